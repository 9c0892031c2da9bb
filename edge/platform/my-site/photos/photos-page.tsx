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
import { formPage, type SiteForm, SiteSaid, saveByForm } from '../page/form-page.tsx'
import { draftChanges, readSite, type SiteFacts, withSite } from '../page/read-site.ts'
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

export async function showPhotos(env: PlatformEnv, { said, show, ...asked }: Shown): Promise<Response> {
  const facts = await readSite(env, asked)
  return formPage(facts, formOf(facts, { isWhole: show === 'all' }), { notice: <SiteSaid said={said} /> })
}

function Photos({ facts, isWhole }: { facts: SiteFacts; isWhole: boolean }) {
  const photos = photosOf(facts.source)
  const { shown, more } = inSight(photos, isWhole ? { first: photos.length, spare: 0 } : AT_FIRST)
  return (
    <>
      <p class="actions">
        <a class="button" href={photoPath('add')}>
          Add photos
        </a>
      </p>
      <p>This is the order of your gallery. Tap a photo to say what it shows and where it appears; move it up or down with the arrows.</p>
      <ul class="list card" data-order>
        {shown.map((photo, index) => (
          <Photo facts={facts} photo={photo} isFirst={index === 0} isLast={index === photos.length - 1} />
        ))}
      </ul>
      {more.length > 0 && (
        <p class="actions">
          <a class="button quiet" href={`${photoPath()}?show=all`}>
            Show all {photos.length} photos
          </a>
        </p>
      )}
      <form method="post" action={photoPath()} id="photo-order" hidden>
        <input type="hidden" name="order" value="" />
      </form>
      <PageScript src={photoScriptPath()} />
    </>
  )
}

function Photo({ facts, photo, isFirst, isLast }: { facts: SiteFacts; photo: PhotoLike; isFirst: boolean; isLast: boolean }) {
  const { id } = photo
  const picture = pictureSource(facts, id)
  const name = photoName(facts.source, id)
  return (
    <li class="row photo-row" data-id={id}>
      <span class="drag" aria-hidden="true">
        ⠿
      </span>
      <a class="line" href={photoPath(id)}>
        {picture && <img src={picture} alt="" width="64" height="80" loading="lazy" decoding="async" />}
        <span>
          <strong>{name}</strong>
          <span class="sub block">{whereOf(photo)}</span>
        </span>
      </a>
      <Moves action={photoPath()} name={name} up={isFirst ? undefined : `move-up:${id}`} down={isLast ? undefined : `move-down:${id}`} />
    </li>
  )
}

const whereOf = (photo: PhotoLike): string =>
  photo.alt === ''
    ? 'Say what it shows before you publish it'
    : slotsOf(photo)
        .map((slot) => optionWords('slots', slot))
        .join(', ') || 'Nowhere yet'

export async function changePhotos(env: PlatformEnv, sent: Asked & { form: FormData }): Promise<Response | undefined> {
  if (sent.form.has('order')) return orderPhotos(env, sent)
  const [, does, id = ''] = /^move-(up|down):([a-z0-9-]+)$/.exec(String(sent.form.get('do'))) ?? []
  if (does === undefined) return saveByForm(env, sent, (facts) => formOf(facts))
  const refused = await withSite(env, sent, async (tx, facts) => {
    const change = moveMember(facts.source, photosList(), { id, by: does === 'up' ? -1 : 1 })
    if (!change || facts.live === undefined) return undefined
    return draftOrder(tx, facts, change)
  })
  return answerOrder(refused)
}

/** The whole order at once, as rows were dragged. What is not named in it stays behind the others. */
async function orderPhotos(env: PlatformEnv, sent: Asked & { form: FormData }): Promise<Response> {
  const asked = String(sent.form.get('order')).split(' ')
  return answerOrder(
    await withSite(env, sent, async (tx, facts) => {
      const { file, path } = photosList()
      const ids = idsOf(facts.source, photosList())
      const after = [...new Set(asked.filter((id) => ids.includes(id))), ...ids.filter((id) => !asked.includes(id))]
      return facts.live === undefined ? undefined : draftOrder(tx, facts, { file, path: orderOf(path), before: ids, after })
    }),
  )
}

async function draftOrder(tx: TransactionSql, facts: SiteFacts, change: SiteChange): Promise<Refused> {
  const problem = photosProblem(withChanges(facts.source, [change]))
  if (problem === undefined) await draftChanges(tx, facts, [change])
  return problem === undefined ? undefined : { facts, problem }
}

type Refused = { facts: SiteFacts; problem: string } | undefined

const answerOrder = (refused: Refused): Response | Promise<Response> =>
  refused
    ? formPage(refused.facts, formOf(refused.facts), { status: 409, notice: <Notice tone="bad">{refused.problem}</Notice> })
    : seeOther(`${photoPath()}?said=moved`)
