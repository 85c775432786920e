import type { CopyPlace } from '../../shared/domain/audit'
import { useAppStart } from '../state/app-start'
import { takeLostFocus } from '../ui/take-lost-focus'
import { useWords } from '../words/words'
import styles from './copy.module.css'

/** What is known of the place that was chosen, before the first byte goes there. */
export function CopyPlaceWords({ place }: { readonly place: CopyPlace }) {
  const say = useWords('copy')
  const isPreview = useAppStart(state => state.start?.shell === 'preview')
  return (
    <>
      <p ref={takeLostFocus} className={place === 'synced' ? styles.lacking : undefined} role="status" tabIndex={-1}>
        {isPreview ? say(place === 'synced' ? 'placePreviewSynced' : 'placePreview') : say(`place.${place}`)}
      </p>
      <p>{say('lead')}</p>
    </>
  )
}
