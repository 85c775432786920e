import { Link } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import { MINUTE } from '../../../shared/domain/time'
import { useCommands } from '../../commands/use-commands'
import { useLive } from '../../db/live'
import { programmeLog } from '../../db/queries/programme-log'
import { printPage } from '../../state/print-page'
import { Button } from '../../ui/button'
import { Card, EmptyState } from '../../ui/surface'
import { dayWords } from '../../words/dates'
import { useWords } from '../../words/words'
import { LogOverview } from './log-overview'
import { SessionSection } from './session-section'
import styles from './supervision.module.css'

/** The fidelity log of one programme: an overview, then every session held, in full. It prints as it stands. */
export function ProgrammeLogPage({ programmeId }: { readonly programmeId: string }) {
  const say = useWords('supervision')
  const log = useLive(() => programmeLog(programmeId), [programmeId])
  const print = () => {
    if (log) void printPage(say('printTitle', { family: log.family.alias }), say('printed'))
  }
  useCommands({ 'app.print': log ? print : undefined })
  if (log === undefined) return null
  if (log === null) return <EmptyState title={say('gone')} action={<Link to="/supervision">{say('title')}</Link>} />
  const { family, programme, sessions } = log
  const { template } = programme
  const held = sessions.filter(({ session, line }) => session.heldAt !== null || line.firstAt !== null)
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div className={styles.headWords}>
          <Link className={styles.crumb} to="/supervision">
            {say('title')}
          </Link>
          <h1>
            <bdi>{family.alias}</bdi>
          </h1>
          <p className={styles.lead}>
            {say('log')} · {template.title} · {say('begun', { when: dayWords(programme.startedAt) })}
            <br />
            {say('asks', {
              sessions: template.sessions, minutes: template.sessionLength / MINUTE, least: template.filming.least / MINUTE, most: template.filming.most / MINUTE, weeksLeast: template.weeks.least, weeksMost: template.weeks.most,
            })}
          </p>
        </div>
        <Button className={styles.screenOnly ?? ''} onPress={print}>
          <Printer aria-hidden />
          {say('print')}
        </Button>
      </header>
      <Card title={say('overview')} className={styles.scroll}>
        <LogOverview sessions={sessions} />
      </Card>
      {held.map(logged => (
        <SessionSection key={logged.session.id} logged={logged} template={template} isLast={logged === held.at(-1)} />
      ))}
    </div>
  )
}
