import path from 'node:path'
import { type Content, contentSchema } from '../contract/content.ts'
import type { CustomPage } from '../contract/custom-page.ts'
import { type Experiment, experimentsSchema } from '../contract/experiments.ts'
import { tenantSlugSchema } from '../contract/fields.ts'
import { type Photo, photosSchema } from '../contract/photos.ts'
import { type Tenant, tenantSchema } from '../contract/tenant.ts'
import { type Theme, themeSchema } from '../contract/theme.ts'
import { wordsOf } from '../contract/words/catalogues.ts'
import { checkAcrossFiles } from './check-across-files.ts'
import { checkNames } from './check-names.ts'
import { checkSections } from './check-sections.ts'
import { checkTranslations } from './check-translations.ts'
import { comeAgain } from './come-again.ts'
import { expectedWords } from './explain-issue.ts'
import { loadAbout } from './load-about.ts'
import { loadCustomCss } from './load-custom-css.ts'
import { loadCustomPages } from './load-custom-pages.ts'
import { loadTranslations, type Translation } from './load-translations.ts'
import { loadYaml } from './load-yaml.ts'
import type { Locate } from './parse-yaml.ts'
import { type Problem, relativeFile, TenantProblems } from './problem.ts'

/** A tenant's folder, checked. */
export interface TenantConfig {
  slug: string
  /** Absolute path of the folder. */
  folder: string
  tenant: Tenant
  theme: Theme
  content: ShownContent
  photos: Photo[]
  /** Burnt into every photo. */
  watermark: string | undefined
  experiments: Experiment[]
  /** Markdown of about.md. */
  about: string
  pages: CustomPage[]
  /** Further languages. */
  translations: Translation[]
  /** custom.css, or nothing. */
  css: string
}

/** With the words of the main button, hers or those of her language. */
export type ShownContent = Content & { callToAction: string }

/** Finds a field of a file, for checks that span files. */
export type Locators = Record<'tenant' | 'theme' | 'content' | 'photos' | 'experiments', Locate>

/** Throws TenantProblems with every problem of the folder. `now`: for tests. */
export async function loadTenant(folder: string, now = new Date()): Promise<TenantConfig> {
  const [tenant, theme, content, photos, experiments, about, pages, css] = await Promise.all([
    loadYaml(folder, 'tenant.yaml', tenantSchema),
    loadYaml(folder, 'theme.yaml', themeSchema),
    loadYaml(folder, 'content.yaml', contentSchema),
    loadYaml(folder, 'photos.yaml', photosSchema),
    loadYaml(folder, 'experiments.yaml', experimentsSchema),
    loadAbout(folder, 'about.md'),
    loadCustomPages(folder),
    loadCustomCss(folder),
  ])
  const translations = 'value' in tenant ? await loadTranslations(folder, tenant.value) : { value: [] }
  const problems = [
    ...(await folderProblems(folder)),
    ...[tenant, theme, content, photos, experiments, about, pages, css, translations].flatMap(problemsOf),
  ]
  if (
    'problems' in tenant ||
    'problems' in theme ||
    'problems' in content ||
    'problems' in photos ||
    'problems' in experiments ||
    'problems' in about ||
    'problems' in pages ||
    'problems' in css ||
    'problems' in translations
  )
    throw new TenantProblems(problems)
  const config: TenantConfig = {
    slug: path.basename(folder),
    folder,
    tenant: tenant.value,
    theme: theme.value,
    content: withButton(content.value, tenant.value),
    photos: photos.value.photos,
    watermark: photos.value.watermark,
    experiments: experiments.value.experiments,
    about: about.value,
    pages: pages.value,
    translations: translations.value.map(({ locate: _places, ...translation }) => translation),
    css: css.value,
  }
  const locate = locatorsOf({ tenant, theme, content, photos, experiments })
  problems.push(...(await checkAcrossFiles(config, locate)), ...checkTranslations(config, translations.value, locate.tenant))
  if (problems.length > 0) throw new TenantProblems(problems)
  return tenant.value.sample ? sampleAt(config, now) : config
}

/** In every language: a note names the first day of its leg. */
const sampleAt = (config: TenantConfig, now: Date): TenantConfig => ({
  ...config,
  tenant: { ...config.tenant, tour: comeAgain(config.tenant.tour, now) },
  translations: config.translations.map((translation) => ({
    ...translation,
    texts: { ...translation.texts, tour: comeAgain(translation.texts.tour, now) },
  })),
})

const locatorsOf = (files: Record<keyof Locators, { locate: Locate }>): Locators =>
  Object.fromEntries(Object.entries(files).map(([name, { locate }]) => [name, locate])) as Locators

/** What the main button says where she says nothing. */
const withButton = (content: Content, { locale }: Tenant): ShownContent => ({
  ...content,
  callToAction: content.callToAction ?? wordsOf(locale).booking.callToAction,
})

const problemsOf = (part: object): Problem[] => ('problems' in part ? (part.problems as Problem[]) : [])

/** What the names of a tenant's folder and its files say, whatever is in them. */
async function folderProblems(folder: string): Promise<Problem[]> {
  const slug = path.basename(folder)
  const result = tenantSlugSchema.safeParse(slug)
  const sections = [...(await checkNames(folder)), ...(await checkSections(folder))]
  if (result.success) return sections
  const expected = result.error.issues.map(expectedWords).join('; ')
  return [{ file: relativeFile(folder, ''), got: `the folder name "${slug}"`, expected, fix: 'Rename the folder.' }, ...sections]
}
