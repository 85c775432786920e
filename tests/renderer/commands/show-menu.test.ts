import { expect, onTestFinished, test, vi } from 'vitest'

const call = vi.hoisted(() => vi.fn<(channel: string, args: unknown) => Promise<unknown>>())
vi.mock('../../../renderer/bridge', () => ({ api: { call } }))

const { showMenu } = await import('../../../renderer/app-frame/show-menu')

test('a menu that reaches nobody, as the app has ended, is no error of the page', async () => {
  const noted = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  onTestFinished(() => noted.mockRestore())
  const reason = new Error('menu:show reached nobody')
  call.mockRejectedValue(reason)
  showMenu(new Set())
  await vi.waitFor(() => expect(noted).toHaveBeenCalledExactlyOnceWith(reason))
})
