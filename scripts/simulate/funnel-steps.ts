import type { EventName } from '../../tenants/contract/event-data.ts'

// What both models of the figures count by, written apart from the product's SQL, which they judge.

/** With one of these a visit of one page has not turned away at once. */
export const INTERACTIONS: ReadonlySet<EventName> = new Set<EventName>(['photo_click', 'gallery_open', 'form_start', 'form_submit'])

/** Any of the events of a step, each after the one of the step before. */
export const FUNNEL: readonly (readonly EventName[])[] = [
  ['page_view'],
  ['photo_click', 'gallery_open', 'pricing_view', 'form_start', 'form_submit'],
  ['form_start', 'form_submit'],
  ['form_submit'],
]
