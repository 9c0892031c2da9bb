import { sha256 } from '../../http/sha256.ts'
import { fromHex, toHex } from '../../http/to-hex.ts'

const IV_BYTES = 12
const KEY_BYTES = 32

/** A private key under AES-256-GCM with a secret of the platform: hexadecimal, initialization vector first. `secret`: 64 hexadecimal digits. */
export async function wrapKey(secret: string, privateKey: Uint8Array): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const key = await importSecret(secret)
  const wrapped = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new Uint8Array(privateKey))
  return toHex(iv) + toHex(new Uint8Array(wrapped))
}

/** Tries the secrets in order, so that one can be changed. Throws where none fits. */
export async function unwrapKey(secrets: readonly (string | undefined)[], wrapped: string): Promise<Uint8Array> {
  const bytes = fromHex(wrapped)
  for (const secret of secrets) {
    if (!secret) continue
    try {
      const iv = bytes.slice(0, IV_BYTES)
      return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await importSecret(secret), bytes.slice(IV_BYTES)))
    } catch {
      // Another secret may fit.
    }
  }
  throw new Error('No secret opens this key.')
}

/** A new key that wraps others: 64 hexadecimal digits. */
export const makeWrappingKey = (): string => toHex(crypto.getRandomValues(new Uint8Array(KEY_BYTES)))

/** Any text as a secret that wraps: HASH_SECRET need not be 64 hexadecimal digits. */
export const asWrappingKey = async (secret: string): Promise<string> => toHex(await sha256(secret))

const importSecret = (secret: string) => {
  const bytes = fromHex(secret)
  if (bytes.length !== KEY_BYTES) throw new Error('A secret that wraps keys has 64 hexadecimal digits.')
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}
