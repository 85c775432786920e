import { useDeferredValue, useMemo, useState, type ReactNode } from 'react'
import type { Family } from '../../../shared/domain/family'
import type { MomentKind } from '../../../shared/domain/moment'
import type { Programme } from '../../../shared/domain/programme'
import type { Recording } from '../../../shared/domain/recording'
import { schemeOf } from '../../../shared/schemes'
import { useRecordingPictures } from '../../footage/recording-media'
import { useWords } from '../../words/words'
import { CodeKeys } from './codes/code-keys'
import { trackName } from './codes/track-name'
import { useCodeKeys } from './codes/use-code-keys'
import { JustMarked } from './marks/just-marked'
import { MOMENTS_TRACK, type Mark } from './marks/marks'
import { useMarking } from './marks/use-marking'
import { useMarks } from './marks/use-marks'
import { useSelection } from './marks/use-selection'
import { MarkList } from './marks/mark-list'
import { Inspector } from './marks/inspector'
import styles from './notice.module.css'
import { Controls } from './player/controls'
import { PlayerView } from './player/player-view'
import { usePlayer } from './player/use-player'
import { SidePanel } from './side-panel'
import { Timeline } from './timeline/timeline'
import { useNoticeCommands } from './use-notice-commands'

const nothingDrawn: readonly Mark[] = []

interface WorkbenchProps {
  readonly recording: Recording
  readonly family: Family
  readonly programme: Programme
  /** Laid over the picture's corner. */
  readonly children: ReactNode
}

/** Player, codes, timeline and what is selected, for one recording. */
export function Workbench({ recording, family, programme, children }: WorkbenchProps) {
  const say = useWords('notice')
  const scheme = useMemo(() => schemeOf(programme.template.schemeId), [programme.template.schemeId])
  const player = usePlayer(recording)
  const pictures = useRecordingPictures(recording.id)
  const { marks, annotations, moments } = useMarks(recording, scheme)
  // Drawing a thousand marks on the timeline may wait; the next key press may not, and the list draws only what is in sight.
  const drawn = useDeferredValue(marks, nothingDrawn)
  const selection = useSelection(marks, player)
  const marking = useMarking(recording, player, annotations, moments)
  const [panel, setPanel] = useState<'codes' | 'marks'>('codes')
  const [marked, setMarked] = useState<{ readonly id: string; readonly kind: MomentKind } | null>(null)

  const markMoment = (kind: MomentKind) => {
    const moment = marking.mark(kind)
    selection.setId(moment.id)
    setMarked({ id: moment.id, kind })
  }
  const change = () => {
    setPanel('marks')
    // After the panel has been drawn.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-testid=inspector] input, [data-testid=inspector] textarea')?.focus())
  }
  useCodeKeys(scheme, marking.press)
  useNoticeCommands({ player, selection, markMoment, change })

  const tracks = useMemo(() => [...scheme.tracks.map(track => ({ id: track.id, name: trackName(track, family) })), { id: MOMENTS_TRACK, name: say('moments') }], [scheme, family, say])
  const openCodes = useMemo(() => new Set(annotations.filter(({ isOpen }) => isOpen).map(({ codeId }) => codeId)), [annotations])
  return (
    <div className={styles.page}>
      <div className={styles.film}>
        <PlayerView player={player} recordingId={recording.id} title={recording.title} corner={children}>
          {marked && <JustMarked key={marked.id} id={marked.id} kind={marked.kind} onName={change} onGone={() => setMarked(null)} />}
        </PlayerView>
        <Controls player={player} canLoop={selection.mark !== null && selection.mark.end > selection.mark.start} />
      </div>
      <SidePanel
        shown={panel}
        onShow={setPanel}
        count={marks.length}
        codes={<CodeKeys scheme={scheme} family={family} openCodes={openCodes} onCode={marking.press} onMoment={markMoment} />}
        list={<MarkList marks={marks} selectedId={selection.mark?.id ?? null} onSelect={selection.select} />}
        inspector={
          <Inspector mark={selection.mark} annotation={annotations.find(({ id }) => id === selection.mark?.id)} moment={moments.find(({ id }) => id === selection.mark?.id)} player={player} />
        }
      />
      <div className={styles.line}>
        <Timeline
          recordingId={recording.id}
          player={player}
          pictures={pictures}
          tracks={tracks}
          marks={drawn}
          selectedId={selection.mark?.id ?? null}
          onSelect={selection.select}
          onNeighbour={selection.move}
          onDrag={selection.rangeAfterDrag}
          onDrop={selection.drop}
        />
      </div>
    </div>
  )
}
