import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { contradictedPrices } from '../../edge/platform/my-site/form/contradicted-prices.ts'
import { examplesIn } from '../../tenants/contract/example-words.ts'
import type { SiteSource } from '../../tenants/contract/site-fields.ts'
import { sampleSource } from '../test-support/sample-source.ts'

it('the words that must not go public are those of the template, wherever a visitor would read them', async () => {
  const folder = path.resolve(import.meta.dirname, '../../tenants/_template')
  const read = (file: string) => readFile(path.join(folder, file), 'utf8')
  const source = {
    'content.yaml': parse(await read('content.yaml')),
    'photos.yaml': parse(await read('photos.yaml')),
    'about.md': await read('about.md'),
  } as SiteSource
  expect(examplesIn(source).map(({ path: field }) => field)).toEqual([
    'tagline',
    'intro',
    '',
    'services/dinner/description',
    'photos/first',
    'photos/second',
    'photos/third',
  ])
  for (const slug of ['claire', 'sophie', 'margot'] as const) expect(examplesIn(sampleSource(slug)), slug).toEqual([])
})

it('the template says nothing in her name that nobody is asked about: no hours of answering, no question, no praise', async () => {
  const folder = path.resolve(import.meta.dirname, '../../tenants/_template')
  const [tenant, content] = await Promise.all(
    ['tenant.yaml', 'content.yaml'].map(async (file) => parse(await readFile(path.join(folder, file), 'utf8')) as Record<string, unknown>),
  )
  expect(tenant?.contact).toEqual({ email: 'EMAIL', preferred: 'booking' })
  expect(tenant?.seo).toEqual({ title: 'NAME · CITY', description: 'NAME, companion in CITY.' })
  expect(content?.faq).toBeUndefined()
})

it('the template says for how many hours each of its rates is, so that a price of hers that does not agree with one is found', async () => {
  const folder = path.resolve(import.meta.dirname, '../../tenants/_template')
  const content = parse(await readFile(path.join(folder, 'content.yaml'), 'utf8')) as {
    services: object[]
    rates: { items: { hours?: number }[] }[]
  }
  expect(content.rates.flatMap(({ items }) => items).filter(({ hours }) => hours === undefined)).toEqual([])
  expect(contradictedPrices({ 'content.yaml': content } as unknown as SiteSource)).toEqual([])
  const [dinner, ...others] = content.services
  const dearer = { ...content, services: [{ ...dinner, price: 1300 }, ...others] }
  expect(contradictedPrices({ 'content.yaml': dearer } as unknown as SiteSource)).toMatchObject([{ id: 'dinner', price: 1300 }])
})
