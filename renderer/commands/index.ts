import { appCommands } from './app'
import { buildCommands } from './build'
import type { Command } from './command'
import { filmCommands } from './film'
import { noticeCommands } from './notice'
import { reflectCommands } from './reflect'
import { watchCommands } from './watch'

/** Everything a person can do: one list. */
export const commands = [...appCommands, ...filmCommands, ...noticeCommands, ...buildCommands, ...watchCommands, ...reflectCommands] as const satisfies readonly Command[]

export type CommandId = (typeof commands)[number]['id']
