import { tenantSlugSchema } from '../../tenants/contract/fields.ts'
import { tenantSchema } from '../../tenants/contract/tenant.ts'
import { themeSchema } from '../../tenants/contract/theme.ts'
import { nearestName } from '../../tenants/load/nearest-name.ts'
import { CITY, countryByPlace, TIME_ZONE } from './ask-place.ts'
import { checkBy } from './check-by.ts'
import { checkCountry, checkCurrency, currencyOf } from './check-country.ts'
import { DEFAULT_ANSWERS } from './create-tenant.ts'
import type { Question, Verdict } from './question.ts'

const { name, country, currency, contact } = tenantSchema.shape
const LAYOUTS = themeSchema.shape.layout.options

/** In the order in which they are asked. `taken`: slugs that are there already. */
export const planQuestions = (taken: readonly string[]): readonly Question[] => [
  {
    key: 'slug',
    flag: '<slug>',
    isNeeded: true,
    asks: () => 'Short name, for her folder and address',
    preset: () => undefined,
    check: (text) => checkSlug(text, taken),
  },
  {
    key: 'name',
    flag: '--name',
    isNeeded: true,
    asks: () => 'Name that visitors see',
    preset: ({ slug = '' }) => slug.charAt(0).toUpperCase() + slug.slice(1),
    check: (text) => checkBy(name, text, 'a name of 1 to 60 characters'),
  },
  CITY,
  TIME_ZONE,
  {
    key: 'country',
    flag: '--country',
    asks: () => 'Country, by name or two letters',
    preset: countryByPlace,
    check: (text) => checkCountry(text, country),
  },
  {
    key: 'currency',
    flag: '--currency',
    asks: () => 'Currency of her prices',
    preset: (draft) => currencyOf(draft.country ?? ''),
    check: (text) => checkCurrency(text, currency),
  },
  {
    key: 'email',
    flag: '--email',
    isNeeded: true,
    asks: () => 'Email for requests',
    preset: ({ slug }) => `${slug}@example.com`,
    check: (text) => checkBy(contact.shape.email, text),
  },
  {
    key: 'layout',
    flag: '--layout',
    asks: () => `Layout: ${LAYOUTS.join(', ')}`,
    preset: () => DEFAULT_ANSWERS.layout,
    check: checkLayout,
  },
]

function checkSlug(text: string, taken: readonly string[]): Verdict {
  if (taken.includes(text)) return { problem: `tenants/${text} is there already. Choose another name, or edit that one.` }
  return checkBy(tenantSlugSchema, text)
}

/** `mod` is modern. */
function checkLayout(text: string): Verdict {
  const begun = LAYOUTS.filter((layout) => layout.startsWith(text.toLowerCase()))
  if (begun[0] !== undefined && begun.length === 1) return { value: begun[0] }
  const near = nearestName(text, LAYOUTS)
  return { problem: `"${text}" is no layout: ${LAYOUTS.join(', ')}.`, ...(near === undefined ? {} : { near }) }
}
