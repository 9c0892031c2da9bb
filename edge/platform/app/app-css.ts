import { baseCss, type Host } from './css-base.ts'
import { chartCss } from './css-chart.ts'
import { diaryCss } from './css-diary.ts'
import { figuresCss } from './css-figures.ts'
import { formsCss } from './css-forms.ts'
import { frameCss } from './css-frame.ts'
import { mySiteCss } from './css-my-site.ts'
import { ownTimesCss } from './css-own-times.ts'
import { partsCss } from './css-parts.ts'
import { previewCss } from './css-preview.ts'
import { requestsCss } from './css-requests.ts'
import { rulesCss } from './css-rules.ts'
import { setUpCss } from './css-set-up.ts'
import { tablesCss } from './css-tables.ts'

/** What the pages of one tab alone are drawn with. */
const OF_TAB: Partial<Record<string, () => string>> = { diary: diaryCss, 'what-works': chartCss }

/**
 * The style sheet of every page that the platform renders, with what its tab alone needs. It stands in the page (docs/decisions/0021): no request before the
 * first paint.
 */
export const appCss = (host: Host, tab = ''): string =>
  [
    baseCss(host),
    partsCss(),
    tablesCss(),
    figuresCss(),
    OF_TAB[tab]?.() ?? '',
    ownTimesCss(),
    formsCss(),
    requestsCss(),
    rulesCss(),
    mySiteCss(),
    previewCss(),
    setUpCss(),
    frameCss(),
  ]
    .join('')
    .replaceAll('\n', '')
