import { useLiveQuery } from 'dexie-react-hooks'

/** A query that runs again whenever what it read has changed. Until it has answered for the first time: what is `known` already, or undefined. */
export function useLive<T>(query: () => Promise<T>, dependencies: readonly unknown[], known?: T): T | undefined {
  return useLiveQuery<T, T | undefined>(query, [...dependencies], known)
}
