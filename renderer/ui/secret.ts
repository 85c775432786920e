/** A passphrase as UTF-8, to be wiped by whoever used it. */
export type Secret = Uint8Array<ArrayBuffer>

/** What was typed; the field is empty afterwards, as texts cannot be wiped from memory and bytes can. */
export function takeSecret(field: HTMLInputElement | null): Secret {
  if (!field) return new Uint8Array()
  const bytes = secretBytes(field.value)
  field.value = ''
  return bytes
}

export function secretBytes(text: string): Secret {
  return new TextEncoder().encode(text.normalize('NFC'))
}

/** Wipes the bytes once they were used, whatever came of it. */
export async function withSecrets<T>(secrets: readonly Secret[], use: () => Promise<T>): Promise<T> {
  try {
    return await use()
  } finally {
    for (const secret of secrets) secret.fill(0)
  }
}
