// Words by which the address after a form says what it did. Both lists are of deeds that were done: what was refused is in neither.

/** Of an answer to a request: something came of it, and her words went with it. */
export const DONE_ANSWERS = ['changed', 'offered', 'withdrawn', 'kept', 'reopened'] as const

/** Of the forms beside it: notes, deposits, blocks, and an appointment she entered or moved herself. */
export const DONE_DEEDS = ['saved', 'both', 'new-time', 'entered', 'added', 'removed', 'blocked', 'unblocked'] as const
export type DoneDeed = (typeof DONE_DEEDS)[number]

/** Of an own time, of her hours and her tour. */
const DONE_TIMES = ['block', 'undone', 'cancelled'] as const

const ANSWERS: ReadonlySet<string> = new Set(DONE_ANSWERS)
const ALL: ReadonlySet<string> = new Set([...DONE_ANSWERS, ...DONE_DEEDS, ...DONE_TIMES])

export const isDoneAnswer = (said: string): boolean => ANSWERS.has(said)
export const isDone = (said: string): boolean => ALL.has(said)
