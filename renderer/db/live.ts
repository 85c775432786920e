import { useLiveQuery } from 'dexie-react-hooks'

/** A query that runs again whenever what it read has changed. Undefined until it has answered for the first time. */
export function useLive<T>(query: () => Promise<T>, dependencies: readonly unknown[]): T | undefined {
  return useLiveQuery(query, [...dependencies])
}
