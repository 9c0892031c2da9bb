import { findUndrawn, undrawnWords } from '../contract/drawn-letters.ts'
import { legsOverlap } from '../contract/legs-overlap.ts'
import { checkBookingSense } from './check-booking-sense.ts'
import { checkContrast } from './check-contrast.ts'
import { checkExampleWords } from './check-example-words.ts'
import { checkExperiments } from './check-experiments.ts'
import { checkNamedPhotos } from './check-named-photos.ts'
import { checkPhotoFiles } from './check-photo-files.ts'
import type { Locators, TenantConfig } from './load-tenant.ts'
import type { HerProblem } from './problem.ts'

/** What one file alone cannot know: ids that refer to each other, files that must exist, dates that must not overlap. */
export async function checkAcrossFiles(config: TenantConfig, locate: Locators): Promise<HerProblem[]> {
  return [
    ...duplicateIds(config, locate),
    ...(await checkPhotoFiles(config, locate)),
    ...heroPhoto(config, locate),
    ...undrawn(config, locate),
    ...checkExperiments(config, locate.experiments),
    ...checkNamedPhotos(config, locate),
    ...overlappingLegs(config, locate),
    ...checkBookingSense(config, locate),
    ...checkExampleWords(config, locate),
    ...checkContrast(config.theme, locate.theme),
  ]
}

function duplicateIds({ photos, content, experiments }: TenantConfig, locate: Locators): HerProblem[] {
  const lists = [
    { locate: locate.photos, field: 'photos', items: photos },
    { locate: locate.content, field: 'services', items: content.services },
    { locate: locate.experiments, field: 'experiments', items: experiments },
  ]
  return lists.flatMap(({ locate: locateField, field, items }) =>
    items.flatMap(({ id }, index) =>
      items.findIndex((item) => item.id === id) === index
        ? []
        : [
            {
              ...locateField([field, index, 'id']),
              got: `"${id}" a second time`,
              expected: `an id that no other of the ${field} has`,
              fix: `Give this one another id.`,
              words: 'Two of these have the same name. Give one of them another.',
            },
          ],
    ),
  )
}

function heroPhoto({ photos }: TenantConfig, locate: Locators): HerProblem[] {
  if (photos.some((photo) => photo.slots.includes('hero'))) return []
  return [
    {
      ...locate.photos(['photos']),
      got: 'no photo with the slot "hero"',
      expected: 'at least one',
      fix: 'Add "slots: [hero, gallery]" to the photo that opens the site.',
      words: 'Your site needs an opening photo. Choose one for it.',
    },
  ]
}

/** As her forms say it beside the field. */
const undrawn = ({ tenant: { locale, name, city }, content: { tagline } }: TenantConfig, locate: Locators): HerProblem[] =>
  findUndrawn({ locale, name, city, tagline }).map(({ file, path: field, text, letter }) => ({
    ...(file === 'tenant.yaml' ? locate.tenant : locate.content)([field]),
    got: `the letter “${letter}” in “${text}”`,
    expected: 'letters that a font of the site has: the image of a shared link shows name, tagline and city',
    fix: 'Write it with other letters.',
    words: undrawnWords(letter),
  }))

function overlappingLegs({ tenant: { tour } }: TenantConfig, locate: Locators): HerProblem[] {
  return tour.flatMap((leg, index) => {
    const other = tour.find((candidate, at) => at < index && legsOverlap(candidate, leg))
    if (!other) return []
    return [
      {
        ...locate.tenant(['tour', index, 'from']),
        got: `${leg.city} ${leg.from} to ${leg.to}, which overlaps ${other.city} ${other.from} to ${other.to}`,
        expected: 'legs that share no day but the one she travels on',
        fix: 'Move one of the two.',
        words: 'These days overlap with other dates of your tour. Move one of the two.',
      },
    ]
  })
}
