import { describedBy, Field, InputField } from '../../app/Field.tsx'
import { HourRows } from '../hours/HourRows.tsx'
import type { RuleFacts } from '../rules/read-rule-facts.ts'
import { isEmptyWeek } from '../rules/week-rows.ts'
import { type Clock, citiesToOffer, clocksToOffer, countryName } from './find-time-zone.ts'
import type { LegForm, LegProblems } from './plan-leg.ts'

interface LegFieldsProps {
  form: LegForm
  problems: LegProblems
  facts: RuleFacts
}

export const LegFields = (props: LegFieldsProps) => (
  <>
    <City {...props} />
    <div class="travel">
      <div>
        <Text name="from" type="date" label="First day" {...props} />
        <Text name="arrives" type="time" label="Earliest start" {...props} />
      </div>
      <div>
        <Text name="to" type="date" label="Last day" {...props} />
        <Text name="leaves" type="time" label="Latest end" {...props} />
      </div>
    </div>
    <p class="sub">The times are for those two days alone: leave them empty if any time suits.</p>
    <Places {...props} />
    <Text name="note" label="Note" hint={NOTE_HINT} {...props} />
    <HoursThere {...props} />
  </>
)

const NOTE_HINT = 'A few words for your tour page, such as “In the city, near the river”. You can leave it empty.'

type TextName = 'from' | 'to' | 'arrives' | 'leaves' | 'note'

interface TextProps extends LegFieldsProps {
  name: TextName
  label: string
  type?: 'date' | 'time'
  hint?: string
}

const Text = ({ name, type, label, hint, form, problems }: TextProps) => (
  <InputField id={name} label={label} hint={hint} error={problems[name]} type={type} value={form[name]} />
)

const CITY_HINT = 'Times below are this city’s local time.'

function City({ form, problems, facts: { rules } }: LegFieldsProps) {
  const asksForClock = problems.timeZone !== undefined || form.timeZone !== ''
  return (
    <>
      <InputField id="city" label="City" hint={CITY_HINT} error={problems.city} value={form.city} list="cities" autocomplete="off">
        <datalist id="cities">
          {citiesToOffer(rules).map((city) => (
            <option value={city} />
          ))}
        </datalist>
      </InputField>
      {asksForClock && (
        <Field id="timeZone" label="Same clock as" error={problems.timeZone}>
          <Clocks chosen={form.timeZone} found={problems.clocks ?? []} home={rules.timeZone} error={problems.timeZone} />
        </Field>
      )}
    </>
  )
}

interface ClocksProps {
  chosen: string
  /** Of cities of that name. */
  found: readonly Clock[]
  home: string
  error: string | undefined
}

/** Clocks by their largest city, those of her own country first: nobody needs to know what a zone is called. */
const Clocks = ({ chosen, found, home, error }: ClocksProps) => (
  <select id="timeZone" name="timeZone" {...describedBy({ id: 'timeZone', error })}>
    <option value="">Choose a place</option>
    {found.length > 0 && (
      <optgroup label="Of that name">
        {found.map(({ timeZone, city, country }) => (
          <option value={timeZone} selected={timeZone === chosen}>
            {city}, {countryName(country)}
          </option>
        ))}
      </optgroup>
    )}
    {clocksToOffer(home).map(({ country, clocks }) => (
      <optgroup label={countryName(country)}>
        {clocks.map(({ timeZone, city }) => (
          <option value={timeZone} selected={found.length === 0 && timeZone === chosen}>
            {city}, {countryName(country)}
          </option>
        ))}
      </optgroup>
    ))}
  </select>
)

const Places = ({ form, problems: { places } }: LegFieldsProps) => (
  <fieldset>
    <legend>Where</legend>
    <label class="choice">
      <input type="checkbox" name="incall" value="yes" checked={form.incall} {...describedBy({ id: 'places', error: places })} />
      Incall: clients come to you
    </label>
    <label class="choice">
      <input type="checkbox" name="outcall" value="yes" checked={form.outcall} {...describedBy({ id: 'places', error: places })} />
      Outcall: you go to them
    </label>
    {places && (
      <p class="bad" id="places-error">
        {places}
      </p>
    )}
  </fieldset>
)

const HoursThere = ({ form, problems, facts: { shell } }: LegFieldsProps) => (
  <details open={problems.hours !== undefined || !isEmptyWeek(form.hours)}>
    <summary>Other hours there</summary>
    <p class="sub">Leave all of it empty to keep the hours you have at home.</p>
    <HourRows rows={form.hours} problems={problems.hours} locale={shell.locale} />
  </details>
)
