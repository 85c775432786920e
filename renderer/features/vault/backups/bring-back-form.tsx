import { useEffect, useRef, useState, type SyntheticEvent } from 'react'
import type { Args } from '../../../../shared/bridge/contract'
import type { DamagedRecording } from '../../../../shared/domain/outcome'
import { unfinishedGroups } from '../../../../shared/domain/recovery-sheet'
import { instantNow } from '../../../state/clock-and-ids'
import { beginHere } from '../../../ui/begin-here'
import { Button } from '../../../ui/button'
import { secretBytes, type Secret } from '../../../ui/secret'
import { SecretField } from '../../../ui/secret-field'
import { dayAndTimeWords } from '../../../words/dates'
import { useWords } from '../../../words/words'
import { ChoosePassphrase, Problem } from '../choose-passphrase'
import { useForgetting } from '../use-forgetting'
import { useOfferedWords } from '../offered-phrase'
import { RecoveryFields, typedGroups } from '../recovery-fields'
import { ServiceKeyEntry } from '../service-key-entry'
import styles from '../vault.module.css'
import own from './backups.module.css'

interface BringBackFormProps {
  readonly isWorking: boolean
  readonly problem: string | null
  /** Found damaged when it was tried before: the rest can be brought back without them. */
  readonly damaged: readonly DamagedRecording[]
  readonly onBack: () => void
  readonly onStop: () => void
  readonly onBring: (secret: Args<'vault:restore'>['secret']) => Promise<'wrong-secret' | 'tried'>
}

const ways = ['passphrase', 'sheet', 'key'] as const
type Way = (typeof ways)[number]

/** What opens the backup: the passphrase, or the sheet or a service's key and then a new passphrase. */
export function BringBackForm({ isWorking, problem, damaged, onBack, onStop, onBring }: BringBackFormProps) {
  const say = useWords('backup')
  useOfferedWords()
  const sayVault = useWords('vault')
  const field = useRef<HTMLInputElement>(null)
  const groups = useRef<HTMLFieldSetElement>(null)
  const [way, setWay] = useState<Way>('passphrase')
  /** Which of the two stands behind the new passphrase. */
  const [isNew, setNew] = useState(false)
  const held = useRef<Secret | null>(null)
  useEffect(() => () => void held.current?.fill(0), [])
  const [isShown, setShown] = useState(false)
  const [unfinished, setUnfinished] = useState<readonly number[]>([])

  const forgetTyped = useForgetting(field)

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (isWorking) return
    if (way === 'sheet') {
      const missing = unfinishedGroups(typedGroups(groups.current))
      setUnfinished(missing)
      if (missing.length === 0) setNew(true)
      return
    }
    if (field.current?.value === '') return field.current.focus()
    await onBring({ kind: 'passphrase', passphrase: secretBytes(field.current?.value ?? '') })
    // As it was typed, selected, as at the locked door.
    field.current?.focus()
    field.current?.select()
    forgetTyped()
  }
  const takeKey = (key: Secret) => {
    held.current?.fill(0)
    held.current = key
    setNew(true)
    return true
  }
  const choose = async (newPassphrase: Secret) => {
    const outcome = await onBring(
      way === 'key' ? { kind: 'service-key', privateKey: held.current?.slice() ?? new Uint8Array(), newPassphrase } : { kind: 'recovery', recoveryKey: typedGroups(groups.current).join('-'), newPassphrase },
    )
    // Back to where the sheet or the key can be put right.
    if (outcome === 'wrong-secret') setNew(false)
  }
  const back = isWorking ? <Button onPress={onStop}>{say('back.stop')}</Button> : <Button onPress={onBack}>{sayVault('back')}</Button>
  const otherWays = ways
    .filter(other => other !== way)
    .map(other => (
      <Button key={other} look="quiet" isDisabled={isWorking} onPress={() => setWay(other)}>
        {say(`back.use.${other}`)}
      </Button>
    ))
  const isRest = damaged.length > 0
  return (
    <>
      {isRest && !isWorking && <Damaged damaged={damaged} />}
      {/* Stays while the passphrase is chosen, so that a mistyped group can be put right. */}
      <form className={styles.form} noValidate hidden={isNew || way === 'key'} onSubmit={event => void submit(event)}>
        {way === 'passphrase' && (
          <SecretField ref={field} label={say('back.passphrase')} isShown={isShown} onShow={setShown} showLabel={sayVault('show')} hideLabel={sayVault('hide')} autoFocus isReadOnly={isWorking} onInput={forgetTyped} problem={problem ?? undefined} />
        )}
        {way === 'sheet' && <RecoveryFields ref={groups} mistyped={unfinished} onChange={() => setUnfinished([])} />}
        {way === 'sheet' && <Problem words={unfinished.length > 0 ? sayVault('recover.unfinished', { count: unfinished.length, groups: unfinished.join(', ') }) : problem} />}
        <div className={styles.buttons}>
          {back}
          {otherWays}
          <Button look="primary" type="submit" isDisabled={isWorking}>
            {way === 'sheet' ? say('back.next') : say(isRest ? 'back.bringRest' : 'back.bring')}
          </Button>
        </div>
      </form>
      {way === 'key' && (
        <ServiceKeyEntry
          hidden={isNew}
          isWorking={isWorking}
          problem={problem}
          onKey={takeKey}
          buttons={
            <>
              {back}
              {otherWays}
            </>
          }
        />
      )}
      {isNew && (
        <>
          <h2 ref={beginHere} tabIndex={-1}>
            {say('back.newTitle')}
          </h2>
          <p className={styles.note}>{say('back.newWhy')}</p>
          <ChoosePassphrase
            doneLabel={say(isRest ? 'back.bringRest' : 'back.bring')}
            workingWords={say('back.workingLong')}
            isWorking={isWorking}
            problem={problem}
            onBack={() => setNew(false)}
            onChoose={newPassphrase => void choose(newPassphrase)}
          />
          {isWorking && <div className={styles.buttons}>{back}</div>}
        </>
      )}
    </>
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
