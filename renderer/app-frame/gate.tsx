import { useEffect, type ReactNode } from 'react'
import { api } from '../bridge'
import { listenForKeys } from '../commands/keymap'
import { FilmingGoesOn } from '../features/film/recorder/filming-goes-on'
import { DamagedVault } from '../features/vault/damaged-vault'
import { Doorway } from '../features/vault/doorway'
import { FirstStart } from '../features/vault/first-start'
import { Unlock } from '../features/vault/unlock'
import { useDoor } from '../state/door'
import { endedByMain, lockedByMain } from '../state/lock-vault'
import { Button } from '../ui/button'
import { EmptyState, ProgressBar } from '../ui/surface'
import { useWords } from '../words/words'
import { enter, knock, prepare } from './enter'
import { showMenu } from './show-menu'
import { useClosing } from './use-closing'

/** Lets the app in once the vault is open; says plainly why where it cannot. */
export function Gate({ children }: { readonly children: ReactNode }) {
  const { standing, isDemo } = useDoor()
  useClosing()
  useEffect(() => listenForKeys(window), [])
  useEffect(() => {
    void knock()
    void api.whenLost?.then(endedByMain)
    return api.on('vault:locked', () => void lockedByMain())
  }, [])
  useEffect(() => {
    // What the menu offered goes with the screens.
    if (standing.kind !== 'open' && standing.kind !== 'ended') showMenu(new Set())
  }, [standing.kind])

  switch (standing.kind) {
    case 'open':
      return children
    case 'none':
      return <FirstStart onMade={prepare} onDone={() => void enter()} />
    case 'locked':
      return <Unlock waitMs={standing.waitMs} isDemo={isDemo} notice={<FilmingGoesOn />} onOpened={enter} />
    case 'damaged':
      return <DamagedVault />
    case 'starting':
    case 'locking':
    case 'already-open':
    case 'bringing-back':
    case 'failed':
    case 'ended':
      return <Waiting />
  }
}

/** Everything in which there is nothing to do but wait, or try again. */
function Waiting() {
  const say = useWords('app')
  const { standing } = useDoor()
  switch (standing.kind) {
    case 'already-open':
      return (
        <Doorway title={say('alreadyOpenTitle')} lead={say('alreadyOpen')}>
          <TryAgain />
        </Doorway>
      )
    case 'ended':
      return <Doorway title={say('endedTitle')} lead={say(standing.isSaved ? 'ended' : 'endedUnsaved')} />
    case 'failed':
      return (
        <Doorway title={say('cannotStartTitle')} lead={standing.words}>
          <TryAgain />
        </Doorway>
      )
    case 'bringing-back':
      return (
        <Doorway title={say('bringingBackTitle')} lead={say('bringingBack', { percent: Math.floor(standing.share * 100) })}>
          <ProgressBar label={say('bringingBackTitle')} fraction={standing.share} />
        </Doorway>
      )
    default:
      return <EmptyState title={say(standing.kind === 'locking' ? 'locking' : 'starting')} />
  }
}

function TryAgain() {
  const say = useWords('app')
  return (
    <div>
      <Button onPress={() => window.location.reload()}>{say('tryAgain')}</Button>
    </div>
  )
}
