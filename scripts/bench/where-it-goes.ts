import type { PublishStep } from '../publisher/publisher-place.ts'

export interface Reached {
  step: PublishStep
  /** As performance.now() has it. */
  at: number
}

const STEPS = ['planned', 'staged', 'written', 'committed', 'swapped'] as const satisfies PublishStep[]

/** Of many publications the median milliseconds from one step to the next: from the tap to the page. Pure. */
export function whereItGoes(trials: readonly { start: number; seen: number }[], reached: readonly Reached[]): string {
  const parts = trials.map(({ start, seen }) => {
    const times = STEPS.map((step) => reached.find((each) => each.step === step && each.at >= start)?.at ?? Number.NaN)
    return [...times, seen].map((time, index) => time - (index === 0 ? start : (times[index - 1] ?? Number.NaN)))
  })
  const names = ['waits for the publisher', 'is checked and made', 'is written', 'is committed', 'is swapped', 'is seen']
  return names.map((name, index) => `${name} ${median(parts.map((each) => each[index] ?? Number.NaN)).toFixed(0)} ms`).join(', ')
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
