import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Args } from '../../shared/bridge/contract'
import { acceleratorFor } from './accelerator'
import { words } from './words'

export type ShownItem = Args<'menu:show'>['items'][number]

/** The commands as the page tells them; none before it has. `run` is given the id of the one that was chosen. */
export function showMenu(items: readonly ShownItem[], run: (id: string) => void): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate([...menuTemplate(items, run, process.platform)]))
}

/** Our menus in the usual order, with the system's own entries after our commands; a menu we have no word for keeps its name. */
export function menuTemplate(
  items: readonly ShownItem[],
  run: (id: string) => void,
  platform: NodeJS.Platform,
): readonly MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin'
  const systemEntries: Readonly<Record<string, readonly MenuItemConstructorOptions[]>> = {
    file: isMac ? [] : [{ role: 'quit' }],
    edit: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
  }
  const names = [...new Set([...Object.keys(words.menus), ...items.map((item) => item.menu)])]
  const menus = names
    .map((name): MenuItemConstructorOptions => {
      const commands = items.filter((item) => item.menu === name).map((item) => commandItem(item, run, isMac))
      return { label: labelOf(name), submenu: joined(commands, systemEntries[name] ?? []) }
    })
    .filter(({ submenu }) => Array.isArray(submenu) && submenu.length > 0)
  return isMac ? [{ role: 'appMenu' }, ...menus, { role: 'windowMenu' }] : menus
}

/**
 * The page's own keymap keeps its keys: it knows whether someone is typing. So the menu only shows them. macOS cannot show a key
 * without taking it, so there the menu stays without.
 */
function commandItem({ id, title, keys, isEnabled }: ShownItem, run: (id: string) => void, isMac: boolean): MenuItemConstructorOptions {
  const accelerator = isMac ? undefined : keys.map(acceleratorFor).find((key) => key !== null)
  return {
    id,
    label: plain(title),
    enabled: isEnabled,
    click: () => run(id),
    ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
  }
}

function joined(ours: readonly MenuItemConstructorOptions[], theirs: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  const line: MenuItemConstructorOptions[] = ours.length > 0 && theirs.length > 0 ? [{ type: 'separator' }] : []
  return [...ours, ...line, ...theirs]
}

const labelOf = (name: string) => plain((words.menus as Readonly<Record<string, string>>)[name] ?? name)

/** A single `&` would become an underlined letter. */
const plain = (text: string) => text.replaceAll('&', '&&')
