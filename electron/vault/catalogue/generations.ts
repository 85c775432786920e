import { join } from 'node:path'
import { openSmall, sealSmall } from '../crypto/aead'
import { VaultDamaged } from '../crypto/damaged'
import { deriveKey } from '../crypto/derive'
import { copyOfSecret, newSecret, wipe } from '../crypto/secrets'
import type { ContainerIdentity } from '../container/format'
import type { Disk } from '../disk'
import { PARTIAL, replaceFile, shred } from '../replace-file'

/**
 * The catalogue's key lies in a small file of its own, and is another one in every generation: a catalogue written anew
 * under a new key leaves nothing behind that the old key could open, once the few bytes that held it are overwritten.
 */
export interface Generation {
  readonly number: number
  readonly identity: ContainerIdentity
  readonly path: string
  readonly lasting: LastingKeys
}

/** Keys of what is never written anew: every generation hands them on, whichever master key wraps it. */
export interface LastingKeys {
  readonly journal: Buffer
  readonly audit: Buffer
  readonly notes: Buffer
}

export interface VaultSecrets {
  /** 16 bytes, random, in the open in `vault.json`. */
  readonly vaultId: Uint8Array
  /** The vault's master key, 32 bytes. */
  readonly vmk: Uint8Array
}

const FILE_ID_BYTES = 16
const KEY_BYTES = 32
const SHORT_BYTES = FILE_ID_BYTES + KEY_BYTES
const LONG_BYTES = SHORT_BYTES + 3 * KEY_BYTES
const KEYRING = /^keyring-(\d{1,12})$/
/** Under a master key that may not hold yet: which one does is said by `vault.json` alone. */
const WAITING = /^keyring-(\d{1,12})\.next$/
const CATALOGUE = /^catalogue-(\d{1,12})$/

const keyringName = (number: number): string => `keyring-${number}`
const waitingName = (number: number): string => `keyring-${number}.next`
const cataloguePath = (root: string, number: number): string => join(root, `catalogue-${number}`)
/** The names of what makes up a generation, its key first. */
export const filesOf = (number: number): readonly string[] => [keyringName(number), `catalogue-${number}`]

const aadOf = (vaultId: Uint8Array, number: number): Uint8Array => Buffer.concat([Buffer.from(`keyring-${number}/`), vaultId])

export const newLastingKeys = (): LastingKeys => ({ journal: newSecret(KEY_BYTES), audit: newSecret(KEY_BYTES), notes: newSecret(KEY_BYTES) })

export const wipeLasting = ({ journal, audit, notes }: LastingKeys): void => wipe(journal, audit, notes)

/** A generation that nothing names yet. Its catalogue is written first; `publish` then makes it the one that holds. */
export function newGeneration(root: string, number: number, vaultId: Uint8Array, lasting: LastingKeys): Generation {
  return { number, path: cataloguePath(root, number), identity: { vaultId, fileId: newSecret(FILE_ID_BYTES), key: newSecret(KEY_BYTES) }, lasting }
}

/** On disk, this generation holds from here on. */
export function publish(disk: Disk, root: string, secrets: VaultSecrets, generation: Generation): Promise<void> {
  return writeKeyring(disk, root, secrets, generation, keyringName(generation.number))
}

/** On disk, this generation holds as soon as its master key does. */
export function publishWaiting(disk: Disk, root: string, secrets: VaultSecrets, generation: Generation): Promise<void> {
  return writeKeyring(disk, root, secrets, generation, waitingName(generation.number))
}

async function writeKeyring(disk: Disk, root: string, { vaultId, vmk }: VaultSecrets, { number, identity, lasting }: Generation, name: string): Promise<void> {
  const wrapping = deriveKey(vmk, 'keyring')
  const secret = Buffer.concat([identity.fileId, identity.key, lasting.journal, lasting.audit, lasting.notes])
  const bytes = sealSmall(wrapping, aadOf(vaultId, number), secret)
  wipe(wrapping, secret)
  await disk.syncFolder(root)
  await replaceFile(disk, root, name, bytes)
}

/**
 * The generation that holds: the newest whose key is there. One that waits for its master key is newer than all others and
 * holds where this master key opens it; else it is as if it were not there. Null in a folder without any.
 */
export async function currentGeneration(disk: Disk, root: string, secrets: VaultSecrets): Promise<Generation | null> {
  const number = Math.max(0, ...(await numbers(disk, root, KEYRING)))
  const waiting = Math.max(0, ...(await numbers(disk, root, WAITING)))
  if (waiting > number) {
    const bytes = await disk.readFile(join(root, waitingName(waiting)))
    try {
      return readKeyring(root, secrets, waiting, bytes)
    } catch (error) {
      if (!(error instanceof VaultDamaged)) throw error
    }
  }
  return number === 0 ? null : readKeyring(root, secrets, number, await disk.readFile(join(root, keyringName(number))))
}

function readKeyring(root: string, { vaultId, vmk }: VaultSecrets, number: number, bytes: Uint8Array): Generation {
  const wrapping = deriveKey(vmk, 'keyring')
  try {
    const secret = openSmall(wrapping, aadOf(vaultId, number), bytes)
    if (secret.length !== SHORT_BYTES && secret.length !== LONG_BYTES) throw new VaultDamaged('tampered')
    const keyAt = (index: number): Buffer => copyOfSecret(secret.subarray(FILE_ID_BYTES + index * KEY_BYTES, FILE_ID_BYTES + (index + 1) * KEY_BYTES))
    // The first vaults derived from the master key what is kept beside the catalogue's key now.
    const lasting =
      secret.length === LONG_BYTES
        ? { journal: keyAt(1), audit: keyAt(2), notes: keyAt(3) }
        : { journal: deriveKey(vmk, 'journal'), audit: deriveKey(vmk, 'audit'), notes: deriveKey(vmk, 'app-docs') }
    const generation = { number, path: cataloguePath(root, number), identity: { vaultId, fileId: Buffer.from(secret.subarray(0, FILE_ID_BYTES)), key: keyAt(0) }, lasting }
    wipe(secret)
    return generation
  } finally {
    wipe(wrapping)
  }
}

/** A generation that waited, and holds now, gets its name for good; nothing happens to any other. */
export async function settle(disk: Disk, root: string, { number }: Generation): Promise<void> {
  const waiting = join(root, waitingName(number))
  // Where both names are there, the one that waits was never heard of.
  if ((await disk.facts(waiting)) === null || (await disk.facts(join(root, keyringName(number)))) !== null) return
  await disk.rename(waiting, join(root, keyringName(number)))
  await disk.syncFolder(root)
}

/** Overwrites and removes what other generations left: their keys first. Also after a crash in the middle of it. The one kept is settled. */
export async function shredOthers(disk: Disk, root: string, keptNumber: number): Promise<void> {
  const names = await disk.names(root)
  for (const name of names) if (name.startsWith('keyring-') && name.endsWith(PARTIAL)) await shred(disk, join(root, name))
  for (const pattern of [WAITING, KEYRING, CATALOGUE]) {
    const others = names.filter((name) => isOther(pattern, name, keptNumber))
    for (const name of others) await shred(disk, join(root, name))
    if (others.length > 0) await disk.syncFolder(root)
  }
}

function isOther(pattern: RegExp, name: string, keptNumber: number): boolean {
  const match = pattern.exec(name)
  return match !== null && (Number(match[1]) !== keptNumber || pattern === WAITING)
}

async function numbers(disk: Disk, root: string, pattern: RegExp): Promise<number[]> {
  return (await disk.names(root)).flatMap((name) => {
    const match = pattern.exec(name)
    return match ? [Number(match[1])] : []
  })
}
