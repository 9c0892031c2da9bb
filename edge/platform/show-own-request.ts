import { awayIn, inWords } from './in-words.ts'
import { keepKnown } from './mail/keep-known.ts'
import { renderKnown } from './requests/known-page.tsx'
import { readOwnLink, readOwnRequest } from './requests/own-request.ts'
import { renderOwnRequest } from './requests/own-request-page.tsx'

interface Asked {
  token: string
  said: string | undefined
  lang: string | undefined
}

/** A client's own page: as it stands, or as it was last known while Postgres is away. */
export async function showOwnRequest(
  env: PlatformEnv,
  tenantId: string,
  { token, said, lang }: Asked,
  waitUntil: (work: Promise<unknown>) => void,
): Promise<Response> {
  const link = await readOwnLink(env, tenantId, token)
  const shown = await inWords(env, awayIn(lang, 'request'), async () => {
    const now = new Date()
    const request = link && (await readOwnRequest(env, link))
    if (request) waitUntil(keepKnown(env, tenantId, [{ request, now }]))
    return renderOwnRequest(request, { now, said, lang })
  })
  if (shown.status !== 503 || !link) return shown
  return (await renderKnown(env, link).catch(() => undefined)) ?? shown
}
