import { homedir, tmpdir } from 'node:os'
import type { House } from '../../electron/house'
import type { Media } from '../../electron/media/media'
import type { Vault } from '../../electron/vault/vault'
import { answer } from '../../shared/bridge/answer'
import { calls, channels, type Args, type Channel, type Result } from '../../shared/bridge/contract'
import { AppFailure } from '../../shared/domain/outcome'
import { randomFrom } from '../support/crash-disk'
import { fakeMedia } from '../support/fake-media'
import { inFolder } from '../support/in-folder'
import { asked, openQuietHouse } from '../support/quiet-house'
import type { Fault } from './fault'
import { hostileArguments } from './hostile-arguments'

const CASES = 10_000
const STATES = ['locked', 'open', 'recording', 'rendering'] as const
/** What the vault holds is compared after so many calls. */
const COMPARE_EVERY = 100

/** Calls the real house with arguments that no page would send, while it is locked, open, filming and making a film. */
export const bridge: Fault = {
  names: ['bridge.fuzz.cases', 'bridge.fuzz.bad'],
  minutes: 3,
  async run({ seed, goesOn, report }) {
    const random = randomFrom(seed)
    const broken: string[] = []
    let cases = 0
    for (const state of STATES) {
      await inFolder(async (folder) => {
        const house = await houseThatIs(state, folder)
        const before = await house.holdings()
        let own = 0
        while (goesOn(own * STATES.length, CASES)) {
          const channel = channels[Math.floor(random() * channels.length)] ?? 'vault:state'
          const raw = hostileArguments(channel, random)
          if (raw === null) continue
          cases += 1
          own += 1
          const why = await whatFails(house, channel, raw.value, folder)
          if (why !== null) broken.push(`${channel} while ${state}: ${why}`)
          if (cases % COMPARE_EVERY === 0 && (await house.holdings()) !== before) broken.push(`${channel} while ${state}: the vault holds something else`)
        }
        if ((await house.holdings()) !== before) broken.push(`while ${state}: the vault holds something else`)
        await house.close()
      })
    }
    report('bridge.fuzz.cases', cases, `calls while ${STATES.join(', ')}`)
    report('bridge.fuzz.bad', broken.length, broken[0])
  },
}

interface FuzzedHouse extends Pick<House, 'handlers'> {
  /** Everything that a call could have changed, in words. */
  holdings(): Promise<string>
  close(): Promise<void>
}

async function houseThatIs(state: (typeof STATES)[number], dataFolder: string): Promise<FuzzedHouse> {
  let vault: Vault | null = null
  let end: () => void = () => undefined
  const rendering = new Promise<void>((resolve) => (end = resolve))
  const render: Media['render'] = async () => {
    await rendering
    throw new AppFailure({ kind: 'cancelled' })
  }
  const house = await openQuietHouse(dataFolder, { openMedia: async (opened) => fakeMedia((vault = opened), { render }) })
  const call = <C extends Channel>(channel: C, args: Args<C>): Promise<Result<C>> => asked(house, channel, args)
  await call('vault:create', { passphrase: new TextEncoder().encode('wren heron robin finch swift') })
  await call('records:commit', { changes: [{ table: 'notes', id: 'n1', group: 's1', references: {}, value: { text: 'kept' } }] })
  const filmed = state === 'recording' ? (await call('recording:begin', { sessionId: 's1', mimeType: 'video/webm' })).recordingId : null
  if (filmed !== null) await call('recording:append', { recordingId: filmed, index: 0, bytes: new Uint8Array([1, 2, 3]) })
  const film = state === 'rendering' ? answer(house.handlers, 'film:render', { filmId: 'film', plan: { width: 640, height: 360, frameRate: 30, items: [{ kind: 'card', duration: 500, picture: 'b'.repeat(64) }] } }) : null
  if (state === 'locked') await house.lock()
  return {
    handlers: house.handlers,
    async holdings() {
      const door = await answer(house.handlers, 'vault:state', {})
      const kind = door.ok ? door.value.kind : 'none'
      if (state === 'locked' || !vault) return kind
      const [head, slots] = [await call('records:head', {}), await call('vault:slots', {})]
      const recordings = await Promise.all((await vault.recordingIds()).map(async (id) => [id, await vault?.facts(id), await vault?.size(`recordings/${id}/original`)]))
      return JSON.stringify([kind, head, slots, recordings, (await vault.openRecordings()).map(({ isLive }) => isLive)])
    },
    async close() {
      end()
      await film
      await house.close()
    },
  }
}

const ANSWERS_MS = 20_000

async function whatFails({ handlers }: FuzzedHouse, channel: Channel, raw: unknown, folder: string): Promise<string | null> {
  const began = performance.now()
  try {
    const outcome = await answer(handlers, channel, raw)
    if (outcome.ok && !calls[channel].args.safeParse(raw).success) return 'was answered'
    const said = JSON.stringify(outcome) ?? ''
    if ([folder, tmpdir(), homedir(), process.cwd()].some((path) => path !== '/' && said.includes(path))) return `told a path: ${said.slice(0, 200)}`
    if (!outcome.ok && (typeof outcome.error.kind !== 'string' || /\s/.test(outcome.error.kind))) return `failed with ${said.slice(0, 200)}`
  } catch (error) {
    return error instanceof Error ? `threw ${error.message}` : 'threw'
  }
  if ('polluted' in {}) return 'the prototype of everything was changed'
  return performance.now() - began > ANSWERS_MS ? 'took too long' : null
}
