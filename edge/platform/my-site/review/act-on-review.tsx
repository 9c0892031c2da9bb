import { askToPublish, discardDraft, keepMine } from '../../../../db/queries/site-changes.ts'
import type { SiteField } from '../../../../tenants/contract/site-fields.ts'
import { mySitePath, setUpPath } from '../../../../tenants/contract/urls.ts'
import { seeOther } from '../../../http/see-other.ts'
import { Notice } from '../../app/Notice.tsx'
import { keyOf } from '../form/plan-save.ts'
import { priceChange } from '../form/price-ways.ts'
import { type Asked, draftChanges, type SiteFacts, withSite } from '../page/read-site.ts'
import { labelOf } from '../words/change-words.ts'
import { reviewDraft } from './conflicts.ts'
import { isPublishable, reviewPage } from './review-page.tsx'
import { differs } from './shown-draft.ts'

/** The buttons of the review. */
export async function actOnReview(env: PlatformEnv, { form, ...asked }: Asked & { form: FormData }): Promise<Response> {
  const does = String(form.get('do'))
  const to = await withSite(env, asked, async (tx, facts) => {
    const { tenantId } = asked
    const change = facts.draft.find((each) => keyOf(each) === form.get('field'))
    switch (does) {
      case 'publish': {
        if (facts.shell.setUp !== null) return setUpPath('ready')
        const other = differs(facts.draft, form)
        if (other && facts.draft.length > 0) return { facts, other }
        const publication = isPublishable(facts, reviewDraft(facts).reviewed) ? await askToPublish(tx, tenantId, 'companion') : undefined
        return publication === undefined ? mySitePath('review') : mySitePath(`publications/${publication}`)
      }
      case 'discard-all':
        for (const each of shownOf(facts.draft, form)) await discardDraft(tx, tenantId, each)
        return `${mySitePath()}?said=discarded`
      case 'discard':
      case 'theirs':
        if (change) await discardDraft(tx, tenantId, change)
        return `${mySitePath('review')}?said=discarded`
      case 'mine':
        if (change) await keepMine(tx, tenantId, change, theirsOf(facts, change))
        return mySitePath('review')
      default: {
        const alike = priceChange(does, facts)
        if (alike) await draftChanges(tx, facts, [alike])
        return pageOf(form.get('at')) + (alike ? '?said=saved' : '')
      }
    }
  })
  if (typeof to === 'string') return seeOther(to)
  return reviewPage(to.facts, { status: 409, notice: <Notice tone="bad">{otherWords(to.other, to.facts)}</Notice> })
}

/** Where the button of a price stood: not only here. */
function pageOf(at: unknown): string {
  const [, page = 'review'] = /^(rates|services\/[a-z0-9-]+)$/.exec(String(at)) ?? []
  return mySitePath(page)
}

/** What she would have published without having seen it. */
function otherWords({ more, isOtherwise }: NonNullable<ReturnType<typeof differs>>, { telling }: SiteFacts): string {
  const end = 'Nothing is published yet: look at the list below, then publish.'
  if (isOtherwise) return `Your changes were changed in another window after you opened this page. ${end}`
  const labels = more.map((change) => labelOf(change, telling)).join(', ')
  return more.length === 1
    ? `One more change has come since you opened this page: ${labels}. ${end}`
    : `${more.length} more changes have come since you opened this page: ${labels}. ${end}`
}

/** What the question had listed; without a list, as of a page that was open before, all. */
function shownOf<F extends SiteField>(draft: readonly F[], form: FormData): F[] {
  const shown = form.getAll('field')
  return draft.filter((field) => shown.length === 0 || shown.includes(keyOf(field)))
}

const theirsOf = (facts: SiteFacts, field: SiteField) =>
  reviewDraft(facts).reviewed.find(({ change }) => keyOf(change) === keyOf(field))?.conflict?.theirs
