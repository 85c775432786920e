/** After so many days without one that was read back whole, a person is reminded. */
const BACKUP_DAYS = 14

const DAY = 24 * 60 * 60 * 1_000

/** Times are ISO 8601, UTC. `verifiedAt`: the last backup that was seen to be whole, or null; then the vault's own age counts. */
export function isBackupDue(verifiedAt: string | null, vaultSince: string, now: string): boolean {
  return Date.parse(now) - Date.parse(verifiedAt ?? vaultSince) > BACKUP_DAYS * DAY
}
