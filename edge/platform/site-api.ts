import { WorkerEntrypoint } from 'cloudflare:workers'
import { selectBookingRules } from '../../db/queries/booking-rules.ts'
import { countDeadEvents } from '../../db/queries/dead-events.ts'
import type { RequestMove } from '../../db/queries/move-request.ts'
import type { Readiness } from '../../db/queries/read-readiness.ts'
import { isHiddenByHer } from '../../db/queries/site-state.ts'
import type { BookingRules } from '../../tenants/contract/booking-rules.ts'
import { RULES_WAIT_MS_MAX } from '../../tenants/contract/limits.ts'
import { ownRequestPath, ownWaitingPath, waitingListPath } from '../../tenants/contract/urls.ts'
import { limitReads } from '../http/limit-reads.ts'
import { seeOther } from '../http/see-other.ts'
import { askNotKept, awayIn, inWords, listNotKept } from './in-words.ts'
import { sendDueMails } from './mail/send-due-mails.ts'
import { inTenant } from './postgres/in-tenant.ts'
import { patience } from './postgres/patience.ts'
import { readForVisitors, readHeldTimes } from './postgres/read-held-times.ts'
import { type HeldTime, recallHeldTimes } from './postgres/recall-held-times.ts'
import { recallRules } from './postgres/recall-rules.ts'
import { connectOnce } from './postgres/with-postgres.ts'
import { readReady } from './read-ready.ts'
import { renderClosed } from './requests/closed-page.tsx'
import { linkNotFound } from './requests/link-not-found.tsx'
import { type Moves, renderMoves } from './requests/own-moves-page.tsx'
import {
  cancelOwnRequest,
  confirmOwnAddress,
  type Movable,
  moveOwn,
  pickOwnTime,
  readMovableRequest,
  readOwnCalendar,
  readOwnLink,
  readOwnRequest,
  reconfirmOwnRequest,
  takeOwnWishBack,
} from './requests/own-request.ts'
import { answerAsk } from './requests/tour-request/answer-ask.ts'
import type { Asking } from './requests/tour-request/ask-to-come.ts'
import { joinList, type ListForm, type PageLanguage, readListFacts, spokenTo } from './requests/waiting/join-list.ts'
import { renderList } from './requests/waiting/list-page.tsx'
import { readOwnPlace, readWaitingLink, sayYes, stopWaiting } from './requests/waiting/own-place.ts'
import { renderOwnPlace } from './requests/waiting/own-place-page.tsx'
import { showOwnRequest } from './show-own-request.ts'

/** What site Workers ask of the platform, over their service binding SITE_API: they hold no database credentials. */
export class SiteApi extends WorkerEntrypoint<PlatformEnv> {
  /** Times that are not free, with the free time after each: in Postgres, and in the outbox on their way there. Milliseconds since 1970. */
  async heldTimes(tenantId: string, { from, to }: HeldTime): Promise<HeldTime[]> {
    const told = recallHeldTimes(tenantId, { from, to }, (range) => readHeldTimes(this.env, tenantId, range))
    // Others may wait for it when the one who asked first has left.
    this.ctx.waitUntil(told.catch(() => undefined))
    return told
  }

  /** When and where she takes bookings now, or did when it was last known here; undefined where neither can be had soon. */
  async bookingRules(tenantId: string): Promise<BookingRules | undefined> {
    const read = () => readForVisitors(this.env, tenantId, (tx) => selectBookingRules(tx, tenantId))
    const told = recallRules(tenantId, { read, waitMs: RULES_WAIT_MS_MAX * patience(this.env) })
    this.ctx.waitUntil(told)
    return told
  }

  /** Events of this tenant that were refused and wait for a person. */
  async countDeadEvents(tenantId: string): Promise<number> {
    return inTenant(this.env, { tenantId, role: 'companion_read' }, (tx) => countDeadEvents(tx, tenantId))
  }

  /** Whether a request of this tenant would reach Postgres now. Throws where Postgres does not answer. */
  async ready(tenantId: string): Promise<Readiness> {
    return limitReads('visitors', () => connectOnce(this.env, (sql) => readReady(this.env, sql, tenantId)))
  }

  /** Whether a link of a mail goes on while her site is closed: it is one of this tenant's, and she has hidden it herself. */
  async opensWhileHidden(tenantId: string, token: string): Promise<boolean> {
    const link = (await readOwnLink(this.env, tenantId, token)) ?? (await readWaitingLink(this.env, tenantId, token))
    if (!link) return false
    // Where Postgres is away the page says so itself.
    return inTenant(this.env, { tenantId, role: 'companion_read' }, (tx) => isHiddenByHer(tx, tenantId)).catch(() => true)
  }

  /** The answer to a form that was open while the site was closed. */
  async tellClosed(lang?: string): Promise<Response> {
    return renderClosed(lang)
  }

  /** The page of the request behind a client's link; 404 where the link is not one of this tenant's. Where Postgres is away how it last stood, or 503 in words. */
  async showOwnRequest(tenantId: string, token: string, said?: string, lang?: string): Promise<Response> {
    return showOwnRequest(this.env, tenantId, { token, said, lang }, (work) => this.ctx.waitUntil(work))
  }

  /** The file that came with the confirmation, for a calendar: of an appointment that stands. Anything else leads to its page, which says what it is. */
  async ownCalendar(tenantId: string, token: string, lang?: string): Promise<Response> {
    const read = async () => readOwnCalendar(this.env, await readOwnLink(this.env, tenantId, token))
    return inWords(this.env, awayIn(lang, 'request'), async () => (await read()) ?? seeOther(ownRequestPath(token)))
  }

  /** What a form of that page does: confirms the address or that the appointment stands, or cancels. Back on its page a reload sends nothing again. */
  async actOnOwnRequest(tenantId: string, token: string, deed: { isConfirming: boolean; lang?: string }): Promise<Response> {
    const { isConfirming, lang } = deed
    return inWords(this.env, awayIn(lang, isConfirming ? 'confirming' : 'cancelling'), async () => {
      const link = await readOwnLink(this.env, tenantId, token)
      const hasMails = link && (await (isConfirming ? confirmOwnAddress : cancelOwnRequest)(this.env, link))
      // One word for both on the way here: a site of the version before takes any other for a cancellation.
      if (link && isConfirming) await reconfirmOwnRequest(this.env, link)
      if (hasMails) this.ctx.waitUntil(sendDueMails(this.env))
      return seeOther(`${ownRequestPath(token)}${hasMails && isConfirming ? '?said=confirmed' : ''}`)
    })
  }

  /** The request behind a client's link as her form would have it, where it can still be moved. Throws where Postgres is away. */
  async readMovable(tenantId: string, token: string): Promise<Movable | null> {
    const link = await readOwnLink(this.env, tenantId, token)
    return link ? readMovableRequest(this.env, link) : null
  }

  /** The page on which it is moved. `moves`: what the site's Worker has found free. */
  async showMoves(tenantId: string, token: string, moves: Moves, lang?: string): Promise<Response> {
    return inWords(this.env, awayIn(lang, 'request'), async () => {
      const link = await readOwnLink(this.env, tenantId, token)
      return renderMoves(link && (await readOwnRequest(this.env, link)), moves, { now: new Date(), lang })
    })
  }

  /** Moves it to a time that the site's Worker has checked as it checks a request. `again`: the query that shows what is free, where this is not any more. */
  async moveOwnRequest(tenantId: string, token: string, to: { move: RequestMove; again: string; lang?: string }): Promise<Response> {
    const { move, again, lang } = to
    return inWords(this.env, awayIn(lang, 'moving'), async () => {
      const link = await readOwnLink(this.env, tenantId, token)
      const outcome = link && (await moveOwn(this.env, link, move, new Date()))
      if (outcome === 'moved' || outcome === 'asked') this.ctx.waitUntil(sendDueMails(this.env))
      return seeOther(`${ownRequestPath(token)}?${outcome === 'slot_taken' ? again : `said=${outcome ?? ''}`}`)
    })
  }

  /** The client takes back that she was asked to move it. Its page says what holds, whether or not she was faster. */
  async takeOwnWishBack(tenantId: string, token: string, lang?: string): Promise<Response> {
    return inWords(this.env, awayIn(lang, 'moving'), async () => {
      await takeOwnWishBack(this.env, await readOwnLink(this.env, tenantId, token))
      return seeOther(ownRequestPath(token))
    })
  }

  /** A tap on one of the times she has offered. A deed of its own, so that no other version of the platform takes it for a cancellation. */
  async pickOwnTime(tenantId: string, token: string, minutes: string, lang?: string): Promise<Response> {
    return inWords(this.env, awayIn(lang, 'picking'), async () => {
      const link = await readOwnLink(this.env, tenantId, token)
      const outcome = link && (await pickOwnTime(this.env, link, minutes))
      if (outcome === 'picked') this.ctx.waitUntil(sendDueMails(this.env))
      const isLate = outcome === 'chosen' || outcome === 'gone' || outcome === 'not_allowed'
      return seeOther(ownRequestPath(token) + (isLate ? `?said=${outcome}` : ''))
    })
  }

  /** Where somebody asks to be told when a leg can be booked; after that, the same for everybody. */
  async showWaitingList(
    tenantId: string,
    { city, said, ...page }: { city: string; said: string | undefined } & Partial<PageLanguage>,
  ): Promise<Response> {
    return inWords(this.env, awayIn(page.lang, 'list'), async () =>
      renderList(spokenTo(await readListFacts(this.env, tenantId, new Date()), page), {
        city,
        joined: said === 'asked' ? { outcome: 'asked' } : undefined,
      }),
    )
  }

  /** Its form. A waiting list is no request: where Postgres is away nothing was kept, and the page says so and has what was typed. */
  async joinWaitingList(tenantId: string, form: ListForm): Promise<Response> {
    return inWords(this.env, listNotKept(form), async () => {
      const facts = spokenTo(await readListFacts(this.env, tenantId, new Date()), form)
      const joined = await joinList(this.env, tenantId, { facts, form })
      if (joined.outcome !== 'asked') return renderList(facts, { city: form.city, joined, typed: form.email })
      this.ctx.waitUntil(sendDueMails(this.env))
      return seeOther(`${waitingListPath({ city: form.city, lang: facts.locale })}&said=asked`)
    })
  }

  /** "Would you come to Perth?": the page, and where it is `sent`, its form. No request either: it holds no time, and it is kept or it is not. */
  async askToCome(tenantId: string, asking: Asking, sent: { networkHash: string | null } | null): Promise<Response> {
    return inWords(this.env, sent ? askNotKept(asking) : awayIn(asking.lang, 'asking'), () =>
      answerAsk(this.env, tenantId, { asking, sent, now: new Date(), onAsked: () => this.ctx.waitUntil(sendDueMails(this.env)) }),
    )
  }

  /** The page behind the mails of a waiting list, and what its buttons do: yes, or stop. */
  async ownWaiting(tenantId: string, token: string, deed: 'show' | 'yes' | 'stop', lang?: string): Promise<Response> {
    return inWords(this.env, awayIn(lang, 'place'), async () => {
      const link = await readWaitingLink(this.env, tenantId, token)
      if (!link) return linkNotFound({ host: 'tenant', lang })
      if (deed === 'yes') await sayYes(this.env, link, new Date())
      if (deed === 'stop') await stopWaiting(this.env, link)
      return deed === 'show' ? renderOwnPlace(await readOwnPlace(this.env, link), lang) : seeOther(ownWaitingPath(token))
    })
  }
}
