import { html } from 'hono/html'
import { selectWeeklyReportWanted, upsertWeeklyReportWanted } from '../../db/queries/desk-session.ts'
import { selectReportTenant } from '../../db/queries/report-facts.ts'
import { dashboardPath, signOutPath } from '../../tenants/contract/urls.ts'
import { inTenant } from '../desk/in-tenant.ts'
import type { Html } from '../mail/mail-layout.ts'
import { document } from '../pages/document.ts'
import { deskPage } from './desk-frame.ts'
import { readPreferencesLink } from './preferences-link.ts'

export async function showSettings(env: PlatformEnv, tenantId: string, said = ''): Promise<Response> {
  const [tenant, isWanted] = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([selectReportTenant(tx, tenantId), selectWeeklyReportWanted(tx, tenantId)]),
  )
  if (!tenant) throw new Error('A session without a tenant.')
  const body = html`${said === '' ? '' : html`<p role="status" class="card good">${said}</p>`}
    <section class="card"><h2>Mails</h2><p>To ${tenant.contactEmail}. Mails about requests always come.</p>${weeklyForm(isWanted)}</section>
    <section class="card"><h2>Your data</h2><p>Everything that is counted, as a file for a spreadsheet.</p><p class="actions"><a class="button quiet" href="${dashboardPath('export.csv')}">Download the days</a></p></section>
    <section class="card"><h2>Devices</h2><p>Signs you out everywhere, on this device too.</p><form method="post" action="${signOutPath()}"><button class="quiet" name="everywhere" value="yes">Sign out everywhere</button></form></section>`
  return deskPage({ tenant, here: 'settings', title: 'Settings', body })
}

export async function saveSettings(env: PlatformEnv, tenantId: string, form: FormData): Promise<Response> {
  await setWeekly(env, tenantId, form.get('weekly') === 'yes')
  return showSettings(env, tenantId, 'Kept.')
}

/** The same settings behind the link of a mail, without signing in. */
export async function showPreferences(env: PlatformEnv, token: string, said = ''): Promise<Response> {
  const tenantId = await readPreferencesLink(env.LINK_SECRET, token)
  if (tenantId === undefined) return brokenLink()
  const isWanted = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) => selectWeeklyReportWanted(tx, tenantId))
  return document({
    title: 'Your mails',
    body: html`<main class="narrow" id="content"><h1>Your mails</h1>${said === '' ? '' : html`<p role="status" class="card good">${said}</p>`}
      <section class="card"><p>Mails about requests always come.</p>${weeklyForm(isWanted)}</section></main>`,
  })
}

export async function savePreferences(env: PlatformEnv, { token, form }: { token: string; form: FormData }): Promise<Response> {
  const tenantId = await readPreferencesLink(env.LINK_SECRET, token)
  if (tenantId === undefined) return brokenLink()
  await setWeekly(env, tenantId, form.get('weekly') === 'yes')
  return showPreferences(env, token, 'Kept.')
}

/** POST from a mail program: List-Unsubscribe=One-Click (RFC 8058). */
export async function unsubscribe(env: PlatformEnv, token: string): Promise<Response> {
  const tenantId = await readPreferencesLink(env.LINK_SECRET, token)
  if (tenantId === undefined) return brokenLink()
  await setWeekly(env, tenantId, false)
  return showPreferences(env, token, 'The weekly mail will not come any more.')
}

const setWeekly = (env: PlatformEnv, tenantId: string, isWanted: boolean): Promise<void> =>
  inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) => upsertWeeklyReportWanted(tx, tenantId, isWanted))

const weeklyForm = (
  isWanted: boolean,
): Html => html`<form method="post"><div class="field"><label for="weekly">The weekly mail, Monday at eight</label>
  <select id="weekly" name="weekly"><option value="yes" ${isWanted ? 'selected' : ''}>send it</option><option value="no" ${isWanted ? '' : 'selected'}>do not send it</option></select></div><button>Keep</button></form>`

const brokenLink = (): Promise<Response> =>
  document({
    title: 'Not found',
    status: 404,
    body: html`<main class="narrow" id="content"><h1>This link is not complete</h1><p>Open it from the mail once more.</p></main>`,
  })
