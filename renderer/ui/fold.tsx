import { ChevronDown } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import { classNames } from './class-names'
import styles from './fold.module.css'

interface FoldProps {
  readonly title: string
  /** What it holds, in a line, while it is folded. */
  readonly summary?: ReactNode
  readonly children: ReactNode
  readonly isOpenAtFirst?: boolean
  readonly className?: string | undefined
}

/** A part of a page that folds away to one line. */
export function Fold({ title, summary, children, isOpenAtFirst = false, className }: FoldProps) {
  const [isOpen, setOpen] = useState(isOpenAtFirst)
  return (
    <Disclosure isExpanded={isOpen} onExpandedChange={setOpen} className={classNames(styles.fold, className)}>
      <Heading level={2} className={styles.heading ?? ''}>
        <Button slot="trigger" className={styles.trigger ?? ''}>
          <ChevronDown aria-hidden className={styles.arrow} />
          <span className={styles.title}>{title}</span>
          {!isOpen && summary !== undefined && <span className={styles.summary}>{summary}</span>}
        </Button>
      </Heading>
      <DisclosurePanel className={styles.panel ?? ''}>{isOpen && <div className={styles.content}>{children}</div>}</DisclosurePanel>
    </Disclosure>
  )
}
