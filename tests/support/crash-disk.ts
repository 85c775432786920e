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
  /** What is found after the process was killed: everything that was written. */
  afterKill(): CrashDisk
  /** The present bytes of a file; throws where there is none. */
  bytes(path: string): Buffer
  put(path: string, bytes: Uint8Array): void
}

type Change = { readonly at: number; readonly bytes: Buffer } | { readonly length: number }
interface Inode {
  durable: Buffer
  current: Buffer
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
    const inode: Inode = { durable: Buffer.from(bytes), current: Buffer.from(bytes), unsynced: [] }
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
    inode.current = changed(inode.current, one)
    inode.unsynced.push(one)
  }

  function name(...changed: NameChange['names']): void {
    const one: NameChange = { folder: dirname(changed[0]?.[0] ?? ''), names: changed }
    apply(names, one)
    unsyncedNames.push(one)
  }

  function sync(inode: Inode): void {
    inode.durable = Buffer.from(inode.current)
    inode.unsynced = []
  }

  function fileOn(inode: Inode): DiskFile {
    return {
      async write(bytes) {
        const whole = Buffer.from(bytes)
        const at = inode.current.length
        step(
          () => change(inode, { at, bytes: whole }),
          () => change(inode, { at, bytes: whole.subarray(0, whole.length >> 1) }),
        )
      },
      async read(into, position) {
        alive()
        return inode.current.copy(into, 0, position)
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
      const inode: Inode = { durable: Buffer.alloc(0), current: Buffer.alloc(0), unsynced: [] }
      step(() => name([path, inode]))
      return fileOn(inode)
    },
    async readFile(path) {
      alive()
      return Buffer.from(inodeAt(path).current)
    },
    makeFolder: async () => alive(),
    async names(path) {
      alive()
      return [...names.keys()].filter((name) => dirname(name) === path).map((name) => name.slice(path.length + 1))
    },
    async facts(path) {
      alive()
      const inode = names.get(path)
      return inode ? { bytes: inode.current.length, modifiedAt: 0, isFolder: false } : null
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
      step(() => change(inode, { at: 0, bytes: Buffer.alloc(inode.current.length) }))
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
    afterKill: () => crashDisk(new Map([...names].map(([path, inode]) => [path, inode.current]))),
    bytes: (path) => inodeAt(path).current,
    put,
  }
}

function apply(all: Map<string, Inode>, { names }: NameChange): void {
  for (const [path, inode] of names) {
    if (inode) all.set(path, inode)
    else all.delete(path)
  }
}

function changed(bytes: Buffer, one: Change): Buffer {
  if ('length' in one) return Buffer.concat([bytes.subarray(0, one.length), Buffer.alloc(Math.max(0, one.length - bytes.length))])
  const grown = Buffer.alloc(Math.max(bytes.length, one.at + one.bytes.length))
  bytes.copy(grown)
  one.bytes.copy(grown, one.at)
  return grown
}

/** Each write that was not synced is there, missing, or there in some of its sectors; the length may be there without the bytes. */
function torn(inode: Inode, random: () => number): Buffer {
  let bytes = inode.durable
  for (const one of inode.unsynced) {
    const fate = random()
    if (fate < 0.25) continue
    bytes = 'length' in one || fate < 0.5 ? changed(bytes, one) : changedInPart(bytes, one, random)
  }
  return bytes
}

function changedInPart(bytes: Buffer, { at, bytes: written }: { readonly at: number; readonly bytes: Buffer }, random: () => number): Buffer {
  const grown = Buffer.alloc(Math.max(bytes.length, at + written.length))
  bytes.copy(grown)
  let end = random() < 0.5 ? grown.length : bytes.length
  for (let from = 0; from < written.length; ) {
    const to = Math.min(written.length, from + SECTOR - ((at + from) % SECTOR))
    if (random() < 0.5) {
      written.copy(grown, at + from, from, to)
      end = Math.max(end, at + to)
    }
    from = to
  }
  return grown.subarray(0, end)
}
