import { INVITATION_DAYS, SIGN_IN_MINUTES } from '../../../tenants/contract/limits.ts'
import { signInCodePath, signInPath } from '../../../tenants/contract/urls.ts'
import { describedBy, Field } from '../app/Field.tsx'
import { messagePage } from '../app/message-page.tsx'
import { readDestination } from '../app/read-destination.ts'

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
  ['everywhere', 'You’re signed out on every device. Your calendar has a new address, and links that were not used no longer work.'],
])

const askPage = (to: string | undefined, out: string | undefined): Promise<Response> =>
  messagePage({
    title: 'Sign in',
    children: (
      <>
        {out && <p role="status">{out}</p>}
        <p>You’ll get a link by email. There’s no password.</p>
        <form method="post" action={signInPath()} class="card">
          <Destination to={to} />
          <Field id="email" label="Your email address">
            <input id="email" name="email" type="email" autocomplete="email" required />
          </Field>
          <button type="submit">Send me the link</button>
        </form>
        <p>
          <a href={signInCodePath()}>I have a code from an invitation</a>
        </p>
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
          <CodeField
            label="Or type the six digits from the email"
            error={said === 'wrong' ? 'That code isn’t right, or no longer works. Check the newest email, or open its link.' : undefined}
          />
          <button type="submit">Sign in</button>
        </form>
        <p>
          <a href={signInAddress({ to })}>Ask for another link</a>
        </p>
      </>
    ),
  })

const OnItsWay = () => (
  <p>If there’s a site with this address, a link and a code are on their way. They work once, for {SIGN_IN_MINUTES} minutes.</p>
)

const AskedOften = () => (
  <p role="status">
    You’ve asked for several links this hour, so no further email is on its way. The newest link and its code work for {SIGN_IN_MINUTES}{' '}
    minutes; after that, please wait an hour before you ask again.
  </p>
)

/** Where the code of an invitation is typed, on the device that she sets up. It says nothing of whose address is known here. */
export function showInvitationCode(query: URLSearchParams): Promise<Response> {
  const isWrong = query.get('said') === 'wrong'
  return messagePage({
    title: 'Your invitation',
    children: (
      <>
        <p>The invitation in your email has a code of six digits. It works once, for {INVITATION_DAYS} days.</p>
        <form method="post" action={signInCodePath()} class="card">
          <Field id="email" label="Your email address">
            <input id="email" name="email" type="email" autocomplete="email" required />
          </Field>
          <CodeField
            label="Six digits from the invitation"
            error={
              isWrong
                ? 'That address and code don’t go together, or the code no longer works. Open the invitation’s link instead.'
                : undefined
            }
          />
          <button type="submit">Sign in</button>
        </form>
        <p>
          <a href={signInPath()}>Ask for a sign-in link instead</a>
        </p>
      </>
    ),
  })
}

function CodeField({ label, error }: { label: string; error: string | undefined }) {
  const field = { id: 'code', label, error }
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
