/** Keeps the screen on while filming, where the system lets us. Gives back how to let go. */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null
  let isOver = false
  navigator.wakeLock?.request('screen').then(
    sentinel => {
      lock = sentinel
      if (isOver) void sentinel.release()
    },
    // Refused on some systems: the recording is kept all the same when the computer falls asleep.
    () => undefined,
  )
  return () => {
    isOver = true
    void lock?.release()
  }
}
