import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { keyIdOf, openClient, suite } from '../../edge/platform/keys/client-seal.ts'
import { unwrapKey } from '../../edge/platform/keys/wrap-key.ts'

// What somebody can open who has every file of a machine and the platform's secret: texts and keys are looked for in the raw bytes of databases, their logs
// and free pages, without asking any of them.

/** Hexadecimal digits of a wrapped private key of a request, and of a vault's key. */
const REQUEST_DIGITS = 120
const VAULT_DIGITS = 184
/** A public key of P-256: the byte 4, then both coordinates. Looked for at every byte 4: another one, just before, hides none. */
const UNCOMPRESSED_POINT = new RegExp(`(?=(${String.fromCharCode(4)}[\\s\\S]{64}))`, 'g')
/** Bytes of a neighbour that can look like digits or letters of it. */
const SLACK = 8

/** How many sealed texts of these requests, and places on waiting lists, lie there, and how many of them open. */
export async function openRemains(
  folder: string,
  { keySecret, tenantId, references }: { keySecret: string; tenantId: string; references: readonly string[] },
): Promise<{ found: number; opened: number }> {
  const files = await rawFiles(folder)
  const texts = files.map(({ text }) => text)
  const sealed = find(texts, /[12]\.[0-9A-Z+-]{7,12}\.[\w-]{80,100}\.[\w-]{100,3000}/g).filter((text) =>
    references.some((reference) => text.includes(`.${reference}`) || text.startsWith('1.')),
  )
  // Keys lie nowhere but in the edge's databases; sealed texts may lie anywhere.
  const edge = files.filter(({ file }) => file.includes('.sqlite')).map(({ text }) => text)
  const digits = find(edge, /[0-9a-f]{120,}/g)
  const vaults = (await openAll(digits, VAULT_DIGITS, [keySecret])).map((bytes) => new TextDecoder().decode(bytes))
  const privates = await openAll(digits, REQUEST_DIGITS, [keySecret, ...vaults])
  const points = find(edge, UNCOMPRESSED_POINT).map((bytes) => new Uint8Array(Buffer.from(bytes, 'latin1')))
  const imported = await Promise.all(points.map((point) => suite.DeserializePublicKey(point).catch(() => undefined)))
  const publicKeys = imported.filter((key) => key !== undefined)
  const result = { found: 0, opened: 0 }
  for (const reference of references)
    for (const text of sealed.filter((each) => keyIdOf(each)?.startsWith(reference))) {
      result.found += 1
      if (await opens(text, { privates, publicKeys, place: { tenantId, reference } })) result.opened += 1
    }
  return result
}

/** Every file as bytes read as Latin-1; the mails that were "sent" are in somebody else's mailbox. */
async function rawFiles(folder: string): Promise<{ file: string; text: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !entry.parentPath.endsWith('mails'))
  return Promise.all(
    files.map(async ({ parentPath, name }) => ({
      file: name,
      text: await readFile(path.join(parentPath, name), 'latin1').catch(() => ''),
    })),
  )
}

/** What the pattern finds, or what its one group, which may overlap with others, finds ahead. */
const find = (texts: readonly string[], pattern: RegExp): string[] => [
  ...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([whole, ahead]) => ahead ?? whole))),
]

async function openAll(digits: readonly string[], length: number, secrets: readonly string[]): Promise<Uint8Array[]> {
  const opened = new Map<string, Uint8Array>()
  for (const part of new Set(digits.flatMap((each) => cuts(each, length)))) {
    const bytes = await unwrapKey(secrets, part).catch(() => undefined)
    if (bytes) opened.set(bytes.join(), bytes)
  }
  return [...opened.values()]
}

/** A wrapped key stands at one end of a run of digits, give or take what its neighbours look like. */
function cuts(digits: string, length: number): string[] {
  const spare = digits.length - length
  if (spare < 0) return []
  const starts = Array.from({ length: SLACK + 1 }, (_, offset) => [offset, spare - offset]).flat()
  return [...new Set(starts)].filter((start) => start >= 0 && start <= spare).map((start) => digits.slice(start, start + length))
}

/** A sealed text may run on into a neighbour's letters. */
const trims = (text: string): string[] => Array.from({ length: SLACK + 1 }, (_, spare) => text.slice(0, text.length - spare))

async function opens(
  text: string,
  {
    privates,
    publicKeys,
    place,
  }: { privates: readonly Uint8Array[]; publicKeys: readonly CryptoKey[]; place: { tenantId: string; reference: string } },
): Promise<boolean> {
  for (const bytes of privates) {
    const privateKey = await suite.DeserializePrivateKey(bytes).catch(() => undefined)
    if (!privateKey) continue
    for (const publicKey of publicKeys) {
      for (const reference of [place.reference, `${place.reference}:waiting`]) {
        const at = { keyPair: { privateKey, publicKey }, place: { ...place, reference } }
        for (const sealed of trims(text)) if (await openClient(sealed, at).catch(() => undefined)) return true
      }
    }
  }
  return false
}
