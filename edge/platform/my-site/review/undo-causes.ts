import type { SiteSource } from '../../../../tenants/contract/site-fields.ts'
import { mySitePath, testPath } from '../../../../tenants/contract/urls.ts'
import { checkSite } from '../form/check-site.ts'
import { formOf } from '../form/form-of.ts'
import { labelOf } from '../words/change-words.ts'
import { priceNotes } from '../words/price-notes.ts'
import type { Telling } from '../words/value-words.ts'
import { rivalsIn } from './deeds.ts'

// What would stand against her site as it would be then. Pure.

export interface Cause {
  words: string
  /** Where it is changed. */
  links: readonly { href: string; label: string }[]
}

interface Then {
  /** Her site as it is, and as it would be. */
  base: SiteSource
  then: SiteSource
  files: readonly string[]
  telling: Pick<Telling, 'locale' | 'currency'>
}

/** What stands against her site already is nothing that the undo does. */
export function causesAgainst({ base, then, files, telling }: Then): Cause[] {
  const against = (source: SiteSource): Cause[] => [
    ...checkSite(source, files).map((problem) => ({
      words: `${labelOf(problem, { ...telling, source })}: ${problem.words}`,
      links: [{ href: formOf(problem) ?? mySitePath(), label: 'Change it' }],
    })),
    ...priceNotes({ ...telling, source }).map(({ id, fact }) => ({
      words: fact,
      links: [
        { href: mySitePath('rates'), label: 'Rates' },
        { href: mySitePath(`services/${id}`), label: 'Service' },
      ],
    })),
  ]
  const rivals = rivalsIn(then, base).map(({ id }) => ({
    words: `${labelOf({ file: 'experiments.yaml', path: `experiments/${id}` }, { ...telling, source: then })}: another one is running now. End it first.`,
    links: [{ href: testPath(id), label: 'Open it' }],
  }))
  const come = against(then)
  if (come.length === 0) return rivals
  const known = new Set(against(base).map(({ words }) => words))
  return [...rivals, ...come.filter(({ words }) => !known.has(words))]
}
