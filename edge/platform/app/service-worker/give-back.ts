import { escapeHtml } from '../../../http/escape-html.ts'

export interface SentForm {
  /** Where it was sent. */
  action: string
  fields: readonly (readonly [name: string, value: FormDataEntryValue])[]
  /** The page that it stood in. */
  page: string
  /** The phone had no network at all: nothing has arrived. Else its answer alone may be lost. */
  isUnsent: boolean
}

/**
 * The page for "no network" (edge/platform/app/offline-page.tsx), with what a form had in it and one button that sends the same again. It is in this page alone, and kept
 * nowhere. As it is where the form had a file, which no page can hold. Pure.
 */
export function giveBack(offlinePage: string, { action, fields, page, isUnsent }: SentForm): string {
  if (fields.some(([, value]) => typeof value !== 'string')) return offlinePage
  const inputs = fields.map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(String(value))}">`)
  const look = isUnsent ? '' : `<a href="${escapeHtml(page)}" target="_blank" rel="noreferrer">See how it stands</a>`
  return offlinePage
    .replace(/<p data-sent[\s\S]*?<\/p>/, () => `<p>${isUnsent ? UNSENT : UNKNOWN} What you entered is still here.</p>`)
    .replace(
      /<form[\s\S]*?<\/form>/,
      () =>
        `<form method="post" action="${escapeHtml(action)}" class="actions">${inputs.join('')}<button type="submit">Send it again</button>${look}</form>`,
    )
}

const UNSENT = 'What you were saving wasn’t sent.'
const UNKNOWN = 'What you were saving may not have been sent: once you’re back, see how it stands first.'
