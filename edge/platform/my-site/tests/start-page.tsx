import type { TransactionSql } from 'postgres'
import { countRequests } from '../../../../db/queries/count-requests.ts'
import { selectTotals } from '../../../../db/queries/dashboard.ts'
import { readTestCounts } from '../../../../db/queries/read-test-counts.ts'
import { selectFirstDay } from '../../../../db/queries/report-facts.ts'
import { publishAtOnce } from '../../../../db/queries/site-changes.ts'
import { dashboardPath, mySitePath, picturePath, testPath } from '../../../../tenants/contract/urls.ts'
import { addDays } from '../../../http/add-days.ts'
import { localDay } from '../../../http/local-day.ts'
import { seeOther } from '../../../http/see-other.ts'
import { Buttons } from '../../app/Buttons.tsx'
import { Notice } from '../../app/Notice.tsx'
import { Picture } from '../../app/Picture.tsx'
import { isTooSmallToOpen, sizeOf } from '../../html/photo-size.ts'
import { inTenant } from '../../postgres/in-tenant.ts'
import { readSite, type SiteFacts, withSite } from '../page/read-site.ts'
import { NothingKnown, sitePage } from '../page/site-page.tsx'
import { inSight, photosOf } from '../photos/photo-rules.ts'
import { photoName } from '../words/value-words.ts'
import { planStart } from './plan-test.ts'
import { isPhotoPlace, PHOTO_PLACES, type PhotoPlace, plainPhoto, testsOf, whyNoTest } from './site-tests.ts'
import { durationWords, type Traffic } from './time-words.ts'

interface Asked {
  tenantId: string
  now: Date
}

const TRAFFIC_DAYS = 28
const back = { href: dashboardPath('what-works'), label: 'What works' }

/** Choosing another photo for a place, with how long it will take, before anything begins. */
export async function askForTest(
  env: PlatformEnv,
  { place: named, photo, ...asked }: Asked & { place: string | undefined; photo: string | undefined },
): Promise<Response> {
  const place = isPhotoPlace(named) ? named : 'hero'
  const facts = await readSite(env, asked)
  const traffic = await inTenant(env, { tenantId: asked.tenantId, role: 'companion_read' }, (tx) => readTraffic(tx, facts))
  return startPage(facts, { place, photo, traffic })
}

function startPage(
  facts: SiteFacts,
  { place, photo, traffic, status = 200 }: { place: PhotoPlace; photo: string | undefined; traffic: Traffic; status?: number },
): Promise<Response> {
  const problem = whyNoTest(facts.base, place) ?? (idsToTry(facts, place).length === 0 ? NONE_LARGE_ENOUGH : undefined)
  return sitePage({
    facts,
    title: place === 'hero' ? 'Try another opening photo' : 'Try another photo on your About page',
    back,
    isNarrow: true,
    hasNoBar: true,
    status,
    children:
      facts.live === undefined ? (
        <NothingKnown />
      ) : problem === undefined ? (
        <Choose facts={facts} place={place} photo={photo} traffic={traffic} />
      ) : (
        <Notice tone="plain">{problem}</Notice>
      ),
  })
}

const NONE_LARGE_ENOUGH = 'Your other photos are too small to open your site. Add a larger one to try.'

/** Her photos but the one that is there; where they would fill the screen, those that can. */
function idsToTry(facts: SiteFacts, place: PhotoPlace): string[] {
  const now = plainPhoto(facts.base, place)
  const fits = (id: string) => place !== 'hero' || !isTooSmallToOpen(sizeOf(facts, id))
  return photosOf(facts.base).flatMap(({ id }) => (id !== now && fits(id) ? [id] : []))
}

interface Choice {
  facts: SiteFacts
  place: PhotoPlace
  photo: string | undefined
  traffic: Traffic
}

function Choose({ facts, place, photo, traffic }: Choice) {
  const now = plainPhoto(facts.base, place) ?? ''
  const { words, isWorthIt } = durationWords(traffic)
  return (
    <form method="post" action={testPath('new')}>
      <input type="hidden" name="place" value={place} />
      <section class="card">
        <p>
          Half of your visitors see the photo that is there now, the other half the one you choose. You’ll see here which one brings more
          requests.
        </p>
        <p class={isWorthIt ? 'sub' : 'warning'}>{words}</p>
      </section>
      <fieldset class="boxes">
        <legend>Against “{photoName(facts.base, now)}”</legend>
        <Options facts={facts} ids={idsToTry(facts, place)} chosen={photo} />
      </fieldset>
      <div class="save">
        <Buttons>
          <button type="submit">{isWorthIt ? 'Start the test' : 'Start it anyway'}</button>
          <a class="button quiet" href={back.href}>
            Not now
          </a>
        </Buttons>
      </div>
    </form>
  )
}

/** Two rows of pictures; the others are fetched when she opens them. */
const AT_FIRST = { first: 6, spare: 3 }

function Options({ facts, ids, chosen }: { facts: SiteFacts; ids: readonly string[]; chosen: string | undefined }) {
  const { shown, more } = inSight(ids, AT_FIRST)
  const tiles = (some: readonly string[]) => (
    <div class="photos">
      {some.map((id) => (
        <Option facts={facts} id={id} isChosen={id === chosen} />
      ))}
    </div>
  )
  return (
    <>
      {tiles(shown)}
      {more.length > 0 && (
        <details open={more.some((id) => id === chosen)}>
          <summary>{more.length} more</summary>
          {tiles(more)}
        </details>
      )}
    </>
  )
}

function Option({ facts, id, isChosen }: { facts: SiteFacts; id: string; isChosen: boolean }) {
  const picture = facts.pictures.get(id)
  const name = photoName(facts.base, id)
  return (
    <label class="tile">
      <input type="radio" name="photo" value={id} checked={isChosen} required />
      {picture ? (
        <Picture src={picturePath(picture)} alt="">
          {name}
        </Picture>
      ) : (
        <span>{name}</span>
      )}
    </label>
  )
}

/** Of the last four weeks, as far as they are known. */
async function readTraffic(tx: TransactionSql, { tenantId, now, tenant }: SiteFacts): Promise<Traffic> {
  const to = addDays(localDay(now, tenant.timeZone).day, -1)
  const first = await selectFirstDay(tx, tenantId)
  const asked = addDays(to, 1 - TRAFFIC_DAYS)
  const from = first !== undefined && first > asked ? first : asked
  if (first === undefined || from > to) return { days: 0, visitors: 0, requests: 0 }
  const [{ visitors }, { requests }] = await Promise.all([
    selectTotals(tx, tenantId, { from, to }),
    countRequests(tx, tenantId, { from, to }),
  ])
  return { days: (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1, visitors, requests }
}

/** Begins it: a publication of its own, past her draft. Asked again with a sentence where no photo was chosen, or none can be tried. */
export async function startTest(env: PlatformEnv, { form, ...asked }: Asked & { form: FormData }): Promise<Response> {
  const named = form.get('place')
  const place = isPhotoPlace(named) ? named : 'hero'
  const photo = String(form.get('photo') ?? '')
  const done = await withSite(env, asked, async (tx, facts) => {
    if (facts.live === undefined || !idsToTry(facts, place).includes(photo) || whyNoTest(facts.base, place) !== undefined)
      return { facts, traffic: await readTraffic(tx, facts) }
    const counted = (await readTestCounts(tx, asked.tenantId)).map(({ testId }) => testId)
    const taken = [...counted, ...testsOf(facts.base).map(({ id }) => id)]
    const start = localDay(asked.now, facts.tenant.timeZone).day
    const changes = planStart(facts.base, { place, photo, start, taken })
    return { publication: await publishAtOnce(tx, asked.tenantId, { changes, askedBy: 'companion' }) }
  })
  if (done.publication !== undefined) return seeOther(mySitePath(`publications/${done.publication}`))
  return startPage(done.facts, { place, photo: undefined, traffic: done.traffic, status: 409 })
}

/** `opening photo`, where one can be tried. */
export const placesToTry = (source: SiteFacts['base']): { place: PhotoPlace; name: string }[] =>
  (Object.keys(PHOTO_PLACES) as PhotoPlace[])
    .filter((place) => whyNoTest(source, place) === undefined)
    .map((place) => ({ place, name: PHOTO_PLACES[place].name }))
