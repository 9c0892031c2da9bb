import type { StoredSiteChange } from '../../db/queries/site-changes.ts'
import { type SiteField, type SiteSource, siteValueOf, stepsOf } from '../../tenants/contract/site-fields.ts'
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

/** A field as she calls it, with the member of a list that it is of. Pure. */
export function tellField(field: SiteField, source: SiteSource): string {
  if (field.file === 'tenant.yaml' && field.path === 'status')
    return siteValueOf(source, field) === 'inactive' ? 'site hidden' : 'site shown'
  if (field.file.startsWith('pages/')) return `page ${field.file.slice('pages/'.length).replace(/\.md$/, '')}`
  if (field.file === 'experiments.yaml') return tellTest(field, source)
  const hers = hersOf(field)
  const label = lower(hers?.called ?? hers?.label ?? field.path)
  if (field.path.endsWith('#order')) return `order of ${label}`
  const steps = stepsOf(field.path)
  for (let length = steps.length; length > 1; length--) {
    const member = siteValueOf(source, { file: field.file, path: steps.slice(0, length).join('/') }) as
      | Record<string, unknown>
      | null
      | undefined
    const called = typeof member === 'object' && member !== null ? (member.name ?? member.caption ?? member.alt ?? member.id) : undefined
    if (typeof called === 'string') return length === steps.length ? called : `${label} of ${called}`
  }
  return label
}

/** What became of a test. */
function tellTest({ file, path }: SiteField, source: SiteSource): string {
  const [list, id = '', part] = stepsOf(path)
  const test = siteValueOf(source, { file, path: `${list}/${id}` }) as { status?: string } | undefined
  if (part === undefined) return `test ${id} ${test === undefined ? 'taken back' : 'started'}`
  return `test ${id} ${test?.status === 'completed' ? 'ended' : 'goes on'}`
}

const lower = (label: string): string => (/^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label)
