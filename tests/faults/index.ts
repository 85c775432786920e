import { bridge } from './bridge'
import { nonce, tamper } from './containers'
import { crash } from './crash-vault'
import { diskFull } from './disk-full'
import type { Fault } from './fault'
import { instances } from './instances'
import { killBackup } from './kill-backup'
import { killCommit } from './kill-commit'
import { killMigration } from './kill-migration'
import { killPassphrase } from './kill-passphrase'
import { killRecording } from './kill-recording'
import { killRender } from './kill-render'
import { mutants } from './mutants'
import { parsers } from './parsers'
import { paths } from './paths'

/** Every family; a file of them is one line here. */
export const faults: readonly Fault[] = [crash, tamper, nonce, killRecording, killRender, killBackup, killMigration, killPassphrase, killCommit, diskFull, bridge, parsers, paths, instances, mutants]
