import 'fake-indexeddb/auto'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { KeptRecording } from '../../../shared/bridge/results'
import type { FeedbackFilm } from '../../../shared/domain/feedback-film'
import { AppFailure } from '../../../shared/domain/outcome'
import { aFidelityEvent, aMedia, aRecording, aSession, noon } from '../../support/makers'

const ask = vi.hoisted(() => vi.fn<(channel: string, args: { recordingId?: string }) => Promise<unknown>>())
vi.mock('../../../renderer/bridge', () => ({ ask, api: {}, footageAddress: (id: string, part: string) => `vault://footage/${id}/${part}` }))

const { database } = await import('../../../renderer/db/open-database')
const { allOf } = await import('../../../renderer/db/queries/records')
const { settleUnnamed } = await import('../../../renderer/recovery/settle-unnamed')
const { history } = await import('../../../renderer/state/app-history')
const { insertion } = await import('../../../renderer/state/step')
const { useToasts } = await import('../../../renderer/state/toasts')
const { freshRecords } = await import('../../support/fresh-records')
const { loadWords } = await import('../../../renderer/words/words')

const keptFilm: KeptRecording = { recordingId: 'film-bytes', origin: 'film', sessionId: null, startedAt: noon.utc }
const keptFile: KeptRecording = { recordingId: 'file', origin: 'file', sessionId: 'session', startedAt: noon.utc }
const aFilm = (recordingId: string): FeedbackFilm => ({
  id: 'film', familyId: 'family', sessionId: 'session', items: [], made: { recordingId, duration: 1_000, madeAt: noon, planKey: '', clips: 0, clipsLength: 0 },
})
const keep = (...changes: Parameters<typeof history.commit>[0]['changes']) => history.commit({ label: '', changes })
const asked = (channel: string) => ask.mock.calls.filter(([name]) => name === channel).map(([, args]) => args.recordingId)

function vaultHolds(...kept: readonly KeptRecording[]): void {
  ask.mockImplementation(async channel => (channel === 'recording:kept' ? kept : channel === 'import:finish' ? aMedia({ duration: 5_000 }) : undefined))
}

beforeAll(loadWords)
beforeEach(async () => {
  await freshRecords()
  useToasts.setState({ toasts: [] })
  ask.mockReset()
  vi.stubGlobal('fetch', async () => ({ status: 200 }))
  await keep(insertion('sessions', aSession()), insertion('families', { id: 'family', alias: 'The Heron family', carers: [], children: [], languages: [], goals: [], addedAt: noon }))
  return () => vi.unstubAllGlobals()
})

describe('a film in the vault', () => {
  it('that no film names is removed', async () => {
    vaultHolds(keptFilm)
    await settleUnnamed()
    expect(asked('recording:remove')).toEqual(['film-bytes'])
  })

  it('that a newer one has replaced is removed, and the newer one stays', async () => {
    await keep(insertion('films', aFilm('newer')))
    vaultHolds(keptFilm, { ...keptFilm, recordingId: 'newer' })
    await settleUnnamed()
    expect(asked('recording:remove')).toEqual(['film-bytes'])
  })

  it('that was named just after the vault was read stays', async () => {
    vaultHolds(keptFilm)
    const answers = ask.getMockImplementation()
    ask.mockImplementation(async (channel, args) => {
      const answer = await answers?.(channel, args)
      if (channel === 'recording:kept') await keep(insertion('films', aFilm('film-bytes')))
      return answer
    })
    await settleUnnamed()
    expect(asked('recording:remove')).toEqual([])
  })

  it('stays where the records hold no family at all: they are lost, and the footage is what is left', async () => {
    await database.rows('families').clear()
    vaultHolds(keptFilm, keptFile)
    await settleUnnamed()
    expect(asked('recording:remove')).toEqual([])
    expect(await allOf('recordings')).toEqual([])
  })
})

describe('a file that was copied into the vault and that no recording names', () => {
  it('is finished and listed in its session, with its line in the log', async () => {
    vaultHolds(keptFile)
    await settleUnnamed()
    expect(await allOf('recordings')).toMatchObject([{ id: 'file', familyId: 'family', sessionId: 'session', origin: 'file', title: 'Brought in at 12:00', state: { kind: 'ready' } }])
    expect((await allOf('fidelityEvents')).map(({ what }) => what)).toEqual([{ kind: 'imported', recordingId: 'file', length: 5_000 }])
    expect(asked('recording:remove')).toEqual([])
  })

  it('is told of, so that the person finds it', async () => {
    vaultHolds(keptFile)
    await settleUnnamed()
    expect(useToasts.getState().toasts.map(({ words }) => words)).toEqual([
      '\u2068The Heron family\u2069, session 4: a file was still being brought in when Second Look ended. It is safe and is in the list under Film as “Brought in at 12:00”.',
    ])
  })

  it('is not something that Undo takes out again', async () => {
    history.forget()
    vaultHolds(keptFile)
    await settleUnnamed()
    expect(history.nextUndo).toBeNull()
  })

  it('is left alone where its session is gone', async () => {
    vaultHolds({ ...keptFile, sessionId: 'gone' }, { ...keptFile, recordingId: 'demonstration', sessionId: null })
    await settleUnnamed()
    expect(await allOf('recordings')).toEqual([])
    expect(ask.mock.calls.map(([channel]) => channel)).toEqual(['recording:kept'])
  })

  it('leaves the list again where it can never be played', async () => {
    vaultHolds(keptFile)
    const answers = ask.getMockImplementation()
    ask.mockImplementation(async (channel, args) => {
      if (channel === 'import:finish') throw new AppFailure({ kind: 'media-unreadable', problem: 'no-picture' })
      return answers?.(channel, args)
    })
    await settleUnnamed()
    expect(await allOf('recordings')).toEqual([])
    expect(useToasts.getState().toasts).toEqual([])
  })

  it('is not brought back where it was taken out of its session and only not erased yet', async () => {
    await keep(insertion('fidelityEvents', aFidelityEvent({ what: { kind: 'recording-removed', recordingId: 'file', reason: 'Dana asked' } })))
    vaultHolds(keptFile)
    await settleUnnamed()
    expect(await allOf('recordings')).toEqual([])
  })
})

it('footage that is listed, and whatever was filmed, is not touched', async () => {
  await keep(insertion('recordings', aRecording({ id: 'file', origin: 'file' })))
  vaultHolds(keptFile, { ...keptFile, recordingId: 'filmed', origin: 'camera' })
  await settleUnnamed()
  expect(ask.mock.calls.map(([channel]) => channel)).toEqual(['recording:kept'])
  expect(await allOf('recordings')).toMatchObject([{ id: 'file', title: 'Tidy up' }])
})
