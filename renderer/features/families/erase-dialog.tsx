import { useRef, useState } from 'react'
import type { Family } from '../../../shared/domain/family'
import { AppFailure } from '../../../shared/domain/outcome'
import { useLive } from '../../db/live'
import { familyHoldings } from '../../db/queries/family-holdings'
import { countsOf, eraseFamily, type Erasure } from './erase-family'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { goToField } from '../../ui/go-to-field'
import { TextField } from '../../ui/text-field'
import { erasedWords } from '../../words/erased-words'
import { thrownWords } from '../../words/failure-words'
import { isolated } from '../../words/isolated'
import { useWords } from '../../words/words'
import styles from './erase.module.css'

interface EraseDialogProps {
  readonly family: Family
  readonly onClose: () => void
  readonly onErased: (erasure: Erasure) => void
}

/** Says what goes and what stays, and asks for the name: this is the one thing that nobody can take back. */
export function EraseDialog({ family, onClose, onErased }: EraseDialogProps) {
  const say = useWords('families')
  const sayApp = useWords('app')
  const [typed, setTyped] = useState('')
  const [isErasing, setErasing] = useState(false)
  const [problem, setProblem] = useState<string | undefined>()
  const held = useLive(() => familyHoldings(family.id), [family.id])
  const name = family.alias.trim() || say('noName')
  const field = useRef<HTMLDivElement>(null)
  const isNamed = plain(typed) === plain(name)

  const erase = () => {
    // Enter in the field asks for it as well, and knows nothing of the button.
    if (isErasing) return
    if (!isNamed) {
      setProblem(say('erase.notTheName'))
      return goToField(field.current?.querySelector('input'))
    }
    setErasing(true)
    eraseFamily(family.id, say('erase.label')).then(onErased, (thrown: unknown) => {
      setErasing(false)
      const isFilming = thrown instanceof AppFailure && thrown.error.kind === 'recording-busy'
      setProblem(isFilming ? say('erase.filming') : thrownWords(thrown))
    })
  }
  // The field takes the focus where it will stay.
  if (held === undefined) return null
  return (
    <Dialog
      role="alertdialog"
      title={say('erase.title', { family: isolated(name) })}
      isOpen
      width="wide"
      onClose={isErasing ? () => undefined : onClose}
      actions={
        <>
          <Button onPress={onClose} isDisabled={isErasing}>
            {sayApp('cancel')}
          </Button>
          <Button look="danger" onPress={erase} isPending={isErasing}>
            {isErasing ? say('erase.working') : say('erase.confirm')}
          </Button>
        </>
      }
    >
      <div className={styles.both}>
        <section>
          <h3>{say('erase.goes')}</h3>
          <ul className={styles.list}>{erasedWords(say, countsOf(held)).map(words => <li key={words}>{words}</li>)}</ul>
        </section>
        <section>
          <h3>{say('erase.stays')}</h3>
          <ul className={styles.list}>
            <li>{say('erase.staysLine')}</li>
            <li>{say('erase.staysBackups')}</li>
            <li>{say('erase.staysCopies')}</li>
            <li>{say('erase.staysReasons')}</li>
          </ul>
        </section>
      </div>
      <p>{say('erase.final')}</p>
      <div ref={field}>
        <TextField
          label={say('erase.type', { family: isolated(name) })}
          hint={say('erase.typeHint')}
          value={typed}
          onChange={text => {
            setTyped(text)
            setProblem(undefined)
          }}
          onSubmit={erase}
          problem={problem}
          maxLength={200}
          autoFocus
        />
      </div>
    </Dialog>
  )
}

// What is copied from the line above brings along the marks that keep a name in its own direction.
const plain = (name: string): string => name.normalize('NFC').replaceAll(/[\u2066-\u2069]/g, '').trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase()
