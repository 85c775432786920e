import type { Goal } from '../../../shared/domain/family'
import { goalSeries, type GoalSeries } from '../../../shared/domain/goal-series'
import type { FamilyOverview } from '../../db/queries/family-overview'
import { Button } from '../../ui/button'
import { isolated } from '../../words/isolated'
import { useWords } from '../../words/words'
import styles from './family-page.module.css'

/** What the parent hopes for, in the parent's words, and how near it feels now. */
export function Goals({ overview, onWrite }: { readonly overview: FamilyOverview; readonly onWrite: () => void }) {
  const say = useWords('families')
  const goals = overview.family.goals.filter(({ words }) => words.trim() !== '')
  if (goals.length === 0)
    return (
      <p className={styles.noGoal}>
        {say('noGoal')}{' '}
        <Button look="quiet" onPress={onWrite}>
          {say('writeGoal')}
        </Button>
      </p>
    )
  return goals.map(goal => <GoalQuote key={goal.id} goal={goal} overview={overview} />)
}

function GoalQuote({ goal, overview }: { readonly goal: Goal; readonly overview: FamilyOverview }) {
  const say = useWords('families')
  const { family, sessions, goalRatings } = overview
  const who = family.carers.find(({ id }) => id === goal.carerId)?.name ?? ''
  const series = goalSeries(goalRatings, goal.id, sessions.map(({ session }) => session))
  const standing = (each: GoalSeries): string => {
    const [first] = each.points
    const last = each.points.at(-1)
    if (!first || !last) return ''
    const text = first === last ? say('goalOnce', { now: last.score }) : say('goalNow', { now: last.score, was: first.score })
    return series.length === 1 && each.rater === who ? text : say('goalByRater', { rater: isolated(each.rater), text })
  }
  return (
    <blockquote className={styles.goal}>
      <span className={styles.words}>
        “<bdi>{goal.words}</bdi>”
      </span>{' '}
      <span className={styles.whose}>{[isolated(who), ...series.map(standing)].filter(part => part !== '').join(' · ')}</span>
    </blockquote>
  )
}
