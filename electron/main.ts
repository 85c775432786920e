import { join } from 'node:path'
import { openHouse } from './house'
import { runShell } from './shell/shell'

runShell(({ resources, ...surroundings }) => openHouse({ ...surroundings, demoFootage: join(resources, 'demo', 'play.mp4') }))
