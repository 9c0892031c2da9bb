import type { StoredSiteChange } from '../../../../db/queries/site-changes.ts'
import type { SiteChange } from '../../../../tenants/contract/site-fields.ts'
import { mySitePath } from '../../../../tenants/contract/urls.ts'
import { Buttons } from '../../app/Buttons.tsx'
import type { SiteFacts } from '../page/read-site.ts'
import { changeWords } from '../words/change-words.ts'
import { tellingThen } from '../words/telling-then.ts'
import type { Telling } from '../words/value-words.ts'
import { Change } from './Change.tsx'
import { inverseOf, leads } from './deeds.ts'
import type { Clash, Undo } from './plan-undo.ts'
import { Uncovered } from './Uncovered.tsx'
import type { Cause } from './undo-causes.ts'

interface Told {
  deed: readonly StoredSiteChange[]
  facts: SiteFacts
}

const UNDO = ['', 'Undo it', 'Undo both']

/** What would be again, and the button. `isTogether`: she asked for one of them, and it goes back with the others or not at all. */
export const UndoQuestion = ({ deed, facts, isTogether = false }: Told & { isTogether?: boolean }) => (
  <>
    {isTogether && <p>You published these together, and one doesn’t work without the other. You can undo them at once.</p>}
    <Lines changes={inverseOf(leads(deed))} deed={deed} telling={facts.telling} isAsked />
    <UndoForm deed={deed} says={UNDO[leads(deed).length] ?? 'Undo all'} />
  </>
)

/** Why not, and what of it could go back all the same. */
export const UndoRefused = ({ deed, undo, rest, facts }: Told & { undo: Undo; rest: readonly StoredSiteChange[] }) =>
  undo.reason === 'changed' ? (
    <>
      <p>{leads(deed).length === 1 ? 'It has' : 'Some of it has'} been changed again since.</p>
      <ul class="list card changes">
        {undo.clashes.map((clash) => (
          <li>
            <Changed clash={clash} telling={facts.telling} />
          </li>
        ))}
      </ul>
      {rest.length > 0 && (
        <>
          <p>What hasn’t been changed since can go back without it:</p>
          <Lines changes={inverseOf(leads(rest))} deed={rest} telling={facts.telling} isAsked />
          <UndoForm deed={rest} says="Undo the rest" />
        </>
      )}
    </>
  ) : (
    <>
      <Lines changes={leads(deed)} deed={deed} telling={facts.telling} />
      <p>With {leads(deed).length === 1 ? 'it' : 'them'} undone, your site couldn’t be published:</p>
      <ul class="list card">
        {undo.reason === 'needed' &&
          undo.causes.map((cause) => (
            <li>
              <CauseLine cause={cause} />
            </li>
          ))}
      </ul>
      <p>Change that first, and publish it. Then this can go back.</p>
    </>
  )

/** What would stand in the way, with the way to it. */
export const CauseLine = ({ cause: { words, links } }: { cause: Cause }) => (
  <>
    {words}
    {links.map(({ href, label }, index) => (
      <>
        {index === 0 ? ' ' : ' · '}
        <a href={href}>{label}</a>
      </>
    ))}
  </>
)

interface LinesProps {
  changes: readonly SiteChange[]
  /** All that was done with them. */
  deed: readonly SiteChange[]
  telling: Telling
  /** They are what would be done. */
  isAsked?: boolean
}

const Lines = ({ changes, deed, telling, isAsked = false }: LinesProps) => (
  <ul class="list card changes">
    {changes.map((change) => (
      <li>
        <Change change={change} telling={tellingThen(change, { deed }, telling)} />
        {isAsked && <Uncovered change={change} telling={telling} />}
      </li>
    ))}
  </ul>
)

const UndoForm = ({ deed, says }: { deed: readonly StoredSiteChange[]; says: string }) => (
  <form method="post" action={mySitePath(`publications/${deed[0]?.publicationId}/undo`)}>
    {deed.map(({ changeId }) => (
      <input type="hidden" name="change" value={changeId} />
    ))}
    <p>It will be on your site in a moment. What you haven’t published yet stays as it is.</p>
    <Buttons>
      <button type="submit">{says}</button>
      <a class="button quiet" href={mySitePath('history')}>
        Leave it
      </a>
    </Buttons>
  </form>
)

/** Both values: what went live then, and what has come instead. */
function Changed({ clash: { change, now, isDraft }, telling }: { clash: Clash; telling: Telling }) {
  const { label, before, after } = changeWords({ ...change, before: change.after, after: now }, telling)
  const values = [
    { name: 'As it was published', lines: before },
    { name: isDraft ? 'In your draft' : 'On the site now', lines: after },
  ]
  return (
    <>
      <strong>{label}</strong>
      <dl class="change">
        {values.map(({ name, lines }) => (
          <div>
            <dt>{name}</dt>
            {(lines.length === 0 ? ['Nothing'] : lines).map((line) => (
              <dd>{line}</dd>
            ))}
          </div>
        ))}
      </dl>
    </>
  )
}
