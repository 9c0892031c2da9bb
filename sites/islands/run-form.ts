import { h, hydrate } from 'preact'
import BookingForm from './BookingForm.tsx'
import type { BookingFormProps } from './form-props.ts'

/** Takes over the form that stands in the page. What is in its fields stays. */
export function run(place: HTMLElement): void {
  hydrate(h(BookingForm, JSON.parse(place.dataset.props ?? '{}') as BookingFormProps), place)
  place.dataset.formRuns = ''
}
