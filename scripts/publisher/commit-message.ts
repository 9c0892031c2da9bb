import type { StoredSiteChange } from '../../db/queries/site-changes.ts'
import { type Json, type SiteChange, type SiteField, type SiteSource, siteValueOf, stepsOf } from '../../tenants/contract/site-fields.ts'
import { hersOf } from '../../tenants/edit/hers-of.ts'

const SUBJECT_MAX = 72

interface Told {
  name: string
  changes: readonly StoredSiteChange[]
  source: SiteSource
  publicationId: string
}

/** "Claire: price of Dinner date", the fields below, and what it is found by again. Pure. */
export function messageOf({ name, changes, source, publicationId }: Told): string {
  // A test before what goes with it: the photos it shows.
  const isOfTest = ({ file }: SiteField) => Number(file === 'experiments.yaml')
  const told = [...new Set(changes.toSorted((a, b) => isOfTest(b) - isOfTest(a)).map((change) => tellField(change, source)))]
  const [first = 'her site'] = told
  const subject = told.length > 1 ? `${name}: ${first} and ${told.length - 1} more` : `${name}: ${first}`
  const short = subject.length > SUBJECT_MAX ? `${subject.slice(0, SUBJECT_MAX - 1)}…` : subject
  return `${short}\n\n${changes.map(({ file, path }) => `${file}${path === '' ? '' : ` ${path}`}`).join('\n')}\n\nPublication: ${publicationId}\n`
}

/** A change as she calls its field, with the member of a list that it is of; told by its own before and after, whatever her site says by now. Pure. */
export function tellField(change: SiteChange, source: SiteSource): string {
  const { file, path, after } = change
  if (file === 'tenant.yaml' && path === 'status') return after === 'inactive' ? 'site hidden' : 'site shown'
  if (file.startsWith('pages/')) return `page ${file.slice('pages/'.length).replace(/\.md$/, '')}${after === undefined ? ' removed' : ''}`
  if (file === 'experiments.yaml') return tellTest(change)
  const hers = hersOf(change)
  const label = lower(hers?.called ?? hers?.label ?? path)
  if (path.endsWith('#order')) return `order of ${label}`
  const steps = stepsOf(path)
  const own = steps.length > 1 ? calledOf(after ?? change.before) : undefined
  if (own !== undefined) return after === undefined ? `${own} removed` : own
  for (let length = steps.length - 1; length > 1; length--) {
    const called = calledOf(siteValueOf(source, { file, path: steps.slice(0, length).join('/') }))
    if (called !== undefined) return `${label} of ${called}`
  }
  return label
}

/** What a member of a list is called. */
function calledOf(member: Json | undefined): string | undefined {
  if (typeof member !== 'object' || member === null || Array.isArray(member)) return undefined
  const { name, caption, alt, id } = member as Record<string, unknown>
  const called = name ?? caption ?? alt ?? id
  return typeof called === 'string' ? called : undefined
}

/** What became of a test. */
function tellTest({ path, after }: SiteChange): string {
  const [, id = '', part] = stepsOf(path)
  if (part === undefined) return `test ${id} ${after === undefined ? 'taken back' : 'started'}`
  if (part === 'status') return `test ${id} ${after === 'completed' ? 'ended' : 'goes on'}`
  if (part === 'winner' || part === 'result') return `test ${id} ${after === undefined ? 'goes on' : 'ended'}`
  return `test ${id} changed`
}

const lower = (label: string): string => (/^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label)
