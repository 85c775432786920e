import { z } from 'zod'
import type { AuditLine, CopyPlace } from '../domain/audit'
import { erasedCountsSchema } from '../domain/erased-counts'
import { filmPlanSchema, pictureHashSchema } from '../domain/film-plan'
import { idSchema } from '../domain/ids'
import type { Outcome } from '../domain/outcome'
import type { MediaInfo, RecordingPictures } from '../domain/recording'
import { SERVICE_KEY_BYTES } from '../domain/service-key'
import type { SealedChange } from '../domain/sealed-change'
import type { VaultSign } from '../domain/vault-signs'
import type { VaultSlot } from '../domain/vault-slot'
import type { AppStart, BackupDone, BackupState, BackupsOnOffer, InterruptedRecording, KeptRecording, OfferedBackup, RestoreDone, Storage, VaultState, WhereWritten } from './results'
import { bytesUpTo, chunkBytes, menuItems, openChanges, openDocuments, pictureBytes, sealedDocuments } from './bounds'

/**
 * Everything the renderer may ask of the main process, and everything main may announce.
 * Add a line here, and `Handlers` (main), `Api` (renderer) and the fake used by tests stop compiling until they know about it.
 * The renderer names ids and never a path; only the vault knows where things lie. What was written outside of it is told by
 * its name and its folder's, in the preview by its path (`WhereWritten`).
 *
 * Footage itself does not travel through calls but over HTTP semantics at `Api.footageBase`:
 *   GET  <base>/<recordingId>/play         the footage to play (proxy where there is one), with ranges
 *   GET  <base>/<recordingId>/quick        a copy with close key frames, where one is there, with ranges
 *   GET  <base>/<recordingId>/thumbnails   one JPEG grid, see `RecordingPictures`
 *   POST <base>/<recordingId>/import       the bytes of a file being imported, after `import:begin`
 */

const nothing = z.object({})
const named = { recordingId: idSchema }
const passphrase = bytesUpTo(4_096)
const serviceKey = bytesUpTo(SERVICE_KEY_BYTES).refine(({ length }) => length === SERVICE_KEY_BYTES)

const call = <A extends z.ZodType>(args: A) => ({
  returns: <R>() => ({ args }) as { readonly args: A; readonly result?: R },
})
const event = <P>() => ({}) as { readonly payload?: P }

export const calls = {
  'vault:state': call(nothing).returns<VaultState>(),
  /** Passphrases are UTF-8; bytes can be wiped, texts cannot. The recovery key is for paper, and kept nowhere. */
  'vault:create': call(z.object({ passphrase })).returns<{ recoveryKey: string }>(),
  /** The key of a vault that was made just now, for a page that is loaded anew while its sheet is on the screen; else null. */
  'vault:unfinished-sheet': call(nothing).returns<{ recoveryKey: string | null }>(),
  /** The sheet's screen was left: its key is kept nowhere any more. */
  'vault:sheet-left': call(nothing).returns<void>(),
  'vault:unlock': call(z.object({ passphrase })).returns<void>(),
  /** With the recovery sheet; the new passphrase holds from now on. */
  'vault:recover': call(z.object({ recoveryKey: z.string().max(200), passphrase })).returns<void>(),
  /** The same with the secret half of a service's key. */
  'vault:open-with-service-key': call(z.object({ privateKey: serviceKey, passphrase })).returns<void>(),
  /** That this is the sheet that opens the vault now. Opens nothing. Errors: `wrong-recovery-key`. */
  'vault:check-sheet': call(z.object({ recoveryKey: z.string().max(200) })).returns<void>(),
  /** That this key opens the vault. Opens nothing. Errors: `wrong-escrow-key`. */
  'vault:check-service-key': call(z.object({ privateKey: serviceKey })).returns<void>(),
  /** Resolves when keys are wiped; what is being filmed goes on being written. `rest`: nobody had touched it for as long as Settings say. */
  'vault:lock': call(z.object({ by: z.enum(['page', 'rest']) })).returns<void>(),
  /**
   * How long from now the page would wait before it locks by itself: where it cannot any more, main locks a little later, by
   * the wall clock. Told now and then.
   */
  'vault:in-use': call(z.object({ patienceMs: z.int().min(0).max(24 * 3_600_000) })).returns<void>(),
  /** That this is the passphrase, before anything is made that takes it. Errors: `wrong-passphrase`, `too-soon`. */
  'vault:confirm': call(z.object({ passphrase })).returns<void>(),
  'vault:change-passphrase': call(z.object({ passphrase, newPassphrase: passphrase })).returns<void>(),
  'vault:new-recovery-key': call(z.object({ passphrase })).returns<{ recoveryKey: string }>(),
  /** Another passphrase, recovery sheet and master key; service keys go on. Errors: `recording-busy` while something is being filmed. */
  'vault:rotate': call(z.object({ passphrase, newPassphrase: passphrase })).returns<{ recoveryKey: string }>(),
  'vault:slots': call(nothing).returns<readonly VaultSlot[]>(),
  'vault:add-escrow': call(z.object({ passphrase, publicKey: serviceKey, label: z.string().min(1).max(80) })).returns<void>(),
  'vault:remove-escrow': call(z.object({ passphrase, slotId: z.string().max(64) })).returns<void>(),

  /**
   * Makes a key pair for a service. The secret half goes into a file that the person chooses, and is kept nowhere; the public
   * half is given, as hexadecimal digits. Null where the person chose no file.
   */
  'vault:make-service-key': call(nothing).returns<{ publicKey: string; where: WhereWritten } | null>(),

  /** Backups that can be brought back while there is no vault yet. */
  'vault:backups': call(nothing).returns<BackupsOnOffer>(),
  /** Asks for the file; null where the person chose none. */
  'vault:choose-backup': call(nothing).returns<OfferedBackup | null>(),
  /** That this opens the backup, before a new passphrase is chosen. Opens nothing. Errors: `wrong-recovery-key`, `wrong-escrow-key`, and those of reading it. */
  'vault:check-backup': call(
    z.object({
      backupId: z.string().max(64),
      secret: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('recovery'), recoveryKey: z.string().max(200) }),
        z.object({ kind: z.literal('service-key'), privateKey: serviceKey }),
      ]),
    }),
  ).returns<void>(),
  /** With a recovery key or a service's key goes the passphrase that holds from then on. The vault is open when it resolves. */
  'vault:restore': call(
    z.object({
      backupId: z.string().max(64),
      secret: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('passphrase'), passphrase }),
        z.object({ kind: z.literal('recovery'), recoveryKey: z.string().max(200), newPassphrase: passphrase }),
        z.object({ kind: z.literal('service-key'), privateKey: serviceKey, newPassphrase: passphrase }),
      ]),
      /** Damaged recordings are left out, and the rest is brought back. */
      withoutDamaged: z.boolean(),
    }),
  ).returns<RestoreDone>(),
  'vault:stop-restore': call(nothing).returns<void>(),

  'backup:state': call(nothing).returns<BackupState>(),
  /** Asks for the folder. Where the person chooses none, it stays as it was. */
  'backup:choose-folder': call(nothing).returns<BackupState>(),
  /** With the passphrase typed anew: resolves when the backup was read back and opened with it. */
  'backup:make': call(z.object({ passphrase })).returns<BackupDone>(),
  'backup:stop': call(nothing).returns<void>(),
  /** Shows the backup that was made last where it lies. */
  'backup:show': call(nothing).returns<void>(),

  /** What happened in this vault: lines before this number (null: the newest), newest first. */
  'audit:list': call(z.object({ before: z.int().min(1).nullable(), most: z.int().min(1).max(5_000) })).returns<{ lines: readonly AuditLine[]; isAll: boolean }>(),

  /**
   * Seals what a step writes and keeps it in the journal: on disk when it resolves. `value` null deletes. `group` names the
   * family or session whose key seals the record.
   */
  'records:commit': call(z.object({ changes: openChanges })).returns<{ number: number; proof: string; bodies: readonly (Uint8Array | null)[] }>(),
  /** Unsealed records, in the order asked for; null for one that was erased. */
  'records:open': call(z.object({ documents: sealedDocuments })).returns<readonly unknown[]>(),
  /**
   * Seals what the page tells from records, and can tell again: it goes into no journal. Null where the group was erased, or
   * nothing was ever written in it.
   */
  'records:seal': call(z.object({ documents: openDocuments })).returns<readonly (Uint8Array | null)[]>(),
  /** The last step in the journal of this vault, and how many the journal had when it was last closed and has no more. `takesPlain`: until it is said that none are left. */
  'records:head': call(nothing).returns<{ vaultId: string; number: number; proof: string; missing: number; signs: readonly VaultSign[]; takesPlain: boolean }>(),
  /** No record in the open is left that an earlier version wrote: none is taken over from now on. */
  'records:plain-taken': call(nothing).returns<void>(),
  /** Steps after this one, oldest first, as many as fit into one answer; `last` is the number of the last one given. */
  'records:since': call(z.object({ number: z.int().min(0) })).returns<{ changes: readonly SealedChange[]; last: number; proof: string; isAll: boolean }>(),
  /**
   * Whether the page holds what the journal has lost: for a number with its `proof`, which came with it. Gives what says so from then
   * on (`ahead`), also once the journal has grown; null where the journal never came that far.
   */
  'records:ahead': call(z.object({ number: z.int().min(0), proof: z.string().max(100), ahead: z.string().max(100).nullable() })).returns<{ ahead: string | null }>(),

  /**
   * Destroys the keys of a family and its sessions, of these recordings and films, and of every recording of those sessions: what
   * was written and filmed can be read by nobody any more. `counts` is kept for the receipt. Gives how many recordings and films went. Its records are then taken out by
   * the page. Errors: `recording-busy` while one of its sessions is being filmed.
   */
  'family:erase': call(z.object({ familyId: idSchema, sessionIds: z.array(idSchema).max(10_000), recordingIds: z.array(idSchema).max(10_000), counts: erasedCountsSchema })).returns<{ recordings: number }>(),

  'app:start': call(nothing).returns<AppStart>(),
  'app:storage': call(nothing).returns<Storage>(),
  /** Files of the vault that its damaged catalogue did not name any more: kept, sealed, and of unknown content. */
  'app:set-aside': call(nothing).returns<{ files: number; bytes: number }>(),
  /** Answers `app:before-close`: everything asked for is on disk. */
  'app:ready-to-close': call(nothing).returns<void>(),
  'menu:show': call(z.object({ items: menuItems })).returns<void>(),
  /** Asks where to, and writes the page as it prints. Where the person cancels, nothing is saved. */
  'page:save-as-pdf': call(z.object({ title: z.string().max(200) })).returns<{ saved: boolean }>(),

  'recording:begin': call(z.object({ sessionId: idSchema, mimeType: z.string().max(200) })).returns<{ recordingId: string }>(),
  /** Resolves when the chunk is on disk. Chunks are numbered from 0; the same number twice is an error. */
  'recording:append': call(z.object({ ...named, index: z.int().min(0), bytes: chunkBytes })).returns<void>(),
  /** Filming was stopped behind the locked door: its end is written, so that it is not taken for interrupted. */
  'recording:end': call(z.object(named)).returns<void>(),
  'recording:finish': call(z.object(named)).returns<MediaInfo>(),
  /** Closes what an ended app or page left open and lists it, until each is acknowledged. */
  'recording:interrupted': call(nothing).returns<readonly InterruptedRecording[]>(),
  'recording:acknowledge': call(z.object(named)).returns<void>(),
  /** What the vault already held when this page called `app:start`; never what the page has begun itself. */
  'recording:kept': call(nothing).returns<readonly KeptRecording[]>(),
  /** Start of each frame in the recording, ms, ascending. */
  'recording:frames': call(z.object(named)).returns<Uint32Array>(),
  'recording:pictures': call(z.object(named)).returns<RecordingPictures>(),
  /** Which address is better for stepping and jumping about: `quick` once a copy with close key frames is there. */
  'recording:part-to-play': call(z.object(named)).returns<{ readonly part: 'play' | 'quick' }>(),
  'recording:remove': call(z.object(named)).returns<void>(),

  'import:begin': call(z.object({ sessionId: idSchema, name: z.string().max(1_000), bytes: z.int().min(0) })).returns<{ recordingId: string }>(),
  /** After the bytes are there: looks at them, and makes a proxy if the browser cannot play them. */
  'import:finish': call(z.object(named)).returns<MediaInfo>(),
  'import:cancel': call(z.object(named)).returns<void>(),

  'picture:put': call(z.object({ hash: pictureHashSchema, bytes: pictureBytes })).returns<void>(),
  /** Renders items into the clip cache ahead of time, quietly; unknown or failing items are left out. */
  'film:prepare': call(z.object({ plan: filmPlanSchema })).returns<void>(),
  /** `filmId` names the job for `film:progress` and `film:cancel`; the film becomes a recording of its own. */
  'film:render': call(z.object({ filmId: idSchema, plan: filmPlanSchema })).returns<{ recordingId: string; media: MediaInfo }>(),
  'film:cancel': call(z.object({ filmId: idSchema })).returns<void>(),

  /** The passphrase again, then where to. Null where the person cancelled. Errors: `wrong-passphrase`, `too-soon`. */
  'copy:choose': call(z.object({ passphrase })).returns<{ chosen: { copyId: string; place: CopyPlace } | null }>(),
  /**
   * Writes a film out of the vault, as a plain file, to where was chosen, once. It is written down before the first byte, and
   * resolves when the file was read back. Without a consent that covers it, a reason is needed.
   */
  'copy:make': call(
    z
      .object({
        copyId: idSchema,
        recordingId: idSchema,
        /** Who can be seen: adults by what they are to the child, children counted. */
        adults: z.array(z.string().max(200)).max(60),
        children: z.int().min(0).max(60),
        consentId: idSchema.nullable(),
        reason: z.string().max(2_000),
      })
      .refine(({ consentId, reason }) => consentId !== null || reason.trim() !== ''),
  ).returns<{ bytes: number; sha256: string; where: WhereWritten }>(),
  /** Whatever was written so far is removed. */
  'copy:cancel': call(z.object({ copyId: idSchema })).returns<void>(),
  /** Shows the copy that was made last where it lies. */
  'copy:show': call(z.object({ copyId: idSchema })).returns<void>(),
} as const

export const events = {
  /** Main locked the vault by itself: the system was locked or went to sleep, or the page was left alone. */
  'vault:locked': event<void>(),
  /** `fraction` 0–1 of the phase. */
  'import:progress': event<{ recordingId: string; phase: 'copying' | 'looking' | 'proxy'; fraction: number }>(),
  'film:progress': event<{ filmId: string; fraction: number }>(),
  /** `fraction` 0–1 of the phase. */
  'backup:progress': event<{ phase: 'copying' | 'checking' | 'bringing-back'; fraction: number }>(),
  'app:before-close': event<void>(),
  'command:run': event<{ id: string }>(),
} as const

export type Channel = keyof typeof calls
export type EventName = keyof typeof events
export type Args<C extends Channel> = z.output<(typeof calls)[C]['args']>
export type Result<C extends Channel> = NonNullable<(typeof calls)[C]> extends { readonly result?: infer R } ? R : never
export type Payload<E extends EventName> = (typeof events)[E] extends { readonly payload?: infer P } ? P : never

export const channels = Object.keys(calls) as Channel[]

/** What the main process implements. */
export type Handlers = { readonly [C in Channel]: (args: Args<C>) => Promise<Result<C>> }

/** How main announces something to the page. */
export type Announce = <E extends EventName>(name: E, payload: Payload<E>) => void

/** What the renderer sees as `window.api`. */
export interface Api {
  /** Where footage is read from and imported to; no slash at its end. */
  readonly footageBase: string
  call<C extends Channel>(channel: C, args: Args<C>): Promise<Outcome<Result<C>>>
  on<E extends EventName>(name: E, listener: (payload: Payload<E>) => void): () => void
}
