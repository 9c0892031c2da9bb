import type { HomeSection, RatesDisplay } from '../../tenants/contract/content.ts'
import type { ExperimentKind, VariantOf } from '../../tenants/contract/experiments.ts'
import type { PageContext } from '../context.ts'

// What a page shows in its permutation: what the running test of that place chose, else what the YAML says.

/** The variant that this permutation shows in a place; undefined where no test runs. */
export function chosenVariant<K extends ExperimentKind>({ site, choices }: PageContext, kind: K, slot: string): VariantOf<K> | undefined {
  for (const experiment of site.config.experiments) {
    if (experiment.kind !== kind || experiment.slot !== slot) continue
    const chosen = experiment.variants.find(({ id }) => id === choices[experiment.id])
    if (chosen) return chosen as VariantOf<K>
  }
  return undefined
}

export const shownText = (context: PageContext, slot: 'tagline' | 'intro'): string =>
  chosenVariant(context, 'text', slot)?.text ?? context.site.config.content[slot]

export const shownCallToAction = (context: PageContext): string =>
  chosenVariant(context, 'cta', 'button')?.label ?? context.site.config.content.callToAction

export const shownSections = (context: PageContext): HomeSection[] =>
  chosenVariant(context, 'layout', 'sections')?.sections ?? context.site.config.content.homeSections

export const shownRates = (context: PageContext): RatesDisplay =>
  chosenVariant(context, 'pricing', 'prices')?.display ?? context.site.config.content.ratesDisplay
