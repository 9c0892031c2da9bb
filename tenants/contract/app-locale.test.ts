import { expect, it } from 'vitest'
import { appLocale } from './app-locale.ts'

it('writes dates in her app and in mails as their language does, which is English', () => {
  expect(appLocale({ locale: 'en-GB' })).toBe('en-GB')
  expect(appLocale({ locale: 'de' })).toBe('en-AU')
  expect(appLocale({ locale: 'zh-Hans' })).toBe('en-AU')
})
