import { type Experiment, PHOTO_TEST_SLOTS } from '../../../../tenants/contract/experiments.ts'
import { sameJson } from '../../../../tenants/contract/same-json.ts'
import { type Json, orderOf, type SiteChange, type SiteSource, siteValueOf } from '../../../../tenants/contract/site-fields.ts'
import { photosOf, slotsOf } from '../photos/photo-rules.ts'
import { photoName } from '../words/value-words.ts'
import { PHOTO_PLACES, type PhotoPlace, plainPhoto } from './site-tests.ts'

// A test begins and ends by changes of fields, as everything on her site. Pure.

const PHOTOS = 'photos.yaml'
const ORDER = { file: PHOTOS, path: orderOf('photos') } as const
const HALF = 50

/**
 * A test of another photo in a place, half and half. The photo gets that place too, behind the one that is there: the first one with a place is the plain
 * page's. `taken`: names of tests that have been counted, whatever became of them.
 */
export function planStart(
  source: SiteSource,
  { place, photo, start, taken }: { place: PhotoPlace; photo: string; start: string; taken: readonly string[] },
): SiteChange[] {
  const control = plainPhoto(source, place) ?? ''
  const slot = PHOTO_TEST_SLOTS[place]
  const changes: SiteChange[] = []
  const ids = photosOf(source).map(({ id }) => id)
  if (ids.indexOf(photo) < ids.indexOf(control)) changes.push({ ...ORDER, before: ids, after: moved(ids, photo, { behind: control }) })
  const shown = photosOf(source).find(({ id }) => id === photo)
  if (shown && !slotsOf(shown).includes(slot)) {
    const field = { file: PHOTOS, path: `photos/${photo}/slots` }
    changes.push({ ...field, before: siteValueOf(source, field), after: [slot, ...slotsOf(shown)] })
  }
  const id = freeName(`${place === 'hero' ? 'opening' : 'about'}-photo-${start}`, taken)
  const after: Json = {
    id,
    kind: 'photo',
    hypothesis: `“${photoName(source, photo)}” may bring more requests than “${photoName(source, control)}”.`.slice(0, 300),
    page: PHOTO_PLACES[place].page,
    slot: place,
    status: 'running',
    version: 1,
    start,
    traffic: 1,
    variants: [
      { id: 'control', weight: HALF, photo: control },
      { id: photo === 'control' ? 'other' : photo, weight: HALF, photo },
    ],
  }
  return [...changes, { file: 'experiments.yaml', path: `experiments/${id}`, after }]
}

function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name
  for (let number = 2; ; number++) if (!taken.includes(`${name}-${number}`)) return `${name}-${number}`
}

const moved = (ids: readonly string[], id: string, { behind }: { behind: string }): string[] => {
  const rest = ids.filter((each) => each !== id)
  return rest.toSpliced(rest.indexOf(behind) + 1, 0, id)
}

/** Where what a test varied is said on the plain page. */
const PLAIN_FIELDS = { cta: 'callToAction', layout: 'homeSections', pricing: 'ratesDisplay' } as const

/** A test that ends, with what was counted beside it; what the winner shows becomes the plain page. */
export function planEnd(
  source: SiteSource,
  { test, winner, result }: { test: Experiment; winner: string; result: NonNullable<Experiment['result']> },
): SiteChange[] {
  const at = (field: string) => ({ file: 'experiments.yaml', path: `experiments/${test.id}/${field}` })
  const fields: [string, Json][] = [
    ['status', 'completed'],
    ['winner', winner],
    ['result', result as unknown as Json],
  ]
  const ends = fields.map(([field, after]): SiteChange => ({ ...at(field), before: siteValueOf(source, at(field)), after }))
  return [...ends, ...(winner === 'control' ? [] : makePlain(source, test, winner))]
}

function makePlain(source: SiteSource, test: Experiment, winner: string): SiteChange[] {
  const variant = test.variants.find(({ id }: { id: string }) => id === winner) as { [key: string]: Json } | undefined
  if (test.kind === 'photo') {
    const ids = photosOf(source).map(({ id }) => id)
    const [photo, first] = [String(variant?.photo), plainPhoto(source, test.slot) ?? '']
    if (photo === first || !ids.includes(photo)) return []
    const rest = ids.filter((id) => id !== photo)
    return [{ ...ORDER, before: ids, after: rest.toSpliced(rest.indexOf(first), 0, photo) }]
  }
  const path = test.kind === 'text' ? test.slot : PLAIN_FIELDS[test.kind]
  const field = { file: 'content.yaml', path }
  const [before, after] = [siteValueOf(source, field), variant?.text ?? variant?.label ?? variant?.sections ?? variant?.display]
  return after === undefined || sameJson(before, after) ? [] : [{ ...field, before, after }]
}
