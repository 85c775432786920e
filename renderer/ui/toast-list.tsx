import { useEffect } from 'react'
import { Button } from './button'
import { classNames } from './class-names'
import styles from './toast-list.module.css'

export interface ShownToast {
  readonly id: number
  readonly kind: 'done' | 'failure'
  readonly words: string
  readonly action?: { readonly label: string; readonly run: () => void }
}

interface ToastListProps {
  readonly toasts: readonly ShownToast[]
  readonly onDismiss: (id: number) => void
  readonly dismissLabel: string
}

const DONE_STAYS_MS = 6_000

export function ToastList({ toasts, onDismiss, dismissLabel }: ToastListProps) {
  return (
    <div className={styles.list} role="region" aria-live="polite" aria-label={dismissLabel}>
      {toasts.map(toast => (
        <ToastCard key={toast.id} toast={toast} onDismiss={onDismiss} dismissLabel={dismissLabel} />
      ))}
    </div>
  )
}

function ToastCard({ toast, onDismiss, dismissLabel }: { readonly toast: ShownToast; readonly onDismiss: (id: number) => void; readonly dismissLabel: string }) {
  const { id, kind, action } = toast
  useEffect(() => {
    if (kind === 'failure') return undefined
    const timer = setTimeout(() => onDismiss(id), DONE_STAYS_MS)
    return () => clearTimeout(timer)
  }, [id, kind, onDismiss])
  return (
    <div className={classNames(styles.toast, kind === 'failure' && styles.failure)} role={kind === 'failure' ? 'alert' : 'status'}>
      <span>{toast.words}</span>
      {action && (
        <Button
          look="quiet"
          onPress={() => {
            action.run()
            onDismiss(id)
          }}
        >
          {action.label}
        </Button>
      )}
      {kind === 'failure' && (
        <Button look="quiet" onPress={() => onDismiss(id)}>
          {dismissLabel}
        </Button>
      )}
    </div>
  )
}
