import type { Children } from '../../app/markup.ts'
import { Notice } from '../../app/Notice.tsx'
import type { SiteFacts } from './read-site.ts'

type Facts = Pick<SiteFacts, 'shell'>

// What came of what she did. A new companion publishes nothing herself: her site opens once it is approved.

const isSetUp = ({ shell }: Facts): boolean => shell.setUp !== null

const NO_LETTER = 'Its title has no letter for an address, so that it is called “page” there.'

const SAID: Readonly<Record<string, { hers: Children; setUp: Children }>> = {
  saved: { hers: 'Saved. It won’t be on your site until you publish it.', setUp: 'Saved. Visitors see it once your site is approved.' },
  added: { hers: 'Added. It won’t be on your site until you publish it.', setUp: 'Added. Visitors see it once your site is approved.' },
  unnamed: {
    hers: `Added. ${NO_LETTER} It won’t be on your site until you publish it.`,
    setUp: `Added. ${NO_LETTER} Visitors see it once your site is approved.`,
  },
  removed: { hers: 'Removed. If it was on your site, it stays there until you publish.', setUp: 'Removed.' },
  same: { hers: 'Nothing has changed.', setUp: 'Nothing has changed.' },
  moved: { hers: 'Moved.', setUp: 'Moved.' },
  here: { hers: 'That photo is already here.', setUp: 'That photo is already here.' },
  discarded: { hers: 'Discarded.', setUp: 'Discarded.' },
}

export function SiteSaid({ said, facts }: { said: string | undefined; facts: Facts }) {
  const words = said !== undefined && Object.hasOwn(SAID, said) ? SAID[said] : undefined
  return words ? <Notice tone={said === 'same' ? 'plain' : 'good'}>{isSetUp(facts) ? words.setUp : words.hers}</Notice> : null
}

/** Beside what saves. */
export const untilWords = (facts: Facts): string =>
  isSetUp(facts) ? 'Visitors see it once your site is approved.' : 'Only you can see it until you publish.'
