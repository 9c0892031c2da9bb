import { SESSION_DAYS } from '../../../tenants/contract/limits.ts'
import { type Tab, tabOf } from '../app/frame.tsx'
import { type AppLook, LOOK_NAMES, touchIcon } from '../app/looks.ts'
import { messagePage } from '../app/message-page.tsx'
import { readDestination } from '../app/read-destination.ts'

interface LinkPage {
  /** As her app stands on her phone: a name that every phone has, so that nothing is told by it. */
  look: AppLook
  /** Where the link leads. */
  to: string | undefined
  /** Of an invitation, the code, and the page where she types it on another device. */
  elsewhere: { code: string; page: string } | undefined
}

/** What a mail's link shows before anybody is signed in: a mail scanner sees it too, so that it names a kind of page and nothing on it. */
export const signInLinkPage = ({ look, to, elsewhere }: LinkPage): Promise<Response> =>
  messagePage({
    title: 'Sign in',
    heading: elsewhere === undefined ? 'Welcome back' : 'Welcome',
    eyebrow: LOOK_NAMES[look],
    children: (
      <>
        <section class="card" aria-label="Sign in">
          <div class="looks">
            <img src={touchIcon(look)} alt="" width="56" height="56" />
          </div>
          <p>One tap signs you in on this device and opens {behind(to)}.</p>
          <form method="post">
            <button type="submit" class="wide">
              {elsewhere === undefined ? 'Sign in' : 'Sign in on this device'}
            </button>
          </form>
          <p class="sub">You stay signed in for {SESSION_DAYS} days, so use a phone or computer of your own.</p>
        </section>
        {elsewhere && (
          <p class="sub">
            On another device, open {elsewhere.page} and type your email address and this code: <b>{elsewhere.code}</b>
          </p>
        )}
      </>
    ),
  })

const BEHIND: Record<Tab, string> = {
  '': 'your day',
  requests: 'your requests',
  diary: 'your diary',
  'what-works': 'your figures',
  'my-site': 'your site',
}

function behind(to: string | undefined): string {
  const [path = ''] = (readDestination(to) ?? '').split('?')
  return /\/requests\/./.test(path) ? 'the request you were opening' : BEHIND[tabOf(path)]
}
