import { useId, type ReactNode } from 'react'
import { beginHere } from '../../ui/begin-here'
import { classNames } from '../../ui/class-names'
import { Mark } from '../../ui/mark'
import { useWords } from '../../words/words'
import styles from './doorway.module.css'

interface DoorwayProps {
  readonly title: string
  readonly lead?: string
  /** Stands above everything. */
  readonly notice?: ReactNode
  readonly children?: ReactNode
  readonly width?: 'normal' | 'wide'
}

/** A page outside the vault: one thing to do, and nothing about anybody. */
export function Doorway({ title, lead, notice, children, width = 'normal' }: DoorwayProps) {
  const say = useWords('app')
  const id = useId()
  return (
    <main className={styles.page}>
      <div className={styles.name}>
        <Mark />
        {say('name')}
      </div>
      {notice}
      <section className={classNames(styles.card, width === 'wide' && styles.wide)}>
        <div className={styles.head}>
          {/* A new title is a new step: a field or button of its own takes the focus afterwards. */}
          <h1 key={title} ref={beginHere} tabIndex={-1} aria-describedby={lead === undefined ? undefined : id}>
            {title}
          </h1>
          {lead !== undefined && (
            <p id={id} className={styles.lead}>
              {lead}
            </p>
          )}
        </div>
        {children}
      </section>
    </main>
  )
}
