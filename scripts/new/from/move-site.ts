import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { stringify } from 'yaml'
import type { Json } from '../../../tenants/contract/site-fields.ts'
import { readYaml, rewriteYaml } from '../../../tenants/edit/rewrite-yaml.ts'
import type { TenantAnswers } from '../question.ts'
import { placePhotos } from './plan-photos.ts'
import { type PlannedSite, planSite } from './plan-site.ts'
import type { Note, SiteSource } from './site-source.ts'

/** In her folder: what has no place yet. No page is made of it. */
export const MOVED_FILE = 'moved.md'

export interface Moved {
  placed: string[]
  notes: Note[]
}

/** Writes an existing site into a folder that the template has made. */
export async function moveSite(
  folder: string,
  source: SiteSource,
  { answers, tell }: { answers: Pick<TenantAnswers, 'name' | 'country' | 'currency'>; tell: (done: number, total: number) => void },
): Promise<Moved> {
  const plan = planSite(source, answers)
  const photosFolder = path.join(folder, 'photos')
  const { photos, notes } = await placePhotos(source, { write: (file, bytes) => writeFile(path.join(photosFolder, file), bytes), tell })
  await writeTexts(folder, plan)
  if (photos.length > 0) {
    for (const name of await placeholders(folder)) await rm(path.join(photosFolder, name))
    await writeFile(
      path.join(folder, 'photos.yaml'),
      `# Alt texts are those of the old site. Describe each for somebody who cannot see it.\n${stringify({ photos }, { lineWidth: 100 })}`,
    )
  }
  const moved: Moved = {
    placed: [...plan.placed, ...(photos.length > 0 ? [`photos (${photos.length})`] : [])],
    notes: [
      ...plan.notes,
      ...notes,
      ...(photos.length > 0 ? [] : [{ what: 'photos', why: 'not found: three placeholders are there', from: 'the whole site' }]),
    ],
  }
  await writeFile(path.join(folder, MOVED_FILE), tellMoved(moved))
  return moved
}

async function writeTexts(folder: string, { tenant, content, about, pages }: PlannedSite): Promise<void> {
  const filled = Object.fromEntries(Object.entries(content).filter(([, value]) => !Array.isArray(value) || value.length > 0))
  // The template's prices and questions are nobody's: what the old site does not say, the new one does not either.
  await edit(path.join(folder, 'content.yaml'), ({ rates: _rates, faq: _faq, ...template }) => ({
    ...template,
    services: withoutPrices(template.services as Record<string, Json>[]),
    ...(filled as Record<string, Json>),
  }))
  await edit(path.join(folder, 'tenant.yaml'), (template) => ({
    ...template,
    ...(tenant.locale === undefined ? {} : { locale: tenant.locale }),
    // When and how fast she answers is hers to say.
    contact: { ...withoutPromises(template.contact as Record<string, Json>), ...tenant.contact },
    ...(tenant.socials.length === 0 ? {} : { socials: tenant.socials as unknown as Json }),
    seo: { ...(template.seo as Record<string, Json>), ...tenant.seo },
  }))
  if (about !== undefined) await writeFile(path.join(folder, 'about.md'), `${about}\n`)
  if (pages.length > 0) await mkdir(path.join(folder, 'pages'), { recursive: true })
  for (const { slug, text, ...head } of pages)
    await writeFile(path.join(folder, 'pages', `${slug}.md`), `---\n${stringify(head, { lineWidth: 0 })}---\n\n${text}\n`)
}

/** Where the old site has no services that are certain, the template's stay: never at its price. */
const withoutPrices = (services: readonly Record<string, Json>[]): Json => services.map(({ price: _price, ...service }) => service)

const withoutPromises = ({ hours: _hours, responseTime: _time, ...contact }: Record<string, Json>): Record<string, Json> => contact

async function edit(file: string, change: (value: Record<string, Json>) => Record<string, Json>): Promise<void> {
  const text = await readFile(file, 'utf8')
  await writeFile(file, rewriteYaml(text, change(readYaml(text) as Record<string, Json>)))
}

async function placeholders(folder: string): Promise<string[]> {
  const { photos } = readYaml(await readFile(path.join(folder, 'photos.yaml'), 'utf8')) as { photos: { file: string }[] }
  return photos.map(({ file }) => file)
}

function tellMoved({ placed, notes }: Moved): string {
  const byReason = Map.groupBy(notes, ({ why }) => why)
  const entries = [...byReason].map(([why, found]) => {
    const listed = found.map(({ what, from }) => `From ${from}:\n\n${what.replace(/^/gm, '    ')}`)
    return [`## ${why}`, ...listed].join('\n\n')
  })
  return `# Moved from the old site

Placed: ${placed.join(', ') || 'nothing'}. Read it once on the new site: it says what the old one said.

Colours and type are the template's (theme.yaml), and so are opening hours, notice and the shortest booking (tenant.yaml, content.yaml).

${entries.join('\n\n')}

Remove this file when nothing in it is left to do.
`
}
