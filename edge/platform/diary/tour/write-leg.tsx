import type { BookingRules, Leg } from '../../../../tenants/contract/booking-rules.ts'
import { seeOther } from '../../../http/see-other.ts'
import { Notice } from '../../app/Notice.tsx'
import { ToldAsked } from '../../requests/ToldAsked.tsx'
import { editByForm, ruleFactsOf, type SentForm } from '../rules/edit-by-form.ts'
import { RuleSaid } from '../rules/History.tsx'
import type { RuleFacts } from '../rules/read-rule-facts.ts'
import { StaleNotice } from '../rules/StaleNotice.tsx'
import { askAboutStranded } from '../rules/Stranded.tsx'
import { legPage } from './leg-page.tsx'
import { addLegPath, legNamed, legPath, tourPath } from './leg-path.ts'
import { keepTyped, type LegProblems, legFormOf, planLeg, readLegForm } from './plan-leg.ts'
import { tourPage } from './tour-page.tsx'

interface Shown {
  tenantId: string
  now: Date
}

export async function showTour(
  env: PlatformEnv,
  { tenantId, said, told, now }: Shown & { said: string | undefined; told: number | undefined },
): Promise<Response> {
  const notice = told === undefined ? <RuleSaid said={said} /> : <ToldAsked told={told} />
  return tourPage(await ruleFactsOf(env, tenantId, now), { notice })
}

/** `name`: of the leg, as its address has it; absent: a new one. */
export async function showLeg(
  env: PlatformEnv,
  { tenantId, name, city, now }: Shown & { name?: string; city?: string | undefined },
): Promise<Response> {
  const facts = await ruleFactsOf(env, tenantId, now)
  const leg = name === undefined ? undefined : legNamed(name, facts.rules)
  return name !== undefined && !leg
    ? noSuchLeg(facts)
    : legPage(facts, leg, city === undefined ? {} : { typed: { ...legFormOf(leg), city } })
}

type Sent = SentForm & { name?: string }

/** The forms of a leg: what is saved or cancelled is so at once, for her site's form too. */
export function changeLeg(env: PlatformEnv, sent: Sent): Promise<Response> {
  return sent.form.get('do') === 'cancel' ? cancelLeg(env, sent) : saveLeg(env, sent)
}

const GONE = 'gone'

async function saveLeg(env: PlatformEnv, sent: Sent): Promise<Response> {
  const { tenantId, form, name } = sent
  const typed = readLegForm(form)
  const edited = await editByForm<LegProblems | typeof GONE>(env, sent, ({ rules, telling, now }) => {
    const leg = name === undefined ? undefined : legNamed(name, rules)
    return name !== undefined && !leg ? { problems: GONE } : planLeg(typed, { rules, leg, telling, now })
  })
  const legIn = (rules: BookingRules) => (name === undefined ? undefined : legNamed(name, rules))
  switch (edited.kind) {
    case 'saved':
      return seeOther(`${tourPath()}?said=${name === undefined ? 'added' : 'saved'}`)
    case 'problems': {
      const { problems, facts } = edited
      return problems === GONE ? noSuchLeg(facts) : legPage(facts, legIn(facts.rules), { status: 422, typed, problems })
    }
    case 'stale': {
      const { facts, base, since } = edited
      const current = legIn(facts.rules)
      return legPage(facts, current, {
        status: 409,
        notice: <StaleNotice since={since} telling={facts.telling} />,
        typed: keepTyped(typed, { base: legIn(base), current }),
      })
    }
    case 'stranded':
      return askAboutStranded(env, tenantId, {
        ...edited,
        form,
        action: name === undefined ? addLegPath() : pathOf(legIn(edited.facts.rules)),
        back: { href: name === undefined ? tourPath() : pathOf(legIn(edited.facts.rules)), label: 'Tour' },
        anyway: 'Save it anyway',
      })
  }
}

async function cancelLeg(env: PlatformEnv, sent: Sent): Promise<Response> {
  const { tenantId, form, name = '' } = sent
  const edited = await editByForm<typeof GONE>(env, sent, ({ rules }) => {
    const leg = legNamed(name, rules)
    return leg ? { after: { ...rules, tour: rules.tour.filter((each) => each !== leg) } } : { problems: GONE }
  })
  switch (edited.kind) {
    case 'saved':
      return seeOther(`${tourPath()}?said=cancelled`)
    case 'problems':
      return noSuchLeg(edited.facts)
    case 'stale': {
      const { facts, since } = edited
      const notice = <StaleNotice since={since} telling={facts.telling} isKept={false} />
      const leg = legNamed(name, facts.rules)
      return leg ? legPage(facts, leg, { status: 409, notice }) : tourPage(facts, { status: 409, notice })
    }
    case 'stranded': {
      const path = pathOf(legNamed(name, edited.facts.rules))
      return askAboutStranded(env, tenantId, {
        ...edited,
        form,
        action: path,
        back: { href: path, label: 'Tour' },
        anyway: 'Cancel the dates anyway',
      })
    }
  }
}

const pathOf = (leg: Leg | undefined): string => (leg ? legPath(leg) : tourPath())

const noSuchLeg = (facts: RuleFacts): Promise<Response> =>
  tourPage(facts, { status: 404, notice: <Notice tone="bad">Those dates are not on your tour any more.</Notice> })
