import type { Goal } from '../../../shared/domain/family'
import type { GoalRating } from '../../../shared/domain/goal-rating'
import { Button } from '../../ui/button'
import { Scale } from '../../ui/scale'
import { Card } from '../../ui/surface'
import { useWords } from '../../words/words'
import styles from './goals.module.css'
import type { ReflectPlace } from './place'
import { useGoalRating } from './use-goal-rating'

const scores = Array.from({ length: 11 }, (_, score) => ({ value: String(score), label: String(score) }))

/** How near each goal feels, by each who rates it. */
export function GoalRatings(place: ReflectPlace) {
  const say = useWords('reflect')
  const { family, found } = place
  const raters = ratersOf(family.carers.map(carer => carer.name), found.practitioner === '' ? say('goal.worker') : found.practitioner, found.goalRatings)
  return (
    <Card title={say('goal.title')}>
      {family.goals.length === 0 && <p className={styles.hint}>{say('goal.none')}</p>}
      {family.goals.map(goal => (
        <section key={goal.id} className={styles.goal}>
          <blockquote className={styles.words} dir="auto">
            “{goal.words}”
          </blockquote>
          {raters.map(rater => (
            <Rated key={rater} place={place} goal={goal} rater={rater} />
          ))}
        </section>
      ))}
      {family.goals.length > 0 && (
        <p className={styles.hint}>
          {say('goal.direction')} {say('goal.carersFirst')}
        </p>
      )}
    </Card>
  )
}

function Rated({ place: { session, found, isLocked }, goal, rater }: { readonly place: ReflectPlace; readonly goal: Goal; readonly rater: string }) {
  const say = useWords('reflect')
  const rating = found.goalRatings.find(each => each.goalId === goal.id && each.ratedBy === rater)
  const { rate, clear } = useGoalRating(session, goal, rater)
  return (
    <div className={styles.row}>
      <span className={styles.rater}>
        <bdi>{rater}</bdi>
      </span>
      <Scale label={say('goal.ratedBy', { who: rater })} isLabelHidden value={rating ? String(rating.score) : null} options={scores} onChange={score => rate(Number(score))} isReadOnly={isLocked} />
      {rating && !isLocked ? (
        <Button look="quiet" label={say('goal.clearLabel', { who: rater })} onPress={clear}>
          {say('goal.clear')}
        </Button>
      ) : (
        <span className={styles.hint}>{!rating && say('goal.notRated')}</span>
      )}
    </div>
  )
}

/** The carers first, then the worker, then whoever else has rated. */
function ratersOf(carers: readonly string[], worker: string, ratings: readonly GoalRating[]): readonly string[] {
  return [...new Set([...carers, worker, ...ratings.map(rating => rating.ratedBy)].map(name => name.trim()))].filter(name => name !== '')
}
