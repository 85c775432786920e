/** What must end or be forgotten before the vault is locked: files on their way, words in memory. */
const jobs = new Set<() => unknown>()

/** For what lives outside the screens, and so for as long as the page. */
export function beforeLocking(job: () => unknown): void {
  jobs.add(job)
}

/** Runs every job; one that fails must keep nothing unlocked. */
export async function finishBeforeLocking(): Promise<void> {
  await Promise.allSettled([...jobs].map(async job => job()))
}

const MOST_MS = 5_000

/** Waits for a last word, and not for ever: a disk that hangs must keep nothing unlocked either. */
export async function shortly(lastWord: Promise<unknown>): Promise<void> {
  await Promise.race([lastWord, new Promise(resolve => setTimeout(resolve, MOST_MS))])
}
