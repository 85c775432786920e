import { Link } from '@tanstack/react-router'
import { useEffect, useState, type ReactNode } from 'react'
import { useCommands } from '../../commands/use-commands'
import { useLive } from '../../db/live'
import { familyOverview, nextSession } from '../../db/queries/family-overview'
import { instantNow } from '../../state/clock-and-ids'
import { useInterrupted } from '../../state/use-draft'
import type { Erasure } from './erase-family'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/surface'
import { useWords } from '../../words/words'
import { AboutFamilyDialog } from './about-family-dialog'
import { ConsentDialog, consentDraftId } from './consent-dialog'
import { FamilyHeader } from './family-header'
import styles from './family-page.module.css'
import { forgetOtherFamily } from './forget-other-family'
import { Goals } from './goals'
import { SessionRow } from './session-row'
import { EraseDialog } from './erase-dialog'
import eraseStyles from './erase.module.css'
import { useOpening } from './use-opening'

interface FamilyPageProps {
  readonly familyId: string
  readonly progress: ReactNode
  /** What is left of a family that was erased here. */
  readonly receipt: (erasure: Erasure, alias: string) => ReactNode
}

/** Who the family is, where the programme stands, and the way into the next session. `progress` is drawn under the session row. */
export function FamilyPage({ familyId, progress, receipt }: FamilyPageProps) {
  const say = useWords('families')
  const sayApp = useWords('app')
  const [dialog, setDialog] = useState<'about' | 'consent' | 'erase' | null>(null)
  const [erased, setErased] = useState<{ readonly erasure: Erasure; readonly alias: string } | null>(null)
  const overview = useLive(() => familyOverview(familyId), [familyId])
  const open = useOpening()
  useCommands({ 'families.consent': overview ? () => setDialog('consent') : undefined, 'families.erase': overview ? () => setDialog('erase') : undefined })
  useEffect(() => forgetOtherFamily(familyId), [familyId])
  useInterrupted(consentDraftId({ id: familyId }), () => setDialog('consent'))

  if (erased) return receipt(erased.erasure, erased.alias)
  if (overview === undefined) return null
  if (overview === null) return <EmptyState title={say('gone')} action={<Link to="/families">{sayApp('backToFamilies')}</Link>} />
  const next = nextSession(overview.sessions)
  const now = instantNow()
  return (
    <div className={styles.page}>
      <FamilyHeader overview={overview} now={now} next={next?.session ?? null} onAbout={() => setDialog('about')} onConsent={() => setDialog('consent')} onOpen={open} />
      <Goals overview={overview} onWrite={() => setDialog('about')} />
      <SessionRow overview={overview} now={now} next={next?.session ?? null} onOpen={open} />
      {progress}
      <Button look="quiet" className={eraseStyles.begin ?? ''} onPress={() => setDialog('erase')}>
        {say('erase.begin')}
      </Button>
      {dialog === 'about' && <AboutFamilyDialog family={overview.family} programme={overview.programme} onClose={() => setDialog(null)} />}
      {dialog === 'consent' && <ConsentDialog family={overview.family} consents={overview.consents} onClose={() => setDialog(null)} />}
      {dialog === 'erase' && <EraseDialog family={overview.family} onClose={() => setDialog(null)} onErased={erasure => setErased({ erasure, alias: overview.family.alias })} />}
    </div>
  )
}
