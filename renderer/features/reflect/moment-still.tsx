import type { Moment } from '../../../shared/domain/moment'
import { footageAddress } from '../../bridge'
import { useRecordingPictures } from '../../state/recording-media'
import { SheetTile } from '../../ui/sheet-tile'
import styles from './quote-panel.module.css'

/** A small picture from the middle of a moment; a quiet ground until it is there. */
export function MomentStill({ moment }: { readonly moment: Moment }) {
  const pictures = useRecordingPictures(moment.recordingId)
  const middle = (moment.start + moment.end) / 2
  const tile = pictures?.tiles.toSorted((a, b) => Math.abs(a.at - middle) - Math.abs(b.at - middle))[0]
  return (
    <span className={styles.still}>
      {pictures && tile && <SheetTile sheet={{ ...pictures, address: footageAddress(moment.recordingId, 'thumbnails') }} column={tile.column} row={tile.row} />}
    </span>
  )
}
