import { herForms } from '../../../tenants/contract/her-fields.ts'
import { HER_GROUPS, type HerGroup } from '../../../tenants/contract/hers.ts'
import { mySitePath } from '../../../tenants/contract/urls.ts'
import { Notice } from '../app/Notice.tsx'
import { filledLine } from './form/price-ways.ts'
import { formPage, type SiteForm, saveByForm } from './page/form-page.tsx'
import { typedOfSite } from './page/form-view.tsx'
import { lineName, PriceNotes } from './page/PriceNotes.tsx'
import { readSite, type SiteFacts } from './page/read-site.ts'
import { SiteSaid } from './page/site-said.tsx'
import { GROUP_TITLES } from './words/group-words.ts'
import { priceWords } from './words/value-words.ts'

/** Groups whose fields make one form. The others have pages of their own. */
const FORMS: ReadonlySet<HerGroup> = new Set<HerGroup>(['words', 'rates', 'questions', 'contact', 'clients', 'found', 'shown'])

export const isFormGroup = (name: string): name is HerGroup => HER_GROUPS.some((group) => group === name) && FORMS.has(name as HerGroup)

const formOf = (group: HerGroup, facts: SiteFacts): SiteForm => ({
  title: GROUP_TITLES[group],
  action: mySitePath(group),
  fields: herForms().find((form) => form.group === group)?.fields ?? [],
  above: group === 'rates' ? <PriceNotes facts={facts} on="rates" /> : undefined,
})

interface Shown {
  tenantId: string
  now: Date
  group: HerGroup
}

/** `price`: of her rates, the service whose price is to be written into its line. */
export async function showGroup(
  env: PlatformEnv,
  { tenantId, now, group, said, price }: Shown & { said: string | undefined; price: string | undefined },
): Promise<Response> {
  const facts = await readSite(env, { tenantId, now })
  const form = formOf(group, facts)
  const filled = group === 'rates' ? filledLine(price, facts) : undefined
  if (!filled) return formPage(facts, form, { notice: <SiteSaid said={said} facts={facts} /> })
  return formPage(
    facts,
    { ...form, above: undefined },
    {
      state: { typed: typedOfSite(form.fields, filled), open: lineName(filled.at) },
      notice: (
        <Notice tone="plain">
          {priceWords(filled.price, facts.telling)} is filled in below, in “{filled.label}”. Check that line, then save.
        </Notice>
      ),
    },
  )
}

export const saveGroup = (env: PlatformEnv, { group, ...sent }: Shown & { form: FormData }): Promise<Response | undefined> =>
  saveByForm(env, sent, (facts) => formOf(group, facts))
