/** @jsxImportSource preact */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { availabilityPath, bookingsPath, tourRequestPath } from '../../tenants/contract/urls.ts'
import { AddressField, CityField, ContactFields, Honeypot, HoursField, MessageField, ServiceField, StartField } from './booking-fields.tsx'
import { type Draft, inPlaces, nextDraft, readDraft } from './draft.ts'
import { FreeTimes } from './FreeTimes.tsx'
import type { BookingFormProps, FormPlace } from './form-props.ts'
import { Problems } from './Problems.tsx'
import { Summary } from './Summary.tsx'
import { Thanks } from './Thanks.tsx'
import { useSending } from './use-sending.ts'

/**
 * Without JavaScript the same markup is a plain form that posts to the same address: `draft` is what its script knows once it runs. What is wrong is said in its own
 * words either way, and never in the browser's.
 */
export default function BookingForm(built: BookingFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const { props, draft, onInput, choose, move } = useDraft(form, built)
  const { state, submit, fields, message, again, taken, look } = useSending(form, props, draft)
  if (state.step === 'done') return <Thanks form={props} {...state} />
  const { words } = props
  return (
    <form ref={form} method="post" action={bookingsPath()} noValidate onSubmit={submit} onInput={onInput} onInputCapture={look}>
      <DefaultButton />
      <input type="hidden" name="lang" value={props.locale} />
      <div id="booking-said" tabIndex={-1} role="alert" className="form-message" data-form-message="">
        <Problems fields={fields} message={message} words={words} again={again} />
      </div>
      <ServiceField form={props} city={draft?.city} error={fields.service} />
      <div className="pair">
        <HoursField form={props} service={draft?.service} hours={draft?.hours} error={fields.hours} />
        <CityField form={props} error={fields.city} />
      </div>
      {props.asksElsewhere && <OtherCity form={props} />}
      <div className="when">
        {draft ? (
          <FreeTimes form={props} draft={draft} error={fields.startsAt} taken={taken} onChoose={choose} onPlaces={move} />
        ) : (
          <PlainStart form={props} />
        )}
      </div>
      <ContactFields words={words} errors={fields} isUnkept={draft?.isUnkept} />
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
  // Built with the places of that day: what it says of others may have changed too.
  const props = places === built.places ? built : { ...built, places, cityOptions: {} }
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

const OtherCity = ({ form: { locale, words } }: { form: BookingFormProps }) => (
  <p className="other-city">
    <a href={tourRequestPath({ lang: locale })}>{words.form.otherCity}</a>
  </p>
)

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
