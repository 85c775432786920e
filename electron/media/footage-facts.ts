import type { Ms } from '../../shared/domain/time'

/** What a piece of footage is, as far as showing and cutting it goes. */
export interface FootageFacts {
  /** Our name for the codec, `avc`, `hevc`, `vp9`…; what ffmpeg calls it where we have none. */
  readonly videoCodec: string
  /** The codec with its profile, as browsers write it (`avc1.64001f`), or null. */
  readonly videoParameters: string | null
  /** Null without sound. */
  readonly audioCodec: string | null
  /** As shown: after rotation, in square pixels. */
  readonly width: number
  readonly height: number
  /** The picture track to take, among the picture tracks of the file. */
  readonly videoIndex: number
  readonly audioIndex: number
  readonly colour: Colour
  /** Start of each frame, ms, ascending; null where only decoding would tell. */
  readonly frames: Uint32Array | null
  /** Starts of the frames that can be decoded on their own. */
  readonly keyFrames: Uint32Array
  /** End of the last thing to see or hear. */
  readonly duration: Ms
  /** The earliest picture or sound; far from zero where a camera counts from its own clock. */
  readonly firstTime: Ms
  /** The container says how long it is, so that a player can show a length and seek. */
  readonly saysItsLength: boolean
  /** Bytes that the container promises are missing at the end; only whole frames are counted. */
  readonly isTorn: boolean
  /** How many bytes there are to read, where a part after them is torn so that nothing can read it. */
  readonly readableBytes?: number
  /** What the container claims to last, where it is torn. */
  readonly claimedDuration: Ms | null
}

export interface Colour {
  /** How colours were turned into brightness and colour difference; null where the footage does not say. */
  readonly matrix: 'bt709' | 'bt601' | 'bt2020' | null
  /** Brighter than ordinary screens, in one of the two common ways. */
  readonly hdr: 'pq' | 'hlg' | null
}
