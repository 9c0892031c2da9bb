import { SIGN_IN_MINUTES } from '../../../tenants/contract/limits.ts'
import { makeToken, readTokenCookie, writeTokenCookie } from './token-cookie.ts'

const NAME = 'asks'

/** The browser that asks for a link: what it keeps, and the hash beside the link, so that the mail's code works in it alone. */
export async function askingBrowser(request: Request): Promise<{ cookie: string; browserHash: string }> {
  // One that asks twice may type the code of either mail.
  const { token, hash } = (await readTokenCookie(request, NAME)) ?? (await makeToken())
  return { cookie: writeTokenCookie(new URL(request.url), { name: NAME, token, seconds: SIGN_IN_MINUTES * 60 }), browserHash: hash }
}

/** Undefined in a browser that has not asked lately. */
export const readAskingBrowser = async (request: Request): Promise<string | undefined> => (await readTokenCookie(request, NAME))?.hash
