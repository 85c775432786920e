import 'fake-indexeddb/auto'
import { beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { InterruptedRecording } from '../../../shared/bridge/results'
import { AppFailure } from '../../../shared/domain/outcome'
import type { RecordingState } from '../../../shared/domain/recording'
import { aFamily, aMedia, aMoment, aRecording, aSession, noon } from '../../support/makers'

const ask = vi.hoisted(() => vi.fn<(channel: string, args: { recordingId?: string }) => Promise<unknown>>())
vi.mock('../../../renderer/bridge', () => ({ ask, api: {}, footageAddress: (id: string, part: string) => `vault://footage/${id}/${part}` }))

const { allOf } = await import('../../../renderer/db/queries/records')
const { recoverInterrupted } = await import('../../../renderer/recovery/recover-interrupted')
const { history } = await import('../../../renderer/state/app-history')
const { useRecovering } = await import('../../../renderer/state/recovering')
const { insertion } = await import('../../../renderer/state/step')
const { useToasts } = await import('../../../renderer/state/toasts')
const { freshRecords } = await import('../../support/fresh-records')
const { loadWords } = await import('../../../renderer/words/words')

const media = aMedia({ duration: 5_000 })
const nearTheEnd = aMoment({ recordingId: 'filmed', end: 9_000 })
const listedAs = (id: string, state: RecordingState) => insertion('recordings', aRecording({ id, state }))
const interrupted: InterruptedRecording = { recordingId: 'filmed', sessionId: 'session', startedAt: noon.utc, media }

function mainAnswers(found: readonly InterruptedRecording[], footage: readonly string[] = []): void {
  ask.mockImplementation(async channel => (channel === 'recording:interrupted' ? found : channel.endsWith(':finish') ? media : undefined))
  vi.stubGlobal('fetch', async (address: string) => ({ status: footage.some(id => address.includes(`/${id}/`)) ? 200 : 404 }))
}

beforeAll(loadWords)
beforeEach(async () => {
  await freshRecords()
  useToasts.setState({ toasts: [] })
  ask.mockReset()
  await history.commit({
    label: '',
    changes: [insertion('sessions', aSession()), insertion('families', aFamily({ id: 'family', alias: 'The Heron family' }))],
  })
  return () => vi.unstubAllGlobals()
})

describe('after the app ended in the middle of a recording', () => {
  it('the recording is listed as interrupted, and the log says that it was filmed', async () => {
    await history.commit({ label: '', changes: [listedAs('filmed', { kind: 'capturing' })] })
    mainAnswers([interrupted])
    expect(await recoverInterrupted()).toBe(1)
    expect((await allOf('recordings')).map(({ state }) => state)).toEqual([{ kind: 'interrupted', media }])
    expect((await allOf('fidelityEvents')).map(({ what }) => what)).toEqual([{ kind: 'filmed', recordingId: 'filmed', length: 5_000 }])
    expect(ask).toHaveBeenCalledWith('recording:acknowledge', { recordingId: 'filmed' })
  })

  it('until it is listed, it is known that a recording is being brought back', async () => {
    await history.commit({ label: '', changes: [listedAs('filmed', { kind: 'capturing' })] })
    mainAnswers([interrupted])
    const stages: string[] = []
    onTestFinished(useRecovering.subscribe(({ recovering }) => stages.push(recovering)))
    await recoverInterrupted()
    expect(stages).toEqual(['looking', 'bringing-back', 'no'])
  })

  it('where nothing was being filmed, nothing is said to be brought back', async () => {
    mainAnswers([])
    const stages: string[] = []
    onTestFinished(useRecovering.subscribe(({ recovering }) => stages.push(recovering)))
    await recoverInterrupted()
    expect(stages).toEqual(['looking', 'no'])
  })

  it('it is there even where the page had no time to list it', async () => {
    mainAnswers([interrupted])
    await recoverInterrupted()
    expect(await allOf('recordings')).toMatchObject([{ id: 'filmed', sessionId: 'session', origin: 'camera', state: { kind: 'interrupted' } }])
  })

  it('a moment marked near the end is cut to what is safe', async () => {
    await history.commit({ label: '', changes: [listedAs('filmed', { kind: 'capturing' }), insertion('moments', nearTheEnd)] })
    mainAnswers([interrupted])
    await recoverInterrupted()
    expect(await allOf('moments')).toMatchObject([{ start: 1_000, end: 5_000 }])
  })

  it('the person is told whose recording it is and how much of it is safe', async () => {
    mainAnswers([interrupted])
    await recoverInterrupted()
    expect(useToasts.getState().toasts[0]?.words).toBe('The Heron family, session 4: a recording was interrupted. It is safe up to 00:05 and is in the list under Film.')
  })

  it('a recording too damaged to be played is listed as that, with its footage kept, and the person is told', async () => {
    await history.commit({ label: '', changes: [listedAs('filmed', { kind: 'capturing' }), insertion('moments', nearTheEnd)] })
    mainAnswers([{ ...interrupted, media: null }], ['filmed'])
    await recoverInterrupted()
    expect((await allOf('recordings')).map(({ state }) => state)).toEqual([{ kind: 'damaged' }])
    expect(await allOf('moments')).toEqual([nearTheEnd])
    expect(await allOf('fidelityEvents')).toEqual([])
    expect(useToasts.getState().toasts.map(({ words }) => words)).toEqual([
      'The Heron family, session 4: a recording was interrupted, and is so damaged that it cannot be played. Everything written down is safe, and the footage is kept as it is. It is in the list under Film, where it can be removed.',
    ])
    expect(ask.mock.calls.map(([channel]) => channel)).toEqual(['recording:interrupted', 'recording:acknowledge'])
  })

  it('a recording that was already listed is not logged twice', async () => {
    await history.commit({ label: '', changes: [listedAs('filmed', { kind: 'interrupted', media })] })
    mainAnswers([interrupted])
    await recoverInterrupted()
    expect(await allOf('fidelityEvents')).toEqual([])
  })

  it('a recording without any footage leaves the list', async () => {
    await history.commit({ label: '', changes: [listedAs('empty', { kind: 'capturing' })] })
    mainAnswers([])
    await recoverInterrupted()
    expect(await allOf('recordings')).toEqual([])
  })

  it('footage that could not be looked at yet stays in the list for the next start', async () => {
    await history.commit({ label: '', changes: [listedAs('unseen', { kind: 'capturing' })] })
    mainAnswers([], ['unseen'])
    const answers = ask.getMockImplementation()
    ask.mockImplementation(async (channel, args) => {
      if (channel === 'recording:finish') throw new AppFailure({ kind: 'ffmpeg-missing' })
      return answers?.(channel, args)
    })
    await recoverInterrupted()
    expect((await allOf('recordings')).map(({ id }) => id)).toEqual(['unseen'])
  })

  it('a recording that was finished while nobody was there to list it is in the list, with its line in the log', async () => {
    await history.commit({ label: '', changes: [listedAs('filmed', { kind: 'capturing' }), insertion('moments', nearTheEnd)] })
    mainAnswers([], ['filmed'])
    await recoverInterrupted()
    expect((await allOf('recordings')).map(({ state }) => state)).toEqual([{ kind: 'ready', media }])
    expect((await allOf('fidelityEvents')).map(({ what }) => what.kind)).toEqual(['filmed'])
    expect(await allOf('moments')).toMatchObject([{ start: 1_000, end: 5_000 }])
  })

  it('nothing is forgotten where the disk does not answer', async () => {
    await history.commit({ label: '', changes: [listedAs('filmed', { kind: 'capturing' })] })
    mainAnswers([])
    vi.stubGlobal('fetch', async () => ({ status: 500 }))
    await recoverInterrupted()
    expect((await allOf('recordings')).map(({ id }) => id)).toEqual(['filmed'])
  })

  it('a recording that the disk did not let close today keeps its place and its moments', async () => {
    await history.commit({ label: '', changes: [listedAs('filmed', { kind: 'capturing' }), insertion('moments', nearTheEnd)] })
    mainAnswers([])
    vi.stubGlobal('fetch', async () => ({ status: 409 }))
    await recoverInterrupted()
    expect((await allOf('recordings')).map(({ id }) => id)).toEqual(['filmed'])
    expect(await allOf('moments')).toEqual([nearTheEnd])
  })

  it('a file that had been copied is prepared to its end', async () => {
    await history.commit({ label: '', changes: [insertion('recordings', aRecording({ id: 'copied', state: { kind: 'preparing' }, origin: 'file' }))] })
    mainAnswers([], ['copied'])
    await recoverInterrupted()
    expect(await allOf('recordings')).toMatchObject([{ state: { kind: 'ready' } }])
    expect((await allOf('fidelityEvents')).map(({ what }) => what.kind)).toEqual(['imported'])
  })
})
