import { selectByReferences } from '../../../db/queries/request-list.ts'
import type { Blocking, Clock, TimeBlock } from '../../../db/queries/time-blocks.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { localDay } from '../../http/local-day.ts'
import { seeOther } from '../../http/see-other.ts'
import { appPage } from '../app/frame.tsx'
import { openRequests } from '../keys/open-request.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import { BlockForm } from './BlockForm.tsx'
import { saidQuery } from './BlockNotice.tsx'
import { blockWords, ruleWords } from './block-words.ts'
import { InTheWay } from './InTheWay.tsx'
import { type BlockProblems, type BlockForm as Fields, planBlock } from './plan-block.ts'
import type { Evening } from './plan-evening.ts'
import { type BlockFacts, clockOfDay, otherClocks, readBlockFacts } from './read-block-facts.ts'
import { readBlockForm } from './read-block-form.ts'
import { readEvening } from './read-evening.ts'
import { timesOf, writeBlock } from './write-block.ts'

/** The form for a time of her own; the address may fill it in: `?day=2026-12-04&from=14:00`. */
export async function showBlockForm(
  env: PlatformEnv,
  { tenantId, query, now }: { tenantId: string; query: URLSearchParams; now: Date },
): Promise<Response> {
  const facts = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) => readBlockFacts(tx, tenantId))
  const fields = readBlockForm((name) => query.get(name))
  return formPage({ facts, now, fields: { ...fields, day: fields.day || todayOf(facts, now) } })
}

const todayOf = ({ tenant }: BlockFacts, now: Date): string => localDay(now, tenant.timeZone).day

interface FormPage {
  facts: BlockFacts
  now: Date
  fields: Fields
  problems?: BlockProblems
}

function formPage({ facts, now, fields, problems }: FormPage): Promise<Response> {
  const today = todayOf(facts, now)
  const clock = clockOfDay(fields.day, facts, today)
  return appPage({
    shell: facts.shell,
    here: 'diary',
    status: problems === undefined ? 200 : 422,
    title: 'Block time',
    eyebrow: `${clock.place} time`,
    back: { href: dashboardPath('diary'), label: 'Diary' },
    isNarrow: true,
    children: (
      <>
        <p>Nobody can ask for a time that you block. You can free it again whenever you like.</p>
        <BlockForm fields={fields} problems={problems} clock={clock} legs={otherClocks(facts, today)} locale={facts.tenant.locale} />
      </>
    ),
  })
}

interface Asked {
  tenantId: string
  form: FormData
  now: Date
}

/**
 * Blocks what the form asks for, or with `do=done` what is left of today, then back by GET. Something in the way is asked about first, and so is a form
 * that makes no sense: neither has done anything.
 */
export async function blockByForm(env: PlatformEnv, asked: Asked): Promise<Response> {
  const { tenantId, form, now } = asked
  const text = (name: string) => String(form.get(name) ?? '')
  const isEvening = text('do') === 'done'
  const [facts, evening] = await inTenant(env, { tenantId, role: 'companion_read' }, async (tx) => {
    const found = await readBlockFacts(tx, tenantId)
    return [found, isEvening ? await readEvening(tx, tenantId, { rules: found.rules, now }) : undefined] as const
  })
  if (isEvening && evening?.state !== 'open') return alreadyDone(evening)
  const fields = evening?.form ?? readBlockForm(text)
  const clock = evening?.clock ?? clockOfDay(fields.day, facts, todayOf(facts, now))
  const planned = planTimes(fields, { clock, now })
  if ('problems' in planned) return formPage({ facts, now, fields, problems: planned.problems })
  const meeting = (['keep', 'decline'] as const).find((each) => each === text('meeting')) ?? 'ask'
  const written = await inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) =>
    writeBlock(tx, tenantId, { block: planned.block, meeting, seen: form.getAll('seen').map(String), madeBy: 'companion', now }),
  )
  if (written.blockId === undefined)
    return askWhatBecomes(env, asked, { facts, fields, isEvening, block: planned.block, inTheWay: written.inTheWay })
  const said = saidQuery({ blockId: written.blockId, declined: meeting === 'decline' ? declinedOf(written.inTheWay) : [] })
  return seeOther(
    text('back') === 'today'
      ? `${dashboardPath()}?${said}`
      : `${dashboardPath('diary')}?on=${planned.block.startsLocal.slice(0, 10)}&${said}`,
  )
}

/** A second tap finds what the first has done. */
const alreadyDone = (evening: Evening | undefined): Response =>
  seeOther(dashboardPath() + (evening?.doneBy ? `?${saidQuery({ blockId: evening.doneBy.blockId })}` : ''))

const declinedOf = (inTheWay: Blocking['inTheWay']): string[] =>
  inTheWay.filter(({ status }) => status === 'pending').map(({ reference }) => reference)

function planTimes(fields: Fields, at: { clock: Clock; now: Date }): { block: TimeBlock } | { problems: BlockProblems } {
  const planned = planBlock(fields, at)
  if ('problems' in planned || timesOf(planned.block, at.now).length > 0) return planned
  return {
    problems: planned.block.rule === null ? { day: 'That time has already passed.' } : { repeatUntil: 'All of that has already passed.' },
  }
}

/** All of what is to be blocked: of what repeats, its first day is only where it begins. */
const allWords = (block: TimeBlock, locale: string): string =>
  [blockWords(block, locale), ...(block.rule === null ? [] : [ruleWords({ ...block, rule: block.rule }, locale)])].join(', ')

/** What stands in the way, each with who, when and how much, and the answers there are. */
async function askWhatBecomes(
  env: PlatformEnv,
  { tenantId, form, now }: Asked,
  {
    facts,
    fields,
    isEvening,
    block,
    inTheWay,
  }: { facts: BlockFacts; fields: Fields; isEvening: boolean; block: TimeBlock; inTheWay: Blocking['inTheWay'] },
): Promise<Response> {
  const references = inTheWay.map(({ reference }) => reference)
  const found = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) => selectByReferences(tx, tenantId, references))
  const rows = found.toSorted((one, other) => one.startsAt.at - other.startsAt.at)
  const clients = await openRequests(env, tenantId, rows)
  return appPage({
    shell: facts.shell,
    here: 'diary',
    status: 409,
    title: rows.length === 1 ? 'Something is in the way' : 'Some things are in the way',
    eyebrow: `${allWords(block, facts.tenant.locale)}, ${block.place} time`,
    back: { href: dashboardPath(isEvening ? '' : 'diary'), label: isEvening ? 'Today' : 'Diary' },
    isNarrow: true,
    children: (
      <InTheWay
        rows={rows}
        clients={clients}
        rules={facts.rules}
        money={facts.tenant}
        now={now}
        fields={fields}
        isEvening={isEvening}
        back={String(form.get('back') ?? '')}
      />
    ),
  })
}
