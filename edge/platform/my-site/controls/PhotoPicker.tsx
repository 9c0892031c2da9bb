import { pictureSource } from '../words/picture-source.ts'
import { photoName } from '../words/value-words.ts'
import { Boxes } from './Choice.tsx'
import type { ControlProps } from './control-props.tsx'

/** One of her photos, or none, by its picture. */
export function PhotoPicker(props: ControlProps) {
  const { name, typed, view } = props
  const { source } = view.facts
  const { photos = [] } = (source['photos.yaml'] ?? {}) as { photos?: readonly { id: string }[] }
  return (
    <Boxes {...props}>
      <div class="photo-picks">
        <label class="choice">
          <input type="radio" name={name} value="" checked={typed === ''} />
          None
        </label>
        {photos.map(({ id }) => {
          const picture = pictureSource(view.facts, id)
          return (
            <label class="choice">
              <input type="radio" name={name} value={id} checked={id === typed} />
              {picture ? (
                <img src={picture} alt={photoName(source, id)} width="64" height="80" loading="lazy" decoding="async" />
              ) : (
                photoName(source, id)
              )}
            </label>
          )
        })}
      </div>
    </Boxes>
  )
}
