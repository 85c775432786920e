import { Link } from '@tanstack/react-router'
import { useEffect, useState, type ReactNode } from 'react'
import type { AuditLine } from '../../../shared/domain/audit'
import { ask } from '../../bridge'
import { instantNow } from '../../state/clock-and-ids'
import { EmptyState } from '../../ui/surface'
import { useWords } from '../../words/words'
import { ErasureReceipt } from './erasure-receipt'

/** The receipt of an erasure, drawn again from its line in the list: numbers, and no name. */
export function ReceiptPage({ counter, backups }: { readonly counter: number; readonly backups: (erasedAt: string) => ReactNode }) {
  const say = useWords('audit')
  const [line, setLine] = useState<AuditLine | null | undefined>()
  useEffect(() => {
    ask('audit:list', { before: counter + 1, most: 1 }).then(
      ({ lines }) => setLine(lines[0]?.counter === counter ? lines[0] : null),
      () => setLine(null),
    )
  }, [counter])
  if (line === undefined) return null
  const counts = line?.what.kind === 'family-erased' ? line.what.counts : undefined
  if (line === null || counts === undefined) return <EmptyState title={say('noReceipt')} action={<Link to="/settings/audit">{say('title')}</Link>} />
  return <ErasureReceipt at={{ utc: line.at, zone: instantNow().zone }} counts={counts} alias={null} backups={backups(line.at)} />
}
