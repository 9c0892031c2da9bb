import { herForms } from '../../../tenants/contract/her-fields.ts'
import { HER_GROUPS, type HerGroup } from '../../../tenants/contract/hers.ts'
import { mySitePath } from '../../../tenants/contract/urls.ts'
import { formPage, type SiteForm, SiteSaid, saveByForm } from './page/form-page.tsx'
import { readSite } from './page/read-site.ts'
import { GROUP_TITLES } from './words/group-words.ts'

/** Groups whose fields make one form. The others have pages of their own. */
const FORMS: ReadonlySet<HerGroup> = new Set<HerGroup>(['words', 'rates', 'questions', 'contact', 'clients', 'found', 'shown'])

export const isFormGroup = (name: string): name is HerGroup => HER_GROUPS.some((group) => group === name) && FORMS.has(name as HerGroup)

const formOf = (group: HerGroup): SiteForm => ({
  title: GROUP_TITLES[group],
  action: mySitePath(group),
  fields: herForms().find((form) => form.group === group)?.fields ?? [],
})

interface Shown {
  tenantId: string
  now: Date
  group: HerGroup
}

export async function showGroup(env: PlatformEnv, { tenantId, now, group, said }: Shown & { said: string | undefined }): Promise<Response> {
  return formPage(await readSite(env, { tenantId, now }), formOf(group), { notice: <SiteSaid said={said} /> })
}

export const saveGroup = (env: PlatformEnv, { group, ...sent }: Shown & { form: FormData }): Promise<Response | undefined> =>
  saveByForm(env, sent, () => formOf(group))
