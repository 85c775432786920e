import { useEffect, useState } from 'react'
import type { Args } from '../../../../shared/bridge/contract'
import type { OfferedBackup, RestoreDone } from '../../../../shared/bridge/results'
import { AppFailure, type DamagedRecording } from '../../../../shared/domain/outcome'
import { api, ask } from '../../../bridge'
import { Button } from '../../../ui/button'
import { ProgressBar } from '../../../ui/surface'
import { withSecrets, type Secret } from '../../../ui/secret'
import { useWords } from '../../../words/words'
import { Doorway } from '../doorway'
import { useAttempt } from '../use-attempt'
import styles from '../vault.module.css'
import { BringBackForm } from './bring-back-form'
import { BroughtBack } from './brought-back'
import { ChosenBackup } from './chosen-backup'

interface BringBackProps {
  readonly onBack: () => void
  /** The vault is open. */
  readonly onDone: () => void
}

const titles = { open: 'back.title', new: 'back.newTitle', working: 'back.working' } as const
const leads = { open: 'back.lead', new: 'back.newWhy', working: 'back.workingLong' } as const

/** From nothing to an open vault, from a backup: which one, what opens it, and what came of it. */
export function BringBack({ onBack, onDone }: BringBackProps) {
  const say = useWords('backup')
  const [offered, setOffered] = useState<{ readonly folder: string | null; readonly chosen: OfferedBackup | null } | null>(null)
  const [damaged, setDamaged] = useState<readonly DamagedRecording[]>([])
  const [fraction, setFraction] = useState(0)
  /** The sheet or the key that was given opens the chosen backup. */
  const [isTried, setTried] = useState(false)
  const [isChecking, setChecking] = useState(false)
  const [isStopped, setStopped] = useState(false)
  const [done, setDone] = useState<{ readonly result: RestoreDone; readonly opensWith: 'typed' | 'new' } | null>(null)
  const looking = useAttempt()
  const bringing = useAttempt(({ kind }) => (kind === 'wrong-passphrase' ? say('back.wrong') : null))
  const look = () =>
    ask('vault:backups', {}).then(
      ({ folder, found }) => setOffered({ folder, chosen: found[0] ?? null }),
      () => setOffered({ folder: null, chosen: null }),
    )
  useEffect(() => void look(), [])
  useEffect(() => api.on('backup:progress', progress => setFraction(progress.fraction)), [])

  const choose = () =>
    void looking.run(async () => {
      const chosen = await ask('vault:choose-backup', {})
      if (chosen) {
        setDamaged([])
        bringing.clear()
        setOffered(before => before && { ...before, chosen })
      }
    })
  const check = async (backupId: string, secret: Args<'vault:check-backup'>['secret']) => {
    setChecking(true)
    try {
      await ask('vault:check-backup', { backupId, secret })
    } finally {
      setChecking(false)
    }
  }
  const goTo = (isNew: boolean) => {
    bringing.clear()
    setTried(isNew)
  }
  const bring = (backupId: string, secret: Args<'vault:restore'>['secret']) =>
    bringing.run(async () => {
      setStopped(false)
      try {
        const result = await withSecrets(typedIn(secret), () => ask('vault:restore', { backupId, secret, withoutDamaged: damaged.length > 0 }))
        setDone({ result, opensWith: secret.kind === 'passphrase' ? 'typed' : 'new' })
      } catch (thrown) {
        // Whoever stops it has no problem with what was typed.
        if (thrown instanceof AppFailure && thrown.error.kind === 'cancelled') return setStopped(true)
        if (thrown instanceof AppFailure && thrown.error.kind === 'backup-damaged' && thrown.error.canBringRest) setDamaged(thrown.error.recordings)
        throw thrown
      } finally {
        setFraction(0)
      }
    })

  if (done) return <BroughtBack done={done.result} opensWith={done.opensWith} onGoOn={onDone} />
  const chosen = offered?.chosen ?? null
  const step = bringing.isWorking ? 'working' : isTried ? 'new' : 'open'
  return (
    <Doorway title={say(titles[step])} lead={say(leads[step])} width="wide">
      {offered && step === 'open' && <ChosenBackup chosen={chosen} folder={offered.folder} isDisabled={isChecking} onChoose={choose} onLookAgain={() => void looking.run(look)} />}
      {isStopped && step !== 'working' && <p role="status">{say('back.stopped')}</p>}
      {looking.problem !== null && <p role="alert">{looking.problem}</p>}
      {step === 'working' && (
        <>
          <ProgressBar label={say('back.working')} fraction={fraction} />
          <div className={styles.buttons}>
            <Button onPress={() => void ask('vault:stop-restore', {})}>{say('back.stop')}</Button>
          </div>
        </>
      )}
      {chosen && <BringBackForm key={chosen.id} isWorking={bringing.isWorking} problem={bringing.problem} isTried={isTried} onTried={goTo} onTurn={bringing.clear} isChecking={isChecking} onCheck={secret => check(chosen.id, secret)} damaged={damaged} onBack={onBack} onBring={secret => void bring(chosen.id, secret)} />}
      {!chosen && (
        <div className={styles.buttons}>
          <Button onPress={onBack}>{say('back.goBack')}</Button>
        </div>
      )}
    </Doorway>
  )
}

function typedIn(secret: Args<'vault:restore'>['secret']): readonly Secret[] {
  if (secret.kind === 'passphrase') return [secret.passphrase]
  return secret.kind === 'service-key' ? [secret.privateKey, secret.newPassphrase] : [secret.newPassphrase]
}
