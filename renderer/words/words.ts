import i18next from 'i18next'
import { en } from './en'

export type Room = keyof typeof en

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    resources: typeof en
  }
}

/** Loads the catalogue. React escapes what it shows, so the catalogue must not escape it a second time. */
export async function loadWords(): Promise<void> {
  await i18next.init({ lng: 'en', fallbackLng: 'en', ns: Object.keys(en), defaultNS: 'app', resources: { en }, interpolation: { escapeValue: false } })
}

/** The words of one room: `const say = useWords('film')`, then `say('start')`. Always the same function: the language is chosen before the first screen. */
export function useWords<R extends Room>(room: R): ReturnType<typeof wordsOf<R>> {
  const say = sayings.get(room) ?? wordsOf(room)
  sayings.set(room, say)
  return say as ReturnType<typeof wordsOf<R>>
}

const sayings = new Map<Room, unknown>()
const wordsOf = <R extends Room>(room: R) => i18next.getFixedT(null, room)
