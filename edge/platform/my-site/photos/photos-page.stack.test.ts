import type { Sql } from 'postgres'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { connect } from '../../../../db/connect.ts'
import { borrowSite } from '../../../../db/queries/borrow-site.ts'
import { addPhoto } from '../../../../scripts/test-support/add-photo.ts'
import { forgetPhotos } from '../../../../scripts/test-support/forget-photos.ts'
import { photoWithSecrets } from '../../../../scripts/test-support/photo-with-secrets.ts'
import { requestDashboard } from '../../../../scripts/test-support/request-dashboard.ts'
import { sampleSource } from '../../../../scripts/test-support/sample-source.ts'
import { signInAs } from '../../../../scripts/test-support/sign-in.ts'
import { mySitePath, newPhotoPath } from '../../../../tenants/contract/urls.ts'

const TENANT = 'sophie'
let sql: Sql
let site: Awaited<ReturnType<typeof borrowSite>>
beforeAll(async () => {
  sql = connect(inject('databaseUrl'))
  site = await borrowSite(sql, TENANT)
})
afterAll(async () => {
  await forgetPhotos(sql, TENANT)
  await site.giveBack()
  await sql.end()
})

it('has a photo that was just added in sight, however long the list is', async () => {
  const source = sampleSource(TENANT)
  const { photos } = source['photos.yaml'] as unknown as { photos: { id: string }[] }
  const more = Array.from({ length: 20 }, (_, at) => ({ ...photos[0], id: `more-${at}`, slots: ['gallery'] }))
  await site.begin({ ...source, 'photos.yaml': { photos: [...photos, ...more] } as never })
  const photo = await addPhoto(TENANT, sql, {
    port: inject('port'),
    dataDir: inject('dataDir'),
    file: await photoWithSecrets('jpeg', { orientation: 5 }),
  })
  const cookie = await signInAs(TENANT, sql)
  const show = async (path: string) => (await requestDashboard(path, { cookie })).text()
  const list = await show(mySitePath('photos'))
  const [, added = ''] = /<section aria-label="Just added">([\s\S]*?)<\/section>/.exec(list) ?? []
  expect(added).toContain(`href="${mySitePath(`photos/${photo}`)}"`)
  expect(added).toContain(newPhotoPath(photo, 'row'))
  expect(list).toContain(`Show all ${photos.length + 21} photos`)
  const whole = `${mySitePath('photos')}?show=all`
  const all = await show(whole)
  expect([all.includes('Just added'), all.includes(`data-id="${photo}"`)]).toEqual([false, true])
  // What she moves there leaves her there.
  const moved = await requestDashboard(whole, { cookie, form: { do: `move-up:${photo}` } })
  expect(moved.headers.get('location')).toBe(`${whole}&said=moved`)
})
