import { useCommands } from '../../commands/use-commands'
import { saving } from '../../state/saving'
import { changeItem } from './edit-film'
import type { Building } from './use-building'

/** Every key of this screen but that of its list of moments. A command that can do nothing now is not offered. */
export function useBuildCommands(building: Building): void {
  const { film, items, selected } = building
  const clip = selected?.kind === 'clip' ? selected : null
  useCommands({
    'build.play': items.length > 0 ? building.playOrPause : undefined,
    'build.add-card': building.addCard,
    'build.earlier': selected ? () => building.moveBy(-1) : undefined,
    'build.later': selected ? () => building.moveBy(1) : undefined,
    'build.previous': items.length > 0 ? () => building.selectBy(-1) : undefined,
    'build.next': items.length > 0 ? () => building.selectBy(1) : undefined,
    'build.remove': selected ? building.remove : undefined,
    'build.still': clip ? () => void saving(changeItem(film.id, clip, 'still', before => ({ ...before, thenStill: !before.thenStill }))) : undefined,
    'build.slow': clip ? () => void saving(changeItem(film.id, clip, 'slow', before => ({ ...before, againSlowly: !before.againSlowly }))) : undefined,
    'build.make': building.canMake ? building.make : undefined,
  })
}
