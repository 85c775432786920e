import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { House, HouseOptions } from '../../electron/house'
import { answer } from '../../shared/bridge/answer'
import type { Args, Channel, EventName, Result } from '../../shared/bridge/contract'
import { valueOf, type AppError, type Outcome } from '../../shared/domain/outcome'
import { aDataFolder } from '../support/data-folder'
import { fakeMedia } from '../support/fake-media'
import { nobody } from '../support/nobody'
import { openQuietHouse } from '../support/quiet-house'

export const PASSPHRASE = new TextEncoder().encode('wren heron robin finch swift')
export const OTHER = new TextEncoder().encode('abacus ability zone zoo zoning')

/** The main process on a data folder, with everything but the window and ffmpeg. */
export interface HouseAtWork {
  readonly house: House
  readonly dataFolder: string
  /** Since the last start. */
  readonly announced: readonly EventName[]
  /** What happens between opening the vault and being in; nothing after a start. */
  whileEntering: () => Promise<unknown>
  /** A start on the same folder; the house before it is to be closed first. */
  readonly startAgain: (changes?: Partial<HouseOptions>) => Promise<void>
  readonly call: <C extends Channel>(channel: C, args: Args<C>) => Promise<Outcome<Result<C>>>
  /** What the call gives; throws where it fails. */
  readonly valueOf: <C extends Channel>(channel: C, args: Args<C>) => Promise<Result<C>>
  readonly errorOf: <C extends Channel>(channel: C, args: Args<C>) => Promise<AppError['kind'] | 'none'>
}

/** A house of its own for each test of the file, in an empty folder. */
export function aHouseForEachTest(): HouseAtWork {
  let dataFolder = ''
  let house: House
  let announced: EventName[] = []

  const at: HouseAtWork = {
    get house() {
      return house
    },
    get dataFolder() {
      return dataFolder
    },
    get announced() {
      return announced
    },
    whileEntering: async () => undefined,
    async startAgain(changes) {
      announced = []
      at.whileEntering = async () => undefined
      house = await openQuietHouse(dataFolder, {
        shell: { ...nobody, chooseServiceKeyFile: async () => join(dataFolder, 'service-key.txt') },
        announce: (name) => void announced.push(name),
        openMedia: async (vault) => {
          await at.whileEntering()
          return fakeMedia(vault)
        },
        ...changes,
      })
    },
    call: (channel, args) => answer(house.handlers, channel, structuredClone(args)),
    valueOf: async (channel, args) => valueOf(await at.call(channel, args)),
    async errorOf(channel, args) {
      const outcome = await at.call(channel, args)
      return outcome.ok ? 'none' : outcome.error.kind
    },
  }
  beforeEach(async () => {
    dataFolder = await aDataFolder()
    await at.startAgain()
  })
  afterEach(() => house.close())
  return at
}
