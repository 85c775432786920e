/** Opens the vault of a demonstration, which holds nobody's data and is gone when the app is closed. */
export const DEMO_PASSPHRASE = 'demonstration'
