import type { Experiment } from '../../../../tenants/contract/experiments.ts'
import { type Json, type SiteChange, type SiteField, siteValueOf, stepsOf } from '../../../../tenants/contract/site-fields.ts'
import { photoName, type Telling } from './value-words.ts'

// A test as her history tells it: never by the name it has in a file. Pure.

const TITLES: Readonly<Record<string, string>> = {
  hero: 'Test of your opening photo',
  portrait: 'Test of the photo on your About page',
}

const idOf = ({ path }: SiteField): string => stepsOf(path)[1] ?? ''

const testIn = (change: SiteField & Partial<SiteChange>, { source }: Telling): Partial<Experiment> => {
  const own = stepsOf(change.path).length === 2 ? (change.after ?? change.before) : undefined
  return (own ?? siteValueOf(source, { file: change.file, path: `experiments/${idOf(change)}` }) ?? {}) as Partial<Experiment>
}

export const testLabel = (change: SiteField & Partial<SiteChange>, telling: Telling): string =>
  TITLES[testIn(change, telling).slot ?? ''] ?? 'A test on your site'

/** What a change of a test says, before or after. */
export function testLines(change: SiteChange, value: Json | undefined, telling: Telling): string[] {
  if (value === undefined) return []
  const test = testIn(change, telling)
  const field = stepsOf(change.path)[2]
  if (field === undefined) return [`Running: ${armsOf(test, telling)}`]
  if (field !== 'status') return []
  if (value !== 'completed') return ['Running']
  return [`Ended, keeping ${nameOf(test, test.winner, telling)}`]
}

const armsOf = (test: Partial<Experiment>, telling: Telling): string =>
  (test.variants ?? []).map(({ id }: { id: string }) => nameOf(test, id, telling)).join(' against ')

function nameOf({ variants = [], kind }: Partial<Experiment>, id: string | undefined, { source }: Telling): string {
  const { photo, text, label } = (variants.find((each: { id: string }) => each.id === id) ?? {}) as Record<string, string | undefined>
  if (kind === 'photo' && photo !== undefined) return `“${photoName(source, photo)}”`
  const said = text ?? label
  return said === undefined ? (id === 'control' ? 'what was there' : 'the other one') : `“${said}”`
}
