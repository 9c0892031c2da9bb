import type { HerField } from '../../../../tenants/contract/her-fields.ts'
import { type SiteChange, type SiteSource, siteValueOf } from '../../../../tenants/contract/site-fields.ts'
import { Field } from '../../app/Field.tsx'
import { clocksToOffer, countryName, findTimeZone, isKnownZone } from '../../diary/tour/find-time-zone.ts'
import type { SiteForm } from '../page/form-page.tsx'
import type { SiteFacts } from '../page/read-site.ts'
import { followName } from './follow-name.ts'

const CITY = { file: 'tenant.yaml', path: 'city' } as const
const ZONE = { file: 'tenant.yaml', path: 'timeZone' } as const

/** Her city, and the clock that goes with it: asked for only where the city is not known, or there are several of its name. */
export function cityForm(fields: readonly HerField[], facts: SiteFacts, sent: FormData | undefined): Partial<SiteForm> {
  const chosen = sent?.get('zone')
  const zone = typeof chosen === 'string' && isKnownZone(chosen) ? chosen : undefined
  const isAsked = sent !== undefined && zoneOf(facts.source, String(sent.get('tenant-city') ?? ''), undefined) === undefined
  return {
    fields,
    check: (then) =>
      zoneOf(facts.source, String(siteValueOf(then, CITY) ?? ''), zone) === undefined
        ? 'Which time zone is your city in? Choose the nearest city below.'
        : undefined,
    also: (source, changes) => {
      const city = spelled(source, changes)
      return [...city, ...clockChange(source, changes, zone), ...followName(source, [...changes, ...city])]
    },
    arrange: (_, control) => (
      <>
        {control}
        {isAsked && <Clocks home={String(siteValueOf(facts.source, ZONE) ?? '')} chosen={zone} />}
      </>
    ),
  }
}

const find = (source: SiteSource, city: string) =>
  findTimeZone(city, { city: String(siteValueOf(source, CITY) ?? ''), timeZone: String(siteValueOf(source, ZONE) ?? ''), tour: [] })

/** Undefined: it has to be asked. */
function zoneOf(source: SiteSource, city: string, chosen: string | undefined): string | undefined {
  const found = find(source, city)
  return 'timeZone' in found ? found.timeZone : chosen
}

/** `perth` is Perth. */
function spelled(source: SiteSource, changes: readonly SiteChange[]): SiteChange[] {
  const change = changes.find(({ path }) => path === CITY.path)
  const found = typeof change?.after === 'string' ? find(source, change.after) : undefined
  return change && found && 'city' in found && found.city !== change.after ? [{ ...change, after: found.city }] : []
}

function clockChange(source: SiteSource, changes: readonly SiteChange[], chosen: string | undefined): SiteChange[] {
  const city = changes.find(({ path }) => path === CITY.path)?.after
  const before = siteValueOf(source, ZONE)
  const after = typeof city === 'string' ? zoneOf(source, city, chosen) : undefined
  return after === undefined || after === before ? [] : [{ ...ZONE, before, after }]
}

const Clocks = ({ home, chosen }: { home: string; chosen: string | undefined }) => (
  <Field id="zone" label="The clock of">
    <select id="zone" name="zone">
      <option value="">Choose the nearest city</option>
      {clocksToOffer(home).map(({ country, clocks }) => (
        <optgroup label={countryName(country)}>
          {clocks.map(({ timeZone, city }) => (
            <option value={timeZone} selected={timeZone === chosen}>
              {city}, {countryName(country)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  </Field>
)
