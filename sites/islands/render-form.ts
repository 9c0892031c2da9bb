import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import BookingForm, { type BookingFormProps } from './BookingForm.tsx'

/** The form as it stands in the page: plain, until its script runs. */
export const renderForm = (props: BookingFormProps): string => renderToString(h(BookingForm, props))
