import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from 'hpke'
import type { ClientDetails } from '../../tenants/contract/booking.ts'

// HPKE (RFC 9180), base mode: whoever has the public key can seal, only the keeper of the private key can open.

export const suite = new CipherSuite(KEM_DHKEM_P256_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_256_GCM)

type Key = Awaited<ReturnType<typeof suite.DeserializePublicKey>>

/** Version, epoch of the key, encapsulated key and ciphertext, e.g. `1.2026-12.BM3….9fE…`. */
const SEALED = /^1\.(\d{4}-\d{2})\.([\w-]+)\.([\w-]+)$/

/** Binds a sealed text to its place: it opens for no other tenant and no other request. */
export interface SealPlace {
  tenantId: string
  reference: string
}

export async function sealClient(
  details: ClientDetails,
  { epoch, publicKey, place }: { epoch: string; publicKey: Key; place: SealPlace },
): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(details))
  const { encapsulatedSecret, ciphertext } = await suite.Seal(publicKey, text, { info: info(place), aad: aad(place) })
  return `1.${epoch}.${toBase64Url(encapsulatedSecret)}.${toBase64Url(ciphertext)}`
}

/** Throws where the key does not fit or the text was moved or changed. */
export async function openClient(
  sealed: string,
  { keyPair, place }: { keyPair: { privateKey: Key; publicKey: Key }; place: SealPlace },
): Promise<ClientDetails> {
  const [, , encapsulated = '', ciphertext = ''] = SEALED.exec(sealed) ?? []
  const text = await suite.Open(keyPair, fromBase64Url(encapsulated), fromBase64Url(ciphertext), { info: info(place), aad: aad(place) })
  return JSON.parse(new TextDecoder().decode(text)) as ClientDetails
}

/** The epoch whose key opens a sealed text; undefined for something else. */
export const epochOf = (sealed: string): string | undefined => SEALED.exec(sealed)?.[1]

const info = ({ tenantId }: SealPlace) => new TextEncoder().encode(`companion-connect client of ${tenantId}`)
const aad = ({ reference }: SealPlace) => new TextEncoder().encode(reference)

const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const fromBase64Url = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
