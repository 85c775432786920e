import i18next from 'i18next'
import { MINUTE, wholeMinutes, wholeSeconds, type Ms } from '../../shared/domain/time'

/** `95_000` → `2 min`, `40_000` → `40 s`: how long something was, wherever the app says it in round figures. */
export function lengthWords(length: Ms): string {
  const say = i18next.getFixedT(null, 'app')
  return length < MINUTE ? say('length.seconds', { seconds: wholeSeconds(length) }) : say('length.minutes', { minutes: wholeMinutes(length) })
}
