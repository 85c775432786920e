import type { Id } from '../../../shared/domain/ids'
import type { Ms } from '../../../shared/domain/time'
import { footageAddress } from '../../bridge'
import { classNames } from '../../ui/class-names'
import { useRecordingPictures } from './recording-facts'
import styles from './thumbnail.module.css'

/** The small picture nearest to a time of a recording; a quiet ground until it is there, or where there is none. */
export function Thumbnail({ recordingId, at, className }: { readonly recordingId: Id; readonly at: Ms; readonly className?: string | undefined }) {
  const pictures = useRecordingPictures(recordingId)
  const tile = pictures?.tiles.toSorted((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))[0]
  const share = (place: number, count: number) => (count <= 1 ? 0 : (place / (count - 1)) * 100)
  const drawn = pictures && tile
    ? {
        backgroundImage: `url("${footageAddress(recordingId, 'thumbnails')}")`,
        backgroundSize: `${pictures.columns * 100}% ${pictures.rows * 100}%`,
        backgroundPosition: `${share(tile.column, pictures.columns)}% ${share(tile.row, pictures.rows)}%`,
        aspectRatio: `${pictures.tileWidth} / ${pictures.tileHeight}`,
      }
    : {}
  const isUpright = pictures !== null && pictures.tileHeight > pictures.tileWidth
  return (
    <div className={classNames(styles.ground, isUpright && styles.dark, className)} aria-hidden="true">
      <div className={isUpright ? styles.upright : styles.tile} style={drawn} />
    </div>
  )
}
