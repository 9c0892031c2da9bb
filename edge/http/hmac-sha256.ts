/** RFC 2104 with SHA-256. A text as its UTF-8 bytes. */
export async function hmacSha256(key: string | BufferSource, text: string): Promise<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  const bytes = typeof key === 'string' ? encoder.encode(key) : key
  const imported = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, encoder.encode(text)))
}
