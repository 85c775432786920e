/** One way to open the vault, as far as it may be shown. */
export interface VaultSlot {
  readonly id: string
  readonly kind: 'passphrase' | 'recovery' | 'escrow'
  /** ISO 8601, UTC. */
  readonly createdAt: string
  readonly label: string
}
