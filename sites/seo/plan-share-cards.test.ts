import path from 'node:path'
import { expect, it } from 'vitest'
import { loadTenant } from '../../tenants/load/load-tenant.ts'
import { planShareCards } from './plan-share-cards.ts'
import { shareImageOf } from './share-image.ts'

it('has a card for each page that somebody sends, with what that page is about, and that of the home page for all others', async () => {
  const config = await loadTenant(path.resolve(import.meta.dirname, '../../tenants/claire'), new Date('2026-11-01'))
  const cards = planShareCards({ config, tour: config.tenant.tour })
  expect([...cards.keys()]).toEqual(['/', '/gallery', '/services', '/rates', '/tour/brisbane', '/tour/melbourne'])
  expect(cards.get('/')).toEqual({ name: 'Claire', tagline: config.content.tagline, city: 'Sydney' })
  expect(cards.get('/tour/brisbane')).toEqual({ name: 'Brisbane', tagline: '4–8 December 2026', city: 'Claire' })
  const shareImages = { '/': '/_a/home.jpg', '/tour/brisbane': '/_a/brisbane.jpg' }
  expect(['/tour/brisbane', '/about'].map((page) => shareImageOf({ shareImages }, page))).toEqual(['/_a/brisbane.jpg', '/_a/home.jpg'])
})
