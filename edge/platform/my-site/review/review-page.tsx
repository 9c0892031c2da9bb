import { askToPublish, discardDraft, keepMine } from '../../../../db/queries/site-changes.ts'
import type { SiteField } from '../../../../tenants/contract/site-fields.ts'
import { mySitePath, setUpPath } from '../../../../tenants/contract/urls.ts'
import { Buttons } from '../../app/Buttons.tsx'
import { Notice } from '../../app/Notice.tsx'
import { seeOther } from '../../html/see-other.ts'
import { plural } from '../../reports/report-sentences.ts'
import { formOf } from '../form/form-of.ts'
import { keyOf } from '../form/plan-save.ts'
import { SiteSaid } from '../page/form-page.tsx'
import { PriceNotes } from '../page/PriceNotes.tsx'
import { readSite, type SiteFacts, withSite } from '../page/read-site.ts'
import { backToMySite, sitePage } from '../page/site-page.tsx'
import { readAt } from '../preview/page-of.ts'
import { labelOf } from '../words/change-words.ts'
import { pictureSource } from '../words/picture-source.ts'
import { priceNotes } from '../words/price-notes.ts'
import { Change } from './Change.tsx'
import { Conflict } from './Conflict.tsx'
import { type Reviewed, reviewDraft } from './conflicts.ts'
import { ProblemLines } from './ProblemLines.tsx'
import { SeeDraft } from './preview-page.tsx'

interface Asked {
  tenantId: string
  now: Date
}

export async function showReview(env: PlatformEnv, { said, ...asked }: Asked & { said?: string | undefined }): Promise<Response> {
  const facts = await readSite(env, asked)
  return sitePage({
    facts,
    title: facts.draft.length === 0 ? 'Nothing to publish' : 'Review and publish',
    back: backToMySite,
    isNarrow: true,
    hasNoBar: true,
    children: (
      <>
        <SiteSaid said={said} />
        {facts.draft.length === 0 ? <p>Everything you have saved is on your site or on its way there.</p> : <Draft facts={facts} />}
      </>
    ),
  })
}

function Draft({ facts }: { facts: SiteFacts }) {
  const { reviewed, others } = reviewDraft(facts)
  const conflicts = reviewed.filter(({ conflict }) => conflict).length
  const canPublish = conflicts === 0 && priceNotes(facts.telling).length === 0 && facts.shell.setUp === null
  return (
    <>
      {others.length > 0 && (
        <Notice tone="bad">
          This stopped it from being published:
          <ProblemLines problems={others} telling={facts.telling} />
        </Notice>
      )}
      <PriceNotes telling={facts.telling} />
      <ul class="list card changes">
        {reviewed.map((each) => (
          <li>
            <One each={each} facts={facts} />
          </li>
        ))}
      </ul>
      {conflicts === 0 && <SeeDraft at={readAt(undefined)} label="See it first" isQuiet />}
      <form method="post" action={mySitePath('review')}>
        {conflicts > 0 && <p class="sub">Choose above first: {plural(conflicts, 'change')} met a newer one on your site.</p>}
        {canPublish && (
          <Buttons>
            <button type="submit" name="do" value="publish">
              Publish
            </button>
          </Buttons>
        )}
      </form>
      {facts.draft.length > 1 && <DiscardAll facts={facts} />}
    </>
  )
}

/** A second tap, because it can’t be undone. What she drafts in another window meanwhile stays. */
const DiscardAll = ({ facts }: { facts: SiteFacts }) => (
  <details>
    <summary>Discard all</summary>
    <p>These {facts.draft.length} changes would be gone, and your site stays as it is:</p>
    <ul>
      {facts.draft.map((change) => (
        <li>{labelOf(change, facts.telling)}</li>
      ))}
    </ul>
    <form method="post" action={mySitePath('review')} class="actions">
      {facts.draft.map((change) => (
        <input type="hidden" name="field" value={keyOf(change)} />
      ))}
      <button type="submit" class="quiet" name="do" value="discard-all">
        Yes, discard all {facts.draft.length}
      </button>
    </form>
  </details>
)

function One({ each: { change, conflict, words }, facts }: { each: Reviewed; facts: SiteFacts }) {
  if (conflict) return <Conflict change={change} theirs={conflict.theirs} telling={facts.telling} />
  const label = labelOf(change, facts.telling)
  const href = formOf(change)
  return (
    <>
      <Picture change={change} facts={facts} />
      <Change change={change} telling={facts.telling} />
      {words && (
        <p class="error">
          {words} {href && <a href={href}>Change it</a>}
        </p>
      )}
      <form method="post" action={mySitePath('review')}>
        <input type="hidden" name="field" value={keyOf(change)} />
        <button type="submit" class="quiet small" name="do" value="discard" aria-label={`Discard: ${label}`}>
          Discard
        </button>
      </form>
    </>
  )
}

/** A photo is told from another by its picture: new ones have no words yet. */
function Picture({ change: { file, path }, facts }: { change: SiteField; facts: SiteFacts }) {
  const [list, id] = path.split('/')
  const source = file === 'photos.yaml' && list === 'photos' && id !== undefined ? pictureSource(facts, id) : undefined
  return source === undefined ? null : (
    <div class="photo-row">
      <img src={source} alt="" width="64" height="80" loading="lazy" decoding="async" />
    </div>
  )
}

/** The buttons of the review. */
export async function actOnReview(env: PlatformEnv, { form, ...asked }: Asked & { form: FormData }): Promise<Response> {
  const does = String(form.get('do'))
  const to = await withSite(env, asked, async (tx, facts) => {
    const { tenantId } = asked
    const change = facts.draft.find((each) => keyOf(each) === form.get('field'))
    switch (does) {
      case 'publish': {
        if (facts.shell.setUp !== null) return setUpPath('ready')
        const isRefused = reviewDraft(facts).reviewed.some(({ conflict }) => conflict) || priceNotes(facts.telling).length > 0
        const publication = isRefused ? undefined : await askToPublish(tx, tenantId, 'companion')
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
      default:
        return mySitePath('review')
    }
  })
  return seeOther(to)
}

/** What the question had listed; without a list, as of a page that was open before, all. */
function shownOf<F extends SiteField>(draft: readonly F[], form: FormData): F[] {
  const shown = form.getAll('field')
  return draft.filter((field) => shown.length === 0 || shown.includes(keyOf(field)))
}

const theirsOf = (facts: SiteFacts, field: SiteField) =>
  reviewDraft(facts).reviewed.find(({ change }) => keyOf(change) === keyOf(field))?.conflict?.theirs
