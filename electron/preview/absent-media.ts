import { AppFailure } from '../../shared/domain/outcome'
import type { Media } from '../media/media'

/** Stands in while there is no media room: footage is kept, nothing can be made of it. */
export function absentMedia(): Media {
  const refuse = () => Promise.reject(new AppFailure({ kind: 'not-available' }))
  return {
    ffmpeg: async () => null,
    examine: refuse,
    frames: refuse,
    pictures: refuse,
    render: refuse,
    prepare: async () => undefined,
    cancelRender: () => undefined,
    setBusy: () => undefined,
    close: async () => undefined,
  }
}
