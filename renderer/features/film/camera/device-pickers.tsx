import { useEffect, useState } from 'react'
import { useLive } from '../../../db/live'
import { saving } from '../../../state/saving'
import { Choice } from '../../../ui/choice'
import { useWords } from '../../../words/words'
import { turnOnCamera } from './camera-store'
import { rememberDevices, rememberedDevices } from './remembered-devices'
import type { DeviceChoice } from './open-camera'
import styles from './stage.module.css'

/** Which camera and which microphone. Not to be changed while filming: it would end the recording. */
export function DevicePickers({ isDisabled }: { readonly isDisabled: boolean }) {
  const say = useWords('film')
  const devices = useDevices()
  const remembered = useLive(rememberedDevices, [])
  const choose = (change: Partial<DeviceChoice>) => {
    if (remembered === undefined) return
    void saving(rememberDevices(change))
    void turnOnCamera({ cameraId: remembered.cameraId, microphoneId: remembered.microphoneId, ...change })
  }
  const options = (kind: MediaDeviceKind, unnamed: string) => [
    { value: '', label: say('devices.usual') },
    ...devices.filter(device => device.kind === kind && device.deviceId !== 'default' && device.deviceId !== '').map(({ deviceId, label }) => ({ value: deviceId, label: label === '' ? unnamed : label })),
  ]
  const cameras = options('videoinput', say('devices.camera'))
  const microphones = options('audioinput', say('devices.microphone'))
  const known = (list: typeof cameras, id: string | undefined) => (list.some(({ value }) => value === id) ? (id ?? '') : '')
  return (
    <div className={styles.pickers}>
      <Choice label={say('devices.camera')} value={known(cameras, remembered?.cameraId)} options={cameras} isDisabled={isDisabled} onChange={cameraId => choose({ cameraId })} />
      <Choice label={say('devices.microphone')} value={known(microphones, remembered?.microphoneId)} options={microphones} isDisabled={isDisabled} onChange={microphoneId => choose({ microphoneId })} />
    </div>
  )
}

/** Follows what is plugged in and out. Names are told only once the camera was allowed. */
function useDevices(): readonly MediaDeviceInfo[] {
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([])
  useEffect(() => {
    let isWanted = true
    const look = () => {
      navigator.mediaDevices.enumerateDevices().then(
        found => isWanted && setDevices(found),
        () => undefined,
      )
    }
    look()
    navigator.mediaDevices.addEventListener('devicechange', look)
    return () => {
      isWanted = false
      navigator.mediaDevices.removeEventListener('devicechange', look)
    }
  }, [])
  return devices
}
