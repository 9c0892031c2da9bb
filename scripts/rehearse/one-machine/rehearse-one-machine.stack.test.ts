import { expect, it } from 'vitest'
import { rehearseOneMachine } from './rehearse-one-machine.ts'

it('one machine as it is documented books, by what is installed here of it', async () => {
  const { findings } = await rehearseOneMachine('claire', () => undefined)
  expect(findings.filter(({ isRight }) => !isRight)).toEqual([])
  expect(findings.length).toBeGreaterThan(2)
})
