import { Camera as CameraIcon, Video } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import { useCommands } from '../../../commands/use-commands'
import { thrownWords } from '../../../words/failure-words'
import { showFailure } from '../../../state/toasts'
import { Button } from '../../../ui/button'
import { useWords } from '../../../words/words'
import { useRecorder } from '../recorder/recorder-store'
import { turnOffCamera, turnOffUnlessFilming, turnOnCamera, useCamera } from './camera-store'
import { DevicePickers } from './device-pickers'
import { LevelMeter } from './level-meter'
import { LivePicture } from './live-picture'
import { rememberedDevices } from './remembered-devices'
import styles from './stage.module.css'

/** The camera's picture with what belongs to it; `controls` stand under the picture while the camera is on. */
export function Stage({ controls, overlay }: { readonly controls: ReactNode; readonly overlay: ReactNode }) {
  const say = useWords('film')
  const camera = useCamera(state => state.camera)
  const isFilming = useRecorder(state => state.kind !== 'idle')
  useEffect(() => turnOffUnlessFilming, [])
  useCommands({ 'film.camera': isFilming || camera.kind === 'opening' ? undefined : camera.kind === 'on' ? turnOffCamera : turnOn })

  if (camera.kind !== 'on') {
    return (
      <div className={styles.off}>
        {camera.kind === 'problem' ? <CameraIcon aria-hidden className={styles.offIcon} /> : <Video aria-hidden className={styles.offIcon} />}
        <h2>{camera.kind === 'problem' ? say(`problem.${camera.problem}.title`) : say('cameraOff.title')}</h2>
        <p role={camera.kind === 'problem' ? 'alert' : undefined}>{camera.kind === 'problem' ? say(`problem.${camera.problem}.words`) : say('cameraOff.words')}</p>
        <Button look="primary" size="large" isDisabled={camera.kind === 'opening'} onPress={turnOn}>
          {camera.kind === 'opening' ? say('cameraOpening') : camera.kind === 'problem' ? say('tryAgain') : say('useCamera')}
        </Button>
      </div>
    )
  }
  return (
    <div className={styles.on}>
      <div className={styles.picture}>
        <LivePicture stream={camera.stream} />
        {overlay}
      </div>
      {controls}
      <div className={styles.setup}>
        <DevicePickers isDisabled={isFilming} />
        {camera.hasSound ? <LevelMeter stream={camera.stream} /> : <p className={styles.noSound}>{say('noMicrophone')}</p>}
        {!isFilming && (
          <Button look="quiet" onPress={turnOffCamera}>
            {say('turnOff')}
          </Button>
        )}
      </div>
    </div>
  )
}

function turnOn(): void {
  rememberedDevices()
    .then(turnOnCamera)
    .catch((error: unknown) => showFailure(thrownWords(error)))
}
