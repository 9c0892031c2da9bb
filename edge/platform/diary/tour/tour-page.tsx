import type { Leg } from '../../../../tenants/contract/booking-rules.ts'
import { dashboardPath } from '../../../../tenants/contract/urls.ts'
import { nextLegs } from '../../../http/next-legs.ts'
import { Card } from '../../app/Card.tsx'
import { appPage } from '../../app/frame.tsx'
import { Head } from '../../app/Head.tsx'
import { Tag } from '../../app/Left.tsx'
import type { Children } from '../../app/markup.ts'
import { waitingWords } from '../../reports/report-sentences.ts'
import { AnswerAsked } from '../../requests/AnswerAsked.tsx'
import { AskedCities } from '../../requests/AskedCities.tsx'
import { History } from '../rules/History.tsx'
import { daysWords } from '../rules/hours-words.ts'
import type { RuleFacts } from '../rules/read-rule-facts.ts'
import { addLegPath, legPath, tourPath } from './leg-path.ts'
import { isRunning, legFacts, splitTour } from './plan-tour.ts'

/** Where she is on tour: each leg leads to its form. */
export const tourPage = (facts: RuleFacts, { notice, status }: { notice?: Children; status?: number }): Promise<Response> =>
  appPage({
    shell: facts.shell,
    here: 'diary',
    title: 'Tour',
    back: { href: dashboardPath('diary'), label: 'Diary' },
    ...(status === undefined ? {} : { status }),
    children: (
      <>
        {notice}
        <div class="halves">
          <div>
            <Legs facts={facts} />
          </div>
          <div>
            <History facts={facts} page="tour" />
          </div>
        </div>
      </>
    ),
  })

function Legs({ facts }: { facts: RuleFacts }) {
  const { coming, past } = splitTour(facts.rules.tour, facts.now)
  return (
    <>
      <Head title="Now and next" />
      {coming.length === 0 ? (
        <Card label="No tour">
          <p>No tour planned. Clients can ask for {facts.rules.city}.</p>
        </Card>
      ) : (
        <ul class="list card">
          {coming.map((leg) => (
            <LegLine leg={leg} facts={facts} />
          ))}
        </ul>
      )}
      <p class="actions">
        <a class="button" href={addLegPath()}>
          Add a city
        </a>
      </p>
      <p class="sub">The booking form on your site follows at once, its tour pages within a minute.</p>
      <Asked facts={facts} />
      {past.length > 0 && (
        <details>
          <summary>Past</summary>
          <ul class="list card">
            {past.map((leg) => (
              <li>
                <strong>{leg.city}</strong>
                <span class="sub block">{daysWords(leg, facts.telling)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** Cities that people ask for: with dates there, one tap tells them. */
function Asked({ facts: { asked, rules, telling, now } }: { facts: RuleFacts }) {
  const legs = nextLegs(rules.tour, now)
  const coming = asked.flatMap((each) => {
    const leg = legs.find(({ city }) => city === each.city)
    return leg ? [{ ...each, days: daysWords(leg, telling) }] : []
  })
  return (
    <>
      {coming.map((each) => (
        <Card label={`Who asked for ${each.city}`}>
          <AnswerAsked {...each} back={tourPath()} />
        </Card>
      ))}
      <AskedCities cities={asked.filter(({ city }) => !coming.some((each) => each.city === city))} />
    </>
  )
}

const LegLine = ({ leg, facts: { waiting, telling, now } }: { leg: Leg; facts: RuleFacts }) => (
  <li>
    <a class="line" href={legPath(leg)}>
      <strong>{leg.city}</strong> {isRunning(leg, now) && <Tag words="now" />}
      <span class="block">{daysWords(leg, telling)}</span>
      {legFacts(leg, telling).map((words) => (
        <span class="sub block">{words}</span>
      ))}
      {waiting
        .filter(({ city, legFrom }) => city === leg.city && legFrom === leg.from)
        .map((each) => (
          <span class="block">{waitingWords(each)}</span>
        ))}
    </a>
  </li>
)
