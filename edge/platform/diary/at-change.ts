import type { TimeBlock } from '../../../db/queries/time-blocks.ts'
import { changeWords } from './block-words.ts'
import { timesAtChange } from './expand-block.ts'
import { laidUntil } from './lay-blocks.ts'

/** What of a block a change of clocks skips, as far as it is laid, and what holds then: a sentence each. */
export const atChange = (block: TimeBlock, { locale, now }: { locale: string; now: Date }): string[] =>
  changeWords(timesAtChange(block, { from: now.getTime(), until: laidUntil(now).getTime() }), { ...block, locale })
