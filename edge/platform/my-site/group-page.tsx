import { herForms } from '../../../tenants/contract/her-fields.ts'
import { HER_GROUPS, type HerGroup } from '../../../tenants/contract/hers.ts'
import { mySitePath } from '../../../tenants/contract/urls.ts'
import { formPage, type SiteForm, SiteSaid, saveByForm } from './page/form-page.tsx'
import { PriceNotes } from './page/PriceNotes.tsx'
import { readSite, type SiteFacts } from './page/read-site.ts'
import { GROUP_TITLES } from './words/group-words.ts'

/** Groups whose fields make one form. The others have pages of their own. */
const FORMS: ReadonlySet<HerGroup> = new Set<HerGroup>(['words', 'rates', 'questions', 'contact', 'clients', 'found', 'shown'])

export const isFormGroup = (name: string): name is HerGroup => HER_GROUPS.some((group) => group === name) && FORMS.has(name as HerGroup)

const formOf = (group: HerGroup, facts: SiteFacts): SiteForm => ({
  title: GROUP_TITLES[group],
  action: mySitePath(group),
  fields: herForms().find((form) => form.group === group)?.fields ?? [],
  above: group === 'rates' ? <PriceNotes telling={facts.telling} /> : undefined,
})

interface Shown {
  tenantId: string
  now: Date
  group: HerGroup
}

export async function showGroup(env: PlatformEnv, { tenantId, now, group, said }: Shown & { said: string | undefined }): Promise<Response> {
  const facts = await readSite(env, { tenantId, now })
  return formPage(facts, formOf(group, facts), { notice: <SiteSaid said={said} /> })
}

export const saveGroup = (env: PlatformEnv, { group, ...sent }: Shown & { form: FormData }): Promise<Response | undefined> =>
  saveByForm(env, sent, (facts) => formOf(group, facts))
