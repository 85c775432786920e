import { intoSight } from '../../ui/into-sight'
import styles from './vault.module.css'

/** What takes its time, said where it was begun. */
export function Working({ words }: { readonly words: string | null }) {
  if (words === null) return null
  return (
    <p ref={intoSight} className={styles.note} role="status">
      {words}
    </p>
  )
}
