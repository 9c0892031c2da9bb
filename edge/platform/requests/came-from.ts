import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { TAB_LABELS, tabOf } from '../app/frame.tsx'
import { readDestination } from '../app/read-destination.ts'

// The list or the day that a request was opened from stands in its address: her app on the home screen has no Back but ours. Pure.

/** The address of a request's page. `from`: the page of her app that leads to it; else it is her requests. */
export function requestAddress(reference: string, query: { do?: string; said?: string; from?: string | undefined } = {}): string {
  const asked = Object.entries(query).filter(
    ([name, value]) => value !== undefined && (name !== 'from' || value !== dashboardPath('requests')),
  )
  const parameters = new URLSearchParams(asked as [string, string][]).toString()
  return dashboardPath(`requests/${reference}`) + (parameters === '' ? '' : `?${parameters}`)
}

/** Where "back" leads. What is no page of her app is none: nobody can send her elsewhere by a link. */
export function wayBack(from: string | undefined): { href: string; label: string } {
  const href = readDestination(from) ?? dashboardPath('requests')
  return { href, label: TAB_LABELS[tabOf(href.split('?')[0] ?? '')] }
}

/** A list after an answer that was given in it, as it was: what it is narrowed to, and what came of the answer. Undefined: the form names no page of her app. */
export function answeredIn(back: string, { reference, outcome }: { reference: string; outcome: string }): string | undefined {
  const list = readDestination(back)
  if (list === undefined) return undefined
  const [path = '', query] = list.split('?')
  const parameters = new URLSearchParams(query)
  parameters.set('about', reference)
  parameters.set('said', outcome)
  return `${path}?${parameters}`
}
