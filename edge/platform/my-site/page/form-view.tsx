import type { HerField } from '../../../../tenants/contract/her-fields.ts'
import { type Json, siteValueOf } from '../../../../tenants/contract/site-fields.ts'
import type { Children } from '../../app/markup.ts'
import { Control } from '../controls/Control.tsx'
import type { FormView } from '../controls/control-props.tsx'
import { problemsByName } from '../form/check-site.ts'
import { fingerprintOf, keyOf } from '../form/plan-save.ts'
import { nameOf, readTyped, type TypedRow, typedOf } from '../form/typed.ts'
import { priceNotes } from '../words/price-notes.ts'
import { lastProblems } from '../words/publication-words.ts'
import { linesOf } from '../words/value-words.ts'
import type { SiteFacts } from './read-site.ts'

/** A form with what is typed in it. */
export interface FormState {
  typed: TypedRow
  problems?: ReadonlyMap<string, string>
  /** What another window has made of a field meanwhile. */
  stale?: ReadonlyMap<string, Json | undefined>
  /** What the form had shown of fields that she has touched, where she has seen nothing newer of them. */
  was?: ReadonlyMap<string, string>
  open?: string
}

/** What her site says now, the draft included. */
export const typedOfSite = (fields: readonly HerField[], { source }: Pick<SiteFacts, 'source'>): TypedRow =>
  Object.fromEntries(fields.map((field) => [nameOf(field), typedOf(field, siteValueOf(source, field))]))

export const typedOfForm = (fields: readonly HerField[], form: FormData): TypedRow =>
  Object.fromEntries(fields.map((field) => [nameOf(field), readTyped(form, nameOf(field), field.control)]))

export interface Fields {
  fields: readonly HerField[]
  facts: SiteFacts
  action: string
  state: FormState
  arrange?: ((field: HerField, control: Children) => Children) | undefined
}

/** All fields of a form, each with what it showed, by which a later form is told from an older one. */
export async function renderFields({ fields, facts, action, state, arrange = (_, control) => control }: Fields): Promise<Children> {
  const view: FormView = {
    facts,
    action,
    problems: new Map([...contradicted(fields, facts), ...refusedOf(fields, facts), ...(state.problems ?? [])]),
    notes: notesOf(fields, facts, state),
    open: state.open,
  }
  const was = await Promise.all(fields.map(async (field) => state.was?.get(nameOf(field)) ?? (await fingerprintOf(field, facts.source))))
  return fields.map((field, index) => (
    <>
      <input type="hidden" name={`was.${nameOf(field)}`} value={was[index]} />
      {arrange(field, <Control name={nameOf(field)} field={field} typed={state.typed[nameOf(field)] ?? ''} view={view} />)}
    </>
  ))
}

/** A price that her rates contradict, where it is written. */
const contradicted = (fields: readonly HerField[], { telling }: SiteFacts): ReadonlyMap<string, string> =>
  problemsByName(
    fields,
    priceNotes(telling).map(({ id, inShort }) => ({ file: 'content.yaml', path: `services/${id}/price`, words: inShort })),
  ).byName

/** What a build had against a field that is drafted as it was then. */
function refusedOf(fields: readonly HerField[], facts: SiteFacts): ReadonlyMap<string, string> {
  const { problems, isTried } = lastProblems(facts)
  const tried = new Set(facts.draft.filter(isTried).map(keyOf))
  return problemsByName(
    fields.filter((field) => tried.has(keyOf(field))),
    problems.filter((problem) => !('theirs' in problem)),
  ).byName
}

function notesOf(fields: readonly HerField[], facts: SiteFacts, { stale = new Map() }: FormState): Map<string, Children> {
  return new Map(
    fields
      .filter((field) => stale.has(nameOf(field)))
      .map((field) => {
        const lines = linesOf(field, stale.get(nameOf(field)), facts.telling)
        const note = (
          <div class="stale" role="status">
            <p>This was changed in another window. It now says:</p>
            {lines.length === 0 ? <p class="muted">nothing</p> : lines.map((line) => <p>{line}</p>)}
            <p>Save again to use what you have typed here.</p>
          </div>
        )
        return [nameOf(field), note]
      }),
  )
}
