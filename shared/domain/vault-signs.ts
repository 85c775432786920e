/** What was found at the opening of a vault, and comes about only where somebody without a key was at its files. */
export type VaultSign =
  /** Beside the vault lay a list of what to erase that the vault had not written. It was not obeyed. */
  | 'erased-list-refused'
  /** In the vault lay plain footage, as if an earlier version had left it, after all of that had been taken over. It was put aside. */
  | 'plain-refused'
  /** The notes of how far the vault's logs went are gone, or are not the vault's: their ends may have been cut away. */
  | 'ends-missing'
