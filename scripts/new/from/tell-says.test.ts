import { expect, it } from 'vitest'
import { tellSays } from './tell-says.ts'

it('says what of the site is taken, and what an option has in its place', () => {
  expect(tellSays({ name: 'Ada', city: 'Edinburgh', currency: 'GBP' }, { city: 'Perth', currency: 'GBP' })).toEqual([
    'The site says name Ada, which is taken; --name names another.',
    'The site says city Edinburgh; taken is Perth, as --city says.',
  ])
})
