/** @jsxImportSource preact */
import type { TargetedEvent } from 'preact'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { fieldId, problemsInOrder } from '../../tenants/contract/booking-problems.ts'
import { availabilityPath, bookingsPath, tourRequestPath } from '../../tenants/contract/urls.ts'
import { AddressField, CityField, ContactFields, Honeypot, HoursField, MessageField, ServiceField, StartField } from './booking-fields.tsx'
import { type Draft, inPlaces, nextDraft, readDraft } from './draft.ts'
import { FreeTimes } from './FreeTimes.tsx'
import type { BookingFormProps, FormPlace } from './form-props.ts'
import { Problems } from './Problems.tsx'
import { type RequestSummary, Summary, summarize } from './Summary.tsx'
import { type SendResult, type Sent, sendBooking, sendOnce } from './send-booking.ts'
import { keepSent, readSent } from './sent-before.ts'
import { Thanks } from './Thanks.tsx'
import { type Written, writtenIn } from './written.ts'

type Refused = Exclude<SendResult, { kind: 'accepted' }>
type State =
  | { step: 'editing' | 'sending' }
  | { step: 'refused'; result: Refused; startsAt: string }
  | { step: 'done'; reference: string; summary: RequestSummary; written: Written[]; isEarlier: boolean; sentAt?: number }

/**
 * Without JavaScript the same markup is a plain form that posts to the same address: `draft` is what its script knows once it runs. What is wrong is said in its own
 * words either way, and never in the browser's.
 */
export default function BookingForm(built: BookingFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const { props, draft, onInput, choose, move } = useDraft(form, built)
  const { state, submit } = useSending(form, props, draft)
  if (state.step === 'done') return <Thanks form={props} {...state} />
  const { words } = props
  const { fields, message } = problemsOf(state)
  const isTaken = state.step === 'refused' && state.result.kind === 'rejected' && state.result.reason === 'slot_taken'
  return (
    <form ref={form} method="post" action={bookingsPath()} noValidate onSubmit={submit} onInput={onInput}>
      <DefaultButton />
      <input type="hidden" name="lang" value={props.locale} />
      <div tabIndex={-1} role="alert" className="form-message" data-form-message="">
        <Problems fields={fields} message={message} words={words} />
      </div>
      <ServiceField form={props} city={draft?.city} error={fields.service} />
      <div className="pair">
        <HoursField form={props} service={draft?.service} hours={draft?.hours} error={fields.hours} />
        <CityField form={props} error={fields.city} />
      </div>
      {props.asksElsewhere && (
        <p className="other-city">
          <a href={tourRequestPath({ lang: props.locale })}>{words.form.otherCity}</a>
        </p>
      )}
      <div className="when">
        {draft ? (
          <FreeTimes
            form={props}
            draft={draft}
            error={fields.startsAt}
            taken={isTaken ? state.startsAt : undefined}
            onChoose={choose}
            onPlaces={move}
          />
        ) : (
          <PlainStart form={props} />
        )}
      </div>
      <ContactFields words={words} errors={fields} />
      <AddressField words={words} error={fields.address} />
      <MessageField words={words} error={fields.message} />
      <Honeypot words={words} />
      <div className="form-estimate">{draft && <Summary form={props} draft={draft} />}</div>
      <button className="button" type="submit" disabled={state.step === 'sending'}>
        {state.step === 'sending' ? words.form.sending : words.form.send}
      </button>
    </form>
  )
}

/** What the fields say, undefined until the script runs; and where she can be met, which may have changed since the page was built. */
function useDraft(form: { current: HTMLFormElement | null }, built: BookingFormProps) {
  const [places, setPlaces] = useState(built.places)
  const props = { ...built, places }
  const [draft, setDraft] = useState<Draft>()
  useLayoutEffect(() => {
    if (form.current) setDraft(readDraft(form.current, { search: location.search, kept: history.state as Draft | null }, props))
  }, [])
  // For Back, where the browser has not kept the page itself: what is chosen and nothing that is written, in this tab alone. A link within the page is an entry of its own.
  useEffect(() => {
    if (!draft) return
    const keep = () => history.replaceState(draft, '')
    keep()
    addEventListener('hashchange', keep)
    return () => removeEventListener('hashchange', keep)
  }, [draft])
  // The fields of the service and the hours follow a city and a service: their options have changed by now.
  useLayoutEffect(() => {
    for (const name of ['service', 'hours'] as const) {
      const field = form.current?.elements.namedItem(name)
      if (draft && field instanceof HTMLSelectElement) field.value = String(draft[name])
    }
  }, [draft?.service, draft?.hours])
  const onInput = useCallback(
    ({ target }: Event) => {
      if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement)
        setDraft((before) => before && nextDraft(before, target, { ...built, places }))
    },
    [places],
  )
  const choose = useCallback((startsAt: string) => setDraft((before) => before && { ...before, startsAt }), [])
  const move = useCallback((now: FormPlace[]) => {
    setPlaces(now)
    setDraft((before) => before && inPlaces(before, { ...built, places: now }))
  }, [])
  return { props, draft, onInput, choose, move }
}

function useSending(form: { current: HTMLFormElement | null }, props: BookingFormProps, draft: Draft | undefined) {
  const [state, setState] = useState<State>({ step: 'editing' })
  const attempt = useRef<{ idempotencyKey: string; shownAt: number }>()
  const unanswered = useRef<Sent[]>([])
  useEffect(() => {
    attempt.current = { idempotencyKey: crypto.randomUUID(), shownAt: Date.now() }
  }, [])
  useEffect(() => {
    if (state.step === 'refused') focusFirst(form.current, state.result)
  }, [state])
  // After a reload, or Back and Forward: the request is told first, and the form only where another one is wanted.
  useLayoutEffect(() => {
    const before = readSent()
    if (before)
      setState({
        step: 'done',
        reference: before.reference,
        summary: summarize(props, before.draft),
        written: [],
        isEarlier: false,
        sentAt: before.at,
      })
  }, [])

  async function send(data: FormData, draft: Draft) {
    setState({ step: 'sending' })
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
  return { state, submit }
}

/** The first field that is wrong, or what is said above them all. A time that was taken is told, and looked at, in the calendar. */
function focusFirst(form: HTMLFormElement | null, result: Refused): void {
  if (result.kind === 'rejected' && result.reason === 'slot_taken') return
  const [first] = result.kind === 'rejected' ? problemsInOrder(result.fields) : []
  const target = first ? document.getElementById(fieldId(first.field)) : form?.querySelector<HTMLElement>('[data-form-message]')
  target?.focus()
}

function problemsOf(state: State): { fields: Record<string, string>; message: string } {
  if (state.step !== 'refused') return { fields: {}, message: '' }
  const { result } = state
  if (result.kind === 'offline') return { fields: {}, message: result.message }
  return result.reason === 'slot_taken' ? { fields: {}, message: '' } : result
}

const PlainStart = ({ form }: { form: BookingFormProps }) => (
  <>
    <StartField form={form} error={undefined} />
    <button className="button quiet" type="submit" formAction={availabilityPath()}>
      {form.words.form.showFree}
    </button>
  </>
)

/** What Enter in a field presses: without it that would be the button for free times. */
const DefaultButton = () => <button type="submit" className="hidden-field" tabIndex={-1} aria-hidden="true" />
