import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import BookingForm from './BookingForm.tsx'
import type { BookingFormProps } from './form-props.ts'

/** The form as it stands in the page: plain, until its script runs. */
export const renderForm = (props: BookingFormProps): string => renderToString(h(BookingForm, props))
