import { cp, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { localeSchema, tenantSlugSchema } from '../../tenants/contract/fields.ts'
import { homeDescription } from '../../tenants/contract/home-description.ts'
import { homeTitle } from '../../tenants/contract/home-title.ts'
import { expectedWords } from '../../tenants/load/explain-issue.ts'
import { loadTenant } from '../../tenants/load/load-tenant.ts'
import type { TenantAnswers } from './question.ts'
import { quickExitIn } from './quick-exit-in.ts'

/** What is proposed, and what --yes takes. */
export const DEFAULT_ANSWERS: Omit<TenantAnswers, 'name' | 'email'> = {
  city: 'Sydney',
  timeZone: 'Australia/Sydney',
  country: 'AU',
  currency: 'AUD',
  layout: 'minimal',
}

/**
 * tenants/_template -> tenants/<slug>, filled in and checked. Throws with a sentence, and leaves nothing, if an answer is not right. `isInvited`: she sets it up
 * herself, and until that is approved nobody can open it. `furnish` writes more into the folder before it is checked.
 */
export async function createTenant(
  tenants: string,
  slug: string,
  { isInvited = false, furnish, ...answers }: TenantAnswers & { isInvited?: boolean; furnish?: (folder: string) => Promise<void> },
): Promise<void> {
  const checked = tenantSlugSchema.safeParse(slug)
  if (!checked.success) throw new Error(`"${slug}" cannot be a tenant's name: ${checked.error.issues.map(expectedWords).join('; ')}.`)
  const target = path.join(tenants, slug)
  if (await stat(target).catch(() => undefined)) throw new Error(`tenants/${slug} is there already. Choose another name, or edit that one.`)
  const staging = await mkdtemp(path.join(tenants, '.new-'))
  try {
    const folder = path.join(staging, slug)
    await cp(path.join(tenants, '_template'), folder, { recursive: true })
    await fillIn(folder, answers)
    await furnish?.(folder)
    if (isInvited) await edit(path.join(folder, 'tenant.yaml'), { '^status: .*$': CLOSED })
    await loadTenant(folder)
    await rename(folder, target)
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

const CLOSED = 'status: inactive'

/** Replaces the words in capitals. JSON's quotes are YAML's, so no answer can break out of its field. */
async function fillIn(folder: string, { name, city, timeZone, country, currency, email, layout }: TenantAnswers): Promise<void> {
  const whole = {
    '^name: NAME$': `name: ${JSON.stringify(name)}`,
    '^city: CITY$': `city: ${JSON.stringify(city)}`,
    '^country: .*$': `country: ${JSON.stringify(country)}`,
    '^locale: .*$': `locale: ${JSON.stringify(localeIn(country))}`,
    '^currency: .*$': `currency: ${JSON.stringify(currency)}`,
    '^  quickExit: .*$': `  quickExit: ${JSON.stringify(quickExitIn(country))}`,
    'email: EMAIL$': `email: ${JSON.stringify(email)}`,
    TIME_ZONE: JSON.stringify(timeZone),
  }
  const title = {
    'title: NAME · CITY': `title: ${JSON.stringify(homeTitle(name, city))}`,
    'description: .* CITY\\.': `description: ${JSON.stringify(homeDescription({ name, city }))}`,
  }
  await edit(path.join(folder, 'tenant.yaml'), { ...whole, ...title })
  await edit(path.join(folder, 'theme.yaml'), { '^layout: minimal': `layout: ${JSON.stringify(layout)}` })
}

/** The template's words are English. As it is written in her country: dates, prices. */
function localeIn(country: string): string {
  const locale = `en-${country}`
  return localeSchema.safeParse(locale).success ? locale : 'en'
}

async function edit(file: string, replacements: Record<string, string>): Promise<void> {
  const text = await readFile(file, 'utf8')
  const edited = Object.entries(replacements).reduce(
    (before, [pattern, replacement]) => before.replace(new RegExp(pattern, 'm'), () => replacement),
    text,
  )
  await writeFile(file, edited)
}
