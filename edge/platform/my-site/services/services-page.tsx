import { type HerField, herFields } from '../../../../tenants/contract/her-fields.ts'
import { mySitePath } from '../../../../tenants/contract/urls.ts'
import { seeOther } from '../../../http/see-other.ts'
import { Moves } from '../../app/Moves.tsx'
import { Notice } from '../../app/Notice.tsx'
import type { HerList } from '../form/field-at.ts'
import { draftChanges, readSite, type SiteFacts, withSite } from '../page/read-site.ts'
import { backToMySite, NothingKnown, sitePage } from '../page/site-page.tsx'
import { SiteSaid } from '../page/site-said.tsx'
import { GROUP_TITLES, listWords } from '../words/group-words.ts'
import { priceWords } from '../words/value-words.ts'
import { idsOf, memberOf, moveMember } from './members.ts'

/** The list of her services: each has a page of its own. */
export const servicesList = (): HerList =>
  herFields().find(({ file, path }: HerField) => file === 'content.yaml' && path === 'services') as HerList

export const servicePath = (id = ''): string => mySitePath(`services${id === '' ? '' : `/${id}`}`)

interface Asked {
  tenantId: string
  now: Date
}

export async function showServices(env: PlatformEnv, { said, ...asked }: Asked & { said: string | undefined }): Promise<Response> {
  const facts = await readSite(env, asked)
  return servicesPage(facts, said)
}

const servicesPage = (facts: SiteFacts, said: string | undefined, status = 200): Promise<Response> =>
  sitePage({
    facts,
    title: GROUP_TITLES.services,
    back: backToMySite,
    isNarrow: true,
    status,
    children: (
      <>
        <SiteSaid said={said} facts={facts} />
        {status === 404 && <Notice tone="bad">That service isn’t on your list any more.</Notice>}
        {facts.live === undefined ? <NothingKnown /> : <Services facts={facts} />}
      </>
    ),
  })

function Services({ facts }: { facts: SiteFacts }) {
  const list = servicesList()
  const ids = idsOf(facts.source, list)
  return (
    <>
      <ul class="list card">
        {ids.map((id, index) => (
          <Service facts={facts} id={id} isFirst={index === 0} isLast={index === ids.length - 1} />
        ))}
      </ul>
      <p class="actions">
        <a class="button" href={mySitePath('add-service')}>
          {listWords('services').add}
        </a>
      </p>
    </>
  )
}

function Service({ facts, id, isFirst, isLast }: { facts: SiteFacts; id: string; isFirst: boolean; isLast: boolean }) {
  const member = memberOf(facts.source, servicesList(), id) ?? {}
  const { name, price, hours, featured } = member
  const words = [
    typeof hours === 'number' ? `${hours} ${hours === 1 ? 'hour' : 'hours'}` : '',
    typeof price === 'number' ? priceWords(price, facts.telling) : 'on request',
    featured === true ? 'on the home page' : '',
  ]
  return (
    <li class="row">
      <a class="line" href={servicePath(id)}>
        <strong>{String(name ?? id)}</strong>
        <span class="sub block">{words.filter(Boolean).join(' · ')}</span>
      </a>
      <Moves
        action={servicePath()}
        name={String(name ?? id)}
        up={isFirst ? undefined : `up:${id}`}
        down={isLast ? undefined : `down:${id}`}
      />
    </li>
  )
}

/** The buttons of that list. */
export async function moveService(env: PlatformEnv, { form, ...asked }: Asked & { form: FormData }): Promise<Response> {
  const [, does, id = ''] = /^(up|down):([a-z0-9-]+)$/.exec(String(form.get('do'))) ?? []
  const isMoved = await withSite(env, asked, async (tx, facts) => {
    const change = moveMember(facts.source, servicesList(), { id, by: does === 'up' ? -1 : 1 })
    if (!change || facts.live === undefined) return false
    await draftChanges(tx, facts, [change])
    return true
  })
  return seeOther(servicePath() + (isMoved ? '?said=moved' : ''))
}

export const noSuchService = async (env: PlatformEnv, asked: Asked): Promise<Response> =>
  servicesPage(await readSite(env, asked), undefined, 404)
