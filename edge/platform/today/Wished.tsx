import type { ListRow } from '../../../db/queries/request-list.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { Head } from '../app/Head.tsx'
import { formatStart } from '../html/format-when.ts'

/** Appointments that a client asks to move: each leads to the two answers. */
export const Wished = ({ rows, locale }: { rows: readonly ListRow[]; locale: string }) =>
  rows.length === 0 ? null : (
    <>
      <Head title="Another time?" />
      <ul class="list card">
        {rows.map(({ reference, startsAt }) => (
          <li>
            <a class="line" href={dashboardPath(`requests/${reference}`)}>
              <strong>{formatStart(startsAt, { locale })}</strong>
              <span class="sub block">The client asks to move it</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
