import type { SiteField } from '../../../../tenants/contract/site-fields.ts'
import { mySitePath } from '../../../../tenants/contract/urls.ts'
import { Buttons } from '../../app/Buttons.tsx'
import type { Children } from '../../app/markup.ts'
import { Notice } from '../../app/Notice.tsx'
import { plural } from '../../reports/report-sentences.ts'
import { formOf } from '../form/form-of.ts'
import { isInside, keyOf } from '../form/plan-save.ts'
import { PriceNotes } from '../page/PriceNotes.tsx'
import { type Asked, readSite, type SiteFacts } from '../page/read-site.ts'
import { backToMySite, sitePage } from '../page/site-page.tsx'
import { SiteSaid } from '../page/site-said.tsx'
import { readAt } from '../preview/page-of.ts'
import { labelOf } from '../words/change-words.ts'
import { pictureSource } from '../words/picture-source.ts'
import { priceNotes } from '../words/price-notes.ts'
import { wordlessPhotos, wordsHref } from '../words/wordless-photos.ts'
import { Change } from './Change.tsx'
import { Conflict } from './Conflict.tsx'
import { type Reviewed, reviewDraft } from './conflicts.ts'
import { Examples, wouldShowExamples } from './Examples.tsx'
import { ProblemLines } from './ProblemLines.tsx'
import { SeeDraft } from './preview-page.tsx'
import { markOf } from './shown-draft.ts'
import { Uncovered } from './Uncovered.tsx'
import { Wordless } from './Wordless.tsx'

export async function showReview(env: PlatformEnv, { said, ...asked }: Asked & { said?: string | undefined }): Promise<Response> {
  const facts = await readSite(env, asked)
  return reviewPage(facts, { notice: <SiteSaid said={said} facts={facts} /> })
}

/** What is drafted, with `notice` above it. */
export function reviewPage(facts: SiteFacts, { notice, status = 200 }: { notice: Children; status?: number }): Promise<Response> {
  return sitePage({
    facts,
    status,
    title: facts.draft.length === 0 ? 'Nothing to publish' : 'Review and publish',
    back: backToMySite,
    isNarrow: true,
    hasNoBar: true,
    children: (
      <>
        {notice}
        {facts.draft.length === 0 ? <p>Everything you have saved is on your site or on its way there.</p> : <Draft facts={facts} />}
      </>
    ),
  })
}

function Draft({ facts }: { facts: SiteFacts }) {
  const { reviewed, others } = reviewDraft(facts)
  const conflicts = reviewed.filter(({ conflict }) => conflict).length
  const canPublish = facts.shell.setUp === null && isPublishable(facts, reviewed)
  return (
    <>
      {others.length > 0 && (
        <Notice tone="bad">
          This stopped it from being published:
          <ProblemLines problems={others} telling={facts.telling} />
        </Notice>
      )}
      <Wordless facts={facts} />
      <Examples facts={facts} />
      <PriceNotes facts={facts} on="review" />
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
            {facts.draft.map((change) => (
              <input type="hidden" name="shown" value={markOf(change)} />
            ))}
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
  const wordless = wordlessPhotos(facts.source).find(({ id }) => change.file === 'photos.yaml' && isAt(change.path, `photos/${id}`))
  const href = wordless ? wordsHref(wordless.id) : formOf(change)
  const wrong = wordless ? 'Say what it shows before you publish it.' : words
  return (
    <>
      <Picture change={change} facts={facts} />
      <Change change={change} telling={facts.telling} />
      <Uncovered change={change} telling={facts.telling} />
      {wrong && (
        <p class="error">
          {wrong} {href && <a href={href}>{wordless ? 'Say it' : 'Change it'}</a>}
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

const isAt = (path: string, member: string): boolean => path === member || isInside(path, member)

/** Whether a build would take her draft, as far as the platform can tell. `reviewed`: of reviewDraft. */
export const isPublishable = (facts: SiteFacts, reviewed: readonly Reviewed[]): boolean =>
  !reviewed.some(({ conflict }) => conflict) &&
  priceNotes(facts.telling).length === 0 &&
  wordlessPhotos(facts.source).length === 0 &&
  !wouldShowExamples(facts)

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
