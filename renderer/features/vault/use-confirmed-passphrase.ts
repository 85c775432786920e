import { useEffect, useRef } from 'react'
import { ask } from '../../bridge'
import { withSecrets, type Secret } from '../../ui/secret'
import { useWords } from '../../words/words'
import { useAttempt } from './use-attempt'

interface ConfirmedPassphrase {
  readonly isWorking: boolean
  readonly problem: string | null
  /** True where it is the passphrase that holds; it is then kept until it is used, or the dialog goes. */
  readonly confirm: (passphrase: Secret) => Promise<boolean>
  /** Uses it up. */
  readonly take: () => Secret
}

/** The passphrase as it is now, tried before anybody thinks of a new one. */
export function useConfirmedPassphrase(): ConfirmedPassphrase {
  const say = useWords('vault')
  const held = useRef<Secret | null>(null)
  const confirming = useAttempt(({ kind }) => (kind === 'wrong-passphrase' ? say('unlock.wrong') : null))
  useEffect(() => () => void held.current?.fill(0), [])

  return {
    isWorking: confirming.isWorking,
    problem: confirming.problem,
    async confirm(passphrase) {
      const isRight = await confirming.run(async () => {
        const tried = passphrase.slice()
        await withSecrets([tried], () => ask('vault:confirm', { passphrase: tried }))
      })
      if (!isRight) passphrase.fill(0)
      held.current?.fill(0)
      held.current = isRight ? passphrase : null
      return isRight
    },
    take() {
      const passphrase = held.current ?? new Uint8Array()
      held.current = null
      return passphrase
    },
  }
}
