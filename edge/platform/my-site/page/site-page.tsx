import type { SetUpState } from '../../../../db/queries/set-up.ts'
import { mySitePath, setUpPath } from '../../../../tenants/contract/urls.ts'
import { appPage, type PageOptions } from '../../app/frame.tsx'
import type { Children } from '../../app/markup.ts'
import { plural } from '../../reports/report-sentences.ts'
import { lastRefused } from '../words/publication-words.ts'
import type { SiteFacts } from './read-site.ts'

type SitePage = Omit<PageOptions, 'shell' | 'here'> & {
  facts: SiteFacts
  /** Of the page that is about the draft itself. */
  hasNoBar?: boolean
}

/** A page about her site, with what is not published yet above it. */
export const sitePage = ({ facts, children, hasNoBar = false, ...page }: SitePage): Promise<Response> =>
  appPage({
    ...page,
    shell: facts.shell,
    here: 'my-site',
    children: (
      <>
        {!hasNoBar && (facts.shell.setUp === null ? <DraftBar facts={facts} /> : <SetUpBar state={facts.shell.setUp} />)}
        {children}
      </>
    ),
  })

export const backToMySite = { href: mySitePath(), label: 'My site' }

/** What waits: for her, or on its way. */
function DraftBar({ facts }: { facts: SiteFacts }) {
  const { draft, onItsWay } = facts
  const waiting = onItsWay[0]?.publicationId
  return (
    <>
      {waiting && <Bar words="On its way to your site…" href={mySitePath(`publications/${waiting}`)} label="See" isQuiet />}
      {draft.length > 0 &&
        (lastRefused(facts) ? (
          <Bar words="Your changes were not published yet." href={mySitePath('review')} label="See why" />
        ) : (
          <Bar words={`${plural(draft.length, 'change')} not published`} href={mySitePath('review')} label="Review and publish" />
        ))}
    </>
  )
}

/** A new companion is on her way to her first site, wherever she goes meanwhile. */
const SetUpBar = ({ state }: { state: SetUpState }) =>
  state === 'open' ? (
    <Bar words="Your site is not public yet." href={setUpPath()} label="Continue setting up" />
  ) : (
    <Bar words="Your site waits for a last look." href={setUpPath('ready')} label="See" isQuiet />
  )

const Bar = ({ words, href, label, isQuiet = false }: { words: Children; href: string; label: string; isQuiet?: boolean }) => (
  <p class="todo draft-bar">
    <strong>{words}</strong>
    <a class={isQuiet ? 'button quiet' : 'button'} href={href}>
      {label}
    </a>
  </p>
)

/** In place of a form, where nothing is known of what her site says. */
export const NothingKnown = () => (
  <section class="card">
    <p>Your site’s words can’t be changed here yet: this app hasn’t read them. They will be here after your site’s next update.</p>
  </section>
)
