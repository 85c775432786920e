/** What must still be brought to disk when the window closes, besides what history writes. */
const jobs = new Set<() => Promise<unknown>>()

/** Gives back how to withdraw the job. */
export function beforeClosing(job: () => Promise<unknown>): () => void {
  jobs.add(job)
  return () => void jobs.delete(job)
}

/** Runs every job; a failing one must not keep the others from ending. */
export async function finishBeforeClosing(): Promise<void> {
  await Promise.allSettled([...jobs].map(job => job()))
}
