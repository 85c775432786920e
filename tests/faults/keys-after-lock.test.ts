import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { GrowingContents } from '../../electron/vault/catalogue/contents'
import { currentGeneration } from '../../electron/vault/catalogue/generations'
import { decodeLines } from '../../electron/vault/catalogue/lines'
import { readLog } from '../../electron/vault/container/log'
import { deriveKey } from '../../electron/vault/crypto/derive'
import { localDisk } from '../../electron/vault/disk'
import { openWithPassphrase } from '../../electron/vault/slots/open-slots'
import { loadSlots } from '../../electron/vault/slots/slot-store'
import { aDataFolder } from '../support/data-folder'
import { foundInMemory } from './found-in-memory'
import { buildVictims } from './victims/build-victims'

const PASSPHRASE = 'wren heron robin finch swift'

/** Every key of a vault, and what is made from them, by what it opens. */
async function keysOf(root: string): Promise<ReadonlyMap<string, Buffer>> {
  const file = await loadSlots(localDisk, root)
  if (!file) throw new Error('There is no vault')
  const vmk = await openWithPassphrase(file, new TextEncoder().encode(PASSPHRASE))
  const generation = await currentGeneration(localDisk, root, { vaultId: Buffer.from(file.vaultId, 'hex'), vmk })
  if (!generation) throw new Error('There is no catalogue')
  const contents = new GrowingContents()
  await readLog(localDisk, generation.path, generation.identity, (message) => decodeLines(message).forEach((entry) => contents.add(entry)))
  const owners = [...contents.keys].flatMap(([owner, key]) => [[`key of ${owner}`, key], [`notes of ${owner}`, deriveKey(key, 'documents')]] as const)
  const objects = [...contents.objects.values()].map(({ owner, file: name }) => [`file of ${owner}`, deriveKey(contents.keys.get(owner) ?? vmk, 'object', Buffer.from(name, 'hex'))] as const)
  return new Map<string, Buffer>([
    ['master key', vmk],
    ['catalogue', Buffer.from(generation.identity.key)],
    ['journal', generation.lasting.journal],
    ['list of what happened', generation.lasting.audit],
    ['notes of the vault itself', generation.lasting.notes],
    ...owners,
    ...objects,
  ])
}

test.runIf(process.platform === 'linux')('no key of the vault is left in the memory of the process that locked it, once that has collected what it uses no more', async () => {
  const folder = await aDataFolder()
  const child = spawn(process.execPath, ['--expose-gc', await buildVictims(), 'lock', folder, '0', PASSPHRASE], { stdio: ['pipe', 'pipe', 'inherit'] })
  try {
    const said = child.stdout[Symbol.asyncIterator]() as AsyncIterator<Buffer>
    expect(String((await said.next()).value)).toBe('open\n')
    const keys = await keysOf(join(folder, 'vault'))
    // That they are found while the vault is open shows that they would be.
    const whileOpen = await foundInMemory(child.pid ?? 0, keys)
    expect(whileOpen).toEqual(expect.arrayContaining(['master key', 'catalogue', 'journal', 'key of session-1']))
    child.stdin.write('on\n')
    expect(String((await said.next()).value)).toBe('locked\n')
    expect(await foundInMemory(child.pid ?? 0, keys)).toEqual([])
  } finally {
    child.stdin.end()
    child.kill()
    await once(child, 'close')
  }
}, 120_000)
