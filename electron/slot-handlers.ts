import type { Handlers } from '../shared/bridge/contract'
import { AppFailure } from '../shared/domain/outcome'
import { saveServiceKey } from './archive/save-service-key'
import type { ShellPort } from './shell-port'
import { wipe } from './vault/crypto/secrets'
import type { Door } from './vault/door'
import type { OpenedVault } from './vault/sealed-vault'
import { newBoxKeys } from './vault/slots/sealed-box'
import { whereWritten } from './where-written'

type SlotChannel =
  | 'vault:confirm'
  | 'vault:change-passphrase'
  | 'vault:new-recovery-key'
  | 'vault:rotate'
  | 'vault:slots'
  | 'vault:add-escrow'
  | 'vault:remove-escrow'
  | 'vault:make-service-key'

export interface SlotDependencies {
  readonly door: Door
  readonly opened: OpenedVault
  readonly shell: Pick<ShellPort, 'chooseServiceKeyFile' | 'showInFolder'>
  /** Ends a backup that is being made: it would open with what is replaced. */
  readonly stopBackup: () => Promise<void>
}

/** Who may change the slots has the vault open, and says the passphrase again. Each change is written down in the vault. */
export function slotHandlers({ door, opened, shell, stopBackup }: SlotDependencies): Pick<Handlers, SlotChannel> {
  const { audit, vault } = opened
  return {
    'vault:confirm': ({ passphrase }) => door.confirm(passphrase),
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
    'vault:rotate': async ({ passphrase, newPassphrase }) => {
      const filmed = (await vault.openRecordings()).find(({ isLive }) => isLive)
      if (filmed) throw new AppFailure({ kind: 'recording-busy', recordingId: filmed.recordingId })
      await stopBackup()
      const failedAttempts = door.failedAttempts()
      const recoveryKey = await door.rotate(opened, passphrase, newPassphrase)
      await audit.note({ kind: 'all-changed', failedAttempts })
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
    'vault:make-service-key': async () => {
      const path = await shell.chooseServiceKeyFile()
      if (path === null) return null
      const { publicKey, privateKey } = newBoxKeys()
      try {
        await saveServiceKey(path, { publicKey, privateKey })
        return { publicKey: publicKey.toString('hex'), where: whereWritten(path, shell) }
      } finally {
        wipe(privateKey)
      }
    },
  }
}
