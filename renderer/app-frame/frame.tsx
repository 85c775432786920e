import { Outlet } from '@tanstack/react-router'
import { useAppStart } from '../state/app-start'
import { useToasts } from '../state/toasts'
import { classNames } from '../ui/class-names'
import { ToastList } from '../ui/toast-list'
import { useWords } from '../words/words'
import { AppCommands } from './app-commands'
import styles from './frame.module.css'
import { Rail } from './rail'

/** What every screen but Watch stands in. */
export function Frame() {
  const say = useWords('app')
  const start = useAppStart(state => state.start)
  const isDemo = start?.isDemo === true
  const { toasts, dismiss } = useToasts()
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#page" onClick={event => {
        event.preventDefault()
        document.getElementById('page')?.focus()
      }}>
        {say('skipToPage')}
      </a>
      <Rail />
      <main id="page" tabIndex={-1} className={classNames(styles.page, isDemo && styles.withStrip)}>
        {isDemo && <div className={styles.demo}>{say('demo')}</div>}
        <ToastList toasts={toasts} onDismiss={dismiss} label={say('messages')} dismissLabel={say('dismiss')} />
        <Outlet />
      </main>
      <AppCommands />
    </div>
  )
}
