import * as z from 'zod'
import { updateBlur } from '../../../../db/queries/photo-uploads.ts'
import { type BlurRegion, photoSchema } from '../../../../tenants/contract/photos.ts'
import { type SiteChange, siteValueOf } from '../../../../tenants/contract/site-fields.ts'
import { BLUR_REGIONS_MAX } from '../../../../tenants/contract/upload-limits.ts'
import { photoScriptPath } from '../../../../tenants/contract/urls.ts'
import { seeOther } from '../../../http/see-other.ts'
import { sha256 } from '../../../http/sha256.ts'
import { toHex } from '../../../http/to-hex.ts'
import { Notice } from '../../app/Notice.tsx'
import { PageScript } from '../../app/PageScript.tsx'
import { BLUR_PARTS, isSameRegion, partRegions, withTicked } from '../../html/blur-parts.ts'
import { type Asked, draftChanges, readSite, type SiteFacts, withSite } from '../page/read-site.ts'
import { sitePage } from '../page/site-page.tsx'
import { untilWords } from '../page/site-said.tsx'
import { memberOf } from '../services/members.ts'
import { regionsOf } from '../words/hidden-regions.ts'
import { photoName } from '../words/value-words.ts'
import { drawnElsewhere, isSameBlur } from './drawn-elsewhere.ts'
import { photoPath, photosList } from './photos-page.tsx'
import { type WholePhoto, wholePhoto } from './whole-photo.ts'

type AskedOne = Asked & { id: string }

/** Where a photo can be made unrecognisable, on her site already or not. Undefined: there is none of which she could see all. */
export async function showBlur(env: PlatformEnv, { id, ...asked }: AskedOne): Promise<Response | undefined> {
  const facts = await readSite(env, asked)
  const photo = wholePhoto(facts, id)
  return photo && blurPage(facts, photo)
}

interface Refused {
  problem?: string
  status?: 409 | 422
  /** What the form comes back with, where that is more than what is saved. */
  form?: Pick<WholePhoto, 'blur' | 'keepsOriginal'>
}

function blurPage(facts: SiteFacts, photo: WholePhoto, { problem, status = 422, form = photo }: Refused = {}): Promise<Response> {
  const { id, src, width, height, isOnSite } = photo
  const { blur, keepsOriginal } = form
  return sitePage({
    facts,
    title: 'Blur a face or a tattoo',
    back: { href: photoPath(id), label: 'Photo' },
    isNarrow: true,
    status: problem === undefined ? 200 : status,
    children: (
      <>
        {problem !== undefined && <Notice tone="bad">{problem}</Notice>}
        {/* A browser that goes back or loads again would put what was drawn on an older page beside what this one was opened with. */}
        <form method="post" action={`${photoPath(id)}/blur`} autocomplete="off">
          <p data-drawn-words="Draw over anything that could identify you.">
            Tick every part that shows something that could identify you. The parts are numbered in rows, from the top left.
          </p>
          <div class="whole-photo" data-blur>
            <img src={src} alt={photoName(facts.source, id)} width={width} height={height} />
            <div class="parts">
              {BLUR_PARTS.map((part, index) => (
                <label>
                  <input type="checkbox" name="part" value={`${index}`} checked={blur.some((region) => isSameRegion(region, part))} />
                  <span class="part">
                    <span class="hidden">Part </span>
                    {index + 1}
                    <span class="hidden">
                      : row {part.row + 1}, column {part.column + 1}
                    </span>
                  </span>
                </label>
              ))}
            </div>
          </div>
          <input type="hidden" name="regions" value={JSON.stringify(blur)} />
          <input type="hidden" name="opened" value={JSON.stringify(photo.blur)} />
          <ul class="list" id="blurred" />
          {isOnSite ? <OnSite /> : <NotOnSite />}
          {keepsOriginal !== undefined && <Original isKept={keepsOriginal} isOnSite={isOnSite} />}
          <p class="actions save">
            <button type="submit">Save</button>
            <span class="sub">{untilWords(facts)}</span>
          </p>
        </form>
        <PageScript src={photoScriptPath()} />
      </>
    ),
  })
}

/** Of one that is not on her site yet: nothing is written into her folder, or shown on her site, that has not been blurred. */
const NotOnSite = () => <p class="sub">The blur becomes part of the photo before it goes on your site: nobody can take it off there.</p>

/** Of one that is: the build blurs what it shows, the file stays where it was put, and what a browser has loaded nobody takes back. */
const OnSite = () => (
  <p class="sub">
    It is blurred everywhere on your site as soon as you publish. As it first went on your site, the photo stays in your site’s files and
    their history, which only whoever looks after your site can open. Anyone who saved it before may still have it.
  </p>
)

/** What becomes of what she sent, as long as it is kept. */
const Original = ({ isKept, isOnSite }: { isKept: boolean; isOnSite: boolean }) => (
  <fieldset class="boxes">
    <legend>The photo as you sent it, without a blur</legend>
    <label class="choice">
      <input type="radio" name="original" value="drop" checked={!isKept} />
      {isOnSite ? 'Delete it once this is on my site' : 'Delete it once the photo is on my site'}
    </label>
    <label class="choice">
      <input type="radio" name="original" value="keep" checked={isKept} />
      Keep it encrypted, so that I can change the blur later
    </label>
  </fieldset>
)

/** Undefined: there is no such photo. What has been blurred in another window since she opened the page is never lost by hers: she looks first. */
export async function saveBlur(env: PlatformEnv, { id, form, ...asked }: AskedOne & { form: FormData }): Promise<Response | undefined> {
  const blur = readRegions(form)
  const done = await withSite(env, asked, async (tx, facts) => {
    const photo = wholePhoto(facts, id)
    if (!photo || !blur) return { facts, photo }
    const isSent = photo.keepsOriginal !== undefined
    const keepsOriginal = form.get('original') === 'keep'
    const isSame = isSameBlur(blur, photo.blur)
    const elsewhere = drawnElsewhere({ opened: regionsOf(parseJson(String(form.get('opened') ?? '[]'))), now: photo.blur, hers: blur })
    if (elsewhere)
      return { facts, photo, elsewhere: { problem: elsewhere.words, form: { blur: elsewhere.blur, ...(isSent && { keepsOriginal }) } } }
    if (isSame && (!isSent || keepsOriginal === photo.keepsOriginal)) return { facts, photo, isSame }
    const change = isSent ? await redevelop(facts, id, blur) : blurred(facts, id, blur)
    if (isSent) {
      const { file } = change.after as { file: string }
      await updateBlur(tx, asked.tenantId, { photoId: id, file, blur, keepsOriginal })
    }
    await draftChanges(tx, facts, [change])
    return { facts, photo, isDone: true }
  })
  if (done.isDone) return seeOther(`${photoPath(id)}?said=saved`)
  if (done.elsewhere) return blurPage(done.facts, done.photo, { ...done.elsewhere, status: 409 })
  const problem = done.isSame
    ? 'Nothing has changed: mark what nobody should recognise, then save.'
    : `You can blur up to ${BLUR_REGIONS_MAX} areas of a photo.`
  return done.photo && blurPage(done.facts, done.photo, { problem })
}

/** On her site already: the build blurs it wherever it is shown. */
const blurred = ({ source }: SiteFacts, id: string, blur: readonly BlurRegion[]): SiteChange => {
  const field = { file: 'photos.yaml', path: `photos/${id}/blur` }
  return { ...field, before: siteValueOf(source, field), after: blur.map((region) => ({ ...region })) }
}

/** A photo that is blurred otherwise is another file: what is published is never written over, and undo leads back to it. */
async function redevelop(facts: SiteFacts, id: string, blur: readonly BlurRegion[]): Promise<SiteChange & { after: { file: string } }> {
  const field = { file: 'photos.yaml', path: `photos/${id}` }
  // What a build had blurred besides is burnt in now, so that all of it can be changed.
  const { blur: _built, ...now } = memberOf(facts.source, photosList(), id) ?? {}
  const mark = toHex((await sha256(JSON.stringify(blur))).slice(0, 3))
  const file = `${id}${blur.length === 0 ? '' : `-${mark}`}.jpg`
  return { ...field, before: memberOf(facts.base, photosList(), id), after: { ...now, file } }
}

const regionsSchema = photoSchema.shape.blur.unwrap().max(BLUR_REGIONS_MAX)
const partsSchema = z
  .array(
    z.coerce
      .number()
      .int()
      .min(0)
      .max(BLUR_PARTS.length - 1),
  )
  .max(BLUR_PARTS.length)

/** What was drawn, or else what was ticked. Undefined: neither can be read. */
function readRegions(form: FormData): readonly BlurRegion[] | undefined {
  const ticked = partsSchema.safeParse(form.getAll('part').map(String))
  const drawn = regionsSchema.safeParse(parseJson(String(form.get('regions') ?? '[]')))
  if (!ticked.success || !drawn.success) return undefined
  // A browser without script sends what it was shown: parts that she has unticked are among that.
  return form.get('drawn') === 'yes' ? [...drawn.data, ...partRegions(ticked.data)] : withTicked(drawn.data, ticked.data)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
