import type { SaltKeeper } from '../../platform/keys/salt-keeper.ts'

/** The only state a site Worker keeps between requests: today's salt, so that a request need not ask for it. Yesterday's is dropped. */
let today: { day: string; salt: Uint8Array<ArrayBuffer> } | undefined

/** The salt of a day, from the tenant's own keeper. */
export async function daySalt(keeper: DurableObjectStub<SaltKeeper>, day: string): Promise<Uint8Array<ArrayBuffer>> {
  if (today?.day !== day) today = { day, salt: new Uint8Array(await keeper.saltOf(day)) }
  return today.salt
}
