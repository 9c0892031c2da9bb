import { timingSafeEqual } from '../../http/timing-safe-equal.ts'
import { keyedHash } from './keyed-hash.ts'

/** 48 bits of the hash, so that no code of six digits is likelier than another. */
const DIGITS_OF_HASH = 12

/** The six digits beside a mailed link, e.g. `048213`. They stand nowhere: the link's row says whether they are still good. */
export async function signInCode(secret: string, { tenantId, linkId }: { tenantId: string; linkId: string }): Promise<string> {
  const hash = await keyedHash(secret, { tenantId, purpose: 'sign-in code' }, linkId)
  return String(Number.parseInt(hash.slice(0, DIGITS_OF_HASH), 16) % 1_000_000).padStart(6, '0')
}

/** The link whose code somebody typed, of those that a browser has asked for. Blanks between the digits do not matter. */
export async function findLinkOfCode<Link extends { tenantId: string; linkId: string }>(
  secrets: readonly string[],
  links: readonly Link[],
  typed: string,
): Promise<Link | undefined> {
  const code = typed.replaceAll(/\s/g, '')
  const codes = await Promise.all(links.map((link) => Promise.all(secrets.map((secret) => signInCode(secret, link)))))
  return links.find((_, index) => codes[index]?.some((each) => timingSafeEqual(each, code)))
}
