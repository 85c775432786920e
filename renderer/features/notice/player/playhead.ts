import type { Ms } from '../../../../shared/domain/time'

/** Where the film stands. It moves with every frame, so it lives outside React: what draws it subscribes. */
export interface Playhead {
  /** Always the start of a frame. */
  readonly time: Ms
  set(time: Ms): void
  subscribe(listener: (time: Ms) => void): () => void
}

export function makePlayhead(): Playhead {
  let time: Ms = 0
  const listeners = new Set<(time: Ms) => void>()
  return {
    get time() {
      return time
    },
    set(next) {
      if (next === time) return
      time = next
      for (const listener of listeners) listener(time)
    },
    subscribe(listener) {
      listeners.add(listener)
      listener(time)
      return () => void listeners.delete(listener)
    },
  }
}
