import type { HerField } from '../../../../tenants/contract/her-fields.ts'
import type { SiteChange, SiteSource } from '../../../../tenants/contract/site-fields.ts'
import { draftPath } from '../../../../tenants/contract/urls.ts'
import { seeOther } from '../../../http/see-other.ts'
import type { Children } from '../../app/markup.ts'
import { Notice } from '../../app/Notice.tsx'
import { plural } from '../../reports/report-sentences.ts'
import { withChanges } from '../form/plan-save.ts'
import { askForPreview } from '../preview/ask-for-preview.ts'
import { PhoneFrame } from '../preview/PhoneFrame.tsx'
import { pageOf } from '../preview/page-of.ts'
import { labelOf } from '../words/change-words.ts'
import { type Fields, type FormState, renderFields, typedOfForm, typedOfSite } from './form-view.tsx'
import { draftChanges, type SiteFacts, withSite } from './read-site.ts'
import { readSent, type Sent } from './save-form.ts'
import { backToMySite, NothingKnown, sitePage } from './site-page.tsx'
import { untilWords } from './site-said.tsx'

/** A form about her site: what it is called, where it is sent, and what it has. */
export interface SiteForm {
  title: string
  action: string
  fields: readonly HerField[]
  back?: { href: string; label: string }
  /** Above and below the form, e.g. how the member of a list is removed. */
  above?: Children
  below?: Children
  /** What stands around the control of each field. */
  arrange?: Fields['arrange']
  /** What a build would have against her site then, that no file alone can tell. */
  check?: (source: SiteSource) => string | undefined
  /** Where it leads when it is saved. */
  next?: string
  /** The same, where she wants to see it. */
  seen?: string
  /** Above the title. */
  eyebrow?: string
  /** In place of the buttons that save. */
  save?: Children
  /** Where what waits to be published is no matter of this form. */
  hasNoBar?: boolean
  /** What follows from what she has changed, e.g. the title for search engines from her name. */
  also?: (source: SiteSource, changes: readonly SiteChange[]) => readonly SiteChange[]
}

export interface FormAnswer {
  status?: number
  state?: FormState
  notice?: Children
}

export async function formPage(facts: SiteFacts, form: SiteForm, { status = 200, state, notice }: FormAnswer = {}): Promise<Response> {
  const {
    title,
    eyebrow,
    action,
    fields,
    back = backToMySite,
    above,
    below,
    arrange,
    save = <Save facts={facts} />,
    hasNoBar = false,
  } = form
  const inside =
    facts.live === undefined ? (
      <NothingKnown />
    ) : (
      <form method="post" action={action} novalidate>
        {/* What Enter presses, before any button of a list. */}
        <button type="submit" class="hidden" name="do" value="save" tabindex={-1}>
          Save
        </button>
        {await renderFields({ fields, facts, action, arrange, state: state ?? { typed: typedOfSite(fields, facts) } })}
        {save}
      </form>
    )
  return sitePage({
    facts,
    title,
    back,
    isNarrow: true,
    hasNoBar,
    ...(eyebrow === undefined ? {} : { eyebrow }),
    status,
    ...(facts.preview ? { beside: <PhoneFrame preview={facts.preview} at={pageOf(action)} />, frames: facts.preview.origin } : {}),
    children: (
      <>
        {notice}
        {above}
        {inside}
        {below}
      </>
    ),
  })
}

const Save = ({ facts }: { facts: SiteFacts }) => (
  <p class="actions save">
    <button type="submit" name="do" value="save">
      Save
    </button>
    <button type="submit" class="quiet" name="do" value="see">
      Save and see it
    </button>
    <span class="sub">{untilWords(facts)}</span>
  </p>
)

/** What a form does when it is sent: a draft, or the form once more with all that was typed. `formOf`: undefined where there is no such form any more. */
export async function saveByForm(
  env: PlatformEnv,
  { tenantId, now, form }: { tenantId: string; now: Date; form: FormData },
  formOf: (facts: SiteFacts) => SiteForm | undefined,
): Promise<Response | undefined> {
  const done = await withSite(env, { tenantId, now }, async (tx, facts) => {
    const shown = formOf(facts)
    if (!shown || facts.live === undefined) return { facts, shown }
    const sent = await readSent(shown.fields, form, facts)
    const problem = sent.kind === 'changes' ? shown.check?.(withChanges(facts.source, sent.changes)) : undefined
    if (problem !== undefined) return { facts, shown, sent, problem }
    if (sent.kind === 'changes') await draftChanges(tx, facts, [...sent.changes, ...(shown.also?.(facts.source, sent.changes) ?? [])])
    const isSeen = sent.kind === 'changes' && form.get('do') === 'see' && facts.draft.length + sent.changes.length > 0
    if (isSeen) await askForPreview(env, tx, facts)
    return { facts, shown: isSeen ? { ...shown, seen: draftPath(pageOf(shown.action)) } : shown, sent }
  })
  const { facts, shown, sent, problem } = done
  if (!shown) return undefined
  if (problem !== undefined) {
    const state = { typed: typedOfForm(shown.fields, form) }
    return formPage(facts, shown, { status: 422, state, notice: <Notice tone="bad">{problem}</Notice> })
  }
  if (!sent) return formPage(facts, shown, { status: 409 })
  return answerSent(facts, shown, sent)
}

export function answerSent(facts: SiteFacts, shown: SiteForm, sent: Sent): Response | Promise<Response> {
  switch (sent.kind) {
    case 'changes':
      if (shown.seen !== undefined) return seeOther(shown.seen)
      return seeOther(`${shown.next ?? shown.action}?said=${sent.changes.length === 0 ? 'same' : 'saved'}`)
    case 'edited':
      return formPage(facts, shown, { state: sent.state })
    case 'stale':
      return formPage(facts, shown, {
        status: 409,
        state: sent.state,
        notice: <Notice tone="bad">Something here was changed in another window. Nothing has been saved yet: check it below.</Notice>,
      })
    case 'problems':
      return formPage(facts, shown, { status: 422, state: sent.state, notice: <Problems sent={sent} facts={facts} /> })
  }
}

function Problems({ sent: { state, others }, facts }: { sent: Extract<Sent, { kind: 'problems' }>; facts: SiteFacts }) {
  const count = (state.problems?.size ?? 0) + others.length
  return (
    <Notice tone="bad">
      Not saved yet: {plural(count, 'thing')} {count === 1 ? 'needs' : 'need'} fixing. All you typed is still here.
      {others.map((problem) => (
        <span class="block">
          {labelOf(problem, facts.telling)}: {problem.words}
        </span>
      ))}
    </Notice>
  )
}
