import { X } from 'lucide-react'
import { Button } from '../../../ui/button'
import { ProgressBar } from '../../../ui/surface'
import { useWords } from '../../../words/words'
import { removeImport, useImports, type ImportJob } from './import-queue'
import styles from './imports.module.css'

/** Files on their way into this session, with what became of them. */
export function ImportList({ sessionId }: { readonly sessionId: string }) {
  const say = useWords('film')
  const jobs = useImports(state => state.jobs).filter(job => job.session.id === sessionId)
  if (jobs.length === 0) return null
  return (
    <ul className={styles.list} aria-label={say('imports.list')}>
      {jobs.map(job => (
        <ImportRow key={job.id} job={job} />
      ))}
    </ul>
  )
}

function ImportRow({ job: { id, name, state } }: { readonly job: ImportJob }) {
  const say = useWords('film')
  const isFailed = state.kind === 'failed'
  return (
    <li className={styles.row}>
      <div className={styles.text}>
        <bdi className={styles.name} title={name}>
          {name}
        </bdi>
        {isFailed ? (
          <span className={styles.failed} role="alert">
            {state.words}
          </span>
        ) : (
          <span className={styles.phase}>{state.kind === 'waiting' ? say('imports.waiting') : say(`imports.${state.phase}`)}</span>
        )}
        {state.kind === 'working' && <ProgressBar label={say('imports.progress', { name })} fraction={state.fraction} />}
      </div>
      <Button look="quiet" label={isFailed ? say('imports.dismiss', { name }) : say('imports.cancel', { name })} onPress={() => removeImport(id)}>
        <X aria-hidden />
      </Button>
    </li>
  )
}
