import type { VaultSlot } from '../../../shared/domain/vault-slot'
import { ask } from '../../bridge'
import { showDone } from '../../state/toasts'
import { Dialog } from '../../ui/dialog'
import { isolated } from '../../words/isolated'
import { useWords } from '../../words/words'
import { PassphraseStep } from './passphrase-step'
import { withSecrets, type Secret } from '../../ui/secret'
import { lookAtSlots } from './slots'
import { useAttempt } from './use-attempt'

export function RemoveServiceDialog({ slot, onClose }: { readonly slot: VaultSlot; readonly onClose: () => void }) {
  const say = useWords('vault')
  const removing = useAttempt(({ kind }) => (kind === 'wrong-passphrase' ? say('unlock.wrong') : null))

  const remove = async (passphrase: Secret) => {
    if (!(await removing.run(() => withSecrets([passphrase], () => ask('vault:remove-escrow', { passphrase, slotId: slot.id }))))) return
    showDone(say('service.removed'))
    await lookAtSlots()
    onClose()
  }

  return (
    <Dialog title={say('service.removeTitle', { label: isolated(slot.label) })} isOpen onClose={onClose} role="alertdialog">
      <p>{say('service.removeMeaning')}</p>
      <PassphraseStep submitLabel={say('service.remove')} isDanger isWorking={removing.isWorking} problem={removing.problem} onSubmit={take => void remove(take())} onCancel={onClose} />
    </Dialog>
  )
}
