import { decode, encode, ExtensionCodec } from '@msgpack/msgpack'

/**
 * How the preview shell writes values as bytes: MessagePack, in which bytes stay bytes. Frame tables are `Uint32Array`s and
 * stay so too (extension type 1, little-endian). What is `undefined` in an object is left out, and alone arrives as null.
 */
export function toWire(value: unknown): Uint8Array {
  return encode(value, { extensionCodec: codec, ignoreUndefined: true })
}

/** Throws where the bytes are no value. */
export function fromWire(bytes: Uint8Array): unknown {
  return decode(bytes, { extensionCodec: codec })
}

const UINT32_ARRAY = 1
const codec = new ExtensionCodec()

codec.register({
  type: UINT32_ARRAY,
  encode(value) {
    if (!(value instanceof Uint32Array)) return null
    const view = new DataView(new ArrayBuffer(value.length * 4))
    value.forEach((number, index) => view.setUint32(index * 4, number, true))
    return new Uint8Array(view.buffer)
  },
  decode(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    return Uint32Array.from({ length: bytes.byteLength / 4 }, (_, index) => view.getUint32(index * 4, true))
  },
})
