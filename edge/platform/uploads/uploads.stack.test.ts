import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { extract } from 'tar'
import { afterAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { selectDraft } from '../../../db/queries/site-changes.ts'
import { forgetPhotos } from '../../../scripts/test-support/forget-photos.ts'
import { openHerSite } from '../../../scripts/test-support/open-her-site.ts'
import { photoWithSecrets, SECRETS } from '../../../scripts/test-support/photo-with-secrets.ts'
import { fillIn } from '../../../scripts/test-support/read-form.ts'
import { readWholeForm } from '../../../scripts/test-support/read-whole-form.ts'
import { sendForm } from '../../../scripts/test-support/request-dashboard.ts'
import { requestSite } from '../../../scripts/test-support/request-site.ts'
import { runCron } from '../../../scripts/test-support/run-cron.ts'
import { runHere } from '../../../scripts/test-support/run-here.ts'
import { signInAs } from '../../../scripts/test-support/sign-in.ts'
import { mySitePath, newPhotoPath, photoUploadPath } from '../../../tenants/contract/urls.ts'

// Sophie adds photos from her phone, with the script's requests and without them.

const TENANT = 'sophie'
const PIECE = 1000
const { sql, cookie, begin, close } = await openHerSite(TENANT)
beforeEach(() => begin())
afterAll(async () => {
  await forgetPhotos(sql, TENANT)
  await close()
})

const hashOf = (file: Uint8Array) => createHash('sha256').update(file).digest('hex')
const drafted = async () => (await selectDraft(sql, TENANT)).map(({ path: field, after }) => ({ field, after }))
const ask = async (where: string, { method = 'GET', body }: { method?: string; body?: Uint8Array } = {}, as = cookie) =>
  requestSite({ port: inject('port'), path: where, method, headers: { cookie: as }, ...(body ? { body } : {}) })

interface Answer {
  received?: number
  photo?: string
  isNew?: boolean
  words?: string
}
const piece = async (file: Uint8Array, from: number, as = cookie) => {
  const where = `${photoUploadPath(hashOf(file))}?size=${file.length}&from=${from}`
  const response = await ask(where, { method: 'PUT', body: file.subarray(from, from + PIECE) }, as)
  return { status: response.status, ...(response.status < 500 && response.status !== 303 ? ((await response.json()) as Answer) : {}) }
}
/** As the page does it, until the photo is here or `until` bytes are. */
async function send(file: Uint8Array, { until = file.length, as = cookie } = {}): Promise<Answer & { status: number }> {
  let { received } = (await (await ask(photoUploadPath(hashOf(file)), {}, as)).json()) as Answer
  for (;;) {
    const answer = await piece(file, received ?? 0, as)
    received = answer.received
    if (received === undefined || received >= until) return answer
  }
}

/** Every file of the store, whatever it is called. */
async function stored(): Promise<Buffer[]> {
  const folder = path.join(inject('dataDir'), 'originals', TENANT)
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return Promise.all(names.filter((name) => name.isFile()).map((name) => readFile(path.join(name.parentPath, name.name))))
}

/** Files as a browser sends them, whatever they are called. */
async function sendFiles(files: readonly { name: string; bytes: Uint8Array<ArrayBuffer> }[], as = cookie) {
  const form = new FormData()
  for (const { name, bytes } of files) form.append('photos', new Blob([bytes], { type: 'image/jpeg' }), name)
  const request = new Request('http://localhost/', { method: 'POST', body: form })
  const response = await requestSite({
    port: inject('port'),
    path: mySitePath('photos/add'),
    method: 'POST',
    headers: { cookie: as, 'content-type': request.headers.get('content-type') ?? '' },
    body: new Uint8Array(await request.arrayBuffer()),
  })
  return { status: response.status, text: await response.text(), to: response.headers.get('location') }
}

/** A file of the archive of all that is hers. */
async function fromArchive(name: string): Promise<Buffer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'archive-'))
  try {
    const out = path.join(folder, 'all.tar.gz')
    const flags = ['archive', '--tenant', TENANT, '--out', out]
    const { text } = await runHere('privacy', flags, { DATA_DIR: inject('dataDir'), PORT: String(inject('port')) })
    expect(text).toMatch(/ [1-9] originals/)
    await extract({ file: out, cwd: folder }, [name])
    return await readFile(path.join(folder, name))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

describe('a photo from her phone', () => {
  it('goes on where the connection was lost, also signed in anew, and is kept sealed and without its metadata', async () => {
    const file = await photoWithSecrets('jpeg', { orientation: 6 })
    const lost = await send(file, { until: file.length * 0.8 })
    expect(lost.received).toBeGreaterThan(file.length * 0.6)
    const signedOut = await piece(file, lost.received ?? 0, '')
    expect(signedOut.status).toBe(303)
    expect(await (await ask(mySitePath('photos/add'))).text()).toMatch(/A photo of \d\.\d MB stopped at \d\d%/)
    const again = await signInAs(TENANT, sql)
    expect(await (await ask(photoUploadPath(hashOf(file)), {}, again)).json()).toMatchObject({
      received: lost.received,
      upload: expect.stringMatching(/^[0-9a-f]+$/),
    })
    const whole = await send(file, { as: again })
    expect(whole).toMatchObject({ isNew: true, photo: expect.stringMatching(/^photo-[0-9a-f]{10}$/) })
    const id = whole.photo ?? ''
    expect(await drafted()).toEqual([{ field: `photos/${id}`, after: { id, file: `${id}.jpg`, alt: '', slots: ['gallery'] } }])
    const objects = await stored()
    expect(objects.length).toBe(1)
    const [row] = await sql`select * from photo_uploads where tenant_id = ${TENANT}`
    for (const secret of [...SECRETS, hashOf(file), 'JFIF'])
      expect(objects.some((bytes) => bytes.includes(secret)) || JSON.stringify(row).includes(secret.toString()), `${secret}`).toBe(false)
    const shown = Buffer.from(await (await ask(newPhotoPath(id, 'whole'))).arrayBuffer())
    expect(SECRETS.filter((secret) => shown.includes(secret))).toEqual([])
    expect(await sharp(shown).metadata()).toMatchObject({ width: 120, height: 80, orientation: 6 })
    // Once more, in another window: it is the same.
    expect(await send(file)).toMatchObject({ photo: id })
    expect((await drafted()).length).toBe(1)
    const margot = await signInAs('margot', sql)
    expect((await ask(newPhotoPath(id, 'whole'), {}, margot)).status).toBe(404)
    expect(await (await ask(photoUploadPath(hashOf(file)), {}, margot)).json()).toEqual({ received: 0 })
  })

  it('is asked what it shows, and is nothing of hers once nobody wants it', async () => {
    const { photo = '' } = await send(await photoWithSecrets('webp'))
    const words = await (await ask(mySitePath('photos/words'))).text()
    expect(words).toContain(newPhotoPath(photo, 'row'))
    expect(words).toContain('This photo is small (120 × 80 pixels): it will look soft on a large screen.')
    const said = { [`photos-photos-${photo}-alt`]: 'A hand on a rail' }
    const saved = await sendForm(cookie, mySitePath('photos/words'), [...fillIn(readWholeForm(words, 'was.'), said), ['do', 'save']])
    expect([saved.status, saved.text.includes('A hand on a rail')]).toEqual([303, true])
    expect((await drafted())[0]?.after).toMatchObject({ alt: 'A hand on a rail' })
    const own = await (await ask(mySitePath(`photos/${photo}`))).text()
    expect(own).toContain('It can’t open your site: that takes at least 640 × 800 pixels.')
    const opening = fillIn(readWholeForm(own, 'was.'), { [`photos-photos-${photo}-slots`]: ['hero', 'gallery'] })
    const refused = await sendForm(cookie, mySitePath(`photos/${photo}`), [...opening, ['do', 'save']])
    expect([refused.status, refused.text.includes('This photo is too small to open your site')]).toEqual([422, true])
    // All that is hers, whenever she asks for it: opened.
    const archived = await fromArchive(`${TENANT}/originals/${photo}.webp`)
    expect(SECRETS.filter((secret) => archived.includes(secret))).toEqual([])
    expect(await sharp(archived).metadata()).toMatchObject({ format: 'webp' })
    const pass = async () => {
      await sql`update photo_uploads set started_at = started_at - interval '25 hours', finished_at = finished_at - interval '25 hours' where tenant_id = ${TENANT}`
      await runCron()
    }
    await pass()
    expect((await ask(newPhotoPath(photo, 'small'))).status).toBe(200)
    await sendForm(cookie, mySitePath('review'), [['do', 'discard-all']])
    await pass()
    expect((await ask(newPhotoPath(photo, 'small'))).status).toBe(404)
    expect(await stored()).toEqual([])
    expect(await sql`select 1 from photo_uploads where tenant_id = ${TENANT}`).toEqual([])
    expect(await sql`select 1 from keys_to_destroy where tenant_id = ${TENANT} and reference like 'photo-%'`).toEqual([])
  })

  it('comes by a plain form, too: each file is told for itself, and the others go on', async () => {
    const good = await photoWithSecrets('png')
    const bomb = Uint8Array.from(good)
    bomb.set([0, 0, 0x4e, 0x20, 0, 0, 0x27, 0x10], 16)
    const { status, text } = await sendFiles([
      { name: '../../../etc/passwd.jpg', bytes: good },
      { name: 'bomb.png', bytes: bomb },
      { name: 'page.jpg', bytes: Uint8Array.from(Buffer.from('<!doctype html><script>alert(1)</script>'.padEnd(200))) },
      { name: 'half.avif', bytes: (await photoWithSecrets('avif')).slice(0, 900) },
      { name: 'IMG_0451.HEIC', bytes: Uint8Array.from(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'.padEnd(200, '\0'), 'latin1')) },
    ])
    expect(status).toBe(422)
    expect(text).toMatch(/1 photo added\.[\s\S]*Photo 2 of 5: This photo has more than 100 megapixels/)
    expect(text).toMatch(
      /Photo 3 of 5: This is not a photo[\s\S]*Photo 4 of 5: The end of this photo is missing[\s\S]*Photo 5 of 5: This is a HEIC photo/,
    )
    expect(text).not.toMatch(/passwd|IMG_0451/)
    expect((await drafted()).length).toBe(1)
    expect((await stored()).length).toBe(1)
    expect(await sendFiles([{ name: 'again.png', bytes: good }])).toMatchObject({ status: 303, to: mySitePath('photos/words') })
    expect((await sendFiles([])).text).toContain('Please choose a photo first.')
    expect(await sendFiles([{ name: 'late.png', bytes: good }], '')).toMatchObject({ status: 401 })
  })

  it('opens where the same file was refused a moment before, and its key was about to go', async () => {
    const file = await photoWithSecrets('png', { orientation: 3 })
    await send(file, { until: 2 * PIECE })
    await sql`delete from photo_uploads where tenant_id = ${TENANT} and finished_at is null`
    const { photo = '' } = await send(file)
    await runCron()
    expect((await ask(newPhotoPath(photo, 'whole'))).status).toBe(200)
  })
})
