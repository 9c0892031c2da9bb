import type { Leg } from '../../../../tenants/contract/booking-rules.ts'
import { Card } from '../../app/Card.tsx'
import { appPage } from '../../app/frame.tsx'
import type { Children } from '../../app/markup.ts'
import { daysWords } from '../rules/hours-words.ts'
import type { RuleFacts } from '../rules/read-rule-facts.ts'
import { LegFields } from './LegFields.tsx'
import { addLegPath, legPath, tourPath } from './leg-path.ts'
import { type LegForm, type LegProblems, legFormOf } from './plan-leg.ts'

export interface LegView {
  notice?: Children
  status?: number
  /** What was typed, where it could not be saved. */
  typed?: LegForm
  problems?: LegProblems
}

/** The form of a leg; without one, of a new one. */
export const legPage = (facts: RuleFacts, leg: Leg | undefined, { notice, status, typed, problems = {} }: LegView): Promise<Response> =>
  appPage({
    shell: facts.shell,
    here: 'diary',
    title: leg?.city ?? 'Add a city',
    ...(leg ? { eyebrow: daysWords(leg, facts.telling) } : {}),
    back: { href: tourPath(), label: 'Tour' },
    isNarrow: true,
    ...(status === undefined ? {} : { status }),
    children: (
      <>
        {notice}
        <Card label={leg?.city ?? 'Add a city'}>
          <form method="post" action={leg ? legPath(leg) : addLegPath()} novalidate>
            <input type="hidden" name="do" value="save" />
            <input type="hidden" name="version" value={String(facts.version)} />
            <LegFields form={typed ?? legFormOf(leg)} problems={problems} facts={facts} />
            <p class="actions">
              <button type="submit">{leg ? 'Save' : 'Add to tour'}</button>
            </p>
          </form>
        </Card>
        {leg && <CancelLeg leg={leg} version={facts.version} />}
      </>
    ),
  })

const CancelLeg = ({ leg, version }: { leg: Leg; version: number }) => (
  <form method="post" action={legPath(leg)}>
    <input type="hidden" name="do" value="cancel" />
    <input type="hidden" name="version" value={String(version)} />
    <p class="actions">
      <button type="submit" class="quiet">
        Cancel these dates
      </button>
    </p>
  </form>
)
