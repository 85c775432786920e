import { dirname } from 'node:path'
import type { Disk, DiskFile } from '../../electron/vault/disk'

/** Random numbers in [0, 1) that come again with the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** What a disk says when the power has gone. */
export class PowerCut extends Error {}

export interface CrashDisk extends Disk {
  /** Steps so far: every call that changes or syncs something is one. */
  readonly steps: number
  /** From the n-th step on (counted from 1) nothing happens any more: that step and all later calls throw `PowerCut`. */
  cutPowerAt(step: number): void
  /** The n-th step throws a system error such as `ENOSPC`, having done half of what it should; later steps work. */
  failAt(step: number, code: string): void
  /** What is found after a power cut: of what was not synced some is there, some is not, and some only in part. */
  afterPowerCut(random: () => number): CrashDisk
  /**
   * What is found after the process was killed: everything that was written, synced or not, for the system goes on and has it
   * all. It says nothing about syncs; that is what `afterPowerCut` is for.
   */
  afterKill(): CrashDisk
  /** The present bytes of a file; throws where there is none. */
  bytes(path: string): Buffer
  put(path: string, bytes: Uint8Array): void
}

type Change = { readonly at: number; readonly bytes: Buffer } | { readonly length: number }
interface Inode {
  readonly durable: Contents
  readonly current: Contents
  unsynced: Change[]
}
/** Names that change together, in one folder. */
interface NameChange {
  readonly folder: string
  readonly names: readonly (readonly [path: string, inode: Inode | null])[]
}

const SECTOR = 512

/** A disk in memory that keeps apart what was synced and what was only written; names wait for their folder's sync. */
export function crashDisk(files: ReadonlyMap<string, Uint8Array> = new Map()): CrashDisk {
  const names = new Map<string, Inode>()
  const durableNames = new Map<string, Inode>()
  let unsyncedNames: NameChange[] = []
  let steps = 0
  let powerCutAt = Infinity
  let failing: { readonly step: number; readonly code: string } | null = null
  for (const [path, bytes] of files) put(path, bytes)

  function put(path: string, bytes: Uint8Array): void {
    const inode: Inode = { durable: contents(bytes), current: contents(bytes), unsynced: [] }
    names.set(path, inode)
    durableNames.set(path, inode)
  }

  function refuse(code: string): Error {
    return Object.assign(new Error(code), { code })
  }

  function alive(): void {
    if (steps >= powerCutAt) throw new PowerCut('The power has gone')
  }

  /** `half` is what a failing step still does. */
  function step(act: () => void, half: () => void = () => undefined): void {
    alive()
    steps += 1
    if (steps === powerCutAt) {
      half()
      throw new PowerCut('The power has gone')
    }
    if (steps === failing?.step) {
      half()
      throw refuse(failing.code)
    }
    act()
  }

  function inodeAt(path: string): Inode {
    const inode = names.get(path)
    if (!inode) throw refuse('ENOENT')
    return inode
  }

  function change(inode: Inode, one: Change): void {
    inode.current.apply(one)
    inode.unsynced.push(one)
  }

  function name(...changed: NameChange['names']): void {
    const one: NameChange = { folder: dirname(changed[0]?.[0] ?? ''), names: changed }
    apply(names, one)
    unsyncedNames.push(one)
  }

  function sync(inode: Inode): void {
    for (const one of inode.unsynced) inode.durable.apply(one)
    inode.unsynced = []
  }

  function fileOn(inode: Inode): DiskFile {
    return {
      async write(bytes) {
        const whole = Buffer.from(bytes)
        const at = inode.current.bytes().length
        step(
          () => change(inode, { at, bytes: whole }),
          () => change(inode, { at, bytes: whole.subarray(0, whole.length >> 1) }),
        )
      },
      async read(into, position) {
        alive()
        return inode.current.bytes().copy(into, 0, position)
      },
      truncate: async (length) => step(() => change(inode, { length })),
      sync: async () => step(() => sync(inode)),
      close: async () => undefined,
    }
  }

  return {
    async open(path, use) {
      alive()
      if (use === 'read') return fileOn(inodeAt(path))
      const known = names.get(path)
      if (known && use === 'new') throw refuse('EEXIST')
      if (known) return fileOn(known)
      const inode: Inode = { durable: contents(), current: contents(), unsynced: [] }
      step(() => name([path, inode]))
      return fileOn(inode)
    },
    async readFile(path) {
      alive()
      return Buffer.from(inodeAt(path).current.bytes())
    },
    makeFolder: async () => alive(),
    async names(path) {
      alive()
      return [...names.keys()].filter((name) => dirname(name) === path).map((name) => name.slice(path.length + 1))
    },
    async facts(path) {
      alive()
      const inode = names.get(path)
      return inode ? { bytes: inode.current.bytes().length, modifiedAt: 0, isFolder: false } : null
    },
    rename: async (from, to) =>
      step(() => {
        const inode = inodeAt(from)
        name([from, null], [to, inode])
      }),
    remove: async (path) =>
      step(() => {
        if (names.has(path)) name([path, null])
      }),
    async overwrite(path) {
      const inode = names.get(path)
      if (!inode) return alive()
      step(() => change(inode, { at: 0, bytes: Buffer.alloc(inode.current.bytes().length) }))
      step(() => sync(inode))
    },
    touch: async () => alive(),
    syncFolder: async (path) =>
      step(() => {
        for (const one of unsyncedNames.filter((each) => each.folder === path)) apply(durableNames, one)
        unsyncedNames = unsyncedNames.filter((each) => each.folder !== path)
      }),
    freeBytes: async () => Number.MAX_SAFE_INTEGER,
    get steps() {
      return steps
    },
    cutPowerAt: (at) => void (powerCutAt = at),
    failAt: (at, code) => void (failing = { step: at, code }),
    afterPowerCut(random) {
      const left = new Map(durableNames)
      // Names come in their order, up to some point; a file system never shows a later one without an earlier one.
      const reached = Math.floor(random() * (unsyncedNames.length + 1))
      for (const one of unsyncedNames.slice(0, reached)) apply(left, one)
      return crashDisk(new Map([...left].map(([path, inode]) => [path, torn(inode, random)])))
    },
    afterKill: () => crashDisk(new Map([...names].map(([path, inode]) => [path, inode.current.bytes()]))),
    bytes: (path) => inodeAt(path).current.bytes(),
    put,
  }
}

function apply(all: Map<string, Inode>, { names }: NameChange): void {
  for (const [path, inode] of names) {
    if (inode) all.set(path, inode)
    else all.delete(path)
  }
}

interface Contents {
  /** Good until the next change. */
  bytes(): Buffer
  apply(change: Change): void
}

/** Grows in large steps: a log is appended to thousands of times. */
function contents(from: Uint8Array = new Uint8Array(0)): Contents {
  let store = Buffer.from(from)
  let length = from.length
  function grow(wanted: number): void {
    if (wanted > store.length) store = Buffer.concat([store.subarray(0, length)], Math.max(wanted, 2 * store.length))
    if (wanted > length) store.fill(0, length, wanted)
    length = Math.max(length, wanted)
  }
  return {
    bytes: () => store.subarray(0, length),
    apply(change) {
      if ('length' in change) {
        grow(change.length)
        length = change.length
        return
      }
      grow(change.at + change.bytes.length)
      change.bytes.copy(store, change.at)
    },
  }
}

/** Each write that was not synced is there, missing, or there in some of its sectors; the length may be there without the bytes. */
function torn({ durable, unsynced }: Inode, random: () => number): Buffer {
  const left = contents(durable.bytes())
  for (const one of unsynced) {
    const fate = random()
    if (fate < 0.25) continue
    if ('length' in one || fate < 0.5) left.apply(one)
    else applyInPart(left, one, random)
  }
  return left.bytes()
}

function applyInPart(left: Contents, { at, bytes }: { readonly at: number; readonly bytes: Buffer }, random: () => number): void {
  if (random() < 0.5) left.apply({ length: Math.max(left.bytes().length, at + bytes.length) })
  for (let from = 0; from < bytes.length; ) {
    const to = Math.min(bytes.length, from + SECTOR - ((at + from) % SECTOR))
    if (random() < 0.5) left.apply({ at: at + from, bytes: bytes.subarray(from, to) })
    from = to
  }
}
