import { join } from 'node:path'
import { openSmall, sealSmall } from '../crypto/aead'
import { VaultDamaged } from '../crypto/damaged'
import { deriveKey } from '../crypto/derive'
import { newSecret, wipe } from '../crypto/secrets'
import type { ContainerIdentity } from '../container/format'
import type { Disk } from '../disk'
import { PARTIAL } from '../key-path'
import { replaceFile, shred } from '../replace-file'

/**
 * The catalogue's key lies in a small file of its own, and is another one in every generation: a catalogue written anew
 * under a new key leaves nothing behind that the old key could open, once the few bytes that held it are overwritten.
 */
export interface Generation {
  readonly number: number
  readonly identity: ContainerIdentity
  readonly path: string
}

export interface VaultSecrets {
  /** 16 bytes, random, in the open in `vault.json`. */
  readonly vaultId: Uint8Array
  /** The vault's master key, 32 bytes. */
  readonly vmk: Uint8Array
}

const FILE_ID_BYTES = 16
const KEYRING = /^keyring-(\d{1,12})$/
const CATALOGUE = /^catalogue-(\d{1,12})$/

const keyringName = (number: number): string => `keyring-${number}`
const keyringPath = (root: string, number: number): string => join(root, keyringName(number))
const cataloguePath = (root: string, number: number): string => join(root, `catalogue-${number}`)
/** The names of what makes up a generation, its key first. */
export const filesOf = (number: number): readonly string[] => [`keyring-${number}`, `catalogue-${number}`]

const aadOf = (vaultId: Uint8Array, number: number): Uint8Array => Buffer.concat([Buffer.from(`keyring-${number}/`), vaultId])

/** A generation that nothing names yet. Its catalogue is written first; `publish` then makes it the one that holds. */
export function newGeneration(root: string, number: number, vaultId: Uint8Array): Generation {
  return { number, path: cataloguePath(root, number), identity: { vaultId, fileId: newSecret(FILE_ID_BYTES), key: newSecret(32) } }
}

/** On disk, this generation holds from here on. */
export async function publish(disk: Disk, root: string, secrets: VaultSecrets, generation: Generation): Promise<void> {
  const wrapping = deriveKey(secrets.vmk, 'keyring')
  const secret = Buffer.concat([generation.identity.fileId, generation.identity.key])
  const bytes = sealSmall(wrapping, aadOf(secrets.vaultId, generation.number), secret)
  wipe(wrapping, secret)
  await disk.syncFolder(root)
  await replaceFile(disk, root, keyringName(generation.number), bytes)
}

/** The generation that holds: the newest whose key is there. Null in a folder without any. */
export async function currentGeneration(disk: Disk, root: string, { vaultId, vmk }: VaultSecrets): Promise<Generation | null> {
  const number = Math.max(0, ...(await numbers(disk, root, KEYRING)))
  if (number === 0) return null
  const wrapping = deriveKey(vmk, 'keyring')
  const secret = openSmall(wrapping, aadOf(vaultId, number), await disk.readFile(keyringPath(root, number)))
  wipe(wrapping)
  if (secret.length !== FILE_ID_BYTES + 32) throw new VaultDamaged('tampered')
  const generation = { number, path: cataloguePath(root, number), identity: { vaultId, fileId: Buffer.from(secret.subarray(0, FILE_ID_BYTES)), key: Buffer.from(secret.subarray(FILE_ID_BYTES)) } }
  wipe(secret)
  return generation
}

/** Overwrites and removes what other generations left: their keys first. Also after a crash in the middle of it. */
export async function shredOthers(disk: Disk, root: string, keptNumber: number): Promise<void> {
  const names = await disk.names(root)
  for (const name of names) if (name.startsWith('keyring-') && name.endsWith(PARTIAL)) await shred(disk, join(root, name))
  for (const pattern of [KEYRING, CATALOGUE]) {
    for (const name of names) {
      const match = pattern.exec(name)
      if (!match || Number(match[1]) === keptNumber) continue
      await shred(disk, join(root, name))
    }
    await disk.syncFolder(root)
  }
}

async function numbers(disk: Disk, root: string, pattern: RegExp): Promise<number[]> {
  return (await disk.names(root)).flatMap((name) => {
    const match = pattern.exec(name)
    return match ? [Number(match[1])] : []
  })
}
