import type { SetUp } from '../../../../db/queries/set-up.ts'
import { setUpPath } from '../../../../tenants/contract/urls.ts'
import type { SiteFacts } from '../page/read-site.ts'
import { sitePage } from '../page/site-page.tsx'
import { firstOpen, STEP_TITLES, STEPS } from './steps.ts'

/** Where a new companion begins, and where she comes back to. */
export function showSetUp(facts: SiteFacts, { steps, state }: SetUp): Promise<Response> {
  const next = firstOpen(steps)
  return sitePage({
    facts,
    title: state === 'open' ? 'Your site in six steps' : 'We’re looking at it',
    isNarrow: true,
    hasNoBar: true,
    children: (
      <>
        <p>
          {steps.length === 0
            ? 'A few minutes each, on your phone. Nothing is public until you say so, and you can stop any time.'
            : 'Everything you’ve saved is here. Nothing is public yet.'}
        </p>
        <p class="actions">
          <a class="button wide" href={setUpPath(next ?? 'ready')}>
            {next === undefined ? 'See my site' : `${steps.length === 0 ? 'Start' : 'Continue'}: ${STEP_TITLES[next].title}`}
          </a>
        </p>
        <ol class="card list groups">
          {STEPS.map((step, index) => (
            <li>
              <a class="line" href={setUpPath(step)}>
                <strong>
                  {index + 1}. {STEP_TITLES[step].title}
                </strong>
                <span class="sub block">{steps.includes(step) ? 'Done' : STEP_TITLES[step].asks}</span>
              </a>
            </li>
          ))}
        </ol>
      </>
    ),
  })
}
