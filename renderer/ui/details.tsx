import type { ReactNode } from 'react'
import styles from './details.module.css'

/** What only few people ask for, behind one quiet word. */
export function Details({ summary, children }: { readonly summary: string; readonly children: ReactNode }) {
  return (
    <details className={styles.details}>
      <summary>{summary}</summary>
      {children}
    </details>
  )
}
