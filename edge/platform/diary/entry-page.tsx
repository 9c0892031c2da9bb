import { selectVersionedRules } from '../../../db/queries/booking-rules.ts'
import { hasDepositDetails } from '../../../db/queries/deposit-details.ts'
import { type EntryFacts, selectEntryFacts } from '../../../db/queries/entries.ts'
import { type ShellRow, selectShell } from '../../../db/queries/shell.ts'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { localDay } from '../../http/local-day.ts'
import { currentLegs, placesOf } from '../../http/place-of.ts'
import { seeOther } from '../../http/see-other.ts'
import { appPage } from '../app/frame.tsx'
import { askedDeposit } from '../html/deposit-words.ts'
import { sendDueMails } from '../mail/send-due-mails.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import { EntryForm } from './EntryForm.tsx'
import { clockOn } from './plan-block.ts'
import { EMPTY_ENTRY, ENTRY_FIELDS, type EntryField, type EntryProblems, type EntryForm as Fields, planEntry } from './plan-entry.ts'
import { writeEntry } from './write-entry.ts'

interface Facts {
  shell: ShellRow
  rules: BookingRules
  entry: EntryFacts
  /** She has saved how a deposit is paid. */
  isDepositTold: boolean
}

async function readFacts(env: PlatformEnv, tenantId: string): Promise<Facts> {
  const [shell, known, entry, isDepositTold] = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([
      selectShell(tx, tenantId),
      selectVersionedRules(tx, tenantId),
      selectEntryFacts(tx, tenantId),
      hasDepositDetails(tx, tenantId),
    ]),
  )
  if (!known || !entry) throw new Error('A session without a tenant.')
  return { shell, rules: known.rules, entry, isDepositTold }
}

/** The form for an appointment agreed by phone or text; the address may fill it in: `?day=2026-12-04`. */
export async function showEntryForm(
  env: PlatformEnv,
  { tenantId, query, now }: { tenantId: string; query: URLSearchParams; now: Date },
): Promise<Response> {
  const facts = await readFacts(env, tenantId)
  const asked = query.get('day') ?? ''
  const day = /^\d{4}-\d{2}-\d{2}$/.test(asked) ? asked : localDay(now, facts.rules.timeZone).day
  const city = clockOn(day, facts.rules).place
  return formPage({ facts, now, fields: { ...EMPTY_ENTRY, startsAt: `${day}T19:00`, hours: '2', city } })
}

/** Enters it, then to its page by GET. What is wrong, or whose time it is already, is said with everything that was typed: nothing was done. */
export async function enterByForm(
  env: PlatformEnv,
  { tenantId, form, now, waitUntil }: { tenantId: string; form: FormData; now: Date; waitUntil: (work: Promise<unknown>) => void },
): Promise<Response> {
  const facts = await readFacts(env, tenantId)
  const text = (name: string) => String(form.get(name) ?? '')
  const typed = Object.fromEntries(ENTRY_FIELDS.map((name) => [name, text(name)])) as Record<EntryField, string>
  const fields: Fields = { ...typed, isTold: form.has('tell'), withoutDeposit: form.has('without-deposit') }
  const planned = planEntry(fields, { rules: facts.rules, locale: facts.entry.locale, now })
  const key = /^[\w-]{8,60}$/.test(text('key')) ? text('key') : crypto.randomUUID()
  if ('problems' in planned) return formPage({ facts, now, fields, problems: planned.problems, key })
  const written = await writeEntry(env, tenantId, {
    ...{ entry: planned.entry, facts: facts.entry, isTold: fields.isTold, key },
    bufferMinutes: facts.rules.policy.bufferMinutes,
  })
  if (written === undefined)
    return formPage({ facts, now, fields, key, problems: { startsAt: 'Another booking, or a time you have offered, is in the way.' } })
  if (fields.isTold) waitUntil(sendDueMails(env))
  return seeOther(`${dashboardPath(`requests/${written}`)}?said=entered`)
}

interface FormPage {
  facts: Facts
  now: Date
  fields: Fields
  problems?: EntryProblems
  key?: string
}

const formPage = ({
  facts: { shell, rules, entry, isDepositTold },
  now,
  fields,
  problems,
  key = crypto.randomUUID(),
}: FormPage): Promise<Response> =>
  appPage({
    shell,
    here: 'diary',
    status: problems === undefined ? 200 : 422,
    title: 'Add an appointment',
    back: { href: dashboardPath('diary'), label: 'Diary' },
    isNarrow: true,
    children: (
      <>
        <p>For bookings made by phone or text. Nobody else can ask for that time, and they aren’t counted in your site’s figures.</p>
        <EntryForm
          fields={fields}
          problems={problems}
          cities={placesOf({ ...rules, tour: currentLegs(rules.tour, now) })}
          services={entry.services}
          currency={entry.currency}
          formKey={key}
          deposit={askedDeposit({ rules, isDepositTold }, { ...entry, priceCents: null })}
        />
      </>
    ),
  })
