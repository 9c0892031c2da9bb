import { TAKEN_PATHS } from '../../../../tenants/contract/custom-page.ts'
import { CUSTOM_PAGES_MAX } from '../../../../tenants/contract/limits.ts'
import type { SiteChange } from '../../../../tenants/contract/site-fields.ts'
import { draftPath, mySitePath } from '../../../../tenants/contract/urls.ts'
import { seeOther } from '../../../http/see-other.ts'
import { Notice } from '../../app/Notice.tsx'
import { problemsByName } from '../form/check-site.ts'
import { checkPage, menuNames, pageFields } from '../form/page-fields.ts'
import { type PageFields, pageFile, pageSlugs, readPage, withPageOpen, writePage } from '../form/page-text.ts'
import { withChanges } from '../form/plan-save.ts'
import { fieldsOf, nameOf } from '../form/typed.ts'
import { answerSent, formPage, type SiteForm } from '../page/form-page.tsx'
import { typedOfForm } from '../page/form-view.tsx'
import { draftChanges, readSite, type SiteFacts, withSite } from '../page/read-site.ts'
import { readSent } from '../page/save-form.ts'
import { SiteSaid } from '../page/site-said.tsx'
import { askForPreview } from '../preview/ask-for-preview.ts'
import { pageOf } from '../preview/page-of.ts'
import { hasId, memberId } from '../services/member-id.ts'
import { GROUP_TITLES } from '../words/group-words.ts'
import { noSuchPage, pagesPath } from './pages-page.tsx'

interface Asked {
  tenantId: string
  now: Date
  id: string
}

const back = { href: pagesPath(), label: GROUP_TITLES.pages }
/** As a slug that no page has: what is being written has no address yet. */
const NEW = 'new'
/** Of a title without a letter for an address, as an emoji. */
const FALLBACK = 'page'

function formOf({ source, site }: SiteFacts, slug: string): SiteForm | undefined {
  const page = readPage(source[pageFile(slug)])
  if (!page) return undefined
  return {
    title: String(page.title ?? slug),
    action: pagesPath(slug),
    fields: pageFields(slug),
    back,
    above: <p class="sub">{`${site.host}/${slug}`}</p>,
    below: (
      <form method="post" action={pagesPath(slug)}>
        <p class="actions">
          <button type="submit" class="quiet" name="do" value="remove">
            Remove this page
          </button>
        </p>
      </form>
    ),
  }
}

const opened = (facts: SiteFacts, slug: string): SiteFacts => ({ ...facts, source: withPageOpen(facts.source, slug) })

export async function showPage(env: PlatformEnv, { said, id, ...asked }: Asked & { said: string | undefined }): Promise<Response> {
  const facts = await readSite(env, asked)
  const form = formOf(facts, id)
  return form ? formPage(opened(facts, id), form, { notice: <SiteSaid said={said} facts={facts} /> }) : noSuchPage(env, asked)
}

export async function savePage(env: PlatformEnv, { id, form, ...asked }: Asked & { form: FormData }): Promise<Response> {
  if (form.get('do') === 'remove') return removePage(env, { id, ...asked })
  const answer = await withSite(env, asked, async (tx, facts) => {
    const shown = formOf(facts, id)
    if (!shown) return undefined
    const open = opened(facts, id)
    const sent = await readSent(shown.fields, form, open)
    if (sent.kind !== 'changes') return answerSent(open, shown, sent)
    const page = withChanges(open.source, sent.changes)[pageFile(id)] as PageFields
    const problems = problemsByName(shown.fields, checkPage(id, page, menuNames(facts.source, id, facts.tenant.locale)))
    if (problems.byName.size > 0) {
      const state = { typed: typedOfForm(shown.fields, form), problems: problems.byName }
      return answerSent(open, shown, { kind: 'problems', state, others: [] })
    }
    const change: SiteChange = { file: pageFile(id), path: '', before: facts.source[pageFile(id)], after: writePage(page) }
    if (sent.changes.length > 0) await draftChanges(tx, facts, [change])
    if (form.get('do') !== 'see' || facts.draft.length + sent.changes.length === 0) return answerSent(open, shown, sent)
    await askForPreview(env, tx, facts)
    return seeOther(draftPath(pageOf(shown.action)))
  })
  return answer ?? noSuchPage(env, asked)
}

/** Removing is a draft too: nothing is lost that she cannot discard again. */
async function removePage(env: PlatformEnv, { id, ...asked }: Asked): Promise<Response> {
  const file = pageFile(id)
  const isThere = await withSite(env, asked, async (tx, facts) => {
    if (facts.source[file] === undefined) return false
    await draftChanges(tx, facts, [{ file, path: '', before: facts.source[file] }])
    return true
  })
  return isThere ? seeOther(`${pagesPath()}?said=removed`) : noSuchPage(env, asked)
}

const addForm = (): SiteForm => ({ title: 'Add a page', action: mySitePath('add-page'), fields: pageFields(NEW), back })

export async function showAddPage(env: PlatformEnv, asked: Omit<Asked, 'id'>): Promise<Response> {
  return formPage(await readSite(env, asked), addForm())
}

export async function addPage(env: PlatformEnv, { form, ...asked }: Omit<Asked, 'id'> & { form: FormData }): Promise<Response> {
  return withSite(env, asked, async (tx, facts) => {
    const shown = addForm()
    if (facts.live === undefined) return formPage(facts, shown, { status: 409 })
    const typed = typedOfForm(shown.fields, form)
    const row = Object.fromEntries(shown.fields.map((field) => [field.path, typed[nameOf(field)] ?? '']))
    const page = { text: '', ...fieldsOf(shown.fields, row) } as PageFields
    const { byName } = problemsByName(shown.fields, checkPage(NEW, page, menuNames(facts.source, NEW, facts.tenant.locale)))
    if (byName.size > 0) return answerSent(facts, shown, { kind: 'problems', state: { typed, problems: byName }, others: [] })
    const there = pageSlugs(facts.source)
    if (there.length >= CUSTOM_PAGES_MAX) {
      const notice = <Notice tone="bad">{`You have ${there.length} pages, which is all there’s room for. Remove one first.`}</Notice>
      return formPage(facts, shown, { status: 422, state: { typed }, notice })
    }
    const slug = memberId(String(page.title), { taken: [...there, ...TAKEN_PATHS, NEW], fallback: FALLBACK })
    await draftChanges(tx, facts, [{ file: pageFile(slug), path: '', after: writePage(page) }])
    const isNamed = hasId(String(page.title))
    if (form.get('do') !== 'see') return seeOther(`${pagesPath()}?said=${isNamed ? 'added' : 'unnamed'}`)
    await askForPreview(env, tx, facts)
    return seeOther(draftPath(`/${slug}`))
  })
}
