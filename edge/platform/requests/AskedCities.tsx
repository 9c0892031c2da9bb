import type { AskedCity } from '../../../db/queries/tour-requests.ts'
import { askedCitiesPath } from '../../../tenants/contract/urls.ts'
import { Head } from '../app/Head.tsx'
import { askedWords } from '../reports/report-sentences.ts'

/** Cities where she does not go, by how many have asked her to come: each leads to what they wrote. */
export const AskedCities = ({ cities }: { cities: readonly AskedCity[] }) =>
  cities.length === 0 ? null : (
    <>
      <Head title="Cities asking for you" />
      <ul class="list card">
        {cities.map((each) => (
          <li>
            <a class="line" href={askedCitiesPath(each.city)}>
              <strong>{each.city}</strong>
              <span class="sub block">{askedWords({ people: each.people })}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
