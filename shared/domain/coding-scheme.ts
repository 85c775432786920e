/** One behaviour to look for. A point has a time; an interval has a beginning and an end. */
export interface Code {
  readonly id: string
  readonly label: string
  readonly kind: 'point' | 'interval'
  /** The row on the timeline it belongs to. */
  readonly trackId: string
  /** Physical key, as in `KeyboardEvent.code` ("KeyQ"); matched by position, so it holds on every keyboard layout. */
  readonly key: string
}

/** A row on the timeline. */
export interface Track {
  readonly id: string
  /** Shown where no family member stands for it. */
  readonly label: string
  /** Whose behaviour it holds. */
  readonly who: 'child' | 'adult' | 'other'
}

export interface CodingScheme {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly licenceHolder: string | null
  readonly tracks: readonly Track[]
  readonly codes: readonly Code[]
}

export function codeOf(scheme: CodingScheme, codeId: string): Code | undefined {
  return scheme.codes.find(code => code.id === codeId)
}
