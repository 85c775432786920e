import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { RecordChange } from '../../electron/vault/documents/records'
import type { MediaInfo } from '../../shared/domain/recording'
import { videoFeedbackNg26 } from '../../shared/programmes/video-feedback-ng26'
import { aFamily, aFidelityEvent, aMoment, anAnnotation, aRecording, aSession, noon } from '../support/makers'
import { changeOf, unlockVault } from './benched-vault'
import { addPreparedFootage, shapeOfVault } from './prepared-footage'
import { benchFolder } from './reference-film'

export const families = 300
export const sessionsOfEach = 10
export const momentsOfEach = 5
/** They take some minutes to lay in the first time. Of them one session, `session`, has a thousand, and footage to lay them on. */
export const annotations = Number(process.env['SECOND_LOOK_BENCH_ANNOTATIONS'] ?? 1_000_000)
export const annotationsOfSession = 1_000

// A step of the journal is one message of at most 16 MiB.
const stepRecords = 5_000

/**
 * The data folder of a practice after years of work: its vault, and beside it the browser's profile with the database once
 * the app has been opened in it. Made once and kept; what a run of the bench adds to it is what a day's work would.
 */
export async function preparedPractice(): Promise<string> {
  const kept = join(benchFolder(), `practice-${await stamp()}`)
  if (!existsSync(kept)) await prepare(kept)
  return kept
}

async function prepare(kept: string): Promise<void> {
  await mkdir(benchFolder(), { recursive: true })
  for (const name of await readdir(benchFolder())) if (name.startsWith('practice-')) await rm(join(benchFolder(), name), { recursive: true, force: true })
  const folder = `${kept}.partial`
  const media = await addPreparedFootage(folder)
  const { vault, records } = await unlockVault(folder)
  try {
    let step: RecordChange[] = []
    for (const change of practice(media)) {
      step.push(change)
      if (step.length < stepRecords) continue
      await records.commit(step)
      step = []
    }
    if (step.length > 0) await records.commit(step)
  } finally {
    await vault.close()
  }
  await rename(folder, kept)
}

function* practice(media: MediaInfo): Iterable<RecordChange> {
  const others = families * sessionsOfEach - 1
  const perSession = Math.floor((annotations - annotationsOfSession) / others)
  for (let index = 0; index < families; index += 1) {
    const familyId = index === 0 ? 'family' : randomUUID()
    const programmeId = randomUUID()
    yield changeOf('families', aFamily({ id: familyId, alias: `Family ${String(index + 1).padStart(3, '0')}`, carers: [{ id: 'carer', name: 'Dana', relation: 'mother' }], children: [{ id: 'child', name: 'Mo', birthYear: 2023, birthMonth: 4 }] }))
    yield changeOf('programmes', { id: programmeId, familyId, template: videoFeedbackNg26, startedAt: noon })
    for (const layer of ['film', 'watch'] as const) yield changeOf('consents', { id: randomUUID(), familyId, layer, isGiven: true, by: 'Dana (mother)', at: noon, until: null })
    for (let number = 1; number <= sessionsOfEach; number += 1) {
      const isOpened = index === 0 && number === sessionsOfEach
      yield* session({ familyId, programmeId, number, isOpened, media, annotations: isOpened ? annotationsOfSession : perSession })
    }
  }
}

interface GivenSession {
  readonly familyId: string
  readonly programmeId: string
  readonly number: number
  readonly isOpened: boolean
  readonly media: MediaInfo
  readonly annotations: number
}

function* session({ familyId, programmeId, number, isOpened, media, annotations: count }: GivenSession): Iterable<RecordChange> {
  const [id, recordingId] = isOpened ? ['session', 'recording'] : [randomUUID(), randomUUID()]
  const of = { familyId, sessionId: id }
  yield changeOf('sessions', aSession({ id, familyId, programmeId, number, theme: 'Tidy up together' }))
  yield changeOf('recordings', aRecording({ id: recordingId, ...of, state: { kind: 'ready', media } }))
  for (const what of [{ kind: 'session-opened' }, { kind: 'imported', recordingId, length: media.duration }] as const) yield changeOf('fidelityEvents', aFidelityEvent({ id: randomUUID(), ...of, what }))
  for (let moment = 0; moment < momentsOfEach; moment += 1) yield changeOf('moments', aMoment({ id: randomUUID(), ...of, recordingId, start: moment * 20_000, end: moment * 20_000 + 6_000, title: `Moment ${moment + 1}` }))
  const apart = media.duration / (count + 1)
  for (let index = 0; index < count; index += 1) {
    const start = Math.round((index + 1) * apart)
    yield changeOf('annotations', anAnnotation({ id: randomUUID(), sessionId: id, recordingId, codeId: index % 2 === 0 ? 'notices' : 'follows', start, end: index % 2 === 0 ? start : start + Math.round(apart) }))
  }
}

/** Changes with what is written, and with how it lies. */
async function stamp(): Promise<string> {
  const hash = createHash('sha256').update(String(annotations)).update(await shapeOfVault()).update(await readFile('tests/bench/prepared-practice.ts'))
  const folder = 'renderer/db/migrations'
  for (const name of (await readdir(folder)).toSorted()) hash.update(await readFile(join(folder, name)))
  return hash.digest('hex').slice(0, 16)
}
