import type { Manifest } from '../../../tenants/contract/manifest.ts'

/** What a link to the booking form can choose: `/booking?service=dinner&city=Brisbane`. */
export const CHOSEN_BY_LINK = ['service', 'hours', 'city'] as const

/** An option of a select, where this value is asked for; nothing asked for leaves the page's own choice. */
export function choose(option: Element, value: string): void {
  if (value === '') return
  if (option.getAttribute('value') === value) option.setAttribute('selected', '')
  else option.removeAttribute('selected')
}

/**
 * The booking form with what its address asks for, for a browser without JavaScript; the form's script reads the address itself. A service that is asked for without
 * hours has its usual ones. Another language is asked for the same.
 */
export function preselect(response: Response, { searchParams }: URL, services: Manifest['booking']['services']): Response {
  const asked = CHOSEN_BY_LINK.filter((name) => searchParams.get(name))
  if (asked.length === 0 || response.status !== 200) return response
  const form = new HTMLRewriter()
  const usual = services.find(({ id }) => id === searchParams.get('service'))?.hours
  const values = {
    hours: usual === undefined ? '' : String(usual),
    ...Object.fromEntries(asked.map((name) => [name, searchParams.get(name)])),
  }
  for (const [name, value] of Object.entries(values))
    form.on(`select[name="${name}"] option`, { element: (option) => choose(option, value ?? '') })
  const query = new URLSearchParams(asked.map((name) => [name, searchParams.get(name) ?? '']))
  form.on('nav.languages a', { element: (link) => void link.setAttribute('href', `${link.getAttribute('href')}?${query}`) })
  return form.transform(response)
}
