import { selectWeeklyReportWanted, upsertWeeklyReportWanted } from '../../../db/queries/sign-in.ts'
import { Notice } from '../app/Notice.tsx'
import { inTenant } from '../postgres/in-tenant.ts'

// Whether she gets the weekly email: asked in her settings, and behind the link of each one.

export const readWeekly = (env: PlatformEnv, tenantId: string): Promise<boolean> =>
  inTenant(env, { tenantId, role: 'companion_read' }, (tx) => selectWeeklyReportWanted(tx, tenantId))

export const saveWeekly = (env: PlatformEnv, tenantId: string, isWanted: boolean): Promise<void> =>
  inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) => upsertWeeklyReportWanted(tx, tenantId, isWanted))

export const isWeeklyChosen = (form: FormData): boolean => form.get('weekly') === 'yes'

export const WeeklyForm = ({ isWanted }: { isWanted: boolean }) => (
  <form method="post">
    <fieldset>
      <legend>The weekly email, Mondays at 8 am</legend>
      <Choice value="yes" words="Send it" isChosen={isWanted} />
      <Choice value="no" words="Don’t send it" isChosen={!isWanted} />
    </fieldset>
    <button type="submit" class="quiet">
      Save
    </button>
  </form>
)

const Choice = ({ value, words, isChosen }: { value: string; words: string; isChosen: boolean }) => (
  <label class="choice">
    <input type="radio" name="weekly" value={value} checked={isChosen} />
    {words}
  </label>
)

const SAID = new Map([
  ['saved', 'Saved.'],
  ['signed-out', 'That device is signed out.'],
  ['unsubscribed', 'You won’t get the weekly email any more.'],
])

/** Words of our own, whatever the address says. */
export const Said = ({ said = '' }: { said?: string | undefined }) => (SAID.has(said) ? <Notice>{SAID.get(said)}</Notice> : null)
