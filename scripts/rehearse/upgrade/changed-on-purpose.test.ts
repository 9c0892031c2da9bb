import { expect, it } from 'vitest'
import { tellApart } from './changed-on-purpose.ts'

it('takes a rule that has changed since for no fault, and everything else for one', () => {
  const rule = 'sends a companion five links an hour, from whichever browsers they are asked for'
  const { broken, changed } = tellApart([rule, 'opens one session for one link'])
  expect(broken).toEqual(['opens one session for one link'])
  expect(changed).toEqual([expect.stringMatching(new RegExp(`^${rule}: sixty since`))])
})
