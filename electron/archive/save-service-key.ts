import { secretKeyLine } from '../../shared/domain/service-key'
import { writeCopy } from './write-copy'

/** Both halves as raw bytes. Neither is kept nor wiped here. */
export interface ServiceKeyPair {
  readonly publicKey: Uint8Array
  readonly privateKey: Uint8Array
}

/** Writes a service's key pair to the file that a person chose, with the words that whoever finds it should read. Errors: as `writeCopy`. */
export async function saveServiceKey(path: string, { publicKey, privateKey }: ServiceKeyPair): Promise<void> {
  const text = Buffer.from(
    [
      'Second Look: the key of a service',
      '',
      'Whoever holds the secret key below, and a computer or backup to which the public key was added, can open everything on it:',
      'every film and every note, of every family. Keep this file, or a print of it, in a safe at your service, not with the',
      'computers that it opens. Second Look has kept no copy.',
      '',
      'To open a vault: choose “Use the service’s key” when Second Look asks for the passphrase, then this file. To bring a',
      'backup back where there is no vault yet: choose “I have the service’s key” there.',
      '',
      `Public key, which may be given to anybody: ${hex(publicKey)}`,
      '',
      secretKeyLine(hex(privateKey)),
      '',
    ].join('\r\n'),
    'utf8',
  )
  try {
    await writeCopy(path, { produce: (write) => write(text) })
  } finally {
    text.fill(0)
  }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
