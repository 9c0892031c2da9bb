import { publishAtOnce } from '../../../db/queries/site-changes.ts'
import { mySitePath } from '../../../tenants/contract/urls.ts'
import { seeOther } from '../../http/see-other.ts'
import { Buttons } from '../app/Buttons.tsx'
import { readSite, withSite } from './page/read-site.ts'
import { backToMySite, NothingKnown, sitePage } from './page/site-page.tsx'
import { STATUS, statusOf } from './page/site-status.ts'

interface Asked {
  tenantId: string
  now: Date
}

/** The question before her site is hidden or shown again. */
export async function askToHide(env: PlatformEnv, asked: Asked): Promise<Response> {
  const facts = await readSite(env, asked)
  const status = statusOf(facts)
  const isHidden = status === 'inactive'
  return sitePage({
    facts,
    title: status === 'preview' ? 'Your site is waiting for approval' : isHidden ? 'Show my site again?' : 'Hide my site?',
    back: backToMySite,
    isNarrow: true,
    children: facts.live === undefined ? <NothingKnown /> : status === 'preview' ? <Waits /> : <Question isHidden={isHidden} />,
  })
}

const Waits = () => (
  <section class="card">
    <p>Only people with its link see your site until it is approved, so there is nothing to hide yet.</p>
  </section>
)

const Question = ({ isHidden }: { isHidden: boolean }) => (
  <section class="card">
    {isHidden ? (
      <p>Everyone can open it again within a minute, exactly as you left it.</p>
    ) : (
      <>
        <p>Within a minute nobody can open it at any of its addresses, and search engines are told it’s gone.</p>
        <p>Nothing is lost: your words, photos, requests and diary stay, and you can show it again with one tap.</p>
        <p>Confirmed appointments stay confirmed, and clients can still open theirs from the link in their email.</p>
      </>
    )}
    <form method="post" action={mySitePath('hide')}>
      <Buttons>
        <button type="submit" name="status" value={isHidden ? 'active' : 'inactive'}>
          {isHidden ? 'Show my site' : 'Hide my site'}
        </button>
        <a class="button quiet" href={mySitePath()}>
          {isHidden ? 'Keep it hidden' : 'Keep it open'}
        </a>
      </Buttons>
    </form>
  </section>
)

/** From open to hidden and back, and nothing else: a preview is opened by whoever approves it. */
export async function hideSite(env: PlatformEnv, { form, ...asked }: Asked & { form: FormData }): Promise<Response> {
  const wanted = form.get('status')
  const publication = await withSite(env, asked, async (tx, facts) => {
    const now = statusOf(facts)
    const isAllowed = (now === 'active' && wanted === 'inactive') || (now === 'inactive' && wanted === 'active')
    if (!isAllowed || facts.live === undefined) return undefined
    return publishAtOnce(tx, asked.tenantId, { changes: [{ ...STATUS, before: now, after: String(wanted) }], askedBy: 'companion' })
  })
  return seeOther(publication === undefined ? mySitePath('hide') : mySitePath(`publications/${publication}`))
}
