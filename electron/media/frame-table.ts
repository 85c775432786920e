/** Whole milliseconds, ascending, each once; frames before the start of the recording are never shown. */
export function frameTable(seconds: readonly number[]): Uint32Array {
  const times = Uint32Array.from(
    seconds.filter((time) => time > -0.000_5),
    (time) => Math.max(0, Math.round(time * 1_000)),
  ).sort()
  return times.filter((time, index) => index === 0 || time !== times[index - 1])
}

/** Little-endian 32-bit numbers, on every machine. */
export function encodeFrames(frames: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(frames.length * 4)
  const view = new DataView(bytes.buffer)
  frames.forEach((time, index) => view.setUint32(index * 4, time, true))
  return bytes
}

export function decodeFrames(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint32Array.from({ length: Math.floor(bytes.byteLength / 4) }, (_, index) => view.getUint32(index * 4, true))
}
