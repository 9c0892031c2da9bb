import { type ExampleField, examplesIn } from '../contract/example-words.ts'
import { type SiteSource, stepsOf } from '../contract/site-fields.ts'
import type { Locators, TenantConfig } from './load-tenant.ts'
import { type HerProblem, relativeFile } from './problem.ts'

/** What an open site still has of tenants/_template. One that is in preview may: nobody finds it. */
export function checkExampleWords(config: TenantConfig, locate: Locators): HerProblem[] {
  if (config.tenant.status !== 'active') return []
  return examplesOf(config).map((field) => ({
    ...placeOf(config, field, locate),
    got: 'what tenants/_template says',
    expected: 'words and photos of hers, as the site is open to everyone (status: active)',
    fix: 'Write her own, or set status: preview.',
    words: 'This is still the example. Write it in your own words before everybody can read it.',
  }))
}

/** The same of a site that is not open yet, a line for each. */
export const exampleLines = (config: TenantConfig): string[] =>
  examplesOf(config).map(
    ({ file, path, words }) =>
      `  tenants/${config.slug}/${file}${path === '' ? '' : ` ${path}`}: ${words.replace(/^.* is still/, 'still')}`,
  )

const examplesOf = ({ content, about, photos }: TenantConfig): ExampleField[] =>
  examplesIn({ 'content.yaml': content, 'about.md': about, 'photos.yaml': { photos } } as unknown as SiteSource)

function placeOf({ folder, content, photos }: TenantConfig, { file, path }: ExampleField, locate: Locators) {
  const [list, id, ...below] = stepsOf(path)
  if (file === 'about.md') return { file: relativeFile(folder, file) }
  if (file === 'photos.yaml') return locate.photos(['photos', photos.findIndex((photo) => photo.id === id), 'file'])
  if (list !== 'services') return locate.content([path])
  return locate.content(['services', content.services.findIndex((service) => service.id === id), ...below])
}
