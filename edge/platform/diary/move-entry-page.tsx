import { selectVersionedRules } from '../../../db/queries/booking-rules.ts'
import { moveEntry } from '../../../db/queries/entries.ts'
import { type RequestRow, selectRequest } from '../../../db/queries/requests.ts'
import { type ShellRow, selectShell } from '../../../db/queries/shell.ts'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { seeOther } from '../../http/see-other.ts'
import { Card } from '../app/Card.tsx'
import { InputField } from '../app/Field.tsx'
import { appPage } from '../app/frame.tsx'
import { formatWhen, localText } from '../html/format-when.ts'
import { sendDueMails } from '../mail/send-due-mails.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import { planMove } from './plan-entry.ts'

interface Found {
  shell: ShellRow
  booking: RequestRow
  rules: BookingRules
}

interface EntryPlace {
  tenantId: string
  reference: string
}

/** An entry of hers that can still move; undefined for anything else. */
async function findEntry(env: PlatformEnv, { tenantId, reference }: EntryPlace): Promise<Found | undefined> {
  const [shell, booking, known] = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([selectShell(tx, tenantId), selectRequest(tx, tenantId, reference), selectVersionedRules(tx, tenantId)]),
  )
  return booking?.isEntry && booking.status === 'confirmed' && known ? { shell, booking, rules: known.rules } : undefined
}

/** Another time for an appointment that she has entered: agreed by phone or text, as it was. Undefined where there is no such one. */
export async function showMoveEntry(env: PlatformEnv, place: EntryPlace): Promise<Response | undefined> {
  const found = await findEntry(env, place)
  return found && movePage(found, { typed: localText(found.booking.startsAt) })
}

export async function moveEntryByForm(
  env: PlatformEnv,
  place: EntryPlace,
  { form, now, waitUntil }: { form: FormData; now: Date; waitUntil: (work: Promise<unknown>) => void },
): Promise<Response | undefined> {
  const found = await findEntry(env, place)
  if (!found) return undefined
  const { tenantId, reference } = place
  const typed = String(form.get('startsAt') ?? '')
  const planned = planMove(
    { startsAt: typed, city: found.booking.city.raw, hours: (found.booking.endsAt.at - found.booking.startsAt.at) / 3_600_000 },
    { rules: found.rules, locale: found.booking.locale, now },
  )
  if ('problem' in planned) return movePage(found, { typed, problem: planned.problem })
  const isTold = form.has('tell') && !found.booking.hasNoEmail
  const outcome = await inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) =>
    moveEntry(tx, tenantId, { reference, startsAt: planned.startsAt, isTold }),
  )
  if (outcome === 'slot_taken') return movePage(found, { typed, problem: 'Another booking, or a time you have offered, is in the way.' })
  if (outcome === 'changed' && isTold) waitUntil(sendDueMails(env))
  return seeOther(`${dashboardPath(`requests/${reference}`)}?said=${outcome === 'changed' ? 'new-time' : 'saved'}`)
}

function movePage({ shell, booking }: Found, { typed, problem }: { typed: string; problem?: string }): Promise<Response> {
  return appPage({
    shell,
    here: 'diary',
    status: problem === undefined ? 200 : 422,
    title: 'Reschedule',
    eyebrow: formatWhen(booking, booking),
    back: { href: dashboardPath(`requests/${booking.reference}`), label: 'Appointment' },
    isNarrow: true,
    children: (
      <form method="post">
        <Card label="New time">
          <InputField
            id="startsAt"
            label="When"
            hint={`${booking.startsAt.place} time; it is as long as before.`}
            error={problem}
            type="datetime-local"
            value={typed}
            required
            autofocus={problem !== undefined}
          />
          {!booking.hasNoEmail && (
            <label class="choice">
              <input type="checkbox" name="tell" value="yes" checked />
              Email them the new time
            </label>
          )}
        </Card>
        <button type="submit" class="wide">
          Reschedule
        </button>
      </form>
    ),
  })
}
