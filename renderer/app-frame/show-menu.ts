import { api } from '../bridge'
import { commands, type CommandId } from '../commands'

/** Shows the command list as the window's menu. */
export function showMenu(available: ReadonlySet<CommandId>): void {
  const items = commands.map(({ id, title, keys, menu }) => ({ id, title, keys: [...keys], menu, isEnabled: available.has(id) }))
  // A window whose app has ended has no menu either.
  api.call('menu:show', { items }).catch((thrown: unknown) => console.error(thrown))
}
