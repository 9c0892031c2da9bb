import type { HerField } from '../../../../tenants/contract/her-fields.ts'
import { canonicalJson, sameJson } from '../../../../tenants/contract/same-json.ts'
import {
  type Json,
  type SiteChange,
  type SiteField,
  type SiteSource,
  siteValueOf,
  withSiteValue,
} from '../../../../tenants/contract/site-fields.ts'
import { sha256 } from '../../../http/sha256.ts'
import { toHex } from '../../../http/to-hex.ts'
import { jsonOf, nameOf, type Typed, type TypedRow, typedOf } from './typed.ts'

/** By which a form remembers what it showed of a field: two windows do not overwrite each other, and nothing long travels twice. */
export async function fingerprintOf(field: HerField, source: SiteSource): Promise<string> {
  return fingerprint(shownValue(field, source))
}

async function fingerprint(value: Json | undefined): Promise<string> {
  return toHex((await sha256(canonicalJson(value))).slice(0, 8))
}

/** What the form of a field says if nobody touches it. */
const shownValue = (field: HerField, source: SiteSource): Json | undefined => jsonOf(field, typedOf(field, siteValueOf(source, field)))

/** Whether a sent field is as the form had shown it, whatever her site says now. */
export const isUntouched = async (field: HerField, { typed, was }: { typed: Typed; was: string }): Promise<boolean> =>
  (await fingerprint(jsonOf(field, typed))) === was

export interface Save {
  /** In the order of the form. */
  changes: SiteChange[]
  /** What she changed here and somebody in another window too, by the name of the field: what it says now. */
  stale: Map<string, Json | undefined>
}

/** What a sent form changes of her site as it is now, the draft included. `was`: fingerprints of what the form had shown, by field name. */
export async function planSave(
  fields: readonly HerField[],
  { typed, was, source }: { typed: TypedRow; was: (name: string) => string; source: SiteSource },
): Promise<Save> {
  const save: Save = { changes: [], stale: new Map() }
  for (const field of fields) {
    const name = nameOf(field)
    const now = shownValue(field, source)
    const wanted = jsonOf(field, typed[name] ?? '')
    if (sameJson(wanted, now) || (await fingerprint(wanted)) === was(name)) continue
    const before = siteValueOf(source, field)
    if ((await fingerprint(now)) === was(name)) save.changes.push({ file: field.file, path: field.path, before, after: wanted })
    else save.stale.set(name, before)
  }
  return save
}

export interface DraftPlan {
  draft: SiteChange[]
  discard: SiteField[]
}

/**
 * How changes become drafts: what is inside a member that is drafted itself (a service she has just added) changes that member, and a member that is
 * replaced or removed takes with it what was drafted inside. `base`: her site once all is live that she has asked for; `draft`: on top of it.
 */
export function planDraft(changes: readonly SiteChange[], { base, draft }: { base: SiteSource; draft: readonly SiteChange[] }): DraftPlan {
  const plan: DraftPlan = { draft: [], discard: [] }
  let source = withChanges(base, draft)
  const drafted = new Map(draft.map((change) => [keyOf(change), change]))
  for (const { file, path, after } of changes) {
    source = withSiteValue(source, { file, path }, after)
    const around = [...drafted.values()].find((each) => each.file === file && isInside(path, each.path) && each.after !== undefined)
    const field = around ?? { file, path }
    const change = { file, path: field.path, before: siteValueOf(base, field), after: siteValueOf(source, field) }
    const inside = [...drafted.values()].filter((each) => each.file === file && isInside(each.path, field.path))
    for (const each of inside) drafted.delete(keyOf(each))
    plan.discard.push(...inside.map(({ file: of, path: at }) => ({ file: of, path: at })))
    drafted.set(keyOf(change), change)
    plan.draft = [...plan.draft.filter((each) => keyOf(each) !== keyOf(change)), change]
  }
  return plan
}

/** Her site with changes on top of it, in their order. */
export const withChanges = (source: SiteSource, changes: readonly SiteChange[]): SiteSource =>
  changes.reduce((changed, change) => withSiteValue(changed, change, change.after), source)

export const keyOf = ({ file, path }: SiteField): string => `${file}:${path}`
export const isInside = (path: string, around: string): boolean => around !== '' && path.startsWith(`${around}/`)
