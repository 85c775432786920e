import type { Page } from '@playwright/test'
import { groupOf } from '../../renderer/db/row'
import type { TableName } from '../../renderer/db/tables'
import type { Api } from '../../shared/bridge/contract'
import { CLIENT_HEADER } from '../../shared/bridge/preview-client'
import { fromWire, toWire } from '../../shared/bridge/wire'
import { valueOf, type Outcome } from '../../shared/domain/outcome'
import { clientOf } from './open-app'

interface Document {
  readonly table: string
  readonly id: string
  readonly group: string
  readonly body: readonly number[]
}

/** Every record of a table that lies in the page's database, opened as the page has it opened. */
export async function recordsOf<T>(page: Page, table: TableName): Promise<readonly T[]> {
  const rows = await rowsOf(page, table)
  const documents = rows.map(({ body, ...row }) => ({ table, id: row.id, group: groupOf(table, row), body }))
  const client = clientOf(page)
  const opened = client === undefined ? await askElectron(page, documents) : await askPreview(page, client, documents)
  return valueOf(opened) as readonly T[]
}

type OpenRow = { readonly id: string; readonly familyId?: string; readonly sessionId?: string; readonly body: readonly number[] }

function rowsOf(page: Page, table: TableName): Promise<readonly OpenRow[]> {
  return page.evaluate(
    (store) =>
      new Promise<readonly OpenRow[]>((resolve, reject) => {
        const opening = indexedDB.open('second-look-sealed')
        opening.addEventListener('error', () => reject(new Error('The database cannot be opened')))
        opening.addEventListener('success', () => {
          const reading = opening.result.transaction(store).objectStore(store).getAll()
          reading.addEventListener('success', () => {
            opening.result.close()
            resolve((reading.result as readonly (Omit<OpenRow, 'body'> & { readonly body: Uint8Array })[]).map((row) => ({ ...row, body: [...row.body] })))
          })
        })
      }),
    table,
  )
}

function askElectron(page: Page, documents: readonly Document[]): Promise<Outcome<readonly unknown[]>> {
  return page.evaluate(async (asked) => {
    const { api } = window as unknown as { readonly api: Api }
    return api.call('records:open', { documents: asked.map((each) => ({ ...each, body: Uint8Array.from(each.body) })) })
  }, documents)
}

/** In the page's name: the preview answers nobody else. */
async function askPreview(page: Page, client: string, documents: readonly Document[]): Promise<Outcome<readonly unknown[]>> {
  const body = toWire({ documents: documents.map((each) => ({ ...each, body: Uint8Array.from(each.body) })) })
  const answer = await page.evaluate(
    async ({ header, id, bytes }) => {
      const response = await fetch('/call/records:open', { method: 'POST', headers: { 'content-type': 'application/msgpack', [header]: id }, body: Uint8Array.from(bytes) })
      return [...new Uint8Array(await response.arrayBuffer())]
    },
    { header: CLIENT_HEADER, id: client, bytes: [...body] },
  )
  return fromWire(Uint8Array.from(answer)) as Outcome<readonly unknown[]>
}
