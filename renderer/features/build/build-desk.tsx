import type { Family } from '../../../shared/domain/family'
import type { Session } from '../../../shared/domain/session'
import type { BuildingBlocks } from '../../db/queries/film-building'
import styles from './build-page.module.css'
import { FilmStrip } from './film-strip'
import { Inspector } from './inspector'
import { MakeFilm } from './make-film'
import { MomentList } from './moment-list'
import { Preview } from './preview'
import { useBuilding } from './use-building'
import { useBuildCommands } from './use-build-commands'

/** Moments, preview, what is selected, and the film as a strip underneath. */
export function BuildDesk({ session, family, blocks }: { readonly session: Session; readonly family: Family; readonly blocks: BuildingBlocks }) {
  const building = useBuilding({ session, family }, blocks)
  const { film, items, stretches, selected, playing } = building
  useBuildCommands(building)
  return (
    <div className={styles.desk}>
      <div className={styles.panels}>
        <MomentList session={session} blocks={blocks} items={items} onAdd={building.add} onShow={building.select} />
        <Preview stretches={stretches} shape={building.shape} playing={playing} isThere={building.isThere} onPlayOrPause={building.playOrPause} />
        <Inspector filmId={film.id} items={items} selected={selected} durationOf={building.durationOf} onTrimmed={building.showEdge} onMove={building.moveBy} onRemove={building.remove} />
      </div>
      <div className={styles.foot}>
        <FilmStrip
          items={items}
          selectedId={selected?.id ?? null}
          playingId={playing.view.isPlaying ? (stretches[playing.view.index]?.itemId ?? null) : null}
          isThere={building.isThere}
          onSelect={building.select}
          onMove={building.moveTo}
          onAddCard={building.addCard}
        />
        <MakeFilm session={session} family={family} film={film} isThere={building.isThere} onMake={building.make} />
      </div>
    </div>
  )
}
