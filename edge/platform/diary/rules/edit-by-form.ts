import { inTenant } from '../../postgres/in-tenant.ts'
import { type Edited, editRules, type RuleEdit } from './edit-rules.ts'
import { type RuleFacts, readRuleFacts } from './read-rule-facts.ts'

/** Whose form was sent, and when. */
export interface SentForm {
  tenantId: string
  form: FormData
  now: Date
}

/** What a form of her app does to her rules: every one of them has the version it was shown with, and the requests she was told of. */
export const editByForm = <Problems>(
  env: PlatformEnv,
  { tenantId, form, now }: SentForm,
  plan: RuleEdit<Problems>['plan'],
): Promise<Edited<Problems>> =>
  inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) =>
    editRules(tx, {
      tenantId,
      version: Number(form.get('version') ?? Number.NaN),
      seen: form.getAll('seen').map(String),
      madeBy: 'companion',
      now,
      plan,
    }),
  )

export const ruleFactsOf = (env: PlatformEnv, tenantId: string, now: Date): Promise<RuleFacts> =>
  inTenant(env, { tenantId, role: 'companion_read' }, (tx) => readRuleFacts(tx, tenantId, now))
