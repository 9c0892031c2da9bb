import type { SiteChange } from '../../../../tenants/contract/site-fields.ts'
import { photoScriptPath, testPath } from '../../../../tenants/contract/urls.ts'
import { seeOther } from '../../../http/see-other.ts'
import { Buttons } from '../../app/Buttons.tsx'
import { PageScript } from '../../app/PageScript.tsx'
import { Picture } from '../../app/Picture.tsx'
import { isTooSmallToOpen, sizeOf, smallWords } from '../../html/photo-size.ts'
import { photoFields } from '../form/choice-fields.ts'
import { withChanges } from '../form/plan-save.ts'
import { formPage, type SiteForm, saveByForm } from '../page/form-page.tsx'
import { draftChanges, readSite, type SiteFacts, withSite } from '../page/read-site.ts'
import { sitePage } from '../page/site-page.tsx'
import { SiteSaid } from '../page/site-said.tsx'
import { memberOf } from '../services/members.ts'
import { GROUP_TITLES } from '../words/group-words.ts'
import { pictureSource } from '../words/picture-source.ts'
import { photoName } from '../words/value-words.ts'
import { openingProblem, photosOf, photosProblem, slotsOf, usesOf } from './photo-rules.ts'
import { photoPath, photosList } from './photos-page.tsx'
import { type WholePhoto, wholePhoto } from './whole-photo.ts'

interface Asked {
  tenantId: string
  now: Date
  id: string
}

const back = { href: photoPath(), label: GROUP_TITLES.photos }

function formOf(facts: SiteFacts, id: string): SiteForm | undefined {
  if (!memberOf(facts.source, photosList(), id)) return undefined
  return {
    title: photoName(facts.source, id),
    action: photoPath(id),
    fields: photoFields(id),
    back,
    above: (
      <>
        <OnePhoto facts={facts} id={id} />
        <Small words={smallWords(sizeOf(facts, id))} />
      </>
    ),
    below: (
      <p class="actions">
        {mayOpen(facts, id) && (
          <a class="button quiet" href={`${testPath('new')}?place=hero&photo=${encodeURIComponent(id)}`}>
            Try it as your opening photo
          </a>
        )}
        {wholePhoto(facts, id) && (
          <a class="button quiet" href={`${photoPath(id)}/blur`}>
            Blur a face or a tattoo
          </a>
        )}
        <a class="button quiet" href={`${photoPath(id)}/remove`}>
          Remove this photo
        </a>
      </p>
    ),
    check: (source) => photosProblem(source) ?? openingProblem(facts.source, source, facts),
  }
}

const Small = ({ words }: { words: string | undefined }) => (words === undefined ? null : <p class="warning">{words}</p>)

/** Strong enough that nobody is known: what is burnt in is stronger. */
const BLUR_SHARE = 1 / 30

/** What will be unrecognisable, as it will be: the photo once more, blurred, where she has drawn. Grey until it is there. */
function Blurred({ photo: { src, blur, width, height } }: { photo: WholePhoto }) {
  if (blur.length === 0) return null
  const regions = blur.map((each) => (
    <rect x={each.x * width} y={each.y * height} width={each.width * width} height={each.height * height} />
  ))
  return (
    <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" class="blur-marks" aria-hidden="true">
      <filter id="blur" x="0" y="0" width="1" height="1">
        <feGaussianBlur stdDeviation={Math.max(width, height) * BLUR_SHARE} edgeMode="duplicate" />
      </filter>
      <clipPath id="blurred">{regions}</clipPath>
      {regions}
      <g clip-path="url(#blurred)">
        <image href={src} width={width} height={height} preserveAspectRatio="none" filter="url(#blur)" />
      </g>
    </svg>
  )
}

/** One that is on her site and does not open it: whether it would do better there a test can tell. */
const mayOpen = (facts: SiteFacts, id: string): boolean =>
  facts.shell.setUp === null &&
  facts.pictures.has(id) &&
  !isTooSmallToOpen(sizeOf(facts, id)) &&
  photosOf(facts.base).find((photo) => slotsOf(photo).includes('hero'))?.id !== id

/** Shown whole, so that a tap can say what must stay visible. */
function OnePhoto({ facts, id }: { facts: SiteFacts; id: string }) {
  const name = photoName(facts.source, id)
  const photo = wholePhoto(facts, id)
  if (photo)
    return (
      <div class="whole-photo" data-focus={`photos-photos-${id}-focus`}>
        <img src={photo.src} alt={name} width={photo.width} height={photo.height} />
        <Blurred photo={photo} />
        <PageScript src={photoScriptPath()} />
      </div>
    )
  const picture = pictureSource(facts, id, 'tile')
  return (
    picture && (
      <div class="one-photo">
        <Picture src={picture} alt={name} isLazy={false} />
      </div>
    )
  )
}

export async function showPhoto(
  env: PlatformEnv,
  { said, id, ...asked }: Asked & { said: string | undefined },
): Promise<Response | undefined> {
  const facts = await readSite(env, asked)
  const form = formOf(facts, id)
  return form && formPage(facts, form, { notice: <SiteSaid said={said} facts={facts} /> })
}

export const savePhoto = (env: PlatformEnv, { id, ...sent }: Asked & { form: FormData }): Promise<Response | undefined> =>
  saveByForm(env, sent, (facts) => formOf(facts, id))

const removing = (facts: SiteFacts, id: string): SiteChange => ({
  file: photosList().file,
  path: `photos/${id}`,
  before: memberOf(facts.source, photosList(), id),
})

/** Why it cannot go; undefined: it can. */
function keptBy(facts: SiteFacts, id: string): string | undefined {
  const uses = usesOf(facts.source, id)
  if (uses.length > 0) return `It’s used by ${new Intl.ListFormat('en-AU').format(uses)}. Change that first.`
  return photosProblem(withChanges(facts.source, [removing(facts, id)]))
}

/** The question before a photo is removed. Undefined: there is no such photo. */
export async function askToRemove(env: PlatformEnv, { id, ...asked }: Asked): Promise<Response | undefined> {
  const facts = await readSite(env, asked)
  return memberOf(facts.source, photosList(), id) && removePage(facts, id)
}

function removePage(facts: SiteFacts, id: string, status = 200): Promise<Response> {
  const problem = keptBy(facts, id)
  return sitePage({
    facts,
    title: problem === undefined ? 'Remove this photo?' : 'This photo is needed',
    back: { href: photoPath(id), label: 'Photo' },
    isNarrow: true,
    status,
    children: (
      <section class="card">
        <OnePhoto facts={facts} id={id} />
        {problem === undefined ? (
          <form method="post" action={`${photoPath(id)}/remove`}>
            <p>It comes off your site when you publish. Until then you can undo this.</p>
            <Buttons>
              <button type="submit">Remove</button>
              <a class="button quiet" href={photoPath(id)}>
                Keep it
              </a>
            </Buttons>
          </form>
        ) : (
          <p class="error" role="status">
            {problem}
          </p>
        )}
      </section>
    ),
  })
}

export async function removePhoto(env: PlatformEnv, { id, ...asked }: Asked): Promise<Response | undefined> {
  const refused = await withSite(env, asked, async (tx, facts) => {
    if (!memberOf(facts.source, photosList(), id) || keptBy(facts, id) !== undefined) return facts
    await draftChanges(tx, facts, [removing(facts, id)])
    return undefined
  })
  if (!refused) return seeOther(`${photoPath()}?said=removed`)
  return memberOf(refused.source, photosList(), id) && removePage(refused, id, 409)
}
