import type { Id } from '../../../shared/domain/ids'
import { GrowingContents } from '../catalogue/contents'
import { currentGeneration, type VaultSecrets } from '../catalogue/generations'
import { decodeLines } from '../catalogue/lines'
import { readLog } from '../container/log'
import { VaultDamaged } from '../crypto/damaged'
import { wipe } from '../crypto/secrets'
import { recordingOf } from '../key-owner'
import { openWithEscrow, openWithPassphrase, openWithRecovery } from '../slots/open-slots'
import { passphraseKey, type PassphraseKdf } from '../slots/passphrase-key'
import { readSlotFile, type SlotFile } from '../slots/slot-file'
import { manifestSeal, type ManifestSeal } from './manifest-seal'
import { memoryDisk } from './memory-disk'

export type { PassphraseKdf }

/** The passphrase as UTF-8, the recovery key as it was typed, or the secret half of a service's key. None is kept nor wiped here. */
export type CopySecret = { readonly passphrase: Uint8Array } | { readonly recoveryKey: string } | { readonly serviceKey: Uint8Array }

/** A copied vault, opened from its slots alone; nothing on disk is touched. */
export interface OpenedCopy {
  /** In hexadecimal. */
  readonly vaultId: string
  /** To be handed on, or wiped with `close`. */
  readonly vmk: Buffer
  readonly seal: ManifestSeal
  /** What a copied catalogue says. Errors: `VaultDamaged`. */
  contents(files: ReadonlyMap<string, Buffer>): Promise<CopyContents>
  /** Wipes what is derived; `keepsKey`: the master key goes on living with whoever took it. */
  close(keepsKey?: boolean): void
}

export interface CopyContents {
  readonly recordings: readonly CopiedRecording[]
}

export interface CopiedRecording {
  readonly recordingId: Id
  /** ISO 8601, UTC. */
  readonly startedAt: string
  readonly objects: readonly CopiedObject[]
}

export interface CopiedObject {
  /** Its path below the vault's folder, with `/`. */
  readonly name: string
  readonly isOriginal: boolean
  /** The last bytes of its file; null where it was still being written to. */
  readonly finalTag: Buffer | null
}

/** Errors: `wrong-passphrase`, `wrong-recovery-key`, `wrong-escrow-key`, `VaultDamaged`. */
export async function openCopy(slotBytes: Uint8Array, secret: CopySecret, derive: PassphraseKdf = passphraseKey): Promise<OpenedCopy> {
  const file = readSlotFile(slotBytes)
  const vmk = await masterKey(file, secret, derive)
  const seal = manifestSeal(vmk)
  return {
    vaultId: file.vaultId,
    vmk,
    seal,
    contents: (files) => readContents(files, { vaultId: Buffer.from(file.vaultId, 'hex'), vmk }),
    close(keepsKey = false) {
      seal.wipe()
      if (!keepsKey) wipe(vmk)
    },
  }
}

function masterKey(file: SlotFile, secret: CopySecret, derive: PassphraseKdf): Promise<Buffer> {
  if ('passphrase' in secret) return openWithPassphrase(file, secret.passphrase, derive)
  return 'serviceKey' in secret ? openWithEscrow(file, secret.serviceKey) : openWithRecovery(file, secret.recoveryKey)
}

async function readContents(files: ReadonlyMap<string, Buffer>, secrets: VaultSecrets): Promise<CopyContents> {
  const disk = memoryDisk(files)
  const generation = await currentGeneration(disk, '', secrets)
  if (!generation || !files.has(generation.path)) throw new VaultDamaged('missing')
  const contents = new GrowingContents()
  try {
    await readLog(disk, generation.path, generation.identity, (message) => decodeLines(message).forEach((entry) => contents.add(entry)))
    const objects = [...contents.objects]
    return {
      recordings: [...contents.facts].map(([recordingId, { startedAt }]) => ({
        recordingId,
        startedAt,
        objects: objects
          .filter(([key]) => recordingOf(key) === recordingId)
          .map(([key, { file, finalTag }]) => ({ name: `media/${file}`, isOriginal: key.endsWith('/original'), finalTag: finalTag && Buffer.from(finalTag) })),
      })),
    }
  } finally {
    contents.wipe()
    wipe(generation.identity.key)
  }
}
