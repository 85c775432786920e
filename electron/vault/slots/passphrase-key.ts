import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { copyOfSecret } from '../crypto/secrets'

export interface KdfSettings {
  readonly memoryKiB: number
  readonly passes: number
  readonly lanes: 1 | 2 | 3 | 4
}

/** No vault is made that is cheaper to guess at than this. */
export const FLOOR: KdfSettings = { memoryKiB: 64 * 1_024, passes: 3, lanes: 1 }

/** What is computed at all. A vault file from elsewhere may ask for anything; past this it only wants the memory. */
export const kdfSchema = z.strictObject({
  memoryKiB: z.int().min(FLOOR.memoryKiB).max(1_024 * 1_024),
  passes: z.int().min(FLOOR.passes).max(16),
  lanes: z.literal([1, 2, 3, 4]),
}) satisfies z.ZodType<KdfSettings>

/** Tests put a quick one in its place. */
export type PassphraseKdf = (passphrase: Uint8Array, salt: Uint8Array, kdf: KdfSettings) => Promise<Buffer>

/**
 * 32 bytes by Argon2id (RFC 9106), on a thread of its own: it takes a second, in which filming must go on. When the thread
 * ends, its memory goes, and the copies of the passphrase in it.
 */
export const passphraseKey: PassphraseKdf = async (passphrase, salt, kdf) => {
  const settings = kdfSchema.parse(kdf)
  if (passphrase.length === 0 || salt.length < 16) throw new RangeError('Argon2id needs a passphrase and a salt of 16 bytes')
  const password = copyOfSecret(passphrase)
  const worker = new Worker(await program(), {
    eval: true,
    workerData: { password, salt: Uint8Array.from(salt), ...settings },
    // Handed over, not copied.
    transferList: [password.buffer],
  })
  try {
    return await answerOf(worker)
  } finally {
    await worker.terminate()
  }
}

function answerOf(worker: Worker): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    worker.once('message', (key: Uint8Array) => resolve(Buffer.from(key.buffer, key.byteOffset, key.length)))
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('Argon2id ended without an answer')))
  })
}

// The package as one script. Read here and handed to the thread as text, because a thread in a packaged app cannot be
// counted on to find files inside the archive that the app is in.
const PACKAGE = 'hash-wasm/dist/argon2.umd.min.js'

async function program(): Promise<string> {
  const source = await readFile(createRequire(import.meta.url).resolve(PACKAGE), 'utf8')
  return `const hashWasm = {};
(function (exports, module) {${source}
})(hashWasm, {});
const { parentPort, workerData } = require('node:worker_threads');
const { password, salt, memoryKiB, passes, lanes } = workerData;
hashWasm
  .argon2id({ password, salt, memorySize: memoryKiB, iterations: passes, parallelism: lanes, hashLength: 32, outputType: 'binary' })
  .then((key) => {
    password.fill(0);
    parentPort.postMessage(key);
    key.fill(0);
  });
`
}
