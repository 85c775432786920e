import styles from './family-progress.module.css'

const lines = [styles.line0, styles.line1, styles.line2]

/** Raters differ in colour and in shape: circle, square, triangle. */
export function RaterMark({ index, x, y }: { readonly index: number; readonly x: number; readonly y: number }) {
  const line = lines[index % lines.length]
  switch (index % 3) {
    case 0:
      return <circle cx={x} cy={y} r={6} className={line} />
    case 1:
      return <rect x={x - 5.5} y={y - 5.5} width={11} height={11} className={line} />
    default:
      return <path d={`M ${x} ${y - 7} L ${x + 7} ${y + 5.5} L ${x - 7} ${y + 5.5} Z`} className={line} />
  }
}

export function raterLine(index: number): string {
  return lines[index % lines.length] ?? ''
}
