import { dashboardPath } from '../../../../tenants/contract/urls.ts'
import { toBase64Url } from '../../../http/base64-url.ts'

// Settings, "Notifications": on or off for this device. The card comes with the words for a browser that cannot (push-card.tsx).

const SENT_BEFORE = 'push-sent'

/** Brings the card to life where it is, and tells the platform once a session which device this is: a sign-out has forgotten it. */
export async function startPushCard(registration: ServiceWorkerRegistration): Promise<void> {
  if (!('pushManager' in registration) || !('Notification' in window)) return
  const card = document.querySelector<HTMLElement>('[data-push-key]')
  const subscription = await registration.pushManager.getSubscription()
  if (card) return showCard(card, registration)
  if (subscription && sessionStorage.getItem(SENT_BEFORE) === null && (await send('on', subscription)))
    sessionStorage.setItem(SENT_BEFORE, '1')
}

async function showCard(card: HTMLElement, registration: ServiceWorkerRegistration): Promise<void> {
  const key = card.dataset.pushKey ?? ''
  const button = card.querySelector('button')
  const says = card.querySelector<HTMLElement>('[role=status]')
  if (!button || !says) return
  const show = async (): Promise<PushSubscription | null> => {
    const current = await ofThisKey(await registration.pushManager.getSubscription(), key)
    const isBlocked = Notification.permission === 'denied'
    button.hidden = isBlocked
    button.textContent = current ? 'Switch off on this device' : 'Switch on for this device'
    says.textContent = isBlocked
      ? 'This device blocks notifications from this app. Allow them in its settings first.'
      : current
        ? 'On for this device.'
        : 'Off for this device.'
    return current
  }
  let current = await show()
  if (current) await send('on', current)
  button.addEventListener('click', () => {
    button.disabled = true
    void change(registration, { current, key })
      .catch(() => false)
      .then(async (isDone) => {
        current = await show()
        if (!isDone && Notification.permission !== 'denied') says.textContent = 'That didn’t work. Check your connection and try again.'
        button.disabled = false
      })
  })
}

/** Another key of the platform's: what it signs would not reach this device. */
async function ofThisKey(subscription: PushSubscription | null, key: string): Promise<PushSubscription | null> {
  const given = subscription?.options.applicationServerKey
  if (!subscription || (given && toBase64Url(new Uint8Array(given)) === key)) return subscription
  await subscription.unsubscribe()
  return null
}

async function change(
  registration: ServiceWorkerRegistration,
  { current, key }: { current: PushSubscription | null; key: string },
): Promise<boolean> {
  if (current) return (await send('off', current)) && current.unsubscribe()
  if ((await Notification.requestPermission()) !== 'granted') return false
  const made = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
  if (await send('on', made)) return true
  await made.unsubscribe()
  return false
}

async function send(deed: 'on' | 'off', subscription: PushSubscription): Promise<boolean> {
  const { endpoint, keys } = subscription.toJSON()
  const form = new URLSearchParams({ do: deed, endpoint: endpoint ?? '', p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' })
  const response = await fetch(dashboardPath('push'), { method: 'POST', body: form, redirect: 'manual' })
  return response.ok
}
