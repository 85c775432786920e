const words = {
  torn: 'was never completely written',
  tampered: 'is not what was written',
  missing: 'is not there',
  'other-vault': 'belongs to another vault',
} as const

/** Something in the vault cannot be believed. Says nothing of names, paths or keys. */
export class VaultDamaged extends Error {
  readonly what: 'torn' | 'tampered' | 'missing' | 'other-vault'

  constructor(what: VaultDamaged['what']) {
    super(`A sealed file ${words[what]}`)
    this.name = 'VaultDamaged'
    this.what = what
  }
}
