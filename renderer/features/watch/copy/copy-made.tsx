import { byteWords } from '../../../words/failure-words'
import { useWords } from '../../../words/words'
import styles from './copy.module.css'

export function CopyMade({ bytes, sha256 }: { readonly bytes: number; readonly sha256: string }) {
  const say = useWords('copy')
  return (
    <>
      <p role="status">{say('made')}</p>
      <dl className={styles.facts}>
        <dt>{say('size')}</dt>
        <dd>{byteWords(bytes)}</dd>
        <dt>{say('sha')}</dt>
        <dd>{sha256}</dd>
      </dl>
    </>
  )
}
