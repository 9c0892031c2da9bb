import { CUSTOM_PAGES_MAX } from '../../../../tenants/contract/limits.ts'
import { mySitePath } from '../../../../tenants/contract/urls.ts'
import { Notice } from '../../app/Notice.tsx'
import { pageFile, pageSlugs, readPage } from '../form/page-text.ts'
import { readSite, type SiteFacts } from '../page/read-site.ts'
import { backToMySite, NothingKnown, sitePage } from '../page/site-page.tsx'
import { SiteSaid } from '../page/site-said.tsx'
import { GROUP_TITLES } from '../words/group-words.ts'

interface Asked {
  tenantId: string
  now: Date
}

export const pagesPath = (slug = ''): string => mySitePath(`pages${slug === '' ? '' : `/${slug}`}`)

/** The list of pages of her own: each has a form. */
export const showPages = async (env: PlatformEnv, { said, ...asked }: Asked & { said: string | undefined }): Promise<Response> =>
  listPage(await readSite(env, asked), { said })

export const noSuchPage = async (env: PlatformEnv, asked: Asked): Promise<Response> =>
  listPage(await readSite(env, asked), { said: undefined, status: 404 })

const listPage = (facts: SiteFacts, { said, status = 200 }: { said: string | undefined; status?: number }): Promise<Response> =>
  sitePage({
    facts,
    title: GROUP_TITLES.pages,
    back: backToMySite,
    isNarrow: true,
    status,
    children: (
      <>
        <SiteSaid said={said} facts={facts} />
        {status === 404 && <Notice tone="bad">That page isn’t there any more.</Notice>}
        {facts.live === undefined ? <NothingKnown /> : <Pages facts={facts} />}
      </>
    ),
  })

function Pages({ facts: { source, site } }: { facts: SiteFacts }) {
  const slugs = pageSlugs(source)
  return (
    <>
      {slugs.length === 0 ? (
        <p>Add a page for anything that doesn’t fit elsewhere: etiquette, travel, a letter to new clients.</p>
      ) : (
        <ul class="card list groups">
          {slugs.map((slug) => (
            <Line slug={slug} host={site.host} page={readPage(source[pageFile(slug)])} />
          ))}
        </ul>
      )}
      {slugs.length < CUSTOM_PAGES_MAX && (
        <p class="actions">
          <a class="button" href={mySitePath('add-page')}>
            Add a page
          </a>
        </p>
      )}
    </>
  )
}

function Line({ slug, host, page }: { slug: string; host: string; page: ReturnType<typeof readPage> }) {
  const address = `${host}/${slug}`
  if (!page)
    return (
      <li>
        <span class="line">
          <strong>{slug}</strong>
          <span class="sub block">{`${address}: written by whoever looks after your site, in a way this app can’t show.`}</span>
        </span>
      </li>
    )
  return (
    <li>
      <a class="line" href={pagesPath(slug)}>
        <strong>{String(page.title ?? slug)}</strong>
        <span class="sub block">{page.menu === false ? `${address}, not in the menu` : address}</span>
      </a>
    </li>
  )
}
