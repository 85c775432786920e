import { Star } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { MomentKind } from '../../../../shared/domain/moment'
import { saving } from '../../../state/saving'
import { Button } from '../../../ui/button'
import { useWords } from '../../../words/words'
import { deleteMark } from './edit-marks'
import styles from './just-marked.module.css'

interface JustMarkedProps {
  readonly id: string
  readonly kind: MomentKind
  readonly onName: () => void
  readonly onGone: () => void
}

const STAYS_MS = 7_000

/** Says for a while that a moment was marked, with the way to name it and the way back. */
export function JustMarked({ id, kind, onName, onGone }: JustMarkedProps) {
  const say = useWords('notice')
  const latest = useRef(onGone)
  useEffect(() => {
    latest.current = onGone
  })
  useEffect(() => {
    const timer = setTimeout(() => latest.current(), STAYS_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className={styles.chip} role="status">
      <Star aria-hidden />
      <span>{say('marked', { kind: say(`kinds.${kind}`) })}</span>
      <Button look="quiet" className={styles.action ?? ''} onPress={onName}>
        {say('nameIt')}
      </Button>
      <Button
        look="quiet"
        className={styles.action ?? ''}
        onPress={() => {
          void saving(deleteMark({ table: 'moments', id }))
          onGone()
        }}
      >
        {say('undo')}
      </Button>
    </div>
  )
}
