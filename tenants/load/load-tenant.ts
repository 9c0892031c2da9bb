import path from 'node:path'
import type * as z from 'zod'
import { aboutSchema, type Content, contentSchema } from '../contract/content.ts'
import type { CustomPage } from '../contract/custom-page.ts'
import { type Experiment, experimentsSchema } from '../contract/experiments.ts'
import { tenantSlugSchema } from '../contract/fields.ts'
import { type Photo, photosSchema } from '../contract/photos.ts'
import { type Tenant, tenantSchema } from '../contract/tenant.ts'
import { type Theme, themeSchema } from '../contract/theme.ts'
import { checkAcrossFiles } from './check-across-files.ts'
import { checkMarkdown } from './check-markdown.ts'
import { checkSections } from './check-sections.ts'
import { loadCustomCss } from './load-custom-css.ts'
import { loadCustomPages } from './load-custom-pages.ts'
import { type Locate, type Parsed, parseYaml } from './parse-yaml.ts'
import { type Problem, relativeFile, TenantProblems } from './problem.ts'
import { readText } from './read-text.ts'

/** A tenant's folder, checked. */
export interface TenantConfig {
  slug: string
  /** Absolute path of the folder. */
  folder: string
  tenant: Tenant
  theme: Theme
  content: Content
  photos: Photo[]
  /** Burnt into every photo. */
  watermark: string | undefined
  experiments: Experiment[]
  /** Markdown of about.md. */
  about: string
  pages: CustomPage[]
  /** custom.css, or nothing. */
  css: string
}

/** Finds a field of a file, for checks that span files. */
export type Locators = Record<'tenant' | 'theme' | 'content' | 'photos' | 'experiments', Locate>

/** Throws TenantProblems with every problem of the folder. */
export async function loadTenant(folder: string): Promise<TenantConfig> {
  const [tenant, theme, content, photos, experiments, about, pages, css] = await Promise.all([
    loadYaml(folder, 'tenant.yaml', tenantSchema),
    loadYaml(folder, 'theme.yaml', themeSchema),
    loadYaml(folder, 'content.yaml', contentSchema),
    loadYaml(folder, 'photos.yaml', photosSchema),
    loadYaml(folder, 'experiments.yaml', experimentsSchema),
    loadAbout(folder),
    loadCustomPages(folder),
    loadCustomCss(folder),
  ])
  const problems = [
    ...(await folderProblems(folder)),
    ...[tenant, theme, content, photos, experiments, about, pages, css].flatMap(problemsOf),
  ]
  if (
    'problems' in tenant ||
    'problems' in theme ||
    'problems' in content ||
    'problems' in photos ||
    'problems' in experiments ||
    'problems' in about ||
    'problems' in pages ||
    'problems' in css
  )
    throw new TenantProblems(problems)
  const config: TenantConfig = {
    slug: path.basename(folder),
    folder,
    tenant: tenant.value,
    theme: theme.value,
    content: content.value,
    photos: photos.value.photos,
    watermark: photos.value.watermark,
    experiments: experiments.value.experiments,
    about: about.value,
    pages: pages.value,
    css: css.value,
  }
  const locate = {
    tenant: tenant.locate,
    theme: theme.locate,
    content: content.locate,
    photos: photos.locate,
    experiments: experiments.locate,
  }
  problems.push(...(await checkAcrossFiles(config, locate)))
  if (problems.length > 0) throw new TenantProblems(problems)
  return config
}

const problemsOf = (part: object): Problem[] => ('problems' in part ? (part.problems as Problem[]) : [])

async function loadYaml<S extends z.ZodType>(folder: string, name: string, schema: S): Promise<Parsed<z.output<S>>> {
  const file = relativeFile(folder, name)
  const read = await readText(path.join(folder, name), file)
  if (read === undefined) return { problems: [missingFile(file)] }
  return 'problems' in read ? read : parseYaml(read.value, { file, schema })
}

async function loadAbout(folder: string): Promise<{ value: string } | { problems: Problem[] }> {
  const file = relativeFile(folder, 'about.md')
  const read = await readText(path.join(folder, 'about.md'), file)
  if (read === undefined) return { problems: [missingFile(file)] }
  if ('problems' in read) return read
  const text = read.value
  const foreign = checkMarkdown(text, { file })
  if (foreign.length > 0) return { problems: foreign }
  const about = aboutSchema.safeParse(text.trim())
  if (about.success) return { value: about.data }
  return {
    problems: [
      {
        file,
        got: `${text.trim().length} characters`,
        expected: 'a text of 1 to 20000 characters',
        fix: 'Write a few paragraphs in Markdown.',
      },
    ],
  }
}

/** What the names of a tenant's folder and its files say, whatever is in them. */
async function folderProblems(folder: string): Promise<Problem[]> {
  const slug = path.basename(folder)
  const result = tenantSlugSchema.safeParse(slug)
  const sections = await checkSections(folder)
  if (result.success) return sections
  const expected = result.error.issues.map((issue) => issue.message).join('; ')
  return [{ file: relativeFile(folder, ''), got: `the folder name "${slug}"`, expected, fix: 'Rename the folder.' }, ...sections]
}

const missingFile = (file: string): Problem => ({
  file,
  got: 'no such file',
  expected: 'the file',
  fix: `Create ${file}; tenants/claire/${path.basename(file)} is an example.`,
})
