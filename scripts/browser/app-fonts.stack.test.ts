import type { Browser } from 'playwright-core'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { signInAs } from '../test-support/sign-in.ts'
import { launchBrowser } from './launch-browser.ts'

let browser: Browser
let sql: Sql
let cookie: string
let home: string
beforeAll(async () => {
  browser = await launchBrowser()
  sql = connect(inject('databaseUrl'))
  cookie = (await signInAs('claire', sql)).replace('desk=', '')
  home = `http://localhost:${inject('port')}`
})
afterAll(async () => {
  await browser.close()
  await sql.end()
})

it('asks for our fonts once, announces none that it doesn’t use and moves nothing, with the service worker too', async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  await context.addCookies([{ name: 'desk', value: cookie, url: home }])
  const page = await context.newPage()
  await page.goto(`${home}/dashboard`)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  const shown = ['', '/requests', '/what-works', '/diary?view=month', '/my-site', '/settings', '']
  for (const [index, part] of shown.entries()) {
    await page.goto(`${home}/dashboard${part}`)
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    const state = await page.evaluate(() => ({
      isControlled: navigator.serviceWorker.controller !== null,
      isOurs: document.documentElement.className,
      fonts: performance.getEntriesByType('resource').flatMap(({ name }) => (name.endsWith('.woff2') ? [name] : [])),
      loaded: [...document.fonts].flatMap(({ family, status }) => (status === 'loaded' ? [family.replaceAll('"', '')] : [])),
    }))
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const sum = (all: readonly PerformanceEntry[]) =>
            all.reduce((total, each) => total + (each as unknown as { value: number }).value, 0)
          new PerformanceObserver((list) => resolve(sum(list.getEntries()))).observe({ type: 'layout-shift', buffered: true })
          setTimeout(() => resolve(0), 300)
        }),
    )
    expect(shift, part).toBeLessThan(0.02)
    expect(state, part).toMatchObject({ isControlled: true, isOurs: 'ours' })
    expect(state.loaded, part).toEqual(expect.arrayContaining(['Cormorant Garamond', 'Figtree']))
    expect(state.fonts.length, part).toBe(new Set(state.fonts).size)
    // When a browser says that something announced was not used.
    if (index === shown.length - 1) await page.waitForTimeout(5_000)
  }
  expect(said.filter((text) => text.includes('preload'))).toEqual([])
})
