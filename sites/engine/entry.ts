import { AsyncLocalStorage } from 'node:async_hooks'
import { createApp } from 'astro/app/entrypoint'
import type { PageContext } from '../context.ts'

// The compiled engine's one door: a path and a context in, HTML out. Runs in Node at build time.

const app = createApp({ streaming: false })
const told = new AsyncLocalStorage<string[]>()
// What a component throws Astro tells its log alone, and answers 500 without a word.
app.logger.error = (_label: string | null, message: string) => void told.getStore()?.push(message)

export async function renderPage(path: string, context: PageContext): Promise<string> {
  const request = new Request(new URL(path, 'http://engine.invalid'))
  const errors: string[] = []
  const response = await told.run(errors, () => app.render(request, { locals: { context } }))
  const html = await response.text()
  const expected = path === '/404' ? 404 : 200
  if (response.status === expected) return html
  throw Object.assign(
    new Error(`The page ${path} answered ${response.status} instead of ${expected}: ${reasonOf(errors) ?? html.slice(0, 500)}`),
    {
      component: componentIn(errors),
    },
  )
}

const reasonOf = ([stack]: readonly string[]): string | undefined => stack?.split('\n')[0]

/** `at AstroComponentInstance.Hero [as factory]`: the innermost that the error went through. */
const componentIn = ([stack = '']: readonly string[]): string | undefined => /AstroComponentInstance\.(\w+) \[as factory\]/.exec(stack)?.[1]
