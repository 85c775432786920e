import type { CodingScheme } from '../../../shared/domain/coding-scheme'
import type { RateTable } from '../../../shared/domain/rates-by-session'
import { MINUTE } from '../../../shared/domain/time'
import { Card } from '../../ui/surface'
import { useWords } from '../../words/words'
import styles from './family-progress.module.css'

/** How often each code was marked, per session: said to be about the coding. */
export function CodeRatesCard({ scheme, table }: { readonly scheme: CodingScheme; readonly table: RateTable }) {
  const say = useWords('progress')
  return (
    <Card title={say('rates')}>
      <p className={styles.quiet}>{table.rows.length === 0 ? say('noRates') : say('ratesNote')}</p>
      {table.rows.length > 0 && (
        <div className={styles.tables}>
          {scheme.tracks
            .map(track => ({ track, rows: table.rows.filter(({ trackId }) => trackId === track.id) }))
            .filter(({ rows }) => rows.length > 0)
            .map(({ track, rows }) => (
              <div key={track.id} tabIndex={0} role="region" aria-label={track.label}>
                <TrackTable title={track.label} sessions={table.sessions} rows={rows} />
              </div>
            ))}
        </div>
      )}
    </Card>
  )
}

function TrackTable({ title, sessions, rows }: { readonly title: string; readonly sessions: RateTable['sessions']; readonly rows: RateTable['rows'] }) {
  const say = useWords('progress')
  const number = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 })
  return (
    <table>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{say('code')}</th>
          {sessions.map(session => (
            <th key={session.id} scope="col">
              {say('sessionNumber', { number: session.number })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ codeId, label, cells }) => (
          <tr key={codeId}>
            <th scope="row">{label}</th>
            {cells.map(({ count, perTenMinutes }, index) => (
              <td key={sessions[index]?.id}>
                {perTenMinutes === null ? '–' : number.format(perTenMinutes)} <span className={styles.count}>({count})</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{say('coded')}</th>
          {sessions.map(session => (
            <td key={session.id}>{say('filmLength', { minutes: number.format(session.filmed / MINUTE) })}</td>
          ))}
        </tr>
      </tfoot>
    </table>
  )
}
