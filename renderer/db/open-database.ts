import { Database } from './database'

/** The app's own database; tests make theirs. */
export const database = new Database()
