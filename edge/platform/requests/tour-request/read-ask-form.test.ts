import { describe, expect, it } from 'vitest'
import { wordsOf } from '../../../../tenants/contract/words/catalogues.ts'
import { isWish, readAskForm } from './read-ask-form.ts'

const dinner = { id: 'dinner', name: 'Dinner date', hours: 3, hoursMin: 2 }
const typed = { when: ' March ', service: 'dinner', hours: '3', name: 'Sam', email: 'sam@example.com', message: '' }
const read = (change: Partial<typeof typed> = {}, locale = 'en-AU') =>
  readAskForm({ ...typed, ...change }, { services: [dinner], words: wordsOf(locale) })

describe('what somebody writes who asks her to come', () => {
  it('is kept with the rough dates above the words', () => {
    expect(read()).toEqual({ name: 'Sam', email: 'sam@example.com', service: dinner, hours: 3, message: 'March' })
    expect(read({ message: 'A concert,\nthen supper.' })).toMatchObject({ message: 'March\nA concert,\nthen supper.' })
    expect([isWish(read()), isWish(read({ when: '' }))]).toEqual([true, false])
  })

  it('is refused beside the field, all of it at once, in the language of the page', () => {
    expect(read({ when: '', service: 'none', hours: '', name: ' ', email: 'sam' })).toEqual({
      when: 'Please say roughly when.',
      service: 'Please choose one of the services.',
      hours: 'Please choose how long.',
      name: 'Please tell me your name.',
      email: 'Please check the email address.',
    })
    expect(read({ hours: '1' })).toEqual({ hours: 'Please choose at least 2 hours for this.' })
    expect(read({ when: 'x'.repeat(81) })).toEqual({ when: 'Please shorten this.' })
    expect(read({ when: '' }, 'de')).toEqual({ when: 'Bitte schreiben Sie, wann ungefähr.' })
  })
})
