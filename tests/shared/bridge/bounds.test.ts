import type { z } from 'zod'
import { describe, expect, test } from 'vitest'
import { LARGEST_CHUNK_BYTES, mostArgumentBytes, weightOf } from '../../../shared/bridge/bounds'
import { calls, channels } from '../../../shared/bridge/contract'
import { toWire } from '../../../shared/bridge/wire'

type Schema = z.core.$ZodType

/** What zod keeps of a schema, as far as it is looked at here. */
interface Definition {
  readonly type: string
  readonly checks?: readonly { readonly _zod: { readonly def: { readonly check: string } } }[]
  readonly shape?: Readonly<Record<string, Schema>>
  readonly element?: Schema
  readonly innerType?: Schema
  readonly keyType?: Schema
  readonly valueType?: Schema
  readonly options?: readonly Schema[]
}

const LEAVES = new Set(['int', 'number', 'boolean', 'null', 'undefined', 'literal', 'enum'])
const WRAPPERS = new Set(['nullable', 'optional', 'readonly', 'default'])

const definitionOf = (schema: Schema) => schema._zod.def as unknown as Definition
const mostOf = (schema: Schema): unknown => (schema as z.ZodType).meta()?.['most']
const isLengthChecked = ({ checks = [] }: Definition): boolean => checks.some(({ _zod: { def } }) => def.check === 'max_length' || def.check === 'length_equals')

/** Paths of everything in a schema that may be as long as it likes. */
function unbounded(schema: Schema, path: string): readonly string[] {
  const definition = definitionOf(schema)
  const { type, shape = {}, element, innerType, keyType, valueType, options = [] } = definition
  const within = (inner: Schema | undefined, name: string): readonly string[] => (inner ? unbounded(inner, `${path}${name}`) : [])
  if (LEAVES.has(type)) return []
  if (WRAPPERS.has(type)) return within(innerType, '')
  if (type === 'object') return Object.entries(shape).flatMap(([name, inner]) => within(inner, `.${name}`))
  if (type === 'union') return options.flatMap((option, index) => within(option, `|${index}`))
  if (type === 'string') return isLengthChecked(definition) ? [] : [path]
  if (type === 'array') return [...(isLengthChecked(definition) ? [] : [path]), ...within(element, '[]')]
  const own = typeof mostOf(schema) === 'number' ? [] : [path]
  if (type === 'record') return [...own, ...within(keyType, '{name}'), ...within(valueType, '{}')]
  // Bytes, values of any shape, and kinds of schema that nobody has used yet.
  return own
}

/** Everything in a schema that says its bound itself. */
function saidBounds(schema: Schema): readonly Schema[] {
  const { shape = {}, element, innerType, options = [] } = definitionOf(schema)
  const inner = [...Object.values(shape), element, innerType, ...options].flatMap((each) => (each ? saidBounds(each) : []))
  return typeof mostOf(schema) === 'number' ? [schema, ...inner] : inner
}

/** Something of a kind, one longer than its bound allows. */
function oneTooMany(schema: Schema): unknown {
  const most = Number(mostOf(schema))
  const { type } = definitionOf(schema)
  if (type === 'custom') return new Uint8Array(most + 1)
  if (type === 'record') return Object.fromEntries(Array.from({ length: most + 1 }, (_, index) => [`r${index}`, 'x']))
  return 'x'.repeat(most + 1)
}

describe('what crosses the bridge', () => {
  test.each(channels)('in %s has a bound, whatever it is', (channel) => {
    expect(unbounded(calls[channel].args, channel)).toEqual([])
  })

  test('is refused where it is longer than it says', () => {
    const found = channels.flatMap((channel) => saidBounds(calls[channel].args))
    expect(found.length).toBeGreaterThan(5)
    for (const schema of found) expect((schema as z.ZodType).safeParse(oneTooMany(schema)).success).toBe(false)
  })

  test('fits into what the preview reads of a call', () => {
    const recordingId = 'r'.repeat(64)
    const longest = toWire({ recordingId, index: Number.MAX_SAFE_INTEGER, bytes: new Uint8Array(LARGEST_CHUNK_BYTES) })
    expect(longest.length).toBeLessThanOrEqual(mostArgumentBytes('recording:append'))
    const ids = Array.from({ length: 10_000 }, () => recordingId)
    const family = toWire({ familyId: recordingId, sessionIds: ids, recordingIds: ids })
    expect(family.length).toBeLessThanOrEqual(mostArgumentBytes('family:erase'))
  })
})

describe('the weight of a record', () => {
  test('grows with its words, its names and its parts', () => {
    expect(weightOf({ text: 'a'.repeat(1_000) })).toBeGreaterThan(1_000)
    expect(weightOf(Array.from({ length: 1_000 }, () => 0))).toBeGreaterThan(8_000)
  })

  test('is without end where it goes round in a circle, or is no record', () => {
    const round: { inner?: unknown } = {}
    round.inner = round
    expect(weightOf(round)).toBe(Infinity)
    expect(weightOf({ bytes: new Uint8Array(3) })).toBe(Infinity)
  })
})
