import type { SiteProblem } from '../../../../db/queries/site-changes.ts'
import { draftPath, mySitePath } from '../../../../tenants/contract/urls.ts'
import { seeOther } from '../../../http/see-other.ts'
import { Buttons } from '../../app/Buttons.tsx'
import { Notice } from '../../app/Notice.tsx'
import { readSite, type ShownPreview, type SiteFacts, withSite } from '../page/read-site.ts'
import { backToMySite, sitePage } from '../page/site-page.tsx'
import { askForPreview } from '../preview/ask-for-preview.ts'
import { PhoneFrame } from '../preview/PhoneFrame.tsx'
import { readAt } from '../preview/page-of.ts'
import { timeWords } from '../words/publication-words.ts'
import { ProblemLines } from './ProblemLines.tsx'

interface Asked {
  tenantId: string
  now: Date
}

/** How soon the page looks again without a script, and until when. */
const LOOK_AGAIN_SECONDS = 2
const LOOKS_FOR_MS = 10 * 60_000
/** After which "being made" needs a word more. */
const SLOW_MS = 30_000

/** Her draft as a site: being made, ready, or why it can't be. */
export async function showPreview(env: PlatformEnv, { at: asked, ...who }: Asked & { at: string | undefined }): Promise<Response> {
  const facts = await readSite(env, who)
  const at = readAt(asked)
  const { draft, preview } = facts
  const response = await sitePage({
    facts,
    title: TITLES[draft.length === 0 ? 'none' : (preview?.state ?? 'closed')],
    back: backToMySite,
    isNarrow: true,
    hasNoBar: true,
    ...(preview ? { beside: <PhoneFrame preview={preview} at={at} />, frames: preview.origin } : {}),
    children: draft.length === 0 ? <Nothing /> : preview ? <State facts={facts} preview={preview} at={at} /> : <Closed at={at} />,
  })
  const age = who.now.getTime() - (preview?.askedAt.getTime() ?? 0)
  if (preview?.state === 'building' && age < LOOKS_FOR_MS) response.headers.set('Refresh', String(LOOK_AGAIN_SECONDS))
  return response
}

const TITLES = {
  none: 'Nothing to preview',
  closed: 'See your draft',
  building: 'Making your draft…',
  ready: 'Your draft is ready',
  refused: 'Your draft can’t be shown yet',
} as const

const Nothing = () => (
  <section class="card">
    <p>Everything you have saved is on your site or on its way there.</p>
    <p class="actions">
      <a href={mySitePath()}>Change something</a>
    </p>
  </section>
)

const Closed = ({ at }: { at: string }) => (
  <section class="card">
    <p>See your changes as a real site before you publish them. Nobody else can open it.</p>
    <SeeDraft at={at} />
  </section>
)

/** The button that has her draft made and leads to it. */
export const SeeDraft = ({ at, label = 'See my draft', isQuiet = false }: { at: string; label?: string; isQuiet?: boolean }) => (
  <form method="post" action={draftPath()}>
    <input type="hidden" name="at" value={at} />
    <button type="submit" class={isQuiet ? 'quiet' : undefined}>
      {label}
    </button>
  </form>
)

function State({ facts, preview, at }: { facts: SiteFacts; preview: ShownPreview; at: string }) {
  switch (preview.state) {
    case 'building':
      return (
        <section class="card" role="status" data-draft="building" data-reloads>
          <p>
            {facts.now.getTime() - preview.askedAt.getTime() > SLOW_MS
              ? 'This is taking longer than usual. Your changes are safe; look again in a few minutes.'
              : 'We’re making your draft. That usually takes less than a minute.'}
          </p>
          <p class="actions">
            <a href={draftPath(at)}>Look again</a>
          </p>
        </section>
      )
    case 'ready':
      return (
        <section class="card" role="status">
          <p>This is your site as it will be. Nobody else can open it, no visit is counted, and the booking form sends nothing.</p>
          <Buttons>
            <a class="button" href={preview.addressOf(at)} target="_blank" rel="noreferrer">
              Open my draft
            </a>
            <a class="button quiet" href={mySitePath('review')}>
              Review and publish
            </a>
          </Buttons>
          <p class="sub">It follows what you save, until {timeWords(preview.expiresAt, facts)} or until you publish.</p>
        </section>
      )
    case 'refused':
      return <Refused facts={facts} problems={preview.problems} at={at} />
  }
}

const Refused = ({ facts, problems, at }: { facts: SiteFacts; problems: readonly SiteProblem[]; at: string }) => (
  <>
    <Notice tone="bad">
      Your site can’t be made like this. Your changes are kept; this needs your attention:
      <ProblemLines problems={problems} telling={facts.telling} />
    </Notice>
    <div class="buttons">
      <a class="button" href={mySitePath('review')}>
        See my changes
      </a>
      <SeeDraft at={at} label="Try again" isQuiet />
    </div>
  </>
)

/** Has it made. */
export async function makeDraft(env: PlatformEnv, { form, ...asked }: Asked & { form: FormData }): Promise<Response> {
  const at = readAt(String(form.get('at') ?? ''))
  await withSite(env, asked, async (tx, facts) => {
    if (facts.draft.length > 0) await askForPreview(env, tx, facts)
  })
  return seeOther(draftPath(at))
}

/** For the script of a page that waits. */
export async function tellDraftState(env: PlatformEnv, asked: Asked): Promise<Response> {
  const { preview, draft } = await readSite(env, asked)
  const state = draft.length === 0 ? 'none' : (preview?.state ?? 'none')
  return Response.json({ state }, { headers: { 'Cache-Control': 'no-store' } })
}
