import { expect, it } from 'vitest'
import { rehearseOneMachine } from './rehearse-one-machine.ts'

// Sophie asks the age at her door: what is looked at lies behind it.
it('one machine as it is documented books, by what is installed here of it', async () => {
  const { findings } = await rehearseOneMachine('sophie', () => undefined)
  expect(findings.filter(({ isRight }) => !isRight)).toEqual([])
  expect(findings.length).toBeGreaterThan(2)
})

it('says who there is where the tenant is unknown, before anything is started', async () => {
  const said: string[] = []
  await expect(rehearseOneMachine('sophi', (sentence) => said.push(sentence))).rejects.toThrow(
    'There is no tenant "sophi". Did you mean "sophie"?',
  )
  expect(said).toEqual([])
})
