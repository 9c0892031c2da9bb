import { type PhotoUpload, selectUnfinished } from '../../../../db/queries/photo-uploads.ts'
import { PHOTO_FORM_BYTES_MAX, PHOTO_UPLOAD_BYTES_MAX } from '../../../../tenants/contract/upload-limits.ts'
import { photoScriptPath } from '../../../../tenants/contract/urls.ts'
import { seeOther } from '../../../http/see-other.ts'
import { Notice } from '../../app/Notice.tsx'
import { PageScript } from '../../app/PageScript.tsx'
import { inTenant } from '../../postgres/in-tenant.ts'
import { plural } from '../../reports/report-sentences.ts'
import { hasStore } from '../../uploads/keep-bytes.ts'
import { type FormFile, takeForm } from '../../uploads/take-form.ts'
import { type Asked, readSite, type SiteFacts } from '../page/read-site.ts'
import { NothingKnown, sitePage } from '../page/site-page.tsx'
import { GROUP_TITLES } from '../words/group-words.ts'
import { photoPath } from './photos-page.tsx'

const MEGABYTE = 1024 * 1024

export const showAddPhotos = async (env: PlatformEnv, asked: Asked): Promise<Response> => addPage(env, await readSite(env, asked), {})

/** What a browser without script sends: whole files. */
export async function addPhotos(env: PlatformEnv, { form, ...asked }: Asked & { form: FormData }): Promise<Response> {
  const files = hasStore(env) ? await takeForm(env, { ...asked, form }) : []
  if (files.length > 0 && files.every(({ problem, isNew }) => problem === undefined && isNew)) return seeOther(photoPath('words'))
  return addPage(env, await readSite(env, asked), { files, status: files.some(({ problem }) => problem !== undefined) ? 422 : 200 })
}

async function addPage(
  env: PlatformEnv,
  facts: SiteFacts,
  { files, status = 200 }: { files?: readonly FormFile[]; status?: number },
): Promise<Response> {
  const { tenantId } = facts
  const unfinished = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) => selectUnfinished(tx, tenantId))
  return sitePage({
    facts,
    title: 'Add photos',
    back: { href: photoPath(), label: GROUP_TITLES.photos },
    isNarrow: true,
    status,
    children: (
      <>
        {files && <Results files={files} />}
        {facts.live === undefined || !hasStore(env) ? <NothingKnown /> : <Chooser />}
        {unfinished.length > 0 && <Unfinished uploads={unfinished} />}
      </>
    ),
  })
}

/** Files to choose, and what becomes of each. */
export const Chooser = () => (
  <>
    <section class="card">
      <form method="post" enctype="multipart/form-data" action={photoPath('add')} id="add-photos" data-next={photoPath('words')}>
        <div class="field">
          <label for="photos">Choose photos</label>
          <input type="file" id="photos" name="photos" accept="image/*" multiple aria-describedby="photos-hint" />
          <p class="hint" id="photos-hint">
            JPEG, PNG, WebP or AVIF, up to {PHOTO_UPLOAD_BYTES_MAX / MEGABYTE} MB each. Where and when a photo was taken, and with which
            phone, is removed before anything is kept.
          </p>
        </div>
        <p class="actions">
          <button type="submit">Add</button>
          <span class="sub without-script">At most {PHOTO_FORM_BYTES_MAX / MEGABYTE} MB at once. It can take a minute.</span>
        </p>
      </form>
      <PageScript src={photoScriptPath()}>You’re offline. What you choose here is sent as soon as you’re back online.</PageScript>
      <ul class="list uploads" id="uploads" />
      <p class="actions" id="uploads-next" />
    </section>
  </>
)

/** In the order in which they were chosen: what a file is called is known to nobody but her. */
function Results({ files }: { files: readonly FormFile[] }) {
  const taken = files.filter(({ problem, isNew }) => problem === undefined && isNew).length
  if (files.length === 0) return <Notice tone="bad">Please choose a photo first.</Notice>
  return (
    <Notice tone={files.some(({ problem }) => problem !== undefined) ? 'bad' : 'good'}>
      {taken > 0 && (
        <span class="block">
          {plural(taken, 'photo')} added. <a href={photoPath('words')}>Say what {taken === 1 ? 'it shows' : 'they show'}</a>
        </span>
      )}
      {files.map(({ problem, isNew }, index) => (
        <>
          {problem !== undefined && (
            <span class="block">
              Photo {index + 1} of {files.length}: {problem}
            </span>
          )}
          {problem === undefined && !isNew && (
            <span class="block">
              Photo {index + 1} of {files.length} is already among your photos.
            </span>
          )}
        </>
      ))}
    </Notice>
  )
}

const Unfinished = ({ uploads }: { uploads: readonly PhotoUpload[] }) => (
  <section class="card" id="unfinished">
    <h2>Not finished yet</h2>
    <ul>
      {uploads.map(({ uploadId, sentBytes, receivedBytes }) => (
        <li data-upload={uploadId}>
          A photo of {(sentBytes / MEGABYTE).toFixed(1)} MB stopped at {Math.floor((100 * receivedBytes) / sentBytes)}%
        </li>
      ))}
    </ul>
    <p class="sub">Choose the same photo again and it carries on from there. Unfinished photos are deleted after a day.</p>
  </section>
)
