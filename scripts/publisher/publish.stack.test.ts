import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  askToPublish,
  draftSiteChange,
  publishAtOnce,
  selectDraft,
  selectPublications,
  selectSiteHistory,
  selectSiteSource,
} from '../../db/queries/site-changes.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import { type Json, siteValueOf } from '../../tenants/contract/site-fields.ts'
import { killPublisher } from '../chaos/kill-publisher.ts'
import { prepareDatabase } from '../runtime/prepare-database.ts'
import { makePublished, type PublishedSample } from '../test-support/make-published.ts'
import { type Published, publish } from './publish.ts'
import { publisherPlace } from './publisher-place.ts'

const HER = 'pearl'
let database: PublishedSample['database']
let place: PublishedSample['place']
beforeAll(async () => {
  ;({ database, place } = await makePublished({ sample: 'claire', her: HER }))
})
afterAll(async () => {
  await database.drop()
  await place.drop()
})

const asHer = <T>(work: Parameters<typeof withTenant<T>>[2]) => withTenant(database.sql, { tenantId: HER, role: 'companion_ingest' }, work)
const file = (name: string) => path.join(place.paths.tenants, HER, name)
const read = (name: string) => readFile(file(name), 'utf8')
const page = (name = 'services') => readFile(path.join(place.paths.dist, HER, 'site', name, 'index.html'), 'utf8')
const commitsOf = async () => (await place.git('log', '--format=%an <%ae> %s', '--', `tenants/${HER}`)).split('\n').slice(0, -1)

/** One change as she drafts it against what her folder is known to say, published. */
async function change(name: string, way: string, after: Json | undefined, before?: Json): Promise<Published & { publicationId: string }> {
  const source = (await selectSiteSource(database.sql, HER)) ?? {}
  const was = before ?? siteValueOf(source, { file: name, path: way })
  const publicationId = await asHer(async (tx) => {
    await draftSiteChange(tx, HER, { file: name, path: way, before: was, after, madeBy: 'companion' })
    return (await askToPublish(tx, HER, 'companion')) ?? ''
  })
  const asked = { tenantId: HER, publicationId }
  return { ...(await publish(database.sql, asked, publisherPlace(place.paths, { say: () => undefined, env: {} }))), publicationId }
}

describe('a publication', () => {
  it('is her change in her file, a commit of hers, and on her page; a developer’s work beside it stays as it is', async () => {
    const before = await read('content.yaml')
    await writeFile(file('theme.yaml'), `${await read('theme.yaml')}# staged\n`)
    await place.git('add', 'tenants')
    await writeFile(file('about.md'), `${await read('about.md')}\nNot yet.\n`)
    await writeFile(file('content.yaml'), before.replace('tagline: Unhurried', 'tagline: Long, unhurried'))
    const { state, problems, publicationId } = await change('content.yaml', 'services/dinner/price', 1400)
    expect({ state, problems }).toEqual({ state: 'live', problems: [] })
    expect(await read('content.yaml')).toBe(
      before.replace('price: 1500', 'price: 1400').replace('tagline: Unhurried', 'tagline: Long, unhurried'),
    )
    expect(await page()).toMatch(/1,400/)
    expect(await commitsOf()).toEqual([`Claire <${HER}@companionconnect.app> Claire: price of Dinner date`])
    expect(await place.git('show', '--format=%b', '--unified=0', 'HEAD')).toMatch(
      new RegExp(`content.yaml services/dinner/price\\n\\nPublication: ${publicationId}[\\s\\S]*\\n-    price: 1500\\n\\+    price: 1400$`),
    )
    expect((await place.git('status', '--porcelain')).split('\n')).toEqual([
      ` M tenants/${HER}/about.md`.trim(),
      ` M tenants/${HER}/content.yaml`,
      `M  tenants/${HER}/theme.yaml`,
      '?? cache/',
      '?? dist/',
    ])
    await place.git('checkout', '-q', 'HEAD', '--', 'tenants')
    expect(await selectPublications(database.sql, HER, 1)).toMatchObject([
      { state: 'live', commitId: await place.git('rev-parse', 'HEAD') },
    ])
    expect(siteValueOf((await selectSiteSource(database.sql, HER)) ?? {}, { file: 'content.yaml', path: 'services/dinner/price' })).toBe(
      1400,
    )
    const again = { tenantId: HER, publicationId }
    expect((await publish(database.sql, again, publisherPlace(place.paths, { say: () => undefined }))).state).toBe('over')
    await prepareDatabase(database.url, place.paths)
  })

  it('is refused where a build would refuse it, in words beside her field, and nothing is written', async () => {
    const [before, shown, commits] = [await read('theme.yaml'), await page(), await commitsOf()]
    const { state, problems } = await change('theme.yaml', 'colors/text', '#faf6f0')
    expect(state).toBe('refused')
    expect(problems).toContainEqual(
      expect.objectContaining({ file: 'theme.yaml', path: 'colors/text', words: expect.stringMatching(/can’t be read well on your page/) }),
    )
    expect([await read('theme.yaml'), await page(), await commitsOf()]).toEqual([before, shown, commits])
    expect(await asHer((tx) => selectDraft(tx, HER))).toMatchObject([{ path: 'colors/text', after: '#faf6f0' }])
    await asHer((tx) =>
      draftSiteChange(tx, HER, { file: 'theme.yaml', path: 'colors/text', before: '#2b2024', after: '#2b2024', madeBy: 'companion' }),
    )
  })

  it('of a developer, by a command, is a commit of a developer and none of hers', async () => {
    const field = { file: 'content.yaml', path: 'tagline' }
    const before = siteValueOf((await selectSiteSource(database.sql, HER)) ?? {}, field)
    for (const [was, after] of [[before, 'Told by a developer'] as const, ['Told by a developer', before] as const]) {
      const publicationId = await asHer((tx) =>
        publishAtOnce(tx, HER, { changes: [{ ...field, before: was, after }], askedBy: 'developer' }),
      )
      const asked = { tenantId: HER, publicationId: publicationId ?? '' }
      expect(await publish(database.sql, asked, publisherPlace(place.paths, { say: () => undefined, env: {} }))).toMatchObject({
        state: 'live',
      })
    }
    const written = `Claire’s developer <developer.${HER}@companionconnect.app> Claire’s developer: tagline`
    expect((await commitsOf()).slice(0, 2)).toEqual([written, written])
  })

  it('is a conflict where a developer has changed the same field since, with both values', async () => {
    const { state, problems } = await change('content.yaml', 'tagline', 'Mine', 'What she saw')
    expect(state).toBe('refused')
    expect(problems).toMatchObject([{ file: 'content.yaml', path: 'tagline', theirs: 'Unhurried evenings by the harbour' }])
    expect(await asHer((tx) => selectDraft(tx, HER))).toMatchObject([{ path: 'tagline', before: 'What she saw', after: 'Mine' }])
    await asHer((tx) =>
      draftSiteChange(tx, HER, { file: 'content.yaml', path: 'tagline', before: 'x', after: 'What she saw', madeBy: 'companion' }),
    )
  })

  it('reaches nothing that is not hers', async () => {
    for (const [name, way, after] of [
      ['tenant.yaml', 'domains', ['claire.example']],
      ['content.yaml', 'services/dinner/id', 'lunch'],
      ['../margot/content.yaml', 'tagline', 'Hers'],
      ['custom.css', '', 'body { color: red }'],
      ['pages/../../x.md', '', 'Out'],
    ] as const) {
      expect(await change(name, way, after as Json), name).toMatchObject({
        state: 'refused',
        problems: [{ words: expect.stringMatching(/not part/) }],
      })
      await asHer((tx) => tx`delete from site_changes where state = 'draft'`)
    }
    expect((await readdir(place.paths.tenants)).sort()).toEqual([HER])
  })

  it('hides her site and shows it again; she signs in meanwhile, and a site that was closed for her stays closed', async () => {
    const manifest = async () => JSON.parse(await readFile(path.join(place.paths.dist, HER, 'manifest.json'), 'utf8')) as { status: string }
    const row = async () => (await database.sql`select status, hidden_by_her from tenants where tenant_id = ${HER}`)[0]
    expect((await change('tenant.yaml', 'status', 'inactive')).state).toBe('live')
    expect(await manifest()).toMatchObject({ status: 'inactive' })
    expect(await row()).toEqual({ status: 'inactive', hidden_by_her: true })
    await database.sql`select begin_sign_in(${'claire@example.com'})`
    expect(await database.sql`select kind from mails where tenant_id = ${HER}`).toEqual([{ kind: 'sign_in' }])
    expect((await change('tenant.yaml', 'status', 'active')).state).toBe('live')
    expect(await row()).toEqual({ status: 'active', hidden_by_her: false })
    expect((await commitsOf()).slice(0, 2).map((line) => line.split('> ')[1])).toEqual(['Claire: site shown', 'Claire: site hidden'])
    await writeFile(file('tenant.yaml'), (await read('tenant.yaml')).replace('status: active', 'status: inactive'))
    await prepareDatabase(database.url, place.paths)
    expect(await change('tenant.yaml', 'status', 'active')).toMatchObject({
      state: 'refused',
      problems: [{ words: expect.stringMatching(/closed for you/) }],
    })
    await place.git('checkout', '-q', '--', 'tenants')
    await asHer((tx) => tx`delete from site_changes where state = 'draft'`)
    await prepareDatabase(database.url, place.paths)
  })

  it('writes a page of hers and removes it', async () => {
    expect((await change('pages/letters.md', '', '---\ntitle: Letters\n---\nI answer them.\n')).state).toBe('live')
    expect(await page('letters')).toContain('I answer them.')
    expect((await change('pages/letters.md', '', undefined)).state).toBe('live')
    await expect(page('letters')).rejects.toThrow(/ENOENT/)
    expect(await place.git('status', '--porcelain', 'tenants')).toBe('')
    expect((await selectSiteHistory(database.sql, HER, 1))[0]).toMatchObject({ file: 'pages/letters.md', state: 'live' })
  })
})

describe('a publisher that is killed', () => {
  it('leaves the old site or the new one, and each change is published and committed once', async () => {
    const photo = path.resolve(import.meta.dirname, '../../tenants/margot/photos/mono-black-canyon.jpg')
    const killed = { sql: database.sql, url: database.url, paths: place.paths, git: place.git, tenant: HER, photo }
    const steps = ['photos-written', 'half-written', 'committed', 'swapped'].map((step) => ({ step }))
    expect(await killPublisher(killed, steps)).toEqual({ publications: 4, broken: 0, lost: 0, miscommitted: 0, isLastLive: true })
  })
})
