import { Link } from '@tanstack/react-router'
import { BookOpen, Lock, MessageSquareText, Settings, Users } from 'lucide-react'
import { keyLabel } from '../commands/keymap'
import { runCommand } from '../commands/use-commands'
import { Mark } from '../ui/mark'
import { useWords } from '../words/words'
import styles from './rail.module.css'

/** Families, Supervision, Library, Settings, Lock. Nothing more. */
export function Rail() {
  const say = useWords('app')
  return (
    <nav className={styles.rail} aria-label={say('name')}>
      <Mark />
      <Link to="/families" className={styles.item} activeProps={{ className: styles.on ?? '' }}>
        <Users aria-hidden />
        {say('families')}
      </Link>
      <Link to="/supervision" className={styles.item} activeProps={{ className: styles.on ?? '' }}>
        <MessageSquareText aria-hidden />
        {say('supervision')}
      </Link>
      <Link to="/library" className={styles.item} activeProps={{ className: styles.on ?? '' }}>
        <BookOpen aria-hidden />
        {say('library')}
      </Link>
      <span className={styles.space} />
      <Link to="/settings" className={styles.item} activeProps={{ className: styles.on ?? '' }}>
        <Settings aria-hidden />
        {say('settings')}
      </Link>
      <button type="button" className={styles.item} title={keyLabel('app.lock')} onClick={() => runCommand('app.lock')}>
        <Lock aria-hidden />
        {say('lock')}
      </button>
    </nav>
  )
}
