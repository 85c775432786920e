/** Runs what it is given one after another, in the order in which it was asked; a failure does not stop the next. */
export function inTurn(): { <T>(act: () => Promise<T>): Promise<T>; settled(): Promise<void> } {
  let last: Promise<unknown> = Promise.resolve()
  function queue<T>(act: () => Promise<T>): Promise<T> {
    const next = last.then(act, act)
    last = next.catch(() => undefined)
    return next
  }
  return Object.assign(queue, { settled: () => last.then(() => undefined) })
}
