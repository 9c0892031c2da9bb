import { expect, it } from 'vitest'
import { readUntil } from './read-flood-pattern.ts'

const NOW = new Date('2026-11-20T10:00:00Z')

it.each(['2026-11-20T10:00:00.000Z', '2026-11-20T09:00:00.000Z', '2026-11-01T00:00:00.000Z'])('takes a page of %s', (text) => {
  expect(readUntil(text, NOW)?.toISOString()).toBe(text)
})

it.each(['', 'yesterday', '2026-11-20T10:00:01Z', '0000-01-01', '-271821-04-20T00:00:00Z', '2026-10-01'])('refuses “%s”', (text) => {
  expect(readUntil(text, NOW)).toBeUndefined()
})
