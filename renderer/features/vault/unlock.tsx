import { useEffect, useState, type ReactNode } from 'react'
import type { VaultState } from '../../../shared/bridge/results'
import { ask } from '../../bridge'
import { stand } from '../../state/door'
import { OpenWithServiceKey } from './open-with-service-key'
import { Recover } from './recover'
import { UnlockForm } from './unlock-form'

interface UnlockProps {
  /** Before the next passphrase is tried. */
  readonly waitMs: number
  readonly isDemo: boolean
  /** Stands above whatever is asked: that filming goes on. */
  readonly notice?: ReactNode
  /** Goes in. */
  readonly onOpened: () => Promise<void>
}

/** The locked vault: with the passphrase, with the recovery sheet, or with a service's key where one was added. */
export function Unlock({ waitMs, isDemo, notice, onOpened }: UnlockProps) {
  const [way, setWay] = useState<'passphrase' | 'sheet' | 'service'>('passphrase')
  const ways = useWaysIn()
  const shared = { notice, onOpened, onDamaged: () => stand({ kind: 'damaged' }) }
  const onBack = () => setWay('passphrase')
  if (way === 'sheet') return <Recover {...shared} sheetNumber={ways?.sheetNumber ?? null} onBack={onBack} />
  if (way === 'service') return <OpenWithServiceKey {...shared} onBack={onBack} />
  return <UnlockForm {...shared} vaultId={ways?.vaultId ?? null} lockedBy={ways?.lockedBy ?? null} waitMs={waitMs} isDemo={isDemo} onHaveSheet={() => setWay('sheet')} onHaveServiceKey={ways?.hasServiceKey === true ? () => setWay('service') : null} />
}

/** Null until main has said, and where it could not: it opens as well without a name, with the passphrase or the sheet. */
function useWaysIn(): VaultState | null {
  const [ways, setWays] = useState<VaultState | null>(null)
  useEffect(() => {
    let isWanted = true
    ask('vault:state', {}).then(
      state => isWanted && setWays(state),
      (thrown: unknown) => console.error(thrown),
    )
    return () => {
      isWanted = false
    }
  }, [])
  return ways
}
