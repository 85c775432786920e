import { faster, slower } from '../../../shared/domain/playback'
import { SECOND } from '../../../shared/domain/time'
import type { MomentKind } from '../../../shared/domain/moment'
import { useCommands } from '../../commands/use-commands'
import type { Selection } from './marks/use-selection'
import type { Player } from './player/player'

interface NoticeTools {
  readonly player: Player
  readonly selection: Selection
  readonly markMoment: (kind: MomentKind) => void
  readonly change: () => void
}

/** What the keys of this screen do. */
export function useNoticeCommands({ player, selection, markMoment, change }: NoticeTools): void {
  const { mark } = selection
  const isRange = mark !== null && !mark.isOpen && mark.end > mark.start
  const changeSpeed = (change: (speed: number) => number) => player.setSpeed(change(player.state.getState().speed))

  const toggleLoop = () => {
    if (player.state.getState().loop !== null) {
      player.setLoop(null)
    } else if (mark && isRange) {
      player.setLoop({ start: mark.start, end: mark.end })
      player.seek(mark.start)
      player.play()
    }
  }

  useCommands({
    'notice.play': () => player.playOrPause(),
    'notice.pause': () => player.pause(),
    'notice.back': () => player.back(),
    'notice.forward': () => player.forward(),
    'notice.frame-back': () => player.step(-1),
    'notice.frame-forward': () => player.step(1),
    'notice.second-back': () => player.seek(player.playhead.time - SECOND),
    'notice.second-forward': () => player.seek(player.playhead.time + SECOND),
    'notice.to-start': () => player.seek(0),
    'notice.to-end': () => player.seek(player.duration),
    'notice.slower': () => changeSpeed(slower),
    'notice.faster': () => changeSpeed(faster),
    'notice.loop': toggleLoop,
    'notice.strong-moment': () => markMoment('strong'),
    'notice.turning-point': () => markMoment('turning-point'),
    'notice.not-for-film': () => markMoment('not-for-film'),
    'notice.concern': () => markMoment('concern'),
    'notice.previous': () => selection.move(-1),
    'notice.next': () => selection.move(1),
    'notice.deselect': mark ? () => selection.setId(null) : undefined,
    'notice.change': mark ? change : undefined,
    'notice.delete': mark ? selection.remove : undefined,
    'notice.earlier': mark && !mark.isOpen ? () => selection.nudge('all', -1) : undefined,
    'notice.later': mark && !mark.isOpen ? () => selection.nudge('all', 1) : undefined,
    'notice.shorter': isRange ? () => selection.nudge('end', -1) : undefined,
    'notice.longer': isRange ? () => selection.nudge('end', 1) : undefined,
    'notice.set-start': isRange ? () => selection.setEdge('start', player.playhead.time) : undefined,
    'notice.set-end': isRange ? () => selection.setEdge('end', player.playhead.time) : undefined,
  })
}
