import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Family } from '../../../shared/domain/family'
import type { Id } from '../../../shared/domain/ids'
import type { Programme } from '../../../shared/domain/programme'
import type { Session } from '../../../shared/domain/session'
import { useLive } from '../../db/live'
import { madeFilms } from '../../db/queries/film-building'
import { oneOf } from '../../db/queries/records'
import { EmptyState } from '../../ui/surface'
import { useWords } from '../../words/words'
import { Cinema } from './cinema'
import styles from './watch-page.module.css'
import { WatchStart } from './watch-start'

interface WatchPageProps {
  readonly session: Session
  readonly family: Family
  readonly programme: Programme
}

/** A calm start, the cinema, and what was said in it. */
export function WatchPage({ session, family }: WatchPageProps) {
  const say = useWords('watch')
  const [chosen, setChosen] = useState<Id | null>(null)
  const [isWatching, setIsWatching] = useState(false)
  const films = useLive(() => madeFilms(family.id), [family.id])
  const settings = useLive(() => oneOf('settings', 'settings'), [])
  if (films === undefined || settings === undefined) return null

  const shown = films.find(each => each.film.id === chosen) ?? films.find(each => each.session.id === session.id) ?? films[0]
  if (!shown?.film.made) {
    const toBuild = (
      <Link className={styles.link} to="/sessions/$sessionId/$step" params={{ sessionId: session.id, step: 'build' }}>
        {say('toBuild')}
      </Link>
    )
    return (
      <EmptyState title={say('emptyTitle')} action={toBuild}>
        {say('emptyText')}
      </EmptyState>
    )
  }
  const worker = settings?.practitioner.trim() ? settings.practitioner : say('worker')
  return (
    <>
      <WatchStart session={session} family={family} films={films} shown={shown} onChoose={setChosen} onWatch={() => setIsWatching(true)} />
      {isWatching && <Cinema session={session} family={family} film={shown.film} made={shown.film.made} worker={worker} onLeave={() => setIsWatching(false)} />}
    </>
  )
}
