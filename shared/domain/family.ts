import { z } from 'zod'
import { idSchema, type Id } from './ids'
import { dayOf, instantSchema, type Instant } from './time'

export interface Carer {
  readonly id: Id
  readonly name: string
  /** In the family's own word: mother, foster father, grandmother. */
  readonly relation: string
}

/** Month and year are enough to tell an age, and less than a full date of birth gives away. */
export interface Child {
  readonly id: Id
  readonly name: string
  /** Null where nobody has said. */
  readonly birthYear: number | null
  /** 1–12, or null where only the year is known. */
  readonly birthMonth: number | null
}

/** What the parent hopes for, in the parent's own words. Rated 0–10; higher is nearer to the goal. */
export interface Goal {
  readonly id: Id
  readonly words: string
  /** Whose words they are: a carer of the family, or null. */
  readonly carerId: Id | null
  readonly setAt: Instant
}

/** The people of one case, under an alias. */
export interface Family {
  readonly id: Id
  readonly alias: string
  readonly carers: readonly Carer[]
  readonly children: readonly Child[]
  readonly languages: readonly string[]
  readonly goals: readonly Goal[]
  readonly addedAt: Instant
}

const nameSchema = z.string().max(200)

export const familySchema = z.object({
  id: idSchema,
  alias: nameSchema,
  carers: z.array(z.object({ id: idSchema, name: nameSchema, relation: nameSchema })).max(20),
  children: z
    .array(z.object({ id: idSchema, name: nameSchema, birthYear: z.int().min(1990).max(2200).nullable(), birthMonth: z.int().min(1).max(12).nullable() }))
    .max(20),
  languages: z.array(nameSchema).max(20),
  goals: z.array(z.object({ id: idSchema, words: z.string().max(2_000), carerId: idSchema.nullable(), setAt: instantSchema })).max(3),
  addedAt: instantSchema,
}) satisfies z.ZodType<Family>

/** To the month where year and month of birth are known; where only the year is, the two ages that it leaves open. */
export type Age =
  | { readonly kind: 'to-the-month'; readonly years: number; /** 0–11 */ readonly months: number }
  /** `least` is `most − 1`, or both are 0 in the year of birth. */
  | { readonly kind: 'between'; readonly least: number; readonly most: number }

/** A child's age at an instant, by the calendar where the instant was made; null before birth, and where the year of birth is not known. */
export function ageAt(child: Child, at: Instant): Age | null {
  if (child.birthYear === null || isBornAfter(child, at)) return null
  const [year = 0, month = 0] = dayOf(at).split('-').map(Number)
  const most = year - child.birthYear
  if (child.birthMonth === null) return { kind: 'between', least: Math.max(0, most - 1), most }
  const months = most * 12 + (month - child.birthMonth)
  return { kind: 'to-the-month', years: Math.floor(months / 12), months: months % 12 }
}

/** Whether the birth as it is written down lies in the future. */
export function isBornAfter({ birthYear, birthMonth }: Child, at: Instant): boolean {
  const [year = 0, month = 0] = dayOf(at).split('-').map(Number)
  return birthYear !== null && (birthYear > year || (birthYear === year && birthMonth !== null && birthMonth > month))
}
