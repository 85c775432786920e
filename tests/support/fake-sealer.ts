import { randomBytes } from 'node:crypto'
import { VaultDamaged } from '../../electron/vault/crypto/damaged'
import { openDocuments } from '../../electron/vault/documents/documents'
import { placeProofs } from '../../electron/vault/documents/place-proofs'
import type { SealedStep } from '../../electron/vault/documents/step-bytes'
import type { Sealer } from '../../renderer/db/sealer'
import type { Handlers } from '../../shared/bridge/contract'
import { AppFailure } from '../../shared/domain/outcome'

/** The vault as the page sees it: bodies are really sealed, the journal is kept in memory. */
export interface FakeSealer extends Sealer, Pick<Handlers, 'records:plain-taken'> {
  /** What was asked, in order. */
  readonly asked: (keyof Sealer)[]
  readonly steps: SealedStep[]
  readonly vaultId: string
  /** Destroys the keys of these groups. */
  erase(...groups: readonly string[]): void
  /** The folder put back as it was after so many steps, its journal and its keys. */
  putBack(steps: number): FakeSealer
}

interface Given {
  readonly vaultId: string
  readonly steps: readonly SealedStep[]
  readonly keys: ReadonlyMap<string, Uint8Array>
}

const STEPS_IN_ONE_ANSWER = 3

export function fakeSealer({ vaultId, steps: kept, keys: known }: Given = { vaultId: randomBytes(16).toString('hex'), steps: [], keys: new Map() }): FakeSealer {
  const keys = new Map(known)
  const steps = [...kept]
  const asked: (keyof Sealer)[] = []
  let takesPlain = true
  const keysAt = new Map<number, ReadonlyMap<string, Uint8Array>>([[steps.length, new Map(keys)]])
  const proofs = placeProofs(Buffer.from(vaultId))
  const documents = openDocuments(group => keys.get(group))

  /** Arguments and answers are copied, as a bridge does. */
  function answering<A, R>(channel: keyof Sealer, answer: (args: A) => R): (args: A) => Promise<R> {
    return async args => {
      asked.push(channel)
      const copied = structuredClone(args)
      await new Promise(resolve => setTimeout(resolve, 0))
      return structuredClone(answer(copied))
    }
  }

  return {
    asked,
    steps,
    vaultId,
    'records:commit': answering('records:commit', ({ changes }) => {
      for (const { group, value } of changes) if (value !== null && !keys.has(group)) keys.set(group, randomBytes(32))
      const sealed = changes.map(({ value, ...change }) => ({ ...change, body: value === null ? null : new Uint8Array(documents.seal(change, value)) }))
      steps.push({ number: steps.length + 1, changes: sealed })
      keysAt.set(steps.length, new Map(keys))
      return { number: steps.length, proof: proofs.of(steps.length), bodies: sealed.map(({ body }) => body) }
    }),
    'records:open': answering('records:open', ({ documents: sealed }) => sealed.map(({ body, ...name }) => saidPlainly(() => documents.open(name, body)))),
    'records:seal': answering('records:seal', ({ documents: open }) => open.map(({ value, ...name }) => (keys.has(name.group) ? new Uint8Array(documents.seal(name, value)) : null))),
    'records:head': answering('records:head', () => ({ vaultId, number: steps.length, proof: proofs.of(steps.length), missing: 0, signs: [], takesPlain })),
    'records:ahead': answering('records:ahead', claim => ({ ahead: proofs.ahead(claim, steps.length) })),
    'records:plain-taken': async () => void (takesPlain = false),
    'records:since': answering('records:since', ({ number }) => {
      const given = steps.slice(number, number + STEPS_IN_ONE_ANSWER)
      return { changes: given.flatMap(({ changes }) => changes), last: number + given.length, proof: proofs.of(number + given.length), isAll: number + given.length >= steps.length }
    }),
    erase(...groups) {
      for (const group of groups) keys.delete(group)
      documents.forgetKeys()
    },
    putBack: number => fakeSealer({ vaultId, steps: steps.slice(0, number), keys: keysAt.get(number) ?? new Map() }),
  }
}

function saidPlainly<T>(open: () => T): T {
  try {
    return open()
  } catch (error) {
    if (error instanceof VaultDamaged) throw new AppFailure({ kind: 'vault-damaged' })
    throw error
  }
}
