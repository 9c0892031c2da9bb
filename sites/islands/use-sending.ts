import type { TargetedEvent } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { fieldId, isPassing, problemsInOrder } from '../../tenants/contract/booking-problems.ts'
import type { Draft } from './draft.ts'
import type { BookingFormProps } from './form-props.ts'
import { isRight } from './is-right.ts'
import { type RequestSummary, summarize } from './Summary.tsx'
import { type SendResult, type Sent, sendBooking, sendOnce } from './send-booking.ts'
import { keepSent, readSent } from './sent-before.ts'
import { type Written, writtenIn } from './written.ts'

type Refused = Exclude<SendResult, { kind: 'accepted' }>
type State =
  | { step: 'editing' }
  /** `before`: what was said of the attempt before, which stays in sight. */
  | { step: 'sending'; before: string | undefined }
  | { step: 'refused'; result: Refused; startsAt: string }
  | { step: 'done'; reference: string; summary: RequestSummary; written: Written[]; isEarlier: boolean; sentAt?: number }

/** Sends the form, and knows what is wrong with it until that has been put right. */
export function useSending(form: { current: HTMLFormElement | null }, props: BookingFormProps, draft: Draft | undefined) {
  const [state, setState] = useState<State>({ step: 'editing' })
  const [fixed, setFixed] = useState<readonly string[]>([])
  const attempt = useRef<{ idempotencyKey: string; shownAt: number }>()
  const unanswered = useRef<Sent[]>([])
  useEffect(() => {
    attempt.current = { idempotencyKey: crypto.randomUUID(), shownAt: Date.now() }
  }, [])
  useEffect(() => {
    if (state.step === 'refused') focusFirst(form.current, state.result)
  }, [state])
  useSentBefore(props, setState)

  async function send(data: FormData, draft: Draft) {
    setState({ step: 'sending', before: passingIn(state) })
    setFixed([])
    const latest = { data, draft }
    const { result, sent } = await sendOnce(latest, unanswered.current, (each) => sendBooking(each.data, attempt.current, props.words))
    // A corrected request is a new one; a repeat after a lost connection is the same.
    if (result.kind === 'rejected' && attempt.current) attempt.current.idempotencyKey = crypto.randomUUID()
    unanswered.current = result.kind === 'offline' ? [...unanswered.current, latest] : []
    if (result.kind === 'accepted') {
      history.replaceState(null, '')
      keepSent({ reference: result.reference, draft: sent.draft, at: Date.now() })
      setState({
        step: 'done',
        reference: result.reference,
        summary: summarize(props, sent.draft),
        written: writtenIn(sent, props.words),
        isEarlier: sent !== latest,
      })
    } else setState({ step: 'refused', result, startsAt: draft.startsAt })
  }
  const submit = (event: TargetedEvent<HTMLFormElement>) => {
    if (!draft) return
    event.preventDefault()
    void send(new FormData(event.currentTarget), draft)
  }
  const look = ({ target: field }: Event) => {
    if (state.step === 'refused' && isField(field))
      setFixed((before) => [...before.filter((name) => name !== field.name), ...(isRight(field) ? [field.name] : [])])
  }
  return { state, submit, look, taken: takenOf(state), ...problemsOf(state, { fixed, startsAt: draft?.startsAt }) }
}

/** After a reload, or Back and Forward: the request is told first, and the form only where another one is wanted. */
function useSentBefore(props: BookingFormProps, setState: (state: State) => void): void {
  useLayoutEffect(() => {
    const before = readSent()
    if (!before) return
    const { reference, draft, at: sentAt } = before
    setState({ step: 'done', reference, summary: summarize(props, draft), written: [], isEarlier: false, sentAt })
  }, [])
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
const isField = (target: EventTarget | null): target is Field => target instanceof HTMLElement && 'validity' in target

/** The first field that is wrong, or what is said above them all. A time that was taken is told, and looked at, in the calendar. */
function focusFirst(form: HTMLFormElement | null, result: Refused): void {
  if (result.kind === 'rejected' && result.reason === 'slot_taken') return
  const [first] = result.kind === 'rejected' ? problemsInOrder(result.fields) : []
  const target = first ? document.getElementById(fieldId(first.field)) : form?.querySelector<HTMLElement>('[data-form-message]')
  target?.focus()
  // Of one that is taller than the screen the browser shows the middle: its question, and what is wrong, stand above and below.
  if (target && target.offsetHeight > innerHeight) target.scrollIntoView()
}

/** The start that somebody else was faster to ask for. */
const takenOf = (state: State): string | undefined =>
  state.step === 'refused' && state.result.kind === 'rejected' && state.result.reason === 'slot_taken' ? state.startsAt : undefined

/** `fixed`: fields that have become right since; another time than the one that was refused may be right too. */
function problemsOf(
  state: State,
  { fixed, startsAt }: { fixed: readonly string[]; startsAt: string | undefined },
): { fields: Record<string, string>; message: string; again?: 'possible' | 'sending' } {
  const passing = passingIn(state)
  if (passing) return { fields: {}, message: passing, again: state.step === 'sending' ? 'sending' : 'possible' }
  if (state.step !== 'refused' || state.result.kind === 'offline') return { fields: {}, message: '' }
  const { result } = state
  const isSolved = (field: string) => fixed.includes(field) || (field === 'startsAt' && startsAt !== state.startsAt)
  const left = Object.entries(result.fields).filter(([field]) => !isSolved(field))
  const isSilent = result.reason === 'slot_taken' || (left.length === 0 && result.reason === 'invalid_fields')
  return isSilent ? { fields: {}, message: '' } : { fields: Object.fromEntries(left), message: result.message }
}

/** What is said where nobody answered, or where it may be taken the next time, until somebody answers. */
function passingIn(state: State): string | undefined {
  if (state.step === 'sending') return state.before
  if (state.step !== 'refused') return undefined
  return state.result.kind === 'offline' || isPassing(state.result.reason) ? state.result.message : undefined
}
