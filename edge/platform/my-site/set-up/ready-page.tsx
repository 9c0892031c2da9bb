import type { TransactionSql } from 'postgres'
import { noteReady, type SetUp } from '../../../../db/queries/set-up.ts'
import { mySitePath, setUpPath } from '../../../../tenants/contract/urls.ts'
import { seeOther } from '../../../http/see-other.ts'
import { Buttons } from '../../app/Buttons.tsx'
import { Notice } from '../../app/Notice.tsx'
import { type Asked, type SiteFacts, withSite } from '../page/read-site.ts'
import { sitePage } from '../page/site-page.tsx'
import { askForPreview } from '../preview/ask-for-preview.ts'
import { PhoneFrame } from '../preview/PhoneFrame.tsx'
import { ProblemLines } from '../review/ProblemLines.tsx'
import { whatIsLeft } from './what-is-left.ts'

/** How soon the page looks again without a script, and until when. */
const LOOK_AGAIN_SECONDS = 2
const LOOKS_FOR_MS = 10 * 60_000

/** Her site as it will be, and the button that hands it over. */
export async function showReady(facts: SiteFacts, setUp: SetUp): Promise<Response> {
  const { preview, now } = facts
  const response = await sitePage({
    facts,
    title: setUp.state === 'open' ? 'Your site, as it will be' : 'We’re looking at it',
    back: { href: setUpPath(), label: 'Your new site' },
    isNarrow: true,
    hasNoBar: true,
    ...(preview ? { beside: <PhoneFrame preview={preview} at="/" />, frames: preview.origin } : {}),
    children: (
      <>
        <Draft facts={facts} />
        {setUp.state === 'open' ? <HandOver facts={facts} setUp={setUp} /> : <Handed setUp={setUp} />}
      </>
    ),
  })
  const isFresh = preview !== undefined && now.getTime() - preview.askedAt.getTime() < LOOKS_FOR_MS
  if (preview?.state === 'building' && isFresh) response.headers.set('Refresh', String(LOOK_AGAIN_SECONDS))
  return response
}

function Draft({ facts: { preview, telling } }: { facts: SiteFacts }) {
  if (preview?.state === 'ready')
    return (
      <section class="card" role="status">
        <p>See it the way your visitors will. Only you and whoever looks after your site can open it.</p>
        <p class="actions">
          <a class="button" href={preview.addressOf('/')} target="_blank" rel="noreferrer">
            Open my site
          </a>
        </p>
      </section>
    )
  if (preview?.state === 'building')
    return (
      <section class="card" role="status" data-draft="building" data-reloads>
        <p>We’re building your site. It takes a few seconds.</p>
        <p class="actions">
          <a href={setUpPath('ready')}>Look again</a>
        </p>
      </section>
    )
  return (
    <>
      {preview && (
        <Notice tone="bad">
          Your site can’t be made like this. Everything you saved is kept; this needs your attention:
          <ProblemLines problems={preview.problems} telling={telling} />
        </Notice>
      )}
      <section class="card">
        {!preview && <p>See it the way your visitors will, before anyone else can.</p>}
        <Deed does="see" label={preview ? 'Try again' : 'See my site'} isQuiet={preview !== undefined} />
      </section>
    </>
  )
}

/** Made and looked at. Where a draft cannot be shown at all (make-preview.ts) nobody can look before it is approved. */
const isShown = ({ preview }: SiteFacts): boolean =>
  preview !== undefined && preview.state !== 'building' && preview.problems.every(({ file }) => file === '')

function HandOver({ facts, setUp }: { facts: SiteFacts; setUp: SetUp }) {
  const left = whatIsLeft(facts, setUp)
  if (left.length > 0)
    return (
      <section class="todo" aria-label="What is left">
        <h2>Before it can go public</h2>
        <ul>
          {left.map(({ words, href }) => (
            <li>
              <a href={href}>{words}</a>
            </li>
          ))}
        </ul>
        <p class="sub">The rest can wait: all of it is in My site, whenever you like.</p>
      </section>
    )
  if (!isShown(facts)) return null
  return (
    <section class="todo" aria-label="It’s ready">
      <p>Happy with it? We’ll take one last look, then it goes live. You’ll get an email.</p>
      <Buttons>
        <Deed does="ready" label="It’s ready" />
        <a class="button quiet" href={mySitePath()}>
          Change something
        </a>
      </Buttons>
    </section>
  )
}

const Handed = ({ setUp: { state } }: { setUp: SetUp }) => (
  <section class="todo" role="status">
    {state === 'approved' ? (
      <p>It’s approved and on its way to your address. You’ll get an email in a minute.</p>
    ) : (
      <>
        <p>Thank you. We’ll take one last look, then it goes live. You’ll get an email.</p>
        <Deed does="not-yet" label="Wait, not yet" isQuiet />
      </>
    )}
  </section>
)

const Deed = ({ does, label, isQuiet = false }: { does: string; label: string; isQuiet?: boolean }) => (
  <form method="post" action={setUpPath('ready')}>
    <button type="submit" name="do" value={does} class={isQuiet ? 'quiet' : undefined}>
      {label}
    </button>
  </form>
)

/** Has the site made, says that it is ready, or takes that back. What is left or cannot be made is no site to hand over. */
export async function actOnReady(env: PlatformEnv, asked: Asked, { form, setUp }: { form: FormData; setUp: SetUp }): Promise<Response> {
  await withSite(env, asked, (tx, facts) => act(env, tx, { facts, setUp, does: String(form.get('do')) }))
  return seeOther(setUpPath('ready'))
}

async function act(
  env: PlatformEnv,
  tx: TransactionSql,
  { facts, setUp, does }: { facts: SiteFacts; setUp: SetUp; does: string },
): Promise<void> {
  const { tenantId, draft } = facts
  switch (does) {
    case 'see':
      if (draft.length > 0) await askForPreview(env, tx, facts)
      return
    case 'ready':
      if (isShown(facts) && whatIsLeft(facts, setUp).length === 0) await noteReady(tx, tenantId, true)
      return
    case 'not-yet':
      await noteReady(tx, tenantId, false)
  }
}
