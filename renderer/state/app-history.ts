import { store } from '../db/open-database'
import { History } from './history'

/** The app's own history; tests make theirs. */
export const history = new History(store)
