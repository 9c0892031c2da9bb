import { findUndrawn, undrawnWords } from '../../../../tenants/contract/drawn-letters.ts'
import { HER_FILES, type HerFile } from '../../../../tenants/contract/her-fields.ts'
import type { Json, SiteField, SiteSource } from '../../../../tenants/contract/site-fields.ts'
import { findForeign } from '../../../../tenants/markdown/find-foreign.ts'
import { findTags, tagWords } from '../../../../tenants/markdown/find-tags.ts'
import { problemWords } from './problem-words.ts'
import { nameOf } from './typed.ts'

export interface FieldProblem extends SiteField {
  words: string
}

/** What the contract has against files of her site: a whole file is read, so that what its fields mean beside each other counts. Pure. */
export function checkSite(source: SiteSource, files: readonly string[]): FieldProblem[] {
  return files.filter(isHerFile).flatMap((file) => {
    const parsed = HER_FILES[file].safeParse(source[file])
    if (parsed.success) return [...foreignIn(file, source[file]), ...tagsIn(file, source[file]), ...undrawnIn(file, source)]
    return parsed.error.issues.map((issue) => {
      const { path, value } = find(source[file], issue.path)
      return { file, path, words: problemWords(issue, value) }
    })
  })
}

/** Of a file that is Markdown as a whole. */
const foreignIn = (file: string, text: Json | undefined): FieldProblem[] =>
  file.endsWith('.md') && typeof text === 'string' ? findForeign(text).map(({ words }) => ({ file, path: '', words })) : []

/** Of one that is YAML: its texts are shown as they are typed. */
const tagsIn = (file: string, value: Json | undefined): FieldProblem[] =>
  typeof value === 'string' ? [] : findTags(value).map((tag) => ({ file, path: find(value, tag.path).path, words: tagWords(tag) }))

/** Of what the picture of a shared link is drawn of: in two files, and by the language that one of them says. */
function undrawnIn(file: HerFile, source: SiteSource): FieldProblem[] {
  const said = { ...Object(source['tenant.yaml']), tagline: Object(source['content.yaml']).tagline } as Record<string, Json | undefined>
  const text = (name: string) => String(said[name] ?? '')
  return findUndrawn({ locale: text('locale'), name: text('name'), city: text('city'), tagline: text('tagline') })
    .filter((each) => each.file === file)
    .map(({ path, letter }) => ({ file, path, words: undrawnWords(letter) }))
}

const isHerFile = (file: string): file is HerFile => Object.hasOwn(HER_FILES, file)

/** A member of a list by its id, where it has one. */
function find(root: Json | undefined, steps: readonly PropertyKey[]): { path: string; value: Json | undefined } {
  const path: string[] = []
  let value: Json | undefined = root
  for (const step of steps) {
    value = typeof value === 'object' && value !== null ? (value as Record<PropertyKey, Json>)[step] : undefined
    const id = typeof step === 'number' && typeof value === 'object' && value !== null ? (value as { id?: Json }).id : undefined
    path.push(typeof id === 'string' ? id : String(step))
  }
  return { path: path.join('/'), value }
}

/**
 * Problems by what the form calls the fields they belong to: of a row of a list, the row's field. Problems of no field here: as they are, for the page to
 * say.
 */
export function problemsByName(
  fields: readonly SiteField[],
  problems: readonly FieldProblem[],
): { byName: Map<string, string>; others: FieldProblem[] } {
  const byName = new Map<string, string>()
  const others: FieldProblem[] = []
  for (const problem of problems) {
    const field = fields.find(
      ({ file, path }) => file === problem.file && (path === problem.path || path === '' || problem.path.startsWith(`${path}/`)),
    )
    if (!field) others.push(problem)
    else {
      const below = problem.path.slice(field.path.length).split('/').filter(Boolean)
      const name = [nameOf(field), ...below].join('.')
      if (!byName.has(name)) byName.set(name, problem.words)
    }
  }
  return { byName, others }
}
