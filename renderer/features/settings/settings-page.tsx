import type { ReactNode } from 'react'
import { keyLabel } from '../../commands/keymap'
import { runCommand } from '../../commands/use-commands'
import { useLive } from '../../db/live'
import { oneOf } from '../../db/queries/records'
import { useAppStart } from '../../state/app-start'
import { changeSettings } from '../../state/change-settings'
import { saving } from '../../state/saving'
import { Button } from '../../ui/button'
import { SavedText } from '../../ui/saved-text'
import { Card } from '../../ui/surface'
import { useWords } from '../../words/words'
import styles from './settings.module.css'
import { StorageCard } from './storage-card'

/** Who works here, who can open the vault, how much room there is, and what this program is made of. */
export function SettingsPage({ vault, backups }: { readonly vault: ReactNode; readonly backups: ReactNode }) {
  const say = useWords('settings')
  const start = useAppStart(state => state.start)
  const settings = useLive(() => oneOf('settings', 'settings'), [])
  if (settings === undefined) return null
  const rename = (practitioner: string) => void saving(changeSettings({ label: say('practitionerLabel'), mergeKey: 'practitioner' }, before => ({ ...before, practitioner })))
  return (
    <div className={styles.page}>
      <h1>{say('title')}</h1>
      <div className={styles.cards}>
        <Card title={say('you')}>
          <SavedText label={say('practitioner')} hint={say('practitionerHint')} value={settings?.practitioner ?? ''} onSave={rename} maxLength={200} />
        </Card>
        {vault}
        {backups}
        <StorageCard />
        <Card title={say('audit')}>
          <p>{say('auditHint')}</p>
          <Button onPress={() => runCommand('app.audit')}>{say('showAudit')}</Button>
        </Card>
        <Card title={say('program')}>
          <dl className={styles.facts}>
            <div>
              <dt>{say('version')}</dt>
              <dd>{start?.version}</dd>
            </div>
            <div>
              <dt>{say('ffmpeg')}</dt>
              <dd>
                <FfmpegState />
              </dd>
            </div>
          </dl>
        </Card>
        <Card title={say('keyboard')}>
          <p>{say('keyboardHint', { shortcuts: keyLabel('app.shortcuts'), palette: keyLabel('app.palette') })}</p>
          <Button onPress={() => runCommand('app.shortcuts')}>{say('showShortcuts')}</Button>
        </Card>
      </div>
    </div>
  )
}

function FfmpegState() {
  const say = useWords('settings')
  const ffmpeg = useAppStart(state => state.start?.ffmpeg ?? null)
  if (ffmpeg === null) return say('ffmpegMissing')
  return ffmpeg.missing.length > 0 ? say('ffmpegMissingParts', { parts: ffmpeg.missing.join(', ') }) : say('ffmpegFound', { version: ffmpeg.version })
}
