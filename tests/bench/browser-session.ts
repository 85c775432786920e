import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { referencesOf } from '../../renderer/db/row'
import type { RecordOf, TableName } from '../../renderer/db/tables'
import { isBuildFresh } from '../../scripts/setup/build-stamp.mjs'
import type { MediaInfo } from '../../shared/domain/recording'
import type { Ms } from '../../shared/domain/time'
import { videoFeedbackNg26 } from '../../shared/programmes/video-feedback-ng26'
import { browserArguments, openApp, type RunningPreview } from '../e2e/open-app'
import { aMoment, anAnnotation, aRecording, noon } from '../support/makers'
import { addPreparedFootage } from './prepared-footage'
import { benchFolder } from './reference-film'

export interface BenchSession extends RunningPreview {
  readonly dataFolder: string
  readonly sessionId: string
}

interface Given {
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
    const media = given.hasFootage ? await addPreparedFootage(dataFolder) : null
    const app = await openApp(dataFolder, false, { viewport: { width: 1600, height: 900 }, locale: 'en-GB', args: browserArguments(null) }, [])
    try {
      await app.page.getByRole('navigation').waitFor()
      await putRows(app.page, rowsOf(given, media))
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

/** What is measured is what was built from the sources as they are. */
export async function buildIfStale(): Promise<void> {
  if (!(await isBuildFresh())) await promisify(execFile)(process.execPath, [fileURLToPath(new URL('../../scripts/build.mjs', import.meta.url))])
}

interface StoredRow {
  readonly table: TableName
  readonly row: unknown
}

function rowsOf({ moments = [], annotations = 0 }: Given, media: MediaInfo | null): readonly StoredRow[] {
  const row = <T extends TableName>(table: T, record: RecordOf<T>): StoredRow => ({ table, row: { id: record.id, ...referencesOf(record), body: record } })
  const apart = media === null ? 0 : media.duration / (annotations + 1)
  return [
    row('families', { id: 'family', alias: 'Bench', carers: [{ id: 'carer', name: 'Dana', relation: 'mother' }], children: [], languages: [], goals: [], addedAt: noon }),
    row('programmes', { id: 'programme', familyId: 'family', template: videoFeedbackNg26, startedAt: noon }),
    ...(['film', 'watch'] as const).map((layer) => row('consents', { id: layer, familyId: 'family', layer, isGiven: true, by: 'Dana', at: noon, until: null })),
    row('sessions', {
      id: 'session', familyId: 'family', programmeId: 'programme', number: 1, theme: '', plannedFor: null, heldAt: noon, place: '', present: [], interpreter: '', length: null, deviation: '',
    }),
    ...(media === null ? [] : [row('recordings', aRecording({ state: { kind: 'ready', media } }))]),
    ...Array.from({ length: annotations }, (_, index) => {
      const start = Math.round((index + 1) * apart)
      return index % 2 === 0
        ? row('annotations', anAnnotation({ id: `annotation-${index}`, codeId: 'notices', start, end: start }))
        : row('annotations', anAnnotation({ id: `annotation-${index}`, codeId: 'follows', start, end: start + Math.round(apart) }))
    }),
    ...moments.map((start, index) => row('moments', aMoment({ id: `moment-${index}`, start, end: start + 8_000, title: `Moment ${index + 1}` }))),
  ]
}

/** As a version that did not seal records left them: the app takes them into the vault when it is opened. */
async function putRows(page: Page, rows: readonly StoredRow[]): Promise<void> {
  await page.evaluate(
    (stored) =>
      new Promise<void>((resolve, reject) => {
        const names = [...new Set(stored.map(({ table }) => table))]
        const opening = indexedDB.open('second-look')
        opening.addEventListener('upgradeneeded', () => names.forEach((name) => opening.result.createObjectStore(name, { keyPath: 'id' })))
        opening.addEventListener('error', () => reject(new Error('The database cannot be opened')))
        opening.addEventListener('success', () => {
          const writing = opening.result.transaction(names, 'readwrite')
          for (const { table, row } of stored) writing.objectStore(table).put(row)
          writing.addEventListener('error', () => reject(new Error('A row cannot be written')))
          writing.addEventListener('complete', () => {
            opening.result.close()
            resolve()
          })
        })
      }),
    rows,
  )
}
