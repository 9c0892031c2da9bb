import { html } from 'hono/html'
import { heading } from '../html/mail-blocks.ts'
import type { Html, MailBlock } from '../html/mail-layout.ts'
import { MAIL_SERIF, paint } from '../html/mail-paint.ts'
import type { MailPicture } from '../pictures/mail-picture.ts'
import type { VariantSummary } from '../statistics/describe-verdict.ts'
import { capital } from './number-words.ts'
import { askedOf, bestTwo, standing, testSentence, testTitle, toldOf } from './test-words.ts'
import type { ShownTest } from './weekly-report.ts'

/** A test: the page as it is and the best of the others, side by side in pictures, with what each brought; then any others, and what that means. */
export function testBlock(shown: ShownTest): MailBlock {
  const { test, report, arms } = shown
  const nameOf = (id: string) => arms.get(id)?.name ?? 'the other one'
  const pair = bestTwo(report)
  const line = (variant: VariantSummary) => `${capital(nameOf(variant.name))}: ${toldOf(report, variant)}`
  const rest = report.variants.filter((variant) => !pair.includes(variant))
  const sentence = testSentence(shown, nameOf)
  const cells = pair.map((variant, index) => cell({ variant, shown, name: nameOf(variant.name), side: index === 0 ? 'right' : 'left' }))
  return {
    html: html`${heading(testTitle(test))}
<table role="presentation" width="100%" cellpadding="6" cellspacing="0" style="margin-top:10px;table-layout:fixed"><tr valign="top">${cells}</tr></table>
${rest.map((variant) => html`<p style="margin:12px 0 0;font-size:15px">${line(variant)}</p>`)}
<p style="margin:12px 0 0">${sentence}</p>`,
    text: [testTitle(test).toUpperCase(), '', ...[...pair, ...rest].map(line), '', sentence].join('\n'),
  }
}

/** Two of them side by side fit a phone in programs that drop styles. */
const WIDTH_WITHOUT_STYLES = 150

/** Its pictures, each of which has to travel with the mail: those of the two side by side. */
export const picturesOf = ({ report, arms }: ShownTest): MailPicture[] =>
  bestTwo(report).flatMap(({ name }) => arms.get(name)?.picture ?? [])

interface Cell {
  variant: VariantSummary
  shown: ShownTest
  name: string
  side: 'left' | 'right'
}

function cell({ variant, shown: { report, arms }, name, side }: Cell): Html {
  const picture = arms.get(variant.name)?.picture
  const isAhead = standing(report, variant).endsWith('ahead')
  return html`<td width="50%" align="left" style="padding:0;padding-${side}:6px">${
    picture === undefined
      ? ''
      : html`<img src="cid:${picture.cid}" alt="${picture.name}" width="${Math.min(picture.width, WIDTH_WITHOUT_STYLES)}" ${paint(isAhead ? { edge: 'accent' } : {}, `width:100%;max-width:${picture.width}px;height:auto;display:block;border-radius:11px;border:3px solid ${isAhead ? '' : 'transparent'}`)}>`
  }<p style="margin:8px 0 0"><b ${paint({ text: 'ink' }, `font-size:24px;line-height:1.3;${MAIL_SERIF}`)}>${askedOf(variant, report.variants)}</b></p>
<p style="margin:0;font-size:15px">${capital(name)}</p>
<p ${paint({ text: 'muted' }, 'margin:0;font-size:14px')}>${standing(report, variant)}</p></td>
`
}
