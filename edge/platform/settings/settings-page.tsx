import { hasFlood, selectBlocks } from '../../../db/queries/blocks.ts'
import { selectBookingRules } from '../../../db/queries/booking-rules.ts'
import { makeCalendarFeed } from '../../../db/queries/calendar-feed.ts'
import { hasDepositDetails } from '../../../db/queries/deposit-details.ts'
import { type ReportTenant, selectReportTenant } from '../../../db/queries/report-facts.ts'
import { selectShell } from '../../../db/queries/shell.ts'
import { selectWeeklyReportWanted } from '../../../db/queries/sign-in.ts'
import { type SignedInDevice, selectDevices } from '../../../db/queries/site-state.ts'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { calendarPath, dashboardPath, mySitePath } from '../../../tenants/contract/urls.ts'
import { seeOther } from '../../http/see-other.ts'
import { appPage } from '../app/frame.tsx'
import { Head } from '../app/Head.tsx'
import { PhoneCards, readPhoneSettings } from '../app/push/phone-cards.tsx'
import { WhenAndWhere } from '../diary/WhenAndWhere.tsx'
import { signCalendar } from '../keys/calendar-link.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import { plural } from '../reports/report-sentences.ts'
import type { Session } from '../sign-in/session.ts'
import { Devices } from './Devices.tsx'
import { isWeeklyChosen, Said, saveWeekly, WeeklyForm } from './weekly-choice.tsx'

interface Facts {
  tenant: ReportTenant
  isWeeklyWanted: boolean
  blocked: number
  isFlooded: boolean
  devices: readonly SignedInDevice[]
  /** webcal: */
  calendar: string
  phone: Awaited<ReturnType<typeof readPhoneSettings>>
  /** Undefined: not known. */
  rules: BookingRules | undefined
  /** She has said how a deposit is paid. */
  isDepositTold: boolean
}

/** Everything that is set once, in groups. */
export async function showSettings(env: PlatformEnv, { tenantId, tokenHash }: Session, said?: string): Promise<Response> {
  const [shell, tenant, isWeeklyWanted, blocks, devices, feedId, phone, rules, isFlooded, isDepositTold] = await inTenant(
    env,
    { tenantId, role: 'companion_ingest' },
    (tx) =>
      Promise.all([
        selectShell(tx, tenantId),
        selectReportTenant(tx, tenantId),
        selectWeeklyReportWanted(tx, tenantId),
        selectBlocks(tx, tenantId),
        selectDevices(tx, tenantId, tokenHash),
        makeCalendarFeed(tx, tenantId),
        readPhoneSettings(env, tx, tenantId),
        selectBookingRules(tx, tenantId),
        hasFlood(tx, tenantId),
        hasDepositDetails(tx, tenantId),
      ]),
  )
  if (!tenant) throw new Error('A session without a tenant.')
  const feed = env.PLATFORM_URL + calendarPath(await signCalendar(env.LINK_SECRET, { tenantId, feedId }))
  const facts: Facts = {
    tenant,
    isWeeklyWanted,
    blocked: blocks.length,
    isFlooded,
    devices,
    calendar: feed.replace(/^https?:/, 'webcal:'),
    phone,
    rules,
    isDepositTold,
  }
  return appPage({
    shell,
    here: 'my-site',
    title: 'Settings',
    back: { href: mySitePath(), label: 'My site' },
    children: <Settings facts={facts} said={said} />,
  })
}

export async function saveSettings(env: PlatformEnv, tenantId: string, form: FormData): Promise<Response> {
  await saveWeekly(env, tenantId, isWeeklyChosen(form))
  return seeOther(`${dashboardPath('settings')}?said=saved`)
}

const Settings = ({ facts, said }: { facts: Facts; said: string | undefined }) => (
  <>
    <Said said={said} />
    <div class="columns">
      <section>
        <Head title="Emails" />
        <div class="card">
          <p>Emails go to {facts.tenant.contactEmail}. You always get the ones about requests.</p>
          <WeeklyForm isWanted={facts.isWeeklyWanted} />
        </div>
      </section>
      <section>
        <Head title="Phone" />
        <PhoneCards {...facts.phone} />
      </section>
      {facts.rules && <When rules={facts.rules} locale={facts.tenant.locale} />}
      <Calendar address={facts.calendar} />
      <Clients {...facts} />
      <Devices devices={facts.devices} locale={facts.tenant.locale} />
      <YourData />
    </div>
  </>
)

const When = ({ rules, locale }: { rules: BookingRules; locale: string }) => (
  <section>
    <Head title="When and where" />
    <WhenAndWhere rules={rules} locale={locale} now={new Date()} />
  </section>
)

const Calendar = ({ address }: { address: string }) => (
  <section>
    <Head title="Calendar" />
    <div class="card">
      <p>Your phone’s calendar can follow your diary. It shows your times under a neutral name, and no clients.</p>
      <p class="actions">
        <a class="button quiet" href={address}>
          Add to your calendar
        </a>
        <a href={dashboardPath('calendars')}>Your own calendars</a>
      </p>
    </div>
  </section>
)

const Clients = ({ blocked, isFlooded, isDepositTold }: Pick<Facts, 'blocked' | 'isFlooded' | 'isDepositTold'>) => (
  <section>
    <Head title="Clients" />
    <ul class="card list links">
      <li>
        <a href={dashboardPath('blocks')}>Blocked clients</a>
        <span class="sub">{blocked === 0 ? 'nobody' : plural(blocked, 'client')}</span>
      </li>
      <li>
        <a href={dashboardPath('deposit')}>How to pay a deposit</a>
        <span class="sub">{isDepositTold ? 'saved' : 'not saved yet'}</span>
      </li>
      {isFlooded && (
        <li>
          <a href={dashboardPath('flood')}>Decline several requests together</a>
        </li>
      )}
    </ul>
  </section>
)

const YourData = () => (
  <section>
    <Head title="Your data" />
    <div class="card">
      <p>
        A spreadsheet with a row for every day: visitors, visits, pages seen, visits that left straight away, time spent, requests and how
        many of them you confirmed, photos opened, forms begun and sent, and taps on your contact details.
      </p>
      <p class="actions">
        <a class="button quiet" href={dashboardPath('export.csv')}>
          Download the spreadsheet
        </a>
      </p>
    </div>
  </section>
)
