import type { ReactNode } from 'react'
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
  return (
    <main className={styles.page}>
      <div className={styles.name}>
        <Mark />
        {say('name')}
      </div>
      {notice}
      <section className={classNames(styles.card, width === 'wide' && styles.wide)}>
        <div className={styles.head}>
          <h1>{title}</h1>
          {lead !== undefined && <p className={styles.lead}>{lead}</p>}
        </div>
        {children}
      </section>
    </main>
  )
}
