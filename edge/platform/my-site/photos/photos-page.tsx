import { type HerField, herFields } from '../../../../tenants/contract/her-fields.ts'
import { mySitePath, picturePath } from '../../../../tenants/contract/urls.ts'
import { Notice } from '../../app/Notice.tsx'
import { seeOther } from '../../html/see-other.ts'
import type { HerList } from '../form/field-at.ts'
import { withChanges } from '../form/plan-save.ts'
import { formPage, type SiteForm, SiteSaid, saveByForm } from '../page/form-page.tsx'
import { draftChanges, readSite, type SiteFacts, withSite } from '../page/read-site.ts'
import { moveMember } from '../services/members.ts'
import { GROUP_TITLES } from '../words/group-words.ts'
import { optionWords } from '../words/option-words.ts'
import { photoName } from '../words/value-words.ts'
import { photosOf, photosProblem, slotsOf } from './photo-rules.ts'

const fieldAt = (path: string): HerField | undefined => herFields().find((field) => field.file === 'photos.yaml' && field.path === path)

export const photosList = (): HerList => fieldAt('photos') as HerList

export const photoPath = (id = ''): string => mySitePath(`photos${id === '' ? '' : `/${id}`}`)

interface Asked {
  tenantId: string
  now: Date
}

/** All photos in the order of the gallery, and what is written into each of them. */
const formOf = (facts: SiteFacts): SiteForm => ({
  title: GROUP_TITLES.photos,
  action: photoPath(),
  fields: [fieldAt('watermark')].filter((field): field is HerField => field !== undefined),
  above: facts.live === undefined ? undefined : <Photos facts={facts} />,
})

export async function showPhotos(env: PlatformEnv, { said, ...asked }: Asked & { said: string | undefined }): Promise<Response> {
  const facts = await readSite(env, asked)
  return formPage(facts, formOf(facts), { notice: <SiteSaid said={said} /> })
}

function Photos({ facts }: { facts: SiteFacts }) {
  const photos = photosOf(facts.source)
  return (
    <ul class="list card">
      {photos.map((photo, index) => {
        const picture = facts.pictures.get(photo.id)
        const name = photoName(facts.source, photo.id)
        return (
          <li class="row photo-row">
            <a class="line" href={photoPath(photo.id)}>
              {picture && <img src={picturePath(picture)} alt="" width="64" height="80" loading="lazy" decoding="async" />}
              <span>
                <strong>{name}</strong>
                <span class="sub block">
                  {slotsOf(photo)
                    .map((slot) => optionWords('slots', slot))
                    .join(', ') || 'Nowhere yet'}
                </span>
              </span>
            </a>
            <form method="post" action={photoPath()} class="moves">
              {index > 0 && <Move does="up" id={photo.id} label="Up" name={name} />}
              {index < photos.length - 1 && <Move does="down" id={photo.id} label="Down" name={name} />}
            </form>
          </li>
        )
      })}
    </ul>
  )
}

const Move = ({ does, id, label, name }: { does: string; id: string; label: string; name: string }) => (
  <button type="submit" class="quiet small" name="do" value={`move-${does}:${id}`} aria-label={`${label}: ${name}`}>
    {label}
  </button>
)

export async function changePhotos(env: PlatformEnv, sent: Asked & { form: FormData }): Promise<Response | undefined> {
  const [, does, id = ''] = /^move-(up|down):([a-z0-9-]+)$/.exec(String(sent.form.get('do'))) ?? []
  if (does === undefined) return saveByForm(env, sent, formOf)
  const refused = await withSite(env, sent, async (tx, facts) => {
    const change = moveMember(facts.source, photosList(), { id, by: does === 'up' ? -1 : 1 })
    if (!change || facts.live === undefined) return undefined
    const problem = photosProblem(withChanges(facts.source, [change]))
    if (problem === undefined) await draftChanges(tx, facts, [change])
    return problem === undefined ? undefined : { facts, problem }
  })
  if (!refused) return seeOther(`${photoPath()}?said=moved`)
  return formPage(refused.facts, formOf(refused.facts), { status: 409, notice: <Notice tone="bad">{refused.problem}</Notice> })
}
