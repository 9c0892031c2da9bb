import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { addPhoto } from '../../../scripts/test-support/add-photo.ts'
import { forgetPhotos } from '../../../scripts/test-support/forget-photos.ts'
import { openHerSite } from '../../../scripts/test-support/open-her-site.ts'
import { photoWithSecrets, SECRETS } from '../../../scripts/test-support/photo-with-secrets.ts'
import { requestSite } from '../../../scripts/test-support/request-site.ts'
import { signInAs } from '../../../scripts/test-support/sign-in.ts'
import { PHOTO_ROW_BYTES_MAX } from '../../../tenants/contract/upload-limits.ts'
import { mySitePath, newPhotoPath, photoUploadPath } from '../../../tenants/contract/urls.ts'

// What Sophie's browser makes of a photo and sends beside it.

const TENANT = 'sophie'
const { sql, cookie, begin, close } = await openHerSite(TENANT)
beforeAll(() => begin())
afterAll(async () => {
  await forgetPhotos(sql, TENANT)
  await close()
})

const ask = (path: string, { method = 'GET', body }: { method?: string; body?: Uint8Array } = {}, as = cookie) =>
  requestSite({ port: inject('port'), path, method, headers: { cookie: as }, ...(body ? { body } : {}) })

it('is shown in rows of lists, the smallest that there is, without metadata', async () => {
  const file = await photoWithSecrets('jpeg', { orientation: 6 })
  const photo = await addPhoto(TENANT, sql, { port: inject('port'), dataDir: inject('dataDir'), file })
  const put = async (part: string, body: Uint8Array) => {
    const hash = createHash('sha256').update(file).digest('hex')
    return (await ask(photoUploadPath(hash, part), { method: 'PUT', body })).status
  }
  const row = async () => {
    const bytes = Buffer.from(await (await ask(newPhotoPath(photo, 'row'))).arrayBuffer())
    expect(SECRETS.filter((secret) => bytes.includes(secret))).toEqual([])
    const { orientation = 1, width } = await sharp(bytes).metadata()
    return { orientation, width }
  }
  expect(await (await ask(mySitePath('photos'))).text()).toContain(newPhotoPath(photo, 'row'))
  // A browser without script makes none: then it is the photo, as it lies in the phone.
  expect(await row()).toEqual({ orientation: 6, width: 120 })
  const upright = await photoWithSecrets('jpeg', { isWide: false })
  expect(await put('preview', upright)).toBe(204)
  expect(await row()).toEqual({ orientation: 1, width: 120 })
  expect(
    await put(
      'row',
      await sharp(upright)
        .resize(60)
        .withMetadata({ exif: { IFD0: { Artist: String(SECRETS[1]) } } })
        .jpeg()
        .toBuffer(),
    ),
  ).toBe(204)
  expect(await row()).toEqual({ orientation: 1, width: 60 })

  expect(await put('row', new Uint8Array(PHOTO_ROW_BYTES_MAX + 1).fill(0xff))).toBe(400)
  expect(await put('row', await photoWithSecrets('png'))).toBe(400)
  expect(await put('row', upright.subarray(0, upright.length / 2))).toBe(400)
  expect((await ask(newPhotoPath(photo, 'row'), {}, await signInAs('margot', sql))).status).toBe(404)
})
