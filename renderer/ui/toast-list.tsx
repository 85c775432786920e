import { useEffect, useRef } from 'react'
import { Button } from './button'
import { classNames } from './class-names'
import styles from './toast-list.module.css'
import { useToldHeight } from './use-told-height'

export interface ShownToast {
  readonly id: number
  readonly kind: 'done' | 'failure'
  readonly words: string
  readonly action?: { readonly label: string; readonly run: () => void }
}

interface ToastListProps {
  readonly toasts: readonly ShownToast[]
  readonly onDismiss: (id: number) => void
  readonly label: string
  readonly dismissLabel: string
}

const DONE_STAYS_MS = 6_000

/**
 * Messages. What was done floats for a moment, in the line above a page's tabs. A failure stays, and several fill more than a
 * line: they take room of their own at the head of the page and cover nothing, a dialog neither. In the top layer, they are heard
 * and can be dismissed while one is open.
 */
export function ToastList({ toasts, onDismiss, label, dismissLabel }: ToastListProps) {
  const takesRoom = toasts.length > 1 || toasts.some(({ kind }) => kind === 'failure')
  const list = useRef<HTMLDivElement>(null)
  useToldHeight(takesRoom ? '--messages' : null, list)
  return (
    <div ref={list} className={classNames(styles.list, takesRoom ? styles.inPage : styles.floating)} role="region" aria-live="polite" aria-label={label} data-react-aria-top-layer="true">
      {toasts.map(toast => (
        <ToastCard key={toast.id} toast={toast} onDismiss={onDismiss} dismissLabel={dismissLabel} />
      ))}
    </div>
  )
}

function ToastCard({ toast, onDismiss, dismissLabel }: Pick<ToastListProps, 'onDismiss' | 'dismissLabel'> & { readonly toast: ShownToast }) {
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
