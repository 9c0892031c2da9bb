import type { TransactionSql } from 'postgres'
import { publishAtOnce, type StoredSiteChange, selectPublished, selectSiteHistory } from '../../../../db/queries/site-changes.ts'
import { mySitePath } from '../../../../tenants/contract/urls.ts'
import { seeOther } from '../../../http/see-other.ts'
import { inTenant } from '../../postgres/in-tenant.ts'
import { readSite, type SiteFacts, withSite } from '../page/read-site.ts'
import { sitePage } from '../page/site-page.tsx'
import { deedOf, inverseOf, leads } from './deeds.ts'
import { inOrder, planUndo, restOf, togetherWith } from './plan-undo.ts'
import { UndoQuestion, UndoRefused } from './UndoQuestion.tsx'

interface Asked {
  tenantId: string
  now: Date
  /** Of a change, or of a publication. */
  id: string
}

const PUBLICATION = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const READ_MAX = 60
const history = { href: mySitePath('history'), label: 'History' }

/** The question before a change is taken back, with what belongs to it. Undefined: it is no change of hers. */
export async function askToUndo(env: PlatformEnv, { id, ...asked }: Asked): Promise<Response | undefined> {
  const [facts, found] = await Promise.all([readSite(env, asked), read(env, asked.tenantId, (tx) => findChange(tx, asked.tenantId, id))])
  return found && undoPage(facts, found)
}

/** The same of everything that went live at once. Undefined: nothing did by that name. */
export async function askToUndoAll(env: PlatformEnv, { id, ...asked }: Asked): Promise<Response | undefined> {
  const [facts, published] = await Promise.all([
    readSite(env, asked),
    read(env, asked.tenantId, (tx) => findPublished(tx, asked.tenantId, id)),
  ])
  return published.length === 0 ? undefined : undoPage(facts, { deed: published, published })
}

/** Takes one change back. */
export const undoChange = (env: PlatformEnv, { id, ...asked }: Asked): Promise<Response | undefined> =>
  takeBack(env, asked, (tx) => findChange(tx, asked.tenantId, id))

/** Takes back what the question has named: changes of one publication. */
export const undoPublished = (env: PlatformEnv, { id, form, ...asked }: Asked & { form: FormData }): Promise<Response | undefined> =>
  takeBack(env, asked, async (tx) => {
    const published = await findPublished(tx, asked.tenantId, id)
    const named = new Set(form.getAll('change'))
    const deed = published.filter(({ changeId }) => named.has(changeId))
    return deed.length === 0 ? undefined : { deed, published }
  })

/** In the order in which they were made. */
interface Found {
  deed: readonly StoredSiteChange[]
  /** All that went live with them. */
  published: readonly StoredSiteChange[]
}

async function takeBack(
  env: PlatformEnv,
  asked: Omit<Asked, 'id'>,
  find: (tx: TransactionSql) => Promise<Found | undefined>,
): Promise<Response | undefined> {
  const done = await withSite(env, asked, async (tx, facts) => {
    const found = await find(tx)
    if (!found) return undefined
    if (facts.live === undefined || planUndo(found.deed, facts).reason !== 'possible') return { facts, found }
    return { publication: await publishAtOnce(tx, asked.tenantId, { changes: inverseOf(found.deed), askedBy: 'companion' }) }
  })
  if (done?.publication !== undefined) return seeOther(mySitePath(`publications/${done.publication}`))
  return done && undoPage(done.facts, done.found, 409)
}

const read = <T,>(env: PlatformEnv, tenantId: string, work: (tx: TransactionSql) => Promise<T>): Promise<T> =>
  inTenant(env, { tenantId, role: 'companion_read' }, work)

async function findChange(tx: TransactionSql, tenantId: string, id: string): Promise<Found | undefined> {
  const change = (await selectSiteHistory(tx, tenantId, READ_MAX)).find(({ changeId }) => changeId === id)
  if (!change) return undefined
  const published = change.publicationId === null ? [change] : await findPublished(tx, tenantId, change.publicationId)
  return { deed: deedOf(change, published), published }
}

async function findPublished(tx: TransactionSql, tenantId: string, id: string): Promise<StoredSiteChange[]> {
  const changes = PUBLICATION.test(id) ? await selectPublished(tx, tenantId, id) : []
  return inOrder(changes).filter(({ state }) => state === 'live')
}

/** `status`: of what was asked to be done and was not. */
function undoPage(facts: SiteFacts, { deed, published }: Found, status = 200): Promise<Response> {
  const undo = planUndo(deed, facts)
  const isPossible = undo.reason === 'possible' && facts.live !== undefined
  const together = undo.reason === 'needed' && facts.live !== undefined ? togetherWith(deed, published, facts) : undefined
  const count = leads(deed).length
  const page = { facts, back: history, isNarrow: true }
  if (isPossible) {
    const title = count === 1 ? 'Undo this?' : `Undo ${count === 2 ? 'both' : `all ${count}`}?`
    return sitePage({ ...page, title, status, children: <UndoQuestion deed={deed} facts={facts} /> })
  }
  if (together)
    return sitePage({
      ...page,
      title: 'These belong together',
      status,
      children: <UndoQuestion deed={together} facts={facts} isTogether />,
    })
  const rest = restOf(deed, undo, facts)
  const title = rest.length > 0 ? 'Not all of it can be undone' : 'This can’t be undone'
  return sitePage({ ...page, title, status: 409, children: <UndoRefused deed={deed} undo={undo} rest={rest} facts={facts} /> })
}
