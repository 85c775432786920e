import { useEffect, useState } from 'react'
import type { Args } from '../../../../shared/bridge/contract'
import type { OfferedBackup, RestoreDone } from '../../../../shared/bridge/results'
import { AppFailure, type AppError, type DamagedRecording } from '../../../../shared/domain/outcome'
import { api, ask } from '../../../bridge'
import { ProgressBar } from '../../../ui/surface'
import { Button } from '../../../ui/button'
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

const WRONG: ReadonlySet<AppError['kind']> = new Set(['wrong-passphrase', 'wrong-recovery-key', 'wrong-escrow-key'])

/** From nothing to an open vault, from a backup: which one, what opens it, and what came of it. */
export function BringBack({ onBack, onDone }: BringBackProps) {
  const say = useWords('backup')
  const [offered, setOffered] = useState<{ readonly folder: string | null; readonly chosen: OfferedBackup | null } | null>(null)
  const [damaged, setDamaged] = useState<readonly DamagedRecording[]>([])
  const [fraction, setFraction] = useState<number | null>(null)
  const [done, setDone] = useState<RestoreDone | null>(null)
  const looking = useAttempt()
  const bringing = useAttempt(({ kind }) => (kind === 'wrong-passphrase' ? say('back.wrong') : kind === 'wrong-recovery-key' ? say('back.wrongSheet') : kind === 'wrong-escrow-key' ? say('back.wrongKey') : null))
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
        setOffered(before => before && { ...before, chosen })
      }
    })
  const bring = async (backupId: string, secret: Args<'vault:restore'>['secret']) => {
    let isSecretWrong = false
    await bringing.run(async () => {
      try {
        setDone(await ask('vault:restore', { backupId, secret, withoutDamaged: damaged.length > 0 }))
      } catch (thrown) {
        isSecretWrong = thrown instanceof AppFailure && WRONG.has(thrown.error.kind)
        if (thrown instanceof AppFailure && thrown.error.kind === 'backup-damaged' && thrown.error.canBringRest) setDamaged(thrown.error.recordings)
        throw thrown
      } finally {
        if (secret.kind === 'service-key') secret.privateKey.fill(0)
        setFraction(null)
      }
    })
    return isSecretWrong ? 'wrong-secret' : 'tried'
  }

  if (done) return <BroughtBack done={done} onGoOn={onDone} />
  const chosen = offered?.chosen ?? null
  return (
    <Doorway title={say('back.title')} lead={say('back.lead')} width="wide">
      {offered && <ChosenBackup chosen={chosen} folder={offered.folder} isDisabled={bringing.isWorking} onChoose={choose} onLookAgain={() => void looking.run(look)} />}
      {looking.problem !== null && <p role="alert">{looking.problem}</p>}
      {bringing.isWorking && fraction !== null && (
        <div role="status">
          <p>{say('back.working')}</p>
          <ProgressBar label={say('back.working')} fraction={fraction} />
        </div>
      )}
      {chosen && (
        <BringBackForm isWorking={bringing.isWorking} problem={bringing.problem} damaged={damaged} onBack={onBack} onStop={() => void ask('vault:stop-restore', {})} onBring={secret => bring(chosen.id, secret)} />
      )}
      {!chosen && (
        <div className={styles.buttons}>
          <Button onPress={onBack}>{say('back.goBack')}</Button>
        </div>
      )}
    </Doorway>
  )
}
