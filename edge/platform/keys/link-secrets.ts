import { timingSafeEqual } from '../../http/timing-safe-equal.ts'

/** The secrets whose links open: the present one signs, the one before is believed until it is taken away. */
export const linkSecrets = ({ LINK_SECRET, LINK_SECRET_OLD = '' }: { LINK_SECRET: string; LINK_SECRET_OLD?: string }): string[] =>
  LINK_SECRET_OLD === '' ? [LINK_SECRET] : [LINK_SECRET, LINK_SECRET_OLD]

/** Whether one of the secrets makes of a link what was given. */
export async function isSignedBy(secrets: readonly string[], given: string, sign: (secret: string) => Promise<string>): Promise<boolean> {
  const signed = await Promise.all(secrets.map(sign))
  return signed.some((each) => timingSafeEqual(each, given))
}
