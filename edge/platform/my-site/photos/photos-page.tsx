import type { TransactionSql } from 'postgres'
import { type HerField, herFields } from '../../../../tenants/contract/her-fields.ts'
import { orderOf, type SiteChange } from '../../../../tenants/contract/site-fields.ts'
import { mySitePath, photoScriptPath } from '../../../../tenants/contract/urls.ts'
import { seeOther } from '../../../http/see-other.ts'
import { Moves } from '../../app/Moves.tsx'
import { Notice } from '../../app/Notice.tsx'
import { PageScript } from '../../app/PageScript.tsx'
import type { HerList } from '../form/field-at.ts'
import { withChanges } from '../form/plan-save.ts'
import { formPage, type SiteForm, saveByForm } from '../page/form-page.tsx'
import { draftChanges, readSite, type SiteFacts, withSite } from '../page/read-site.ts'
import { SiteSaid } from '../page/site-said.tsx'
import { idsOf, moveMember } from '../services/members.ts'
import { GROUP_TITLES } from '../words/group-words.ts'
import { optionWords } from '../words/option-words.ts'
import { pictureSource } from '../words/picture-source.ts'
import { photoName } from '../words/value-words.ts'
import { inSight, type PhotoLike, photosOf, photosProblem, slotsOf } from './photo-rules.ts'

const fieldAt = (path: string): HerField | undefined => herFields().find((field) => field.file === 'photos.yaml' && field.path === path)

export const photosList = (): HerList => fieldAt('photos') as HerList

export const photoPath = (id = ''): string => mySitePath(`photos${id === '' ? '' : `/${id}`}`)

interface Asked {
  tenantId: string
  now: Date
}

/** `show`: all of them. */
type Shown = Asked & { said: string | undefined; show: string | undefined }

/** A browser asks for pictures far below the screen: more than these are shown when she asks for them, unless it would be one or two. */
const AT_FIRST = { first: 12, spare: 4 }

/** The photos in the order of the gallery, and what is written into each of them. */
const formOf = (facts: SiteFacts, { isWhole = false }: { isWhole?: boolean } = {}): SiteForm => ({
  title: GROUP_TITLES.photos,
  action: photoPath(),
  fields: [fieldAt('watermark')].filter((field): field is HerField => field !== undefined),
  above: facts.live === undefined ? undefined : <Photos facts={facts} isWhole={isWhole} />,
})

/** As much of the list as she had open. */
const listPath = (isWhole: boolean): string => (isWhole ? `${photoPath()}?show=all` : photoPath())

export async function showPhotos(env: PlatformEnv, { said, show, ...asked }: Shown): Promise<Response> {
  const facts = await readSite(env, asked)
  return formPage(facts, formOf(facts, { isWhole: show === 'all' }), { notice: <SiteSaid said={said} facts={facts} /> })
}

function Photos({ facts, isWhole }: { facts: SiteFacts; isWhole: boolean }) {
  const photos = photosOf(facts.source)
  const { shown, more } = inSight(photos, isWhole ? { first: photos.length, spare: 0 } : AT_FIRST)
  const added = more.filter(({ id }) => facts.newPhotos.has(id) && !facts.pictures.has(id))
  return (
    <>
      <p class="actions">
        <a class="button" href={photoPath('add')}>
          Add photos
        </a>
      </p>
      {added.length > 0 && <Added facts={facts} photos={added} />}
      <p>This is the order of your gallery. Tap a photo to say what it shows and where it appears; move it up or down with the arrows.</p>
      <ul class="list card" data-order>
        {shown.map((photo, index) => (
          <Photo facts={facts} photo={photo} isWhole={isWhole} isFirst={index === 0} isLast={index === photos.length - 1} />
        ))}
      </ul>
      {more.length > 0 && (
        <p class="actions">
          <a class="button quiet" href={listPath(true)}>
            Show all {photos.length} photos
          </a>
        </p>
      )}
      <form method="post" action={listPath(isWhole)} id="photo-order" hidden>
        <input type="hidden" name="order" value="" />
      </form>
      <PageScript src={photoScriptPath()} />
    </>
  )
}

/** What she has just added comes last in the gallery, below what is shown of a long one: here it is in sight. */
const Added = ({ facts, photos }: { facts: SiteFacts; photos: readonly PhotoLike[] }) => (
  <section aria-label="Just added">
    <h2>Just added</h2>
    <ul class="list card">
      {photos.map((photo) => (
        <li class="row photo-row">
          <OnePhoto facts={facts} photo={photo} />
        </li>
      ))}
    </ul>
  </section>
)

interface PhotoProps {
  facts: SiteFacts
  photo: PhotoLike
  isWhole: boolean
  isFirst: boolean
  isLast: boolean
}

function Photo({ facts, photo, isWhole, isFirst, isLast }: PhotoProps) {
  const { id } = photo
  const name = photoName(facts.source, id)
  return (
    <li class="row photo-row" data-id={id}>
      <span class="drag" aria-hidden="true">
        ⠿
      </span>
      <OnePhoto facts={facts} photo={photo} />
      <Moves
        action={listPath(isWhole)}
        name={name}
        up={isFirst ? undefined : `move-up:${id}`}
        down={isLast ? undefined : `move-down:${id}`}
      />
    </li>
  )
}

function OnePhoto({ facts, photo }: { facts: SiteFacts; photo: PhotoLike }) {
  const picture = pictureSource(facts, photo.id)
  return (
    <a class="line" href={photoPath(photo.id)}>
      {picture && <img src={picture} alt="" width="64" height="80" loading="lazy" decoding="async" />}
      <span>
        <strong>{photoName(facts.source, photo.id)}</strong>
        <span class="sub block">{whereOf(photo)}</span>
      </span>
    </a>
  )
}

const whereOf = (photo: PhotoLike): string =>
  photo.alt === ''
    ? 'Say what it shows before you publish it'
    : slotsOf(photo)
        .map((slot) => optionWords('slots', slot))
        .join(', ') || 'Nowhere yet'

type Sent = Asked & { form: FormData; show: string | undefined }

export async function changePhotos(env: PlatformEnv, { show, ...sent }: Sent): Promise<Response | undefined> {
  const isWhole = show === 'all'
  if (sent.form.has('order')) return answerOrder(await orderPhotos(env, sent), isWhole)
  const [, does, id = ''] = /^move-(up|down):([a-z0-9-]+)$/.exec(String(sent.form.get('do'))) ?? []
  if (does === undefined) return saveByForm(env, sent, (facts) => formOf(facts))
  const refused = await withSite(env, sent, async (tx, facts) => {
    const change = moveMember(facts.source, photosList(), { id, by: does === 'up' ? -1 : 1 })
    if (!change || facts.live === undefined) return undefined
    return draftOrder(tx, facts, change)
  })
  return answerOrder(refused, isWhole)
}

/** The whole order at once, as rows were dragged. What is not named in it stays behind the others. */
function orderPhotos(env: PlatformEnv, sent: Asked & { form: FormData }): Promise<Refused> {
  const asked = String(sent.form.get('order')).split(' ')
  return withSite(env, sent, async (tx, facts) => {
    const { file, path } = photosList()
    const ids = idsOf(facts.source, photosList())
    const after = [...new Set(asked.filter((id) => ids.includes(id))), ...ids.filter((id) => !asked.includes(id))]
    return facts.live === undefined ? undefined : draftOrder(tx, facts, { file, path: orderOf(path), before: ids, after })
  })
}

async function draftOrder(tx: TransactionSql, facts: SiteFacts, change: SiteChange): Promise<Refused> {
  const problem = photosProblem(withChanges(facts.source, [change]))
  if (problem === undefined) await draftChanges(tx, facts, [change])
  return problem === undefined ? undefined : { facts, problem }
}

type Refused = { facts: SiteFacts; problem: string } | undefined

const answerOrder = (refused: Refused, isWhole: boolean): Response | Promise<Response> =>
  refused
    ? formPage(refused.facts, formOf(refused.facts, { isWhole }), { status: 409, notice: <Notice tone="bad">{refused.problem}</Notice> })
    : seeOther(`${photoPath()}?${isWhole ? 'show=all&' : ''}said=moved`)
