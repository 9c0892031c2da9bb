import type { RequestRow } from '../../../db/queries/requests.ts'
import { madeOnce } from '../../../tenants/contract/made-once.ts'
import type { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { languageOf } from '../../../tenants/contract/words/languages.ts'
import type { Client } from '../keys/open-request.ts'
import { mailtoLink, telLink, unclearCountry } from './contact-links.ts'
import { explainMissing } from './explain-missing.ts'
import { formatCents, formatWhen } from './format-when.ts'
import type { Html } from './mail-layout.ts'
import { lengthWords } from './request-warnings.ts'
import { sourceName } from './source-name.ts'
import { herWhere } from './where-words.ts'

/** A line of what she is told of a request: in words, and where it can be used, as a link that we have made. */
export interface DetailRow {
  name: string
  text: string | StrangersText
  link?: Html | undefined
}

/** When, what is asked for, and by whom. `client` null: the details are no longer kept, or cannot be opened. `linkAttributes`: in a mail, where each link brings its colour. */
export function detailRows(booking: RequestRow, client: Client | null, linkAttributes: Html | string = ''): DetailRow[] {
  const rows: [string, string | StrangersText | null | undefined, Html?][] = [
    ['When', formatWhen(booking, booking)],
    ['What', `${booking.service}, ${lengthWords(booking)}`],
    ['Where', herWhere(booking, client)],
    ['Address', client?.address ?? (client?.missing && 'not given: ask for it')],
    ['Price', booking.priceCents === null ? 'on request' : formatCents(booking.priceCents, booking)],
    ['Name', client ? client.name : explainMissing(booking)],
    ['Email', client?.email.raw === '' ? null : client?.email, client ? mailtoLink(client.email, undefined, linkAttributes) : undefined],
    ['Phone', client?.phone, client?.phone ? telLink(client.phone, linkAttributes) : undefined],
    ['Phone’s country', client?.phone && unclearCountry(client.phone)],
    ['Language', languageWords(booking)],
    ['Came from', [booking.source === null ? null : sourceName(booking.source), booking.utmCampaign].filter(Boolean).join(', ')],
  ]
  return rows.flatMap(([name, text, link]) => (text ? [{ name, text, link }] : []))
}

/** That of a client who asked in another language than her site's first: she writes to them, too. */
function languageWords({ spoken, locale }: Pick<RequestRow, 'spoken' | 'locale'>): string | undefined {
  const language = languageOf(spoken.locale)
  if (language === undefined || language === languageOf(locale)) return undefined
  return `${languageNames().of(language)}. The emails to this client are too.`
}

const languageNames = madeOnce(() => new Intl.DisplayNames('en-AU', { type: 'language' }))
