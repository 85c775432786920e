import { randomFillSync, randomUUID } from 'node:crypto'
import { copyFile, mkdir, mkdtemp, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openSealedIn } from '../support/sealed-vault'
import { median, timed, type Bench } from './bench'
import { putFile } from './put-file'
import { benchFolder, referenceSource } from './reference-film'

const MB = 1_000_000
const KIB = 1_024
const rounds = 11
/** Pieces as a recorder and as a file being read give them. */
const pieceSizes = [64 * KIB, 256 * KIB, 1_024 * KIB]
const streamBytes = 512 * 1_024 * KIB

/** How fast footage is sealed, on disk and synced. */
export const benches: readonly Bench[] = [
  {
    names: ['seal.drain_mb_s'],
    async run(report) {
      await inFolder(async (folder) => {
        const rates: number[] = []
        for (const size of pieceSizes) rates.push(streamBytes / MB / ((await timedDrain(join(folder, String(size)), size)) / 1_000))
        const each = pieceSizes.map((size, index) => `${Math.round(rates[index] ?? Number.NaN)} in pieces of ${size / KIB} KiB`)
        report('seal.drain_mb_s', Math.min(...rates), `${Math.round(streamBytes / MB)} MB each: ${each.join(', ')}`)
      })
    },
  },
  {
    names: ['seal.import_ratio'],
    async run(report) {
      const source = await referenceSource()
      await inFolder(async (folder) => {
        const [copies, imports]: [number[], number[]] = [[], []]
        // A vault that is open for a while, as it is in a day's work.
        const { vault } = await openSealedIn(join(folder, 'vault'))
        try {
          for (let round = 0; round < rounds; round += 1) {
            copies.push(await timed(() => copyAndSync(source, join(folder, 'copy'))))
            await rm(join(folder, 'copy'))
            const key = `recordings/${randomUUID()}/original` as const
            imports.push(await timed(() => putFile(vault, key, source)))
            await vault.remove(key)
          }
        } finally {
          await vault.close()
        }
        const ratios = imports.map((time, round) => time / (copies[round] ?? Number.NaN))
        report('seal.import_ratio', median(ratios), `sealing ${Math.round(median(imports))} ms, copy and sync ${Math.round(median(copies))} ms, ${rounds} pairs, the first ${ratios[0]?.toFixed(2)}`)
      })
    },
  },
]

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  await mkdir(benchFolder(), { recursive: true })
  const folder = await mkdtemp(join(benchFolder(), 'seal-'))
  try {
    await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function timedDrain(folder: string, pieceBytes: number): Promise<number> {
  const { vault } = await openSealedIn(folder)
  const piece = randomFillSync(new Uint8Array(pieceBytes))
  try {
    return await timed(async () => {
      const writer = await vault.write(`recordings/${randomUUID()}/original`)
      for (let sent = 0; sent < streamBytes; sent += pieceBytes) await writer.append(piece)
      await writer.commit()
    })
  } finally {
    await vault.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function copyAndSync(source: string, target: string): Promise<void> {
  await copyFile(source, target)
  const file = await open(target, 'r+')
  await file.sync()
  await file.close()
}
