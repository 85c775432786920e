import 'fake-indexeddb/auto'
import { liveQuery } from 'dexie'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { bringUpToDate } from '../../../renderer/db/bring-up-to-date'
import { Database } from '../../../renderer/db/database'
import { RecordStore } from '../../../renderer/db/record-store'
import type { Sealer } from '../../../renderer/db/sealer'
import { aFamily, aFidelityEvent, aMoment, anAnnotation, aRemark } from '../../support/makers'
import { fakeSealer, type FakeSealer } from '../../support/fake-sealer'

let databases = 0
let sealer: FakeSealer
let store: RecordStore

beforeEach(() => {
  databases += 1
  sealer = fakeSealer()
  store = new RecordStore(new Database(`records-${databases}`), sealer)
})

const put = (record: ReturnType<typeof aRemark>) => store.write([{ table: 'remarks', id: record.id, record }])
const timesOpened = () => sealer.asked.filter(channel => channel === 'records:open').length

/** The page as it is after a restart: nothing is known that is not on disk. */
const restarted = () => new RecordStore(store.database, sealer)

describe('what lies in the database', () => {
  test('is nothing but random ids and bytes', async () => {
    await store.write([{ table: 'moments', id: 'm', record: aMoment({ id: 'm', familyId: 'f', sessionId: 's', recordingId: 'r', title: 'Looks up at Dana' }) }])
    const [row] = await store.database.rows('moments').toArray()
    expect(Object.keys(row ?? {}).toSorted()).toEqual(['body', 'familyId', 'id', 'recordingId', 'sessionId'])
    expect(row?.body).toBeInstanceOf(Uint8Array)
    expect(Buffer.from(row?.body ?? []).toString('latin1')).not.toContain('Dana')
  })

  test('holds the bytes of a record, and not those that came with it', async () => {
    const remarks = Array.from({ length: 20 }, (_, index) => aRemark({ id: `a${index}` }))
    await bringUpToDate(store.database, sealer)
    const answers = sealer['records:commit']
    // As it comes over a bridge: views of one answer.
    sealer = { ...sealer, 'records:commit': async args => {
      const { number, proof, bodies } = await answers(args)
      const whole = new Uint8Array(Buffer.concat(bodies.map(body => body ?? new Uint8Array())))
      let at = 0
      return { number, proof, bodies: bodies.map(body => whole.subarray(at, (at += body?.length ?? 0))) }
    } }
    store = restarted()
    await store.write(remarks.map(record => ({ table: 'remarks', id: record.id, record })))
    const rows = await store.database.rows('remarks').toArray()
    expect(rows.map(({ body }) => body.buffer.byteLength)).toEqual(rows.map(({ body }) => body.length))
    expect(await restarted().all('remarks')).toHaveLength(20)
  })
})

describe('reading', () => {
  test('what was just written is not asked for again', async () => {
    await put(aRemark({ id: 'a', words: 'Ball!' }))
    expect(await store.one('remarks', 'a')).toMatchObject({ words: 'Ball!' })
    expect(timesOpened()).toBe(0)
  })

  test('reads of one turn make one question, and unchanged rows none', async () => {
    await put(aRemark({ id: 'a', sessionId: 's' }))
    await put(aRemark({ id: 'b', sessionId: 's' }))
    await store.write([{ table: 'fidelityEvents', id: 'e', record: aFidelityEvent({ id: 'e', sessionId: 's' }) }])
    const after = restarted()
    const read = () => Promise.all([after.all('remarks'), after.belongingTo('remarks', 'sessionId', 's'), after.one('remarks', 'b')])
    await read()
    const first = timesOpened()
    expect(first).toBeLessThanOrEqual(2)
    await read()
    expect(timesOpened()).toBe(first)
  })

  test('a changed record is read as it is now', async () => {
    await put(aRemark({ id: 'a', words: 'Ball' }))
    const other = restarted()
    expect(await other.one('remarks', 'a')).toMatchObject({ words: 'Ball' })
    await put(aRemark({ id: 'a', words: 'Ball!' }))
    expect(await other.one('remarks', 'a')).toMatchObject({ words: 'Ball!' })
  })

  test('after the vault was locked nothing is known any more', async () => {
    await put(aRemark({ id: 'a' }))
    store.forget()
    await store.all('remarks')
    expect(timesOpened()).toBe(1)
  })

  test('a body that stands in another’s place is not shown, and is written anew from the journal', async () => {
    await put(aRemark({ id: 'a', words: 'mine' }))
    await put(aRemark({ id: 'b', words: 'yours' }))
    const body = (await store.database.rows('remarks').get('b'))?.body
    await store.database.rows('remarks').update('a', { ...(body && { body }) })
    const after = restarted()
    await expect(after.one('remarks', 'a')).rejects.toThrow('vault-damaged')
    await vi.waitFor(async () => expect(await store.database.meta.get('journal')).toMatchObject({ number: 0 }))
    await bringUpToDate(store.database, sealer)
    expect(await after.one('remarks', 'a')).toMatchObject({ words: 'mine' })
  })

  test('what was erased is in no answer, and its rows go', async () => {
    await put(aRemark({ id: 'a', sessionId: 'gone' }))
    await put(aRemark({ id: 'b', sessionId: 'kept' }))
    sealer.erase('gone')
    store.forget()
    expect((await store.all('remarks')).map(({ id }) => id)).toEqual(['b'])
    await vi.waitFor(async () => expect(await store.database.rows('remarks').count()).toBe(1))
  })

  test('a live query goes on watching what it reads after records were opened', async () => {
    await put(aRemark({ id: 'a', sessionId: 's' }))
    const after = restarted()
    const seen: number[] = []
    const subscription = liveQuery(async () => {
      const [remark] = await after.all('remarks')
      const [events, moments] = await Promise.all([after.belongingTo('fidelityEvents', 'sessionId', remark?.sessionId ?? ''), after.belongingTo('moments', 'sessionId', 's')])
      return events.length + moments.length
    }).subscribe(count => void seen.push(count))
    await vi.waitFor(() => expect(seen).toEqual([0]))
    expect(timesOpened()).toBe(1)
    await after.write([{ table: 'fidelityEvents', id: 'e', record: aFidelityEvent({ id: 'e', sessionId: 's' }) }])
    await vi.waitFor(() => expect(seen.at(-1)).toBe(1))
    await after.write([{ table: 'moments', id: 'm', record: aMoment({ id: 'm', sessionId: 's' }) }])
    await vi.waitFor(() => expect(seen.at(-1)).toBe(2))
    subscription.unsubscribe()
  })
})

describe('writing', () => {
  test('is in the journal and in the database when it is said to be saved', async () => {
    await put(aRemark({ id: 'a' }))
    await store.write([{ table: 'remarks', id: 'a', record: null }])
    expect(sealer.steps.map(({ changes }) => changes.map(({ body }) => body === null))).toEqual([[false], [true]])
    expect(await store.database.meta.get('journal')).toMatchObject({ id: 'journal', vaultId: sealer.vaultId, number: 2 })
    expect(await store.database.rows('remarks').count()).toBe(0)
  })

  test('what the database could not take at first is taken from the journal', async () => {
    await put(aRemark({ id: 'a' }))
    vi.spyOn(store.database, 'transaction').mockRejectedValueOnce(new Error('The disk is busy'))
    await put(aRemark({ id: 'b' }))
    expect((await restarted().all('remarks')).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('what the database cannot take is said, and is there before the next thing is written', async () => {
    await put(aRemark({ id: 'a' }))
    const broken = vi.spyOn(store.database, 'transaction').mockRejectedValue(new Error('The disk is full'))
    await expect(put(aRemark({ id: 'b' }))).rejects.toThrow('full')
    await expect(store.whole()).rejects.toThrow('full')
    broken.mockRestore()
    await store.whole()
    expect((await store.all('remarks')).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('a step whose answer never came is not skipped', async () => {
    await put(aRemark({ id: 'a' }))
    let isLost = true
    const lossy: Sealer = { ...sealer, 'records:commit': async args => {
      const answer = await sealer['records:commit'](args)
      if (isLost) throw new Error('The answer was lost')
      return answer
    } }
    const page = new RecordStore(store.database, lossy)
    await expect(page.write([{ table: 'remarks', id: 'b', record: aRemark({ id: 'b' }) }])).rejects.toThrow('lost')
    isLost = false
    await page.write([{ table: 'remarks', id: 'c', record: aRemark({ id: 'c' }) }])
    expect((await restarted().all('remarks')).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })

  test('a step that an earlier page was still writing when this one began is not skipped', async () => {
    await put(aRemark({ id: 'a' }))
    const gone = new RecordStore(new Database(`gone-${databases}`), sealer)
    await gone.write([{ table: 'remarks', id: 'b', record: aRemark({ id: 'b' }) }])
    await put(aRemark({ id: 'c' }))
    expect((await restarted().all('remarks')).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })

  test('thousands of records are one step', async () => {
    const annotations = Array.from({ length: 3_000 }, (_, index) => anAnnotation({ id: `a${index}` }))
    await store.write(annotations.map(record => ({ table: 'annotations', id: record.id, record })))
    expect(sealer.steps).toHaveLength(1)
    expect(await restarted().all('annotations')).toHaveLength(3_000)
  })
})

describe('many in blocks', () => {
  const many = Array.from({ length: 300 }, (_, index) => anAnnotation({ id: `a${index}`, recordingId: `r${index % 2}`, sessionId: 's', comment: `${index}` }))
  const write = (records: readonly (typeof many)[number][]) => store.write(records.map(record => ({ table: 'annotations', id: record.id, record })))
  const comments = async (reader = restarted()) => (await reader.all('annotations')).map(({ comment }) => comment).toSorted((a, b) => Number(a) - Number(b))

  test('written together or one by one, each is read as it is, by its recording and alone', async () => {
    await write(many.slice(0, 250))
    for (const annotation of many.slice(250)) await write([annotation])
    expect(await comments()).toEqual(many.map(({ comment }) => comment))
    expect(await restarted().belongingTo('annotations', 'recordingId', 'r1')).toHaveLength(150)
    expect(await restarted().belongingTo('annotations', 'sessionId', 's')).toHaveLength(300)
    expect(await restarted().one('annotations', 'a299')).toEqual(many[299])
    expect(await store.database.table('annotationBlocks').count()).toBeLessThan(8)
  })

  test('one that is changed or taken out leaves its neighbours as they were', async () => {
    await write(many)
    await write([anAnnotation({ ...many[7], comment: '1000' })])
    await store.write([{ table: 'annotations', id: 'a8', record: null }])
    await store.write(many.slice(100, 140).map(({ id }) => ({ table: 'annotations', id, record: null })))
    expect(await comments()).toEqual([...many.filter((_, index) => index !== 7 && index !== 8 && (index < 100 || index >= 140)).map(({ comment }) => comment), '1000'])
    expect(await restarted().one('annotations', 'a8')).toBeNull()
  })

  test('nothing that was written can be read in them, and none of their names', async () => {
    await write([anAnnotation({ id: 'a', recordingId: 'r', sessionId: 's', comment: 'Looks up at Dana' })])
    const [block] = await store.database.table<{ readonly bodies: Uint8Array }>('annotationBlocks').toArray()
    expect(Object.keys(block ?? {}).toSorted()).toEqual(['bodies', 'ends', 'id', 'ids', 'recordingId', 'sessionId'])
    expect(Buffer.from(block?.bodies ?? []).toString('latin1')).not.toContain('Dana')
  })

  test('those of an erased session are in no answer, and go', async () => {
    await write(many)
    sealer.erase('s')
    store.forget()
    expect(await store.all('annotations')).toEqual([])
    await vi.waitFor(async () => expect(await store.database.table('annotationBlocks').count()).toBe(0), 20_000)
  })
})

describe('what the list says of a family', () => {
  const standing = { id: 'f', count: 1, signed: 0, next: null, lastMet: null, consents: [] }
  const told = async () => (await restarted().standings()).map(({ count }) => count)
  const write = (moment: string) => store.write([{ table: 'moments', id: moment, record: aMoment({ id: moment, familyId: 'f', sessionId: 's' }) }])

  beforeEach(() => store.write([{ table: 'families', id: 'f', record: aFamily({ id: 'f' }) }]))

  test('is kept sealed, and is no step in the journal', async () => {
    await store.keepStandings(['f'], async () => standing)
    expect(await told()).toEqual([1])
    expect(sealer.steps).toHaveLength(1)
    expect(Object.keys((await store.database.standings.toArray())[0] ?? {}).toSorted()).toEqual(['body', 'id'])
  })

  test('holds no longer once anything of the family is changed or taken out', async () => {
    await store.keepStandings(['f'], async () => standing)
    await write('m')
    expect(await told()).toEqual([])
    await store.keepStandings(['f'], async () => standing)
    await store.write([{ table: 'moments', id: 'm', record: null }])
    expect(await told()).toEqual([])
  })

  test('is told again where something was changed while it was told', async () => {
    let times = 0
    await store.keepStandings(['f'], async () => {
      times += 1
      if (times === 1) await write('m')
      return { ...standing, count: times }
    })
    expect(await told()).toEqual([2])
  })
})
