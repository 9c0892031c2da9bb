import { setUpPath } from '../../../../tenants/contract/urls.ts'

// The way of a new companion to her first site. Pure.

export const STEPS = ['name', 'city', 'words', 'photos', 'hours', 'look'] as const
export type Step = (typeof STEPS)[number]

export const isStep = (name: string): name is Step => (STEPS as readonly string[]).includes(name)

export const STEP_TITLES: Record<Step, { title: string; asks: string }> = {
  name: { title: 'Name', asks: 'What do visitors call you?' },
  city: { title: 'City', asks: 'Where are you based?' },
  words: { title: 'Words', asks: 'What should visitors read first?' },
  photos: { title: 'Photos', asks: 'Which photos show you best?' },
  hours: { title: 'Hours', asks: 'When can a booking start?' },
  look: { title: 'Look', asks: 'How should it look?' },
}

/** Where a step leads when it is saved: to the next one, and from the last to the site as it will be. */
export function nextOf(step: Step): string {
  const next = STEPS[STEPS.indexOf(step) + 1]
  return setUpPath(next ?? 'ready')
}

/** The first that she has not gone through; undefined: she has been everywhere. */
export const firstOpen = (done: readonly string[]): Step | undefined => STEPS.find((step) => !done.includes(step))
