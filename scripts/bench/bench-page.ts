import { FIRST_VIEW_BYTES_MAX, HTML_BROTLI_BYTES_MAX, LCP_MS_MAX, SCRIPT_BROTLI_BYTES_MAX } from '../../tenants/contract/limits.ts'
import { pagePath } from '../../tenants/contract/urls.ts'
import { measureSamples } from '../budget/measure-samples.ts'
import { formatTable } from '../print/format-table.ts'

/** Scripts that others ship for what this site's own script and the edge do, compressed KB as published (read in November 2026). */
const PUBLISHED = [
  { script: 'Plausible, base script', kb: 1, source: 'below 1 KB: maxschmitt.me/posts/tiny-plausible-tracking-script' },
  { script: 'Medama, default with two features', kb: 1.2, source: 'github.com/medama-io/medama, tracker/README.md' },
  { script: 'GoatCounter', kb: 3.5, source: 'ryanaque.com/wfd/analytics-provider' },
  { script: 'Google Analytics 4', kb: 45, source: 'copperanalytics.com/blog/lightweight-analytics-scripts' },
  { script: 'PostHog', kb: 70, source: 'ryanaque.com/wfd/analytics-provider' },
  { script: 'A/B testing, claimed snippets', kb: 17, source: '2.8 to 17 KB: convert.com, smallest-ab-testing-script-size' },
  { script: 'A/B testing, what they load', kb: 250, source: 'above 250 KB in production: the same' },
] as const

/** Every page's bytes and Lighthouse beside the budgets, and beside the published sizes of scripts that others ship. */
export async function benchPage(quick: boolean): Promise<string> {
  const { pages: measured } = await measureSamples(quick ? ['claire'] : ['claire', 'margot', 'sophie'], { withLighthouse: !quick })
  const rows = measured.map(({ slug, path, weight, light }) => ({
    page: `${slug} ${path}`,
    [`HTML+CSS of ${HTML_BROTLI_BYTES_MAX} B`]: part(weight.html, HTML_BROTLI_BYTES_MAX),
    [`script of ${SCRIPT_BROTLI_BYTES_MAX} B`]:
      path === pagePath('booking') ? `${weight.script} (form)` : part(weight.script, SCRIPT_BROTLI_BYTES_MAX),
    [`first view of ${FIRST_VIEW_BYTES_MAX / 1024} KB`]: part(weight.firstView, FIRST_VIEW_BYTES_MAX),
    ...(light ? { Lighthouse: light.scores.join(' '), [`LCP of ${LCP_MS_MAX} ms`]: part(light.lcpMs, LCP_MS_MAX) } : {}),
  }))
  const script = Math.max(...measured.filter(({ path }) => path === pagePath('home')).map(({ weight }) => weight.script))
  const others = PUBLISHED.map(({ script: name, kb, source }) => ({
    script: name,
    KB: `${kb}`,
    'of ours': ((kb * 1024) / script).toFixed(1),
    source,
  }))
  return `${formatTable(rows)}

Our script counts visits and events and carries the quick exit; variants cost no script at all. Beside it, what others publish of theirs:

${formatTable([{ script: 'ours, inline, brotli', KB: (script / 1024).toFixed(1), 'of ours': '1.0', source: 'this run' }, ...others])}`
}

const part = (value: number, budget: number): string => `${value}, ${(value / budget).toFixed(2)}`
