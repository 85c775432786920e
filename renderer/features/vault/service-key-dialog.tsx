import { useState } from 'react'
import type { WhereWritten } from '../../../shared/bridge/results'
import { readServiceKey } from '../../../shared/domain/service-key'
import { ask } from '../../bridge'
import { showDone } from '../../state/toasts'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Notice } from '../../ui/surface'
import { TextField } from '../../ui/text-field'
import { isolated } from '../../words/isolated'
import { useWords } from '../../words/words'
import { Problem } from './choose-passphrase'
import { PassphraseStep } from './passphrase-step'
import { withSecrets, type Secret } from '../../ui/secret'
import { lookAtSlots } from './slots'
import { useAttempt } from './use-attempt'
import styles from './vault.module.css'

/** A service's public key, with what it means to add it said before anything else. */
export function ServiceKeyDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useWords('vault')
  const [label, setLabel] = useState('')
  const [key, setKey] = useState('')
  const [isTried, setTried] = useState(false)
  const adding = useAttempt(({ kind }) => (kind === 'wrong-passphrase' ? say('unlock.wrong') : kind === 'invalid-request' ? say('service.refused') : null))
  const making = useAttempt()
  const [where, setWhere] = useState<WhereWritten | null>(null)
  const publicKey = readServiceKey(key)
  const name = label.trim()

  const add = async (take: () => Secret) => {
    if (publicKey === null || name === '') return
    const passphrase = take()
    if (!(await adding.run(() => withSecrets([passphrase], () => ask('vault:add-escrow', { passphrase, publicKey, label: name }))))) return
    showDone(say('service.added'))
    await lookAtSlots()
    onClose()
  }

  const make = () =>
    making.run(async () => {
      const made = await ask('vault:make-service-key', {})
      if (made === null) return
      setKey(made.publicKey)
      setWhere(made.where)
    })

  return (
    <Dialog title={say('service.title')} isOpen onClose={onClose} width="wide" closesOutside={false}>
      <Notice>{say('service.meaning')}</Notice>
      <PassphraseStep submitLabel={say('service.add')} isWorking={adding.isWorking} problem={adding.problem} onTry={() => setTried(true)} onSubmit={take => void add(take)} onCancel={onClose}>
        <TextField label={say('service.label')} hint={say('service.labelHint')} value={label} onChange={setLabel} maxLength={80} autoFocus problem={isTried && name === '' ? say('service.noLabel') : undefined} />
        <TextField label={say('service.key')} hint={say('service.keyHint')} value={key} onChange={setKey} maxLength={400} problem={isTried && publicKey === null ? say(key.trim() === '' ? 'service.noKey' : 'service.notAKey') : undefined} />
        <div className={styles.make}>
          <Button isPending={making.isWorking} onPress={() => void make()}>
            {say('service.make')}
          </Button>
          <p className={styles.note} role="status">
            {where === null ? say('service.makeHint') : say('service.made', { file: isolated(where.file), folder: isolated(where.folder) })}
          </p>
          <Problem words={making.problem} />
        </div>
      </PassphraseStep>
    </Dialog>
  )
}
