/** What went wrong, in the app's own words. Expected failures are values; bugs are thrown. */
export type AppError =
  | { readonly kind: 'invalid-request'; readonly detail: string }
  | { readonly kind: 'already-open' }
  | { readonly kind: 'other-version' }
  /** `neededBytes`: so many more than there are; 0 where nobody knows. */
  | { readonly kind: 'disk-full'; readonly neededBytes: number }
  | { readonly kind: 'storage-failed'; readonly code: string }
  | { readonly kind: 'recording-missing'; readonly recordingId: string }
  | { readonly kind: 'recording-busy'; readonly recordingId: string }
  | { readonly kind: 'chunk-out-of-order'; readonly expected: number; readonly received: number }
  | { readonly kind: 'media-unreadable'; readonly problem: MediaProblem }
  | { readonly kind: 'ffmpeg-missing' }
  | { readonly kind: 'ffmpeg-failed'; readonly exitCode: number; readonly lastLines: string }
  | { readonly kind: 'render-mismatch'; readonly expectedFrames: number; readonly frames: number }
  | { readonly kind: 'picture-missing'; readonly hash: string }
  | { readonly kind: 'source-vanished' }
  | { readonly kind: 'wrong-passphrase' }
  /** Groups count from 1; none where the key is well typed and opens another vault. */
  | { readonly kind: 'wrong-recovery-key'; readonly mistypedGroups: readonly number[] }
  | { readonly kind: 'wrong-escrow-key' }
  /** After several wrong passphrases. */
  | { readonly kind: 'too-soon'; readonly waitMs: number }
  | { readonly kind: 'locked' }
  /** What the vault holds is not what was sealed: nothing of it is shown. */
  | { readonly kind: 'vault-damaged' }
  /** The place where a backup goes, or lies, refused. */
  | { readonly kind: 'backup-target'; readonly problem: BackupTargetProblem; readonly neededBytes: number }
  /** `recordings`: those that are damaged; none where what is damaged cannot be told. `canBringRest`: all others are sound. */
  | { readonly kind: 'backup-damaged'; readonly recordings: readonly DamagedRecording[]; readonly canBringRest: boolean }
  | { readonly kind: 'not-a-backup' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'not-available' }

/** `unsound`: it gave back other bytes than it was given. `keys-left`: the backup is whole, but keys of what was erased could not be overwritten in it. */
export type BackupTargetProblem = 'full' | 'file-limit' | 'read-only' | 'gone' | 'unsound' | 'keys-left' | 'other-backup' | 'refused'

export interface DamagedRecording {
  readonly recordingId: string
  /** ISO 8601, UTC. */
  readonly startedAt: string
}

/** Why a file from outside cannot become a recording. */
export type MediaProblem =
  | 'empty'
  | 'not-media'
  | 'playlist'
  | 'no-picture'
  | 'no-frames'
  | 'index-missing'
  | 'damaged'
  | 'too-long'
  | 'too-large'
  | 'unknown-codec'

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError }

export const success = <T>(value: T): Outcome<T> => ({ ok: true, value })
export const failure = (error: AppError): Outcome<never> => ({ ok: false, error })

/** Thrown to leave deep code with an expected failure; turned into an `Outcome` at the bridge. */
export class AppFailure extends Error {
  readonly error: AppError

  constructor(error: AppError) {
    super(error.kind)
    this.name = 'AppFailure'
    this.error = error
  }
}

/** The value, or its expected failure thrown. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw new AppFailure(outcome.error)
}

export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
