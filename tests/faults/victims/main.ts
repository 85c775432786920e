import { writeSync } from 'node:fs'
import { backUpOften } from './back-up'
import { commit } from './commit'
import { live } from './live'
import { lock } from './lock'
import { migrate } from './migrate'
import { passphrase } from './passphrase'
import { record } from './record'
import { render } from './render'
import { rotateOften } from './rotate'

export type Say = (line: string) => void
/** Works in a data folder until it is killed, saying what it has done as soon as that is promised. */
export type Work = (dataFolder: string, seed: number, say: Say, more: readonly string[]) => Promise<void>

const works: Readonly<Record<string, Work>> = { record, 'back-up': backUpOften, commit, passphrase, rotate: rotateOften, migrate, render, live, lock }

const [name = '', dataFolder = '', seed = '0', ...more] = process.argv.slice(2)
const work = works[name]
if (!work) throw new Error(`There is no work called "${name}"`)
// Straight to the pipe: what was said before the kill is heard after it.
await work(dataFolder, Number(seed), (line) => void writeSync(1, `${line}\n`), more)
