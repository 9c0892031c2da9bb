import { selectReportTenant, selectTourLegs } from '../../../db/queries/report-facts.ts'
import { selectShell } from '../../../db/queries/shell.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { localDay } from '../../http/local-day.ts'
import { Card } from '../app/Card.tsx'
import { Field } from '../app/Field.tsx'
import { appPage } from '../app/frame.tsx'
import { inTenant } from '../postgres/in-tenant.ts'
import { shareLink } from '../reports/share-link.ts'

/** An address of hers to copy, where a button of the weekly mail leads: of dates that are still to come, or else of her site. */
export async function showShare(
  env: PlatformEnv,
  { tenantId, query, now }: { tenantId: string; query: URLSearchParams; now: Date },
): Promise<Response> {
  const { shell, tenant, dates } = await inTenant(env, { tenantId, role: 'companion_read' }, async (tx) => {
    const found = await selectReportTenant(tx, tenantId)
    if (!found) throw new Error('A session without a tenant.')
    const [frame, legs] = await Promise.all([selectShell(tx, tenantId), selectTourLegs(tx, tenantId, localDay(now, found.timeZone).day)])
    // Dates of hers, not the words of an address.
    return { shell: frame, tenant: found, dates: legs.find(({ city, from }) => city === query.get('city') && from === query.get('from')) }
  })
  const { name, address } = shareLink(tenant.host, dates)
  return appPage({
    shell,
    here: '',
    title: `Your ${name}`,
    back: { href: dashboardPath(), label: 'Today' },
    isNarrow: true,
    children: (
      <Card label={`Your ${name}`}>
        <p>
          {dates
            ? 'Put it in your post. People who come through it are counted separately.'
            : 'Put it in a profile, or under your next post.'}
        </p>
        <Field id="address" label="Address" hint="Press and hold to copy it.">
          <input id="address" readonly value={address} aria-describedby="address-hint" />
        </Field>
        <span class="button wide later" data-copies={address}>
          Copy your {name}
        </span>
      </Card>
    ),
  })
}
