import { describe, expect, it } from 'vitest'
import { awayWords } from './database-away.tsx'
import { DONE_ANSWERS, DONE_DEEDS } from './done-words.ts'

describe('the page while the database is away', () => {
  it.each([...DONE_ANSWERS, ...DONE_DEEDS, 'block', 'undone', 'cancelled'])(
    'says that a deed was done where its form has led here: %s',
    (said) => {
      expect(awayWords({ isRead: true, said })).toContain('What you did was saved. Only this page could not be shown.')
    },
  )

  it.each([undefined, 'not_allowed', 'slot_taken', 'anything'])('says nothing of a deed on a page that none has led to: %s', (said) => {
    expect(awayWords({ isRead: true, said })).not.toContain('saved')
  })

  it('does not say that a form was not saved: its answer alone may be lost', () => {
    const words = awayWords({ isRead: false, said: undefined })
    expect(words).toContain('may not have been saved')
    expect(words).not.toContain('was not saved')
  })

  it('says that a form was not saved where nothing was begun', () => {
    expect(awayWords({ isRead: false, said: undefined, isBegun: false })).toContain('could not be saved, and nothing was done')
  })
})
