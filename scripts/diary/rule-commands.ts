import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Sql } from 'postgres'
import { type StoredChange, selectRuleChanges, selectVersionedRules } from '../../db/queries/booking-rules.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import { localDay } from '../../edge/http/local-day.ts'
import { type HoursProblems, hoursFormOf, planHours } from '../../edge/platform/diary/hours/plan-hours.ts'
import { editRules, type RuleEdit } from '../../edge/platform/diary/rules/edit-rules.ts'
import { weekWords } from '../../edge/platform/diary/rules/hours-words.ts'
import { readRuleFacts } from '../../edge/platform/diary/rules/read-rule-facts.ts'
import { ruleWords } from '../../edge/platform/diary/rules/rule-words.ts'
import { type LegForm, type LegProblems, legFormOf, planLeg } from '../../edge/platform/diary/tour/plan-leg.ts'
import type { BookingRules } from '../../tenants/contract/booking-rules.ts'
import { readDiaryTexts } from '../publisher/follow-diary.ts'
import { withDiary } from '../publisher/with-diary.ts'
import { parseWeekText } from './parse-week.ts'

// Her hours and her tour for developers and agents: the deeds of her own pages, told in words that name no client.

export interface Place {
  sql: Sql
  tenant: string
  now: Date
}

const readRules = async ({ sql, tenant }: Place): Promise<BookingRules> => {
  const known = await withTenant(sql, { tenantId: tenant, role: 'companion_read' }, (tx) => selectVersionedRules(tx, tenant))
  if (!known) throw new Error(`There is no tenant "${tenant}" with rules in the database: npm run migrate writes them.`)
  return known.rules
}

/** When and where she takes bookings, as JSON. */
export const printRules = async (place: Place): Promise<string> => JSON.stringify(await readRules(place), null, 2)

/** Her tour, as agents read it. */
export const tellTour = async (place: Place): Promise<BookingRules['tour']> => (await readRules(place)).tour

/** Her week in a line. */
export const tellHours = async (place: Place): Promise<string> => weekWords((await readRules(place)).policy.openings, 'en-AU')

/** Sets her week, `mon-thu 10:00-23:00; fri,sat 20:00-02:00`; notice, buffers and single days stay. Throws a sentence where nothing was set. */
export async function setHoursByCommand(place: Place, { week, anyway }: { week: string; anyway?: boolean | undefined }): Promise<string> {
  const rows = parseWeekText(week)
  await edit(place, anyway, ({ rules }) => {
    const planned = planHours({ ...hoursFormOf(rules), week: rows }, rules)
    return 'problems' in planned ? { problems: hoursProblemWords(planned.problems) } : planned
  })
  return `She takes bookings ${await tellHours(place)}. Her booking form has it at once.`
}

const hoursProblemWords = ({ days = {}, ...problems }: HoursProblems): string =>
  [...Object.entries(days).map(([day, problem]) => `${day}: ${problem}`), ...Object.values(problems)].join(' ')

/** A line of her history: who changed what, on which day by her clock. */
export async function listRuleChanges(place: Place, limit = 20): Promise<{ day: string; by: string; change: string }[]> {
  const { sql, tenant, now } = place
  await readRules(place)
  const [facts, changes] = await withTenant(sql, { tenantId: tenant, role: 'companion_read' }, async (tx) => [
    await readRuleFacts(tx, tenant, now),
    await selectRuleChanges(tx, tenant, limit),
  ])
  return changes.map((change: StoredChange) => ({
    day: localDay(change.madeAt, facts.rules.timeZone).day,
    by: change.madeBy,
    change: ruleWords(change, facts.telling),
  }))
}

export interface LegAsked {
  city: string
  from: string
  to: string
  arrives?: string | undefined
  leaves?: string | undefined
  timeZone?: string | undefined
  /** A few words for her tour page. */
  note?: string | undefined
  /** incall or outcall; absent: both. */
  only?: string | undefined
  /** Although somebody would wait where she is not. */
  anyway?: boolean | undefined
}

/** Adds a leg to her tour. Throws a sentence where nothing was added. */
export async function addLegByCommand(place: Place, asked: LegAsked): Promise<string> {
  const { city, from, to, arrives = '', leaves = '', timeZone = '', note = '', only, anyway } = asked
  if (only !== undefined && only !== 'incall' && only !== 'outcall') throw new Error('--only is incall or outcall.')
  const form: LegForm = {
    ...legFormOf(undefined),
    city,
    from,
    to,
    arrives,
    leaves,
    timeZone,
    note,
    incall: only !== 'outcall',
    outcall: only !== 'incall',
  }
  await edit(place, anyway, ({ rules, telling, now }) => {
    const planned = planLeg(form, { rules, leg: undefined, telling, now })
    return 'problems' in planned ? { problems: problemWords(planned.problems) } : planned
  })
  return `${city} is on her tour from ${from} to ${to}. Her booking form has it at once, her tour page within a minute where a publisher runs.`
}

/** Takes a leg off her tour. Throws a sentence where nothing was. */
export async function cancelLegByCommand(
  place: Place,
  { city, from, anyway }: { city: string; from: string; anyway?: boolean | undefined },
): Promise<string> {
  await edit(place, anyway, ({ rules }) => {
    const tour = rules.tour.filter((leg) => !(leg.city.toLowerCase() === city.toLowerCase() && leg.from === from))
    return tour.length === rules.tour.length
      ? { problems: `There is no leg to ${city} that begins on ${from}.` }
      : { after: { ...rules, tour } }
  })
  return `${city} from ${from} is off her tour.`
}

/** Changes her rules as a developer. Throws a sentence where nothing was changed. */
export async function edit(place: Place, anyway: boolean | undefined, plan: RuleEdit<string>['plan']): Promise<void> {
  const { sql, tenant, now } = place
  await readRules(place)
  const edited = await withTenant(sql, { tenantId: tenant, role: 'companion_ingest' }, (tx) =>
    editRules<string>(tx, { tenantId: tenant, version: 'any', seen: anyway === true ? 'all' : [], madeBy: 'developer', now, plan }),
  )
  if (edited.kind === 'problems') throw new Error(edited.problems)
  if (edited.kind === 'stranded')
    throw new Error(
      `${edited.rows.map(({ reference }) => reference).join(', ')} would be where she is not. Nothing is changed: --anyway does it, and they stay as they are.`,
    )
}

function problemWords({ hours: _hours, clocks: _clocks, timeZone, ...problems }: LegProblems): string {
  return [...Object.values(problems), ...(timeZone === undefined ? [] : [`${timeZone} Name its zone: --zone Australia/Brisbane.`])].join(
    ' ',
  )
}

/** Writes her hours and her tour into her tenant.yaml. */
export async function pullByCommand(place: Place, root: string): Promise<string> {
  const folder = path.join(root, 'tenants', place.tenant)
  const before = await readDiaryTexts(folder)
  const { texts, changes } = withDiary(before, await readRules(place))
  if (changes.length === 0) return 'tenant.yaml says the same already.'
  for (const [name, text] of texts) if (text !== before.get(name)) await writeFile(path.join(folder, name), text)
  return `Wrote to tenants/${place.tenant}/tenant.yaml: ${changes.map(({ field }) => field).join('; ')}.`
}
