import { fill, type Words } from './words/words.ts'

// What is wrong with a request, as the form lists it: the same words with and without its script.

/** Fields of the form from above, as people meet them. */
const FIELDS = ['service', 'hours', 'city', 'startsAt', 'name', 'email', 'phone', 'address', 'message']

/** Fields with their sentences, from above. A field that the form does not have is none that a link can lead to. */
export const problemsInOrder = (fields: Readonly<Record<string, string>>): { field: string; message: string }[] =>
  FIELDS.flatMap((field) => (fields[field] === undefined ? [] : [{ field, message: fields[field] }]))

/** `Two things need fixing:` */
export const tellCount = (count: number, { problems }: Pick<Words, 'problems'>): string =>
  [problems.one, problems.two, problems.three][count - 1] ?? fill(problems.many, { count })

/** Refusals that belong to no field and may be over by the next attempt: beside the sentence stands what sends it again. */
const PASSING: readonly string[] = ['rate_limited', 'automated', 'unavailable', 'closed']
export const isPassing = (reason: string): boolean => PASSING.includes(reason)

/** Id of a field's control, where a link to it leads. */
export const fieldId = (field: string): string => `booking-${field}`
