/** What we take on: more than any visit, less than what could exhaust the machine. */
export const HOUR = 3_600_000
export const GIBIBYTE = 1_024 ** 3
export const longestHours = 6
export const mostFootageBytes = 64 * GIBIBYTE
/** Of a container, in one piece: an index of the longest film. */
export const mostBytesAtOnce = GIBIBYTE / 8
/** Of a container, in all: some are read from end to end, and some parts of them more than once. */
export const mostBytesRead = (size: number): number => 4 * size + GIBIBYTE / 4
/** How long reading a container may take, ms: a minute, and a second for every four MiB, as some have to be read from end to end. */
export const lookingLimit = (size: number): number => 60_000 + size / 4_096
export const largestWidth = 4_096
export const largestHeight = 4_320
/** Bytes of rendered passages kept for the next film. */
export const clipCacheBytes = 4 * GIBIBYTE
/** Bytes of drawn cards and captions kept from one start to the next. */
export const pictureBytes = 64 * 1_024 ** 2
