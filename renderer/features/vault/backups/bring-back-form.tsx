import { useEffect, useRef, useState } from 'react'
import type { Args } from '../../../../shared/bridge/contract'
import type { DamagedRecording } from '../../../../shared/domain/outcome'
import { instantNow } from '../../../state/clock-and-ids'
import { Button } from '../../../ui/button'
import { withSecrets, type Secret } from '../../../ui/secret'
import { dayAndTimeWords } from '../../../words/dates'
import { useWords } from '../../../words/words'
import { ChoosePassphrase } from '../choose-passphrase'
import { useOfferedWords } from '../offered-phrase'
import { typedGroups } from '../recovery-fields'
import { ServiceKeyEntry } from '../service-key-entry'
import { SheetEntry } from '../sheet-entry'
import { useAttempt } from '../use-attempt'
import { useTypedSheet } from '../use-typed-sheet'
import { BackupPassphrase } from './backup-passphrase'
import styles from '../vault.module.css'
import own from './backups.module.css'

interface BringBackFormProps {
  /** Nothing of it shows meanwhile; what was typed stays. */
  readonly isWorking: boolean
  readonly problem: string | null
  /** The sheet or the key was tried, and opens the backup. */
  readonly isTried: boolean
  readonly onTried: (isTried: boolean) => void
  /** Another way is taken. */
  readonly onTurn: () => void
  /** Throws where this does not open the backup. */
  readonly onCheck: (secret: Args<'vault:check-backup'>['secret']) => Promise<void>
  /** Until that is known, one stays where one is. */
  readonly isChecking: boolean
  /** Found damaged when it was tried before: the rest can be brought back without them. */
  readonly damaged: readonly DamagedRecording[]
  readonly onBack: () => void
  readonly onBring: (secret: Args<'vault:restore'>['secret']) => void
}

const ways = ['passphrase', 'sheet', 'key'] as const
type Way = (typeof ways)[number]

/** What opens the backup: its passphrase, or the sheet or a service's key, which are tried at once, and then a new passphrase. */
export function BringBackForm({ isWorking, problem, isTried, onTried, onTurn, onCheck, isChecking, damaged, onBack, onBring }: BringBackFormProps) {
  const say = useWords('backup')
  const sayVault = useWords('vault')
  useOfferedWords()
  const [way, setWay] = useState<Way>('passphrase')
  const groups = useRef<HTMLFieldSetElement>(null)
  const sheet = useTypedSheet(groups, {
    opens: recoveryKey => onCheck({ kind: 'recovery', recoveryKey }),
    otherSheet: say('back.wrongSheet'),
  })
  const held = useRef<Secret | null>(null)
  const hold = (key: Secret | null) => {
    held.current?.fill(0)
    held.current = key
  }
  useEffect(() => () => hold(null), [])
  const trying = useAttempt(({ kind }) => (kind === 'wrong-escrow-key' ? say('back.wrongKey') : null))

  const tryKey = async (key: Secret) => {
    const isRight = await trying.run(() => {
      const privateKey = key.slice()
      return withSecrets([privateKey], () => onCheck({ kind: 'service-key', privateKey }))
    })
    if (!isRight) key.fill(0)
    hold(isRight ? key : null)
    if (isRight) onTried(true)
    return isRight
  }
  const bringWith = (newPassphrase: Secret) =>
    onBring(way === 'key' ? { kind: 'service-key', privateKey: held.current?.slice() ?? new Uint8Array(), newPassphrase } : { kind: 'recovery', recoveryKey: typedGroups(groups.current).join('-'), newPassphrase })

  const turnTo = (other: Way) => {
    hold(null)
    setWay(other)
    onTurn()
  }

  const bringWords = say(damaged.length > 0 ? 'back.bringRest' : 'back.bring')
  const back = (
    <Button isDisabled={isChecking} onPress={onBack}>
      {sayVault('back')}
    </Button>
  )
  const otherWays = (
    <div className={styles.aside}>
      {ways
        .filter(other => other !== way)
        .map(other => (
          <Button key={other} look="quiet" isDisabled={isChecking} onPress={() => turnTo(other)}>
            {say(`back.use.${other}`)}
          </Button>
        ))}
    </div>
  )
  return (
    <div className={own.opening} hidden={isWorking}>
      {damaged.length > 0 && <Damaged damaged={damaged} />}
      {way === 'passphrase' && <BackupPassphrase isWorking={isWorking} problem={problem} doneLabel={bringWords} otherWays={otherWays} buttons={back} onType={passphrase => onBring({ kind: 'passphrase', passphrase })} />}
      {/* Both stay while the passphrase is chosen: one goes back to them, and the groups are what opens the backup. */}
      {way === 'sheet' && <SheetEntry hidden={isTried} fields={groups} sheet={sheet} nextLabel={say('back.next')} otherWays={otherWays} buttons={back} onOpens={() => onTried(true)} />}
      {way === 'key' && <ServiceKeyEntry hidden={isTried} isWorking={trying.isWorking} problem={trying.problem} onKey={tryKey} otherWays={otherWays} buttons={back} />}
      {isTried && <ChoosePassphrase doneLabel={bringWords} workingWords={say('back.workingLong')} isWorking={isWorking} problem={problem} onBack={() => onTried(false)} onChoose={bringWith} />}
    </div>
  )
}

function Damaged({ damaged }: { readonly damaged: readonly DamagedRecording[] }) {
  const say = useWords('backup')
  const { zone } = instantNow()
  return (
    <div>
      <p>{say('back.damaged')}</p>
      <ul className={own.list}>
        {damaged.map(({ recordingId, startedAt }) => (
          <li key={recordingId}>{dayAndTimeWords({ utc: startedAt, zone })}</li>
        ))}
      </ul>
      <p>{say('back.typeAgain')}</p>
    </div>
  )
}
