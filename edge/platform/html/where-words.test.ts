import { describe, expect, it } from 'vitest'
import { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { clientLanguage } from './client-when.ts'
import { herWhere, isVisitTo, placeWords, whereWords } from './where-words.ts'

const [city, address] = ['Sydney', '1 George Street'].map((text) => new StrangersText(text)) as [StrangersText, StrangersText]
const missing = new StrangersText('address')
const language = clientLanguage({ locale: 'en-AU' })

describe('at whose place it is', () => {
  it.each([
    ['at hers', { address: null }, 'Sydney, incall', 'Sydney, at mine'],
    ['at the client’s', { address }, 'Sydney, outcall', 'Sydney, at yours'],
    ['at the client’s, who has not said where', { address: null, missing }, 'Sydney, outcall', 'Sydney, at yours'],
    ['not known any more', null, 'Sydney', 'Sydney'],
  ])('is the same fact to both of them: %s', (_, client, hers, theirs) => {
    const place = { city, isEntry: false }
    expect([herWhere(place, client), whereWords({ city: 'Sydney', isVisit: isVisitTo(client, place) }, language)]).toEqual([hers, theirs])
  })

  it('is not guessed of an appointment that she entered without an address', () => {
    expect(placeWords({ isEntry: true }, { address: null })).toEqual([])
    expect(placeWords({ isEntry: true }, { address })).toEqual(['outcall'])
  })
})
