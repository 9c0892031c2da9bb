import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { makeDatabase } from '../../scripts/test-support/make-database.ts'
import type { BookingRules } from '../../tenants/contract/booking-rules.ts'
import { floodFixtures, makeBooking } from './booking-fixtures.ts'
import { changeRules, selectBookingRules, selectRuleChanges, selectVersionedRules, takeOverYaml } from './booking-rules.ts'
import { insertBooking } from './insert-booking.ts'
import { withTenant } from './with-tenant.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
let fixtures: ReturnType<typeof floodFixtures>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  fixtures = floodFixtures(database.sql)
})
afterAll(() => database.drop())

const rulesWith = (noticeHours: number, cities: string[] = []): BookingRules => ({
  city: 'Sydney',
  timeZone: 'Australia/Sydney',
  policy: { noticeHours } as BookingRules['policy'],
  tour: cities.map((city) => ({ city, from: '2027-01-02', to: '2027-01-04', timeZone: 'Australia/Perth', incall: true, outcall: true })),
})
const takeOver = (tenantId: string, yaml: BookingRules) => database.sql.begin((tx) => takeOverYaml(tx, tenantId, yaml))
const asHer = <T>(tenantId: string, work: Parameters<typeof withTenant<T>>[2]) =>
  withTenant(database.sql, { tenantId, role: 'companion_ingest' }, work)

describe('her rules', () => {
  it('begin as tenant.yaml has them, and are changed by her as by it', async () => {
    const hers = await fixtures.newTenant()
    expect(await takeOver(hers, rulesWith(24))).toEqual([])
    const before = rulesWith(24)
    expect(
      await asHer(hers, (tx) => changeRules(tx, hers, { version: 2, before, after: rulesWith(48, ['Perth']), madeBy: 'companion' })),
    ).toBe(true)
    expect(await takeOver(hers, rulesWith(24))).toEqual([])
    expect((await selectBookingRules(database.sql, hers))?.policy.noticeHours).toBe(48)
    expect(await takeOver(hers, rulesWith(12))).toEqual([{ field: 'policy noticeHours', before: 48, after: 12, hers: 48 }])
    expect(await selectBookingRules(database.sql, hers)).toEqual(rulesWith(12, ['Perth']))
    expect((await database.sql`select city, from_day::text from locations where tenant_id = ${hers}`)[0]).toEqual({
      city: 'Perth',
      from_day: '2027-01-02',
    })
    expect((await selectRuleChanges(database.sql, hers, 9)).map(({ madeBy, field, after }) => [madeBy, field, after])).toEqual([
      ['developer', 'policy noticeHours', 12],
      ['companion', 'tour Perth 2027-01-02', rulesWith(0, ['Perth']).tour[0]],
      ['companion', 'policy noticeHours', 48],
    ])
    // What was changed after the rules that a page was shown with.
    expect((await selectRuleChanges(database.sql, hers, 9, 3)).map(({ field, version }) => [field, version])).toEqual([
      ['policy noticeHours', 4],
    ])
    expect(await selectRuleChanges(database.sql, hers, 9, 4)).toEqual([])
  })

  it('are not written over those of a page that was faster', async () => {
    const hers = await fixtures.newTenant()
    await takeOver(hers, rulesWith(24))
    const known = await selectVersionedRules(database.sql, hers)
    const write = (noticeHours: number) =>
      asHer(hers, (tx) =>
        changeRules(tx, hers, { version: known?.version ?? 0, before: rulesWith(24), after: rulesWith(noticeHours), madeBy: 'companion' }),
      )
    expect((await Promise.all([write(48), write(72)])).sort()).toEqual([false, true])
    expect(await selectRuleChanges(database.sql, hers, 9)).toHaveLength(1)
  })

  it('of one tenant cannot be written under the name of another', async () => {
    const [hers, another] = [await fixtures.newTenant(), await fixtures.newTenant()]
    await takeOver(hers, rulesWith(24))
    const asked = { version: 2, before: rulesWith(24), after: rulesWith(1), madeBy: 'companion' } as const
    await expect(asHer(another, (tx) => changeRules(tx, hers, asked))).resolves.toBe(false)
    expect((await selectBookingRules(database.sql, hers))?.policy.noticeHours).toBe(24)
  })

  it('are asked in the moment a request is written: nobody changes them between', async () => {
    const hers = await fixtures.newTenant()
    await takeOver(hers, rulesWith(24))
    const booking = makeBooking({ tenantId: hers })
    let version = 2
    const outcome = await insertBooking(database.sql, booking, {
      acknowledged: false,
      limits: null,
      isOffered: (_booking, rules) => {
        version = rules.policy.noticeHours
        return false
      },
    })
    expect([outcome, version]).toEqual(['slot_taken', 24])
    const told = { acknowledged: true, limits: null, isOffered: () => false }
    expect(await insertBooking(database.sql, booking, told)).toBe('declined')
    expect(await insertBooking(database.sql, makeBooking({ tenantId: hers }), { ...told, isOffered: () => true })).toBe('stored')
  })
})
