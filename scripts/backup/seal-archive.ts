import { suite } from '../../edge/platform/keys/client-seal.ts'

// A back-up that only the keeper of a private key can open, who is elsewhere: HPKE (RFC 9180) as for clients' details, one context for all pieces, so that none can
// be left out, doubled or moved. Each piece says whether it is the last: one that is cut short does not pass for whole.
//
// MAGIC, the encapsulated key, then for each piece a byte (1: the last), four of its length, the ciphertext.

const MAGIC = Buffer.from('companion-backup 1\n')
const INFO = new TextEncoder().encode('companion-connect back-up')
const PIECE_BYTES = 1024 * 1024
const TAG_BYTES = 16
/** Of P-256: https://www.rfc-editor.org/rfc/rfc9180#section-7.1 */
const ENCAPSULATED_BYTES = 65
const [MORE, LAST] = [Buffer.from([0]), Buffer.from([1])]

const RECIPIENT = /^backup-recipient\.([\w-]{87})$/
const PRIVATE = /^backup-key\.([\w-]+)\.([\w-]{87})\s*$/
const CURVE = { name: 'ECDH', namedCurve: 'P-256' }

/** The message says what to do. */
export class SealProblem extends Error {
  override readonly name = 'SealProblem'
}

/** A pair of keys: what the machine has, which only seals, and what opens, which it must not have. */
export async function makeBackupKey(): Promise<{ recipient: string; key: string }> {
  const { publicKey, privateKey } = await suite.GenerateKeyPair(true)
  const open = toText(await suite.SerializePublicKey(publicKey))
  const secret = toText(await crypto.subtle.exportKey('pkcs8', privateKey))
  return { recipient: `backup-recipient.${open}`, key: `backup-key.${secret}.${open}\n` }
}

/** Throws SealProblem for what is no recipient. */
export async function parseRecipient(recipient: string) {
  const [, open] = RECIPIENT.exec(recipient) ?? []
  if (open === undefined)
    throw new SealProblem(
      'BACKUP_RECIPIENT (or --to) is "backup-recipient." and 87 characters, as npm run backup -- --new-key FILE says it. The key itself stays elsewhere.',
    )
  return suite.DeserializePublicKey(Buffer.from(open, 'base64url')).catch(() => {
    throw new SealProblem('BACKUP_RECIPIENT (or --to) is no key: a character of it has changed.')
  })
}

/** Bytes of an archive -> the same, sealed. */
export async function* sealArchive(source: AsyncIterable<Uint8Array>, recipient: Awaited<ReturnType<typeof parseRecipient>>) {
  const { encapsulatedSecret, ctx } = await suite.SetupSender(recipient, { info: INFO })
  yield Buffer.concat([MAGIC, encapsulatedSecret])
  for await (const { piece, mark } of piecesOf(source)) {
    const sealed = await ctx.Seal(piece, mark)
    yield Buffer.concat([mark, lengthOf(sealed), sealed])
  }
}

export const isSealed = (start: Uint8Array): boolean => MAGIC.equals(start.subarray(0, MAGIC.length))
export const SEALED_START_BYTES = MAGIC.length

/** What sealArchive has made -> the archive. Throws SealProblem: another key, damaged, or not whole. */
export async function* openArchive(source: AsyncIterable<Uint8Array>, key: string): AsyncGenerator<Buffer> {
  const read = readerOf(source)
  await read(MAGIC.length)
  const ctx = await openContext(await read(ENCAPSULATED_BYTES), key)
  for (let number = 0; ; number++) {
    const mark = await read(1)
    const length = (await read(4)).readUInt32BE()
    if (length > PIECE_BYTES + TAG_BYTES) throw new SealProblem('It is damaged. Take another copy of it.')
    const piece = await ctx.Open(await read(length), mark).catch(() => {
      throw new SealProblem(
        number === 0 ? 'It is sealed to another key than this one, or damaged.' : 'It is damaged. Take another copy of it.',
      )
    })
    yield Buffer.from(piece)
    if (LAST.equals(mark)) return
  }
}

async function openContext(encapsulated: Buffer, key: string) {
  const [, secret, open] = PRIVATE.exec(key) ?? []
  if (secret === undefined || open === undefined) throw new SealProblem('The file of --key holds no key of npm run backup -- --new-key.')
  try {
    const privateKey = await crypto.subtle.importKey('pkcs8', Buffer.from(secret, 'base64url'), CURVE, false, ['deriveBits'])
    const publicKey = await suite.DeserializePublicKey(Buffer.from(open, 'base64url'))
    return await suite.SetupRecipient({ privateKey, publicKey }, encapsulated, { info: INFO })
  } catch {
    throw new SealProblem('It is sealed to another key than this one, or damaged.')
  }
}

async function* piecesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<{ piece: Buffer; mark: Buffer }> {
  let rest = Buffer.alloc(0)
  for await (const chunk of source) {
    rest = Buffer.concat([rest, chunk])
    while (rest.length > PIECE_BYTES) {
      yield { piece: rest.subarray(0, PIECE_BYTES), mark: MORE }
      rest = rest.subarray(PIECE_BYTES)
    }
  }
  yield { piece: rest, mark: LAST }
}

/** Exactly so many bytes, or SealProblem. */
function readerOf(source: AsyncIterable<Uint8Array>): (bytes: number) => Promise<Buffer> {
  const chunks = source[Symbol.asyncIterator]()
  let rest = Buffer.alloc(0)
  return async (bytes) => {
    while (rest.length < bytes) {
      const { done, value } = await chunks.next()
      if (done === true) throw new SealProblem('It is not whole: its end is missing. Take another copy of it.')
      rest = Buffer.concat([rest, value])
    }
    const taken = rest.subarray(0, bytes)
    rest = rest.subarray(bytes)
    return taken
  }
}

function lengthOf(sealed: Uint8Array): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(sealed.length)
  return length
}

const toText = (bytes: Uint8Array | ArrayBuffer): string => Buffer.from(bytes as ArrayBuffer).toString('base64url')
