import { api } from '../bridge'
import { commands, type CommandId } from '../commands'

/** Shows the command list as the window's menu. */
export function showMenu(available: ReadonlySet<CommandId>): void {
  const items = commands.map(({ id, title, keys, menu }) => ({ id, title, keys: [...keys], menu, isEnabled: available.has(id) }))
  void api.call('menu:show', { items })
}
