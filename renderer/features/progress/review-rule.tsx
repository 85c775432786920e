import { Notice } from '../../ui/surface'
import { useWords } from '../../words/words'

/** What the programme asks to think about at its end: said, never decided. */
export function ReviewRule({ rule, isAtEnd }: { readonly rule: string | null; readonly isAtEnd: boolean }) {
  const say = useWords('progress')
  if (rule === null || !isAtEnd) return null
  return (
    <Notice>
      <strong>{say('review')}:</strong> {rule}
    </Notice>
  )
}
