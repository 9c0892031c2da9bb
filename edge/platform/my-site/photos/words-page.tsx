import { setUpPath } from '../../../../tenants/contract/urls.ts'
import { sizeOf, smallWords } from '../../html/photo-size.ts'
import { fieldsOfMember } from '../form/field-at.ts'
import { formPage, type SiteForm, saveByForm } from '../page/form-page.tsx'
import { type Asked, readSite, type SiteFacts } from '../page/read-site.ts'
import { SiteSaid } from '../page/site-said.tsx'
import { GROUP_TITLES } from '../words/group-words.ts'
import { pictureSource } from '../words/picture-source.ts'
import { photosOf } from './photo-rules.ts'
import { photoPath, photosList } from './photos-page.tsx'

/** Photos that are not on her site yet: what each of them shows is asked at once, for somebody who cannot see it. */
function formOf(facts: SiteFacts): SiteForm {
  const ids = photosOf(facts.source)
    .map(({ id }) => id)
    .filter((id) => facts.newPhotos.has(id) && !facts.pictures.has(id))
  const asked = new Map(
    ids.flatMap((id) =>
      fieldsOfMember(photosList(), id).flatMap((field) => (field.path.endsWith('/alt') ? [[field.path, id] as const] : [])),
    ),
  )
  const fields = ids.flatMap((id) => fieldsOfMember(photosList(), id).filter(({ path }) => asked.has(path)))
  const list = facts.shell.setUp === null ? photoPath() : setUpPath('photos')
  return {
    title: 'What do they show?',
    action: photoPath('words'),
    back: { href: list, label: GROUP_TITLES.photos },
    fields,
    next: list,
    above:
      ids.length === 0 ? (
        <p>There are no new photos.</p>
      ) : (
        <p>For someone who can’t see them, and for search engines: one plain sentence each, as you’d tell a friend.</p>
      ),
    arrange: ({ path }, control) => {
      const id = asked.get(path) ?? ''
      const small = smallWords(sizeOf(facts, id))
      return (
        <div class="new-photo">
          <img src={pictureSource(facts, id)} alt="" width="96" height="120" loading="lazy" decoding="async" />
          <div>
            {control}
            {small !== undefined && <p class="warning">{small}</p>}
            <p class="sub">
              <a href={photoPath(id)}>Focus, blur and where it appears</a>
            </p>
          </div>
        </div>
      )
    },
  }
}

export async function showWords(env: PlatformEnv, { said, ...asked }: Asked & { said: string | undefined }): Promise<Response> {
  const facts = await readSite(env, asked)
  return formPage(facts, formOf(facts), { notice: <SiteSaid said={said} facts={facts} /> })
}

export const saveWords = (env: PlatformEnv, sent: Asked & { form: FormData }): Promise<Response | undefined> =>
  saveByForm(env, sent, formOf)
