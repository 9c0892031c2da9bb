import { deleteStep, insertStep } from '../../../db/queries/booking-steps.ts'
import { selectRequest } from '../../../db/queries/requests.ts'
import { selectSealed, updateSealed } from '../../../db/queries/sealed-words.ts'
import { cleanMessage, cutText } from '../../../tenants/contract/clean-text.ts'
import { NOTES_LENGTH_MAX } from '../../../tenants/contract/limits.ts'
import { seeOther } from '../../http/see-other.ts'
import { isDoneAnswer } from '../app/done-words.ts'
import { openWords, sealWords } from '../keys/seal-words.ts'
import { sendDueMails } from '../mail/send-due-mails.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import type { Asked } from './AnswerForms.tsx'
import { answerRequest } from './answer-request.ts'
import { changeBlock } from './block-client.tsx'
import { answeredIn, requestAddress } from './came-from.ts'
import { isNotesTyped } from './Notes.tsx'
import { parseStep, typedStep, UUID } from './parse-step.ts'
import type { RequestPlace } from './read-request.ts'
import { notFound, showRequest } from './request-page.tsx'

interface Sent {
  form: FormData
  /** The answer whose form was on the page. */
  asked?: Asked | undefined
  /** The page of her app from which that page was opened. */
  from?: string | undefined
  now: Date
  waitUntil: (work: Promise<unknown>) => void
}

/**
 * A form of a request's page, or of its card on Today: acts, then back by GET, so that Reload and Forward send nothing again. What is wrong with a form is
 * said at once, because nothing was done. Mails leave after the answer.
 */
export async function actOnRequest(env: PlatformEnv, place: RequestPlace, { form, asked, from, now, waitUntil }: Sent): Promise<Response> {
  const { reference } = place
  const text = (name: string) => String(form.get(name) ?? '')
  // Notes go with whatever button of the page they were written beside.
  const notes = { typed: text('notes'), was: form.has('notes-was') ? text('notes-was') : undefined }
  if (text('do') !== 'notes' && isNotesTyped(form)) await keepNotes(env, place, notes)
  const answered = await answerRequest(env, place, { form, now })
  if (answered && 'problems' in answered) return showRequest(env, place, { now, from, wrong: answered })
  if (answered) {
    if (answered.outcome === 'not_found') return notFound()
    if (answered.unsent !== '') return showRequest(env, place, { now, from, said: answered.outcome, wrong: { unsent: answered.unsent } })
    if (isDoneAnswer(answered.outcome)) waitUntil(sendDueMails(env))
    const { outcome } = answered
    return seeOther(answeredIn(text('back'), { reference, outcome }) ?? requestAddress(reference, { said: outcome, from }))
  }
  const said = await actOnPaper(env, place, { text, notes, from, now })
  if (said instanceof Response) return said
  const kept = { words: text('words'), chosen: form.getAll('time').map(String).filter(Boolean) }
  if (said !== undefined && kept.words + kept.chosen.join('') !== '') return showRequest(env, place, { now, from, asked, said, kept })
  return said === undefined ? notFound() : seeOther(requestAddress(reference, { said, from }))
}

/** Notes, steps and blocks: nothing that the client is told of. Undefined: there is no such request. */
async function actOnPaper(
  env: PlatformEnv,
  place: RequestPlace,
  { text, notes, from, now }: { text: (name: string) => string; notes: TypedNotes; from: string | undefined; now: Date },
): Promise<string | Response | undefined> {
  const { tenantId, reference } = place
  const write = <T>(work: Parameters<typeof inTenant<T>>[2]) => inTenant(env, { tenantId, role: 'companion_ingest' }, work)
  switch (text('do')) {
    case 'notes':
      return keepNotes(env, place, notes)
    case 'step': {
      const step = parseStep(text)
      if (typeof step === 'string')
        return showRequest(env, place, { now, from, wrong: { step: { problem: step, typed: typedStep(text) } } })
      return (await write((tx) => insertStep(tx, tenantId, { reference, step }))) ? 'added' : undefined
    }
    case 'unstep': {
      const stepId = text('step')
      return UUID.test(stepId) && (await write((tx) => deleteStep(tx, tenantId, { reference, stepId }))) ? 'removed' : undefined
    }
    case 'block':
    case 'unblock': {
      const deed = text('do') as 'block' | 'unblock'
      return (await changeBlock(env, place, deed)) ? `${deed}ed` : undefined
    }
    default:
      return ''
  }
}

/** `was`: what the notes were when the form was shown; undefined: it does not say. */
interface TypedNotes {
  typed: string
  was: string | undefined
}

/** Both: another window has written since, and nothing of either is lost. Undefined: there is no such request. */
async function keepNotes(env: PlatformEnv, place: RequestPlace, { typed, was }: TypedNotes): Promise<'saved' | 'both' | undefined> {
  const { tenantId, reference } = place
  const [booking, before] = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([selectRequest(tx, tenantId, reference), selectSealed(tx, tenantId, { reference, kind: 'notes' })]),
  )
  if (!booking) return undefined
  const own = cutText(cleanMessage(typed), NOTES_LENGTH_MAX)
  const shown = was === undefined ? undefined : cleanMessage(was)
  // Nothing was typed: what another window has written since stands.
  if (own === shown) return 'saved'
  const others = shown === undefined ? '' : ((await openWords(env, { ...place, kind: 'notes' }, before)) ?? '')
  const isBoth = others !== '' && others !== shown && others !== own
  const notes = isBoth ? [own, others].filter((part) => part !== '').join('\n\n') : own
  const { endsAt, keepDays } = booking
  const sealed = notes === '' ? null : await sealWords(env, { ...place, kind: 'notes' }, { text: notes, endsAt, keepDays })
  await inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) => updateSealed(tx, tenantId, { reference, kind: 'notes', sealed }))
  return isBoth ? 'both' : 'saved'
}
