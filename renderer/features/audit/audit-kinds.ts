import type { Audited } from '../../../shared/domain/audit'

/** What a person looks for in the list. */
export const auditKinds = ['all', 'opened', 'keys', 'erased', 'copies', 'backups', 'failed'] as const
export type AuditKind = (typeof auditKinds)[number]

const kindOf: Readonly<Record<Audited['kind'], Exclude<AuditKind, 'all'> | null>> = {
  created: 'opened',
  unlocked: 'opened',
  locked: 'opened',
  'opened-by-service': 'opened',
  recovered: 'opened',
  'passphrase-changed': 'keys',
  'sheet-renewed': 'keys',
  'all-changed': 'keys',
  'service-key-added': 'keys',
  'service-key-removed': 'keys',
  'recording-removed': 'erased',
  'erasing-family': 'erased',
  'family-erased': 'erased',
  'erasing-again': 'erased',
  'erased-list-refused': 'failed',
  'plain-refused': 'failed',
  'ends-missing': 'failed',
  'giving-copy': 'copies',
  'copy-given': 'copies',
  'copy-failed': 'copies',
  'saving-page': 'copies',
  'page-not-saved': 'copies',
  'backup-made': 'backups',
  'backup-verified': 'backups',
  restored: 'backups',
  'lines-unreadable': 'failed',
  'steps-missing': 'failed',
  other: null,
}

/** A wrong passphrase, a copy that was not made and lines that cannot be read are also what failed. */
export function isOfKind(what: Audited, kind: AuditKind): boolean {
  if (kind === 'all') return true
  if (kind === 'failed') return kindOf[what.kind] === 'failed' || what.kind === 'copy-failed' || what.kind === 'page-not-saved' || ('failedAttempts' in what && (what.failedAttempts ?? 0) > 0)
  return kindOf[what.kind] === kind || (kind === 'keys' && what.kind === 'recovered')
}
