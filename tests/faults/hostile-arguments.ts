import { calls, type Channel } from '../../shared/bridge/contract'
import { oneOf } from './mangle'

/** Values that are of no use anywhere, and some that look as if they were. */
const values = (random: () => number): unknown =>
  oneOf<() => unknown>(
    [
      () => undefined, () => null, () => '', () => 'no-such-id', () => '../../etc/passwd', () => '/etc/passwd', () => '\u0000', () => 'a'.repeat(100_000), () => '__proto__', () => '\uD800', () => '%2e%2e%2f',
      () => 0, () => -1, () => 1.5, () => NaN, () => Infinity, () => 2 ** 53, () => 10n, () => true, () => [], () => [null, {}, [[]]], () => Array.from({ length: 5_000 }, () => 'x'),
      () => ({}), () => new Date(NaN), () => new Map([['a', 1]]), () => new Uint8Array(0), () => new Uint8Array(70_000), () => new Float64Array(3), () => new ArrayBuffer(8), () => /x/,
      () => JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}') as unknown, inACircle, deep,
    ],
    random,
  )()

function inACircle(): unknown {
  const circle: Record<string, unknown> = {}
  circle['itself'] = circle
  return circle
}

function deep(): unknown {
  let value: unknown = 1
  for (let level = 0; level < 2_000; level += 1) value = [value]
  return value
}

const FIELDS = ['recordingId', 'sessionId', 'index', 'bytes', 'passphrase', 'newPassphrase', 'recoveryKey', 'hash', 'plan', 'filmId', 'items', 'changes', 'documents', 'number', 'groups', 'publicKey', 'label', 'slotId', 'before', 'most', 'title', 'name', 'mimeType', 'familyId', 'recordingIds', 'copyId', 'extra', '__proto__'] as const

/** Calls that change something are sent only where the contract refuses them; of the others, some are well-formed and make no sense. */
const CHANGES: ReadonlySet<Channel> = new Set(channelsThatChange())

function channelsThatChange(): readonly Channel[] {
  const harmless = /^(?:vault:(?:state|slots|recover|unlock|create)|audit:list|records:(?:open|head|since)|app:storage|recording:(?:kept|frames|pictures|part-to-play|acknowledge|append|interrupted)|import:(?:finish|cancel)|film:cancel)$/
  return (Object.keys(calls) as Channel[]).filter((channel) => !harmless.test(channel))
}

/** Null where chance made something that this call would rightly do. */
export function hostileArguments(channel: Channel, random: () => number): { readonly value: unknown } | null {
  const value = random() < 0.3 ? values(random) : fields(channel, random)
  return CHANGES.has(channel) && calls[channel].args.safeParse(value).success ? null : { value }
}

function fields(channel: Channel, random: () => number): unknown {
  const shape = (calls[channel].args as { readonly shape?: Readonly<Record<string, unknown>> }).shape ?? {}
  const own = Object.keys(shape).filter(() => random() < 0.9)
  const others = FIELDS.filter(() => random() < 0.1)
  return Object.fromEntries([...own, ...others].map((name) => [name, values(random)]))
}
