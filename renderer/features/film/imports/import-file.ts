import i18next from 'i18next'
import type { Id } from '../../../../shared/domain/ids'
import { AppFailure, valueOf, type Outcome } from '../../../../shared/domain/outcome'
import type { Recording } from '../../../../shared/domain/recording'
import { titleFromFileName } from '../../../../shared/domain/recording-title'
import { ask, footageAddress } from '../../../bridge'
import { history } from '../../../state/app-history'
import { instantNow } from '../../../state/clock-and-ids'
import { forgetFootage, keepImported } from '../../../state/keep-footage'
import { insertion } from '../../../state/step'
import type { FilmedSession } from '../recorder/recorder-store'

interface Importing {
  readonly signal: AbortSignal
  readonly onBegun: (recordingId: Id) => void
  /** The copy is whole and in the list: only somebody who asks for that takes it away again. */
  readonly onWhole: () => void
}

/** `kept`: it is copied and in the list, and is prepared at the next start; something came in between today. */
export type Imported = { readonly kind: 'arrived' } | { readonly kind: 'kept'; readonly because: AppFailure }

/**
 * Brings a copy of a file into the vault and the session; the original is only read. Fails with an `AppFailure`; then, and
 * when cancelled, nothing of it is left. What breaks off once the copy is whole is gone on with at the next start.
 */
export async function importFile(file: File, session: FilmedSession, { signal, onBegun, onWhole }: Importing): Promise<Imported> {
  const { recordingId } = await ask('import:begin', { sessionId: session.id, name: file.name.slice(0, 1_000), bytes: file.size })
  onBegun(recordingId)
  const cancel = () => void ask('import:cancel', { recordingId }).catch(() => undefined)
  signal.addEventListener('abort', cancel, { once: true })
  let isListed = false
  try {
    await send(file, recordingId, signal)
    // From here on the copy is whole: if the app ends now, the next start goes on from here.
    await history.commit({ label: words()('steps.import'), isUndoable: false, changes: [insertion('recordings', preparing(file, recordingId, session))] })
    isListed = true
    onWhole()
    await keepImported(recordingId, session, await ask('import:finish', { recordingId }))
    return { kind: 'arrived' }
  } catch (error) {
    // The page is closing, the vault is being locked, the disk is full: nobody asked for the copy to be thrown away.
    if (isListed && !signal.aborted) {
      if (!(error instanceof AppFailure)) throw error
      if (!isGone(error)) return { kind: 'kept', because: error }
    }
    // Whatever had become of it by then: on its way, copied, or looked at.
    await ask('recording:remove', { recordingId })
    await forgetFootage(recordingId, words()('steps.import'))
    throw signal.aborted ? new AppFailure({ kind: 'cancelled' }) : error
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}

// It can never be played, or was taken away meanwhile.
const isGone = ({ error: { kind } }: AppFailure): boolean => kind === 'media-unreadable' || kind === 'recording-missing'

const words = () => i18next.getFixedT(null, 'film')

async function send(file: File, recordingId: Id, signal: AbortSignal): Promise<void> {
  const response = await fetch(footageAddress(recordingId, 'import'), { method: 'POST', body: file, signal, credentials: 'same-origin' }).catch((error: unknown) => {
    if (signal.aborted) throw error
    // The browser reads the file while it sends it; the one reason for it to stop in between is that it cannot be read any more.
    throw new AppFailure({ kind: 'source-vanished' })
  })
  const outcome: unknown = await response.json()
  valueOf(outcome as Outcome<null>)
}

function preparing(file: File, id: Id, session: FilmedSession): Recording {
  const title = titleFromFileName(file.name)
  const { zone } = instantNow()
  return {
    id,
    familyId: session.familyId,
    sessionId: session.id,
    title: title === '' ? words()('untitled') : title,
    origin: 'file',
    state: { kind: 'preparing' },
    madeAt: { utc: new Date(file.lastModified).toISOString(), zone },
  }
}
