import type { GoalSeries } from '../../../shared/domain/goal-series'
import { useWords } from '../../words/words'
import styles from './family-progress.module.css'

/** The chart in words, for those who do not see it. */
export function GoalTable({ series }: { readonly series: readonly GoalSeries[] }) {
  const say = useWords('progress')
  const numbers = [...new Set(series.flatMap(({ points }) => points.map(({ sessionNumber }) => sessionNumber)))].toSorted((a, b) => a - b)
  return (
    <div className={styles.hidden}>
      <table>
        <caption>{say('chart')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('session')}</th>
            {series.map(({ rater }) => (
              <th key={rater} scope="col">
                {say('ratedBy', { who: rater })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {numbers.map(number => (
            <tr key={number}>
              <th scope="row">{say('sessionNumber', { number })}</th>
              {series.map(({ rater, points }) => (
                <td key={rater}>{points.find(({ sessionNumber }) => sessionNumber === number)?.score ?? say('notRated')}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
