/**
 * What was found at the opening of a vault that a person should hear of, because nobody but somebody without a key does it:
 * beside the vault lay a list of what had been erased that the vault had not written, and it was not obeyed.
 */
export type VaultSign = 'erased-list-refused'
