import { picturePath, testPath } from '../../../tenants/contract/urls.ts'
import { Meter } from '../app/Meter.tsx'
import { Picture } from '../app/Picture.tsx'
import type { PlannedTest, PlannedVariant } from './plan-tests.ts'

/** A test in pictures: what each variant shows, what came of it, and how far it is to an answer. */
export const TestCard = ({ test }: { test: PlannedTest }) => (
  <section class="card">
    <div class="row">
      <h2>{test.title}</h2>
      <span class="sub">Day {test.days + 1}</span>
    </div>
    <div class="duel">
      {test.variants.map((variant) => (
        <Variant variant={variant} />
      ))}
    </div>
    {test.isTrusted && (
      <Meter share={test.certainty} mark={1} label={`${Math.round(test.certainty * 100)} per cent of the way to a reliable answer`} />
    )}
    <p class="sub">{test.sentence}</p>
    <p class="actions">
      <a class={test.winner === undefined ? 'button quiet' : 'button'} href={testPath(test.id)}>
        {test.winner === undefined ? 'End this test' : 'Use the winner'}
      </a>
    </p>
  </section>
)

function Variant({ variant: { name, picture, rate, counts, isNow, isAhead } }: { variant: PlannedVariant }) {
  const says = (
    <>
      <span class="rate">{rate}</span>
      {counts}
      <b class="name">{name}</b>
      {isAhead && <span class="tag">ahead</span>}
      {isNow && <span class="tag">now</span>}
    </>
  )
  return picture === undefined ? (
    <div class={isAhead ? 'variant ahead' : 'variant'}>{says}</div>
  ) : (
    <Picture src={picturePath(picture)} alt="" isAhead={isAhead}>
      {says}
    </Picture>
  )
}
