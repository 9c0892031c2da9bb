import { messagePage } from '../app/message-page.tsx'
import { languageAround } from '../html/client-when.ts'

/** What somebody reads who sends a form of a site that was closed meanwhile: in her voice, and the language of the form. */
export function renderClosed(lang: string | undefined): Promise<Response> {
  const { locale, words } = languageAround(lang)
  const { closed, closedTitle } = words.answers
  return messagePage({ host: 'tenant', title: closedTitle, lang: locale, status: 404, children: <p>{closed}</p> })
}
