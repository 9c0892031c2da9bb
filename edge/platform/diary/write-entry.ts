import type { EntryFacts } from '../../../db/queries/entries.ts'
import { makeReference } from '../keys/make-reference.ts'
import { sealDetails } from '../keys/seal-details.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import { enterPlanned, NOBODY } from './enter-planned.ts'
import type { PlannedEntry } from './plan-entry.ts'

/** Writes an entry once per key, with its client sealed as any other. Returns its reference; undefined where its time is taken. */
export async function writeEntry(
  env: PlatformEnv,
  tenantId: string,
  {
    entry,
    facts,
    bufferMinutes,
    isTold,
    key,
  }: { entry: PlannedEntry; facts: EntryFacts; bufferMinutes: number; isTold: boolean; key: string },
): Promise<string | undefined> {
  const { client, endsAt } = entry
  const reference = makeReference()
  const hashKey = await env.KEYS.get(env.KEYS.idFromName(tenantId)).hashKey()
  const details = { endsAt, keepDays: facts.keepDays, plans: { home: facts.locale.split('-')[1] }, hashKey }
  const sealed = client === null ? NOBODY : await sealDetails(env, { tenantId, reference }, { client, ...details })
  return inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) =>
    enterPlanned(tx, tenantId, { entry, reference, sealed, bufferMinutes, isTold, key }),
  )
}
