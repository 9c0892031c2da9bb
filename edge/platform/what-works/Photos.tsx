import type { SubjectCount } from '../../../db/queries/dashboard.ts'
import type { Picture as PictureOf } from '../../../db/queries/pictures.ts'
import { pictureName } from '../../../tenants/contract/picture.ts'
import { picturePath } from '../../../tenants/contract/urls.ts'
import type { Children } from '../app/markup.ts'
import { Picture } from '../app/Picture.tsx'
import { tellCount } from './plan-tables.ts'
import { type View, viewAddress } from './read-view.ts'

const IN_SIGHT = 3

/** Photos that were opened, as pictures under the names she gave them; a tap narrows the page to the visits that opened it. */
export function Photos({
  counts,
  pictures,
  view,
  isCoarse,
}: {
  counts: readonly SubjectCount[]
  pictures: ReadonlyMap<string, PictureOf>
  view: View
  isCoarse: boolean
}) {
  const grid = (some: readonly SubjectCount[]) => (
    <ul class="photos">
      {some.map(({ subject, events, visits }) => (
        <li>
          <a href={viewAddress(view, { filter: { by: 'photo', value: subject.raw } })}>
            <Thumbnail picture={pictures.get(subject.raw)}>
              <b>{tellCount(events, { isCoarse })}</b> {events === 1 ? 'time' : 'times'}, {tellCount(visits, { isCoarse })}{' '}
              {visits === 1 ? 'visit' : 'visits'}
            </Thumbnail>
          </a>
        </li>
      ))}
    </ul>
  )
  return (
    <section class="card">
      <h2 id="photos">Photos people open</h2>
      {counts.length === 0 ? <p class="muted">No photos were opened.</p> : grid(counts.slice(0, IN_SIGHT))}
      {counts.length > IN_SIGHT && (
        <details>
          <summary>{counts.length - IN_SIGHT} more</summary>
          {grid(counts.slice(IN_SIGHT))}
        </details>
      )}
    </section>
  )
}

const Thumbnail = ({ picture, children }: { picture: PictureOf | undefined; children?: Children }) =>
  picture === undefined ? (
    <div class="picture gone">
      <p>
        {children}
        <span class="name">{pictureName(undefined)}</span>
      </p>
    </div>
  ) : (
    <Picture src={picturePath(picture)} alt="">
      {children}
      <span class="name">{pictureName(picture)}</span>
    </Picture>
  )
