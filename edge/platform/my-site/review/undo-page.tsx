import { publishAtOnce } from '../../../../db/queries/site-changes.ts'
import type { SiteChange } from '../../../../tenants/contract/site-fields.ts'
import { mySitePath } from '../../../../tenants/contract/urls.ts'
import { Buttons } from '../../app/Buttons.tsx'
import { seeOther } from '../../html/see-other.ts'
import { checkSite } from '../form/check-site.ts'
import { withChanges } from '../form/plan-save.ts'
import { readSite, type SiteFacts, withSite } from '../page/read-site.ts'
import { sitePage } from '../page/site-page.tsx'
import { priceNotes } from '../words/price-notes.ts'
import { Change } from './Change.tsx'
import { deedOf, inverseOf, isDoubled } from './deeds.ts'
import { isUndoable } from './History.tsx'
import { readHistory } from './history-page.tsx'

interface Asked {
  tenantId: string
  now: Date
  id: string
}

const history = { href: mySitePath('history'), label: 'History' }

/** The question before a change is taken back. Undefined: it is no change of hers. */
export async function askToUndo(env: PlatformEnv, { id, ...asked }: Asked): Promise<Response | undefined> {
  const [facts, changes] = await Promise.all([readSite(env, asked), readHistory(env, asked.tenantId)])
  const change = changes.find(({ changeId }) => changeId === id)
  return change && undoPage(facts, change, canUndo(facts, deedOf(change, changes)))
}

const undoPage = (facts: SiteFacts, change: SiteChange & { changeId: string }, isPossible: boolean): Promise<Response> =>
  sitePage({
    facts,
    title: isPossible ? 'Undo this?' : 'This can’t be undone',
    back: history,
    isNarrow: true,
    status: isPossible ? 200 : 409,
    children: (
      <section class="card">
        <Change change={isPossible ? (inverseOf([change])[0] ?? change) : change} telling={facts.telling} />
        {isPossible ? (
          <form method="post" action={mySitePath(`undo/${change.changeId}`)}>
            <p>It will be on your site in a moment. What you haven’t published yet stays as it is.</p>
            <Buttons>
              <button type="submit">Undo it</button>
              <a class="button quiet" href={history.href}>
                Leave it
              </a>
            </Buttons>
          </form>
        ) : (
          <p>It has been changed again since, or the rest of your site needs it as it is.</p>
        )}
      </section>
    ),
  })

/** Whether it can be taken back, and a build would take what is live then. */
function canUndo(facts: SiteFacts, deed: Parameters<typeof deedOf>[1]): boolean {
  const then = withChanges(facts.base, inverseOf(deed))
  const files = new Set(deed.map(({ file }) => file))
  const isContradicted = priceNotes({ ...facts.telling, source: then }).length > priceNotes({ ...facts.telling, source: facts.base }).length
  return isUndoable(deed, facts) && checkSite(then, [...files]).length === 0 && !isDoubled(then) && !isContradicted
}

export async function undoChange(env: PlatformEnv, { id, ...asked }: Asked): Promise<Response | undefined> {
  const changes = await readHistory(env, asked.tenantId)
  const change = changes.find(({ changeId }) => changeId === id)
  if (!change) return undefined
  const done = await withSite(env, asked, async (tx, facts) => {
    const deed = deedOf(change, changes)
    const inverse = inverseOf(deed)
    if (!canUndo(facts, deed)) return { facts }
    return { facts, publication: await publishAtOnce(tx, asked.tenantId, { changes: inverse, askedBy: 'companion', undoes: id }) }
  })
  return done.publication === undefined ? undoPage(done.facts, change, false) : seeOther(mySitePath(`publications/${done.publication}`))
}
