import { preferencesPath } from '../../../tenants/contract/urls.ts'
import { seeOther } from '../../http/see-other.ts'
import { messagePage } from '../app/message-page.tsx'
import { linkSecrets } from '../keys/link-secrets.ts'
import { readPreferencesLink } from '../keys/preferences-link.ts'
import { isWeeklyChosen, readWeekly, Said, saveWeekly, WeeklyForm } from './weekly-choice.tsx'

/** The email settings behind the link of a mail, without signing in. */
export async function showPreferences(env: PlatformEnv, token: string, said?: string): Promise<Response> {
  const tenantId = await readPreferencesLink(linkSecrets(env), token)
  if (tenantId === undefined) return brokenLink()
  const isWanted = await readWeekly(env, tenantId)
  return messagePage({
    title: 'Email settings',
    children: (
      <>
        <Said said={said} />
        <section class="card">
          <p>You always get the emails about requests.</p>
          <WeeklyForm isWanted={isWanted} />
        </section>
      </>
    ),
  })
}

export async function savePreferences(env: PlatformEnv, { token, form }: { token: string; form: FormData }): Promise<Response> {
  const tenantId = await readPreferencesLink(linkSecrets(env), token)
  if (tenantId === undefined) return brokenLink()
  await saveWeekly(env, tenantId, isWeeklyChosen(form))
  return seeOther(`${preferencesPath(token)}?said=saved`)
}

/** POST from a mail program: List-Unsubscribe=One-Click (RFC 8058). */
export async function unsubscribe(env: PlatformEnv, token: string): Promise<Response> {
  const tenantId = await readPreferencesLink(linkSecrets(env), token)
  if (tenantId === undefined) return brokenLink()
  await saveWeekly(env, tenantId, false)
  return showPreferences(env, token, 'unsubscribed')
}

const brokenLink = (): Promise<Response> =>
  messagePage({
    title: 'Not found',
    heading: 'This link is incomplete',
    status: 404,
    children: <p>Please open it from the email again.</p>,
  })
