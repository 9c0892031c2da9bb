import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { PAGES, peerContent, seconds } from './measure-peers.ts'

const run = promisify(execFile)

export const HUGO_MISSING = 'not on this machine: apt-get install hugo'

/** Hugo on as many tenants of eight pages, in one run: what the Eleventy site says, in templates of its own. Seconds; undefined where there is no Hugo. */
export async function measureHugo(count: number): Promise<number | undefined> {
  const isThere = await run('hugo', ['version']).then(
    () => true,
    () => false,
  )
  if (!isThere) return undefined
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-hugo-'))
  try {
    await writeHugoSite(folder, count)
    const taken = await seconds(() => run('hugo', ['--quiet', '--destination', 'out'], { cwd: folder }))
    const pages = (await readdir(path.join(folder, 'out'), { recursive: true })).filter((file) => file.endsWith('index.html'))
    if (pages.length !== count * PAGES.length) throw new Error(`Hugo built ${pages.length} of ${count * PAGES.length} pages`)
    return taken
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function writeHugoSite(folder: string, count: number): Promise<void> {
  const { css, tenants } = await peerContent(count)
  for (const part of ['data', 'layouts/_default', 'content']) await mkdir(path.join(folder, part), { recursive: true })
  const config = { baseURL: 'https://example.org/', disableKinds: ['home', 'section', 'taxonomy', 'term', 'RSS', 'sitemap', '404'] }
  await writeFile(path.join(folder, 'config.json'), JSON.stringify(config))
  await writeFile(path.join(folder, 'data/css.json'), JSON.stringify({ text: css }))
  await writeFile(path.join(folder, 'data/tenants.json'), JSON.stringify(Object.fromEntries(tenants.map((each) => [each.slug, each]))))
  await writeFile(path.join(folder, 'layouts/_default/single.html'), PAGE)
  for (const { slug, about } of tenants) {
    await mkdir(path.join(folder, 'content', slug))
    for (const page of PAGES) {
      const url = page === 'index' ? `/${slug}/` : `/${slug}/${page}/`
      await writeFile(
        path.join(folder, 'content', slug, `${page === 'index' ? 'home' : page}.md`),
        `${JSON.stringify({ title: page, slug: page, tenant: slug, url })}\n\n${about}`,
      )
    }
  }
}

const PAGE = `{{ $t := index site.Data.tenants .Params.tenant }}<!doctype html><html lang="en-AU"><head><meta charset="utf-8"><title>{{ $t.name }}</title><style>{{ site.Data.css.text | safeCSS }}</style></head><body>
<header>{{ $t.name }}<nav>${PAGES.map((page) => `<a href="/${page}">${page}</a>`).join('')}</nav></header><main><h1>{{ $t.name }}</h1>{{ .Content }}
{{ range $t.photos }}<picture><source type="image/avif" srcset="/a/{{ .id }}-320.avif 320w, /a/{{ .id }}-640.avif 640w"><img src="/a/{{ .id }}.jpg" alt="{{ .alt }}" loading="lazy"></picture>{{ end }}
{{ range $t.services }}<section><h2>{{ .name }}</h2><p>{{ .text }}</p><p>{{ .price }}</p></section>{{ end }}
<table>{{ range $t.rates }}<tr><th>{{ .name }}</th><td>{{ .price }}</td></tr>{{ end }}</table>
{{ range $t.faq }}<details><summary>{{ .name }}</summary><p>{{ .text }}</p></details>{{ end }}</main><footer>{{ $t.name }}</footer></body></html>`
