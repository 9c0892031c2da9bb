import type { Json, SiteChange } from '../../../../tenants/contract/site-fields.ts'
import { mySitePath } from '../../../../tenants/contract/urls.ts'
import { Buttons } from '../../app/Buttons.tsx'
import { keyOf } from '../form/plan-save.ts'
import { changeWords } from '../words/change-words.ts'
import type { Telling } from '../words/value-words.ts'
import { Uncovered } from './Uncovered.tsx'

/** A field that she and somebody else have changed: both, and her choice. */
export function Conflict({ change, theirs, telling }: { change: SiteChange; theirs: Json | undefined; telling: Telling }) {
  const { label, before, after } = changeWords({ ...change, before: theirs }, telling)
  return (
    <>
      <strong>{label}</strong>
      <p class="error">This was changed on your site after you began. Which do you want?</p>
      <dl class="change">
        <div>
          <dt>You</dt>
          {(after.length === 0 ? ['Removed'] : after).map((line) => (
            <dd>{line}</dd>
          ))}
        </div>
        <div>
          <dt>On the site now</dt>
          {(before.length === 0 ? ['Nothing'] : before).map((line) => (
            <dd>{line}</dd>
          ))}
        </div>
      </dl>
      <Uncovered change={{ ...change, before: theirs }} telling={telling} />
      <form method="post" action={mySitePath('review')}>
        <input type="hidden" name="field" value={keyOf(change)} />
        <Buttons>
          <button type="submit" name="do" value="mine">
            Keep mine
          </button>
          <button type="submit" class="quiet" name="do" value="theirs">
            Keep the site’s
          </button>
        </Buttons>
      </form>
    </>
  )
}
