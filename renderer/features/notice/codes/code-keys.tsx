import type { Code, CodingScheme } from '../../../../shared/domain/coding-scheme'
import type { Family } from '../../../../shared/domain/family'
import { momentKinds, type MomentKind } from '../../../../shared/domain/moment'
import type { CommandId } from '../../../commands'
import { keyLabel } from '../../../commands/keymap'
import { classNames } from '../../../ui/class-names'
import { KeyCap } from '../../../ui/key-cap'
import { useWords } from '../../../words/words'
import styles from './codes.module.css'
import { useJustPressed } from './just-pressed'
import { useKeyLetters } from './key-letters'
import { trackName } from './track-name'
import { hasOwnKey } from './use-code-keys'

interface CodeKeysProps {
  readonly scheme: CodingScheme
  readonly family: Family
  /** Codes with an interval that has begun and not ended. */
  readonly openCodes: ReadonlySet<string>
  readonly onCode: (code: Code) => void
  readonly onMoment: (kind: MomentKind) => void
}

const momentCommands: Readonly<Record<MomentKind, CommandId>> = {
  strong: 'notice.strong-moment',
  'turning-point': 'notice.turning-point',
  'not-for-film': 'notice.not-for-film',
  concern: 'notice.concern',
}

/** The scheme as large labelled keys, by whose behaviour it is, and the moments. */
export function CodeKeys({ scheme, family, openCodes, onCode, onMoment }: CodeKeysProps) {
  const say = useWords('notice')
  const letterOf = useKeyLetters()
  const justPressed = useJustPressed(state => state.codeId)
  return (
    <div className={styles.codes}>
      {scheme.tracks.map(track => (
        <section key={track.id} className={styles[track.who]} aria-label={trackName(track, family)}>
          <h2 className={styles.track}>
            <bdi>{trackName(track, family)}</bdi>
          </h2>
          <div className={styles.keys}>
            {scheme.codes
              .filter(code => code.trackId === track.id)
              .map(code => (
                <button
                  key={code.id}
                  type="button"
                  data-testid={`code-${code.id}`}
                  className={classNames(styles.key, openCodes.has(code.id) && styles.open, justPressed === code.id && styles.pressed)}
                  aria-label={say(code.kind === 'interval' ? 'codeInterval' : 'codePoint', { label: code.label })}
                  aria-pressed={code.kind === 'interval' ? openCodes.has(code.id) : undefined}
                  aria-keyshortcuts={hasOwnKey(code) ? letterOf(code.key) : undefined}
                  onClick={() => onCode(code)}
                >
                  {hasOwnKey(code) && <KeyCap>{letterOf(code.key)}</KeyCap>}
                  <bdi className={styles.label}>{code.label}</bdi>
                  <span className={code.kind === 'interval' ? styles.interval : styles.point} aria-hidden="true" />
                </button>
              ))}
          </div>
        </section>
      ))}
      <div className={styles.moments}>
        {momentKinds.map(kind => (
          <button key={kind} type="button" data-testid={`mark-${kind}`} className={classNames(styles.key, styles.moment, kind === 'strong' && styles.strong)} onClick={() => onMoment(kind)}>
            <KeyCap>{keyLabel(momentCommands[kind]).replace('Shift+', '⇧')}</KeyCap>
            <span className={styles.label}>{say(`kinds.${kind}`)}</span>
          </button>
        ))}
      </div>
    </div>
  )
}
