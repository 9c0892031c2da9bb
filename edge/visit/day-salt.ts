import type { SaltKeeper } from './salt-keeper.ts'

/** The only state a site Worker keeps between requests: today's salt, so that a request need not ask for it. Yesterday's is dropped. */
let today: { day: string; salt: Uint8Array<ArrayBuffer> } | undefined

export async function daySalt(keeper: DurableObjectNamespace<SaltKeeper>, now: Date): Promise<Uint8Array<ArrayBuffer>> {
  const day = now.toISOString().slice(0, 10)
  if (today?.day !== day) {
    const salt = await keeper.get(keeper.idFromName('platform')).saltOf(day)
    today = { day, salt: new Uint8Array(salt) }
  }
  return today.salt
}
