import type { Id } from '../../shared/domain/ids'
import type { RecordingPictures } from '../../shared/domain/recording'
import type { Ms } from '../../shared/domain/time'
import { footageAddress } from '../bridge'
import { classNames } from '../ui/class-names'
import { SheetTile } from '../ui/sheet-tile'
import { useRecordingPictures } from './recording-media'
import styles from './thumbnail.module.css'

interface ThumbnailProps {
  /** Null where there is nothing to see yet. */
  readonly recordingId: Id | null
  readonly at: Ms
  /** Gives it its size. */
  readonly className?: string | undefined
}

/** The small picture nearest to a time of a recording; a quiet ground until it is there, or where there is none. */
export function Thumbnail({ recordingId, at, className }: ThumbnailProps) {
  const pictures = useRecordingPictures(recordingId)
  const tile = pictures && nearestTile(pictures, at)
  const isUpright = pictures !== null && pictures.tileHeight > pictures.tileWidth
  return (
    <span className={classNames(styles.ground, isUpright && styles.dark, className)} aria-hidden="true">
      {recordingId !== null && pictures && tile && (
        <SheetTile className={isUpright ? styles.upright : styles.wide} sheet={{ ...pictures, address: footageAddress(recordingId, 'thumbnails') }} column={tile.column} row={tile.row} />
      )}
    </span>
  )
}

function nearestTile({ tiles }: RecordingPictures, at: Ms): RecordingPictures['tiles'][number] | null {
  return tiles.reduce<RecordingPictures['tiles'][number] | null>((nearest, tile) => (nearest && Math.abs(nearest.at - at) <= Math.abs(tile.at - at) ? nearest : tile), null)
}
