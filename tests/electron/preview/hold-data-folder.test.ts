import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { holdDataFolder } from '../../../electron/preview/hold-data-folder'
import { aDataFolder } from '../../support/data-folder'

/** A server that a process would hold a data folder with; ends with the test. */
function aServer() {
  const server = createServer()
  onTestFinished(() => void server.close())
  return server
}

async function closed(server: ReturnType<typeof aServer>): Promise<void> {
  server.close()
  await once(server, 'close')
}

/** A port that another program is using. */
async function portOfAStranger(): Promise<number> {
  const stranger = aServer()
  stranger.listen(0, '127.0.0.1')
  await once(stranger, 'listening')
  const address = stranger.address()
  return typeof address === 'object' && address ? address.port : 0
}

describe('one process at a time serves a data folder', () => {
  test('and the second is told so in a sentence', async () => {
    const folder = await aDataFolder()
    await holdDataFolder(folder, aServer())
    await expect(holdDataFolder(folder, aServer())).rejects.toThrow(/^Second Look is already open with these data\./)
  })

  test('and of twenty that start at once, one does', async () => {
    const folder = await aDataFolder()
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => holdDataFolder(folder, aServer())))
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  })

  test('and the next may follow at once, also after one that tidied nothing away', async () => {
    const folder = await aDataFolder()
    const server = aServer()
    const { port } = await holdDataFolder(folder, server)
    await closed(server)
    expect((await holdDataFolder(folder, aServer())).port).toBe(port)
  })
})

describe('the port of a data folder', () => {
  test('is chosen once, because the browser keeps the database under it', async () => {
    const folder = await aDataFolder()
    const server = aServer()
    const held = await holdDataFolder(folder, server)
    await held.release()
    await closed(server)
    const again = await holdDataFolder(folder, aServer())
    expect(again.port).toBe(held.port)
    expect(await readFile(join(folder, 'preview-port'), 'utf8')).toBe(String(held.port))
  })

  test('is none that another program is using when it is chosen', async () => {
    const folder = await aDataFolder()
    const taken = await portOfAStranger()
    const choices = [taken, taken]
    const { port } = await holdDataFolder(folder, aServer(), () => choices.shift() ?? randomInt(20_000, 32_000))
    expect(port).not.toBe(taken)
    expect(await readFile(join(folder, 'preview-port'), 'utf8')).toBe(String(port))
  })

  test('is not written down where every one is taken', async () => {
    const folder = await aDataFolder()
    const taken = await portOfAStranger()
    await expect(holdDataFolder(folder, aServer(), () => taken)).rejects.toThrow('No free port was found')
    expect(await readdir(folder)).toEqual([])
  })

  test('that another program is using is named, and no other is taken', async () => {
    const folder = await aDataFolder()
    const port = await portOfAStranger()
    await writeFile(join(folder, 'preview-port'), String(port))
    await expect(holdDataFolder(folder, aServer())).rejects.toThrow(`Another program is using port ${port}`)
  })

  test('is only on this computer', async () => {
    const server = aServer()
    await holdDataFolder(await aDataFolder(), server)
    expect(server.address()).toMatchObject({ address: '127.0.0.1' })
  })

  test.each(['', 'abc', '80', '99999', '25000.5'])('that was written down as %j is not guessed anew', async (text) => {
    const folder = await aDataFolder()
    await writeFile(join(folder, 'preview-port'), text)
    await expect(holdDataFolder(folder, aServer())).rejects.toThrow('preview-port in the data folder is damaged')
  })
})
