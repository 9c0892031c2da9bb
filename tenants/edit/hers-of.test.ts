import { expect, it } from 'vitest'
import { hersOf } from './hers-of.ts'

const labelOf = (file: string, path: string) => hersOf({ file, path })?.label

it('says what is hers: fields, lists, their order, their members and what is in them', () => {
  expect(labelOf('content.yaml', 'tagline')).toBe('Tagline')
  expect(labelOf('content.yaml', 'services/dinner/price')).toBe('Price for the usual length')
  for (const path of ['services', 'services#order', 'services/lunch'])
    expect(labelOf('content.yaml', path), path).toBe('What can be booked')
  expect(labelOf('theme.yaml', 'colors/accent')).toBe('Colours')
  expect(labelOf('theme.yaml', 'fonts/heading')).toBe('Heading font')
  expect(labelOf('tenant.yaml', 'seo/title')).toBe('Title')
  expect(labelOf('photos.yaml', 'photos/silk/focus/x')).toBe('What must stay visible')
  expect(labelOf('about.md', '')).toBe('About you')
  expect(labelOf('pages/letters.md', '')).toBe('Page')
})

it('leaves all else alone: her host, names in links, files, tests', () => {
  for (const [file, path] of [
    ['tenant.yaml', ''],
    ['tenant.yaml', 'status'],
    ['tenant.yaml', 'domains'],
    ['tenant.yaml', 'currency'],
    ['tenant.yaml', 'contact'],
    ['tenant.yaml', 'contact/email'],
    ['content.yaml', ''],
    ['content.yaml', 'services/dinner/id'],
    ['content.yaml', 'faq/one/answer'],
    ['content.yaml', 'tagline/x'],
    ['content.yaml', 'constructor'],
    ['photos.yaml', 'photos/silk/file'],
    ['experiments.yaml', 'experiments'],
    ['custom.css', ''],
    ['pages/letters.md', 'title'],
  ] as const)
    expect(labelOf(file, path), `${file} ${path}`).toBeUndefined()
})
