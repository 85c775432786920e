import { useEffect, useState } from 'react'
import type { Storage } from '../../../shared/bridge/results'
import { ask } from '../../bridge'
import { Card } from '../../ui/surface'
import { byteWords } from '../../words/failure-words'
import { useWords } from '../../words/words'
import styles from './settings.module.css'

/** How much the vault holds, and how much room is left for it. */
export function StorageCard() {
  const say = useWords('settings')
  const [storage, setStorage] = useState<Storage | 'unknown' | null>(null)
  useEffect(() => {
    let isWanted = true
    ask('app:storage', {}).then(
      told => isWanted && setStorage(told),
      () => isWanted && setStorage('unknown'),
    )
    return () => {
      isWanted = false
    }
  }, [])
  return (
    <Card title={say('storage')}>
      {storage === 'unknown' && <p>{say('storageUnknown')}</p>}
      {storage !== null && storage !== 'unknown' && (
        <dl className={styles.facts}>
          <div>
            <dt>{say('used')}</dt>
            <dd>{byteWords(storage.usedBytes)}</dd>
          </div>
          <div>
            <dt>{say('free')}</dt>
            <dd>{byteWords(storage.freeBytes)}</dd>
          </div>
        </dl>
      )}
      <p className={styles.hint}>{say('storageMeaning')}</p>
    </Card>
  )
}
