import { randomUUID } from 'node:crypto'
import { selectVersionedRules } from '../../db/queries/booking-rules.ts'
import { selectEntryFacts } from '../../db/queries/entries.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import { enterPlanned, NOBODY } from '../../edge/platform/diary/enter-planned.ts'
import { EMPTY_ENTRY, planEntry } from '../../edge/platform/diary/plan-entry.ts'
import { makeReference } from '../../edge/platform/keys/make-reference.ts'
import type { Place } from './rule-commands.ts'

export interface EntryAsked {
  service: string
  /** By the clock of the place: 2026-12-24T19:00. */
  at: string
  hours: string
  /** Absent: home. */
  city?: string | undefined
  price?: string | undefined
}

/**
 * Enters an appointment that she agreed by phone or text. Who comes is nobody's business on a command line, whose history is kept: she adds the client in her
 * app. Throws a sentence where nothing was entered.
 */
export function enterByCommand({ sql, tenant, now }: Place, { at, city, ...asked }: EntryAsked): Promise<string> {
  return withTenant(sql, { tenantId: tenant, role: 'companion_ingest' }, async (tx) => {
    const [known, facts] = [await selectVersionedRules(tx, tenant), await selectEntryFacts(tx, tenant)]
    if (!known || !facts) throw new Error(`There is no tenant "${tenant}" with rules in the database: npm run migrate writes them.`)
    const { rules } = known
    const form = { ...EMPTY_ENTRY, ...asked, startsAt: at, city: city ?? rules.city }
    const planned = planEntry(form, { rules, locale: facts.locale, now })
    if ('problems' in planned) throw new Error(Object.values(planned.problems).join(' '))
    const { entry } = planned
    const reference = await enterPlanned(tx, tenant, {
      ...{ entry, reference: makeReference(), sealed: NOBODY, isTold: false, key: randomUUID() },
      bufferMinutes: rules.policy.bufferMinutes,
    })
    if (reference === undefined) throw new Error('Another booking, or a time she has offered, is in the way. Nothing was entered.')
    return `${reference} is in her diary: ${entry.serviceName} at ${at.replace('T', ' ')}, ${entry.place.city} time. Nobody else can ask for it.`
  })
}
