import { useEffect, useState } from 'react'
import { ask } from '../../bridge'
import { byteWords } from '../../words/failure-words'
import { useWords } from '../../words/words'
import styles from './vault-card.module.css'

/** Says, where there is any, what was set aside when a part of the vault was damaged. */
export function SetAside() {
  const say = useWords('vault')
  const [aside, setAside] = useState({ files: 0, bytes: 0 })
  useEffect(() => {
    ask('app:set-aside', {}).then(setAside, () => undefined)
  }, [])
  if (aside.files === 0) return null
  return <p className={styles.since}>{say('card.setAside', { count: aside.files, size: byteWords(aside.bytes) })}</p>
}
