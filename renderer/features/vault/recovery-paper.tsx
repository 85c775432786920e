import { createPortal } from 'react-dom'
import { groupsOf } from '../../../shared/domain/recovery-sheet'
import { useWords } from '../../words/words'
import styles from './recovery-paper.module.css'

interface RecoveryPaperProps {
  readonly recoveryKey: string
  /** Null while it is not known. */
  readonly vaultName: string | null
  /** The sheet's own; null while it is not known. */
  readonly sheetNumber: string | null
  /** In words. */
  readonly madeOn: string
}

/** The recovery sheet as it stands on the screen, and on paper. */
export function RecoveryPaper(props: RecoveryPaperProps) {
  const say = useWords('vault')
  return (
    <>
      <Sheet {...props} />
      {createPortal(
        <article className={styles.paper} aria-hidden="true">
          <h1>{say('sheet.paperTitle')}</h1>
          <Sheet {...props} />
        </article>,
        document.body,
      )}
    </>
  )
}

function Sheet({ recoveryKey, vaultName, sheetNumber, madeOn }: RecoveryPaperProps) {
  const say = useWords('vault')
  return (
    <div className={styles.sheet}>
      <dl className={styles.facts}>
        <div>
          <dt>{say('sheet.vault')}</dt>
          <dd dir="ltr">{vaultName}</dd>
        </div>
        <div>
          <dt>{say('sheet.number')}</dt>
          <dd dir="ltr">{sheetNumber}</dd>
        </div>
        <div>
          <dt>{say('sheet.made')}</dt>
          <dd>{madeOn}</dd>
        </div>
      </dl>
      <ol className={styles.key} dir="ltr" aria-label={say('sheet.keyLabel')} translate="no">
        {groupsOf(recoveryKey).map((group, index) => (
          <li key={group}>
            <span>{index + 1}</span>
            <b>{group}</b>
          </li>
        ))}
      </ol>
      <div className={styles.sections}>
        <section>
          <h2>{say('sheet.purpose')}</h2>
          <p>{say('sheet.purposeWords')}</p>
        </section>
        <section>
          <h2>{say('sheet.place')}</h2>
          <p>{say('sheet.placeWords')}</p>
        </section>
      </div>
      <p className={styles.worthless}>{say('sheet.worthless')}</p>
    </div>
  )
}
