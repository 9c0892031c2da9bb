import type { ListRow } from '../../../../db/queries/request-list.ts'
import { dashboardPath } from '../../../../tenants/contract/urls.ts'
import { appPage } from '../../app/frame.tsx'
import { HiddenFields } from '../../app/HiddenFields.tsx'
import { formatStart } from '../../html/format-when.ts'
import { type Client, openRequests } from '../../keys/open-request.ts'
import type { RuleFacts } from './read-rule-facts.ts'

interface Asking {
  rows: readonly ListRow[]
  facts: RuleFacts
  /** What was sent, to send it again. */
  form: FormData
  /** Where it goes, and where it came from. */
  action: string
  back: { href: string; label: string }
  /** `Cancel these dates anyway` */
  anyway: string
}

/** Asks before a change of her tour leaves somebody in a city where she will not be. */
export async function askAboutStranded(env: PlatformEnv, tenantId: string, asking: Asking): Promise<Response> {
  const { rows, facts, form, action, back, anyway } = asking
  const clients = await openRequests(env, tenantId, rows)
  const repeated = [...form].filter(([name]) => name !== 'seen')
  return appPage({
    shell: facts.shell,
    here: 'diary',
    title: rows.length === 1 ? 'One booking won’t fit' : `${rows.length} bookings won’t fit`,
    back,
    isNarrow: true,
    status: 409,
    children: (
      <>
        <p>You’d be somewhere else then. Nothing is changed yet.</p>
        <ul class="list card">
          {rows.map((row, at) => (
            <Row row={row} client={clients[at]} locale={facts.shell.locale} />
          ))}
        </ul>
        <p>
          {rows.length === 1
            ? 'If you go on, it stays as it is and nobody is told: answer, move or cancel it yourself.'
            : 'If you go on, they stay as they are and nobody is told: answer, move or cancel each one yourself.'}
        </p>
        <form method="post" action={action}>
          <HiddenFields fields={repeated} />
          {rows.map(({ reference }) => (
            <input type="hidden" name="seen" value={reference} />
          ))}
          <p class="actions">
            <button type="submit">{anyway}</button>
            <a href={back.href}>Leave it as it is</a>
          </p>
        </form>
      </>
    ),
  })
}

const STATES: Partial<Record<ListRow['group'], string>> = { waiting: 'waiting for you', offered: 'the client is choosing a time' }

const Row = ({ row, client, locale }: { row: ListRow; client: Client | undefined; locale: string }) => (
  <li>
    <a class="line" href={dashboardPath(`requests/${row.reference}`)}>
      <strong>{client ? String(client.name) : row.reference}</strong>
      <span class="sub block">
        {formatStart(row.startsAt, { locale })} · {STATES[row.group] ?? 'confirmed'}
      </span>
    </a>
  </li>
)
