import { timingSafeEqual } from '../../http/timing-safe-equal.ts'

/** HTTP Basic with OPERATOR_KEY as the password: one operator, no accounts. */
export function isOperatorBrowser(env: PlatformEnv, request: Request): boolean {
  const encoded = /^Basic ([\w+/=]+)$/.exec(request.headers.get('authorization') ?? '')?.[1]
  if (encoded === undefined || env.OPERATOR_KEY === '') return false
  try {
    return timingSafeEqual(atob(encoded).split(':').slice(1).join(':'), env.OPERATOR_KEY)
  } catch {
    return false
  }
}

export const askOperator = (): Response =>
  new Response('This page is for the operator.', {
    status: 401,
    headers: { 'WWW-Authenticate': 'Basic realm="operator", charset="UTF-8"' },
  })
