import { type Publication, selectPublished } from '../../../../db/queries/site-changes.ts'
import type { SiteChange } from '../../../../tenants/contract/site-fields.ts'
import { inTenant } from '../../postgres/in-tenant.ts'
import { readSite, type SiteFacts } from '../page/read-site.ts'
import { backToMySite, sitePage } from '../page/site-page.tsx'
import { STATUS } from '../page/site-status.ts'
import { timeWords } from '../words/publication-words.ts'
import { PublicationState } from './PublicationState.tsx'

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** How soon the page looks again, and until when: a publisher that is away is not asked for ever. */
const LOOK_AGAIN_SECONDS = 2
const LOOKS_FOR_MS = 10 * 60_000

/** What became of one press of Publish. The browser looks again by itself while it is on its way. Undefined: there is no such. */
export async function showPublication(
  env: PlatformEnv,
  { id, ...asked }: { tenantId: string; id: string; now: Date },
): Promise<Response | undefined> {
  if (!ID.test(id)) return undefined
  const facts = await readSite(env, asked)
  const publication = facts.publications.find(({ publicationId }) => publicationId === id)
  if (!publication) return undefined
  const changes = await inTenant(env, { tenantId: asked.tenantId, role: 'companion_read' }, (tx) => selectPublished(tx, asked.tenantId, id))
  const response = await sitePage({
    facts,
    title: titleOf(publication, facts, changes),
    back: backToMySite,
    isNarrow: true,
    hasNoBar: publication.state !== 'live',
    children: <PublicationState publication={publication} facts={facts} changes={changes} />,
  })
  const age = asked.now.getTime() - publication.askedAt.getTime()
  if (publication.state === 'asked' && age < LOOKS_FOR_MS) response.headers.set('Refresh', String(LOOK_AGAIN_SECONDS))
  return response
}

function titleOf({ state, endedAt }: Publication, facts: SiteFacts, changes: readonly SiteChange[]): string {
  const isHiding = changes.some(({ file, path, after }) => file === STATUS.file && path === STATUS.path && after === 'inactive')
  if (state === 'live' && endedAt) return `${isHiding ? 'Hidden' : 'Live'} since ${inOneLine(timeWords(endedAt, facts))}`
  return state === 'asked' ? 'On its way…' : 'Not published'
}

/** In large letters no line begins with `pm`. */
const inOneLine = (time: string): string => time.replace(/ (?=[ap]m\b)/, '\u00a0')
