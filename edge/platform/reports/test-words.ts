import type { RunningTest } from '../../../db/queries/report-facts.ts'
import { weeksLeft } from '../statistics/decide-verdict.ts'
import type { VariantSummary, VerdictReport } from '../statistics/describe-verdict.ts'
import { capital, inWords } from './number-words.ts'

// What a test says, for her: variants by what they show, never by the names that stand in a file. Pure.

const TITLES: Record<string, string> = {
  hero: 'Your opening photo',
  portrait: 'Your portrait',
  tagline: 'Your tagline',
  intro: 'Your introduction',
  button: 'Your button',
  sections: 'The order of your home page',
  prices: 'How your prices are shown',
}

export const testTitle = ({ slot }: Pick<RunningTest, 'slot'>): string => TITLES[slot] ?? 'What you are trying'

/** What a variant is called. `photo`: what the photo it shows is called. */
export function variantName({ kind, variants }: Pick<RunningTest, 'kind' | 'variants'>, id: string, photo?: string): string {
  const variant = variants.find((each) => each.id === id)
  const shown = kind === 'photo' ? photo : (variant?.text ?? variant?.label)
  if (shown !== undefined) return `“${shown}”`
  return id === 'control' ? 'the page as it is' : 'the other one'
}

/** Below this many visitors a share says nothing. */
const SHARE_VISITORS_MIN = 30

type Counts = Pick<VariantSummary, 'exposures' | 'conversions'>

/** `9 in 100 ask`, or the bare counts where they are few. `beside`: all that are shown together, so that one that is ahead is not told as the others are. */
export function askedOf({ exposures, conversions }: Counts, beside: readonly Counts[]): string {
  if (exposures < SHARE_VISITORS_MIN) return countsOf({ exposures, conversions })
  return `${shareOf({ exposures, conversions }).toFixed(hasTie(beside) ? 1 : 0)} in 100 ask`
}

const shareOf = ({ exposures, conversions }: Counts): number => (100 * conversions) / exposures

/** Whether the best of them is the same as another one in whole numbers, and is not. What is behind needs no decimal to be behind. */
function hasTie(counts: readonly Counts[]): boolean {
  const shares = counts.filter(({ exposures }) => exposures >= SHARE_VISITORS_MIN).map(shareOf)
  const best = Math.max(...shares)
  return shares.some((share) => share !== best && share.toFixed(0) === best.toFixed(0))
}

/** `3 of 18 asked`; of one that nobody has seen there is nothing to count. */
const countsOf = ({ exposures, conversions }: Pick<VariantSummary, 'exposures' | 'conversions'>): string =>
  exposures === 0 ? 'Not seen yet' : `${conversions} of ${exposures} asked`

/** Where a variant stands: `27 of 305 · ahead`. Who is ahead is said once there is something to say. */
export function standing(report: VerdictReport, { name, exposures, conversions }: VariantSummary): string {
  const counts = exposures < SHARE_VISITORS_MIN ? [] : [`${conversions} of ${exposures}`]
  const isSaid = report.verdict === 'keep_running' || report.verdict === 'winner'
  return [...counts, ...(name === 'control' ? ['as it is now'] : []), ...(isSaid && leaderOf(report).name === name ? ['ahead'] : [])].join(
    ' · ',
  )
}

/** In one line: `5 in 100 ask, 10 of 215`. */
export const toldOf = (report: VerdictReport, variant: VariantSummary): string =>
  [askedOf(variant, report.variants), standing(report, variant)].filter(Boolean).join(', ').replaceAll(' · ', ', ')

/** The page as it is and the best of the others that anybody has seen, the one in front first: the two that are shown side by side. */
export function bestTwo({ variants }: Pick<VerdictReport, 'variants'>): VariantSummary[] {
  const others = variants.filter(({ name }) => name !== 'control')
  const seen = others.filter(({ exposures }) => exposures > 0)
  const best = leaderOf({ variants: seen.length > 0 ? seen : others })
  return variants.filter((each) => each.name === 'control' || each === best).toSorted((a, b) => b.mean - a.mean)
}

export const leaderOf = ({ variants }: Pick<VerdictReport, 'variants'>): VariantSummary =>
  variants.reduce((best, each) => (each.probabilityBest > best.probabilityBest ? each : best))

/** One sentence or two. `nameOf`: what a variant is called. */
export function testSentence(
  { test, report, days }: { test: RunningTest; report: VerdictReport; days: number },
  nameOf: (id: string) => string,
): string {
  const leader = leaderOf(report)
  switch (report.verdict) {
    case 'do_not_trust':
      return 'Something is wrong with how this is being counted, so ignore its numbers for now.'
    case 'too_early':
      return report.sentence
    case 'winner': {
      const other = report.variants.find(({ name }) => name !== report.winner && (name === 'control' || report.winner === 'control'))
      return `${capital(nameOf(report.winner ?? ''))} brings more requests than ${nameOf(other?.name ?? 'control')}. That’s more than luck.`
    }
    case 'no_difference_worth_having':
      return 'There’s no real difference between them. Keep the one you like best.'
    case 'keep_running': {
      const arms = report.variants.map(({ name, exposures, conversions }) => {
        const weight = test.variants.find(({ id }) => id === name)?.weight ?? 0
        return { name, exposures, conversions, weight }
      })
      const weeks = weeksLeft(arms, days)
      const rest =
        weeks === undefined
          ? 'With so few visitors it would take more than a year to be sure.'
          : `Leave it running; about ${inWords(weeks)} more ${weeks === 1 ? 'week' : 'weeks'} will tell.`
      return `${capital(nameOf(leader.name))} looks better, but it could still be luck. ${rest}`
    }
  }
}
