import { PassThrough } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { Failed, Usage } from '../command-line/failed.ts'
import { collectAnswers } from './collect-answers.ts'
import { newTenant } from './new-tenant.ts'
import { openTerminal } from './open-terminal.ts'
import type { Draft } from './question.ts'
import { planQuestions } from './questions.ts'

const questions = planQuestions(['claire'])

/** What somebody types, a line each; `said` is what the terminal showed. */
async function type(lines: readonly string[], given: Draft = {}) {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const terminal = openTerminal({ input, output })
  input.end(lines.map((line) => `${line}\n`).join(''))
  const said = () => stripVTControlCharacters(String(output.read() ?? ''))
  const answers = await collectAnswers({ questions, given, ask: terminal.ask, isPreset: false }).catch((error: Error) => error)
  terminal.close()
  return { answers, said: said() }
}
const byFlags = (given: Draft, isPreset = false) =>
  collectAnswers({ questions, given, isPreset }).catch((error: unknown) => error as InstanceType<typeof Usage>)

const emma = {
  slug: 'emma',
  name: 'Emma',
  city: 'Perth',
  timeZone: 'Australia/Perth',
  country: 'AU',
  currency: 'AUD',
  email: 'emma@example.com',
  layout: 'modern',
}

describe('the questions of npm run new', () => {
  it('take what is proposed on return, and the time zone from the city', async () => {
    const { answers, said } = await type(['', 'perth', '', '', '', 'mod'], { slug: 'emma' })
    expect(answers).toEqual(emma)
    expect(said).toContain('Name that visitors see [Emma]: ')
    expect(said).not.toContain('Time zone')
  })

  it('ask again where an answer will not do, say what was probably meant, and lose nothing that was said', async () => {
    const { answers, said } = await type([
      ...['Emma!', 'admin', 'claire', 'emma'],
      'Em',
      ...['Melborne', ''],
      ...['Austalia', ''],
      ...['dollars', 'nzd'],
      ...['emma', 'emma@example.com'],
      ...['baroque', 'minmal', ''],
    ])
    expect(answers).toEqual({
      ...emma,
      name: 'Em',
      city: 'Melbourne',
      timeZone: 'Australia/Melbourne',
      currency: 'NZD',
      layout: 'minimal',
    })
    for (const sentence of [
      '"Emma!" will not do: it should be lower-case letters',
      '"admin" will not do: it should be a name that the platform does not keep for itself.',
      'tenants/claire is there already.',
      '"Melborne" is not in the list of cities. Did you mean Melbourne? If it is right, type it once more.',
      'Home city [Melbourne]: ',
      'Did you mean Australia?',
      '"dollars" will not do: it should be a currency by its three letters',
      '"emma" will not do: it should be an email address.',
      '"baroque" is no layout: elegant, modern, minimal.',
      'Did you mean minimal?',
    ])
      expect(said).toContain(sentence)
  })

  it('keep a place that the list does not have, and ask for its clock', async () => {
    const { answers } = await type(['', 'Byron Bay Hinterland', 'Byron Bay Hinterland', 'Mars', 'brisbane', '', '', '', 'modern'], {
      slug: 'emma',
    })
    expect(answers).toMatchObject({ city: 'Byron Bay Hinterland', timeZone: 'Australia/Brisbane', country: 'AU' })
  })

  it('ask which one where several cities have the name, and follow it', async () => {
    const { answers, said } = await type(['', 'London', '9', '2', '', '', '', ''], { slug: 'emma' })
    expect(said).toContain('2  United Kingdom, Europe/London')
    expect(answers).toMatchObject({ timeZone: 'Europe/London', country: 'GB', currency: 'GBP' })
  })

  it('ask nothing that an option has said, and ask again for what it said wrongly', async () => {
    const { answers, said } = await type(['Hobart', '', '', ''], {
      ...emma,
      city: 'Hobrat',
      timeZone: undefined,
      country: undefined,
    } as never)
    expect(said).toContain('"Hobrat" is not in the list of cities.')
    expect(said).not.toContain('Name that visitors see')
    expect(answers).toMatchObject({ ...emma, city: 'Hobart', timeZone: 'Australia/Hobart' })
  })

  it('end with a sentence where the terminal is closed', async () => {
    const { answers } = await type(['Em'], { slug: 'emma' })
    expect(answers).toBeInstanceOf(Failed)
    expect(String(answers)).toContain('Nothing was made.')
  })
})

describe('npm run new without a terminal', () => {
  it('takes options, and what follows from them', async () => {
    expect(await byFlags({ slug: 'emma', name: 'Emma', city: 'Perth', email: 'emma@example.com' })).toEqual({ ...emma, layout: 'minimal' })
    expect(await byFlags({ slug: 'emma', city: 'London', country: 'uk' }, true)).toMatchObject({
      timeZone: 'Europe/London',
      currency: 'GBP',
    })
    expect(await byFlags({ slug: 'emma', city: 'Nowhere Springs', timeZone: 'Australia/Darwin' }, true)).toMatchObject({ country: 'AU' })
  })

  it('names everything that is missing or wrong at once, with exit code 2', async () => {
    const missing = await byFlags({ slug: 'emma', layout: 'baroque' })
    expect(String(missing)).not.toMatch(/time-zone|undefined/)
    expect(missing).toMatchObject({ exitCode: 2 })
    expect(String(missing)).toMatch(
      /--name is missing[\s\S]*--city is missing[\s\S]*--email is missing[\s\S]*--layout: "baroque" is no layout/,
    )
    expect(String(await byFlags({ slug: 'emma', city: 'London' }, true))).toMatch(/--time-zone is missing\. Which London\?/)
    expect(String(await byFlags({ slug: 'emma', city: 'Sidny' }, true))).toContain(
      '--city: "Sidny" is not in the list of cities. Did you mean Sydney?',
    )
  })

  it('makes nothing where nothing is said', async () => {
    await expect(newTenant(undefined, { yes: true })).rejects.toBeInstanceOf(Usage)
    await expect(newTenant('claire', { yes: true })).rejects.toThrow(/is there already/)
    await expect(newTenant('emma', { yes: false, invite: 'her' })).rejects.toThrow(/--invite: "her" will not do/)
  })
})
