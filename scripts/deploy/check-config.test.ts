import { glob, readFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'jsonc-parser'
import { describe, expect, it } from 'vitest'
import { PLATFORM_DOMAIN } from '../../tenants/contract/urls.ts'
import { ROOT } from '../command-line/root.ts'
import { configProblems, placeholderIds } from './check-config.ts'

const files = (await Array.fromAsync(glob('edge/*/wrangler.jsonc', { cwd: ROOT }))).sort()
/** Not behind a comment. */
const CODE_THAT_NAMES_IT = new RegExp(`^(?!\\s*(?://|\\*|/\\*)).*${RegExp.escape(PLATFORM_DOMAIN)}`, 'm')
const read = async (file: string) => parse(await readFile(path.join(ROOT, file), 'utf8')) as Record<string, unknown>

describe('a wrangler.jsonc', () => {
  it('is there for each Worker that is deployed', () => {
    expect(files).toEqual(['edge/dispatch/wrangler.jsonc', 'edge/platform/wrangler.jsonc', 'edge/site/wrangler.jsonc'])
  })

  it.each(files)('%s is what wrangler’s own schema allows, on no address but its routes', async (file) => {
    const config = await read(file)
    expect(await configProblems(ROOT, config)).toEqual([])
    expect(config).toMatchObject({ workers_dev: false, preview_urls: false })
  })

  it.each([
    [{ durable_object: {} }, 'durable_object is no field that wrangler knows.'],
    [{ compatibility_date: 2026 }, 'compatibility_date must be string.'],
    [{ queues: { consumers: [{ queue: 'events', max_batch: 5 }] } }, 'queues.consumers.0.max_batch is no field that wrangler knows.'],
  ])('is refused with %j', async (change, problem) => {
    expect(await configProblems(ROOT, { ...(await read('edge/platform/wrangler.jsonc')), ...change })).toContain(problem)
  })

  it('has the one domain of the platform that all other code has', async () => {
    const { vars } = (await read('edge/platform/wrangler.jsonc')) as { vars: Record<string, string> }
    expect(vars).toMatchObject({ PLATFORM_DOMAIN, PLATFORM_URL: `https://${PLATFORM_DOMAIN}` })
    // Everything else asks for it; text alone may name it.
    const naming: string[] = []
    for await (const file of glob('{edge,sites,tenants,db,scripts}/**/*.{ts,tsx,astro,sql,jsonc}', { cwd: ROOT }))
      if (!/\.test\.|\.d\.ts$|fixture/.test(file)) {
        const code = await readFile(path.join(ROOT, file), 'utf8')
        // The second alone takes a second of a processor for all files.
        if (code.includes(PLATFORM_DOMAIN) && CODE_THAT_NAMES_IT.test(code)) naming.push(file)
      }
    expect(naming.sort()).toEqual(['edge/platform/wrangler.jsonc', 'tenants/contract/urls.ts'])
  })

  it('names the ids that an account still has to give it', async () => {
    expect(placeholderIds(await read('edge/platform/wrangler.jsonc'))).toEqual(['DB'])
    expect(placeholderIds({ hyperdrive: [{ binding: 'DB', id: 'd'.repeat(32) }] })).toEqual([])
  })
})
