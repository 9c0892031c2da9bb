import { formatLocal } from '../../../tenants/contract/format-local.ts'
import { pictureName } from '../../../tenants/contract/picture.ts'
import { dashboardPath, picturePath, setUpPath, testPath } from '../../../tenants/contract/urls.ts'
import { seeOther } from '../../http/see-other.ts'
import { Card, Eyebrow } from '../app/Card.tsx'
import { appPage } from '../app/frame.tsx'
import { Head } from '../app/Head.tsx'
import { Picture } from '../app/Picture.tsx'
import { BlockNotice, readBlockSaid } from '../diary/BlockNotice.tsx'
import { type Client, openRequests } from '../keys/open-request.ts'
import { siteUrl } from '../mail/addresses.ts'
import { ShowAgain } from '../my-site/ShowAgain.tsx'
import { inTenant } from '../postgres/in-tenant.ts'
import { AnsweredNotice } from '../requests/AnsweredNotice.tsx'
import { AskedCities } from '../requests/AskedCities.tsx'
import { WaitingCard } from '../requests/WaitingCard.tsx'
import { CopyLink } from './CopyLink.tsx'
import { EveningCard } from './EveningCard.tsx'
import { greeting } from './greeting.ts'
import { NextAppointment } from './NextAppointment.tsx'
import { RunningTest } from './RunningTest.tsx'
import { readToday, type Today } from './read-today.ts'
import { WeekSoFar } from './WeekSoFar.tsx'

const PHOTOS_SHOWN = 3

/** What waits for her and what to do next, within ten seconds. */
export async function showToday(
  env: PlatformEnv,
  { tenantId, query, now }: { tenantId: string; query: URLSearchParams; now: Date },
): Promise<Response> {
  const about = query.get('about') ?? ''
  const [today, said] = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([readToday(tx, { tenantId, now, about, platform: env.PLATFORM_URL }), readBlockSaid(tx, tenantId, query)]),
  )
  // There is nothing to see before there is a site.
  if (today.shell.setUp !== null) return seeOther(setUpPath())
  const { shell, tenant, next, waiting, day, minutes } = today
  const none = { reference: null, clientSealed: null }
  const [nextClient, answeredClient, ...clients] = await openRequests(env, tenantId, [next ?? none, today.answered ?? none, ...waiting])
  return appPage({
    shell,
    here: '',
    eyebrow: formatLocal(day, tenant.locale, { weekday: 'long', day: 'numeric', month: 'long' }).replace(',', ''),
    title: `${greeting(minutes)}, ${shell.name}`,
    children: (
      <div class="halves">
        <div>
          {today.isHidden && <Hidden />}
          {said && <BlockNotice said={said} back="today" locale={tenant.locale} now={now} />}
          <AnsweredNotice here={dashboardPath()} booking={today.answered} client={answeredClient} said={query.get('said')} now={now} />
          {next ? (
            <NextAppointment row={next} client={nextClient} tenant={tenant} rules={today.rules} now={now} />
          ) : (
            <NothingNext today={today} siteAddress={siteUrl(env, { tenantId, host: tenant.host })} />
          )}
          <Waiting today={today} clients={clients} now={now} />
          <AskedCities cities={today.asked} />
          {!said && <EveningCard evening={today.evening} isHidden={today.isHidden} locale={tenant.locale} />}
        </div>
        <div>
          <WeekSoFar today={today} />
          {/* What nobody can open is nothing to send people to: what there is to do then is to show it again. */}
          {!today.isHidden && <DoNext today={today} />}
        </div>
        <div>
          <Photos today={today} />
        </div>
        <div>
          {today.tests.length === 0 ? <NoTest /> : today.tests.map((judged) => <RunningTest judged={judged} pictures={today.pictures} />)}
        </div>
      </div>
    ),
  })
}

/** Else an empty day looks like a quiet one. */
const Hidden = () => (
  <div class="todo draft-bar">
    <strong>Your site is hidden: nobody can open it.</strong>
    <ShowAgain label="Show it again" />
  </div>
)

function NothingNext({ today: { isFirstDay, isHidden, counts }, siteAddress }: { today: Today; siteAddress: string }) {
  if (isFirstDay && !isHidden && counts.past + counts.waiting + counts.offered === 0)
    return (
      <Card kind="todo" label="Your first day">
        <Eyebrow>Your first day</Eyebrow>
        <p>Your site is up, and everything that happens on it will show here: requests first, then who came and what worked.</p>
        <a class="button wide" href={siteAddress}>
          Open your site
        </a>
      </Card>
    )
  return (
    <Card label="Next appointment">
      <Eyebrow>Next appointment</Eyebrow>
      <p>Nothing is confirmed yet.{counts.waiting > 0 && ' Your next one may be waiting below.'}</p>
    </Card>
  )
}

/** `clients`: of what waits. */
function Waiting({ today, clients, now }: { today: Today; clients: readonly (Client | undefined)[]; now: Date }) {
  const { counts, shell, waiting, rules, isDepositTold, tenant } = today
  const all = {
    href: `${dashboardPath('requests')}?show=waiting`,
    label: `All ${shell.waiting}`,
    says: `All ${shell.waiting} waiting for you`,
  }
  return (
    <>
      <Head title="Waiting for you" {...(shell.waiting > waiting.length ? { link: all } : {})} />
      {waiting.length === 0 && (
        <p class="muted">
          Nothing is waiting for you.
          {counts.offered > 0 &&
            ` ${counts.offered === 1 ? 'One client is' : `${counts.offered} clients are`} choosing between times you offered.`}
        </p>
      )}
      {waiting.map((row, index) => (
        <WaitingCard
          row={row}
          client={clients[index]}
          rules={rules}
          isDepositTold={isDepositTold}
          money={tenant}
          now={now}
          here={dashboardPath()}
        />
      ))}
    </>
  )
}

const DoNext = ({ today: { suggestion } }: { today: Today }) => (
  <>
    <Head title="Do this next" />
    <Card kind="todo" label="Do this next">
      <p>
        <b>{suggestion.why}</b>
      </p>
      <p>{suggestion.what}</p>
      <CopyLink {...suggestion.button} />
    </Card>
  </>
)

function Photos({ today: { photos, pictures } }: { today: Today }) {
  const shown = photos.flatMap(({ subject, events }) => {
    const picture = pictures.get(subject.raw)
    return picture ? [{ picture, events }] : []
  })
  return (
    <>
      <Head
        title="Photos people open"
        {...(shown.length > PHOTOS_SHOWN
          ? {
              link: {
                href: `${dashboardPath('what-works')}#photos`,
                label: `All ${shown.length}`,
                says: `All ${shown.length} photos that were opened`,
              },
            }
          : {})}
      />
      {shown.length === 0 ? (
        <p class="muted">No photo has been opened in the last four weeks.</p>
      ) : (
        <div class="photos">
          {shown.slice(0, PHOTOS_SHOWN).map(({ picture, events }) => (
            <Picture src={picturePath(picture)} alt={pictureName(picture)}>
              <b>{events}</b> {events === 1 ? 'time' : 'times'}
            </Picture>
          ))}
        </div>
      )}
    </>
  )
}

const NoTest = () => (
  <>
    <Head title="Tests" />
    <p class="muted">
      No test is running. A good first one is another opening photo, because everybody sees it. <a href={testPath('new')}>Choose a photo</a>
    </p>
  </>
)
