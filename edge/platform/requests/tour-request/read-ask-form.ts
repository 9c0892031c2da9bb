import * as z from 'zod/mini'
import { bookingRequestSchema } from '../../../../tenants/contract/booking.ts'
import { cleanLine, lengthOf } from '../../../../tenants/contract/clean-text.ts'
import { formatDuration } from '../../../../tenants/contract/format-duration.ts'
import { BOOKING_HOURS_MAX, TOUR_REQUEST_WHEN_LENGTH_MAX } from '../../../../tenants/contract/limits.ts'
import { fill, type Words } from '../../../../tenants/contract/words/words.ts'

/** What her site can be asked for, as its pages say it. */
export interface AskedService {
  id: string
  /** As she calls it, in her first language: what she reads. */
  name: string
  /** The same in the language of the page. Absent: a site of the version before. */
  told?: string
  hours: number
  hoursMin: number
}

export const ASK_FIELDS = ['when', 'service', 'hours', 'name', 'email', 'message'] as const
export type AskField = (typeof ASK_FIELDS)[number]
export type AskTyped = Partial<Record<AskField, string>>
export type AskProblems = Partial<Record<AskField, string>>

/** What somebody wants, in a form that can be kept. */
export interface Wish {
  name: string
  email: string
  service: AskedService
  hours: number
  /** Rough dates first, then what else was written. */
  message: string
}

const askedSchema = z.pick(bookingRequestSchema, { name: true, email: true, service: true, hours: true, message: true })

/** Fields as a form sent them; what is wrong with each is said in the words of the page. Pure. */
export function readAskForm(typed: AskTyped, { services, words }: { services: readonly AskedService[]; words: Words }): Wish | AskProblems {
  const { fields, elsewhere } = words
  const when = cleanLine(typed.when ?? '')
  const problems: AskProblems = {}
  if (when === '') problems.when = elsewhere.whenMissing
  else if (lengthOf(when) > TOUR_REQUEST_WHEN_LENGTH_MAX) problems.when = elsewhere.whenLong
  const parsed = askedSchema.safeParse(typed)
  const sentences: Readonly<Record<string, string>> = fields
  for (const { path, message } of parsed.error?.issues ?? []) problems[path[0] as AskField] ??= sentences[message] ?? message
  const service = services.find(({ id }) => id === typed.service)
  if (!service) problems.service ??= fields.serviceGone
  else if (parsed.success && parsed.data.hours < service.hoursMin)
    problems.hours = fill(fields.hoursMin, { duration: formatDuration(service.hoursMin, words) })
  if (!parsed.success || !service || Object.keys(problems).length > 0) return problems
  const { name, email, hours, message } = parsed.data
  return {
    name,
    email,
    service,
    hours: Math.min(hours, BOOKING_HOURS_MAX),
    message: [when, ...(message === undefined ? [] : [message])].join('\n'),
  }
}

export const isWish = (read: Wish | AskProblems): read is Wish => 'message' in read && typeof read.service === 'object'
