import type { Handlers } from '../shared/bridge/contract'
import type { Audit } from './vault/audit/audit'
import type { Door } from './vault/door'

type SlotChannel = 'vault:change-passphrase' | 'vault:new-recovery-key' | 'vault:slots' | 'vault:add-escrow' | 'vault:remove-escrow'

/** Who may change the slots has the vault open, and says the passphrase again. Each change is written down in the vault. */
export function slotHandlers(door: Door, audit: Audit): Pick<Handlers, SlotChannel> {
  return {
    'vault:change-passphrase': async ({ passphrase, newPassphrase }) => {
      const failedAttempts = door.failedAttempts()
      await door.changePassphrase(passphrase, newPassphrase)
      await audit.note({ kind: 'passphrase-changed', failedAttempts })
    },
    'vault:new-recovery-key': async ({ passphrase }) => {
      const failedAttempts = door.failedAttempts()
      const recoveryKey = await door.newRecoveryKey(passphrase)
      await audit.note({ kind: 'sheet-renewed', failedAttempts })
      return { recoveryKey }
    },
    'vault:slots': () => door.slots(),
    'vault:add-escrow': async ({ passphrase, publicKey, label }) => {
      const failedAttempts = door.failedAttempts()
      const before = new Set((await door.slots()).map(({ id }) => id))
      await door.addEscrow(passphrase, publicKey, label)
      for (const { id } of await door.slots()) if (!before.has(id)) await audit.note({ kind: 'service-key-added', slotId: id, failedAttempts })
    },
    'vault:remove-escrow': async ({ passphrase, slotId }) => {
      const failedAttempts = door.failedAttempts()
      await door.removeEscrow(passphrase, slotId)
      await audit.note({ kind: 'service-key-removed', slotId, failedAttempts })
    },
  }
}
