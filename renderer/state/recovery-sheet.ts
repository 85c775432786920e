import { create } from 'zustand'
import { ask } from '../bridge'
import { oneOf } from '../db/queries/records'
import { beforeLocking } from './before-locking'
import { rememberSettings } from './change-settings'
import { useDoor } from './door'

interface RecoverySheet {
  /** The key of a sheet that was made since the page was loaded and not typed back yet. It is kept nowhere else. */
  readonly recoveryKey: string | null
  /** Waits for an answer: whether one may go on. */
  readonly asking: { readonly resolve: (mayGoOn: boolean) => void } | null
}

export const useRecoverySheet = create<RecoverySheet>()(() => ({ recoveryKey: null, asking: null }))

beforeLocking(() => {
  answerSheetQuestion(false)
  useRecoverySheet.setState({ recoveryKey: null })
})

/** Before anything real is filmed or brought in: true when the sheet was typed back. */
export async function passSheetQuestion(): Promise<boolean> {
  if (useDoor.getState().isDemo || (await isSheetChecked())) return true
  return new Promise(resolve => useRecoverySheet.setState({ asking: { resolve } }))
}

export function answerSheetQuestion(mayGoOn: boolean): void {
  const { asking } = useRecoverySheet.getState()
  useRecoverySheet.setState({ asking: null })
  asking?.resolve(mayGoOn)
}

async function isSheetChecked(): Promise<boolean> {
  const [slotId, settings] = await Promise.all([sheetSlot(), oneOf('settings', 'settings')])
  return slotId !== null && settings?.checkedRecovery === slotId
}

/** The sheet that opens the vault now was typed back: nothing needs to know its key any longer. */
export async function rememberSheetChecked(): Promise<void> {
  const slotId = await sheetSlot()
  if (slotId !== null) await rememberSettings(before => ({ ...before, checkedRecovery: slotId }))
  useRecoverySheet.setState({ recoveryKey: null })
}

async function sheetSlot(): Promise<string | null> {
  const slots = await ask('vault:slots', {})
  return slots.find(({ kind }) => kind === 'recovery')?.id ?? null
}
