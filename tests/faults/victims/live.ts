import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { once } from 'node:events'
import { answer } from '../../../shared/bridge/answer'
import type { Args, Channel, Result } from '../../../shared/bridge/contract'
import { asked, openQuietHouse } from '../../support/quiet-house'
import type { Work } from './main'

/** What is put into the app: all of it must be found nowhere else. */
export interface Planted {
  readonly passphrase: string
  readonly family: string
  readonly note: string
  readonly fileName: string
  /** Where the footage lies that is brought in. */
  readonly footage: string
  /** Base64. */
  readonly filmed: string
  readonly picture: string
}

/** Does a morning's work in the real house and waits at each turn, until it is told to go on by a line. */
export const live: Work = async (dataFolder, _seed, say, [plan = '']) => {
  const planted = JSON.parse(await readFile(plan, 'utf8')) as Planted
  const house = await openQuietHouse(dataFolder)
  const call = <C extends Channel>(channel: C, args: Args<C>): Promise<Result<C>> => asked(house, channel, args)
  const passphrase = (): Uint8Array<ArrayBuffer> => new TextEncoder().encode(planted.passphrase)
  const turn = async (name: string): Promise<void> => {
    say(name)
    await once(process.stdin, 'data')
  }

  const { recoveryKey } = await call('vault:create', { passphrase: passphrase() })
  say(`sheet ${recoveryKey}`)
  await call('records:commit', {
    changes: [
      { table: 'families', id: 'family-1', group: 'family-1', references: {}, value: { name: planted.family } },
      { table: 'notes', id: 'note-1', group: 'session-1', references: { familyId: 'family-1' }, value: { text: planted.note.repeat(3) } },
    ],
  })
  const bytes = await readFile(planted.footage)
  const { recordingId } = await call('import:begin', { sessionId: 'session-1', name: planted.fileName, bytes: bytes.length })
  await house.serveFootage(new Request(`http://footage/footage/${recordingId}/import`, { method: 'POST', body: new Uint8Array(bytes) }))
  await call('import:finish', { recordingId })
  await call('recording:pictures', { recordingId })
  const picture = Uint8Array.from(Buffer.from(planted.picture, 'base64'))
  await call('picture:put', { hash: createHash('sha256').update(picture).digest('hex'), bytes: picture })
  await call('film:render', { filmId: 'film-1', plan: { width: 320, height: 180, frameRate: 25, items: [{ kind: 'clip', recordingId, start: 200, end: 2_200, slowdown: 1, caption: null }] } })
  const filming = await call('recording:begin', { sessionId: 'session-1', mimeType: 'video/mp4' })
  for (let index = 0; index < 5; index += 1) await call('recording:append', { recordingId: filming.recordingId, index, bytes: Uint8Array.from(Buffer.from(planted.filmed, 'base64')) })
  await turn('running')
  await house.lock()
  await turn('locked')
  await call('vault:unlock', { passphrase: passphrase() })
  // What was filmed is noise: it is closed, and nobody can play it.
  await answer(house.handlers, 'recording:finish', filming)
  await call('family:erase', { familyId: 'family-1', sessionIds: ['session-1'], recordingIds: [recordingId, filming.recordingId], counts: { held: 0, planned: 0, recordings: 0, footage: 0, films: 0, notes: 0 } })
  await turn('erased')
  await house.close()
  await turn('closed')
}
