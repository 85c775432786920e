import { useNavigate } from '@tanstack/react-router'
import type { Session } from '../../../shared/domain/session'
import { showFailure } from '../../state/toasts'
import { thrownWords } from '../../words/failure-words'
import { useWords } from '../../words/words'
import { openSession } from './open-session'

/** Opens a session at its next step. */
export function useOpening(): (session: Session) => void {
  const say = useWords('families')
  const navigate = useNavigate()
  return session => {
    openSession(session, say('labels.open'))
      .then(step => navigate({ to: '/sessions/$sessionId/$step', params: { sessionId: session.id, step } }))
      .catch((thrown: unknown) => showFailure(thrownWords(thrown)))
  }
}
