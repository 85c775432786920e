import { z } from 'zod'
import { idSchema, type Id } from './ids'
import { dayOf, instantSchema, type Instant } from './time'

/** What is consented to, each on its own. */
export const consentLayers = ['film', 'watch', 'supervisor', 'peer-group', 'other-agency', 'copy', 'training', 'research'] as const
export type ConsentLayer = (typeof consentLayers)[number]

/** One answer by one person about one layer. A later answer replaces an earlier one; none is ever changed. */
export interface Consent {
  readonly id: Id
  readonly familyId: Id
  readonly layer: ConsentLayer
  readonly isGiven: boolean
  /** Who answered, as they are known here, and by what right ("mother", "delegated authority"). */
  readonly by: string
  readonly at: Instant
  /** Last day it holds, `YYYY-MM-DD`, or null for no end. */
  readonly until: string | null
}

export const consentSchema = z.object({
  id: idSchema,
  familyId: idSchema,
  layer: z.enum(consentLayers),
  isGiven: z.boolean(),
  by: z.string().max(300),
  at: instantSchema,
  until: z.iso.date().nullable(),
}) satisfies z.ZodType<Consent>

export type ConsentState =
  | { readonly kind: 'given'; readonly consent: Consent }
  | { readonly kind: 'refused'; readonly consent: Consent }
  | { readonly kind: 'expired'; readonly consent: Consent }
  | { readonly kind: 'not-asked' }

/** The latest answer about a layer, as it stands on the day of `now`. The day named by `until` still counts. */
export function consentState(consents: readonly Consent[], layer: ConsentLayer, now: Instant): ConsentState {
  const latest = consents.filter(consent => consent.layer === layer).toSorted((a, b) => a.at.utc.localeCompare(b.at.utc)).at(-1)
  if (!latest) return { kind: 'not-asked' }
  if (!latest.isGiven) return { kind: 'refused', consent: latest }
  if (latest.until !== null && dayOf(now) > latest.until) return { kind: 'expired', consent: latest }
  return { kind: 'given', consent: latest }
}

/** What is about to be done, and the layers that it needs. */
export type ConsentPurpose = 'film' | 'watch'
export type NeededLayer = Extract<ConsentLayer, 'film' | 'watch'>

const needs: Readonly<Record<ConsentPurpose, readonly NeededLayer[]>> = { film: ['film', 'watch'], watch: ['watch'] }

/** What is needed and does not stand today. */
export function missingConsent(consents: readonly Consent[], purpose: ConsentPurpose, now: Instant): readonly NeededLayer[] {
  return needs[purpose].filter(layer => consentState(consents, layer, now).kind !== 'given')
}

/** Who answers, as it is written down. */
export interface ConsentGiver {
  readonly who: string
  readonly right: string
  /** `YYYY-MM-DD`, or empty for no end. */
  readonly until: string
}

export const consentGiverSchema = z.object({ who: z.string(), right: z.string(), until: z.string() }) satisfies z.ZodType<ConsentGiver>

/** Whether what is about to be recorded would have ended before today. */
export function isUntilPast({ until }: ConsentGiver, now: Instant): boolean {
  return until !== '' && until < dayOf(now)
}

/** One person's answers about several layers, given at once: by `Dana (mother)`. A no has no end. */
export function consentsBy({ who, right, until }: ConsentGiver, answers: ReadonlyMap<ConsentLayer, boolean>, given: { readonly familyId: Id; readonly at: Instant; readonly newId: () => Id }): readonly Consent[] {
  const by = right.trim() === '' ? who.trim() : `${who.trim()} (${right.trim()})`
  return [...answers].map(([layer, isGiven]) => ({ id: given.newId(), familyId: given.familyId, layer, isGiven, by, at: given.at, until: isGiven && until !== '' ? until : null }))
}

/** How consent stands today, in short. */
export interface ConsentSummary {
  readonly given: readonly ConsentLayer[]
  /** The first day on which one of those given ends, or null where none ends. */
  readonly until: string | null
  /** What filming and watching need and do not have, and how it stands. */
  readonly missing: readonly { readonly layer: ConsentLayer; readonly state: ConsentState }[]
}

export function consentSummary(consents: readonly Consent[], now: Instant): ConsentSummary {
  const states = consentLayers.map(layer => ({ layer, state: consentState(consents, layer, now) }))
  const given = states.flatMap(({ layer, state }) => (state.kind === 'given' ? [{ layer, until: state.consent.until }] : []))
  const needed: readonly ConsentLayer[] = missingConsent(consents, 'film', now)
  return {
    given: given.map(({ layer }) => layer),
    until: given.map(({ until }) => until).filter(until => until !== null).toSorted()[0] ?? null,
    missing: states.filter(({ layer }) => needed.includes(layer)),
  }
}
