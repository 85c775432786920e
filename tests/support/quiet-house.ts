import { openHouse, type House, type HouseOptions } from '../../electron/house'
import { FLOOR } from '../../electron/vault/slots/passphrase-key'
import { answer } from '../../shared/bridge/answer'
import type { Args, Channel, Result } from '../../shared/bridge/contract'
import { valueOf } from '../../shared/domain/outcome'
import { nobody } from './nobody'

/** The main process on a data folder, without a window: nobody answers its questions, and a passphrase takes as little time as it may. */
export function openQuietHouse(dataFolder: string, changes: Partial<HouseOptions> = {}): Promise<House> {
  return openHouse({ dataFolder, demoFootage: 'none', version: '1.2.3', isDemo: false, shell: nobody, announce: () => undefined, kdf: FLOOR, ...changes })
}

/** What a call gives, as the page would ask; its expected failure is thrown. */
export async function asked<C extends Channel>({ handlers }: Pick<House, 'handlers'>, channel: C, args: Args<C>): Promise<Result<C>> {
  return valueOf(await answer(handlers, channel, args))
}
