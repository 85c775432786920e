import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
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
  await i18next.use(initReactI18next).init({ lng: 'en', fallbackLng: 'en', ns: Object.keys(en), defaultNS: 'app', resources: { en }, interpolation: { escapeValue: false } })
}

/** The words of one room: `const say = useWords('film')`, then `say('start')`. */
export function useWords<R extends Room>(room: R) {
  return useTranslation(room).t
}
