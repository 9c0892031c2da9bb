import { approveSetUp, type SetUp, selectOpenedAt, selectSetUp } from '../../../db/queries/set-up.ts'
import { operatorPath } from '../../../tenants/contract/urls.ts'
import { seeOther } from '../../http/see-other.ts'
import { Buttons } from '../app/Buttons.tsx'
import { Card } from '../app/Card.tsx'
import type { Children } from '../app/markup.ts'
import { type Asked, readSite, type SiteFacts, withSite } from '../my-site/page/read-site.ts'
import { askForPreview } from '../my-site/preview/ask-for-preview.ts'
import { ProblemLines } from '../my-site/review/ProblemLines.tsx'
import { STEPS } from '../my-site/set-up/steps.ts'
import { type Left, whatIsLeft } from '../my-site/set-up/what-is-left.ts'
import { lastProblems } from '../my-site/words/publication-words.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import { operatorPage } from './operator-frame.tsx'

const LOOK_AGAIN_SECONDS = 2

export const setUpPage = (tenantId: string): string => operatorPath(`set-ups/${tenantId}`)

const read = (env: PlatformEnv, tenantId: string): Promise<SetUp | undefined> =>
  inTenant(env, { tenantId, role: 'companion_read' }, (tx) => selectSetUp(tx, tenantId))

/** A site that a new companion has set up: to be looked at, and opened to everybody. Undefined: there is none. */
export async function showSetUpForOperator(env: PlatformEnv, asked: Asked): Promise<Response | undefined> {
  const setUp = await read(env, asked.tenantId)
  if (!setUp) return showOpened(env, asked)
  const facts = await readSite(env, asked)
  const left = whatIsLeft(facts, setUp)
  const response = await pageOf(
    asked.tenantId,
    <>
      <Card>
        <p>{stateWords(setUp)}</p>
        {setUp.state !== 'approved' && <Preview facts={facts} />}
      </Card>
      <Problems facts={facts} />
      {setUp.state === 'ready' && left.length > 0 && <StillLeft left={left} />}
      {setUp.state === 'ready' && left.length === 0 && <Approve isSeen={facts.preview?.state === 'ready'} />}
    </>,
  )
  if (facts.preview?.state === 'building' || setUp.state === 'approved') response.headers.set('Refresh', String(LOOK_AGAIN_SECONDS))
  return response
}

/** Where the page of an approval leads once its publication is live. */
async function showOpened(env: PlatformEnv, asked: Asked): Promise<Response | undefined> {
  const openedAt = await inTenant(env, { tenantId: asked.tenantId, role: 'companion_read' }, (tx) => selectOpenedAt(tx, asked.tenantId))
  if (!openedAt) return undefined
  const { siteAddress } = await readSite(env, asked)
  return pageOf(
    asked.tenantId,
    <Card>
      <p role="status">Open to everyone since {openedAt.toISOString().slice(0, 16).replace('T', ', ')} UTC. She gets an email.</p>
      <p class="actions">
        <a class="button" href={siteAddress} target="_blank" rel="noreferrer">
          Open her site
        </a>
      </p>
    </Card>,
  )
}

const pageOf = (tenantId: string, children: Children): Promise<Response> =>
  operatorPage({
    title: `Set-up of ${tenantId}`,
    children: (
      <>
        <p>
          <a href={operatorPath()}>All tenants</a>
        </p>
        {children}
      </>
    ),
  })

function stateWords({ state, steps, invitedAt, readyAt }: SetUp): string {
  const day = (at: Date | null) => at?.toISOString().slice(0, 10) ?? ''
  if (state === 'approved') return 'Approved. Its publication is on its way.'
  if (state === 'ready') return `She said on ${day(readyAt)} that it is ready.`
  return `Invited on ${day(invitedAt)}; she has done ${steps.length} of ${STEPS.length} steps.`
}

function Preview({ facts: { preview, draft } }: { facts: SiteFacts }) {
  if (draft.length === 0) return <p class="sub">She has not saved anything yet.</p>
  if (preview?.state === 'ready')
    return (
      <p class="actions">
        <a class="button" href={preview.addressOf('/')} target="_blank" rel="noreferrer">
          Look at her site
        </a>
      </p>
    )
  if (preview?.state === 'building') return <p role="status">Building her site…</p>
  return (
    <form method="post" class="actions">
      <button type="submit" name="do" value="see" class="quiet">
        Build her site to look at
      </button>
    </form>
  )
}

function Problems({ facts }: { facts: SiteFacts }) {
  const { problems } = lastProblems(facts)
  if (problems.length === 0) return null
  return (
    <Card kind="todo" label="What is in the way">
      <h2>What is in the way</h2>
      <p>
        <ProblemLines problems={problems} telling={facts.telling} />
      </p>
    </Card>
  )
}

/** She has changed something after she said that it is ready. */
const StillLeft = ({ left }: { left: readonly Left[] }) => (
  <Card kind="todo" label="What is left">
    <h2>Not ready to be opened</h2>
    <p>Still missing. She does these herself, in her app:</p>
    <ul>
      {left.map(({ words }) => (
        <li>{words}</li>
      ))}
    </ul>
  </Card>
)

const Approve = ({ isSeen }: { isSeen: boolean }) => (
  <Card kind="todo" label="Approve">
    <p>
      Approving publishes all of it and opens her site to everyone. She’ll get an email.
      {!isSeen && ' You have not looked at it as it is now.'}
    </p>
    <form method="post">
      <Buttons>
        <button type="submit" name="do" value="approve">
          Approve and publish
        </button>
      </Buttons>
    </form>
  </Card>
)

/** Undefined: there is no such set-up. */
export async function actOnSetUp(env: PlatformEnv, asked: Asked, form: FormData): Promise<Response | undefined> {
  const setUp = await read(env, asked.tenantId)
  if (!setUp) return undefined
  await withSite(env, asked, async (tx, facts) => {
    if (form.get('do') === 'approve') {
      if (whatIsLeft(facts, setUp).length === 0) await approveSetUp(tx, asked.tenantId)
    } else if (facts.draft.length > 0) await askForPreview(env, tx, facts)
  })
  return seeOther(setUpPage(asked.tenantId))
}
