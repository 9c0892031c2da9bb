import type { HomeSection, RatesDisplay } from '../../tenants/contract/content.ts'
import type { ExperimentKind, VariantOf } from '../../tenants/contract/experiments.ts'
import type { ChoiceContext } from '../context.ts'

// What a page shows in its permutation: what the running test of that place chose, else what the YAML says.

/** The variant that this permutation shows in a place; undefined where no test runs. */
export function chosenVariant<K extends ExperimentKind>({ site, choices }: ChoiceContext, kind: K, slot: string): VariantOf<K> | undefined {
  for (const experiment of site.config.experiments) {
    if (experiment.kind !== kind || experiment.slot !== slot) continue
    const chosen = experiment.variants.find(({ id }) => id === choices[experiment.id])
    if (chosen) return chosen as VariantOf<K>
  }
  return undefined
}

export const shownText = (context: ChoiceContext, slot: 'tagline' | 'intro'): string =>
  chosenVariant(context, 'text', slot)?.text ?? context.site.config.content[slot]

export const shownCallToAction = (context: ChoiceContext): string =>
  chosenVariant(context, 'cta', 'button')?.label ?? context.site.config.content.callToAction

export const shownSections = (context: ChoiceContext): HomeSection[] =>
  chosenVariant(context, 'layout', 'sections')?.sections ?? context.site.config.content.homeSections

export const shownRates = (context: ChoiceContext): RatesDisplay =>
  chosenVariant(context, 'pricing', 'prices')?.display ?? context.site.config.content.ratesDisplay
