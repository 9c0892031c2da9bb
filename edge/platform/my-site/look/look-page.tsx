import { mySitePath } from '../../../../tenants/contract/urls.ts'
import { lookFields } from '../form/choice-fields.ts'
import { formPage, type SiteForm, saveByForm } from '../page/form-page.tsx'
import { readSite, type SiteFacts } from '../page/read-site.ts'
import { SiteSaid } from '../page/site-said.tsx'
import { GROUP_TITLES } from '../words/group-words.ts'

const formOf = ({ source }: SiteFacts): SiteForm => ({
  title: GROUP_TITLES.look,
  action: mySitePath('look'),
  fields: lookFields(source),
  above: <p class="muted">Each layout has its own colours. To see those of another layout, choose it and save first.</p>,
})

interface Asked {
  tenantId: string
  now: Date
}

export async function showLook(env: PlatformEnv, { said, ...asked }: Asked & { said: string | undefined }): Promise<Response> {
  const facts = await readSite(env, asked)
  return formPage(facts, formOf(facts), { notice: <SiteSaid said={said} facts={facts} /> })
}

export const saveLook = (env: PlatformEnv, sent: Asked & { form: FormData }): Promise<Response | undefined> => saveByForm(env, sent, formOf)
