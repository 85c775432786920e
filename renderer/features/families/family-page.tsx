import type { ReactNode } from 'react'

/** `progress` is drawn under the session row. */
export function FamilyPage({ progress }: { readonly familyId: string; readonly progress: ReactNode }) {
  return <>{progress}</>
}
