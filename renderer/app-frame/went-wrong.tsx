import { Link } from '@tanstack/react-router'
import { EmptyState } from '../ui/surface'
import { useWords } from '../words/words'

export function WentWrong({ error }: { readonly error: unknown }) {
  const say = useWords('app')
  console.error(error)
  return (
    <EmptyState title={say('somethingWrongTitle')} action={<Link to="/families">{say('backToFamilies')}</Link>}>
      {say('somethingWrong')}
    </EmptyState>
  )
}

export function NothingHere() {
  const say = useWords('app')
  return <EmptyState title={say('notFoundTitle')} action={<Link to="/families">{say('backToFamilies')}</Link>} />
}
