import type { TransactionSql } from 'postgres'
import { type ListRow, selectByReferences } from '../../../db/queries/request-list.ts'
import { type StoredBlock, selectBlock } from '../../../db/queries/time-blocks.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { tellStart } from '../html/format-when.ts'
import { UUID } from '../requests/parse-step.ts'
import { atChange } from './at-change.ts'
import { blockWords, oneTime, ruleWords } from './block-words.ts'
import { hasTimeAt } from './write-block.ts'

/** What a form about a block has just done, as the address says it and as the block stands now. */
export interface BlockSaid {
  block: StoredBlock
  /** The one time of it that this was about. */
  at: string | undefined
  /** Requests that were declined with it. */
  declined: readonly ListRow[]
}

const DECLINED_MAX = 20

/** The address after a form: of what was done with which block. */
export function saidQuery({
  blockId,
  at,
  declined = [],
}: {
  blockId: string
  at?: string | undefined
  declined?: readonly string[]
}): string {
  const told = declined.slice(0, DECLINED_MAX).join('.')
  return `said=block&block=${blockId}${at === undefined ? '' : `&at=${at}`}${told === '' ? '' : `&declined=${told}`}`
}

/** Undefined where the address speaks of no block of hers. */
export async function readBlockSaid(tx: TransactionSql, tenantId: string, query: URLSearchParams): Promise<BlockSaid | undefined> {
  const blockId = query.get('block') ?? ''
  if (query.get('said') !== 'block' || !UUID.test(blockId)) return undefined
  const references = (query.get('declined') ?? '').split('.').filter(Boolean).slice(0, DECLINED_MAX)
  const [block, declined] = await Promise.all([selectBlock(tx, tenantId, blockId), selectByReferences(tx, tenantId, references)])
  const at = query.get('at') ?? undefined
  return block && { block, at: at !== undefined && hasTimeAt(block, at) ? at : undefined, declined }
}

/** Whether the block, or the one time of it, is free again. */
const isFree = ({ block, at }: Pick<BlockSaid, 'block' | 'at'>): boolean =>
  block.isLifted || (at !== undefined && block.skipped.includes(at))

export function BlockNotice({ said, back, locale, now }: { said: BlockSaid; back: 'diary' | 'today'; locale: string; now: Date }) {
  const { block, at, declined } = said
  const isFreed = isFree(said)
  const when = blockWords(at === undefined ? block : oneTime(block, at), locale)
  const rule = block.rule !== null && at === undefined ? `, ${ruleWords({ ...block, rule: block.rule }, locale)}` : ''
  const changes = isFreed ? [] : atChange(block, { locale, now })
  return (
    <div class="card notice good undo">
      <p role="status">
        {isFreed ? 'Free again' : 'Blocked'}: {when}
        {rule}, {block.place} time.{changes.map((words) => ` ${words}`)}
        {!isFreed && declined.length > 0 && <Declined rows={declined} locale={locale} now={now} />}
      </p>
      <BlockDeed block={block} at={at} deed={isFreed ? 'again' : 'free'} back={back} label="Undo" />
    </div>
  )
}

/** A decline has an undo of its own, for as long as its client has not been told. */
const Declined = ({ rows, locale, now }: { rows: readonly ListRow[]; locale: string; now: Date }) => (
  <>
    {' '}
    {rows
      .filter(({ state }) => state === 'declined')
      .map((row, index) => (
        <>
          {index === 0 ? 'Declined: ' : ', '}
          <a href={dashboardPath(`requests/${row.reference}`)}>{tellStart(row.startsAt, { locale, now }).when}</a>
        </>
      ))}
    . On the request’s own page you can undo it for two minutes; then the client is emailed.
  </>
)

/** One button that frees a block or keeps it again: all of it, or the one time that begins at `at`. */
export const BlockDeed = ({
  block,
  at,
  deed,
  back,
  label,
  isFirst = false,
}: {
  block: Pick<StoredBlock, 'blockId'>
  at?: string | undefined
  deed: 'free' | 'again'
  back: 'diary' | 'today'
  label: string
  isFirst?: boolean
}) => (
  <form method="post" action={dashboardPath(`diary/block/${block.blockId}`)}>
    <input type="hidden" name="do" value={deed} />
    {at !== undefined && <input type="hidden" name="at" value={at} />}
    <input type="hidden" name="back" value={back} />
    <button type="submit" class={isFirst ? undefined : 'quiet'}>
      {label}
    </button>
  </form>
)
