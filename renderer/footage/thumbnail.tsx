import type { Id } from '../../shared/domain/ids'
import type { RecordingPictures } from '../../shared/domain/recording'
import type { Ms } from '../../shared/domain/time'
import { footageAddress } from '../bridge'
import { classNames } from '../ui/class-names'
import { SheetTile } from '../ui/sheet-tile'
import { usePicturesIfThere } from './recording-media'
import styles from './thumbnail.module.css'

interface ThumbnailProps {
  /** Null where there is nothing to see yet. */
  readonly recordingId: Id | null
  readonly at: Ms
  /** Said in its place once the footage has been erased. */
  readonly whenGone?: string | undefined
  /** Gives it its size. */
  readonly className?: string | undefined
}

/** The small picture nearest to a time of a recording; a quiet ground until it is there, and words where the footage was erased. */
export function Thumbnail({ recordingId, at, className, whenGone }: ThumbnailProps) {
  const { value: pictures, isGone } = usePicturesIfThere(recordingId)
  const tile = pictures && nearestTile(pictures, at)
  const isUpright = pictures !== null && pictures.tileHeight > pictures.tileWidth
  return (
    <span className={classNames(styles.ground, isGone && whenGone !== undefined && styles.gone, isUpright && styles.dark, className)} aria-hidden={!isGone || whenGone === undefined}>
      {isGone && whenGone}
      {recordingId !== null && pictures && tile && (
        <SheetTile className={isUpright ? styles.upright : styles.wide} sheet={{ ...pictures, address: footageAddress(recordingId, 'thumbnails') }} column={tile.column} row={tile.row} />
      )}
    </span>
  )
}

function nearestTile({ tiles }: RecordingPictures, at: Ms): RecordingPictures['tiles'][number] | null {
  return tiles.reduce<RecordingPictures['tiles'][number] | null>((nearest, tile) => (nearest && Math.abs(nearest.at - at) <= Math.abs(tile.at - at) ? nearest : tile), null)
}
