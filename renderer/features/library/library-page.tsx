import { programmes } from '../../../shared/programmes'
import { schemes } from '../../../shared/schemes'
import { useWords } from '../../words/words'
import styles from './library.module.css'
import { ProgrammeCard } from './programme-card'
import { SchemeCard } from './scheme-card'

/** Programmes and coding schemes, to read. */
export function LibraryPage() {
  const say = useWords('library')
  return (
    <div className={styles.page}>
      <header>
        <h1>{say('title')}</h1>
        <p className={styles.lead}>{say('readOnly')}</p>
      </header>
      <section aria-labelledby="library-programmes">
        <h2 id="library-programmes">{say('programmes')}</h2>
        <div className={styles.cards}>
          {programmes.map(template => (
            <ProgrammeCard key={template.id} template={template} />
          ))}
        </div>
      </section>
      <section aria-labelledby="library-schemes">
        <h2 id="library-schemes">{say('schemes')}</h2>
        {schemes.map(scheme => (
          <SchemeCard key={scheme.id} scheme={scheme} />
        ))}
      </section>
    </div>
  )
}
