import i18next from 'i18next'
import { NoAnswer } from '../../shared/bridge/no-answer'
import { AppFailure, assertNever, type AppError } from '../../shared/domain/outcome'

/** What happened, what is safe and what to do, for an expected failure. */
export function failureWords(error: AppError): string {
  const say = i18next.getFixedT(null, 'failure')
  switch (error.kind) {
    case 'invalid-request': return say('invalidRequest')
    case 'already-open': return say('alreadyOpen')
    case 'other-version': return say('otherVersion')
    case 'disk-full': return error.neededBytes === 0 ? say('diskFull') : say('diskTooFull', { needed: byteWords(error.neededBytes) })
    case 'storage-failed': return say('storageFailed', { code: error.code })
    case 'recording-missing': return say('recordingMissing')
    case 'recording-busy': return say('recordingBusy')
    case 'chunk-out-of-order': return say('chunkOutOfOrder')
    case 'media-unreadable': return say(`media.${error.problem}`)
    case 'ffmpeg-missing': return say('ffmpegMissing')
    case 'ffmpeg-failed': return say('ffmpegFailed')
    case 'render-mismatch': return say('renderMismatch', { frames: error.frames, expected: error.expectedFrames })
    case 'picture-missing': return say('pictureMissing')
    case 'source-vanished': return say('sourceVanished')
    case 'wrong-passphrase': return say('wrongPassphrase')
    case 'wrong-recovery-key': return error.mistypedGroups.length === 0 ? say('wrongRecoveryKey') : say('mistypedRecoveryKey', { count: error.mistypedGroups.length, groups: error.mistypedGroups.join(', ') })
    case 'wrong-escrow-key': return say('wrongEscrowKey')
    case 'too-soon': return say('tooSoon', { count: Math.ceil(error.waitMs / 1_000) })
    case 'locked': return say('locked')
    case 'vault-damaged': return say('vaultDamaged')
    case 'backup-target': return error.problem === 'full' && error.neededBytes === 0 ? say('backupTargetFull') : say(`backupTarget.${error.problem}`, { needed: byteWords(error.neededBytes) })
    case 'backup-damaged': return error.recordings.length > 0 ? say('backupDamagedRecordings', { count: error.recordings.length }) : say('backupDamaged')
    case 'not-a-backup': return say('notABackup')
    case 'cancelled': return say('cancelled')
    case 'not-available': return say('notAvailable')
    default: return assertNever(error)
  }
}

/** The same for anything thrown; a bug gets plain words too, and its details go to the console. */
export function thrownWords(thrown: unknown): string {
  if (thrown instanceof AppFailure) return failureWords(thrown.error)
  console.error(thrown)
  return i18next.getFixedT(null, 'failure')(thrown instanceof NoAnswer ? 'noAnswer' : 'unexpected')
}

/** `1_500_000_000` → `1.5 GB`; small amounts in MB. */
export function byteWords(bytes: number): string {
  const format = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 })
  return bytes >= 1e9 ? `${format.format(bytes / 1e9)} GB` : `${format.format(Math.max(1, Math.round(bytes / 1e6)))} MB`
}
