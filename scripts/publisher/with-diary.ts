import { isMap, isSeq, parseDocument } from 'yaml'
import type { RuleChange } from '../../db/queries/merge-rules.ts'
import type { BookingRules } from '../../tenants/contract/booking-rules.ts'
import type { TourLeg } from '../../tenants/contract/policy.ts'
import { tenantSchema } from '../../tenants/contract/tenant.ts'
import type { SiteTexts } from '../../tenants/edit/site-texts.ts'
import { pullRules } from '../diary/pull-rules.ts'

/** A file of a further language, which has the notes of the tour by the first day of their leg. */
const TRANSLATION = /^content\.[\w-]+\.yaml$/

export const isTranslation = (file: string): boolean => TRANSLATION.test(file)

/** Her files with her hours and her tour as her diary has them; translations keep the notes of legs that are moved, and lose those of legs that are gone or say something else now. Pure. */
export function withDiary(texts: SiteTexts, rules: BookingRules): { texts: SiteTexts; changes: RuleChange[] } {
  const before = texts.get('tenant.yaml')
  if (before === undefined) return { texts, changes: [] }
  const { text, changes } = pullRules(before, rules)
  const [was, now] = [tourOf(before), tourOf(text)]
  const written = [...texts].map(([file, each]): [string, string] => {
    if (file === 'tenant.yaml') return [file, text]
    return [file, isTranslation(file) ? moveNotes(each, { was, now }) : each]
  })
  return { texts: new Map(written), changes }
}

const tourOf = (text: string): TourLeg[] => tenantSchema.parse(parseDocument(text).toJS()).tour

/** Notes by the days on which their legs begin now. */
function moveNotes(text: string, { was, now }: { was: readonly TourLeg[]; now: readonly TourLeg[] }): string {
  const document = parseDocument(text)
  const notes = document.get('tour')
  if (!isSeq(notes)) return text
  const days = new Map(was.map((leg) => [leg.from, dayOf(leg, now)]))
  const [items, moved] = [notes.items.length, [...days].some(([from, to]) => from !== to)]
  notes.items = notes.items.filter((item) => isMap(item) && days.get(String(item.get('from'))) !== undefined)
  if (notes.items.length === items && !moved) return text
  for (const item of notes.items) if (isMap(item)) item.set('from', days.get(String(item.get('from'))))
  if (notes.items.length === 0) document.delete('tour')
  return document.toString({ lineWidth: 0, flowCollectionPadding: !/\[\S/.test(text) })
}

/** Where the leg with that note is now. Undefined: it is gone, or its note says something else. */
function dayOf({ city, from, note }: TourLeg, now: readonly TourLeg[]): string | undefined {
  const same = now.filter((leg) => leg.city === city && leg.note === note)
  return (same.find((leg) => leg.from === from) ?? same[0])?.from
}
