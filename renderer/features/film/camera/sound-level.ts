interface LevelListener {
  /** 0–1, on a scale of decibels from −60 to 0. */
  readonly onLevel: (level: number) => void
  readonly onQuiet: (isQuiet: boolean) => void
}

const QUIET_BELOW = levelOf(10 ** (-48 / 20))
const QUIET_AFTER_MS = 5_000

/** Measures the loudness of a stream until told to stop. */
export function listenToLevel(stream: MediaStream, { onLevel, onQuiet }: LevelListener): () => void {
  if (stream.getAudioTracks().length === 0) return () => undefined
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 1_024
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)

  let shown = 0
  let isQuiet = false
  let heardAt = performance.now()
  let request = requestAnimationFrame(measure)

  function measure(now: number): void {
    analyser.getFloatTimeDomainData(samples)
    const level = levelOf(rootMeanSquare(samples))
    // Rises at once and falls slowly, so that the eye can follow.
    shown = Math.max(level, shown * 0.94)
    onLevel(shown)
    if (level > QUIET_BELOW) heardAt = now
    if (isQuiet !== now - heardAt > QUIET_AFTER_MS) {
      isQuiet = !isQuiet
      onQuiet(isQuiet)
    }
    request = requestAnimationFrame(measure)
  }

  return () => {
    cancelAnimationFrame(request)
    void context.close()
  }
}

function rootMeanSquare(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return Math.sqrt(sum / samples.length)
}

function levelOf(amplitude: number): number {
  const decibels = 20 * Math.log10(Math.max(amplitude, 1e-6))
  return Math.min(1, Math.max(0, (decibels + 60) / 60))
}
