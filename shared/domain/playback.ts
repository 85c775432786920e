/** How footage is played: forwards, backwards or not at all. `speed` is 1 for natural speed. */
export interface Playback {
  readonly direction: 'forwards' | 'still' | 'backwards'
  readonly speed: number
}

export const speeds = [0.25, 0.5, 0.75, 1, 1.5, 2] as const
export type Speed = (typeof speeds)[number]

const backwardsSpeeds = [1, 2, 4] as const

export const still: Playback = { direction: 'still', speed: 1 }

/** The L key of editing suites: forwards at the chosen speed, then faster with each press. */
export function pressForward(playback: Playback, chosen: number): Playback {
  if (playback.direction !== 'forwards') return { direction: 'forwards', speed: chosen }
  return { direction: 'forwards', speed: faster(playback.speed) }
}

/** The J key: backwards, then faster with each press. */
export function pressBack(playback: Playback): Playback {
  if (playback.direction !== 'backwards') return { direction: 'backwards', speed: backwardsSpeeds[0] }
  return { direction: 'backwards', speed: backwardsSpeeds.find(speed => speed > playback.speed) ?? backwardsSpeeds[2] }
}

export function faster(speed: number): number {
  return speeds.find(candidate => candidate > speed) ?? speeds[speeds.length - 1] ?? speed
}

export function slower(speed: number): number {
  return speeds.findLast(candidate => candidate < speed) ?? speeds[0]
}

const speedNames: Readonly<Record<number, string>> = { 0.25: '¼', 0.5: '½', 0.75: '¾', 1.5: '1½' }

/** `½×`, as it is written on the speed button. */
export function speedLabel(speed: number): string {
  return `${speedNames[speed] ?? speed}×`
}
