import {
  FIRST_FLIGHT_BYTES_MAX,
  FIRST_VIEW_BYTES_MAX,
  FORM_SCRIPT_BROTLI_BYTES_MAX,
  HTML_BROTLI_BYTES_MAX,
  SCRIPT_BROTLI_BYTES_MAX,
} from '../../tenants/contract/limits.ts'
import { pagePath } from '../../tenants/contract/urls.ts'
import type { PageWeight } from './measure-page.ts'

/** What of a page is over its budget. The booking page may run the form's script too. */
export function budgetBreaches({ url, html, script, document, firstView, thirdParties }: PageWeight): string[] {
  const { pathname } = new URL(url)
  const scriptMax = pathname.endsWith(pagePath('booking')) ? FORM_SCRIPT_BROTLI_BYTES_MAX : SCRIPT_BROTLI_BYTES_MAX
  return [
    ...(html > HTML_BROTLI_BYTES_MAX ? [`HTML ${html} B of ${HTML_BROTLI_BYTES_MAX}`] : []),
    ...(script > scriptMax ? [`script ${script} B of ${scriptMax}`] : []),
    ...(document > FIRST_FLIGHT_BYTES_MAX ? [`the page itself ${document} B of ${FIRST_FLIGHT_BYTES_MAX}, the first flight`] : []),
    ...(firstView > FIRST_VIEW_BYTES_MAX ? [`first view ${firstView} B of ${FIRST_VIEW_BYTES_MAX}`] : []),
    ...thirdParties.map((host) => `a request to ${host}`),
  ]
}
