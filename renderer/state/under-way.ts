export type UnderWay = 'work' | 'watching-together'

const underWay = new Map<symbol, UnderWay>()

/** Something goes on without anybody touching a key: the vault is not locked in the midst of it. Gives back how to say that it ended. */
export function begunWork(what: UnderWay = 'work'): () => void {
  const key = Symbol(what)
  underWay.set(key, what)
  return () => void underWay.delete(key)
}

export function isUnderWay(what: UnderWay): boolean {
  return [...underWay.values()].includes(what)
}
