import { app } from './app'
import { build } from './build'
import { consent } from './consent'
import { failure } from './failure'
import { families } from './families'
import { film } from './film'
import { library } from './library'
import { notice } from './notice'
import { progress } from './progress'
import { rating } from './rating'
import { reflect } from './reflect'
import { session } from './session'
import { settings } from './settings'
import { supervision } from './supervision'
import { watch } from './watch'

/** Every word on screen, by room. */
export const en = { app, build, consent, failure, families, film, library, notice, progress, rating, reflect, session, settings, supervision, watch } as const
