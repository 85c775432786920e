import type { MenuItemConstructorOptions } from 'electron'
import { expect, test, vi } from 'vitest'
import { acceleratorFor } from '../../../electron/shell/accelerator'
import { menuTemplate, type ShownItem } from '../../../electron/shell/menu'

vi.mock('electron', () => import('../../support/fake-electron'))

const anItem = (facts: Partial<ShownItem> = {}): ShownItem => ({ id: 'app.undo', title: 'Undo', keys: ['Mod+KeyZ'], menu: 'edit', isEnabled: true, ...facts })
const template = (items: readonly ShownItem[], platform: NodeJS.Platform = 'linux', run: (id: string) => void = () => undefined) => menuTemplate(items, run, platform)
const entriesOf = (menus: readonly MenuItemConstructorOptions[], label: string) => menus.find((menu) => menu.label === label)?.submenu as MenuItemConstructorOptions[]

test('menus stand in the usual order, whatever order the commands come in', () => {
  const menus = template([anItem({ menu: 'help' }), anItem({ menu: 'mark' }), anItem({ menu: 'file' }), anItem({ menu: 'view' })])
  expect(menus.map((menu) => menu.label)).toEqual(['File', 'Edit', 'View', 'Mark', 'Help'])
})

test('a menu we have no word for keeps its own name', () => {
  expect(template([anItem({ menu: 'Supervision' })]).map((menu) => menu.label)).toContain('Supervision')
})

test('a command shows its key and leaves it to the page', () => {
  expect(entriesOf(template([anItem()]), 'Edit')[0]).toMatchObject({ label: 'Undo', accelerator: 'CommandOrControl+Z', registerAccelerator: false })
})

test('a key without a modifier is not even shown: it belongs to whoever is typing', () => {
  expect(entriesOf(template([anItem({ keys: ['Space', 'KeyJ'] })]), 'Edit')[0]).not.toHaveProperty('accelerator')
})

test('macOS cannot show a key without taking it, so no command has one there', () => {
  const menus = template([anItem()], 'darwin')
  expect(menus[0]).toEqual({ role: 'appMenu' })
  expect(entriesOf(menus, 'Edit')[0]).not.toHaveProperty('accelerator')
})

test('choosing a command announces it by its id', () => {
  const run = vi.fn<(id: string) => void>()
  const entry = entriesOf(template([anItem({ id: 'build.make' })], 'linux', run), 'Edit')[0]!
  ;(entry.click as () => void)()
  expect(run).toHaveBeenCalledWith('build.make')
})

test('a command that cannot be run now is shown, but cannot be chosen', () => {
  expect(entriesOf(template([anItem({ isEnabled: false })]), 'Edit')[0]).toMatchObject({ enabled: false })
})

test('copy, paste and quitting are there before the page has said anything', () => {
  const menus = template([])
  expect(entriesOf(menus, 'Edit').map((entry) => entry.role)).toEqual(['cut', 'copy', 'paste', 'selectAll'])
  expect(entriesOf(menus, 'File').map((entry) => entry.role)).toEqual(['quit'])
})

test('nothing in the menu reloads the page, opens developer tools or zooms by itself', () => {
  const roles = (['linux', 'darwin', 'win32'] as const).flatMap((platform) => template([anItem()], platform).flatMap((menu) => [menu, ...((menu.submenu ?? []) as MenuItemConstructorOptions[])]).map((entry) => entry.role))
  expect(roles.filter((role) => /reload|devtools|zoom|viewmenu/i.test(role ?? ''))).toEqual([])
})

test('an ampersand in a title is an ampersand', () => {
  expect(entriesOf(template([anItem({ title: 'Cards & stills' })]), 'Edit')[0]).toMatchObject({ label: 'Cards && stills' })
})

test.each([
  ['Mod+KeyZ', 'CommandOrControl+Z'],
  ['Mod+Shift+KeyZ', 'CommandOrControl+Shift+Z'],
  ['Mod+Digit1', 'CommandOrControl+1'],
  ['Mod+Comma', 'CommandOrControl+,'],
  ['Mod+Slash', 'CommandOrControl+/'],
  ['Alt+ArrowLeft', 'Alt+Left'],
  ['Mod+Enter', 'CommandOrControl+Enter'],
  ['Mod+Z', 'CommandOrControl+Z'],
  ['F11', 'F11'],
  ['Shift+F5', 'Shift+F5'],
])('%s is shown as %s', (chord, shown) => {
  expect(acceleratorFor(chord)).toBe(shown)
})

test.each(['Space', 'KeyJ', 'Shift+KeyL', 'Comma', 'F25', 'Mod+IntlBackslash', 'Hyper+KeyZ', 'Mod+Hyper+KeyA', 'Mod', ''])('%s is not shown', (chord) => {
  expect(acceleratorFor(chord)).toBeNull()
})
