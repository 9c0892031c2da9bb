import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkBucket } from '../../../scripts/doctor/check-bucket.ts'
import { BUCKET_KEYS, startBucket } from '../../../scripts/test-support/start-bucket.ts'
import { toHex } from '../../http/to-hex.ts'
import { bucketStore } from './bucket-store.ts'

let server: Awaited<ReturnType<typeof startBucket>>
beforeEach(async () => {
  server = await startBucket()
})
afterEach(() => server.stop())

const QUICK = { tries: 3, milliseconds: 400, pauseMs: 1 }
const store = (change: object = {}, patience = QUICK) => bucketStore({ url: server.url, ...BUCKET_KEYS, ...change }, patience)
const FOLDER = 'claire/0123456789abcdef0123456789abcdef'
async function sealed(text: string): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  const bytes = new TextEncoder().encode(text)
  const hash = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
  return { name: `${FOLDER}/${hash}`, bytes }
}

describe('a bucket of originals', () => {
  it('takes, gives back and forgets, by requests that are signed as Amazon signs', async () => {
    const { name, bytes } = await sealed('noise')
    await store().put(name, bytes)
    expect([...server.objects.keys()]).toEqual([name])
    expect(await store({ region: 'syd1', url: `${server.url}/` }).get(name)).toEqual(bytes)
    await store().remove(name)
    await store().remove(name)
    expect([await store().get(name), server.objects.size]).toEqual([undefined, 0])
  })

  it('forgets all of one photo and nothing of another, however many it gives at once', async () => {
    const other = `${FOLDER.slice(0, -1)}0/kept`
    server.objects.set(other, Buffer.from('x'))
    for (const text of ['a', 'b', 'c', 'd', 'e']) {
      const { name, bytes } = await sealed(text)
      await store().put(name, bytes)
    }
    await store().removeAll(FOLDER)
    expect([...server.objects.keys()]).toEqual([other])
  })

  it('takes nothing that is not what its name says', async () => {
    const { name } = await sealed('one')
    await expect(store().put(name, (await sealed('other')).bytes)).rejects.toThrow('answers 400 to PUT (XAmzContentSHA256Mismatch)')
    expect(server.objects.size).toBe(0)
  })

  it('is asked again where it fails, and no more than it should be', async () => {
    const { name, bytes } = await sealed('noise')
    server.mishaps.push(503, 429)
    await store().put(name, bytes)
    expect([server.objects.size, server.asked.length]).toEqual([1, 3])
    server.mishaps.push(500, 500, 500)
    await expect(store().get(name)).rejects.toThrow('The bucket of originals answers 500, tried 3 times.')
    server.mishaps.push('hang', 'hang')
    await expect(store({}, { ...QUICK, tries: 2 }).get(name)).rejects.toThrow('has not answered within 0.4 s, tried 2 times.')
    await server.stop()
    await expect(store().get(name)).rejects.toThrow('The bucket of originals cannot be reached, tried 3 times.')
  })

  it('says in a sentence what is wrong with its key or its name, once, without either', async () => {
    const { name, bytes } = await sealed('noise')
    const refused = store({ secret: 'another' }).put(name, bytes)
    await expect(refused).rejects.toThrow(/refuses its key \(SignatureDoesNotMatch\): check BUCKET_KEY_ID and BUCKET_KEY/)
    await expect(refused).rejects.not.toThrow(/127\.0\.0\.1|another|test-key-id/)
    expect(server.asked.length).toBe(1)
    for (const method of ['put', 'get', 'removeAll'] as const)
      await expect(store({ url: `${server.url}-gone` })[method](name, bytes), method).rejects.toThrow(
        'There is no such bucket of originals',
      )
  })
})

describe('the doctor', () => {
  const env = (change: object = {}) => ({
    BUCKET_URL: server.url,
    BUCKET_KEY_ID: BUCKET_KEYS.keyId,
    BUCKET_KEY: BUCKET_KEYS.secret,
    ...change,
  })

  it('says whether the bucket answers, and leaves nothing there', async () => {
    expect(await checkBucket(env())).toMatchObject({ verdict: 'ok', found: 'the bucket takes, gives back and deletes' })
    expect(server.objects.size).toBe(0)
    expect(await checkBucket({})).toMatchObject({ verdict: 'ok', found: expect.stringContaining('DATA_DIR') })
    expect(await checkBucket(env({ BUCKET_KEY: 'other' }))).toMatchObject({
      verdict: 'WRONG',
      found: expect.stringContaining('refuses its key'),
    })
    expect(await checkBucket(env({ BUCKET_KEY: '' }))).toMatchObject({
      verdict: 'WRONG',
      found: expect.stringContaining('BUCKET_KEY is not'),
    })
    expect(await checkBucket(env({ BUCKET_URL: 'originals' }))).toMatchObject({ verdict: 'WRONG', found: 'BUCKET_URL is no address' })
  })
})
