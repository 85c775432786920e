import type { CodingScheme } from '../../../shared/domain/coding-scheme'
import { chordLabel } from '../../commands/keymap'
import { KeyCap } from '../../ui/key-cap'
import { Card } from '../../ui/surface'
import { useWords } from '../../words/words'
import styles from './library.module.css'

/** A scheme's codes by track, each with its key. */
export function SchemeCard({ scheme }: { readonly scheme: CodingScheme }) {
  const say = useWords('library')
  return (
    <Card className={styles.card}>
      <h3 className={styles.name}>{scheme.title}</h3>
      <p className={styles.origin}>
        {say('versionOf', { version: scheme.version })} · {scheme.licenceHolder === null ? say('noLicence') : say('licence', { holder: scheme.licenceHolder })} · {say('codesOf', { count: scheme.codes.length })}
      </p>
      <div className={styles.tracks}>
        {scheme.tracks.map(track => (
          <table key={track.id} className={styles.codes}>
            <caption>{track.label}</caption>
            <thead>
              <tr>
                <th scope="col">{say('key')}</th>
                <th scope="col">{say('code')}</th>
                <th scope="col">{say('kind')}</th>
              </tr>
            </thead>
            <tbody>
              {scheme.codes
                .filter(code => code.trackId === track.id)
                .map(code => (
                  <tr key={code.id}>
                    <td>
                      <KeyCap>{chordLabel(code.key, false)}</KeyCap>
                    </td>
                    <th scope="row">{code.label}</th>
                    <td>{say(`kinds.${code.kind}`)}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        ))}
      </div>
      <p className={styles.origin}>{say('keysHint')}</p>
    </Card>
  )
}
