/** The key of one text, by its name. */
export interface TextPlace {
  tenantId: string
  reference: string
}

/** One text, sealed as a client's details are. `until`: how long its key is kept, milliseconds since 1970. */
export const sealText = (env: PlatformEnv, place: TextPlace, { text, until }: { text: string; until: number }): Promise<string> =>
  env.KEYS.get(env.KEYS.idFromName(place.tenantId)).seal(place, { name: '', email: '', phone: null, address: null, message: text }, until)

/** Undefined where it cannot be opened. */
export async function openText(env: PlatformEnv, { tenantId, reference }: TextPlace, sealed: string): Promise<string | undefined> {
  const [opened] = await env.KEYS.get(env.KEYS.idFromName(tenantId)).open(tenantId, [{ reference, sealed }])
  return opened?.message ?? undefined
}
