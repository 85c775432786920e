import { Upload } from 'lucide-react'
import type { Family } from '../../../shared/domain/family'
import type { Programme } from '../../../shared/domain/programme'
import type { Session } from '../../../shared/domain/session'
import { keyLabel } from '../../commands/keymap'
import { useCommands } from '../../commands/use-commands'
import { ConsentQuestion } from '../../consent/consent-question'
import { useConsentGate } from '../../consent/use-consent-gate'
import { passSheetQuestion } from '../../state/recovery-sheet'
import { saving } from '../../state/saving'
import { Button } from '../../ui/button'
import { Card, Notice } from '../../ui/surface'
import { listed } from '../../words/listed'
import { useWords } from '../../words/words'
import { useCamera } from './camera/camera-store'
import { Stage } from './camera/stage'
import styles from './film-page.module.css'
import { chooseFiles } from './imports/choose-files'
import { DropZone } from './imports/drop-zone'
import { ImportList } from './imports/import-list'
import { importFiles } from './imports/import-queue'
import { finishRecording, markWhileFilming, pauseOrGoOn, reportStart, startRecording } from './recorder/record'
import { RecordControls } from './recorder/record-controls'
import { useRecorder } from './recorder/recorder-store'
import { RecordingStatus } from './recorder/recording-status'
import { RecordingList } from './recordings/recording-list'
import { StorageNote } from './storage-note'

interface FilmPageProps {
  readonly session: Session
  readonly family: Family
  readonly programme: Programme
}

/** Film with the camera, or bring footage in from a phone or a card. */
export function FilmPage({ session, family }: FilmPageProps) {
  const say = useWords('film')
  const sayConsent = useWords('consent')
  const camera = useCamera(state => state.camera)
  const recorder = useRecorder()
  const gate = useConsentGate(session, 'film')
  const isRecording = recorder.kind === 'recording'

  const record = async () => {
    if (camera.kind !== 'on' || recorder.kind !== 'idle' || !(await passSheetQuestion()) || !(await gate.pass())) return
    await startRecording(camera.stream, session)
  }
  const bringIn = async (files: readonly File[]) => {
    if (files.length > 0 && (await passSheetQuestion()) && (await gate.pass('import'))) importFiles(session, files)
  }
  const startRecord = () => reportStart(record())
  const startImport = () => void chooseFiles().then(bringIn)

  useCommands({
    'film.record': isRecording ? () => void finishRecording() : camera.kind === 'on' && recorder.kind === 'idle' ? startRecord : undefined,
    'film.pause': isRecording ? pauseOrGoOn : undefined,
    'film.mark': isRecording ? () => void saving(markWhileFilming()) : undefined,
    'film.import': startImport,
    'families.consent': gate.missing !== null && gate.missing.length > 0 && !gate.isAsking ? gate.ask : undefined,
  })

  return (
    <div className={styles.page}>
      <div className={styles.stage}>
        {gate.missing !== null && gate.missing.length > 0 && (
          <Notice action={<Button onPress={gate.ask}>{sayConsent('open')}</Button>}>{sayConsent('notice', { what: listed(gate.missing.map(layer => sayConsent(`name.${layer}`))) })}</Notice>
        )}
        <StorageNote isRecording={isRecording} />
        <Stage controls={<RecordControls state={recorder} onRecord={startRecord} />} overlay={<RecordingStatus state={recorder} />} />
      </div>
      <Card className={styles.side} title={say('recordings')}>
        <div className={styles.scroll}>
          <ImportList sessionId={session.id} />
          <RecordingList session={session} />
        </div>
        <div className={styles.bring}>
          <Button onPress={startImport}>
            <Upload aria-hidden />
            {say('import')}
            <span className={styles.keys}>{keyLabel('film.import')}</span>
          </Button>
          <p>{say('importHint')}</p>
        </div>
      </Card>
      <DropZone onFiles={files => void bringIn(files)} />
      <ConsentQuestion gate={gate} session={session} family={family} />
    </div>
  )
}
