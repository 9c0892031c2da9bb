import { formatDuration } from '../../tenants/contract/format-duration.ts'
import type { FormWords } from '../../tenants/contract/words/words.ts'
import type { Sent } from './send-booking.ts'

/** A field of the form and what was written in it. */
export interface Written {
  label: string
  text: string
}

/** What was sent beside service, time and price, which the summary tells: how long, and what the visitor wrote. Pure. */
export function writtenIn({ data, draft }: Sent, words: FormWords): Written[] {
  const { form, thanks } = words
  const text = (name: string) => {
    const value = data.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  return [
    { label: thanks.duration, text: formatDuration(draft.hours, words) },
    { label: form.name, text: text('name') },
    { label: form.email, text: text('email') },
    { label: form.phone, text: text('phone') },
    { label: form.address, text: text('address') },
    { label: thanks.message, text: text('message') },
  ].filter((each) => each.text !== '')
}
