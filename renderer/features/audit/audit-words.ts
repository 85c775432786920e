import type { Audited } from '../../../shared/domain/audit'
import { assertNever } from '../../../shared/domain/outcome'
import { byteWords } from '../../words/failure-words'
import { isolated } from '../../words/isolated'
import { listed } from '../../words/listed'
import type { useWords } from '../../words/words'

type Say = ReturnType<typeof useWords<'audit'>>

const lockedWords = { page: 'what.lockedPage', rest: 'what.lockedRest', system: 'what.lockedSystem', end: 'what.lockedEnd', alone: 'what.lockedAlone' } as const

/** One line, in plain words. */
export function auditWords(say: Say, what: Audited): string {
  switch (what.kind) {
    case 'created': return say('what.created')
    case 'unlocked': return withAttempts(say, say('what.unlocked'), what.failedAttempts)
    case 'locked': return say(lockedWords[what.by])
    case 'recovered': return withAttempts(say, say('what.recovered'), what.failedAttempts)
    case 'opened-by-service': return withAttempts(say, say('what.openedByService', { id: what.slotId }), what.failedAttempts)
    case 'passphrase-changed': return withAttempts(say, say('what.passphraseChanged'), what.failedAttempts)
    case 'sheet-renewed': return withAttempts(say, say('what.sheetRenewed'), what.failedAttempts)
    case 'all-changed': return withAttempts(say, say('what.allChanged'), what.failedAttempts)
    case 'service-key-added': return withAttempts(say, say('what.serviceKeyAdded', { id: what.slotId }), what.failedAttempts)
    case 'service-key-removed': return withAttempts(say, say('what.serviceKeyRemoved', { id: what.slotId }), what.failedAttempts)
    case 'recording-removed': return say('what.recordingRemoved', { id: shortId(what.recordingId) })
    case 'erasing-family': return say('what.erasingFamily', erased(say, what))
    case 'family-erased': return say('what.familyErased', erased(say, what))
    case 'erasing-again': return say('what.erasingAgain', { count: what.owners })
    case 'erased-list-refused': return say('what.erasedListRefused')
    case 'plain-refused': return say('what.plainRefused')
    case 'ends-missing': return say('what.endsMissing')
    case 'giving-copy': return givingCopy(say, what)
    case 'copy-given': return say('what.copyGiven', { size: byteWords(what.bytes) })
    case 'copy-failed': return say('what.copyFailed')
    case 'saving-page': return say('what.savingPage', { place: say(`place.${what.place}`) })
    case 'page-not-saved': return say('what.pageNotSaved')
    case 'backup-made': return say('what.backupMade', { id: shortId(what.backupId) })
    case 'backup-verified': return say('what.backupVerified', { id: shortId(what.backupId) })
    case 'restored': return say('what.restored', { id: shortId(what.backupId) })
    case 'lines-unreadable': return say('what.linesUnreadable')
    case 'steps-missing': return say('what.stepsMissing', { count: what.steps })
    case 'other': return say('what.other')
    default: return assertNever(what)
  }
}

function withAttempts(say: Say, words: string, failedAttempts = 0): string {
  return failedAttempts === 0 ? words : `${words} ${say('failedBefore', { count: failedAttempts })}`
}

function erased(say: Say, { familyId, sessions: all, recordings, counts }: Extract<Audited, { readonly familyId: string }>) {
  const sessions = counts ? listed([say('held', { count: counts.held }), ...(counts.planned > 0 ? [say('planned', { count: counts.planned })] : [])]) : say('sessions', { count: all })
  return { id: shortId(familyId), sessions, recordings: say('recordings', { count: recordings }) }
}

function givingCopy(say: Say, { recordingId, adults, children, consentId, reason, place }: Extract<Audited, { readonly kind: 'giving-copy' }>): string {
  const people = [...adults.map(isolated), ...(children > 0 ? [say('child', { count: children })] : [])]
  const words = say('what.givingCopy', {
    id: shortId(recordingId),
    seen: people.length === 0 ? '' : say('seen', { people: listed(people) }),
    consent: say(consentId === null ? 'notCovered' : 'covered'),
    place: say(`place.${place}`),
  })
  return reason === '' ? words : `${words} ${say('what.copyReason', { reason: isolated(reason) })}`
}

/** Enough of a random number to tell two apart on paper. */
const shortId = (id: string): string => id.slice(0, 8)
