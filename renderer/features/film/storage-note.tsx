import { useEffect, useState } from 'react'
import { filmingTimeThatFits, LITTLE_FILMING_TIME } from '../../../shared/domain/filming-space'
import { MINUTE } from '../../../shared/domain/time'
import { ask } from '../../bridge'
import { Notice } from '../../ui/surface'
import { useWords } from '../../words/words'
import { pictureBitsPerSecond, SOUND_BITS_PER_SECOND } from './recorder/capture-format'

const LOOK_EVERY_MS = 30_000

/** Says so, before and while filming, when little more fits on the disk. */
export function StorageNote({ isRecording }: { readonly isRecording: boolean }) {
  const say = useWords('app')
  const [fits, setFits] = useState<number | null>(null)
  useEffect(() => {
    let isWanted = true
    const look = () => {
      ask('app:storage', {}).then(
        ({ freeBytes }) => isWanted && setFits(filmingTimeThatFits(freeBytes, pictureBitsPerSecond(720) + SOUND_BITS_PER_SECOND)),
        () => undefined,
      )
    }
    look()
    const timer = setInterval(look, LOOK_EVERY_MS)
    return () => {
      isWanted = false
      clearInterval(timer)
    }
  }, [isRecording])
  if (fits === null || fits >= LITTLE_FILMING_TIME) return null
  return <Notice>{say('storageLow', { minutes: Math.max(1, Math.ceil(fits / MINUTE)) })}</Notice>
}
