import { clampTime, type Ms } from './time'

/**
 * Start of each frame, ms, ascending. A frame is on screen from its start until the next one's; the rate of phone footage
 * varies, so nothing may be counted as time × rate.
 */
export type FrameTable = Uint32Array

/** The frame on screen at `time`: the last one with start ≤ time; the first one before that. */
export function frameAt(frames: FrameTable, time: Ms): number {
  let low = 0
  let high = frames.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((frames[middle] ?? 0) <= time) low = middle
    else high = middle - 1
  }
  return low
}

export function frameStart(frames: FrameTable, frame: number): Ms {
  return frames[Math.min(Math.max(0, frame), frames.length - 1)] ?? 0
}

/** The start of the frame on screen at `time`; the time itself where no frames are known. */
export function snapToFrame(frames: FrameTable, time: Ms): Ms {
  return frames.length === 0 ? Math.max(0, Math.round(time)) : frameStart(frames, frameAt(frames, time))
}

/** The start of the frame that lies nearest to `time`, or the recording's end where that is nearer. For edges being dragged. */
export function nearestFrameEdge(frames: FrameTable, time: Ms, duration: Ms): Ms {
  const before = snapToFrame(frames, time)
  if (frames.length === 0) return clampTime(before, duration)
  const frame = frameAt(frames, time)
  const after = frame + 1 < frames.length ? frameStart(frames, frame + 1) : duration
  return time - before <= after - time ? before : after
}

/** The edge of a frame before or after `time`: the start of one, or the recording's end. For edges moved step by step. */
export function nextFrameEdge(frames: FrameTable, time: Ms, by: -1 | 1, duration: Ms): Ms {
  if (by === 1) return Math.min(duration, frames.find(start => start > time) ?? duration)
  return frames.findLast(start => start < time) ?? 0
}

/**
 * Where to send a player, in ms and possibly between two, so that it shows exactly this frame: its middle. At a frame's own
 * start a player may still show the one before, because times are rounded on the way.
 */
export function middleOfFrame(frames: FrameTable, frame: number, duration: Ms): number {
  const start = frameStart(frames, frame)
  const next = frame + 1 < frames.length ? frameStart(frames, frame + 1) : Math.max(duration, start)
  return next > start ? (start + next) / 2 : start
}

/** A table with even steps, for footage whose frames have not been listed yet. */
export function evenFrames(duration: Ms, frameRate: number): FrameTable {
  const count = Math.max(1, Math.ceil((duration * frameRate) / 1_000))
  return Uint32Array.from({ length: count }, (_, frame) => Math.round((frame * 1_000) / frameRate))
}
