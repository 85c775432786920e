/** Half-open `[start, end)`, in bytes. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/**
 * Reads a `Range` header against something `size` bytes long (RFC 9110, one range only).
 * `whole`: no header, or one that may be ignored (several ranges, other units, nonsense). `none`: nothing to give, status 416.
 */
export function readRangeHeader(header: string | null, size: number): ByteRange | 'whole' | 'none' {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '')
  if (!match) return 'whole'
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return 'whole'
  if (first === '') return suffix(Number(last), size)
  const start = Number(first)
  const end = last === '' ? size : Math.min(Number(last) + 1, size)
  if (last !== '' && Number(last) < start) return 'whole'
  return start < size ? { start, end } : 'none'
}

function suffix(length: number, size: number): ByteRange | 'none' {
  if (length === 0 || size === 0) return 'none'
  return { start: Math.max(0, size - length), end: size }
}

/** True for `bytes=500-`: the one who asks will take as much as we care to give. */
export function isOpenEnded(header: string | null): boolean {
  return /^bytes=\d+-$/.test(header?.trim() ?? '')
}
