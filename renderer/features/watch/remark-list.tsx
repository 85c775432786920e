import { Trash2 } from 'lucide-react'
import type { Id } from '../../../shared/domain/ids'
import type { Remark } from '../../../shared/domain/remark'
import { formatClock } from '../../../shared/domain/time'
import { useLive } from '../../db/live'
import { belongingTo } from '../../db/queries/records'
import { saving } from '../../state/saving'
import { showDone } from '../../state/toasts'
import { undoAction } from '../../state/undo-action'
import { Button } from '../../ui/button'
import { SavedText } from '../../ui/saved-text'
import { Card } from '../../ui/surface'
import { useWords } from '../../words/words'
import styles from './remark-list.module.css'
import { changeRemark, deleteRemark } from './remarks'

/** What was said in this session while watching a film, in the film's order. */
export function RemarkList({ sessionId, filmId }: { readonly sessionId: Id; readonly filmId: Id }) {
  const say = useWords('watch')
  const remarks = useLive(() => belongingTo('remarks', 'sessionId', sessionId), [sessionId])
  if (remarks === undefined) return null
  const shown = remarks.filter(remark => remark.filmId === filmId).toSorted((a, b) => a.at - b.at || a.madeAt.utc.localeCompare(b.madeAt.utc))
  return (
    <Card title={say('remarks')} className={styles.panel}>
      {shown.length === 0 && <p className={styles.none}>{say('noRemarks')}</p>}
      <ul className={styles.list}>
        {shown.map(remark => (
          <RemarkRow key={remark.id} remark={remark} />
        ))}
      </ul>
    </Card>
  )
}

function RemarkRow({ remark }: { readonly remark: Remark }) {
  const say = useWords('watch')
  const facts = { who: remark.who, at: formatClock(remark.at) }
  const remove = async () => {
    if (await saving(deleteRemark(remark))) showDone(say('deleted'), undoAction())
  }
  return (
    <li className={styles.row}>
      <div className={styles.facts}>
        <bdi>{remark.who}</bdi>
        <span className={styles.at}>{formatClock(remark.at)}</span>
        <Button look="quiet" label={say('deleteRemark', facts)} onPress={() => void remove()}>
          <Trash2 aria-hidden="true" />
        </Button>
      </div>
      <SavedText label={say('remarkWords', facts)} isLabelHidden value={remark.words} lines={2} maxLength={4_000} onSave={words => void saving(changeRemark(remark, words))} />
    </li>
  )
}
