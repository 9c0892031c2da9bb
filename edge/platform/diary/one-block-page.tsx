import { type StoredBlock, selectBlock } from '../../../db/queries/time-blocks.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { seeOther } from '../../http/see-other.ts'
import { Buttons } from '../app/Buttons.tsx'
import { Card } from '../app/Card.tsx'
import { appPage } from '../app/frame.tsx'
import { inTenant } from '../postgres/in-tenant.ts'
import { UUID } from '../requests/parse-step.ts'
import { notFound } from '../requests/request-page.tsx'
import { atChange } from './at-change.ts'
import { BlockDeed, saidQuery } from './BlockNotice.tsx'
import { blockWords, oneTime, ruleWords } from './block-words.ts'
import { readBlockFacts } from './read-block-facts.ts'
import { spanAddress } from './read-span.ts'
import { blockAgain, freeBlock, hasTimeAt } from './write-block.ts'

interface BlockPlace {
  tenantId: string
  blockId: string
}

/** A time she has blocked, and the way to free it. `at`: which of those of a block that repeats. Another tenant's is not found. */
export async function showBlock(
  env: PlatformEnv,
  { tenantId, blockId, now }: BlockPlace & { now: Date },
  at: string | undefined,
): Promise<Response> {
  if (!UUID.test(blockId)) return notFound()
  const [facts, block] = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([readBlockFacts(tx, tenantId), selectBlock(tx, tenantId, blockId)]),
  )
  if (!block) return notFound()
  const { locale } = facts.tenant
  const one = block.rule !== null && at !== undefined && hasTimeAt(block, at) ? at : undefined
  const shown = one === undefined ? block : oneTime(block, one)
  const day = shown.startsLocal.slice(0, 10)
  return appPage({
    shell: facts.shell,
    here: 'diary',
    title: blockWords(shown, locale),
    eyebrow: `Blocked · ${block.place} time`,
    back: { href: `${dashboardPath('diary')}${spanAddress('week', day)}`, label: 'Diary' },
    isNarrow: true,
    children: <OneBlock block={block} at={one} locale={locale} now={now} />,
  })
}

interface OneProps {
  block: StoredBlock
  at: string | undefined
  locale: string
  now: Date
}

function OneBlock({ block, at, locale, now }: OneProps) {
  const isFree = block.isLifted || (at !== undefined && block.skipped.includes(at))
  const changes = isFree ? [] : atChange(at === undefined ? block : { ...block, ...oneTime(block, at), rule: null }, { locale, now })
  return (
    <Card label="Blocked">
      <p>{isFree ? 'This time is free again.' : 'Nobody can ask for this time. A booking you confirm overrides this block.'}</p>
      {block.rule !== null && <p>It repeats {ruleWords({ ...block, rule: block.rule }, locale)}.</p>}
      {changes.map((words) => (
        <p>{words}</p>
      ))}
      {isFree ? (
        <BlockDeed block={block} at={block.isLifted ? undefined : at} deed="again" back="diary" label="Block it again" isFirst />
      ) : (
        <Buttons>
          <BlockDeed
            block={block}
            at={at}
            deed="free"
            back="diary"
            label={block.rule !== null && at === undefined ? 'Free all of it' : 'Free this time'}
            isFirst
          />
          {at !== undefined && <BlockDeed block={block} deed="free" back="diary" label="Free all of it" />}
        </Buttons>
      )}
      {!isFree && at !== undefined && <p class="muted small">“All of it” is this time and every one still to come.</p>}
    </Card>
  )
}

/** A button of that page, or Undo: frees a block or keeps it again, then back by GET. What the page says then is read from the block itself. */
export async function actOnBlock(
  env: PlatformEnv,
  { tenantId, blockId }: BlockPlace,
  { form, now }: { form: FormData; now: Date },
): Promise<Response> {
  const text = (name: string) => String(form.get(name) ?? '')
  if (!UUID.test(blockId)) return notFound()
  const at = text('at') || undefined
  const block = await inTenant(env, { tenantId, role: 'companion_ingest' }, async (tx) => {
    if (text('do') === 'free') await freeBlock(tx, tenantId, { blockId, at })
    if (text('do') === 'again') await blockAgain(tx, tenantId, { blockId, at, now })
    return selectBlock(tx, tenantId, blockId)
  })
  if (!block) return notFound()
  const one = at !== undefined && hasTimeAt(block, at) ? at : undefined
  const said = saidQuery({ blockId, at: one })
  if (text('back') === 'today') return seeOther(`${dashboardPath()}?${said}`)
  // All of what repeats began who knows when: she is led to this week.
  const local = one ?? (block.rule === null ? block.startsLocal : undefined)
  return seeOther(`${dashboardPath('diary')}?${local === undefined ? '' : `on=${local.slice(0, 10)}&`}${said}`)
}
