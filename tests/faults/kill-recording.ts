import type { OpenedVault } from '../../electron/vault/sealed-vault'
import { randomFrom } from '../support/crash-disk'
import { inFolder } from '../support/in-folder'
import { openSealedIn } from '../support/sealed-vault'
import type { Fault } from './fault'
import { bytesAt } from './kept-footage'
import { differences, filmedBytes } from './victims/filmed'
import { killAtWork, wordsAfter, type Killed } from './victims/victim'

/** So many kills in one vault, so that it has a past. */
const KILLS_IN_A_VAULT = 25
/** The page hands a chunk over when it is so long: what the camera took since then is in no file yet. */
const CHUNK_MS = 500

interface Loss {
  readonly ackedBytes: number
  readonly ms: number
}

/** Kills the app while it films; the next start closes the recording, and its bytes are compared with what was filmed. */
export const killRecording: Fault = {
  names: ['kill.recording.count', 'kill.recording.lost_acked_bytes', 'kill.recording.lost_ms_max'],
  minutes: 6,
  async run({ seed, goesOn, report }) {
    const random = randomFrom(seed)
    const losses: Loss[] = []
    while (goesOn(losses.length, 1_000)) {
      await inFolder(async (folder) => {
        for (let kill = 0; kill < KILLS_IN_A_VAULT && goesOn(losses.length, 1_000); kill += 1) losses.push(await killedOnce(folder, seed + losses.length, random))
      })
    }
    const most = losses.reduce((longest, { ms }) => Math.max(longest, ms), 0)
    report('kill.recording.count', losses.length, 'processes killed while they filmed, each recording closed by the next start')
    report('kill.recording.lost_acked_bytes', losses.reduce((sum, { ackedBytes }) => sum + ackedBytes, 0))
    report('kill.recording.lost_ms_max', most, `ms of footage; ${CHUNK_MS} of them in the chunk that the camera had not given yet`)
  },
}

async function killedOnce(folder: string, seed: number, random: () => number): Promise<Loss> {
  // Mostly in the middle of filming, sometimes while the vault is being opened.
  const [after, delay] = random() < 0.1 ? (['opening', random() * 40] as const) : (['begun', random() * 110] as const)
  const killed = await killAtWork(['record', folder, String(seed)], after, delay)
  const opened = await openSealedIn(folder)
  try {
    return await lossIn(opened, killed, seed)
  } finally {
    await opened.vault.close()
  }
}

async function lossIn({ vault }: OpenedVault, { said, at }: Killed, seed: number): Promise<Loss> {
  const acked = Number(wordsAfter(said, 'kept').at(-1)?.[0] ?? 0)
  const begun = wordsAfter(said, 'begun')[0]?.[0]
  const open = await vault.openRecordings()
  if (begun === undefined ? open.length > 1 : open.length !== 1 || open[0]?.recordingId !== begun) return { ackedBytes: Math.max(acked, 1), ms: 0 }
  const recordingId = open[0]?.recordingId
  if (recordingId === undefined) return { ackedBytes: 0, ms: 0 }
  await vault.closeRecording(recordingId)
  const bytes = await bytesAt(vault, `recordings/${recordingId}/original`)
  const ackedBytes = Math.max(0, acked - bytes.length) + differences(bytes, filmedBytes(seed, 0, bytes.length))
  // The camera took the first chunk that was not kept in the half second before it was handed over.
  const unkept = wordsAfter(said, 'handed')[wordsAfter(said, 'kept').length]
  const isKept = unkept === undefined || bytes.length > acked
  await vault.removeRecording(recordingId)
  return { ackedBytes, ms: CHUNK_MS + (isKept ? 0 : at - Number(unkept[1])) }
}
