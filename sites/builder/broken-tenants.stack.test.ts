import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatProblem } from '../../tenants/load/problem.ts'
import { type BuildResult, buildAll } from './build-all.ts'
import { type BuildPaths, buildPaths } from './paths.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

interface Breakage {
  file: string
  change: (text: string) => string
  /** What the message must say. */
  says: RegExp
}

const replace = (pattern: RegExp, replacement: string) => (text: string) => {
  expect(text).toMatch(pattern)
  return text.replace(pattern, replacement)
}
const TEST = `experiments:
  - id: hero
    kind: photo
    hypothesis: One is better.
    page: home
    slot: hero
    status: running
    start: 2026-11-16
    variants: [{ id: control, weight: 50, photo: mist }, { id: other, weight: 50, photo: brushes }]
`

/** Slug -> one thing that is wrong with it. Each is Sophie but for that. */
const BROKEN: Record<string, Breakage> = {
  'bad-weight': {
    file: 'experiments.yaml',
    change: () => TEST.replace('weight: 50, photo: brushes', 'weight: 60, photo: brushes'),
    says: /weights that add up to 100/,
  },
  'unknown-photo': {
    file: 'experiments.yaml',
    change: () => TEST.replace('photo: brushes', 'photo: nowhere'),
    says: /"nowhere"[\s\S]*the id of a photo in photos.yaml \(mist, /,
  },
  'no-control': {
    file: 'experiments.yaml',
    change: () => TEST.replace('id: control', 'id: first'),
    says: /one variant with the id "control"/,
  },
  'photo-without-slot': { file: 'experiments.yaml', change: () => TEST, says: /"brushes", which has not the slot "hero"/ },
  'gate-as-test': {
    file: 'experiments.yaml',
    change: () => TEST.replace('id: hero\n', 'id: gate\n'),
    says: /another name: the age gate has this one/,
  },
  'missing-alt': {
    file: 'photos.yaml',
    change: replace(/ {4}alt: Low clouds.*\n/, ''),
    says: /photos\[0\]\.alt[\s\S]*got {7}nothing[\s\S]*Add "alt"/,
  },
  'missing-file': {
    file: 'photos.yaml',
    change: replace(/grayscale-bg-masthead/, 'not-there'),
    says: /"not-there.jpg", which is not there/,
  },
  'path-traversal': {
    file: 'photos.yaml',
    change: replace(/file: grayscale-bg-masthead.jpg/, 'file: ../../claire/photos/silk-crimson.jpg'),
    says: /a plain file name without folders/,
  },
  'doubled-id': { file: 'photos.yaml', change: replace(/id: brushes/, 'id: mist'), says: /"mist" a second time/ },
  'blur-outside': {
    file: 'photos.yaml',
    change: replace(/slots: \[hero, gallery\]/, 'blur: [{ x: 0.8, y: 0.1, width: 0.5, height: 0.2 }]\n    slots: [hero, gallery]'),
    says: /a region inside the photo/,
  },
  'no-hero': {
    file: 'photos.yaml',
    change: replace(/slots: \[hero, gallery\]/, 'slots: [gallery]'),
    says: /no photo with the slot "hero"/,
  },
  'overlapping-legs': {
    file: 'tenant.yaml',
    change: replace(/(note: For the summer festival\.)/, '$1\n  - city: Perth\n    from: 2027-01-17\n    to: 2027-01-20'),
    says: /Perth 2027-01-17 to 2027-01-20, which overlaps Hobart/,
  },
  'leg-backwards': {
    file: 'tenant.yaml',
    change: replace(/to: 2027-01-18/, 'to: 2027-01-10'),
    says: /a last day that is not before the first/,
  },
  'bad-zone': { file: 'tenant.yaml', change: replace(/^timeZone: .*/m, 'timeZone: Melbourne'), says: /an IANA time zone/ },
  'bad-colour': { file: 'theme.yaml', change: replace(/accent: .*/, 'accent: salmon'), says: /"salmon"[\s\S]*a colour as #rrggbb/ },
  'bad-contrast': {
    file: 'theme.yaml',
    change: replace(/muted: .*/, 'muted: "#3a3f44"'),
    says: /muted #3a3f44 on background #111315: contrast 1\.\d\d[\s\S]*Use #[0-9a-f]{6}, the nearest/,
  },
  'yaml-syntax': {
    file: 'content.yaml',
    change: replace(/^tagline: .*/m, 'tagline: "no end'),
    says: /content.yaml:\d+:\d+\n {2}got {7}a quote that is never closed/,
  },
  'unknown-field': { file: 'content.yaml', change: replace(/^intro:/m, 'introduction:'), says: /unknown field "introduction"/ },
  'own-page-taken': {
    file: 'pages/booking.md',
    change: () => '---\ntitle: Booking\n---\nText',
    says: /the file name "booking.md"[\s\S]*a name that no page of the site has already/,
  },
  'own-page-headless': { file: 'pages/first-time.md', change: () => 'Just text', says: /YAML between two lines of ---/ },
  'one-host-a': { file: 'tenant.yaml', change: replace(/^socials:/m, 'domains: [shared.example]\nsocials:'), says: /(?!)/ },
  'one-host-b': {
    file: 'tenant.yaml',
    change: replace(/^socials:/m, 'domains: [shared.example]\nsocials:'),
    says: /"shared.example", which one-host-a has already/,
  },
  'third-party-css': {
    file: 'custom.css',
    change: () => 'body { color: red }\n.hero { background: url(https://cdn.example/a.png) }\n',
    says: /custom.css:2:\d+\n[\s\S]*no address of another host/,
  },
  'platform-host': {
    file: 'tenant.yaml',
    change: replace(/^socials:/m, 'domains: [other.companionconnect.app]\nsocials:'),
    says: /a domain of her own, not one of companionconnect.app/,
  },
}

let paths: BuildPaths
let result: BuildResult

beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'broken-'))
  const real = buildPaths(ROOT)
  paths = { ...real, tenants: path.join(folder, 'tenants'), dist: path.join(folder, 'dist'), cache: path.join(folder, 'cache') }
  for (const part of ['photos', 'fonts', 'engine-files.json'])
    await cp(path.join(real.cache, part), path.join(paths.cache, part), { recursive: true }).catch(() => undefined)
  const sophie = path.join(real.tenants, 'sophie')
  for (const [slug, { file, change }] of Object.entries(BROKEN)) {
    const target = path.join(paths.tenants, slug)
    await cp(sophie, target, { recursive: true })
    await cp(sophie, path.join(target, 'pages'), { recursive: true, filter: (source) => source === sophie })
    await writeFile(path.join(target, file), change(await readFile(path.join(target, file), 'utf8').catch(() => '')))
  }
  // Two that only their bytes betray: a text that calls itself a photo, and 200 megapixels in a few kilobytes.
  for (const slug of ['no-image', 'torn', 'bomb', 'API', 'reserved-name'])
    await cp(sophie, path.join(paths.tenants, slug), { recursive: true })
  await writeFile(path.join(paths.tenants, 'no-image/photos/paint-brushes.jpg'), '<?php echo 1 ?>')
  await writeFile(path.join(paths.tenants, 'torn/photos/paint-brushes.jpg'), '\xff\xd8\xff\xe0, and then no photo', 'latin1')
  const bomb = await sharp({ create: { width: 20_000, height: 10_000, channels: 3, background: '#000' }, limitInputPixels: false })
    .png({ compressionLevel: 9 })
    .toBuffer()
  await writeFile(path.join(paths.tenants, 'bomb/photos/paint-brushes.jpg'), bomb)
  await cp(path.join(paths.tenants, 'reserved-name'), path.join(paths.tenants, 'admin'), { recursive: true })
  result = await buildAll({ paths, tenants: [], force: false, onProgress: () => undefined })
})
afterAll(() => rm(path.dirname(paths.dist), { recursive: true, force: true }))

const messageOf = (slug: string) =>
  result.problems
    .filter(({ file }) => `${file}/`.startsWith(`tenants/${slug}/`))
    .map(formatProblem)
    .join('\n')

describe('a broken tenant', () => {
  it.each(Object.entries(BROKEN).filter(([slug]) => slug !== 'one-host-a'))('%s gets its own message', (slug, { says }) => {
    expect(messageOf(slug)).toMatch(says)
  })

  it('whose photo is no image is told which', () => {
    expect(messageOf('no-image')).toMatch(
      /photos.yaml:\d+:\d+ {2}photos\[1\].file[\s\S]*"paint-brushes.jpg", which is no photo by its first bytes/,
    )
    expect(messageOf('torn')).toMatch(/photos\/paint-brushes.jpg {2}photo "brushes"[\s\S]*export it again as JPEG/)
  })

  it('whose photo is a bomb is refused before a pixel is decoded', () => {
    expect(messageOf('bomb')).toMatch(/photos\/paint-brushes.jpg[\s\S]*at most 100 megapixels/)
  })

  it('whose name is the platform’s, or no host label, is told to rename the folder', () => {
    expect(messageOf('admin')).toMatch(/a name that the platform does not keep for itself[\s\S]*Rename the folder/)
    expect(messageOf('API')).toMatch(/lower-case letters/)
  })

  it('writes nothing into dist, and does not stop the others', async () => {
    const built = (await readdir(paths.dist)).filter((name) => !name.startsWith('.')).sort()
    expect(built).toEqual(['one-host-a', 'platform', 'reserved-name'])
    expect(result.builds.map(({ slug }) => slug)).toEqual(['one-host-a', 'reserved-name'])
  })
})
