import { picturePath, testPath } from '../../../../tenants/contract/urls.ts'
import type { PlannedTest, PlannedVariant } from '../../what-works/plan-tests.ts'

interface EndTestProps {
  test: PlannedTest
  /** The variant that a mail asks about. */
  use: string | undefined
  /** Where it is left as it is. */
  back: string
}

/**
 * Every photo of a test with what came of it and its button, the one that a mail asks about or the winner first. One button stands out: that photo's, or where there is
 * no winner the one that leaves the test running.
 */
export function EndTest({ test, use, back }: EndTestProps) {
  const named = test.variants.find(({ id }) => id === use)
  const first = named ?? test.variants.find(({ id }) => id === test.winner)
  const variants = first ? [first, ...test.variants.filter((each) => each !== first)] : test.variants
  return (
    <>
      <p>{test.sentence}</p>
      <form method="post" action={testPath(test.id)}>
        <ul class="list card ends">
          {variants.map((variant) => (
            <End variant={variant} isFirst={variant === first} hasButton={named === undefined || variant === named} />
          ))}
        </ul>
        <p class="sub">This ends the test for everyone. You can undo it.</p>
        <p class="actions">
          <a class={first ? 'button quiet' : 'button'} href={back}>
            Leave it running
          </a>
        </p>
      </form>
    </>
  )
}

export const useWords = ({ name, isNow }: PlannedVariant): string => `${isNow ? 'Keep' : 'Use'} “${name}”`

function End({ variant, isFirst, hasButton }: { variant: PlannedVariant; isFirst: boolean; hasButton: boolean }) {
  const { id, name, picture, rate, counts, isNow, isAhead } = variant
  return (
    <li>
      {picture && <img src={picturePath(picture)} alt="" width="88" height="110" loading="lazy" decoding="async" />}
      <div>
        <strong>{name}</strong>
        <span class="rate">{rate}</span>
        <span class="sub block">{counts}</span>
        {isAhead && <span class="tag">ahead</span>}
        {isNow && <span class="tag">now</span>}
        {hasButton && (
          <button type="submit" name="use" value={id} class={isFirst ? 'wide' : 'wide quiet'}>
            {useWords(variant)}
          </button>
        )}
      </div>
    </li>
  )
}
