import sharp from 'sharp'
import { describe, expect, inject, it } from 'vitest'
import { requestSite } from '../../../scripts/test-support/request-site.ts'

const get = (where: string, headers: Record<string, string> = {}, slug = 'claire') =>
  requestSite({ port: inject('port'), slug, path: where, headers })

describe('a hashed file that is not there', () => {
  // Between two deploys a page asks for a file a moment before it is there: nobody may remember for a year that it was missing.
  it.each(['/_a/missing.js', '/_a/0123456789abcdef-640.avif', '/_a/', '/_a/sub/missing.css'])('is kept by no cache: %s', async (path) => {
    for (const slug of ['claire', '']) {
      const response = await get(path, {}, slug)
      expect([slug, response.status]).toEqual([slug, 404])
      expect(response.headers.get('cache-control'), slug).toBe('no-store')
    }
  })
})

describe('what browsers and phones ask for by name', () => {
  it.each([
    ['/favicon.ico', /^image\/(vnd\.microsoft\.icon|x-icon)$/],
    ['/apple-touch-icon.png', /^image\/png$/],
    ['/site.webmanifest', /^application\/(manifest\+)?json/],
  ])('%s is there', async (where, type) => {
    const response = await get(where)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(type)
    const bytes = Buffer.from(await response.arrayBuffer())
    if (where === '/site.webmanifest') expect(JSON.parse(bytes.toString())).toMatchObject({ name: 'Claire', display: 'browser' })
    else {
      const png = where === '/favicon.ico' ? bytes.subarray(bytes.readUInt32LE(18)) : bytes
      const side = where === '/favicon.ico' ? 32 : 180
      expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: side, height: side })
      // More than one colour: the initial is in it.
      expect((await sharp(png).stats()).isOpaque).toBe(true)
      expect((await sharp(png).stats()).entropy).toBeGreaterThan(0.2)
    }
  })

  it('says no more than she wants: a plain square where her icon is neutral', async () => {
    const icon = Buffer.from(await (await get('/apple-touch-icon.png', {}, 'sophie')).arrayBuffer())
    expect((await sharp(icon).stats()).entropy).toBe(0)
  })
})

describe('the first photo of a site', () => {
  it('stands in for itself in no other crop than the one that comes', async () => {
    const html = await (await get('/', { cookie: 'adult=yes' }, 'sophie')).text()
    // On a phone the small one of the same crop; on a wide screen, where the crop is another, its colours.
    expect(html).toMatch(
      /\.p-([\w-]+)\{background-image:url\(data:[^)]+\)\}@media \(min-width:52rem\)\{\.p-\1\{background-image:linear-gradient\([^)]+\)\}\}/,
    )
    // Where there is one crop there is nothing to change.
    expect(await (await get('/')).text()).not.toMatch(/@media \(min-width:52rem\)\{\.p-/)
  })
})
