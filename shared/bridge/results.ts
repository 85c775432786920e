import type { DamagedRecording } from '../domain/outcome'
import type { FootageOrigin, MediaInfo } from '../domain/recording'

/** What the page needs to know once, when it starts. */
export interface AppStart {
  readonly version: string
  readonly shell: 'electron' | 'preview'
  readonly isDemo: boolean
  /** Null when no usable ffmpeg was found; filming and watching go on, films cannot be made. */
  readonly ffmpeg: { readonly version: string; readonly missing: readonly string[] } | null
  /** `file`: main can save the page as a PDF file. `browser`: the page asks the browser to print. */
  readonly printing: 'file' | 'browser'
  /** The footage of the demonstration family; empty outside the demonstration. */
  readonly demoRecordings: readonly { readonly recordingId: string; readonly media: MediaInfo }[]
}

/** A recording that was being made when the app or the page ended. Its footage is safe and has been closed. */
export interface InterruptedRecording {
  readonly recordingId: string
  readonly sessionId: string
  readonly startedAt: string
  /** Null where it is too damaged to be played. Its bytes are kept. */
  readonly media: MediaInfo | null
}

/** Footage that lay in the vault, closed, when the page started. */
export interface KeptRecording {
  readonly recordingId: string
  readonly origin: FootageOrigin
  readonly sessionId: string | null
  readonly startedAt: string
}

export interface Storage {
  readonly freeBytes: number
  readonly usedBytes: number
}

/** Whether the vault is there, and open. Nothing but this and the ways to open it is answered while it is locked. */
export interface VaultState {
  readonly kind: 'none' | 'locked' | 'open'
  /** How long to wait before the next passphrase is tried, in ms. */
  readonly waitMs: number
  readonly isDemo: boolean
  /** In hexadecimal; no secret. Null where there is none. */
  readonly vaultId: string | null
  /** Which recovery sheet opens it: the number that is printed on it. Null where there is no vault. */
  readonly sheetNumber: string | null
  /** A service's key was added. */
  readonly hasServiceKey: boolean
  /** Why it was locked since the program was started: by the person, after a rest, with the computer, or with its page gone. Null where it was not. */
  readonly lockedBy: 'page' | 'rest' | 'system' | 'alone' | null
}

/** Where a file was written that a person can take away. */
export interface WhereWritten {
  readonly file: string
  /** The folder's own name; its whole path in a shell that cannot show it. */
  readonly folder: string
  /** Whether the person can be shown the folder. */
  readonly canShow: boolean
}

/** A file that a backup was written to, and when it was last found whole. `at`: ISO 8601, UTC. */
export interface KnownBackup extends WhereWritten {
  readonly at: string
}

/** Where backups go, and how the last one went. `label` is the folder's own name, or its path where it cannot be shown. */
export interface BackupState {
  readonly place: { readonly label: string; readonly warnings: readonly ('same-disk' | 'synced')[] } | null
  /** False where the shell has no dialog: then the place is given. */
  readonly canChoose: boolean
  /** The last one that was read back and found whole. `at`: ISO 8601, UTC. */
  readonly verified: { readonly at: string; readonly recordings: number; readonly bytes: number } | null
  /** Everything was changed after it: it opens with the old passphrase and the old sheet alone. */
  readonly openedByOld: boolean
  /** Every file that was written to from this vault, the newest first. What became of it since is not known. */
  readonly known: readonly KnownBackup[]
  /** When something was erased last that backups from before still hold, ISO 8601, UTC. Null where nothing was. */
  readonly erasedAt: string | null
  readonly isUnderWay: boolean
  /** Since when this vault can be opened. ISO 8601, UTC. */
  readonly vaultSince: string
  /** The data folder itself lies where a program copies it to other computers. */
  readonly isVaultSynced: boolean
}

/** A backup was read back whole, and opened with the passphrase. */
export interface BackupDone {
  /** ISO 8601, UTC. */
  readonly at: string
  readonly recordings: number
  readonly bytes: number
  readonly addedBytes: number
  /** Files of recordings that the vault did not have any more. */
  readonly missing: number
  readonly where: WhereWritten
}

/** What is found before a vault is there. */
export interface BackupsOnOffer {
  /** Where it was looked; null where the person chooses a file instead. */
  readonly folder: string | null
  readonly found: readonly OfferedBackup[]
}

/** A backup that could be brought back. */
export interface OfferedBackup {
  readonly id: string
  /** The file's own name. */
  readonly label: string
  readonly bytes: number
  /** ISO 8601, UTC. */
  readonly changedAt: string
}

export interface RestoreDone {
  /** When the backup was made. ISO 8601, UTC. */
  readonly madeAt: string
  readonly recordings: number
  /** Steps in the journal. */
  readonly steps: number
  /** The same, counted in the vault that is open now. */
  readonly now: { readonly recordings: number; readonly steps: number }
  readonly leftOut: readonly DamagedRecording[]
  /** So many families, sessions and recordings this installation knew to have been erased, and erased again. */
  readonly erasedAgain: number
}
