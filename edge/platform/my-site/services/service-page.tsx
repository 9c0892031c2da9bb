import type { SiteChange } from '../../../../tenants/contract/site-fields.ts'
import { mySitePath } from '../../../../tenants/contract/urls.ts'
import { seeOther } from '../../../http/see-other.ts'
import { Notice } from '../../app/Notice.tsx'
import { fieldsOfMember } from '../form/field-at.ts'
import { fieldsOf, nameOf } from '../form/typed.ts'
import { answerSent, formPage, type SiteForm, saveByForm } from '../page/form-page.tsx'
import { typedOfForm } from '../page/form-view.tsx'
import { PriceNotes } from '../page/PriceNotes.tsx'
import { draftChanges, readSite, type SiteFacts, withSite } from '../page/read-site.ts'
import { refuse } from '../page/save-form.ts'
import { SiteSaid } from '../page/site-said.tsx'
import { GROUP_TITLES, listWords } from '../words/group-words.ts'
import { memberId } from './member-id.ts'
import { idsOf, memberOf } from './members.ts'
import { noSuchService, servicePath, servicesList } from './services-page.tsx'

interface Asked {
  tenantId: string
  now: Date
  id: string
}

const back = { href: servicePath(), label: GROUP_TITLES.services }

function formOf(facts: SiteFacts, id: string): SiteForm | undefined {
  const member = memberOf(facts.source, servicesList(), id)
  if (!member) return undefined
  return {
    title: String(member.name ?? id),
    action: servicePath(id),
    fields: fieldsOfMember(servicesList(), id),
    back,
    next: servicePath(id),
    above: <PriceNotes facts={facts} on={`services/${id}`} of={id} />,
    below: (
      <form method="post" action={servicePath(id)}>
        <p class="actions">
          <button type="submit" class="quiet" name="do" value="remove">
            Remove this service
          </button>
        </p>
      </form>
    ),
  }
}

export async function showService(env: PlatformEnv, { said, id, ...asked }: Asked & { said: string | undefined }): Promise<Response> {
  const facts = await readSite(env, asked)
  const form = formOf(facts, id)
  return form ? formPage(facts, form, { notice: <SiteSaid said={said} facts={facts} /> }) : noSuchService(env, asked)
}

export async function saveService(env: PlatformEnv, { id, form, ...asked }: Asked & { form: FormData }): Promise<Response> {
  if (form.get('do') === 'remove') return removeService(env, { id, ...asked })
  return (await saveByForm(env, { ...asked, form }, (facts) => formOf(facts, id))) ?? noSuchService(env, asked)
}

/** Removing is a draft too: nothing is lost that she cannot discard again. */
async function removeService(env: PlatformEnv, { id, ...asked }: Asked): Promise<Response> {
  const list = servicesList()
  const refused = await withSite(env, asked, async (tx, facts) => {
    const member = memberOf(facts.source, list, id)
    const change: SiteChange = { file: list.file, path: `${list.path}/${id}`, before: member }
    const problem = idsOf(facts.source, list).length <= list.control.min ? LAST : ratesFor(facts, id)
    if (member && problem === undefined) await draftChanges(tx, facts, [change])
    return problem === undefined ? undefined : { facts, problem }
  })
  if (!refused) return seeOther(`${servicePath()}?said=removed`)
  const form = formOf(refused.facts, id)
  return form
    ? formPage(refused.facts, form, { status: 422, notice: <Notice tone="bad">{refused.problem}</Notice> })
    : noSuchService(env, asked)
}

const LAST = 'This is your only service: a site needs one. Change it, or add another before you remove it.'

/** A price list that names it would name nothing. */
function ratesFor({ source }: SiteFacts, id: string): string | undefined {
  const { rates = [] } = (source['content.yaml'] ?? {}) as {
    rates?: { title?: string; items?: { label?: string; services?: string[] }[] }[]
  }
  for (const { title = '', items = [] } of rates)
    for (const { label = '', services = [] } of items)
      if (services.includes(id)) return `Your rates name it: “${label}” in “${title}”. Untick it there first.`
  return undefined
}

const NEW = 'new'
const addForm = (): SiteForm => ({
  title: listWords('services').add,
  action: mySitePath('add-service'),
  fields: fieldsOfMember(servicesList(), NEW),
  back,
})

export async function showAddService(env: PlatformEnv, asked: Omit<Asked, 'id'>): Promise<Response> {
  return formPage(await readSite(env, asked), addForm())
}

export async function addService(env: PlatformEnv, { form, ...asked }: Omit<Asked, 'id'> & { form: FormData }): Promise<Response> {
  const list = servicesList()
  const answer = await withSite(env, asked, async (tx, facts) => {
    const shown = addForm()
    if (facts.live === undefined) return formPage(facts, shown, { status: 409 })
    const typed = typedOfForm(shown.fields, form)
    const row = Object.fromEntries(
      list.control.fields.map(({ path }) => [path, typed[nameOf({ file: list.file, path: `${list.path}/${NEW}/${path}` })] ?? '']),
    )
    const values = fieldsOf(list.control.fields, row)
    const id = memberId(String(values.name ?? ''), { taken: idsOf(facts.source, list), fallback: 'service' })
    const change: SiteChange = { file: list.file, path: `${list.path}/${id}`, after: { id, ...values } }
    const refused = refuse(fieldsOfMember(list, id), { source: facts.source, changes: [change] })
    if (refused) {
      const problems = new Map([...refused.byName].map(([name, words]) => [name.replace(`-${id}-`, `-${NEW}-`), words]))
      return answerSent(facts, shown, { kind: 'problems', state: { typed, problems }, others: refused.others })
    }
    await draftChanges(tx, facts, [change])
    return seeOther(`${servicePath()}?said=added`)
  })
  return answer
}
