import { INVITATION_DAYS, SIGN_IN_MINUTES } from '../../../tenants/contract/limits.ts'
import { signInCodePath, signInPath } from '../../../tenants/contract/urls.ts'
import { describedBy, Field } from '../app/Field.tsx'
import { messagePage } from '../app/message-page.tsx'
import { readDestination } from './read-destination.ts'

/** What the address says of an ask that was made: a link is on its way, or five have been sent, or a code was wrong. */
type Said = 'sent' | 'often' | 'wrong'
const SAID: readonly Said[] = ['sent', 'often', 'wrong']

/** The sign-in page that remembers where somebody is going. */
export function signInAddress({ said, to }: { said?: Said; to?: string | undefined }): string {
  const query = new URLSearchParams({ ...(said === undefined ? {} : { said }), ...(to === undefined ? {} : { to }) }).toString()
  return `${signInPath()}${query === '' ? '' : `?${query}`}`
}

export function showSignIn(query: URLSearchParams): Promise<Response> {
  const said = SAID.find((each) => each === query.get('said'))
  const to = readDestination(query.get('to'))
  return said === undefined ? askPage(to, OUT.get(query.get('out') ?? '')) : sentPage(said, to)
}

/** Where she comes from, when she has just signed out. */
const OUT = new Map([
  ['here', 'You’re signed out.'],
  ['everywhere', 'You’re signed out on every device, and your calendar has a new address.'],
])

const askPage = (to: string | undefined, out: string | undefined): Promise<Response> =>
  messagePage({
    title: 'Sign in',
    children: (
      <>
        {out && <p role="status">{out}</p>}
        <p>You get a link by email. There is no password.</p>
        <form method="post" action={signInPath()} class="card">
          <Destination to={to} />
          <Field id="email" label="Your email address">
            <input id="email" name="email" type="email" autocomplete="email" required />
          </Field>
          <button type="submit">Send me the link</button>
        </form>
      </>
    ),
  })

const sentPage = (said: Said, to: string | undefined): Promise<Response> =>
  messagePage({
    title: 'Check your email',
    children: (
      <>
        {said === 'often' ? <AskedOften /> : <OnItsWay />}
        <form method="post" action={signInCodePath()} class="card">
          <Destination to={to} />
          <CodeField isWrong={said === 'wrong'} />
          <button type="submit">Sign in</button>
        </form>
        <p>
          <a href={signInAddress({ to })}>Ask for another link</a>
        </p>
      </>
    ),
  })

const OnItsWay = () => (
  <p>If this is the address of a site here, a link and a code are on their way. They work once, for {SIGN_IN_MINUTES} minutes.</p>
)

const AskedOften = () => (
  <p role="status">
    You’ve asked five times this hour, so no further email is on its way. The newest link and its code work for {SIGN_IN_MINUTES} minutes;
    after that, please wait an hour before you ask again.
  </p>
)

function CodeField({ isWrong }: { isWrong: boolean }) {
  const field = {
    id: 'code',
    label: 'Or type the six digits from the email',
    error: isWrong ? 'That code isn’t right, or no longer works. Check the newest email, or open its link.' : undefined,
  }
  return (
    <Field {...field}>
      <input
        id="code"
        name="code"
        inputmode="numeric"
        autocomplete="one-time-code"
        pattern="[0-9\s]{6,8}"
        maxlength={8}
        title="Six digits"
        required
        {...describedBy(field)}
      />
    </Field>
  )
}

export const signInLinkPage = (): Promise<Response> =>
  messagePage({
    title: 'Sign in',
    heading: 'Welcome',
    children: (
      <form method="post" class="actions">
        <button type="submit">Sign in</button>
      </form>
    ),
  })

/** `to`: where the link would have led. */
export const expiredLinkPage = (to: string | undefined): Promise<Response> =>
  messagePage({
    title: 'This link no longer works',
    status: 410,
    children: (
      <>
        <p>
          It has already been used, or is too old: a sign-in link works for {SIGN_IN_MINUTES} minutes, an invitation for {INVITATION_DAYS}{' '}
          days.
        </p>
        <p>
          <a class="button" href={signInAddress({ to })}>
            Get a new one
          </a>
        </p>
      </>
    ),
  })

const Destination = ({ to }: { to: string | undefined }) => (to === undefined ? null : <input type="hidden" name="to" value={to} />)
