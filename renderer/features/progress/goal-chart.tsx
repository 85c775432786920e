import type { GoalSeries } from '../../../shared/domain/goal-series'
import { classNames } from '../../ui/class-names'
import styles from './family-progress.module.css'
import { raterLine, RaterMark } from './rater-mark'

interface GoalChartProps {
  readonly series: readonly GoalSeries[]
  /** Numbers of all sessions, ascending: the axis shows what is still to come, too. */
  readonly sessions: readonly number[]
  readonly label: string
}

const WIDTH = 320
const HEIGHT = 170
const LEFT = 26
const TOP = 20
const BOTTOM = 24

/** 0–10 over the sessions. A session without a rating is a gap: the line does not run through it. */
export function GoalChart({ series, sessions, label }: GoalChartProps) {
  const last = Math.max(2, ...sessions)
  const x = (sessionNumber: number) => LEFT + 14 + ((sessionNumber - 1) / (last - 1)) * (WIDTH - LEFT - 26)
  const y = (score: number) => TOP + (1 - score / 10) * (HEIGHT - TOP - BOTTOM)
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={styles.chart} role="img" aria-label={label}>
      <line x1={LEFT} x2={WIDTH} y1={y(5)} y2={y(5)} className={styles.grid} />
      <path d={`M ${LEFT} ${y(10)} V ${y(0)} H ${WIDTH}`} className={styles.axis} />
      {[0, 5, 10].map(score => (
        <text key={score} x={LEFT - 7} y={y(score) + 4} textAnchor="end" className={styles.tick}>
          {score}
        </text>
      ))}
      {sessions.map(number => (
        <text key={number} x={x(number)} y={HEIGHT - 6} textAnchor="middle" className={styles.tick}>
          {number}
        </text>
      ))}
      {series.map(({ rater, points }, index) => (
        <g key={rater}>
          {unbroken(points, sessions).map(run => (
            <polyline key={run[0]?.sessionNumber} points={run.map(point => `${x(point.sessionNumber)},${y(point.score)}`).join(' ')} className={classNames(raterLine(index), styles.path)} />
          ))}
          {points.map(point => (
            <RaterMark key={point.sessionNumber} index={index} x={x(point.sessionNumber)} y={y(point.score)} />
          ))}
          <LastScore points={points} x={x} y={y} />
        </g>
      ))}
    </svg>
  )
}

function LastScore({ points, x, y }: { readonly points: GoalSeries['points']; readonly x: (number: number) => number; readonly y: (score: number) => number }) {
  const point = points.at(-1)
  return point ? (
    <text x={x(point.sessionNumber)} y={y(point.score) - 11} textAnchor="middle" className={styles.score}>
      {point.score}
    </text>
  ) : null
}

/** Stretches of ratings in sessions that follow each other. */
function unbroken(points: GoalSeries['points'], sessions: readonly number[]): readonly GoalSeries['points'][] {
  const runs: GoalSeries['points'][number][][] = []
  for (const point of points) {
    const run = runs.at(-1)
    const before = run?.at(-1)
    if (run && before && sessions.indexOf(point.sessionNumber) === sessions.indexOf(before.sessionNumber) + 1) run.push(point)
    else runs.push([point])
  }
  return runs
}
