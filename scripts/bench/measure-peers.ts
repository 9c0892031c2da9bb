import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { MEASURING_MODULES, openProgram } from '../measuring/open-tools.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const run = promisify(execFile)
const bin = (name: string) => path.join(ROOT, 'node_modules/.bin', name)

export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

/** Our build of a folder of synthetic tenants by force, in a process of its own. */
export async function measureOurs(folder: string): Promise<{ seconds: number; peakMb: number }> {
  let peakMb = 0
  const taken = await seconds(async () => {
    const { stdout } = await run(process.execPath, [path.join(import.meta.dirname, 'build-once.ts'), folder])
    const told = JSON.parse(stdout) as { problems: number; peakMb: number }
    if (told.problems > 0) throw new Error(`${told.problems} problems in synthetic tenants`)
    peakMb = told.peakMb
  })
  return { seconds: taken, peakMb }
}

/** `astro build` of the same pages' code, as a process for each tenant would run it; it does not even render a page. */
export async function measureAstro(): Promise<number> {
  const out = await mkdtemp(path.join(tmpdir(), 'bench-astro-'))
  try {
    return await seconds(() => run(bin('astro'), ['build', '--root', ROOT, '--outDir', out, '--silent'], { cwd: ROOT }))
  } finally {
    await rm(out, { recursive: true, force: true })
  }
}

export const PAGES = ['index', 'about', 'gallery', 'services', 'rates', 'tour', 'booking', 'privacy']

/** Eleventy on as many tenants of eight pages: texts and photos of the sample in its own templates, CSS inlined, no photo encoded. Seconds. */
export async function measureEleventy(tenants: number): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-eleventy-'))
  try {
    const eleventy = await openProgram('eleventy')
    await writeEleventySite(folder, tenants)
    const taken = await seconds(() => run(eleventy, ['--input=src', '--output=out', '--quiet'], { cwd: folder }))
    const built = await readdir(path.join(folder, 'out'))
    if (built.length !== tenants) throw new Error(`Eleventy built ${built.length} of ${tenants} tenants`)
    return taken
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What the peers' pages say: texts of the sample, and of everything as much as a synthetic tenant has. */
export async function peerContent(count: number) {
  const css = await readFile(path.join(ROOT, 'sites/styles/base.css'), 'utf8')
  const about = await readFile(path.join(ROOT, 'tenants/sophie/about.md'), 'utf8')
  const photos = Array.from({ length: 12 }, (_, index) => ({ id: `photo-${index}`, alt: `Photo ${index}` }))
  const items = (noun: string, length: number) =>
    Array.from({ length }, (_, index) => ({ name: `${noun} ${index}`, text: about.slice(0, 200), price: 100 * index }))
  const tenants = Array.from({ length: count }, (_, index) => ({
    slug: `synthetic-${index}`,
    name: `Ada ${index}`,
    about,
    photos,
    services: items('Service', 4),
    rates: items('Rate', 8),
    faq: items('Question', 6),
  }))
  return { css, tenants }
}

async function writeEleventySite(folder: string, count: number): Promise<void> {
  const { css, tenants } = await peerContent(count)
  await mkdir(path.join(folder, 'src/_includes'), { recursive: true })
  await mkdir(path.join(folder, 'src/_data'), { recursive: true })
  await symlink(MEASURING_MODULES, path.join(folder, 'node_modules'))
  await writeFile(path.join(folder, 'package.json'), '{"type":"module"}')
  await writeFile(path.join(folder, 'src/_data/tenants.json'), JSON.stringify(tenants))
  await writeFile(path.join(folder, 'src/_data/css.json'), JSON.stringify(css))
  await writeFile(path.join(folder, 'src/_includes/page.njk'), LAYOUT)
  for (const page of PAGES) {
    const permalink = page === 'index' ? '/{{ tenant.slug }}/index.html' : `/{{ tenant.slug }}/${page}/index.html`
    const front = `---\npagination:\n  data: tenants\n  size: 1\n  alias: tenant\npermalink: "${permalink}"\nlayout: page.njk\n---\n`
    await writeFile(path.join(folder, `src/${page}.njk`), front + BODY)
  }
}

const LAYOUT = `<!doctype html><html lang="en-AU"><head><meta charset="utf-8"><title>{{ tenant.name }}</title><style>{{ css | safe }}</style></head><body>
<header>{{ tenant.name }}<nav>${PAGES.map((page) => `<a href="/${page}">${page}</a>`).join('')}</nav></header><main>{{ content | safe }}</main><footer>{{ tenant.name }}</footer></body></html>`
const BODY = `<h1>{{ tenant.name }}</h1><p>{{ tenant.about }}</p>
{% for photo in tenant.photos %}<picture><source type="image/avif" srcset="/a/{{ photo.id }}-320.avif 320w, /a/{{ photo.id }}-640.avif 640w"><img src="/a/{{ photo.id }}.jpg" alt="{{ photo.alt }}" loading="lazy"></picture>{% endfor %}
{% for each in tenant.services %}<section><h2>{{ each.name }}</h2><p>{{ each.text }}</p><p>{{ each.price }}</p></section>{% endfor %}
<table>{% for each in tenant.rates %}<tr><th>{{ each.name }}</th><td>{{ each.price }}</td></tr>{% endfor %}</table>
{% for each in tenant.faq %}<details><summary>{{ each.name }}</summary><p>{{ each.text }}</p></details>{% endfor %}`
