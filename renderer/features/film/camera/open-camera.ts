/** Why there is no picture; each has its own plain sentence. */
export type CameraProblem = 'refused' | 'none' | 'in-use' | 'failed'

export type OpenedCamera = { readonly kind: 'on'; readonly stream: MediaStream; readonly hasSound: boolean } | { readonly kind: 'problem'; readonly problem: CameraProblem }

/** Empty ids: the system's own choice. */
export interface DeviceChoice {
  readonly cameraId: string
  readonly microphoneId: string
}

/** Opens camera and microphone; without a microphone the camera alone. The remembered devices may be gone: then others serve. */
export async function openCamera({ cameraId, microphoneId }: DeviceChoice): Promise<OpenedCamera> {
  const video = { width: { ideal: 1_280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 }, ...wanted(cameraId) }
  // Meant for calls, these would make a quiet child quieter.
  const audio = { echoCancellation: false, noiseSuppression: false, autoGainControl: true, ...wanted(microphoneId) }
  try {
    const devices = await navigator.mediaDevices.enumerateDevices()
    const hasMicrophone = devices.some(({ kind }) => kind === 'audioinput')
    const stream = await navigator.mediaDevices.getUserMedia({ video, ...(hasMicrophone ? { audio } : {}) })
    return { kind: 'on', stream, hasSound: stream.getAudioTracks().length > 0 }
  } catch (error) {
    return { kind: 'problem', problem: problemOf(error) }
  }
}

function wanted(deviceId: string): MediaTrackConstraints {
  return deviceId === '' ? {} : { deviceId: { ideal: deviceId } }
}

const problemByName: Readonly<Record<string, CameraProblem>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'in-use',
  AbortError: 'in-use',
}

export function problemOf(error: unknown): CameraProblem {
  return (error instanceof Error ? problemByName[error.name] : undefined) ?? 'failed'
}
