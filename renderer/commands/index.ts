import { appCommands } from './app'
import { buildCommands } from './build'
import type { Command } from './command'
import { familiesCommands } from './families'
import { filmCommands } from './film'
import { noticeCommands } from './notice'
import { reflectCommands } from './reflect'
import { supervisionCommands } from './supervision'
import { watchCommands } from './watch'

/** Everything a person can do: one list. */
export const commands = [...appCommands, ...familiesCommands, ...filmCommands, ...noticeCommands, ...buildCommands, ...watchCommands, ...reflectCommands, ...supervisionCommands] as const satisfies readonly Command[]

export type CommandId = (typeof commands)[number]['id']
