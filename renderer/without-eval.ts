import { config } from 'zod'

// The content security policy allows no code made from text. zod tries it as soon as a schema is made, so this file is
// imported before any other.
config({ jitless: true })
