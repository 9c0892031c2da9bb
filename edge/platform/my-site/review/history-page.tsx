import { type StoredSiteChange, selectSiteHistory } from '../../../../db/queries/site-changes.ts'
import { mySitePath } from '../../../../tenants/contract/urls.ts'
import { inTenant } from '../../postgres/in-tenant.ts'
import { readSite, type SiteFacts } from '../page/read-site.ts'
import { backToMySite, sitePage } from '../page/site-page.tsx'
import { labelOf } from '../words/change-words.ts'
import { timeWords } from '../words/publication-words.ts'
import { Change } from './Change.tsx'
import { deedOf, leads, stands } from './deeds.ts'

const SHOWN_MAX = 60

export const readHistory = (env: PlatformEnv, tenantId: string, limit = SHOWN_MAX): Promise<StoredSiteChange[]> =>
  inTenant(env, { tenantId, role: 'companion_read' }, (tx) => selectSiteHistory(tx, tenantId, limit))

export async function showHistory(env: PlatformEnv, asked: { tenantId: string; now: Date }): Promise<Response> {
  const [facts, changes] = await Promise.all([readSite(env, asked), readHistory(env, asked.tenantId)])
  return sitePage({
    facts,
    title: 'History',
    back: backToMySite,
    isNarrow: true,
    children: <History facts={facts} changes={changes} />,
  })
}

/** What has been live, newest first, each taken back by one button as long as the field has not changed again. */
export const History = ({ facts, changes }: { facts: SiteFacts; changes: readonly StoredSiteChange[] }) =>
  changes.length === 0 ? (
    <p class="muted">Nothing has been changed yet.</p>
  ) : (
    <ul class="list card changes">
      {leads(changes).map((change) => (
        <li>
          <Change change={change} telling={facts.telling} />
          <p class="sub">
            {whoWords(change)}, {whenWords(change, facts)}
            {change.undoes !== null && ' · an undo'}
          </p>
          {isUndoable(deedOf(change, changes), facts) && (
            <a
              class="button quiet small"
              href={mySitePath(`undo/${change.changeId}`)}
              aria-label={`Undo: ${labelOf(change, facts.telling)}`}
            >
              Undo
            </a>
          )}
        </li>
      ))}
    </ul>
  )

const whoWords = ({ madeBy }: StoredSiteChange): string => (madeBy === 'companion' ? 'You' : 'Your developer')

function whenWords({ publicationId, madeAt }: StoredSiteChange, facts: SiteFacts): string {
  const publication = facts.publications.find((each) => each.publicationId === publicationId)
  return timeWords(publication?.endedAt ?? madeAt, facts)
}

/** Nothing has changed the fields since, nor is about to. */
export const isUndoable = (
  deed: readonly StoredSiteChange[],
  { live, base, source }: Pick<SiteFacts, 'live' | 'base' | 'source'>,
): boolean => live !== undefined && [base, source].every((each) => stands(deed, each))
