import { useState } from 'react'
import { stand } from '../../state/door'
import { Recover } from './recover'
import { UnlockForm } from './unlock-form'

interface UnlockProps {
  /** Before the next passphrase is tried. */
  readonly waitMs: number
  readonly isDemo: boolean
  /** Goes in. */
  readonly onOpened: () => Promise<void>
}

/** The locked vault: with the passphrase, or with the recovery sheet. */
export function Unlock({ waitMs, isDemo, onOpened }: UnlockProps) {
  const [way, setWay] = useState<'passphrase' | 'sheet'>('passphrase')
  const shared = { onOpened, onDamaged: () => stand({ kind: 'damaged' }) }
  return way === 'sheet' ? <Recover {...shared} onBack={() => setWay('passphrase')} /> : <UnlockForm {...shared} waitMs={waitMs} isDemo={isDemo} onHaveSheet={() => setWay('sheet')} />
}
