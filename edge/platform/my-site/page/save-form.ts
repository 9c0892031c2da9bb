import type { HerField } from '../../../../tenants/contract/her-fields.ts'
import { type Json, type SiteChange, siteValueOf } from '../../../../tenants/contract/site-fields.ts'
import { checkSite, type FieldProblem, problemsByName } from '../form/check-site.ts'
import { editRows, readDeed } from '../form/edit-rows.ts'
import { isInside, isUntouched, planSave, withChanges } from '../form/plan-save.ts'
import { nameOf, type Typed, type TypedRow, typedOf, withoutEmptyRows } from '../form/typed.ts'
import { type FormState, typedOfForm } from './form-view.tsx'
import type { SiteFacts } from './read-site.ts'

export type Sent =
  /** A button of a list: the form as it is then. */
  | { kind: 'edited'; state: FormState }
  /** To be looked at once more. */
  | { kind: 'stale'; state: FormState }
  | { kind: 'problems'; state: FormState; others: FieldProblem[] }
  | { kind: 'changes'; changes: SiteChange[] }

/** What a sent form asks for. */
export async function readSent(fields: readonly HerField[], form: FormData, { source }: Pick<SiteFacts, 'source'>): Promise<Sent> {
  const sent = typedOfForm(fields, form)
  const wasOf = (name: string) => String(form.get(`was.${name}`) ?? '')
  const { typed, was } = await withNewest(fields, sent, { source, wasOf })
  const deed = readDeed(form.get('do'))
  if (deed) {
    const { form: edited, open } = editRows(typed, new Map(fields.map((field) => [nameOf(field), field])), deed)
    return { kind: 'edited', state: { typed: edited, was, open } }
  }
  const { changes, stale } = await planSave(fields, { typed: sent, was: wasOf, source })
  const tidied = tidy(fields, typed)
  const refused = refuse(fields, { source, changes })
  // Only where the newer value is shown does the next form begin from it.
  for (const name of stale.keys()) was.delete(name)
  if (refused) return { kind: 'problems', state: { typed: tidied, problems: refused.byName, stale, was }, others: refused.others }
  return stale.size > 0 ? { kind: 'stale', state: { typed: tidied, stale, was } } : { kind: 'changes', changes }
}

/** What she has touched as she left it, and all else as her site says it now: a form that comes back takes nothing back from another window. */
async function withNewest(
  fields: readonly HerField[],
  sent: TypedRow,
  { source, wasOf }: { source: SiteFacts['source']; wasOf: (name: string) => string },
): Promise<{ typed: TypedRow; was: Map<string, string> }> {
  const was = new Map<string, string>()
  const typed: Record<string, Typed> = {}
  for (const field of fields) {
    const name = nameOf(field)
    const isSame = await isUntouched(field, { typed: sent[name] ?? '', was: wasOf(name) })
    typed[name] = isSame ? typedOf(field, siteValueOf(source, field)) : (sent[name] ?? '')
    if (!isSame) was.set(name, wasOf(name))
  }
  return { typed, was }
}

/** Problems that the changes would bring: those that were there before are no reason to lose what she has typed. */
export function refuse(fields: readonly HerField[], { source, changes }: { source: SiteFacts['source']; changes: readonly SiteChange[] }) {
  const files = [...new Set(changes.map(({ file }) => file))]
  const before = new Set(checkSite(source, files).map(keyOfProblem))
  const problems = checkSite(withChanges(source, changes), files).filter(
    (problem) => !before.has(keyOfProblem(problem)) || changes.some((change) => isOf(problem, change)),
  )
  const { byName, others } = problemsByName(fields, problems)
  return problems.length === 0 ? undefined : { byName, others }
}

const isOf = (problem: FieldProblem, { file, path }: SiteChange): boolean =>
  problem.file === file && (path === '' || problem.path === path || isInside(problem.path, path))

const keyOfProblem = ({ file, path, words }: FieldProblem): Json => `${file}:${path}:${words}`

const tidy = (fields: readonly HerField[], typed: TypedRow): TypedRow =>
  Object.fromEntries(fields.map((field) => [nameOf(field), withoutEmptyRows(field.control, typed[nameOf(field)] ?? '')]))
