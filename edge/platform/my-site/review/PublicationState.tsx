import type { Publication, StoredSiteChange } from '../../../../db/queries/site-changes.ts'
import { mySitePath } from '../../../../tenants/contract/urls.ts'
import type { SiteFacts } from '../page/read-site.ts'
import { statusOf } from '../page/site-status.ts'
import { tellingThen } from '../words/telling-then.ts'
import { Change } from './Change.tsx'
import { deedOf, leads } from './deeds.ts'
import { isUndoable } from './History.tsx'
import { undoName } from './undo-name.ts'

const isHidden = (facts: SiteFacts): boolean => statusOf(facts) === 'inactive'

/** What nobody can open is no place to lead to. */
const Live = ({ facts }: { facts: SiteFacts }) =>
  isHidden(facts) ? (
    <p>
      Your site is hidden: nobody can open it. <a href={mySitePath('hide')}>Show it again</a>
    </p>
  ) : (
    <p>
      Your changes are live. <a href={facts.siteAddress}>See my site</a>
    </p>
  )

/** After which "on its way" needs a word more. */
const SLOW_MS = 60_000

interface StateProps {
  publication: Publication
  facts: SiteFacts
  changes: readonly StoredSiteChange[]
}

/** Where it stands, and what of it can be taken back. */
export function PublicationState({ publication, facts, changes }: StateProps) {
  const isSlow = facts.now.getTime() - publication.askedAt.getTime() > SLOW_MS
  return (
    <>
      <section class="card" role="status">
        {publication.state === 'live' && <Live facts={facts} />}
        {publication.state === 'asked' && (
          <p>
            {isSlow
              ? 'This is taking longer than usual. Nothing is lost: your changes go live as soon as your site can be updated. You can leave this page.'
              : 'We’re updating your site. That usually takes less than a minute.'}
          </p>
        )}
        {publication.state === 'refused' && (
          <>
            <p>Your site hasn’t changed, and your changes are saved. Something needs your attention first.</p>
            <p class="actions">
              <a class="button" href={mySitePath('review')}>
                See what it is
              </a>
            </p>
          </>
        )}
      </section>
      <Changes publication={publication} facts={facts} changes={changes} />
      {publication.state === 'live' && (
        <p class="actions">
          <a href={mySitePath('history')}>All changes</a>
        </p>
      )}
    </>
  )
}

/** What went with it, each with its Undo once it is live. */
const Changes = ({ publication, facts, changes }: StateProps) =>
  changes.length === 0 ? null : (
    <ul class="list card changes">
      {leads(changes).map((change) => (
        <li>
          <Change change={change} telling={tellingThen(change, { deed: changes }, facts.telling)} />
          {publication.state === 'live' && change.undoes === null && isUndoable(deedOf(change, changes), facts) && (
            <a
              class="button quiet small"
              href={mySitePath(`undo/${change.changeId}`)}
              aria-label={undoName(change, tellingThen(change, { deed: changes }, facts.telling))}
            >
              Undo
            </a>
          )}
        </li>
      ))}
    </ul>
  )
