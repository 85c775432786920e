import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { RecordChange } from '../../electron/vault/documents/records'
import { isBuildFresh } from '../../scripts/setup/build-stamp.mjs'
import type { MediaInfo } from '../../shared/domain/recording'
import { firstSettings } from '../../shared/domain/settings'
import type { Ms } from '../../shared/domain/time'
import { videoFeedbackNg26 } from '../../shared/programmes/video-feedback-ng26'
import { passTheDoor } from '../e2e/door'
import { browserArguments, openApp, type RunningPreview } from '../e2e/open-app'
import { aMoment, anAnnotation, aRecording, noon } from '../support/makers'
import { changeOf, makeVault, recoverySlot, unlockVault } from './benched-vault'
import { addPreparedFootage } from './prepared-footage'
import { benchFolder } from './reference-film'

export interface BenchSession extends RunningPreview {
  readonly dataFolder: string
  readonly sessionId: string
}

export interface Given {
  /** Start of each, ms. */
  readonly moments?: readonly Ms[]
  readonly annotations?: number
  /** The reference source, or most of it, as the session's recording. */
  readonly hasFootage: boolean
}

/** The built app with a family, one session and what else is given, open on the session's `step`. Closed and gone afterwards. */
export async function withSession(step: 'film' | 'notice', given: Given, use: (session: BenchSession) => Promise<void>): Promise<void> {
  await buildIfStale()
  await mkdir(benchFolder(), { recursive: true })
  const dataFolder = await mkdtemp(join(benchFolder(), 'browser-'))
  try {
    await prepareSession(dataFolder, given)
    const app = await openApp(dataFolder, false, { viewport: { width: 1600, height: 900 }, locale: 'en-GB', args: browserArguments(null) }, [])
    try {
      await passTheDoor(app.page)
      await app.page.goto(`${new URL(app.preview.entrance).origin}/#/sessions/session/${step}`)
      await app.page.reload()
      await use({ ...app, dataFolder, sessionId: 'session' })
    } finally {
      await app.close()
    }
  } finally {
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** The vault of such a session in a data folder, as the app left it when it ended. */
export async function prepareSession(dataFolder: string, given: Given): Promise<void> {
  const media = given.hasFootage ? await addPreparedFootage(dataFolder) : null
  const { vault, records } = media === null ? await makeVault(dataFolder) : await unlockVault(dataFolder)
  try {
    const settings = changeOf('settings', { ...firstSettings, checkedRecovery: await recoverySlot(dataFolder) })
    await records.commit([settings, ...recordsOf(given, media)])
  } finally {
    await vault.close()
  }
}

/** What is measured is what was built from the sources as they are. */
export async function buildIfStale(): Promise<void> {
  if (!(await isBuildFresh())) await promisify(execFile)(process.execPath, [fileURLToPath(new URL('../../scripts/build.mjs', import.meta.url))])
}

function recordsOf({ moments = [], annotations = 0 }: Given, media: MediaInfo | null): readonly RecordChange[] {
  const apart = media === null ? 0 : media.duration / (annotations + 1)
  return [
    changeOf('families', { id: 'family', alias: 'Bench', carers: [{ id: 'carer', name: 'Dana', relation: 'mother' }], children: [], languages: [], goals: [], addedAt: noon }),
    changeOf('programmes', { id: 'programme', familyId: 'family', template: videoFeedbackNg26, startedAt: noon }),
    ...(['film', 'watch'] as const).map((layer) => changeOf('consents', { id: layer, familyId: 'family', layer, isGiven: true, by: 'Dana', at: noon, until: null })),
    changeOf('sessions', {
      id: 'session', familyId: 'family', programmeId: 'programme', number: 1, theme: '', plannedFor: null, heldAt: noon, place: '', present: [], interpreter: '', length: null, deviation: '',
    }),
    ...(media === null ? [] : [changeOf('recordings', aRecording({ state: { kind: 'ready', media } }))]),
    ...Array.from({ length: annotations }, (_, index) => {
      const start = Math.round((index + 1) * apart)
      return index % 2 === 0
        ? changeOf('annotations', anAnnotation({ id: `annotation-${index}`, codeId: 'notices', start, end: start }))
        : changeOf('annotations', anAnnotation({ id: `annotation-${index}`, codeId: 'follows', start, end: start + Math.round(apart) }))
    }),
    ...moments.map((start, index) => changeOf('moments', aMoment({ id: `moment-${index}`, start, end: start + 8_000, title: `Moment ${index + 1}` }))),
  ]
}
