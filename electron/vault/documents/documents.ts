import { openSmall, sealSmall } from '../crypto/aead'
import { VaultDamaged } from '../crypto/damaged'
import { deriveKey } from '../crypto/derive'
import { wipe } from '../crypto/secrets'

/** Names a document: which table, which record, and whose key it is sealed with. */
export interface DocumentName {
  readonly table: string
  readonly id: string
  /** The family or session that it belongs to, or `app`. */
  readonly group: string
}

/** Seals and opens records, each bound to its table, its id and its group: none can stand in another's place. */
export interface Documents {
  seal(name: DocumentName, value: unknown): Buffer
  /** `VaultDamaged` where the bytes are not this document's; null where its group was erased. */
  open(name: DocumentName, body: Uint8Array): unknown
  /** Overwrites what was derived from the keys so far: they are asked for again. */
  forgetKeys(): void
}

export function openDocuments(keyOf: (group: string) => Uint8Array | undefined): Documents {
  const derived = new Map<string, Buffer>()

  function documentKey(group: string): Buffer | null {
    const known = derived.get(group)
    if (known) return known
    const key = keyOf(group)
    if (!key) return null
    const made = deriveKey(key, 'documents')
    derived.set(group, made)
    return made
  }

  return {
    seal(name, value) {
      const key = documentKey(name.group)
      if (!key) throw new Error('A document was sealed before its group had a key')
      return sealSmall(key, aadOf(name), padded(Buffer.from(JSON.stringify(value))))
    },
    open(name, body) {
      const key = documentKey(name.group)
      return key && (JSON.parse(unpadded(openSmall(key, aadOf(name), body)).toString('utf8')) as unknown)
    },
    forgetKeys() {
      wipe(...derived.values())
      derived.clear()
    },
  }
}

const SHAPE = 'document/1'

const aadOf = ({ table, id, group }: DocumentName): Buffer => Buffer.from([SHAPE, table, id, group].join('\n'))

/** How long a text is says something about it: lengths grow in steps. */
function padded(json: Buffer): Buffer {
  const needed = json.length + 4
  const step = needed <= 4_096 ? 256 : 1_024
  const bytes = Buffer.alloc(Math.ceil(needed / step) * step)
  bytes.writeUInt32LE(json.length)
  json.copy(bytes, 4)
  return bytes
}

function unpadded(bytes: Buffer): Buffer {
  const length = bytes.readUInt32LE()
  if (length > bytes.length - 4) throw new VaultDamaged('tampered')
  return bytes.subarray(4, 4 + length)
}
