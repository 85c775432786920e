import { goalSeries } from '../../../shared/domain/goal-series'
import { passagesShown } from '../../../shared/domain/passages-shown'
import { ratesBySession } from '../../../shared/domain/rates-by-session'
import { doseOf } from '../../../shared/domain/dose'
import { schemeOf } from '../../../shared/schemes'
import { useLive } from '../../db/live'
import { familyWork } from '../../db/queries/family-progress'
import { instantNow } from '../../state/clock-and-ids'
import { CodeRatesCard } from './code-rates-card'
import { DoseCard } from './dose-card'
import styles from './family-progress.module.css'
import { GoalCard } from './goal-card'
import { MomentsCard } from './moments-card'
import { ReviewRule } from './review-rule'

/** Where a family's programme stands. Figures describe the work, never the parent. */
export function FamilyProgress({ familyId }: { readonly familyId: string }) {
  const work = useLive(() => familyWork(familyId), [familyId])
  if (!work?.programme) return null
  const sessions = work.sessions.map(({ session }) => session)
  const goals = work.family.goals.map(goal => ({ goal, series: goalSeries(work.goalRatings, goal.id, sessions) }))
  return (
    <>
      <ReviewRule rule={work.programme.template.reviewRule} isAtEnd={work.sessions.length > 0 && work.sessions.filter(({ contents }) => !contents.isSigned).length <= 1} />
      <div className={styles.cards}>
        <DoseCard template={work.programme.template} dose={doseOf(work.programme, work.sessions, instantNow())} />
        <GoalCard goals={goals} sessions={sessions} />
        <MomentsCard shown={passagesShown(sessions, work.films, work.moments, work.watchedFilmIds)} remarks={work.remarks} sessions={sessions} />
      </div>
      <CodeRatesCard scheme={schemeOf(work.programme.template.schemeId)} table={ratesBySession(schemeOf(work.programme.template.schemeId), sessions, work.recordings, work.annotations)} />
    </>
  )
}
