import type { ISql } from 'postgres'
import {
  type BlockedTime,
  type Blocking,
  type BlockMaker,
  blockTime,
  keepBlockAgain,
  liftBlock,
  type Meeting,
  type StoredBlock,
  selectBlock,
  type TimeBlock,
} from '../../../db/queries/time-blocks.ts'
import { parseLocalTime, toInstant } from '../../../tenants/contract/local-time.ts'
import { expandBlock } from './expand-block.ts'
import { laidUntil } from './lay-blocks.ts'

// To block a time, to free it, and to take either back: for her pages, for `npm run diary` and for agents.

const DAY_MS = 86_400_000
/** How far back the times of a block that repeats are written: what the diary shows of the weeks before. */
const WRITTEN_BACK_DAYS = 35

/** The single times that are written of a block; none where all of it is over. */
export const timesOf = (block: TimeBlock, now: Date): BlockedTime[] =>
  expandBlock(block, {
    from: block.rule === null ? Number.NEGATIVE_INFINITY : now.getTime() - WRITTEN_BACK_DAYS * DAY_MS,
    until: laidUntil(now).getTime(),
  }).filter(({ endsAt }) => block.rule !== null || Date.parse(endsAt) > now.getTime())

/**
 * Blocks a time. With `decline`, requests that wait in it are declined only if she has `seen` them all: a request that has come since is asked about first.
 * To be called in a transaction: nothing can come between the question and its answer.
 */
export async function writeBlock(
  tx: ISql,
  tenantId: string,
  {
    block,
    meeting,
    seen,
    madeBy,
    now,
  }: { block: TimeBlock; meeting: Meeting; seen: readonly string[] | 'all'; madeBy: BlockMaker; now: Date },
): Promise<Blocking> {
  const times = timesOf(block, now)
  const write = (how: Meeting) =>
    blockTime(tx, tenantId, { block, times, laidUntil: block.rule === null ? null : laidUntil(now), meeting: how, madeBy })
  const asked = await write('ask')
  if (asked.blockId !== undefined || meeting === 'ask') return asked
  const isNews = ({ reference, status }: Blocking['inTheWay'][number]) =>
    status === 'pending' && seen !== 'all' && !seen.includes(reference)
  return meeting === 'decline' && asked.inTheWay.some(isNews) ? asked : write(meeting)
}

/** Frees a block, or the one time of it that begins at `at`. The block as it is then; undefined: there is nothing to free. */
export async function freeBlock(
  tx: ISql,
  tenantId: string,
  { blockId, at }: { blockId: string; at: string | undefined },
): Promise<StoredBlock | undefined> {
  const block = await selectBlock(tx, tenantId, blockId)
  if (!block || (at !== undefined && !hasTimeAt(block, at))) return undefined
  // The only time of a block is all of it.
  const skipped = block.rule === null ? undefined : at
  return (await liftBlock(tx, tenantId, { blockId, ...(skipped === undefined ? {} : { skipped }) }))
    ? selectBlock(tx, tenantId, blockId)
    : undefined
}

/** Takes freeBlock back: all of the block, or the one time. */
export async function blockAgain(
  tx: ISql,
  tenantId: string,
  { blockId, at, now }: { blockId: string; at: string | undefined; now: Date },
): Promise<StoredBlock | undefined> {
  const block = await selectBlock(tx, tenantId, blockId)
  if (!block || (at !== undefined && !hasTimeAt(block, at))) return undefined
  const skipped = block.rule === null ? undefined : at
  const times = skipped === undefined ? allTimes(block, now) : timeAt(block, skipped)
  const isKept = await keepBlockAgain(tx, tenantId, { blockId, times, ...(skipped === undefined ? {} : { skipped }) })
  return isKept ? selectBlock(tx, tenantId, blockId) : undefined
}

/** What the nights have written of it; they go on from there. */
const allTimes = (block: StoredBlock, now: Date): BlockedTime[] =>
  expandBlock(block, {
    from: block.rule === null ? Number.NEGATIVE_INFINITY : now.getTime() - WRITTEN_BACK_DAYS * DAY_MS,
    until: (block.laidUntil ?? laidUntil(now)).getTime(),
  })

/** Whether one of its times begins then, freed or not. */
export const hasTimeAt = (block: StoredBlock, at: string): boolean => timeAt(block, at).length > 0

function timeAt(block: StoredBlock, at: string): BlockedTime[] {
  const local = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(at) ? parseLocalTime(at) : undefined
  if (local === undefined) return []
  const start = toInstant(local, block.timeZone) ?? toInstant(local + 3_600_000, block.timeZone) ?? local
  return expandBlock({ ...block, skipped: [] }, { from: start, until: start + 1 })
}
