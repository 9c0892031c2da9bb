import { logEvent } from '../../http/log.ts'

const TIMEOUT_MS = 3000

/**
 * Whether a challenge was solved, where one is set up: any service that speaks as Turnstile's siteverify does
 * (https://developers.cloudflare.com/turnstile/get-started/server-side-validation/). Neither address nor anything of the client is sent.
 * Without one, or when it does not answer, the request is taken: no booking is lost to a third party.
 */
export async function isChallengeMet(
  { CHALLENGE_URL, CHALLENGE_SECRET = '' }: { CHALLENGE_URL: string; CHALLENGE_SECRET?: string },
  token: string | undefined,
): Promise<boolean> {
  if (CHALLENGE_URL === '') return true
  if (token === undefined) return false
  try {
    const response = await fetch(CHALLENGE_URL, {
      method: 'POST',
      body: new URLSearchParams({ secret: CHALLENGE_SECRET, response: token }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (!response.ok) throw new Error(`The challenge answered ${response.status}.`)
    return ((await response.json()) as { success?: boolean }).success === true
  } catch (error) {
    logEvent('challenge_not_asked', { error })
    return true
  }
}
