import { history } from '../../state/app-history'

let openFamilyId: string | null = null

/** Undo never works out of sight: what was done for one family cannot be undone while looking at another. */
export function forgetOtherFamily(familyId: string): void {
  if (openFamilyId !== null && openFamilyId !== familyId) history.forget()
  openFamilyId = familyId
}
