import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from 'hpke'
import type { ClientDetails } from '../../../tenants/contract/booking.ts'
import { fromBase64Url, toBase64Url } from '../../http/base64-url.ts'

// HPKE (RFC 9180), base mode: whoever has the public key can seal, only the keeper of the private key can open.

export const suite = new CipherSuite(KEM_DHKEM_P256_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_256_GCM)

type Key = Awaited<ReturnType<typeof suite.DeserializePublicKey>>
export interface KeyPair {
  privateKey: Key
  publicKey: Key
}

/**
 * Version, name of the key, encapsulated key and ciphertext, e.g. `2.7KQ2-XM9T.BM3….9fE…`. In version 2 a key belongs to one request and has its
 * reference as its name; in version 1 it belonged to a month, e.g. `2026-12`.
 */
const SEALED = /^[12]\.([0-9A-Z+-]{7,12})\.([\w-]+)\.([\w-]+)$/

/** Binds a sealed text to its place: it opens for no other tenant and no other request. */
export interface SealPlace {
  tenantId: string
  reference: string
}

export async function sealClient(
  details: ClientDetails,
  { keyId, publicKey, place }: { keyId: string; publicKey: Key; place: SealPlace },
): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(details))
  const { encapsulatedSecret, ciphertext } = await suite.Seal(publicKey, text, { info: info(place), aad: aad(place) })
  return `2.${keyId}.${toBase64Url(encapsulatedSecret)}.${toBase64Url(ciphertext)}`
}

/** Throws where the key does not fit or the text was moved or changed. */
export async function openClient(sealed: string, { keyPair, place }: { keyPair: KeyPair; place: SealPlace }): Promise<ClientDetails> {
  const [, , encapsulated = '', ciphertext = ''] = SEALED.exec(sealed) ?? []
  const text = await suite.Open(keyPair, fromBase64Url(encapsulated), fromBase64Url(ciphertext), { info: info(place), aad: aad(place) })
  return JSON.parse(new TextDecoder().decode(text)) as ClientDetails
}

/** The name of the key that opens a sealed text; undefined for something else. */
export const keyIdOf = (sealed: string): string | undefined => SEALED.exec(sealed)?.[1]

/** Details and notes of a request have one key: `7KQ2-XM9T:notes` is of `7KQ2-XM9T`. */
export const requestOf = ({ reference }: SealPlace): string => reference.split(':')[0] ?? reference

/** The request that a key is of: `7KQ2-XM9T+1` is its second. Of a month the month. */
export const requestOfKey = ({ keyId }: { keyId: string }): string => keyId.split('+')[0] ?? keyId

/** Sealed to the key of a month, as was done before each request had a key of its own. */
export const isSealedByMonth = (sealed: string): boolean => sealed.startsWith('1.')

const info = ({ tenantId }: SealPlace) => new TextEncoder().encode(`companion-connect client of ${tenantId}`)
const aad = ({ reference }: SealPlace) => new TextEncoder().encode(reference)
