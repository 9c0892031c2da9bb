import type { Sql, TransactionSql } from 'postgres'
import { appLocale } from '../../tenants/contract/app-locale.ts'
import { rulesOfYaml } from '../../tenants/contract/booking-rules.ts'
import type { Experiment } from '../../tenants/contract/experiments.ts'
import type { SiteSource } from '../../tenants/contract/site-fields.ts'
import type { SiteLanguage } from '../../tenants/contract/site-language.ts'
import type { Tenant } from '../../tenants/contract/tenant.ts'
import { selectChangedYaml, takeOverYaml } from './booking-rules.ts'
import type { RuleConflict } from './merge-rules.ts'
import { toRow } from './to-row.ts'

export interface TenantRow {
  slug: string
  tenant: Pick<Tenant, 'name' | 'status' | 'city' | 'timeZone' | 'locale' | 'currency' | 'retention' | 'contact' | 'tour' | 'booking'>
  /** Her canonical host. */
  host: string
  experiments: readonly Experiment[]
  /** When her site was last built here, if it was. */
  builtAt: Date | undefined
  /** What her folder says. */
  source: SiteSource
  /** Of her site, the first one first. */
  languages: readonly SiteLanguage[]
}

/** tenant.yaml and she have both changed one thing since it was last read; the file holds. */
export interface TenantConflict extends RuleConflict {
  slug: string
}

/**
 * Makes `tenants`, `locations` and `ab_tests` say what the YAML says, all of it or nothing. `folders`: slugs of all tenants that there are, also of those
 * whose files are not right: of these nothing changes. A tenant whose folder is gone becomes inactive; nothing is deleted. No folder at all is a
 * checkout that is not whole, and closes nobody. One that is being hidden as she has asked is hers from the same moment on: whoever reads the folder first, no
 * session of hers is refused until the publisher's last word.
 */
export async function upsertTenants(
  sql: Sql,
  tenants: readonly TenantRow[],
  { folders }: { folders: readonly string[] },
): Promise<TenantConflict[]> {
  const conflicts: TenantConflict[] = []
  const rows = tenants.map(planRow)
  const tests = tenants.flatMap(({ slug, experiments }) =>
    experiments.map(({ id, version, kind, hypothesis, page, slot, status, traffic, variants, start, winner = null }) =>
      toRow({ tenantId: slug, testId: id, version, kind, hypothesis, page, slot, status, traffic, variants, startedOn: start, winner }),
    ),
  )
  await sql.begin(async (tx) => {
    await tx`
      insert into tenants (tenant_id, name, status, city, time_zone, locale, currency, event_days, rollup_months, booking_days, host, contact_email, built_at, site_languages)
      select tenant_id, name, status, city, time_zone, locale, currency, event_days, rollup_months, booking_days, host, contact_email, built_at, site_languages
      from jsonb_populate_recordset(null::tenants, ${tx.json(rows)}::jsonb)
      on conflict (tenant_id) do update set
        name = excluded.name, status = excluded.status, city = excluded.city, time_zone = excluded.time_zone, locale = excluded.locale, currency = excluded.currency,
        event_days = excluded.event_days, rollup_months = excluded.rollup_months, booking_days = excluded.booking_days,
        hidden_by_her = excluded.status = 'inactive' and (tenants.hidden_by_her or exists (
          select from site_changes c
          where c.tenant_id = tenants.tenant_id and c.state = 'asked' and c.made_by = 'companion'
            and c.file = 'tenant.yaml' and c.path = 'status' and c.after = '"inactive"'
        )),
        host = excluded.host, contact_email = excluded.contact_email, site_languages = excluded.site_languages, built_at = greatest(tenants.built_at, excluded.built_at)
    `
    await upsertSources(tx, tenants)
    for (const [slug, rules] of await selectChangedYaml(tx, new Map(tenants.map(({ slug, tenant }) => [slug, rulesOfYaml(tenant)]))))
      for (const conflict of await takeOverYaml(tx, slug, rules)) conflicts.push({ ...conflict, slug })
    if (folders.length > 0) await noteWhoLeft(tx, folders)
    await tx`
      insert into ab_tests (tenant_id, test_id, version, kind, hypothesis, page, slot, status, traffic, variants, started_on, winner)
      select tenant_id, test_id, version, kind, hypothesis, page, slot, status, traffic, variants, started_on, winner from jsonb_populate_recordset(null::ab_tests, ${tx.json(tests)}::jsonb)
      on conflict (tenant_id, test_id, version) do update set
        kind = excluded.kind, hypothesis = excluded.hypothesis, page = excluded.page, slot = excluded.slot, status = excluded.status,
        traffic = excluded.traffic, variants = excluded.variants, started_on = excluded.started_on, winner = excluded.winner
    `
    // One that is no longer in the file, or has another version there, runs nowhere. What it counted stays.
    await tx`
      update ab_tests a set status = 'paused'
      where a.tenant_id = any (${tenants.map(({ slug }) => slug)}::text[]) and a.status = 'running' and not exists (
        select from jsonb_populate_recordset(null::ab_tests, ${tx.json(tests)}::jsonb) t
        where t.tenant_id = a.tenant_id and t.test_id = a.test_id and t.version = a.version
      )
    `
  })
  return conflicts
}

async function noteWhoLeft(tx: TransactionSql, folders: readonly string[]): Promise<void> {
  await tx`
    update tenants set status = 'inactive', hidden_by_her = false, left_at = coalesce(left_at, now())
    where tenant_id <> all (${[...folders]}::text[]) and (status <> 'inactive' or hidden_by_her or left_at is null)
  `
  await tx`update tenants set left_at = null where tenant_id = any (${[...folders]}::text[]) and left_at is not null`
}

/** Written where it says something else only: it is long, and most starts change nothing. */
async function upsertSources(tx: TransactionSql, tenants: readonly TenantRow[]): Promise<void> {
  const sources = tenants.map(({ slug, source }) => ({ slug, source }))
  await tx`
    update tenants t set site_source = s.source
    from jsonb_to_recordset(${tx.json(sources as never)}::jsonb) as s(slug text, source jsonb)
    where t.tenant_id = s.slug and t.site_source is distinct from s.source
  `
}

function planRow({ slug, host, builtAt, tenant, languages }: TenantRow) {
  const { name, status, city, timeZone, currency, retention, contact } = tenant
  return toRow({
    tenantId: slug,
    name,
    status,
    city,
    timeZone,
    locale: appLocale(tenant),
    currency,
    ...retention,
    host,
    contactEmail: contact.email,
    builtAt: builtAt ?? null,
    siteLanguages: languages,
  })
}
