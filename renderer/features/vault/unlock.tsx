import { useState, type ReactNode } from 'react'
import { stand } from '../../state/door'
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

/** The locked vault: with the passphrase, or with the recovery sheet. */
export function Unlock({ waitMs, isDemo, notice, onOpened }: UnlockProps) {
  const [way, setWay] = useState<'passphrase' | 'sheet'>('passphrase')
  const shared = { notice, onOpened, onDamaged: () => stand({ kind: 'damaged' }) }
  return way === 'sheet' ? <Recover {...shared} onBack={() => setWay('passphrase')} /> : <UnlockForm {...shared} waitMs={waitMs} isDemo={isDemo} onHaveSheet={() => setWay('sheet')} />
}
