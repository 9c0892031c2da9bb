import type { SignedInDevice } from '../../../db/queries/site-state.ts'
import { formatLocal } from '../../../tenants/contract/format-local.ts'
import { dashboardPath, signOutPath } from '../../../tenants/contract/urls.ts'
import { Head } from '../app/Head.tsx'
import { Tag } from '../app/Left.tsx'

/** Where she is signed in, each with its own way out. */
export const Devices = ({ devices, locale }: { devices: readonly SignedInDevice[]; locale: string }) => (
  <section>
    <Head title="Devices" />
    <ul class="list card">
      {devices.map((device) => (
        <Device device={device} locale={locale} />
      ))}
    </ul>
    <div class="card">
      <p class="sub">
        Lost a phone? Sign out everywhere. Unused sign-in links and invitations end, and your calendar’s address changes too, so add it to
        your calendar app again afterwards.
      </p>
      <form method="post" action={signOutPath()}>
        <button type="submit" class="quiet" name="everywhere" value="yes">
          Sign out everywhere
        </button>
      </form>
    </div>
  </section>
)

function Device({ device: { sessionId, device, since, seenOn, seenDaysAgo, isThis }, locale }: { device: SignedInDevice; locale: string }) {
  const name = device ?? 'A device'
  const day = (text: string) => formatLocal(text, locale, { dateStyle: 'medium' })
  const seen = seenDaysAgo <= 0 ? 'today' : seenDaysAgo === 1 ? 'yesterday' : `on ${day(seenOn)}`
  return (
    <li class="row">
      <div>
        <strong>{name}</strong>
        {isThis && <Tag words="this device" />}
        <span class="sub block">
          Signed in on {day(since)} · last seen {seen}
        </span>
      </div>
      <form method="post" action={dashboardPath('devices')}>
        <button type="submit" class="quiet small" name="device" value={sessionId} aria-label={`Sign out: ${name}, since ${day(since)}`}>
          Sign out
        </button>
      </form>
    </li>
  )
}
