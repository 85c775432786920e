import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { openHouse, type House } from '../../electron/house'
import { answer } from '../../shared/bridge/answer'
import type { Args, Channel, EventName, Result } from '../../shared/bridge/contract'
import type { AppError, Outcome } from '../../shared/domain/outcome'
import { aDataFolder } from '../support/data-folder'
import { fakeMedia } from '../support/fake-media'

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
  readonly startAgain: () => Promise<void>
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
    async startAgain() {
      announced = []
      at.whileEntering = async () => undefined
      house = await openHouse({
        dataFolder,
        demoFootage: 'none',
        version: '1.2.3',
        isDemo: false,
        shell: {
          kind: 'preview',
          printing: 'browser',
          showMenu: () => undefined,
          savePageAsPdf: async () => false,
          chooseCopyFile: async () => null,
          chooseServiceKeyFile: async () => join(dataFolder, 'service-key.txt'),
          showInFolder: null,
          backupFolder: null,
          chooseBackupFolder: async () => null,
          chooseBackupFile: async () => null,
          readyToClose: () => undefined,
        },
        announce: (name) => void announced.push(name),
        openMedia: async (vault) => {
          await at.whileEntering()
          return fakeMedia(vault)
        },
        kdf: { memoryKiB: 64 * 1_024, passes: 3, lanes: 1 },
      })
    },
    call: (channel, args) => answer(house.handlers, channel, structuredClone(args)),
    async valueOf(channel, args) {
      const outcome = await at.call(channel, args)
      if (!outcome.ok) throw new Error(outcome.error.kind)
      return outcome.value
    },
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
