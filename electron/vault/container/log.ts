import type { Disk } from '../disk'
import { inTurn } from '../in-turn'
import { MESSAGE_BYTES, OVERHEAD_BYTES, RECORD_HEADER_BYTES, type ContainerIdentity } from './format'
import { make, reading, reopen, type OpenForWriting } from './reopen'
import { forget, walk } from './walk'

/** A sealed log being written: whole messages, in order. Dead after a write that failed, like a container's writer. */
export interface LogWriter {
  /**
   * On disk when it resolves. After a crash in the middle of it the first few of the messages may be there and the others
   * not; what must be there together is one message. Each up to 16 MiB.
   */
  append(messages: readonly Uint8Array[]): Promise<void>
  release(): Promise<void>
}

export interface OpenedLog extends LogWriter {
  /** So many bytes were cut from its end: a torn tail, or what looked like one. */
  readonly cut: number
}

interface OpenLogOptions {
  /** Its beginning was on disk before anything named it: without one it is `VaultDamaged`, and left as it is. */
  readonly isBorn?: boolean
}

/** Fails where the file exists. Errors: those of the file system; then nothing is left. */
export async function createLog(disk: Disk, path: string, identity: ContainerIdentity): Promise<LogWriter> {
  return writerOn(await make(disk, path, identity, 'messages'))
}

/**
 * Gives every message in order, cuts a torn tail, and goes on in a new epoch (which takes no room before something is appended).
 * Errors: `VaultDamaged` where something that was on disk is damaged, and those of the file system. That the newest messages were cut away
 * by someone cannot be seen here; who must know keeps the number of messages elsewhere.
 */
export async function openLog(disk: Disk, path: string, identity: ContainerIdentity, onMessage: (message: Buffer) => void, { isBorn = false }: OpenLogOptions = {}): Promise<OpenedLog> {
  const opened = await reopen(disk, path, { identity, mode: 'messages', onData: onMessage, isBorn })
  if ('seal' in opened) throw new Error('A log has no end')
  return { ...writerOn(opened), cut: opened.cut }
}

/** Gives every whole message in order, and changes nothing. Errors: as `openLog`. */
export async function readLog(disk: Disk, path: string, identity: ContainerIdentity, onMessage: (message: Buffer) => void): Promise<void> {
  const { epochs } = await reading(disk, path, (file, size) => walk({ file, size, identity, mode: 'messages', onData: onMessage }))
  forget(epochs)
}

const WRITE_BYTES = 1_024 * 1_024

function writerOn({ file, sealer, epochRecord }: OpenForWriting): LogWriter {
  const queue = inTurn()
  let pending = epochRecord
  let state: 'open' | 'dead' | 'closed' = 'open'
  let failure: unknown = new Error('This log has been closed')

  async function append(messages: readonly Uint8Array[]): Promise<void> {
    for (const group of groupsOf(messages)) {
      const target = Buffer.allocUnsafe(group.reduce((total, message) => total + message.length + OVERHEAD_BYTES, pending.length))
      target.set(pending)
      let at = pending.length
      for (const message of group) {
        target.set(message, at + RECORD_HEADER_BYTES)
        at = sealer.layOut(target, at, message.length)
      }
      sealer.noteTags(sealer.seal({ bytes: target, start: pending.length, end: at }))
      pending = Buffer.alloc(0)
      await file.write(target)
    }
    await file.sync()
    sealer.noteSync()
  }

  return {
    append: (messages) =>
      queue(async () => {
        if (state !== 'open') throw failure
        if (messages.some((message) => message.length > MESSAGE_BYTES)) throw new RangeError('A message of more than 16 MiB')
        if (messages.length === 0) return
        try {
          await append(messages)
        } catch (error) {
          state = 'dead'
          failure = error
          sealer.wipe()
          throw error
        }
      }),
    release: () =>
      queue(async () => {
        if (state === 'closed') return
        state = 'closed'
        sealer.wipe()
        await file.close()
      }),
  }
}

/** As many messages at once as make a write of a good size. */
function groupsOf(messages: readonly Uint8Array[]): readonly (readonly Uint8Array[])[] {
  const groups: Uint8Array[][] = []
  let bytes = WRITE_BYTES
  for (const message of messages) {
    if (bytes + message.length > WRITE_BYTES) {
      groups.push([])
      bytes = 0
    }
    groups.at(-1)?.push(message)
    bytes += message.length
  }
  return groups
}
