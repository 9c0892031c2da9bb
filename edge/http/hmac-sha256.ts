const encoder = new TextEncoder()
/** Of bytes that are kept, such as a day's salt, which signs every visit of the day. They go when the bytes go. */
const imported = new WeakMap<Uint8Array, CryptoKey>()

/** RFC 2104 with SHA-256. A text as its UTF-8 bytes; bytes of a key must not change while they are kept. */
export async function hmacSha256(key: string | Uint8Array<ArrayBuffer>, text: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = typeof key === 'string' ? encoder.encode(key) : key
  const made = imported.get(bytes) ?? (await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']))
  imported.set(bytes, made)
  return new Uint8Array(await crypto.subtle.sign('HMAC', made, encoder.encode(text)))
}
