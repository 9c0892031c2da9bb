import { languageOf } from '../contract/words/languages.ts'
import type { TenantConfig } from './load-tenant.ts'
import type { LoadedTranslation } from './load-translations.ts'
import type { Locate } from './parse-yaml.ts'
import type { Problem } from './problem.ts'

type Own = Pick<TenantConfig, 'tenant' | 'content' | 'photos'>
type Found = Pick<Problem, 'got' | 'expected' | 'fix'> & { at: (string | number)[] }

/** What a translation leaves out, or has of what is not there: a page half in one language and half in another is nobody's. */
export function checkTranslations(own: Own, translations: readonly LoadedTranslation[], locateTenant: Locate): Problem[] {
  return [
    ...doubledLanguages(own, locateTenant),
    ...translations.flatMap(({ texts, locate }) =>
      [
        ...ids('services', { wanted: own.content.services.map(({ id }) => id), got: texts.services.map(({ id }) => id), key: 'id' }),
        ...ids('photos', { wanted: own.photos.map(({ id }) => id), got: texts.photos.map(({ id }) => id), key: 'id' }),
        // One may be missing: she writes notes on her phone, in her own language, and a leg goes without.
        ...foreign('tour', {
          wanted: own.tenant.tour.filter(({ note }) => note !== undefined).map(({ from }) => from),
          got: texts.tour.map(({ from }) => from),
          key: 'from',
        }),
        ...length(['rates'], own.content.rates, texts.rates),
        ...own.content.rates.flatMap(({ items }, at) => length(['rates', at, 'items'], items, texts.rates[at]?.items ?? items)),
        ...length(['extras'], own.content.extras, texts.extras),
        ...length(['booking', 'verifications'], own.tenant.booking.verifications, texts.booking.verifications),
        ...said(['contact', 'hours'], own.tenant.contact.hours, texts.contact.hours),
        ...said(['contact', 'responseTime'], own.tenant.contact.responseTime, texts.contact.responseTime),
        ...said(['booking', 'screening'], own.tenant.booking.screening, texts.booking.screening),
        ...said(['booking', 'cancellation'], own.tenant.booking.cancellation, texts.booking.cancellation),
        ...said(['booking', 'depositNote'], own.tenant.booking.deposit?.note, texts.booking.depositNote),
      ].map(({ at, ...problem }) => ({ ...locate(at), ...problem })),
    ),
  ]
}

function doubledLanguages({ tenant: { locale, translations } }: Own, locate: Locate): Problem[] {
  const languages = [locale, ...translations].map(languageOf)
  return translations.flatMap((each, index) =>
    languages.indexOf(languageOf(each)) === index + 1
      ? []
      : [
          {
            ...locate(['translations', index]),
            got: `"${each}" a second time`,
            expected: 'a language that no other part of the site is in',
            fix: 'Remove it, or write another language.',
          },
        ],
  )
}

interface Named {
  wanted: readonly string[]
  got: readonly string[]
  key: string
}

/** Each of the first files once, and no other. */
function ids(field: string, { wanted, got, key }: Named): Found[] {
  const missing = wanted.filter((id) => !got.includes(id))
  return [
    ...missing.map((id) => ({
      at: [field],
      got: `nothing for "${id}"`,
      expected: 'a translation of it',
      fix: `Add ${key}: ${id} to ${field}.`,
    })),
    ...foreign(field, { wanted, got, key }),
  ]
}

function foreign(field: string, { wanted, got, key }: Named): Found[] {
  const found = got.flatMap((id, index) => (wanted.includes(id) && got.indexOf(id) === index ? [] : [{ id, index }]))
  return found.map(({ id, index }) => ({
    at: [field, index, key],
    got: `"${id}"`,
    expected: `one of ${wanted.join(', ')}, each once`,
    fix: 'Remove it, or correct it.',
  }))
}

const length = (at: (string | number)[], wanted: readonly unknown[], got: readonly unknown[]): Found[] =>
  wanted.length === got.length
    ? []
    : [
        {
          at,
          got: `${got.length} of them`,
          expected: `${wanted.length}, as in the first language`,
          fix: 'Write one for each, in the same order.',
        },
      ]

/** There in one language and not in the other. */
function said(at: string[], wanted: string | undefined, got: string | undefined): Found[] {
  if ((wanted === undefined) === (got === undefined)) return []
  const name = at.at(-1)
  return wanted === undefined
    ? [
        {
          at,
          got: `"${got}"`,
          expected: 'nothing: the first language says nothing here',
          fix: `Remove "${name}", or add it in tenant.yaml.`,
        },
      ]
    : [{ at, got: 'nothing', expected: `a translation of "${wanted}"`, fix: `Add "${name}".` }]
}
