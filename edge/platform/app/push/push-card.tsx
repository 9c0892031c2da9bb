import { dashboardPath } from '../../../../tenants/contract/urls.ts'
import { Card } from '../Card.tsx'

export interface PushCardProps {
  /** The platform's public key; undefined where it tells nobody. */
  publicKey: string | undefined
  /** On how many of her devices it is on. */
  devices: number
}

/** Settings, "Notifications": off until she switches it on, on each device for itself. The app's script makes the button work (client/push-card.ts). */
export function PushCard({ publicKey, devices }: PushCardProps) {
  if (publicKey === undefined) return null
  return (
    <Card>
      <div data-push-key={publicKey}>
        <h2>Notifications</h2>
        <p>
          Your phone can tell you when a request is waiting for you. It says “Something is waiting for you.” and nothing more: no name, no
          place, no time. A tap opens the request.
        </p>
        <p role="status" class="muted">
          This browser can’t do that. On an iPhone, add this app to your home screen first (Share, then Add to Home Screen), and open it
          there.
        </p>
        <button type="button" class="quiet" hidden>
          Switch on for this device
        </button>
      </div>
      {devices > 0 && (
        <form method="post" action={dashboardPath('push')} class="actions">
          <button class="quiet" name="do" value="off-everywhere" type="submit">
            {devices === 1 ? 'Switch off on your device' : `Switch off on all ${devices} devices`}
          </button>
        </form>
      )}
    </Card>
  )
}
