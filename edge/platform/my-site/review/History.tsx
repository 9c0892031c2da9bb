import type { StoredSiteChange } from '../../../../db/queries/site-changes.ts'
import { mySitePath } from '../../../../tenants/contract/urls.ts'
import type { SiteFacts } from '../page/read-site.ts'
import { labelOf } from '../words/change-words.ts'
import { timeWords } from '../words/publication-words.ts'
import { Change } from './Change.tsx'
import { deedOf, leads, stands } from './deeds.ts'

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
          {isUndoable(deedOf(change, changes), facts) ? (
            <a
              class="button quiet small"
              href={mySitePath(`undo/${change.changeId}`)}
              aria-label={`Undo: ${labelOf(change, facts.telling)}`}
            >
              Undo
            </a>
          ) : (
            <p class="sub">{goneWords(change, changes, facts)}</p>
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

/** Why there is no way back where one stood. Undefined: nothing of her site can be changed here yet. */
function goneWords(
  change: StoredSiteChange,
  changes: readonly StoredSiteChange[],
  { live, base }: Pick<SiteFacts, 'live' | 'base'>,
): string | undefined {
  if (live === undefined) return undefined
  if (changes.some(({ undoes }) => undoes === change.changeId)) return 'Undone since'
  return stands(deedOf(change, changes), base) ? 'Changed again in your draft' : 'Changed again since'
}

/** Nothing has changed the fields since, nor is about to. */
export const isUndoable = (
  deed: readonly StoredSiteChange[],
  { live, base, source }: Pick<SiteFacts, 'live' | 'base' | 'source'>,
): boolean => live !== undefined && [base, source].every((each) => stands(deed, each))
