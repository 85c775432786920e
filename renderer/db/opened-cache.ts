/** Records that were opened, by name and fingerprint, up to a limit; those not asked for longest go first. */
export interface OpenedCache {
  /** Undefined where this sealing of it is not known. */
  get(name: string, fingerprint: string): object | undefined
  set(name: string, fingerprint: string, opened: { readonly record: object; readonly bytes: number }): void
  clear(): void
}

interface Kept {
  readonly fingerprint: string
  readonly record: object
  readonly bytes: number
}

/** `mostBytes` counts sealed bodies, which the records they hold outgrow a few times. */
export function openedCache(mostBytes: number): OpenedCache {
  // A map keeps the order in which things were put in: what was used is put in again, at the end.
  const kept = new Map<string, Kept>()
  let total = 0

  function drop(name: string): void {
    total -= kept.get(name)?.bytes ?? 0
    kept.delete(name)
  }

  return {
    get(name, fingerprint) {
      const found = kept.get(name)
      if (found?.fingerprint !== fingerprint) return undefined
      kept.delete(name)
      kept.set(name, found)
      return found.record
    },
    set(name, fingerprint, { record, bytes }) {
      drop(name)
      kept.set(name, { fingerprint, record, bytes })
      total += bytes
      for (const oldest of kept.keys()) {
        if (total <= mostBytes) break
        drop(oldest)
      }
    },
    clear() {
      kept.clear()
      total = 0
    },
  }
}
