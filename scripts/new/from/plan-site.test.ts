import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { planSite } from './plan-site.ts'
import { readFolder } from './read-folder.ts'
import { nameOfSite } from './read-source.ts'

const plan = async (name: string, answers: Parameters<typeof planSite>[1]) => {
  const source = await readFolder(path.join(import.meta.dirname, 'fixtures', name))
  const planned = planSite(source, answers)
  return { source, ...planned, noted: planned.notes.map(({ what, why, from }) => `${from}: ${what} (${why})`) }
}

describe('a site of a builder, as HTML', async () => {
  const { source, tenant, content, about, pages, noted } = await plan('builder', { name: 'Vivienne Hale', country: 'AU', currency: 'AUD' })

  it('says who she is and how to reach her', () => {
    expect(nameOfSite(source)).toBe('Vivienne Hale')
    expect(tenant).toEqual({
      contact: { phone: '+61 400 000 321' },
      socials: [{ platform: 'instagram', url: 'https://www.instagram.com/vivienne_example' }],
      seo: { title: 'Vivienne Hale — Perth', description: 'Slow lunches by the river, and evenings that end late.' },
      locale: 'en-AU',
    })
  })

  it('gives its words their places', () => {
    expect(content).toMatchObject({
      tagline: 'Slow lunches, late evenings',
      intro:
        'I restore old maps for a museum, so I am used to taking my time. A table by the river suits me best & a long story. Tell me where you have come from, and we begin there.',
      testimonials: [{ quote: 'I forgot to look at the time, twice.', by: 'R., Fremantle' }],
      faq: [
        { question: 'How far ahead should I write?', answer: 'Two days are lovely. A week is better.' },
        { question: 'Do you travel?', answer: 'Twice a year, to Hobart.' },
        { question: 'May I bring a book?', answer: 'Please do.' },
      ],
    })
    expect(about).toBe(
      'I came to Perth for a year, eleven years ago.\n\n## What I like\n\n- paper with a watermark\n- figs, \\*ripe\\*\n\nRead \\<this\\> slowly.',
    )
    expect(pages).toEqual([{ slug: 'letters', title: 'Letters', text: 'Cafés I would go back to, and why: the light, mostly.' }])
  })

  it('takes a price for a price only where its column says whose place it is for', () => {
    expect(content.rates).toEqual([
      {
        title: 'By the hour',
        items: [
          { label: 'Two hours', incall: 800, outcall: 900 },
          { label: 'Three hours', incall: 1100, note: 'on request' },
        ],
      },
      {
        title: 'Longer',
        items: [
          { label: 'Overnight', note: '$3,200' },
          { label: 'A weekend', note: '€6.000' },
        ],
      },
    ])
    expect(content.services).toEqual([
      {
        ...{ id: 'a-long-lunch', name: 'A long lunch', hours: 3, hoursMin: 1, price: 1100 },
        description: 'Three hours at a table by the water, $1,100. You choose the wine.',
      },
      {
        ...{ id: 'a-day-in-the-hills', name: 'A day in the hills', hours: 8, hoursMin: 1 },
        description: 'Stone cottages, one long walk, eight hours.',
      },
    ])
  })

  it('lists the rest with its words and where it was, and invents nothing', () => {
    for (const part of [
      /^letters\.html: .*was read as iso-8859-1/,
      /^index\.html: This season\nIn autumn I am away on Mondays\. \(words without a certain place\)/,
      /^index\.html: A rare listener\. \(kind words of nobody named/,
      /^rates\.html: I ask for a fifth in advance\./,
      /^rates\.html: Overnight: \$3,200 \(shown as these words/,
      /^services\.html: The theatre: Two to four hours.*\(a service, but it does not say in one way how many hours/,
      /^privacy\.html: the page Privacy/,
    ])
      expect(noted).toContainEqual(expect.stringMatching(part))
    expect(noted.join('\n')).not.toMatch(/never a word|sqs-block|Write to me|©|FAQ —/)
  })
})

describe('a site of Hugo, as Markdown', async () => {
  const { tenant, content, about, pages, noted, source } = await plan('hugo', { name: 'Odile', country: 'NZ', currency: 'NZD' })

  it('gives its words their places', () => {
    expect(tenant).toEqual({
      contact: { telegram: 'odile_example' },
      socials: [],
      seo: { title: 'Odile', description: 'Evenings with a cellist in Wellington.' },
      locale: 'en-NZ',
    })
    expect(content).toEqual({
      tagline: 'Evenings in a lower key',
      intro: 'I play the cello on weekdays and cook badly on Sundays. In between there is time for you, and I do not look at a clock.',
      testimonials: [{ quote: 'She knew the second movement by heart.', by: 'T., Napier' }],
      rates: [
        {
          title: 'Rates',
          items: [
            { label: 'Two hours', incall: 700, outcall: 800 },
            { label: 'An evening', incall: 1400, outcall: 1500 },
            { label: 'Overnight', note: 'NZD 2,900' },
          ],
        },
      ],
    })
    expect(about).toBe('I grew up in Nelson, between an orchard and a piano.\n\n## Afterwards\n\nI write back. Always.')
    expect(pages).toEqual([
      {
        slug: 'first-concert',
        title: 'The first concert',
        description: 'What to wear, and when to clap.',
        text: 'Wear what you like. Clap when I do.\n\n- Come early.\n- Stay late.',
      },
    ])
    expect(source.pages.flatMap(({ photos }) => photos)).toEqual([
      { source: '/images/harbour.jpg', alt: '' },
      { source: '/images/cello.jpg', alt: 'A cello leaning on a chair by a window' },
    ])
  })

  it('leaves out what nobody has published and what is no page, and says so', () => {
    for (const part of [
      /unfinished\.md: .*\(a draft, which nobody has published\)/,
      /^README\.md: .*\(is about the files, not of the site\)/,
      /about\.md: the shortcode spotify/,
      /kind-words\.md: Nobody signed this one\./,
      /^the whole site: services with a certain length \(not found: services in content\.yaml are still the template's, without a price\)/,
    ])
      expect(noted).toContainEqual(expect.stringMatching(part))
    expect(noted.join()).not.toContain('layouts/')
  })
})
