import { Building2, FileKey, KeyRound } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { VaultSlot } from '../../../shared/domain/vault-slot'
import { sheetNumber } from '../../../shared/domain/recovery-sheet'
import { runCommand } from '../../commands/use-commands'
import { useLive } from '../../db/live'
import { oneOf } from '../../db/queries/records'
import { instantNow } from '../../state/clock-and-ids'
import { useDoor } from '../../state/door'
import { Button } from '../../ui/button'
import { Card } from '../../ui/surface'
import { dayWords } from '../../words/dates'
import { isolated } from '../../words/isolated'
import { useWords } from '../../words/words'
import { LockAfter } from './lock-after'
import { RemoveServiceDialog } from './remove-service-dialog'
import { SetAside } from './set-aside'
import { lookAtSlots, useSlots } from './slots'
import styles from './vault-card.module.css'

/** Who can open this vault, and what can be done about it. */
export function VaultCard() {
  const say = useWords('vault')
  const { slots } = useSlots()
  const isDemo = useDoor(state => state.isDemo)
  const settings = useLive(() => oneOf('settings', 'settings'), [])
  const [removing, setRemoving] = useState<VaultSlot | null>(null)
  useEffect(() => void lookAtSlots(), [])
  return (
    <Card title={say('card.title')} className={styles.card}>
      {slots === 'unknown' && <p>{say('card.unknown')}</p>}
      {slots !== null && slots !== 'unknown' && (
        <ul className={styles.slots}>
          {slots.map(slot => (
            <Slot key={slot.id} slot={slot} isChecked={isDemo || settings?.checkedRecovery === slot.id} onRemove={() => setRemoving(slot)} />
          ))}
        </ul>
      )}
      <div className={styles.buttons}>
        <Button onPress={() => runCommand('vault.change-passphrase')}>{say('card.change')}</Button>
        <Button onPress={() => runCommand('vault.new-sheet')}>{say('card.newSheet')}</Button>
        <Button onPress={() => runCommand('vault.add-service-key')}>{say('card.addService')}</Button>
      </div>
      <div className={styles.everything}>
        <p>{say('card.everythingWhen')}</p>
        <Button onPress={() => runCommand('vault.change-everything')}>{say('card.everything')}</Button>
      </div>
      <SetAside />
      <LockAfter settings={settings ?? null} />
      {removing && <RemoveServiceDialog slot={removing} onClose={() => setRemoving(null)} />}
    </Card>
  )
}

/** A sheet bears its number, and the list of what happened names a service’s key by its own. */
const sinceWords = { passphrase: 'card.since', recovery: 'card.sheetSince', escrow: 'card.keySince' } as const
const icons = { passphrase: KeyRound, recovery: FileKey, escrow: Building2 } as const

interface SlotProps {
  readonly slot: VaultSlot
  readonly isChecked: boolean
  readonly onRemove: () => void
}

function Slot({ slot, isChecked, onRemove }: SlotProps) {
  const say = useWords('vault')
  const Icon = icons[slot.kind]
  const who = slot.kind === 'escrow' ? say('card.escrow', { label: isolated(slot.label) }) : say(slot.kind === 'recovery' && !isChecked ? 'card.recoveryUnchecked' : `card.${slot.kind}`)
  return (
    <li>
      <Icon aria-hidden />
      <div>
        <div>{who}</div>
        <div className={styles.since}>{say(sinceWords[slot.kind], { when: dayWords({ utc: slot.createdAt, zone: instantNow().zone }), number: slot.kind === 'recovery' ? sheetNumber(slot.id) : slot.id })}</div>
      </div>
      {slot.kind === 'escrow' && (
        <Button look="quiet" onPress={onRemove}>
          {say('card.remove')}
        </Button>
      )}
    </li>
  )
}
