import type { Sql, TransactionSql } from 'postgres'
import type { BookingRules } from '../../tenants/contract/booking-rules.ts'
import { WEEKDAYS } from '../../tenants/contract/weekdays.ts'
import type { floodFixtures } from './booking-fixtures.ts'
import { changeRules, selectVersionedRules } from './booking-rules.ts'
import { changeBooking } from './requests.ts'
import { confirmWaiting, joinWaitingList, type OfLeg, type WaitingEntry } from './waiting-list.ts'
import { withTenant } from './with-tenant.ts'

// What tests of the waiting list ask of a database of their own.

export const LEG = { city: 'Perth', from: '2027-02-10', to: '2027-02-10', timeZone: 'Australia/Perth', incall: true, outcall: true }
export const NOW = new Date('2027-01-20T00:00Z')
/** On one evening of that leg a booking may start at 8, 8:30 or 9 pm. */
export const RULES = {
  city: 'Sydney',
  timeZone: 'Australia/Sydney',
  policy: {
    openings: [{ days: [...WEEKDAYS], from: '20:00', to: '21:00' }],
    noticeHours: 24,
    bufferMinutes: 30,
    holdHours: 48,
    confirmEmail: false,
    hoursMax: 24,
    homeDuringTour: false,
    blocked: [],
    minimumAge: 18,
    verifications: [],
  },
  tour: [LEG],
} as unknown as BookingRules

let people = 0

interface Options {
  has: ReturnType<typeof floodFixtures>
  /** What runs every minute (edge/platform/requests/waiting/tell-waiting.ts). */
  tell: (tx: TransactionSql, tenantId: string, now: Date) => Promise<number>
}

/** A companion whose tour is that leg, and what is done on her list. */
export const waitingFixtures =
  (sql: Sql, { has, tell }: Options) =>
  async (rules: BookingRules = RULES) => {
    const tenant = await has.newTenant(rules)
    await sql`select write_locations(${tenant}, ${JSON.stringify(rules)}::text::jsonb)`
    const as = <T>(work: Parameters<typeof withTenant<T>>[2]) => withTenant(sql, { tenantId: tenant, role: 'companion_ingest' }, work)
    const entry = (clientHash: string) => ({
      tenantId: tenant,
      reference: `W-${people++}`,
      city: 'Perth',
      legFrom: LEG.from,
      legTo: LEG.to,
      timeZone: LEG.timeZone,
      hours: 1,
      emailSealed: '2.KEY.a.b',
      language: null,
      clientHash,
    })
    const join = async (clientHash: string, max = 200) => {
      const given = entry(clientHash)
      return { reference: given.reference, outcome: await as((tx) => joinWaitingList(tx, given, max)) }
    }
    const ask = (clientHash: string, city: string, asksUntil?: string) => askToCome(as, { ...entry(clientHash), city }, asksUntil)
    const confirm = (reference: string, isOpen: boolean) => as((tx) => confirmWaiting(tx, tenant, { reference, isOpen }))
    const wait = async (clientHash: string, isOpen: boolean) => {
      const { reference } = await join(clientHash)
      await confirm(reference, isOpen)
      return reference
    }
    return {
      tenant,
      as,
      join,
      ask,
      asks: (clientHash: string, city: string, asksUntil?: string) =>
        ask(clientHash, city, asksUntil).then(({ reference }) => confirm(reference, false).then(() => reference)),
      confirm,
      wait,
      tell: () => as((tx) => tell(tx, tenant, NOW)),
      mails: async (kind = 'waiting_open') =>
        (await sql`select occasion from mails where tenant_id = ${tenant} and kind = ${kind} order by occasion`).map(
          ({ occasion }) => occasion as string,
        ),
      book: async (startsAt: string, hours = 1) => {
        const endsAt = new Date(Date.parse(startsAt) + hours * 3_600_000).toISOString()
        return (await has.insert(tenant, { startsAt, endsAt, city: 'Perth', timeZone: LEG.timeZone, clientHash: `c${people++}` })).booking
      },
      decline: (reference: string) => changeBooking(sql, tenant, { reference, to: 'declined', actor: 'companion' }),
      setTour: (tour: (typeof LEG)[]) => as((tx) => setTour(tx, tenant, tour)),
    }
  }

async function setTour(tx: TransactionSql, tenant: string, tour: (typeof LEG)[]): Promise<void> {
  const before = await selectVersionedRules(tx, tenant)
  if (!before) throw new Error('no rules')
  const { rules, version } = before
  if (!(await changeRules(tx, tenant, { version, before: rules, after: { ...rules, tour }, madeBy: 'companion' })))
    throw new Error('not written')
}

type As = <T>(work: Parameters<typeof withTenant<T>>[2]) => Promise<T>
type LegEntry = Extract<WaitingEntry, OfLeg>

/** Asks her to come to a city where no leg is. */
async function askToCome(as: As, { legFrom: _from, legTo: _to, asksUntil: _until, ...given }: LegEntry, asksUntil = '2027-06-30') {
  const wish = { ...given, hours: 3, legFrom: null, legTo: null, asksUntil, serviceId: 'dinner', serviceName: 'Dinner date' }
  return { reference: given.reference, outcome: await as((tx) => joinWaitingList(tx, wish, 200)) }
}
