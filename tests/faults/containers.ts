import type { Fault } from './fault'
import { watchNonces } from './nonce'
import { tamperWithContainers } from './tamper'

const CASES = 11_000
const CASES_AT_ONCE = 250
const SEALS = 10_000
const RESUMES = 200

export const tamper: Fault = {
  names: ['tamper.cases', 'tamper.accepted', 'tamper.wrong_bytes', 'tamper.uncaught'],
  minutes: 2,
  async run({ seed, minutes, goesOn, report }) {
    // With all the time there is, every case; else some of them, taken at random.
    const sum = { cases: 0, accepted: 0, wrong_bytes: 0, uncaught: 0 }
    const add = (found: typeof sum): void => {
      for (const name of ['cases', 'accepted', 'wrong_bytes', 'uncaught'] as const) sum[name] += found[name]
    }
    if (minutes === Infinity) add(await tamperWithContainers({ seed }))
    else for (let part = 0; goesOn(sum.cases, CASES); part += 1) add(await tamperWithContainers({ seed: seed + part, count: CASES_AT_ONCE }))
    report('tamper.cases', sum.cases, 'sealed files changed by someone without the key')
    report('tamper.accepted', sum.accepted)
    report('tamper.wrong_bytes', sum.wrong_bytes)
    report('tamper.uncaught', sum.uncaught)
  },
}

export const nonce: Fault = {
  names: ['nonce.seals', 'nonce.resumes', 'nonce.repeats'],
  minutes: 1,
  async run({ seed, minutes, report }) {
    const part = minutes < 0.5 ? 10 : 1
    const { seals, resumes, repeats } = await watchNonces({ seed, seals: SEALS / part, resumes: RESUMES / part })
    report('nonce.seals', seals, 'counted at the cipher itself')
    report('nonce.resumes', resumes)
    report('nonce.repeats', repeats)
  },
}
