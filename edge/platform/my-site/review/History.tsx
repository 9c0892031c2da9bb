import type { StoredSiteChange } from '../../../../db/queries/site-changes.ts'
import { mySitePath } from '../../../../tenants/contract/urls.ts'
import type { SiteFacts } from '../page/read-site.ts'
import { timeWords } from '../words/publication-words.ts'
import { tellingThen } from '../words/telling-then.ts'
import { Change } from './Change.tsx'
import { deedOf, leads } from './deeds.ts'
import { clashesIn, inOrder, planUndo, togetherWith } from './plan-undo.ts'
import { CauseLine } from './UndoQuestion.tsx'
import type { Cause } from './undo-causes.ts'
import { undoName } from './undo-name.ts'

/**
 * What has been live, newest first, by what was published together: each change taken back by one button as long as the field has not changed again, and
 * several of one publication by one more. `readMax`: as many as were read, so that the last publication may have more of them.
 */
export const History = ({ facts, changes, readMax }: { facts: SiteFacts; changes: readonly StoredSiteChange[]; readMax: number }) =>
  changes.length === 0 ? (
    <p class="muted">Nothing has been changed yet.</p>
  ) : (
    <ul class="list card changes">
      {[...Map.groupBy(leads(changes), ({ publicationId }) => publicationId)].map(([publicationId, together]) => (
        <>
          {together.map((change) => (
            <Line change={change} changes={changes} facts={facts} causes={causesOf(change, { changes, facts, readMax })} />
          ))}
          {publicationId !== null && together.length > 1 && together.some((each) => isUndoable(deedOf(each, changes), facts)) && (
            <li>
              <a class="button quiet small" href={mySitePath(`publications/${publicationId}/undo`)}>
                Undo these together
              </a>
            </li>
          )}
        </>
      ))}
    </ul>
  )

interface LineProps {
  change: StoredSiteChange
  changes: readonly StoredSiteChange[]
  facts: SiteFacts
  causes: readonly Cause[]
}

const Line = ({ change, changes, facts, causes }: LineProps) => (
  <li>
    <Change change={change} telling={telling(change, changes, facts)} />
    <p class="sub">
      {change.undoes === null ? whoWords(change) : `Undone by ${inSentence(whoWords(change))}`}, {whenWords(change, facts)}
    </p>
    {causes.length > 0 ? (
      causes.map((cause) => (
        <p class="sub">
          Can’t be undone: <CauseLine cause={cause} />
        </p>
      ))
    ) : !isSuperseded(change, changes) && isUndoable(deedOf(change, changes), facts) ? (
      <a
        class="button quiet small"
        href={mySitePath(`undo/${change.changeId}`)}
        aria-label={undoName(change, telling(change, changes, facts), whenWords(change, facts))}
      >
        Undo
      </a>
    ) : (
      <p class="sub">{goneWords(change, changes, facts)}</p>
    )}
  </li>
)

const telling = (change: StoredSiteChange, changes: readonly StoredSiteChange[], facts: SiteFacts) =>
  tellingThen(change, { deed: deedOf(change, changes), known: changes }, facts.telling)

/** Why a change cannot go back that nothing has changed since, alone or with the others of its publication. */
function causesOf(
  change: StoredSiteChange,
  { changes, facts, readMax }: { changes: readonly StoredSiteChange[]; facts: SiteFacts; readMax: number },
): readonly Cause[] {
  const deed = deedOf(change, changes)
  if (!isUndoable(deed, facts)) return []
  const undo = planUndo(deed, facts)
  const isCut = changes.length >= readMax && changes.at(-1)?.publicationId === change.publicationId
  if (undo.reason !== 'needed' || isCut) return []
  const published = inOrder(changes.filter(({ publicationId }) => publicationId !== null && publicationId === change.publicationId))
  return togetherWith(deed, published, facts) ? [] : undo.causes
}

const inSentence = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

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
  const isSince = isSuperseded(change, changes) || clashesIn(deedOf(change, changes), base).length > 0
  return isSince ? 'Changed again since' : 'Changed again in your draft'
}

/** What was taken back, and changed again since, though it may say the same by now: nobody takes back an undo of before. `changes`: newest first. */
const isSuperseded = (change: StoredSiteChange, changes: readonly StoredSiteChange[]): boolean =>
  change.undoes !== null && changes.slice(0, changes.indexOf(change)).some(({ file, path }) => file === change.file && path === change.path)

/** Nothing has changed the fields since, nor is about to. */
export const isUndoable = (
  deed: readonly StoredSiteChange[],
  { live, base, source }: Pick<SiteFacts, 'live' | 'base' | 'source'>,
): boolean => live !== undefined && [base, source].every((each) => clashesIn(deed, each).length === 0)
