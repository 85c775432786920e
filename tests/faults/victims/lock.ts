import { once } from 'node:events'
import { answer } from '../../../shared/bridge/answer'
import type { Args, Channel, Result } from '../../../shared/bridge/contract'
import { asked, openQuietHouse } from '../../support/quiet-house'
import type { Work } from './main'

const BROUGHT_BYTES = 50_000_000

/** Writes, films, watches and brings in footage in a vault of its own, waits for a line at `open`, locks it, and waits again at `locked`. */
export const lock: Work = async (dataFolder, _seed, say, [passphrase = '']) => {
  const house = await openQuietHouse(dataFolder)
  const call = <C extends Channel>(channel: C, args: Args<C>): Promise<Result<C>> => asked(house, channel, args)
  const turn = async (name: string): Promise<void> => {
    say(name)
    await once(process.stdin, 'data')
  }

  await call('vault:create', { passphrase: new TextEncoder().encode(passphrase) })
  await call('vault:lock', { by: 'page' })
  // The keys are read from the disk, and not only made.
  await call('vault:unlock', { passphrase: new TextEncoder().encode(passphrase) })
  const { bodies } = await call('records:commit', { changes: [{ table: 'notes', id: 'note-1', group: 'session-1', references: {}, value: { text: 'Wren looked up.' } }] })
  await call('records:open', { documents: [{ table: 'notes', id: 'note-1', group: 'session-1', body: Uint8Array.from(bodies[0] ?? []) }] })
  const filmed = await call('recording:begin', { sessionId: 'session-1', mimeType: 'video/mp4' })
  for (let index = 0; index < 5; index += 1) await call('recording:append', { recordingId: filmed.recordingId, index, bytes: new Uint8Array(200_000).fill(index) })
  // It is noise, and kept all the same.
  await answer(house.handlers, 'recording:finish', filmed)
  const played = await house.serveFootage(new Request(`http://footage/footage/${filmed.recordingId}/play`, { headers: { range: 'bytes=100-300000' } }))
  await played.arrayBuffer()
  // Long enough that most of it is sealed on the thread that seals in bulk.
  for (let count = 0; count < 3; count += 1) {
    const brought = await call('import:begin', { sessionId: 'session-1', name: 'brought.mp4', bytes: BROUGHT_BYTES })
    const kept = await house.serveFootage(new Request(`http://footage/footage/${brought.recordingId}/import`, { method: 'POST', body: new Uint8Array(BROUGHT_BYTES) }))
    if (!kept.ok) throw new Error(`What was brought was refused with ${kept.status}`)
  }
  await call('recording:begin', { sessionId: 'session-1', mimeType: 'video/mp4' })
  await turn('open')
  await house.lock()
  // What the platform copied in passing goes when it is collected.
  ;(globalThis as { readonly gc?: () => void }).gc?.()
  await new Promise((resolve) => setImmediate(resolve))
  await turn('locked')
}
