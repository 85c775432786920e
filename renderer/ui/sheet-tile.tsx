import { classNames } from './class-names'
import styles from './sheet-tile.module.css'

export interface Sheet {
  /** Where the picture with all tiles lies. */
  readonly address: string
  readonly columns: number
  readonly rows: number
  readonly tileWidth: number
  readonly tileHeight: number
}

/** One tile of a sheet of small pictures, as wide as its place allows. Decorative: say beside it what it shows. */
export function SheetTile({ sheet, column, row, className }: { readonly sheet: Sheet; readonly column: number; readonly row: number; readonly className?: string | undefined }) {
  return (
    <span
      className={classNames(styles.tile, className)}
      aria-hidden="true"
      style={{
        aspectRatio: `${sheet.tileWidth} / ${sheet.tileHeight}`,
        backgroundImage: `url("${sheet.address}")`,
        backgroundSize: `${sheet.columns * 100}% ${sheet.rows * 100}%`,
        backgroundPosition: `${share(column, sheet.columns)}% ${share(row, sheet.rows)}%`,
      }}
    />
  )
}

// A background's percentage counts what sticks out, so the last of n tiles stands at 100 %.
function share(index: number, count: number): number {
  return count > 1 ? (index * 100) / (count - 1) : 0
}
