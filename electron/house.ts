import { setTimeout as wait } from 'node:timers/promises'
import { channels, type Announce, type Channel, type Handlers } from '../shared/bridge/contract'
import type { VaultState } from '../shared/bridge/results'
import type { Audited } from '../shared/domain/audit'
import { DEMO_PASSPHRASE } from '../shared/domain/demo-passphrase'
import { AppFailure } from '../shared/domain/outcome'
import { sheetNumber } from '../shared/domain/recovery-sheet'
import { makeBackups, type Backups } from './backups'
import { makeCopies, type Copies } from './copies'
import { layInDemoFootage } from './demo-footage'
import { serveFootage } from './footage'
import { makeHandlers, type RoomHandlers } from './handlers'
import { makeImports } from './imports'
import { whenLeftAlone } from './left-alone'
import type { Media } from './media/media'
import type { ShellPort } from './shell-port'
import { slotHandlers } from './slot-handlers'
import { usualMedia } from './usual-media'
import { bulkSealer } from './vault/container/bulk-sealer'
import { wipe } from './vault/crypto/secrets'
import { damageInWords } from './vault/damage-in-words'
import { openDoor } from './vault/door'
import { inTurn } from './vault/in-turn'
import type { OpenedVault } from './vault/sealed-vault'
import type { KdfSettings } from './vault/slots/passphrase-key'
import type { Vault } from './vault/vault'

export interface HouseOptions {
  readonly dataFolder: string
  /** The file with the demonstration's footage. */
  readonly demoFootage: string
  readonly version: string
  readonly isDemo: boolean
  readonly shell: ShellPort
  readonly announce: Announce
  readonly openMedia?: (vault: Vault) => Promise<Media>
  /** How much work a new passphrase is worth; measured on this computer where nothing is said. */
  readonly kdf?: KdfSettings
  /** Wall clock, ms since 1970. */
  readonly now?: () => number
  /** Opens the vault at once, without asking anybody. */
  readonly openAtStart?: () => Promise<OpenedVault>
}

/** Everything behind the page, the same in both shells. */
export interface House {
  readonly handlers: Handlers
  readonly serveFootage: (request: Request) => Promise<Response>
  /** The page went away without a word: whatever it was filming is let go of, safe on disk. Where none comes back, the vault is locked. */
  pageGone(): Promise<void>
  /** A page is there again; every call says so as well. */
  pageThere(): void
  /** Resolves when keys are wiped; the page is told. A recording that is under way goes on being written. */
  lock(): Promise<void>
  /** Resolves when everything is on disk. */
  close(): Promise<void>
}

type LockedBy = Extract<Audited, { readonly kind: 'locked' }>['by']
type OpenHandlers = RoomHandlers & ReturnType<typeof slotHandlers> & Copies['handlers'] & ReturnType<Backups['handlers']> & Pick<Handlers, 'vault:unfinished-sheet' | 'vault:sheet-left' | 'vault:in-use'>

/** What is there only while the vault is open. */
interface Rooms {
  readonly opened: OpenedVault
  readonly handlers: OpenHandlers
  readonly serveFootage: (request: Request) => Promise<Response>
  readonly pageGone: () => Promise<void>
  readonly leave: (by: LockedBy) => Promise<void>
}

/** Opens the house with its vault locked, except in a demonstration, which makes a vault of its own and opens it. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const { shell, announce, isDemo, version } = options
  const door = await openDoor(options.dataFolder, { clocks: { now: () => Date.now(), elapsed: () => performance.now() }, bulk: bulkSealer, ...(options.kdf && { kdf: options.kdf }) })
  const usual = usualMedia(options.dataFolder)
  const backups = makeBackups({ dataFolder: options.dataFolder, door, shell, announce })
  const queue = inTurn()
  let rooms: Rooms | null = null
  /** What was asked for inside and is not answered yet: the keys stay until it is, for a while. */
  const underWay = new Set<Promise<unknown>>()
  /** Of a vault that was locked while something was being filmed: only what is being filmed can still be written to it. */
  let filming: Vault | null = null
  /** Of a vault that was made just now, until the screen with its sheet is left or the vault is locked. */
  let unfinishedSheet: string | null = null
  /** Why it was locked last. */
  let lockedBy: VaultState['lockedBy'] = null

  async function enter(opened: OpenedVault): Promise<void> {
    const { vault } = opened
    const media = await (options.openMedia?.(vault) ?? usual.open(vault))
    media.setBusy((await vault.openRecordings()).some(({ isLive }) => isLive))
    const imports = makeImports({ vault, media, announce })
    const copies = makeCopies({ opened, shell, confirm: (passphrase) => door.confirm(passphrase) })
    const demoRecordings = isDemo ? await layInDemoFootage(vault, media, options.demoFootage) : []
    rooms = {
      opened,
      handlers: {
        ...makeHandlers({ opened, media, imports, shell, announce, app: { version, isDemo, demoRecordings } }),
        ...slotHandlers({ door, opened, shell, stopBackup: () => backups.stop() }),
        ...copies.handlers,
        ...backups.handlers(opened),
        'vault:unfinished-sheet': async () => ({ recoveryKey: unfinishedSheet }),
        'vault:sheet-left': async () => void (unfinishedSheet = null),
        'vault:in-use': async ({ patienceMs }) => alone.inUse(patienceMs),
      },
      serveFootage: (request) => serveFootage(request, { vault, imports }),
      async pageGone() {
        media.setBusy(false)
        await vault.releaseLive()
      },
      async leave(by) {
        try {
          // A share or a stick that does not answer ends nothing, and must not keep the keys here.
          await forAWhile(Promise.allSettled([backups.stop(), copies.stop(), media.close(), ...underWay]))
          await forAWhile(opened.audit.note({ kind: 'locked', by }))
        } finally {
          await vault.lock()
        }
      },
    }
  }

  /** Opens the vault in its turn, unless it is open already. */
  const opening = <T>(open: () => Promise<{ readonly opened: OpenedVault; readonly result: T }>): Promise<T> =>
    queue(async () => {
      if (rooms) throw new AppFailure({ kind: 'not-available' })
      if (!options.openMedia) usual.prepare()
      const { opened, result } = await open()
      if (filming) opened.vault.takeOverLive(filming)
      // Entering takes a while, and a camera does not wait for it.
      filming = opened.vault
      try {
        await enter(opened)
      } catch (error) {
        // Locked again, and what is being filmed goes on as it did before.
        await opened.vault.lock()
        throw error
      }
      filming = null
      return result
    })

  /** True where the vault was open. In its turn: a lock that is asked for while the vault is being opened follows at once. */
  const lock = (by: LockedBy): Promise<boolean> =>
    queue(async () => {
      const left = rooms
      if (!left) return false
      rooms = null
      unfinishedSheet = null
      // At its end nobody is there to be told.
      lockedBy = by === 'end' ? null : by
      alone.startAnew()
      filming = left.opened.vault
      await left.leave(by)
      return true
    })

  async function lockUnasked(by: LockedBy): Promise<void> {
    if (await lock(by)) announce('vault:locked', undefined)
  }
  const alone = whenLeftAlone(() => lockUnasked('alone'), options.now ?? (() => Date.now()))

  /** A backup is brought back only where there is nothing yet. */
  async function withoutVault<T>(act: () => Promise<T>): Promise<T> {
    if ((await door.state()).kind === 'none') return act()
    throw new AppFailure({ kind: rooms ? 'not-available' : 'locked' })
  }

  function filmed(): Vault {
    const vault = rooms?.opened.vault ?? filming
    if (!vault) throw new AppFailure({ kind: 'locked' })
    return vault
  }

  const atTheDoor = {
    'vault:state': async () => {
      const state = await door.state()
      if (state.kind === 'none') return { kind: 'none', waitMs: 0, isDemo, vaultId: null, sheetNumber: null, hasServiceKey: false, lockedBy: null } as const
      const sheet = state.slots.find(({ kind }) => kind === 'recovery')
      const hasServiceKey = state.slots.some(({ kind }) => kind === 'escrow')
      return { kind: rooms ? 'open' : 'locked', waitMs: state.waitMs, isDemo, vaultId: state.vaultId, sheetNumber: sheet ? sheetNumber(sheet.id) : null, hasServiceKey, lockedBy: rooms ? null : lockedBy } as const
    },
    'vault:create': ({ passphrase }) =>
      opening(async () => {
        const { opened, recoveryKey } = await door.create(passphrase)
        unfinishedSheet = recoveryKey
        return { opened, result: { recoveryKey } }
      }),
    'vault:unlock': ({ passphrase }) => opening(async () => ({ opened: await door.unlock(passphrase), result: undefined })),
    'vault:recover': ({ recoveryKey, passphrase }) => opening(async () => ({ opened: await door.recover(recoveryKey, passphrase), result: undefined })),
    'vault:open-with-service-key': ({ privateKey, passphrase }) => opening(async () => ({ opened: await door.openWithServiceKey(privateKey, passphrase), result: undefined })),
    'vault:check-sheet': ({ recoveryKey }) => door.checkSheet(recoveryKey),
    'vault:check-service-key': ({ privateKey }) => door.checkServiceKey(privateKey),
    'vault:lock': async ({ by }) => void (await lock(by)),
    'vault:backups': () => withoutVault(() => backups.offered()),
    'vault:choose-backup': () => withoutVault(() => backups.choose()),
    'vault:check-backup': (args) => withoutVault(() => backups.check(args)),
    'vault:restore': (args) => withoutVault(() => opening(() => backups.restore(args))),
    'vault:stop-restore': () => withoutVault(() => backups.stop()),
    'app:ready-to-close': async () => shell.readyToClose(),
    'menu:show': async ({ items }) => shell.showMenu(items),
    'recording:append': async ({ recordingId, index, bytes }) => filmed().appendChunk(recordingId, index, bytes),
    'recording:end': async ({ recordingId }) => filmed().endLive(recordingId),
  } satisfies Partial<Handlers>

  const open = (): Rooms => {
    if (!rooms) throw new AppFailure({ kind: 'locked' })
    return rooms
  }
  const demonstration = async (): Promise<OpenedVault> => (await door.create(new TextEncoder().encode(DEMO_PASSPHRASE))).opened
  const openAtStart = options.openAtStart ?? (isDemo ? demonstration : null)
  if (openAtStart) await opening(async () => ({ opened: await openAtStart(), result: undefined }))

  /** Which handler answers now; throws `locked` for all but the door's own. */
  const now = (channel: Channel): ((args: never) => Promise<unknown>) => {
    const handlers: Partial<Handlers> = channel in atTheDoor ? atTheDoor : open().handlers
    return handlers[channel] as (args: never) => Promise<unknown>
  }

  async function answerNow(channel: Channel, args: never): Promise<unknown> {
    alone.pageThere()
    let work: Promise<unknown> | null = null
    try {
      const handler = now(channel)
      work = damageInWords(() => handler(args))
      if (!(channel in atTheDoor)) underWay.add(work)
      return await work
    } finally {
      if (work) underWay.delete(work)
      wipeTyped(args)
    }
  }

  return {
    handlers: Object.fromEntries(channels.map((channel) => [channel, async (args: never) => answerNow(channel, args)])) as unknown as Handlers,
    serveFootage: async (request) => (rooms ? rooms.serveFootage(request) : new Response(null, { status: 423, headers: { 'cache-control': 'no-store', 'content-length': '0' } })),
    async pageGone() {
      alone.pageGone()
      await rooms?.pageGone()
      await filming?.releaseLive()
    },
    pageThere: () => alone.pageThere(),
    lock: () => lockUnasked('system'),
    async close() {
      alone.end()
      await forAWhile(backups.stop())
      await lock('end')
      await filming?.close()
    },
  }
}

const MOST_WAITING_MS = 3_000

/** Resolves when the work has ended, or has taken too long. */
async function forAWhile(work: Promise<unknown>): Promise<void> {
  const tooLong = new AbortController()
  try {
    await Promise.race([work, wait(MOST_WAITING_MS, undefined, { signal: tooLong.signal })])
  } finally {
    tooLong.abort()
  }
}

interface Typed {
  readonly passphrase?: unknown
  readonly newPassphrase?: unknown
  readonly privateKey?: unknown
}

/** A passphrase that was typed is of no use any more once it was tried, or refused untried. */
function wipeTyped({ secret, ...args }: Typed & { readonly secret?: Typed }): void {
  for (const typed of [args, secret].flatMap((one) => [one?.passphrase, one?.newPassphrase, one?.privateKey])) if (typed instanceof Uint8Array) wipe(typed)
}
