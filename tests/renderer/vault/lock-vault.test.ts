// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { AppFailure } from '../../../shared/domain/outcome'
import { stoppedWatch } from '../../../shared/domain/stopwatch'

const ask = vi.hoisted(() => vi.fn<(channel: string) => Promise<unknown>>())
vi.mock('../../../renderer/bridge', () => ({ ask, api: { on: () => () => undefined } }))

const { oneOf } = await import('../../../renderer/db/queries/records')
const { history } = await import('../../../renderer/state/app-history')
const { rememberSettings } = await import('../../../renderer/state/change-settings')
const { beforeLocking } = await import('../../../renderer/state/before-locking')
const { stand, useDoor, whenOpen } = await import('../../../renderer/state/door')
const { useFilming } = await import('../../../renderer/state/filming')
const { endedByMain, lockedByMain, lockVault } = await import('../../../renderer/state/lock-vault')
const { useRecoverySheet } = await import('../../../renderer/state/recovery-sheet')
const { showDone, useToasts } = await import('../../../renderer/state/toasts')
const { insertion } = await import('../../../renderer/state/step')
const { loadWords } = await import('../../../renderer/words/words')
const { freshRecords } = await import('../../support/fresh-records')
const { aSession } = await import('../../support/makers')

const reload = vi.fn<() => void>()
const filming = { watch: stoppedWatch, isPaused: false, isEnding: false }
const standing = () => useDoor.getState().standing.kind

beforeEach(async () => {
  await loadWords()
  await freshRecords()
  ask.mockReset()
  ask.mockResolvedValue(undefined)
  reload.mockClear()
  vi.spyOn(window.location, 'reload').mockImplementation(reload)
  useFilming.setState({ filming: null })
  useToasts.setState({ toasts: [] })
  stand({ kind: 'open' })
})

describe('locking', () => {
  test('waits for the last word of a screen, then locks, then loads a page that knows nothing', async () => {
    const order: string[] = []
    ask.mockImplementation(async channel => order.push(channel))
    reload.mockImplementation(() => order.push('reload'))
    const stop = useDoor.subscribe(({ standing: { kind } }) => {
      if (kind === 'locking') void rememberSettings(before => ({ ...before, practitioner: 'typed last' })).then(() => order.push('saved'))
    })
    await lockVault()
    stop()
    expect(order).toEqual(['saved', 'vault:lock', 'reload'])
    expect((await oneOf('settings', 'settings'))?.practitioner).toBe('typed last')
  })

  test('keeps the page alive while something is being filmed, and makes it forget', async () => {
    useFilming.setState({ filming })
    showDone('The Heron family was added')
    useRecoverySheet.setState({ recoveryKey: '1B2C3' })
    await history.commit({ label: 'Plan a session of the Herons', changes: [insertion('sessions', aSession())] })
    await lockVault()
    expect(reload).not.toHaveBeenCalled()
    expect(standing()).toBe('locked')
    expect(useToasts.getState().toasts).toEqual([])
    expect(useRecoverySheet.getState().recoveryKey).toBeNull()
    expect(history.nextUndo).toBeNull()
  })

  test('is not kept from happening by something that fails to end', async () => {
    beforeLocking(() => Promise.reject(new Error('would not end')))
    await lockVault()
    expect(ask).toHaveBeenCalledWith('vault:lock', { by: 'page' })
    expect(reload).toHaveBeenCalled()
  })

  test('says so where main refuses, and the app is there again', async () => {
    ask.mockRejectedValue(new AppFailure({ kind: 'storage-failed', code: 'EIO' }))
    await lockVault()
    expect(standing()).toBe('open')
    expect(reload).not.toHaveBeenCalled()
    expect(useToasts.getState().toasts).toHaveLength(1)
  })
})

describe('a computer that goes to sleep', () => {
  test('takes the screens away at once', async () => {
    const locked = lockedByMain()
    expect(standing()).toBe('locking')
    await locked
    expect(reload).toHaveBeenCalled()
    expect(ask).not.toHaveBeenCalled()
  })

  test('takes the recovery sheet of a new vault away as well', async () => {
    stand({ kind: 'none' })
    await lockedByMain()
    expect(reload).toHaveBeenCalled()
  })
})

test('what waits for the open vault goes on when somebody unlocks it', async () => {
  stand({ kind: 'locked', waitMs: 0 })
  const listed = vi.fn<() => void>()
  const waiting = whenOpen().then(listed)
  stand({ kind: 'starting' })
  expect(listed).not.toHaveBeenCalled()
  stand({ kind: 'open' })
  await waiting
  expect(listed).toHaveBeenCalled()
})

describe('a program that ended behind the page', () => {
  test('leaves a page that knows nothing and says so', async () => {
    showDone('The Heron family was added')
    useRecoverySheet.setState({ recoveryKey: '1B2C3' })
    await history.commit({ label: 'Plan a session of the Herons', changes: [insertion('sessions', aSession())] })
    await endedByMain()
    expect(standing()).toBe('ended')
    expect(useToasts.getState().toasts).toEqual([])
    expect(useRecoverySheet.getState().recoveryKey).toBeNull()
    expect(history.nextUndo).toBeNull()
  })

  const nobodyAnswers = () => {
    throw new Error('nobody answers')
  }

  test('does not say that all is saved where a last word found nobody', async () => {
    await endedByMain()
    expect(useDoor.getState().standing).toEqual({ kind: 'ended', isSaved: true })
    stand({ kind: 'open' })
    const stop = useDoor.subscribe(({ standing: { kind } }) => {
      if (kind === 'ended') void history.edit('settings', 'settings', { label: 'last word', first: nobodyAnswers }, before => before).catch(() => undefined)
    })
    await endedByMain()
    stop()
    expect(useDoor.getState().standing).toEqual({ kind: 'ended', isSaved: false })
  })

  test('does not bring the screens back, although it ended in the middle of a lock', async () => {
    ask.mockImplementation(async () => {
      await endedByMain()
      throw new Error('nobody answers')
    })
    await lockVault()
    expect(standing()).toBe('ended')
  })
})
