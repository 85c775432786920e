import type { OpenedVault } from '../../electron/vault/sealed-vault'
import { openSealedIn } from '../support/sealed-vault'
import type { Fault } from './fault'
import { bytesAt } from './kept-footage'
import { killInLanes, killPlaces, type Victims } from './kill-lanes'
import { differences, filmedBytes } from './victims/filmed'
import { lastChunkOf } from './victims/record'
import { killAtWork, wordsAfter, type Killed } from './victims/victim'

/** The page hands a chunk over when it is so long: what the camera took since then is in no file yet. */
const CHUNK_MS = 500

interface Loss {
  readonly ackedBytes: number
  readonly ms: number
}

/** Kills the app while it films; the next start closes the recording, and its bytes are compared with what was filmed. */
export const killRecording: Fault = {
  names: ['kill.recording.count', 'kill.recording.lost_acked_bytes', 'kill.recording.lost_ms_max'],
  minutes: 8,
  async run({ report, ...run }) {
    const places = killPlaces()
    const losses: Loss[] = []
    const begin = async (folder: string): Promise<Victims> => ({
      async kill({ number, random }) {
        losses.push(await killedOnce(folder, run.seed + number, random, places.add))
        return null
      },
    })
    const { count } = await killInLanes(run, { full: 1_000, inAFolder: 25, begin })
    const most = losses.reduce((longest, { ms }) => Math.max(longest, ms), 0)
    report('kill.recording.count', count, `processes killed, each recording closed by the next start: ${places.inWords()}`)
    report('kill.recording.lost_acked_bytes', losses.reduce((sum, { ackedBytes }) => sum + ackedBytes, 0))
    report('kill.recording.lost_ms_max', most, `ms of footage; ${CHUNK_MS} of them in the chunk that the camera had not given yet`)
  },
}

async function killedOnce(folder: string, seed: number, random: () => number, addPlace: (place: string) => void): Promise<Loss> {
  const killed = await killAtWork(['record', folder, String(seed)], whenToKill(seed, random()), random() * 30)
  addPlace(placeOf(killed.said))
  const opened = await openSealedIn(folder)
  try {
    return await lossIn(opened, killed, seed)
  } finally {
    await opened.vault.close()
  }
}

/** What it says before the kill: mostly that some chunk is there to be written, which is as far into filming on a busy computer as on a quiet one. */
function whenToKill(seed: number, chance: number): string {
  if (chance < 0.1) return 'opening'
  const last = lastChunkOf(seed)
  if (last !== null && chance < 0.6) return 'closing'
  return `handed ${Math.floor((chance - 0.1) * 10) % (last ?? 9)} `
}

function placeOf(said: readonly string[]): string {
  const last = said.at(-1) ?? ''
  if (last.startsWith('handed')) return 'while a chunk was written'
  if (last.startsWith('closing')) return 'while the recording was closed'
  return last.startsWith('opening') ? 'while the vault was opened' : 'between two chunks'
}

async function lossIn({ vault }: OpenedVault, { said, at }: Killed, seed: number): Promise<Loss> {
  const acked = Number(wordsAfter(said, 'kept').at(-1)?.[0] ?? 0)
  const begun = wordsAfter(said, 'begun')[0]?.[0]
  const open = (await vault.openRecordings()).map((one) => one.recordingId)
  const all = await vault.recordingIds()
  const isClosed = begun !== undefined && all.includes(begun) && !open.includes(begun)
  // Nobody begins a second one, and what was begun is there; only one that was being closed may be closed.
  if (all.length > 1 || (begun !== undefined && all[0] !== begun) || (isClosed && !said.includes('closing')) || (!isClosed && said.includes('closed'))) return { ackedBytes: Math.max(acked, 1), ms: 0 }
  const [recordingId] = all
  if (recordingId === undefined) return { ackedBytes: 0, ms: 0 }
  if (!isClosed) await vault.closeRecording(recordingId)
  const bytes = await bytesAt(vault, `recordings/${recordingId}/original`)
  const ackedBytes = Math.max(0, acked - bytes.length) + differences(bytes, filmedBytes(seed, 0, bytes.length))
  // The camera took the first chunk that was not kept in the half second before it was handed over.
  const unkept = wordsAfter(said, 'handed')[wordsAfter(said, 'kept').length]
  const isKept = unkept === undefined || bytes.length > acked
  await vault.removeRecording(recordingId)
  return { ackedBytes, ms: CHUNK_MS + (isKept ? 0 : at - Number(unkept[1])) }
}
