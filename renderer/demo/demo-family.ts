import type { Id } from '../../shared/domain/ids'
import type { Instant } from '../../shared/domain/time'
import type { Change } from '../state/step'
import { demoPast, FIRST_DAYS_AGO } from './demo-past'
import { demoPeople } from './demo-people'
import { demoToday, type DemoRecording } from './demo-today'
import { DAY, later } from './later'

/** A family that does not exist, three sessions into its programme, on the day of the fourth. */
export function demoFamily(now: Instant, newId: () => Id, recording: DemoRecording): readonly Change[] {
  const people = demoPeople(later(now, -FIRST_DAYS_AGO * DAY), now, newId)
  return [...people.changes, ...demoPast(people, now, newId), ...demoToday(people, recording, now, newId)]
}
