import { Notice } from '../../app/Notice.tsx'
import type { SiteFacts } from '../page/read-site.ts'
import { wordlessPhotos, wordsHref } from '../words/wordless-photos.ts'

/** What stands in the way of publishing them, before it is tried. */
export function Wordless({ facts }: { facts: Pick<SiteFacts, 'source'> }) {
  const photos = wordlessPhotos(facts.source)
  if (photos.length === 0) return null
  return (
    <Notice tone="bad">
      {photos.length === 1
        ? 'Say what this photo shows before you publish it: '
        : `Say what these ${photos.length} photos show before you publish them: `}
      {photos.map((photo, index) => (
        <>
          {index > 0 && ' · '}
          <a href={wordsHref(photo.id)}>{nameOf(photo, photos.length === 1 ? undefined : index + 1)}</a>
        </>
      ))}
    </Notice>
  )
}

const nameOf = ({ caption }: { caption?: string }, number: number | undefined): string =>
  caption || (number === undefined ? 'the new photo' : `Photo ${number}`)
