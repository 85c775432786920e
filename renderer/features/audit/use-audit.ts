import { useCallback, useEffect, useState } from 'react'
import type { AuditLine } from '../../../shared/domain/audit'
import { ask } from '../../bridge'
import { thrownWords } from '../../words/failure-words'

/** So many lines at once. */
const LINES = 200

interface AuditView {
  /** Newest first; null until the first have come. */
  readonly lines: readonly AuditLine[] | null
  readonly isAll: boolean
  readonly problem: string | null
  readonly loadEarlier: () => void
}

export function useAudit(): AuditView {
  const [{ lines, isAll }, setFound] = useState<{ readonly lines: readonly AuditLine[] | null; readonly isAll: boolean }>({ lines: null, isAll: false })
  const [problem, setProblem] = useState<string | null>(null)
  const load = useCallback((before: number | null) => {
    ask('audit:list', { before, most: LINES }).then(
      found => setFound(known => ({ lines: before === null ? found.lines : [...(known.lines ?? []), ...found.lines], isAll: found.isAll })),
      (thrown: unknown) => setProblem(thrownWords(thrown)),
    )
  }, [])
  useEffect(() => load(null), [load])
  return { lines, isAll, problem, loadEarlier: () => load(lines?.at(-1)?.counter ?? null) }
}
