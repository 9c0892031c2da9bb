import type { StoredSiteChange } from '../../../db/queries/site-changes.ts'
import { formatLocal } from '../../../tenants/contract/format-local.ts'
import type { HerGroup } from '../../../tenants/contract/hers.ts'
import { dashboardPath, mySitePath, sharePath } from '../../../tenants/contract/urls.ts'
import { Head } from '../app/Head.tsx'
import { BreakableHost } from '../html/BreakableHost.tsx'
import { readSite, type SiteFacts } from './page/read-site.ts'
import { NothingKnown, sitePage } from './page/site-page.tsx'
import { SiteSaid } from './page/site-said.tsx'
import { statusOf } from './page/site-status.ts'
import { History } from './review/History.tsx'
import { readHistory } from './review/history-page.tsx'
import { ShowAgain } from './ShowAgain.tsx'
import { groupLine } from './words/group-line.ts'
import { GROUP_TITLES } from './words/group-words.ts'
import { lastLive, timeWords } from './words/publication-words.ts'

/** What can be changed, in the order of a site as it is read. */
const LISTED: readonly HerGroup[] = [
  'words',
  'services',
  'rates',
  'questions',
  'contact',
  'clients',
  'photos',
  'look',
  'shown',
  'pages',
  'found',
]
const HISTORY_SHOWN = 3

/** Her site: where it is, what it says, what waits, and what has changed. */
export async function showMySite(
  env: PlatformEnv,
  { said, ...asked }: { tenantId: string; now: Date; said: string | undefined },
): Promise<Response> {
  const [facts, changes] = await Promise.all([readSite(env, asked), readHistory(env, asked.tenantId, HISTORY_SHOWN)])
  return sitePage({
    facts,
    title: 'My site',
    children: (
      <>
        <SiteSaid said={said} facts={facts} />
        <div class="halves">
          <div>
            <Address facts={facts} />
            <Head title="What it says" />
            {facts.live === undefined ? <NothingKnown /> : <Groups facts={facts} />}
          </div>
          <div>
            <Past facts={facts} changes={changes} />
            <Settings />
          </div>
        </div>
      </>
    ),
  })
}

const STATES: Record<string, string> = {
  active: 'Open to everyone.',
  preview: 'A preview: only people with the link can see it, and visits aren’t counted.',
  inactive: 'Hidden: nobody can open it.',
}

function Address({ facts }: { facts: SiteFacts }) {
  const { site, siteAddress, live } = facts
  const status = live === undefined ? site.status : statusOf(facts)
  return (
    <section class="card" aria-label="Your site">
      <p class="site-name">
        <a href={siteAddress}>
          <BreakableHost name={site.host} />
        </a>
      </p>
      <p>{STATES[status] ?? ''}</p>
      {status !== 'inactive' && <p class="sub">{sinceWords(facts)}</p>}
      <p class="actions">
        {status !== 'inactive' && (
          <a class="button quiet" href={sharePath()}>
            Share it
          </a>
        )}
        {status === 'active' && live !== undefined && <a href={mySitePath('hide')}>Hide my site</a>}
      </p>
      {status === 'inactive' && live !== undefined && <ShowAgain label="Show my site again" />}
    </section>
  )
}

function sinceWords(facts: SiteFacts): string {
  const endedAt = lastLive(facts.publications)?.endedAt
  if (endedAt) return `Live since ${timeWords(endedAt, facts)}.`
  const { builtOn } = facts.site
  return builtOn === null ? 'Not made yet.' : `Last updated on ${formatLocal(builtOn, facts.tenant.locale, { dateStyle: 'medium' })}.`
}

const Groups = ({ facts }: { facts: SiteFacts }) => (
  <ul class="card list groups">
    {LISTED.map((group) => (
      <li>
        <a class="line" href={mySitePath(group)}>
          <strong>{GROUP_TITLES[group]}</strong>
          <span class="sub block">{groupLine(group, facts.telling)}</span>
        </a>
      </li>
    ))}
  </ul>
)

const Past = ({ facts, changes }: { facts: SiteFacts; changes: readonly StoredSiteChange[] }) => (
  <section>
    <Head title="History" {...(changes.length > 0 ? { link: { href: mySitePath('history'), label: 'All', says: 'All changes' } } : {})} />
    <History facts={facts} changes={changes} readMax={HISTORY_SHOWN} />
  </section>
)

const Settings = () => (
  <section>
    <Head title="Everything else" />
    <ul class="card list groups">
      <li>
        <a class="line" href={dashboardPath('settings')}>
          <strong>Settings</strong>
          <span class="sub block">Emails, phone, calendar, blocked clients, devices, your data</span>
        </a>
      </li>
    </ul>
  </section>
)
