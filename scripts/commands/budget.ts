import { parseArgs } from 'node:util'
import { measureApp } from '../budget/measure-app.ts'
import { measureSamples } from '../budget/measure-samples.ts'
import { reportApp } from '../budget/report-app.ts'
import { reportSites } from '../budget/report-sites.ts'

// npm run budget -- [--bytes] [--runs 3] [--only 'claire /gallery']: weighs every page of the sample tenants, asks Lighthouse, and taps where there is most to
// do; exit 1 over budget. --bytes: without Lighthouse and taps. --only: part of a page's or a tap's name.
// npm run budget -- app [--runs 3] [--only requests]: every screen of her app in Lighthouse and the taps that matter; exit 1 if a target is missed.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { bytes: { type: 'boolean', default: false }, runs: { type: 'string', default: '1' }, only: { type: 'string', default: '' } },
})
const [what = 'sites', ...more] = positionals
const runs = Number(values.runs)
if (!['sites', 'app'].includes(what) || more.length > 0 || !Number.isInteger(runs) || runs < 1)
  throw new Error('npm run budget -- [app] [--bytes] [--runs 3] [--only requests]')

const { text, breaches } =
  what === 'app'
    ? reportApp(await measureApp({ runs, only: values.only }))
    : reportSites(await measureSamples(['claire', 'margot', 'sophie'], { withLighthouse: !values.bytes, runs, only: values.only }))
console.log(text)
for (const breach of breaches) console.error(`over budget: ${breach}`)
process.exitCode = breaches.length === 0 ? 0 : 1
