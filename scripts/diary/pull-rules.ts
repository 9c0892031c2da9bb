import { type Document, isMap, isScalar, isSeq, type Node, parseDocument, visit, type YAMLMap, type YAMLSeq } from 'yaml'
import { diffRules, type RuleChange } from '../../db/queries/merge-rules.ts'
import { type BookingRules, type Leg, rulesOfYaml } from '../../tenants/contract/booking-rules.ts'
import { tenantSchema } from '../../tenants/contract/tenant.ts'

/**
 * tenant.yaml with her hours and her tour as they are, for a developer's build: what differs is written into its place, and comments and photos of legs stay. `text`: of a file that is right. Pure.
 */
export function pullRules(text: string, rules: BookingRules): { text: string; changes: RuleChange[] } {
  const document = parseDocument(text)
  const written = rulesOfYaml(tenantSchema.parse(document.toJS()))
  const changes = diffRules(written, rules)
  if (changes.length === 0) return { text, changes }
  for (const { field, after } of changes) setPolicy(document, field, after)
  if (changes.some(({ field }) => field.startsWith('exceptions '))) setIn(document, ['booking', 'exceptions'], rules.policy.exceptions)
  const isHome = (leg: Leg) => leg.timeZone === rules.timeZone
  setTour(
    document,
    changes.filter(({ field }) => field.startsWith('tour ')),
    isHome,
  )
  // As its lists are written: [mon, tue] or [ mon, tue ].
  return { text: document.toString({ lineWidth: 0, flowCollectionPadding: !/\[\S/.test(text) }), changes }
}

function setPolicy(document: Document, field: string, after: unknown): void {
  if (field === 'city' || field === 'timeZone') document.set(field, after)
  if (field.startsWith('policy ')) setIn(document, ['booking', field.slice('policy '.length)], after)
}

function setIn(document: Document, path: readonly string[], value: unknown): void {
  if (value === undefined) document.deleteIn(path)
  else document.setIn(path, nodeOf(document, value))
}

/** A leg that begins on another day is the same one in the file, with its photo and its comments. */
function setTour(document: Document, changes: readonly RuleChange[], isHome: (leg: Leg) => boolean): void {
  if (changes.length === 0) return
  if (!isSeq(document.get('tour'))) document.set('tour', document.createNode([]))
  const tour = document.get('tour') as YAMLSeq
  // An empty list was written as [].
  tour.flow = false
  const removed = changes.flatMap(({ before, after }) => (before && !after ? [before as Leg] : []))
  for (const { before, after } of changes) {
    if (!after) continue
    const leg = after as Leg
    const was = (before as Leg | undefined) ?? removed.find(({ city }) => city === leg.city)
    if (was && !before) removed.splice(removed.indexOf(was), 1)
    const item = was && itemOf(tour, was)
    if (item) setLeg(document, item, { leg, isHome: isHome(leg) })
    else tour.add(nodeOf(document, legOf(leg, isHome(leg))))
  }
  for (const leg of removed) tour.items = tour.items.filter((item) => item !== itemOf(tour, leg))
  tour.items.sort((a, b) => textOf(a, 'from').localeCompare(textOf(b, 'from')))
  if (tour.items.length === 0) document.delete('tour')
}

const itemOf = (tour: YAMLSeq, { city, from }: Leg): YAMLMap | undefined =>
  tour.items.filter((item) => isMap(item)).find((item) => textOf(item, 'city') === city && textOf(item, 'from') === from)

const textOf = (item: unknown, field: string): string => (isMap(item) ? String(item.get(field)) : '')

/** As a file has it: what goes without saying is left out. */
const legOf = ({ timeZone, incall, outcall, ...leg }: Leg, isHome: boolean): Record<string, unknown> => ({
  ...leg,
  ...(isHome ? {} : { timeZone }),
  ...(incall ? {} : { incall }),
  ...(outcall ? {} : { outcall }),
})

const FIELDS = ['city', 'from', 'to', 'arrives', 'leaves', 'openings', 'services', 'timeZone', 'incall', 'outcall', 'note'] as const

function setLeg(document: Document, item: YAMLMap, { leg, isHome }: { leg: Leg; isHome: boolean }): void {
  const values = legOf(leg, isHome)
  for (const field of FIELDS) {
    if (values[field] === undefined) item.delete(field)
    else if (JSON.stringify(jsOf(item.get(field))) !== JSON.stringify(values[field])) item.set(field, nodeOf(document, values[field]))
  }
}

/** The order in which a person writes them: a database keeps none. */
const ORDER = ['date', 'days', 'city', 'from', 'to', 'arrives', 'leaves', 'timeZone', 'incall', 'outcall', 'openings', 'services', 'note']
const rankOf = (key: string): number => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length)

/** As the files of the samples are written: `days: [mon, tue]`, and a clock in quotes, which is a number to an older reader of YAML. */
function nodeOf(document: Document, value: unknown): Node {
  const node = document.createNode(inOrder(value))
  visit(node, {
    Scalar: (key, scalar) => {
      if (key !== 'key' && /^\d\d?:\d\d$/.test(String(scalar.value))) scalar.type = 'QUOTE_DOUBLE'
    },
    Seq: (_key, list) => {
      if (list.items.every((item) => isScalar(item))) list.flow = true
    },
  })
  return node
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const pairs = Object.entries(value).sort(([one], [other]) => rankOf(one) - rankOf(other))
  return Object.fromEntries(pairs.map(([key, each]) => [key, inOrder(each)]))
}

const jsOf = (value: unknown): unknown => (isMap(value) || isSeq(value) ? (value.toJSON() as unknown) : value)
