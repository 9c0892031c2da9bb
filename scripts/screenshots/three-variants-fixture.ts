import type { ShownTest } from '../../edge/platform/reports/weekly-report.ts'
import { describeVerdict } from '../../edge/platform/statistics/describe-verdict.ts'
import { FIXTURE_PICTURES } from './fixture-pictures.ts'

/** A test of two photos with a third one that is behind. */
export const withThirdVariant = ({ test, arms, days }: ShownTest): ShownTest => ({
  test: { ...test, variants: [...test.variants, { id: 'salon', weight: 50, photo: 'salon' }] },
  report: describeVerdict(
    [
      { name: 'control', weight: 50, exposures: 211, conversions: 11 },
      { name: 'garden', weight: 50, exposures: 208, conversions: 22 },
      { name: 'salon', weight: 50, exposures: 215, conversions: 10 },
    ],
    days,
  ),
  days,
  arms: new Map([
    ...arms,
    ['salon', { name: '“A quiet salon”', picture: { ...FIXTURE_PICTURES.silk, cid: 'salon@pictures.invalid', name: 'A quiet salon' } }],
  ]),
})
