import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import { floodFixtures } from '../../db/queries/booking-fixtures.ts'
import { changeRules, selectVersionedRules } from '../../db/queries/booking-rules.ts'
import { selectHeldTimes } from '../../db/queries/held-times.ts'
import { insertBooking } from '../../db/queries/insert-booking.ts'
import { changeBooking } from '../../db/queries/requests.ts'
import { blockTime, liftBlock } from '../../db/queries/time-blocks.ts'
import { planFreeStarts } from '../../edge/http/plan-free-starts.ts'
import { isOffered, startRules } from '../../edge/http/plan-start.ts'
import { expandBlock } from '../../edge/platform/diary/expand-block.ts'
import { firstInstant, type ModelAsked, type ModelBlock, type ModelDiary, modelTakes, modelZone } from './diary-model.ts'
import { planRules, type Random, type RandomRules } from './random-rules.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const STEPS = 8
const HALF_HOURS = Array.from({ length: 48 }, (_, half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`)

export interface HistoryCounts {
  offered: number
  taken: number
  refused: number
}

/** One random life of a diary, in a tenant of its own. Throws a sentence where what is offered, what is taken and the model are not the same. */
export async function runHistory(sql: Sql, random: Random): Promise<HistoryCounts> {
  const made = planRules(random)
  const tenantId = await floodFixtures(sql).newTenant(made.rules)
  const diary: ModelDiary = { rules: made.rules, bookings: [], blocks: [], now: Date.parse(`${made.first}T03:00Z`) }
  const counts = { offered: 0, taken: 0, refused: 0 }
  for (let step = 0; step < STEPS; step++) {
    const life = { sql, tenantId, diary, random, made }
    await random.pick([bookOne, bookOne, blockOne, blockOne, liftOne, endOne, changeOne])(life, counts)
    await compareOffers(life, counts)
  }
  return counts
}

interface Life {
  sql: Sql
  tenantId: string
  diary: ModelDiary
  random: Random
  made: RandomRules
}

/** Every half hour of a day in a city: offered if and only if the model has it. */
async function compareOffers({ sql, tenantId, diary, random, made }: Life, counts: HistoryCounts): Promise<void> {
  const { city, hours } = askedOf(random, made)
  const day = random.day(made.first)
  const known = await selectVersionedRules(sql, tenantId)
  if (!known) throw new Error('Her rules are gone.')
  const around = { from: new Date(Date.parse(day) - 4 * DAY), to: new Date(Date.parse(day) + 5 * DAY) }
  const held = (await selectHeldTimes(sql, tenantId, around)).map(({ from, to }) => ({ from: from.getTime(), to: to.getTime() }))
  const offered = planFreeStarts({ from: day, days: 1, hours, city }, startRules(known.rules, new Date(diary.now)), held)[0]?.starts ?? []
  const expected = HALF_HOURS.filter((time) => modelTakes({ local: `${day}T${time}`, hours, city }, diary))
  if (offered.join() !== expected.join())
    throw new Error(`On ${day} in ${city} for ${hours} h: offered ${offered.join(' ')}; the model has ${expected.join(' ')}.`)
  counts.offered += offered.length
}

/** A request for any half hour, offered or not: taken if and only if the model has it. */
async function bookOne({ sql, tenantId, diary, random, made }: Life, counts: HistoryCounts): Promise<void> {
  const [day, place] = [random.day(made.first), askedOf(random, made)]
  const free = HALF_HOURS.filter((time) => modelTakes({ local: `${day}T${time}`, ...place }, diary))
  // Of any half hours few would be taken: the other half of the requests are for what is free.
  const time = random.pick(free.length > 0 && random.pick([true, false]) ? free : HALF_HOURS)
  const asked: ModelAsked = { local: `${day}T${time}`, ...place }
  const timeZone = modelZone(asked, diary)
  const start = firstInstant(asked.local, timeZone)
  if (start === undefined) return
  const { bufferMinutes } = diary.rules.policy
  const [startsAt, endsAt] = [new Date(start).toISOString(), new Date(start + asked.hours * HOUR).toISOString()]
  const reference = randomUUID().slice(0, 9)
  const booking = {
    ...{ tenantId, reference, idempotencyKey: randomUUID(), service: 'dinner', serviceName: 'Dinner', startsAt, endsAt, bufferMinutes },
    ...{ receivedAt: new Date(diary.now).toISOString(), holdHours: 48, confirmEmail: false, city: asked.city, timeZone, priceCents: null },
    ...{
      clientSealed: 'sealed',
      clientHash: reference,
      phoneHash: null,
      attribution: { variants: {} },
      visitorId: null,
      networkHash: null,
    },
  }
  const expected = modelTakes(asked, diary)
  const outcome = await insertBooking(sql, booking, { acknowledged: false, limits: null, isOffered })
  if ((outcome === 'stored') !== expected)
    throw new Error(
      `A request for ${asked.local} in ${asked.city}, ${asked.hours} h: ${outcome}; the model ${expected ? 'takes' : 'refuses'} it.`,
    )
  counts[expected ? 'taken' : 'refused'] += 1
  if (expected) diary.bookings.push({ reference, from: start, until: start + asked.hours * HOUR + bufferMinutes * 60_000 })
}

async function blockOne({ sql, tenantId, diary, random, made }: Life): Promise<void> {
  const startsLocal = `${random.day(made.first)}T${random.pick(HALF_HOURS)}`
  const endsLocal = new Date(Date.parse(`${startsLocal}Z`) + random.pick([1, 3, 8, 30]) * HOUR).toISOString().slice(0, 16)
  const weeks = random.pick([1, 1, 3])
  const clock = { timeZone: random.pick([made.rules.timeZone, ...made.rules.tour.map(({ timeZone }) => timeZone)]), place: 'Home' }
  const block = { startsLocal, endsLocal, ...clock, rule: weeks === 1 ? null : `FREQ=WEEKLY;COUNT=${weeks}` }
  const times = expandBlock(block, { from: 0, until: diary.now + 400 * DAY })
  const { blockId } = await blockTime(sql, tenantId, { block, times, laidUntil: null, meeting: 'keep', madeBy: 'companion' })
  diary.blocks.push({ ...block, blockId: blockId ?? '', weeks } satisfies ModelBlock)
}

async function liftOne({ sql, tenantId, diary, random }: Life): Promise<void> {
  const block = diary.blocks.length > 0 ? random.pick(diary.blocks) : undefined
  if (!block) return
  await liftBlock(sql, tenantId, { blockId: block.blockId })
  diary.blocks = diary.blocks.filter((each) => each !== block)
}

async function endOne({ sql, tenantId, diary, random }: Life): Promise<void> {
  const booking = diary.bookings.length > 0 ? random.pick(diary.bookings) : undefined
  if (!booking) return
  await changeBooking(sql, tenantId, { reference: booking.reference, to: 'declined', actor: 'companion' })
  diary.bookings = diary.bookings.filter((each) => each !== booking)
}

async function changeOne({ sql, tenantId, diary, random, made }: Life): Promise<void> {
  const known = await selectVersionedRules(sql, tenantId)
  const fresh = planRules(random).rules
  const { policy } = diary.rules
  const after = random.pick([
    { ...diary.rules, policy: { ...policy, openings: fresh.policy.openings } },
    { ...diary.rules, policy: { ...policy, exceptions: [{ date: random.day(made.first), openings: [] }] } },
    { ...diary.rules, policy: { ...policy, bufferMinutes: random.pick([0, 30, 60]) } },
    { ...diary.rules, tour: diary.rules.tour.slice(1) },
  ])
  const written = await changeRules(sql, tenantId, { version: known?.version ?? 0, before: diary.rules, after, madeBy: 'companion' })
  if (!written) throw new Error('A change of her rules was not written.')
  diary.rules = after
}

const askedOf = (random: Random, { rules }: RandomRules): { city: string; hours: number } => ({
  city: random.pick([rules.city, ...rules.tour.map(({ city }) => city)]),
  hours: random.pick([1, 1.5, 3, 12, 24]),
})
