import type { Sql } from 'postgres'
import { selectBookingRules } from '../../db/queries/booking-rules.ts'
import { selectReportTenant } from '../../db/queries/report-facts.ts'
import { type Blocking, type OwnTime, selectOwnTimes, type TimeBlock } from '../../db/queries/time-blocks.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import { addDays } from '../../edge/http/add-days.ts'
import { localDay } from '../../edge/http/local-day.ts'
import { atChange } from '../../edge/platform/diary/at-change.ts'
import { blockWords, repeatWords } from '../../edge/platform/diary/block-words.ts'
import { problemOfRule } from '../../edge/platform/diary/expand-block.ts'
import { clockOn, planBlock, REPEATS } from '../../edge/platform/diary/plan-block.ts'
import { freeBlock, timesOf, writeBlock } from '../../edge/platform/diary/write-block.ts'
import { localText } from '../../edge/platform/html/format-when.ts'
import { UUID } from '../../edge/platform/requests/parse-step.ts'

// Her diary for developers and agents: the deeds of her own pages, told in words that name no client.

interface Place {
  sql: Sql
  tenant: string
  now: Date
}

const LIST_DAYS = 28

/** Single times that she has blocked, by the clocks of their places. */
export async function listOwnTimes(
  { sql, tenant, now }: Place,
  { from, to }: { from?: string | undefined; to?: string | undefined },
): Promise<OwnTime[]> {
  for (const day of [from, to])
    if (day !== undefined && !isDay(day)) throw new Error(`"${day}" is no day. Expected one such as 2026-12-24.`)
  return withTenant(sql, { tenantId: tenant, role: 'companion_read' }, async (tx) => {
    const found = await selectReportTenant(tx, tenant)
    if (!found) throw new Error(noTenant(tenant))
    const first = from ?? localDay(now, found.timeZone).day
    return selectOwnTimes(tx, tenant, { from: first, to: to ?? addDays(first, LIST_DAYS) })
  })
}

/** A row of the table and of what an agent reads: clock times, with the place whose clock it is. */
export const ownTimeRow = ({ blockId, calendar, startsAt, endsAt, rule }: OwnTime) => ({
  block: blockId ?? `busy in ${calendar}`,
  from: localText(startsAt),
  to: localText(endsAt),
  clock: `${startsAt.place} time`,
  repeats: repeatWords(rule) ?? '',
})

export interface BlockAsked {
  from: string
  to: string
  /** One of REPEATS, or an RRULE of RFC 5545. */
  repeat?: string | undefined
  until?: string | undefined
  meeting?: string | undefined
}

/** Blocks a time by the clock of where she is on its first day. Throws a sentence where nothing was blocked. */
export async function blockByCommand({ sql, tenant, now }: Place, asked: BlockAsked): Promise<string> {
  const meeting = asked.meeting ?? 'ask'
  if (meeting !== 'ask' && meeting !== 'keep' && meeting !== 'decline') throw new Error('What becomes of requests is keep or decline.')
  return withTenant(sql, { tenantId: tenant, role: 'companion_ingest' }, async (tx) => {
    const found = await selectReportTenant(tx, tenant)
    if (!found) throw new Error(noTenant(tenant))
    const rules = (await selectBookingRules(tx, tenant)) ?? { ...found, tour: [] }
    const block = planAsked(asked, { clock: clockOn(asked.from.slice(0, 10), rules), now })
    if (timesOf(block, now).length === 0) throw new Error('All of that has already passed.')
    const { blockId, inTheWay } = await writeBlock(tx, tenant, { block, meeting, seen: 'all', madeBy: 'developer', now })
    if (blockId === undefined) throw new Error(`${wayWords(inTheWay)}. Nothing is blocked: say whether to keep or to decline what waits.`)
    const repeats = repeatWords(block.rule)
    return [
      `Blocked: ${blockWords(block, found.locale)}${repeats === undefined ? '' : `, ${repeats}`}, ${block.place} time (${blockId}).`,
      ...atChange(block, { locale: found.locale, now }),
      ...(inTheWay.length > 0
        ? [`${wayWords(inTheWay)}: ${meeting === 'decline' ? 'what waited is declined, the rest stays' : 'all of it stays'}.`]
        : []),
    ].join('\n')
  })
}

/** Frees a block, or the one time of it that begins at `at`. */
export async function freeByCommand({ sql, tenant }: Place, { block, at }: { block: string; at?: string | undefined }): Promise<string> {
  const freed = UUID.test(block)
    ? await withTenant(sql, { tenantId: tenant, role: 'companion_ingest' }, (tx) => freeBlock(tx, tenant, { blockId: block, at }))
    : undefined
  if (!freed) throw new Error('There is no such block, or it is free already.')
  return at === undefined ? 'All of it that was still to come is free.' : `What began at ${at} is free.`
}

function planAsked({ from, to, repeat = 'once', until = '' }: BlockAsked, at: Parameters<typeof planBlock>[1]): TimeBlock {
  const isOwnRule = !(REPEATS as readonly string[]).includes(repeat)
  const problem = isOwnRule ? problemOfRule(repeat) : undefined
  if (problem !== undefined) throw new Error(`--repeat is ${REPEATS.slice(1).join(', ')} or an RRULE: ${problem}`)
  const [day = '', time = ''] = from.split('T')
  const [lastDay = '', end = ''] = to.split('T')
  const planned = planBlock(
    { day, from: time, lastDay, to: end, repeat: isOwnRule ? 'once' : repeat, repeatUntil: isOwnRule ? '' : until },
    at,
  )
  if ('problems' in planned) throw new Error(Object.values(planned.problems).join(' '))
  if (!isOwnRule) return planned.block
  if (until !== '' && !isDay(until)) throw new Error(`"${until}" is no day. Expected one such as 2027-03-01.`)
  return { ...planned.block, rule: until === '' ? repeat : `${repeat};UNTIL=${until.replaceAll('-', '')}T235959` }
}

const wayWords = (inTheWay: Blocking['inTheWay']): string =>
  `In the way: ${inTheWay.map(({ reference, status }) => `${reference} (${status === 'pending' ? 'waiting' : status})`).join(', ')}`

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isFinite(Date.parse(text))
const noTenant = (tenant: string): string => `There is no tenant "${tenant}" in the database.`
