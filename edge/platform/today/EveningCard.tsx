import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { Card } from '../app/Card.tsx'
import { Head } from '../app/Head.tsx'
import { BlockDeed } from '../diary/BlockNotice.tsx'
import type { Evening } from '../diary/plan-evening.ts'
import { tellTime } from '../html/format-when.ts'

/** What is left of today: one tap, and nobody can ask for it any more. */
export const EveningCard = ({ evening, isHidden, locale }: { evening: Evening | undefined; isHidden: boolean; locale: string }) => (
  <>
    <Head title="Your own time" link={{ href: dashboardPath('diary/block'), label: 'Block time' }} />
    {evening?.state === 'open' && <Open evening={evening} isHidden={isHidden} locale={locale} />}
    {evening?.state === 'done' && <Done evening={evening} locale={locale} />}
    {(evening === undefined || evening.state === 'over') && <p class="muted">Nothing more can be booked today.</p>}
  </>
)

const Open = ({ evening: { lastStart, clock }, isHidden, locale }: { evening: Evening; isHidden: boolean; locale: string }) => (
  <Card label="Today">
    {lastStart && !isHidden && (
      <p>
        People can still ask for today, up to {tellTime(lastStart, { locale })}, {clock.place} time.
      </p>
    )}
    <form method="post" action={dashboardPath('diary/block')}>
      <input type="hidden" name="do" value="done" />
      <input type="hidden" name="back" value="today" />
      <button type="submit" class="wide quiet">
        I’m done for today
      </button>
    </form>
  </Card>
)

/** Of a block that repeats, its own page asks how much of it is to be free. */
function Done({ evening: { doneBy, endsAt, clock }, locale }: { evening: Evening; locale: string }) {
  return (
    <Card label="Today">
      <p>
        <b>You’re done for today.</b> Nobody can ask for a time before {tellTime(endsAt, { locale })}, {clock.place} time.
      </p>
      {doneBy && doneBy.rule === null && <BlockDeed block={doneBy} deed="free" back="today" label="Undo" />}
      {doneBy && doneBy.rule !== null && (
        <p>
          <a href={dashboardPath(`diary/block/${doneBy.blockId}`)}>What you have blocked</a>
        </p>
      )}
    </Card>
  )
}
