import { useEffect, useState, type ReactNode } from 'react'
import { api, ask } from '../bridge'
import { seedDemo } from '../demo/seed-demo'
import { recoverInterrupted } from '../recovery/recover-interrupted'
import { repeatRemovals } from '../recovery/repeat-removals'
import { settleUnnamed } from '../recovery/settle-unnamed'
import { useAppStart } from '../state/app-start'
import { showFailure } from '../state/toasts'
import { recoverWatchings } from '../state/watching-log'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/surface'
import { thrownWords } from '../words/failure-words'
import { useWords } from '../words/words'

type Standing = { readonly kind: 'starting' } | { readonly kind: 'open' } | { readonly kind: 'already-open' } | { readonly kind: 'failed'; readonly words: string }

/** Lets the app in once main has answered; says plainly why where it cannot. */
export function Gate({ children }: { readonly children: ReactNode }) {
  const say = useWords('app')
  const [standing, setStanding] = useState<Standing>({ kind: 'starting' })
  useEffect(() => {
    open().then(setStanding, (thrown: unknown) => setStanding({ kind: 'failed', words: thrownWords(thrown) }))
  }, [])
  const again = <Button onPress={() => window.location.reload()}>{say('tryAgain')}</Button>
  switch (standing.kind) {
    case 'starting':
      return <EmptyState title={say('starting')} />
    case 'already-open':
      return (
        <EmptyState title={say('alreadyOpenTitle')} action={again}>
          {say('alreadyOpen')}
        </EmptyState>
      )
    case 'failed':
      return (
        <EmptyState title={say('cannotStartTitle')} action={again}>
          {standing.words}
        </EmptyState>
      )
    case 'open':
      return children
  }
}

async function open(): Promise<Standing> {
  if ((await api.whenOpened) === 'already-open') return { kind: 'already-open' }
  const start = await ask('app:start', {})
  useAppStart.setState({ start })
  if (start.isDemo) await seedDemo(start)
  // Looking at a long recording takes a while; nobody should wait for it.
  const fails = (thrown: unknown) => showFailure(thrownWords(thrown))
  recoverWatchings().catch(fails)
  repeatRemovals().catch(fails)
  // One after the other: what the second lists, the first would take for left half-made.
  recoverInterrupted().catch(fails).then(settleUnnamed).catch(fails)
  return { kind: 'open' }
}
