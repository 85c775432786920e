import { ProgressBar } from '../../../ui/surface'
import { useWords } from '../../../words/words'
import type { Progress } from './backups'

export function BackupGoing({ progress: { phase, fraction } }: { readonly progress: Progress }) {
  const say = useWords('backup')
  const words = say(phase === 'checking' ? 'checking' : 'copying')
  return (
    <div role="status">
      <p>{words}</p>
      <ProgressBar label={words} fraction={fraction} />
    </div>
  )
}
