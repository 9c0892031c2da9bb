/** Words where a message has none that can be read: a browser wants something to be shown for every push. */
const TITLE = 'Something is waiting for you.'
const HOME = '/dashboard'

/** What the platform sent (edge/platform/app/push/send-push.ts), whatever it is. */
export function readMessage(text: string | undefined): { title: string; url: string } {
  try {
    const { title, url } = JSON.parse(text ?? '') as { title?: unknown; url?: unknown }
    return { title: typeof title === 'string' && title !== '' ? title : TITLE, url: typeof url === 'string' ? url : HOME }
  } catch {
    return { title: TITLE, url: HOME }
  }
}

/** The page behind a notification: one of this host, whatever the message says. */
export function pathToOpen(data: unknown, origin: string): string {
  const url = typeof data === 'object' && data !== null && 'url' in data ? data.url : undefined
  if (typeof url !== 'string' || !URL.canParse(url, origin)) return HOME
  const { origin: asked, pathname, search } = new URL(url, origin)
  return asked === origin ? pathname + search : HOME
}
