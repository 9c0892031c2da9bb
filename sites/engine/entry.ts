import { createApp } from 'astro/app/entrypoint'
import type { PageContext } from '../context.ts'

// The compiled engine's one door: a path and a context in, HTML out. Runs in Node at build time.

const app = createApp({ streaming: false })

export async function renderPage(path: string, context: PageContext): Promise<string> {
  const request = new Request(new URL(path, 'http://engine.invalid'))
  const response = await app.render(request, { locals: { context } })
  const html = await response.text()
  const expected = path === '/404' ? 404 : 200
  if (response.status !== expected)
    throw new Error(`The page ${path} answered ${response.status} instead of ${expected}: ${html.slice(0, 500)}`)
  return html
}
