import type { FootageFacts } from './footage-facts'
import type { Container } from './sniff'

/**
 * What the browser needs in order to play footage: nothing, the same pictures in another container (`copy`), or other
 * pictures (`encode`). Browsers raise no error for a codec they lack, they show black: so this is decided here.
 */
export type Treatment = 'none' | 'copy' | 'encode'

export function treatmentOf(facts: FootageFacts, container: Container): Treatment {
  if (!playsPictures(facts)) return 'encode'
  const playsSound = facts.audioCodec === null || playableSound.has(facts.audioCodec)
  const playsContainer = container === 'mov' || container === 'matroska'
  const startsAtZero = Math.abs(facts.firstTime) < 500
  return playsSound && playsContainer && startsAtZero && facts.saysItsLength && !facts.isTorn ? 'none' : 'copy'
}

/** Where the same pictures go that a browser cannot play where they are. */
export const copyContainer = ({ videoCodec }: FootageFacts): Container => (videoCodec === 'vp8' || videoCodec === 'vp9' ? 'matroska' : 'mov')

const playableSound: ReadonlySet<string> = new Set(['aac', 'opus', 'mp3', 'vorbis', 'flac'])

function playsPictures(facts: FootageFacts): boolean {
  if (facts.colour.hdr !== null) return false
  const parameters = facts.videoParameters ?? ''
  switch (facts.videoCodec) {
    case 'avc': {
      // 66 baseline, 77 main, 88 extended, 100 high: eight bits, 4:2:0. Above lie ten bits, 4:2:2 and 4:4:4.
      const profile = Number.parseInt(/^avc[13]\.([0-9a-f]{2})/i.exec(parameters)?.[1] ?? '0', 16)
      return [66, 77, 88, 100].includes(profile)
    }
    case 'vp8':
      return true
    case 'vp9':
      return parameters === '' || parameters === 'vp9' || parameters.startsWith('vp09.00')
    case 'av1':
      return /^av01\.0\.\d+[MH]\.08/.test(parameters)
    default:
      return false
  }
}
