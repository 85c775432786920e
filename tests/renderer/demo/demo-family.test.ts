import { describe, expect, test } from 'vitest'
import { tables, type RecordOf, type TableName } from '../../../renderer/db/tables'
import { demoFamily } from '../../../renderer/demo/demo-family'
import { ageAt } from '../../../shared/domain/family'
import { fidelityLine } from '../../../shared/domain/fidelity'
import { lengthOf } from '../../../shared/domain/time'
import { aMedia } from '../../support/makers'

const now = { utc: '2026-11-22T09:30:00.000Z', zone: 'Europe/London' }
let count = 0
const changes = demoFamily(now, () => `id-${(count += 1)}`, { recordingId: 'demo-play', media: aMedia() })

function all<T extends TableName>(table: T): readonly RecordOf<T>[] {
  return changes.filter(change => change.table === table).map(change => change.after as RecordOf<T>)
}

describe('the demonstration family', () => {
  test.each(Object.keys(tables) as TableName[])('has only %s that fit their schema', table => {
    for (const record of all(table)) expect(tables[table].safeParse(record)).toMatchObject({ success: true })
  })

  test('has no id twice', () => {
    expect(new Set(changes.map(change => change.id)).size).toBe(changes.length)
  })

  test('tells of nothing that has not happened yet', () => {
    const instants = [...JSON.stringify(changes).matchAll(/"utc":"([^"]+)"/g)].map(([, utc = '']) => utc)
    expect(instants.length).toBeGreaterThan(20)
    expect(instants.filter(utc => utc > now.utc)).toEqual([])
  })

  test('has a child of three years and two months', () => {
    const [child] = all('families')[0]?.children ?? []
    expect(child && ageAt(child, now)).toEqual({ kind: 'to-the-month', years: 3, months: 2 })
  })

  test('has ten sessions, three of them signed, the fourth held today', () => {
    const sessions = all('sessions')
    expect(sessions.map(session => session.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    const signed = sessions.filter(session => fidelityLine(all('fidelityEvents').filter(event => event.sessionId === session.id)).signed !== null)
    expect(signed.map(session => session.number)).toEqual([1, 2, 3])
    expect(sessions[3]?.heldAt).toEqual(now)
  })

  test('leaves the film of the fourth session to be built', () => {
    expect(all('moments')).toHaveLength(3)
    expect(all('films')).toEqual([])
  })

  test('marks points as points, and everything inside the footage', () => {
    const annotations = all('annotations')
    expect(annotations.length).toBeGreaterThan(30)
    expect(annotations.filter(({ codeId }) => codeId === 'reaches-out').map(lengthOf)).toEqual([0, 0, 0])
    expect(annotations.filter(({ codeId }) => codeId === 'waits').every(range => lengthOf(range) > 0)).toBe(true)
    expect([...annotations, ...all('moments')].filter(range => range.end > aMedia().duration)).toEqual([])
  })

  test('belongs to one family throughout', () => {
    const [family] = all('families')
    const owners = changes.map(change => change.after).flatMap(record => (record !== null && 'familyId' in record ? [record.familyId] : []))
    expect([...new Set(owners)]).toEqual([family?.id])
  })
})
