import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadTenant } from '../../../tenants/load/load-tenant.ts'
import { ROOT } from '../../command-line/root.ts'
import { createTenant, DEFAULT_ANSWERS } from '../create-tenant.ts'
import { newTenant } from '../new-tenant.ts'
import { MOVED_FILE, moveSite } from './move-site.ts'
import { UNDESCRIBED } from './plan-photos.ts'
import { readFolder } from './read-folder.ts'

const SECRET = 'Jane Q. Realname'
let place = ''
beforeAll(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'moved-'))
  await cp(path.join(import.meta.dirname, 'fixtures'), place, { recursive: true })
  await mkdir(path.join(place, 'tenants'))
  await cp(path.join(ROOT, 'tenants/_template'), path.join(place, 'tenants/_template'), { recursive: true })
  for (const [index, file] of [
    'builder/images/river-at-dusk.jpg',
    'builder/images/old-map.jpg',
    'hugo/static/images/cello.jpg',
    'bare/Herbst & Wein (1).jpg',
    'bare/02.png',
  ].entries())
    await makePhoto(path.join(place, file), { hue: index * 40, width: 900 })
  await makePhoto(path.join(place, 'builder/images/logo.png'), { hue: 0, width: 90 })
  await cp(path.join(place, 'bare/02.png'), path.join(place, 'bare/zz.png'))
  await writeFile(path.join(place, 'bare/broken.jpg'), 'no photo at all')
})
afterAll(() => rm(place, { recursive: true, force: true }))

async function makePhoto(file: string, { hue, width }: { hue: number; width: number }): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  await sharp({ create: { width, height: Math.round(width * 0.7), channels: 3, background: { r: 90 + hue, g: 70, b: 60 } } })
    .withExif({ IFD0: { Artist: SECRET }, IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '33/1 51/1 359/10' } })
    .toFile(file)
}

/** As `npm run new -- … --from` does it, into a folder beside. */
async function move(name: string, country = 'AU', currency = 'AUD') {
  const tenants = path.join(place, 'tenants')
  const source = await readFolder(path.join(place, name))
  const answers = { ...DEFAULT_ANSWERS, name: 'Vivienne Hale', email: 'vivienne@example.com', country, currency }
  const furnish = async (folder: string) => void (await moveSite(folder, source, { answers, tell: () => undefined }))
  await createTenant(tenants, name, { ...answers, furnish })
  const folder = path.join(tenants, name)
  const photos = await Promise.all((await readdir(path.join(folder, 'photos'))).map((file) => readFile(path.join(folder, 'photos', file))))
  for (const photo of photos) {
    expect(photo.includes(SECRET)).toBe(false)
    expect((await sharp(photo).metadata()).exif).toBeUndefined()
  }
  return { ...(await loadTenant(folder)), moved: await readFile(path.join(folder, MOVED_FILE), 'utf8'), files: photos.length }
}

describe('an existing site', () => {
  it('of a builder becomes a tenant that is right, with its photos where the site has them', async () => {
    const { tenant, content, about, photos, pages, moved, files } = await move('builder')
    expect(tenant).toMatchObject({ status: 'preview', contact: { email: 'vivienne@example.com', phone: '+61 400 000 321' } })
    expect([tenant.contact.hours, tenant.contact.responseTime]).toEqual([undefined, undefined])
    expect(content.services.map(({ id }) => id)).toEqual(['a-long-lunch', 'a-day-in-the-hills'])
    expect(content.rates).toHaveLength(2)
    expect([about.slice(0, 14), pages.map(({ slug }) => slug)]).toEqual(['I came to Pert', ['letters']])
    expect(photos.map(({ id, alt, slots }) => ({ id, alt, slots }))).toEqual([
      { id: 'river-at-dusk', alt: 'The river at dusk, seen from a terrace', slots: ['hero', 'gallery'] },
      { id: 'old-map', alt: 'An old map with a pencil on it', slots: ['about', 'gallery'] },
    ])
    expect(files).toBe(2)
    expect(moved).toContain('From images/logo.png:')
    expect(moved).toContain('    In autumn I am away on Mondays.')
  })

  it('of Hugo keeps what only the template could have said out of it', async () => {
    const { tenant, content, photos, moved } = await move('hugo', 'NZ', 'NZD')
    expect(tenant).toMatchObject({ locale: 'en-NZ', contact: { telegram: 'odile_example' } })
    expect([content.faq, content.rates[0]?.items[0]]).toEqual([[], { label: 'Two hours', incall: 700, outcall: 800 }])
    expect(photos).toMatchObject([{ id: 'cello', alt: 'A cello leaning on a chair by a window', slots: ['hero', 'about', 'gallery'] }])
    expect(moved).toContain('/images/harbour.jpg')
  })

  it('that is a folder of photos becomes a gallery, in which each photo asks to be described', async () => {
    const { photos, content, moved } = await move('bare')
    expect(photos.map(({ id, alt }) => [id, alt])).toEqual([
      ['photo', UNDESCRIBED],
      ['herbst-wein-1', UNDESCRIBED],
    ])
    expect(content.tagline).toBe('A line of your own')
    expect(content.services.map(({ price }) => price)).toEqual([undefined])
    expect(moved).toContain('without a price')
    expect(moved).toContain('cannot be opened as a photo')
  })

  it('that is not there makes nothing', async () => {
    await mkdir(path.join(place, 'empty'))
    for (const [from, message] of [
      [path.join(place, 'empty'), /has no page \(\.html, \.md\) and no photo/],
      [path.join(place, 'nowhere'), /is no folder/],
      ['https://printer.local/', /is not the public name of a site/],
    ] as const)
      await expect(newTenant('emma', { yes: true, from })).rejects.toThrow(message)
  })
})
