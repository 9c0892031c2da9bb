import type { Sql } from 'postgres'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { selectPictures } from '../../../db/queries/pictures.ts'
import { requestDashboard } from '../../../scripts/test-support/request-dashboard.ts'
import { signInAs } from '../../../scripts/test-support/sign-in.ts'
import { findMetadata } from '../../../sites/builder/prove-no-metadata.ts'
import { ROW_PICTURE_BYTES_MAX, THUMBNAIL_BYTES_MAX } from '../../../tenants/contract/limits.ts'
import { picturePath } from '../../../tenants/contract/urls.ts'

let sql: Sql
let claire: string
beforeAll(async () => {
  sql = connect(inject('databaseUrl'))
  claire = await signInAs('claire', sql)
})
afterAll(() => sql.end())

it('shows a signed-in companion each of her photos, small and without metadata, and does not send it twice', async () => {
  const pictures = [...(await selectPictures(sql, 'claire')).values()]
  expect(pictures.map(({ photoId }) => photoId)).toEqual(expect.arrayContaining(['silk', 'garden', 'boats']))
  for (const picture of pictures) {
    const answer = await requestDashboard(picturePath(picture), { cookie: claire })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/webp'])
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.length).toBeLessThanOrEqual(THUMBNAIL_BYTES_MAX)
    expect(await findMetadata(bytes)).toEqual([])
    expect(answer.headers.get('cache-control')).toMatch(/^private, max-age=\d+$/)
    const row = await requestDashboard(picturePath(picture, 'row'), { cookie: claire })
    expect([row.status, (await row.arrayBuffer()).byteLength <= ROW_PICTURE_BYTES_MAX]).toEqual([200, true])
    const again = await requestDashboard(picturePath(picture), {
      cookie: claire,
      headers: { 'if-none-match': answer.headers.get('etag') ?? '' },
    })
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0])
  }
})

it('shows nobody a photo of another companion, nor any to somebody who is not signed in', async () => {
  const hers = [...(await selectPictures(sql, 'sophie')).values()]
  const mine = await selectPictures(sql, 'claire')
  const foreign = hers.filter(({ photoId }) => !mine.has(photoId))
  expect(foreign.length).toBeGreaterThan(0)
  const statusOf = async (picture: (typeof hers)[number], cookie: string) =>
    Promise.all((['tile', 'row'] as const).map(async (size) => (await requestDashboard(picturePath(picture, size), { cookie })).status))
  for (const picture of foreign) expect(await statusOf(picture, claire)).toEqual([404, 404])
  for (const picture of mine.values()) expect(await statusOf(picture, '')).toEqual([404, 404])
  for (const file of ['silk.jpg', 'silk', '..%2fsilk.webp', `${'a'.repeat(200)}.webp`])
    expect((await requestDashboard(`/pictures/${file}`, { cookie: claire })).status, file).toBe(404)
})
