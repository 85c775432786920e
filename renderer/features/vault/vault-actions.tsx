import { useState } from 'react'
import { useCommands } from '../../commands/use-commands'
import { useFootageOnItsWay } from '../../state/footage-on-its-way'
import { lockVault } from '../../state/lock-vault'
import { ChangeEverythingDialog } from './change-everything-dialog'
import { ChangePassphraseDialog } from './change-passphrase-dialog'
import { IdleNotice } from './idle-notice'
import { LockQuestion } from './lock-question'
import { NewSheetDialog } from './new-sheet-dialog'
import { ServiceKeyDialog } from './service-key-dialog'
import { SheetQuestion } from './sheet-question'

/** What can be done with the vault itself, on every screen. Draws only its dialogs. */
export function VaultActions() {
  const [open, setOpen] = useState<'lock' | 'change' | 'everything' | 'sheet' | 'service' | null>(null)
  const close = () => setOpen(null)
  useCommands({
    'app.lock': () => (useFootageOnItsWay.getState().sessionIds.length > 0 ? setOpen('lock') : void lockVault()),
    'vault.change-passphrase': () => setOpen('change'),
    'vault.change-everything': () => setOpen('everything'),
    'vault.new-sheet': () => setOpen('sheet'),
    'vault.add-service-key': () => setOpen('service'),
  })
  return (
    <>
      {open === 'lock' && <LockQuestion onClose={close} />}
      {open === 'change' && <ChangePassphraseDialog onClose={close} />}
      {open === 'everything' && <ChangeEverythingDialog onClose={close} />}
      {open === 'sheet' && <NewSheetDialog onClose={close} />}
      {open === 'service' && <ServiceKeyDialog onClose={close} />}
      <SheetQuestion />
      <IdleNotice />
    </>
  )
}
