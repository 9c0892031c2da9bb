import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Sql } from 'postgres'
import sharp from 'sharp'
import { noteReady, noteStep } from '../../db/queries/set-up.ts'
import { endPublication, selectPublications, selectSiteSource } from '../../db/queries/site-changes.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import { STEPS } from '../../edge/platform/my-site/set-up/steps.ts'
import type { BuildPaths } from '../../sites/builder/paths.ts'
import { PHOTO_ROW_PX } from '../../tenants/contract/upload-limits.ts'
import { mySitePath, setUpPath } from '../../tenants/contract/urls.ts'
import { inviteToSetUp } from '../new/invite-to-set-up.ts'
import { addPhoto } from '../test-support/add-photo.ts'
import { fillIn } from '../test-support/read-form.ts'
import { readWholeForm } from '../test-support/read-whole-form.ts'
import { requestDashboard } from '../test-support/request-dashboard.ts'
import { PEOPLE } from './app-tenants.ts'
import { type Cookies, headerOf, type Person } from './sign-in-everybody.ts'

interface Place {
  port: number
  dataDir: string
  paths: BuildPaths
}

/** Before they can sign in. */
export async function inviteBoth(sql: Sql, paths: BuildPaths): Promise<void> {
  for (const slug of [PEOPLE.begun, PEOPLE.ready]) await inviteToSetUp(sql, paths, slug)
}

const PHOTOS = { 'mono-nagasaki-boats.jpg': 'Boats at a quay, early', 'salon-evening.jpg': 'A low table with a bottle of red wine' }
const FACE = { x: 0.4, y: 0.25, width: 0.22, height: 0.2 }

/** One who has gone half the way, with photos, one of them blurred, whose id is returned; and one who says that hers is ready. */
export async function setUpSites(sql: Sql, cookies: Cookies, place: Place): Promise<string> {
  const send = sender(cookies, place.port)
  for (const person of ['begun', 'ready'] as const) {
    await send(person, setUpPath('name'), {})
    await send(person, setUpPath('city'), { 'tenant-city': 'Perth' })
    await send(person, setUpPath('words'), {
      'content-tagline': 'An evening without a clock',
      'content-intro': 'I laugh easily and listen well.',
      about: 'I grew up by the sea, and moved to the city for its evenings.',
    })
  }
  const ids: string[] = []
  for (const name of Object.keys(PHOTOS)) {
    const file = await readFile(path.join(place.paths.tenants, PEOPLE.busy, 'photos', name))
    ids.push(await addPhoto(PEOPLE.begun, sql, { ...place, file, smaller: await smallerOf(file) }))
  }
  const [first = ''] = ids
  await send('begun', mySitePath(`photos/${first}/blur`), { regions: JSON.stringify([FACE]), drawn: 'yes', original: 'keep' })
  const alts = Object.values(PHOTOS).map((alt, index) => [`photos-photos-${ids[index]}-alt`, alt])
  await send('begun', mySitePath('photos/words'), Object.fromEntries(alts))
  await finishReady(sql, send, place)
  await withTenant(sql, { tenantId: PEOPLE.ready, role: 'companion_ingest' }, async (tx) => {
    for (const step of STEPS) await noteStep(tx, PEOPLE.ready, step)
    await noteReady(tx, PEOPLE.ready, true)
  })
  return first
}

/** Nothing of the template is left on hers: a photo, a service and prices of her own. */
async function finishReady(sql: Sql, send: ReturnType<typeof sender>, place: Place): Promise<void> {
  const [[name, alt] = ['', '']] = Object.entries(PHOTOS)
  const file = await readFile(path.join(place.paths.tenants, PEOPLE.busy, 'photos', name))
  const id = await addPhoto(PEOPLE.ready, sql, { ...place, file, smaller: await smallerOf(file) })
  await send('ready', mySitePath('photos/words'), { [`photos-photos-${id}-alt`]: alt })
  await send('ready', setUpPath('photos'), {})
  await send('ready', mySitePath('services/dinner'), {
    'content-services-dinner-description': 'A long table and no hurry.',
    'content-services-dinner-price': '1300',
  })
  await send('ready', mySitePath('rates'), { 'content-rates.0.title': 'Evenings' })
}

/** What her browser makes of a photo and sends beside it (edge/platform/app/client/photos/prepare-photo.ts). */
async function smallerOf(file: Uint8Array) {
  const upright = sharp(file).autoOrient()
  const { autoOrient: size } = await upright.metadata()
  const width = Math.round(size.width * Math.min(1, 560 / Math.sqrt(size.width * size.height)))
  return {
    preview: await upright.clone().resize(width).jpeg({ quality: 65 }).toBuffer(),
    row: await upright.clone().resize(PHOTO_ROW_PX).jpeg({ quality: 60 }).toBuffer(),
  }
}

/** Nobody can open hers; the publisher's part is played here. */
export async function hideSite(sql: Sql, cookies: Cookies, { port }: Place): Promise<string> {
  const tenantId = PEOPLE.hidden
  await requestDashboard(mySitePath('hide'), { port, cookie: headerOf(cookies.hidden), form: { status: 'inactive' } })
  const [publication] = await selectPublications(sql, tenantId, 1)
  const publicationId = publication?.publicationId ?? ''
  const before = (await selectSiteSource(sql, tenantId)) ?? {}
  const source = { ...before, 'tenant.yaml': { ...(before['tenant.yaml'] as object), status: 'inactive' } }
  await endPublication(sql, tenantId, { publicationId, state: 'live', source })
  return publicationId
}

/** Sends the form of a page as she would, with other words in some fields. */
const sender = (cookies: Cookies, port: number) => async (person: Person, where: string, values: Record<string, string>) => {
  const cookie = headerOf(cookies[person])
  const page = await (await requestDashboard(where, { port, cookie })).text()
  const form = fillIn(readWholeForm(page, `action="${where}"`), values)
  const { status } = await requestDashboard(where, { port, cookie, form })
  if (status !== 303) throw new Error(`${where} answered ${status}.`)
}
