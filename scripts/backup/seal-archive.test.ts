import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { makeBackupKey, openArchive, parseRecipient, sealArchive } from './seal-archive.ts'

const MEGABYTE = 1024 * 1024

async function gather(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

/** As a disk gives it: in pieces of a size that fits nothing. */
async function* inPieces(bytes: Buffer, size = 65_521): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const seal = async (bytes: Buffer, recipient: string) => gather(sealArchive(inPieces(bytes), await parseRecipient(recipient)))
const open = (sealed: Buffer, key: string) => gather(openArchive(inPieces(sealed, 40_009), key))

it.each([0, 1, MEGABYTE - 1, MEGABYTE, MEGABYTE + 1, 3 * MEGABYTE + 7])('opens as it was sealed: %i bytes', async (length) => {
  const { recipient, key } = await makeBackupKey()
  const bytes = randomBytes(length)
  expect((await open(await seal(bytes, recipient), key)).equals(bytes)).toBe(true)
})

it('holds nothing that can be read, and is another one each time', async () => {
  const { recipient } = await makeBackupKey()
  const bytes = Buffer.from('sam@example.com '.repeat(1000))
  const [first, second] = [await seal(bytes, recipient), await seal(bytes, recipient)]
  expect(first.includes('sam@example.com')).toBe(false)
  expect(first.equals(second)).toBe(false)
})

it('opens with its own key alone, and says so of any other', async () => {
  const [{ recipient, key }, other] = [await makeBackupKey(), await makeBackupKey()]
  const sealed = await seal(randomBytes(10), recipient)
  await expect(open(sealed, other.key)).rejects.toThrow('It is sealed to another key than this one')
  await expect(open(sealed, recipient)).rejects.toThrow('holds no key of npm run backup -- --new-key')
  await expect(parseRecipient(key)).rejects.toThrow('BACKUP_RECIPIENT (or --to) is "backup-recipient."')
  await expect(parseRecipient(recipient.replace(/.$/, (last) => (last === 'A' ? 'E' : 'A')))).rejects.toThrow(
    'a character of it has changed',
  )
})

it('does not pass for whole when pieces of it are missing, changed or moved', async () => {
  const { recipient, key } = await makeBackupKey()
  const sealed = await seal(randomBytes(3 * MEGABYTE), recipient)
  const head = 'companion-backup 1\n'.length + 65
  const piece = 5 + MEGABYTE + 16
  const cut = [sealed.length - 1, head + piece, head + 2 * piece, head, 40]
  for (const end of cut) await expect(open(sealed.subarray(0, end), key), String(end)).rejects.toThrow('It is not whole')
  const changed = Buffer.from(sealed)
  changed[head + piece + 100] = (changed[head + piece + 100] ?? 0) ^ 1
  await expect(open(changed, key)).rejects.toThrow('It is damaged')
  const [one, two, rest] = [
    sealed.subarray(head, head + piece),
    sealed.subarray(head + piece, head + 2 * piece),
    sealed.subarray(head + 2 * piece),
  ]
  await expect(open(Buffer.concat([sealed.subarray(0, head), two, one, rest]), key)).rejects.toThrow('damaged')
  await expect(open(Buffer.concat([sealed.subarray(0, head), one, rest]), key)).rejects.toThrow('damaged')
  // The first piece said to be the last.
  await expect(open(Buffer.concat([sealed.subarray(0, head), Buffer.from([1]), one.subarray(1)]), key)).rejects.toThrow('damaged')
})
