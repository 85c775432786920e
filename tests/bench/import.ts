import { createReadStream } from 'node:fs'
import { copyFile, mkdtemp, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openMedia } from '../../electron/media/open-media'
import { openSealedIn } from '../support/sealed-vault'
import { median, timed, type Bench } from './bench'
import { benchFolder, referenceSource } from './reference-film'

/** A ten-minute file brought into the vault, until it can be watched, against copying the same file. */
export const benches: readonly Bench[] = [
  {
    names: ['import.copy_ratio'],
    async run(report) {
      const source = await referenceSource()
      const folder = await mkdtemp(join(benchFolder(), 'import-'))
      try {
        const [copies, imports]: [number[], number[]] = [[], []]
        for (let round = 0; round < 3; round += 1) {
          copies.push(await timed(() => copy(source, join(folder, 'copy'))))
          imports.push(await timedImport(source, join(folder, `vault-${round}`)))
        }
        const ratios = imports.map((time, round) => time / (copies[round] ?? Number.NaN))
        report('import.copy_ratio', median(ratios), `import ${Math.round(median(imports))} ms, copy ${Math.round(median(copies))} ms`)
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
  },
]

async function copy(source: string, target: string): Promise<void> {
  await rm(target, { force: true })
  await copyFile(source, target)
  const file = await open(target, 'r+')
  await file.sync()
  await file.close()
}

async function timedImport(source: string, folder: string): Promise<number> {
  const { vault } = await openSealedIn(folder)
  const media = await openMedia(vault, { now: () => new Date(), newId: () => crypto.randomUUID() })
  const id = crypto.randomUUID()
  try {
    return await timed(async () => {
      const writer = await vault.write(`recordings/${id}/original`)
      for await (const piece of createReadStream(source, { highWaterMark: 1_024 * 1_024 })) if (piece instanceof Uint8Array) await writer.append(piece)
      await writer.commit()
      await vault.updateFacts(id, { sessionId: 'bench', origin: 'file', mimeType: 'video/mp4', startedAt: new Date().toISOString(), state: 'closed' })
      await media.examine(id, {})
    })
  } finally {
    await media.close()
    await vault.close()
    await rm(folder, { recursive: true, force: true })
  }
}
