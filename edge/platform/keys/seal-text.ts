/** The key of one text, by its name. */
export interface TextPlace {
  tenantId: string
  reference: string
}

/** `until`: how long its key is kept, milliseconds since 1970. */
interface Text {
  text: string
  until: number
}

const detailsOf = ({ text }: Text) => ({ name: '', email: '', phone: null, address: null, message: text })

/** One text, sealed as a client's details are. */
export const sealText = (env: PlatformEnv, place: TextPlace, text: Text): Promise<string> =>
  env.KEYS.get(env.KEYS.idFromName(place.tenantId)).seal(place, detailsOf(text), text.until)

/** Texts of one tenant that are a help and no promise: sealed alike, in the order asked, and not opened again to prove it. */
export const sealHelps = (env: PlatformEnv, tenantId: string, texts: (Text & { reference: string })[]): Promise<string[]> =>
  env.KEYS.get(env.KEYS.idFromName(tenantId)).sealUnproved(
    texts.map((text) => ({ place: { tenantId, reference: text.reference }, details: detailsOf(text), keepUntil: text.until })),
  )

/** Undefined where it cannot be opened. */
export async function openText(env: PlatformEnv, { tenantId, reference }: TextPlace, sealed: string): Promise<string | undefined> {
  const [opened] = await env.KEYS.get(env.KEYS.idFromName(tenantId)).open(tenantId, [{ reference, sealed }])
  return opened?.message ?? undefined
}
