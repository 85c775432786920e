import { create } from 'zustand'
import { useRecorder } from '../recorder/recorder-store'
import { openCamera, type CameraProblem, type DeviceChoice } from './open-camera'

export type Camera =
  | { readonly kind: 'off' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'on'; readonly stream: MediaStream; readonly hasSound: boolean }
  | { readonly kind: 'problem'; readonly problem: CameraProblem }

/** The camera, outside the screens, so that a recording goes on when Film is left. Off until somebody asks for it. */
export const useCamera = create<{ readonly camera: Camera }>()(() => ({ camera: { kind: 'off' } }))

let asked = 0

/** Turns the camera on, or changes to other devices. */
export async function turnOnCamera(choice: DeviceChoice): Promise<void> {
  asked += 1
  const mine = asked
  stopTracks()
  useCamera.setState({ camera: { kind: 'opening' } })
  const opened = await openCamera(choice)
  if (mine !== asked) {
    // Meanwhile it was turned off, or other devices were asked for.
    if (opened.kind === 'on') opened.stream.getTracks().forEach(track => track.stop())
    return
  }
  if (opened.kind === 'on') watchForLoss(opened.stream)
  useCamera.setState({ camera: opened })
}

export function turnOffCamera(): void {
  asked += 1
  stopTracks()
  useCamera.setState({ camera: { kind: 'off' } })
}

/** Film is left: nobody should be seen by a camera that they cannot see. While filming, the bar says that it is on. */
export function turnOffUnlessFilming(): void {
  if (useRecorder.getState().kind === 'idle') turnOffCamera()
}

function stopTracks(): void {
  const { camera } = useCamera.getState()
  if (camera.kind === 'on') camera.stream.getTracks().forEach(track => track.stop())
}

function watchForLoss(stream: MediaStream): void {
  stream.getVideoTracks()[0]?.addEventListener('ended', () => {
    const { camera } = useCamera.getState()
    if (camera.kind === 'on' && camera.stream === stream) {
      stopTracks()
      useCamera.setState({ camera: { kind: 'problem', problem: 'none' } })
    }
  })
}
