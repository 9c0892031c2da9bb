import type { Picture } from '../../../db/queries/pictures.ts'
import type { TestCount } from '../../../db/queries/read-test-counts.ts'
import type { ShownTest } from '../../../db/queries/shown-tests.ts'
import { pictureName } from '../../../tenants/contract/picture.ts'
import { plural } from '../reports/report-sentences.ts'
import { askedOf, testSentence, testTitle, variantName } from '../reports/test-words.ts'
import { judgeCounts } from '../statistics/judge-counts.ts'
import { wayToCertainty } from '../statistics/way-to-certainty.ts'

export interface PlannedVariant {
  id: string
  /** What it shows, in her words. */
  name: string
  /** Of a photo test, where the photo is still hers. */
  picture: Picture | undefined
  /** `9 in 100 ask`, or the bare counts where a share would say nothing. */
  rate: string
  /** `27 requests from 305 visitors`; nothing where nobody has seen it. */
  counts: string
  isNow: boolean
  isAhead: boolean
}

export interface PlannedTest {
  id: string
  /** Of a photo: `hero` or `portrait`. */
  slot: string
  title: string
  hypothesis: string
  days: number
  variants: PlannedVariant[]
  sentence: string
  /** 0 to 1. */
  certainty: number
  isTrusted: boolean
  /** The variant that the numbers name. */
  winner: string | undefined
}

/** A running test as a card says it: nothing by a developer's name. `today`: a day of her time zone. Pure. */
export function planTest(
  test: ShownTest,
  { counts, pictures, today }: { counts: readonly TestCount[]; pictures: ReadonlyMap<string, Picture>; today: string },
): PlannedTest {
  const { report, days } = judgeCounts(test, counts, today)
  const names = new Map(test.variants.map((variant) => [variant.id, nameOf(variant, test, pictures)]))
  const requests = report.variants.reduce((sum, { conversions }) => sum + conversions, 0)
  const leader = requests === 0 ? undefined : report.variants.toSorted((a, b) => b.probabilityBest - a.probabilityBest)[0]?.name
  const isTrusted = report.verdict !== 'do_not_trust'
  return {
    id: test.testId,
    slot: test.slot,
    title: testTitle(test),
    hypothesis: test.hypothesis,
    days,
    variants: report.variants.map(({ name, exposures, conversions }) => ({
      id: name,
      name: names.get(name) ?? name,
      picture: pictureOf(test, name, pictures),
      rate: askedOf({ exposures, conversions }, report.variants),
      counts: exposures === 0 ? '' : `${plural(conversions, 'request')} from ${plural(exposures, 'visitor')}`,
      isNow: name === 'control',
      isAhead: isTrusted && name === leader,
    })),
    sentence: testSentence({ test, report, days }, (id) => variantName(test, id, photoName(test, id, pictures))),
    certainty: wayToCertainty(report, days),
    isTrusted,
    winner: report.winner ?? undefined,
  }
}

const pictureOf = ({ variants }: ShownTest, id: string, pictures: ReadonlyMap<string, Picture>): Picture | undefined =>
  pictures.get(variants.find((variant) => variant.id === id)?.photo ?? '')

const photoName = (test: ShownTest, id: string, pictures: ReadonlyMap<string, Picture>): string | undefined =>
  test.variants.find((variant) => variant.id === id)?.photo === undefined ? undefined : pictureName(pictureOf(test, id, pictures))

const DISPLAYS: Record<string, string> = { table: 'As a table', cards: 'As cards', from: 'The lowest price only' }

function nameOf(variant: ShownTest['variants'][number], { kind }: ShownTest, pictures: ReadonlyMap<string, Picture>): string {
  const own = variant.text ?? variant.label ?? (variant.display === undefined ? undefined : (DISPLAYS[variant.display] ?? variant.display))
  if (kind === 'photo' && variant.photo !== undefined) return pictureName(pictures.get(variant.photo))
  return own ?? (variant.id === 'control' ? 'The page as it is' : 'The other one')
}
