import type { ReactNode } from 'react'
import { classNames } from './class-names'
import styles from './surface.module.css'

export function Card({ children, title, className }: { readonly children: ReactNode; readonly title?: string; readonly className?: string | undefined }) {
  return (
    <section className={classNames(styles.card, className)}>
      {title !== undefined && <h2>{title}</h2>}
      {children}
    </section>
  )
}

export function Chip({ children, look = 'plain' }: { readonly children: ReactNode; readonly look?: 'plain' | 'ok' | 'warm' | 'notice' }) {
  return <span className={classNames(styles.chip, styles[look])}>{children}</span>
}

/** What a list says while it is empty: what it is for, and what to do first. */
export function EmptyState({ title, children, action }: { readonly title: string; readonly children?: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <h2>{title}</h2>
      {children !== undefined && <p>{children}</p>}
      {action}
    </div>
  )
}

/** Something a person should read before going on; calm, never red. */
export function Notice({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className={styles.noticeBar} role="status">
      <div>{children}</div>
      {action}
    </div>
  )
}

/** `fraction` 0–1. */
export function ProgressBar({ label, fraction }: { readonly label: string; readonly fraction: number }) {
  const percent = Math.round(Math.min(1, Math.max(0, fraction)) * 100)
  return (
    <div className={styles.progress} role="progressbar" aria-label={label} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100}>
      <div style={{ width: `${percent}%` }} />
    </div>
  )
}
