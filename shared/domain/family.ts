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
  readonly birthYear: number
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
    .array(z.object({ id: idSchema, name: nameSchema, birthYear: z.int().min(1990).max(2200), birthMonth: z.int().min(1).max(12).nullable() }))
    .max(20),
  languages: z.array(nameSchema).max(20),
  goals: z.array(z.object({ id: idSchema, words: z.string().max(2_000), carerId: idSchema.nullable(), setAt: instantSchema })).max(3),
  addedAt: instantSchema,
}) satisfies z.ZodType<Family>

export interface Age {
  readonly years: number
  /** 0–11, or null where the month of birth is not known. */
  readonly months: number | null
}

/** A child's age in whole months at an instant, by the calendar where the instant was made; null before birth. */
export function ageAt(child: Child, at: Instant): Age | null {
  const [year = 0, month = 0] = dayOf(at).split('-').map(Number)
  if (child.birthMonth === null) return year < child.birthYear ? null : { years: year - child.birthYear, months: null }
  const months = (year - child.birthYear) * 12 + (month - child.birthMonth)
  return months < 0 ? null : { years: Math.floor(months / 12), months: months % 12 }
}
