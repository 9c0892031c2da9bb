import { noteStep, type SetUp } from '../../../../db/queries/set-up.ts'
import { setUpPath } from '../../../../tenants/contract/urls.ts'
import { seeOther } from '../../../http/see-other.ts'
import type { Children } from '../../app/markup.ts'
import { Notice } from '../../app/Notice.tsx'
import { isTooSmallToOpen, sizeOf, TOO_SMALL_TO_OPEN } from '../../html/photo-size.ts'
import { hasStore } from '../../uploads/keep-bytes.ts'
import { draftChanges, type SiteFacts, withSite } from '../page/read-site.ts'
import { NothingKnown, sitePage } from '../page/site-page.tsx'
import { Chooser } from '../photos/add-page.tsx'
import { photoPath } from '../photos/photos-page.tsx'
import { pictureSource } from '../words/picture-source.ts'
import { photoName } from '../words/value-words.ts'
import { ownPhotos, placePhotos } from './place-photos.ts'
import { eyebrowOf, GoOn, StepHead } from './StepHead.tsx'
import { nextOf, STEP_TITLES } from './steps.ts'

export const showPhotosStep = (env: PlatformEnv, facts: SiteFacts, setUp: SetUp): Promise<Response> => photosPage(env, facts, { setUp })

interface View {
  setUp: SetUp
  status?: number
  notice?: Children
}

const photosPage = (env: PlatformEnv, facts: SiteFacts, { setUp, status = 200, notice }: View): Promise<Response> =>
  sitePage({
    facts,
    title: STEP_TITLES.photos.asks,
    eyebrow: eyebrowOf('photos'),
    back: { href: setUpPath(), label: 'Your new site' },
    isNarrow: true,
    hasNoBar: true,
    status,
    children: (
      <>
        {notice}
        <StepHead step="photos" done={setUp.steps} />
        <p>Three or more is a good start. The first one opens your page; order, blur and the rest are a tap away.</p>
        {facts.live === undefined || !hasStore(env) ? <NothingKnown /> : <Chooser />}
        <Own facts={facts} />
        <form method="post" action={setUpPath('photos')}>
          <GoOn isFixed={false} />
        </form>
      </>
    ),
  })

function Own({ facts }: { facts: SiteFacts }) {
  const photos = ownPhotos(facts.source)
  if (photos.length === 0) return null
  return (
    <ul class="list card">
      {photos.map(({ id, alt }) => (
        <li class="row photo-row">
          <a class="line" href={alt ? photoPath(id) : photoPath('words')}>
            <img src={pictureSource(facts, id)} alt="" width="64" height="80" loading="lazy" decoding="async" />
            <span>
              <strong>{alt ? photoName(facts.source, id) : 'New photo'}</strong>
              <span class="sub block">{alt ? 'Blur, focus and where it appears' : 'Say what it shows'}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Why she cannot go on yet. */
function refusalOf(facts: SiteFacts): Children | undefined {
  const photos = ownPhotos(facts.source)
  if (photos.length === 0) return 'Add at least one photo of your own first, or go to another step above and come back.'
  if (photos.every(({ id }) => isTooSmallToOpen(sizeOf(facts, id))))
    return photos.length === 1 ? TOO_SMALL_TO_OPEN : 'Your photos are too small to open your site. Add a larger one.'
  if (photos.every(({ alt }) => alt)) return undefined
  return (
    <>
      One thing first: <a href={photoPath('words')}>say what each photo shows</a>.
    </>
  )
}

/** Her photos take the places of the template's. */
export async function savePhotosStep(env: PlatformEnv, asked: { tenantId: string; now: Date }, setUp: SetUp): Promise<Response> {
  const refused = await withSite(env, asked, async (tx, facts) => {
    const words = facts.live === undefined ? 'Your site’s photos can’t be changed here yet.' : refusalOf(facts)
    if (words !== undefined) return { facts, words }
    await draftChanges(
      tx,
      facts,
      placePhotos(facts.source, (id) => !isTooSmallToOpen(sizeOf(facts, id))),
    )
    await noteStep(tx, asked.tenantId, 'photos')
    return undefined
  })
  if (!refused) return seeOther(nextOf('photos'))
  return photosPage(env, refused.facts, { setUp, status: 422, notice: <Notice tone="bad">{refused.words}</Notice> })
}
