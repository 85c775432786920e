import type { Goal } from '../../../shared/domain/family'
import type { GoalSeries } from '../../../shared/domain/goal-series'
import type { Session } from '../../../shared/domain/session'
import { Card } from '../../ui/surface'
import { isolated } from '../../words/isolated'
import { useWords } from '../../words/words'
import styles from './family-progress.module.css'
import { GoalChart } from './goal-chart'
import { GoalTable } from './goal-table'
import { RaterMark } from './rater-mark'

interface GoalCardProps {
  readonly goals: readonly { readonly goal: Goal; readonly series: readonly GoalSeries[] }[]
  readonly sessions: readonly Session[]
}

/** How near each goal feels, session by session, each rater apart. */
export function GoalCard({ goals, sessions }: GoalCardProps) {
  const say = useWords('progress')
  const raters = [...new Set(goals.flatMap(({ series }) => series.map(({ rater }) => rater)))]
  const rated = goals.filter(({ series }) => series.length > 0)
  const [onlyRater] = raters
  const title = raters.length === 1 && onlyRater !== undefined && onlyRater !== '' ? say('goalRated', { who: isolated(onlyRater) }) : say('goal')
  return (
    <Card title={title}>
      {goals.length === 0 && <p className={styles.quiet}>{say('noGoal')}</p>}
      {goals.length > 0 && rated.length === 0 && <p className={styles.quiet}>{say('noRating')}</p>}
      {rated.map(({ goal, series }) => (
        <div key={goal.id}>
          {goals.length > 1 && <bdi className={styles.goalWords}>“{goal.words}”</bdi>}
          {series.length > 1 && (
            <ul className={styles.legend}>
              {series.map(({ rater }, index) => (
                <li key={rater}>
                  <svg viewBox="-8 -8 16 16" aria-hidden="true">
                    <RaterMark index={index} x={0} y={0} />
                  </svg>
                  <bdi>{rater}</bdi>
                </li>
              ))}
            </ul>
          )}
          <GoalChart series={series} sessions={sessions.map(({ number }) => number)} label={say('chart')} />
          <GoalTable series={series} />
        </div>
      ))}
      {rated.length > 0 && <p className={styles.quiet}>{say('higher')}</p>}
    </Card>
  )
}
