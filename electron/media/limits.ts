/** What we take on: more than any visit, less than what could exhaust the machine. */
export const HOUR = 3_600_000
export const GIBIBYTE = 1_024 ** 3
export const longestHours = 6
export const mostFootageBytes = 64 * GIBIBYTE
export const largestWidth = 4_096
export const largestHeight = 4_320
/** Bytes of rendered passages kept for the next film. */
export const clipCacheBytes = 4 * GIBIBYTE
/** Bytes of drawn cards and captions kept from one start to the next. */
export const pictureBytes = 64 * 1_024 ** 2
