import { FileKey } from 'lucide-react'
import { useRef, useState, type ChangeEvent, type ReactNode, type SyntheticEvent } from 'react'
import { readSecretServiceKey } from '../../../shared/domain/service-key'
import { Button } from '../../ui/button'
import type { Secret } from '../../ui/secret'
import { SecretField } from '../../ui/secret-field'
import { useWords } from '../../words/words'
import styles from './vault.module.css'

interface ServiceKeyEntryProps {
  readonly isWorking: boolean
  readonly problem: string | null
  readonly hidden?: boolean
  /** The secret half, which whoever takes it wipes. True empties the field. */
  readonly onKey: (key: Secret) => Promise<boolean> | boolean
  /** What may be given instead, above the buttons. */
  readonly otherWays?: ReactNode
  /** The buttons beside the one that goes on. */
  readonly buttons: ReactNode
}

/** A key file is a few hundred letters: what is longer is none, and is not read. */
const MOST_BYTES = 16_384

/** The secret half of a service's key, from its file or pasted. */
export function ServiceKeyEntry({ isWorking, problem, hidden = false, onKey, otherWays, buttons }: ServiceKeyEntryProps) {
  const say = useWords('vault')
  const field = useRef<HTMLInputElement>(null)
  const file = useRef<HTMLInputElement>(null)
  const [isShown, setShown] = useState(false)
  const [isNoKey, setNoKey] = useState(false)

  const read = async (text: string) => {
    const key = readSecretServiceKey(text)
    setNoKey(key === null)
    if (key !== null && (await onKey(key)) && field.current) field.current.value = ''
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!isWorking) void read(field.current?.value ?? '')
  }
  const choose = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = currentTarget.files ?? []
    if (!chosen) return
    const text = chosen.size > MOST_BYTES ? '' : await chosen.text()
    currentTarget.value = ''
    await read(text)
  }
  return (
    <form className={styles.form} noValidate hidden={hidden} onSubmit={submit}>
      <input ref={file} type="file" accept=".txt,.pem,.key" hidden autoComplete="off" onChange={event => void choose(event)} />
      <Button autoFocus isDisabled={isWorking} onPress={() => file.current?.click()}>
        <FileKey aria-hidden />
        {say('serviceDoor.file')}
      </Button>
      <SecretField ref={field} label={say('serviceDoor.paste')} isShown={isShown} onShow={setShown} showLabel={say('show')} hideLabel={say('hide')} problem={(isNoKey ? say('serviceDoor.notAKey') : problem) ?? undefined} />
      {otherWays}
      <div className={styles.buttons}>
        {buttons}
        <Button look="primary" type="submit" isPending={isWorking}>
          {isWorking ? say('choose.working') : say('recover.next')}
        </Button>
      </div>
    </form>
  )
}
