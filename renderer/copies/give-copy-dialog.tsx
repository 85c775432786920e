import { useRef } from 'react'
import { z } from 'zod'
import { consentState, type Consent } from '../../shared/domain/consent'
import type { Family } from '../../shared/domain/family'
import { idSchema, type Id } from '../../shared/domain/ids'
import { useAppStart } from '../state/app-start'
import { instantNow } from '../state/clock-and-ids'
import { useDraft } from '../state/use-draft'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { takeSecret } from '../ui/secret'
import { takeLostFocus } from '../ui/take-lost-focus'
import { useWords } from '../words/words'
import { CopyForm, type CopyDraft } from './copy-form'
import { CopyMade } from './copy-made'
import { CopyPlaceWords } from './copy-place-words'
import { useCopy, type CopyProblem } from './use-copy'

/** Where it waits half filled in. Nothing of the passphrase is kept. */
export const copyDraftId = (recordingId: Id): string => `copy-${recordingId}`

const copyDraftSchema = z.object({ people: z.array(idSchema), reason: z.string() }) satisfies z.ZodType<CopyDraft>
const noCopyDraft = (): CopyDraft => ({ people: [], reason: '' })

interface GiveCopyDialogProps {
  readonly family: Family
  readonly consents: readonly Consent[]
  /** The made film. */
  readonly recordingId: Id
  /** It was given, and cannot be called back. */
  readonly onGiven: (given: { readonly isCovered: boolean; readonly reason: string }) => void
  readonly onClose: () => void
}

/** A film leaves the vault, on purpose: who is in it, who said yes, why, where to, and the passphrase once more. */
export function GiveCopyDialog({ family, consents, recordingId, onGiven, onClose }: GiveCopyDialogProps) {
  const say = useWords('copy')
  const sayApp = useWords('app')
  const { state, problem, setProblem, choose, make, again } = useCopy(onGiven)
  const kept = useDraft({ id: copyDraftId(recordingId), ownedBy: () => ({ familyId: family.id }), shape: copyDraftSchema, first: noCopyDraft })
  const draft = kept.typed
  const field = useRef<HTMLInputElement>(null)
  // In a browser there is one folder for copies, and none to be asked for.
  const canChoose = useAppStart(app => app.start?.shell !== 'preview')
  const standing = consentState(consents, 'copy', instantNow())
  const consentId = standing.kind === 'given' ? standing.consent.id : null

  const lacking: CopyProblem['at'] | null = draft.people.length === 0 ? 'people' : consentId === null && draft.reason.trim() === '' ? 'reason' : null
  const goOn = () => {
    if (lacking !== null) return setProblem({ at: lacking, words: say(lacking === 'people' ? 'whoFirst' : 'reasonFirst') })
    if (!field.current?.value) return setProblem({ at: 'passphrase', words: say('passphraseFirst') })
    void choose(takeSecret(field.current))
  }
  const about = {
    recordingId,
    adults: family.carers.filter(({ id }) => draft.people.includes(id)).map(({ relation }) => relation.trim() || say('adult')),
    children: family.children.filter(({ id }) => draft.people.includes(id)).length,
    consentId,
    reason: draft.reason.trim(),
  }
  const close = () => {
    kept.drop()
    onClose()
  }
  const isAsking = state.kind === 'asking' || state.kind === 'choosing'
  return (
    <Dialog
      title={say('title')}
      isOpen
      onClose={close}
      closesOutside={false}
      actions={
        state.kind === 'made' ? (
          <Button look="primary" onPress={close}>
            {sayApp('close')}
          </Button>
        ) : (
          <>
            <Button onPress={close}>{sayApp('cancel')}</Button>
            {isAsking && (
              <Button look="primary" onPress={goOn} isPending={state.kind === 'choosing'}>
                {say(state.kind === 'choosing' ? 'choosing' : 'choose')}
              </Button>
            )}
            {state.kind === 'chosen' && canChoose && <Button onPress={again}>{say('another')}</Button>}
            {state.kind === 'chosen' && (
              <Button look={state.place === 'synced' ? 'danger' : 'primary'} onPress={() => void make(state.copyId, about)}>
                {say(state.place === 'synced' ? 'makeSynced' : 'make')}
              </Button>
            )}
          </>
        )
      }
    >
      {isAsking && (
        <CopyForm
          family={family}
          standing={standing}
          draft={draft}
          onChange={next => {
            setProblem(null)
            kept.change(next)
          }}
          passphrase={field}
          problem={problem}
          isChoosing={state.kind === 'choosing'}
          isAgain={state.kind === 'asking' && state.isAgain === true}
        />
      )}
      {state.kind === 'chosen' && <CopyPlaceWords place={state.place} />}
      {state.kind === 'making' && (
        <p ref={takeLostFocus} role="status" tabIndex={-1}>
          {say('making')}
        </p>
      )}
      {state.kind === 'made' && <CopyMade {...state} />}
    </Dialog>
  )
}
