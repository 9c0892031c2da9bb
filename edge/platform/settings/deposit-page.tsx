import { replaceDepositDetails, selectDepositDetails } from '../../../db/queries/deposit-details.ts'
import { selectShell } from '../../../db/queries/shell.ts'
import { cleanMessage, cutText } from '../../../tenants/contract/clean-text.ts'
import { WORDS_LENGTH_MAX } from '../../../tenants/contract/limits.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { seeOther } from '../../http/see-other.ts'
import { Field } from '../app/Field.tsx'
import { appPage } from '../app/frame.tsx'
import { Notice } from '../app/Notice.tsx'
import { openDeposit, sealDeposit } from '../keys/seal-deposit.ts'
import { inTenant } from '../postgres/in-tenant.ts'

// How a deposit is paid to her: for the client whom she confirms, and for nobody else.

const SAID = new Map([
  ['saved', 'Saved. It goes out with your next confirmation that asks for a deposit.'],
  ['removed', 'Removed.'],
])

export async function showDeposit(env: PlatformEnv, tenantId: string, said = ''): Promise<Response> {
  const [shell, saved] = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([selectShell(tx, tenantId), selectDepositDetails(tx, tenantId)]),
  )
  const details = await openDeposit(env, tenantId, saved)
  return appPage({
    shell,
    here: 'my-site',
    title: 'How to pay a deposit',
    back: { href: dashboardPath('settings'), label: 'Settings' },
    isNarrow: true,
    children: (
      <>
        {SAID.has(said) && <Notice>{SAID.get(said)}</Notice>}
        {details === undefined && <Notice tone="bad">What you saved can’t be opened any more. Please write it again.</Notice>}
        <Form details={details ?? ''} />
      </>
    ),
  })
}

const Form = ({ details }: { details: string }) => (
  <section class="card">
    <p>
      When you confirm a request and your site asks for a deposit, this goes into your email to that client. It’s encrypted, nobody else can
      see it, and it’s never on your site.
    </p>
    <form method="post">
      <Field id="details" label="Bank details or PayID" hint="As the client should read it. Leave it empty to remove what is saved.">
        <textarea id="details" name="details" rows={5} maxlength={WORDS_LENGTH_MAX} autocomplete="off" aria-describedby="details-hint">
          {details}
        </textarea>
      </Field>
      <button type="submit">Save</button>
    </form>
  </section>
)

export async function saveDeposit(env: PlatformEnv, tenantId: string, form: FormData): Promise<Response> {
  const text = cutText(cleanMessage(String(form.get('details') ?? '')), WORDS_LENGTH_MAX)
  const saved = text === '' ? undefined : await sealDeposit(env, tenantId, text)
  await inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) => replaceDepositDetails(tx, tenantId, saved))
  return seeOther(`${dashboardPath('deposit')}?said=${saved ? 'saved' : 'removed'}`)
}
