import { expect, it } from 'vitest'
import { isRunHere } from './run-here.ts'

it.each([
  ['tenants/load/load-tenant.ts', true],
  ['tenants/contract/content.ts', true],
  ['sites/builder/render-site.ts', true],
  ['sites/plan-pages.ts', true],
  ['db/migrate.ts', true],
  ['scripts/serve/serve.ts', true],
  ['package-lock.json', true],
  // The engine's and the Workers', which are loaded anew.
  ['sites/designs/elegant/Hero.astro', false],
  ['sites/islands/BookingForm.tsx', false],
  ['sites/scripts/leave.ts', false],
  ['edge/site/app.ts', false],
  // Read from the disk at each save.
  ['db/functions/funnel.sql', false],
  ['tenants/claire/content.yaml', false],
  // Another process's.
  ['scripts/bench/bench-edit.ts', false],
  ['tenants/load/load-tenant.test.ts', false],
])('%s: %s', (file, expected) => {
  expect(isRunHere(file)).toBe(expected)
})
