import { dashboardPath, signOutPath } from '../../../tenants/contract/urls.ts'
import { Icon, type IconName } from '../design/icons.tsx'
import { document } from './document.ts'
import { readLook } from './looks.ts'
import type { Children } from './markup.ts'

/** What the frame must know of who is signed in; db/queries/shell.ts reads it. */
export interface Shell {
  name: string
  locale: string
  /** Requests that wait for her answer. */
  waiting: number
  /** Name and icon of her app (looks.ts). */
  look?: string | null
}

/** A tab, by the part of its path. */
export type Tab = '' | 'requests' | 'diary' | 'what-works' | 'my-site'

const TABS: readonly { part: Tab; label: string; icon: IconName }[] = [
  { part: '', label: 'Today', icon: 'today' },
  { part: 'requests', label: 'Requests', icon: 'requests' },
  { part: 'diary', label: 'Diary', icon: 'diary' },
  { part: 'what-works', label: 'What works', icon: 'whatWorks' },
  { part: 'my-site', label: 'My site', icon: 'mySite' },
]

/** What the way back to a page of a tab is called. */
export const TAB_LABELS = Object.fromEntries(TABS.map(({ part, label }) => [part, label])) as Record<Tab, string>

/** The tab that an address belongs to; what none has belongs to the first. */
export const tabOf = (path: string): Tab =>
  TABS.find(({ part }) => part !== '' && `${path}/`.startsWith(`${dashboardPath(part)}/`))?.part ?? ''

export interface PageOptions {
  /** Undefined: nobody can say who is signed in, because the database is away. */
  shell: Shell | undefined
  /** The tab it belongs to. */
  here: Tab
  title: string
  /** Above the title, in small capitals: a day, a reference. */
  eyebrow?: string
  /** Where the page above is: only pages below a tab have one. */
  back?: { href: string; label: string }
  children: Children
  status?: number
  /** With 503: when it is worth asking again. */
  retryAfterSeconds?: number
  /** For one thing to read or to fill in: a column of one hand's width. */
  isNarrow?: boolean
  /** Beside it, where there is room. */
  beside?: Children
  /** Origin of what it shows in a frame. */
  frames?: string
}

/** A page of her app, in the frame with five tabs. */
export const appPage = ({
  shell,
  here,
  title,
  eyebrow,
  back,
  children,
  status = 200,
  isNarrow = false,
  beside,
  frames,
  retryAfterSeconds,
}: PageOptions) =>
  document({
    title,
    status,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(frames === undefined ? {} : { frames }),
    ...(shell ? { lang: shell.locale } : {}),
    app: shell ? readLook(shell.look) : null,
    tab: here,
    body: (
      <>
        <a class="skip" href="#content">
          Skip to the content
        </a>
        <Tabs shell={shell} here={here} />
        <main id="content" class={isNarrow ? 'narrow' : undefined}>
          {back && <BackLink {...back} />}
          {eyebrow && <p class="eyebrow">{eyebrow}</p>}
          <h1>{title}</h1>
          {children}
        </main>
        {beside}
        {shell && <Leave name={shell.name} />}
      </>
    ),
  })

const Leave = ({ name }: { name: string }) => (
  <footer class="leave">
    <span>Signed in as {name}</span>
    <form method="post" action={signOutPath()}>
      <button type="submit">Sign out</button>
    </form>
  </footer>
)

const BackLink = ({ href, label }: { href: string; label: string }) => (
  <a class="back" href={href}>
    <Icon name="back" />
    {label}
  </a>
)

/** Below the page on a phone, at its side on a wide screen. */
const Tabs = ({ shell, here }: { shell: Shell | undefined; here: Tab }) => (
  <nav class="tabs" aria-label="Main">
    {shell && <p class="who">{shell.name}</p>}
    <ul>
      {TABS.map(({ part, label, icon }) => (
        <li>
          <a href={dashboardPath(part)} aria-current={part === here ? 'page' : undefined}>
            <Icon name={icon} />
            {label}
            {part === 'requests' && shell !== undefined && shell.waiting > 0 && <Waiting count={shell.waiting} />}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

const Waiting = ({ count }: { count: number }) => (
  <em>
    <span class="hidden">, </span>
    {count > 99 ? '99+' : count}
    <span class="hidden"> waiting</span>
  </em>
)
