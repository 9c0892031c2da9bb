import type { SaltKeeper } from '../../platform/keys/salt-keeper.ts'

/** Today's salt of each tenant, so that a request need not ask for it. Yesterday's is dropped. */
const today = new Map<string, { day: string; salt: Uint8Array<ArrayBuffer> }>()

/** The salt of a day, from the tenant's own keeper, which is not looked for where the salt is known. */
export async function daySalt(
  tenantId: string,
  keeper: () => DurableObjectStub<SaltKeeper>,
  day: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const known = today.get(tenantId)
  if (known?.day === day) return known.salt
  const salt = new Uint8Array(await keeper().saltOf(day))
  today.set(tenantId, { day, salt })
  return salt
}
