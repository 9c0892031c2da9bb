import { dashboardPath } from '../../../tenants/contract/urls.ts'
import type { Host } from '../app/css-base.ts'
import { messagePage } from '../app/message-page.tsx'
import { languageAround } from '../html/client-when.ts'

/**
 * The page for a link to a request that is not signed by us, or whose request is gone. `host`: whose it is. A client writes to her; she has the app, and a
 * reply to one of her mails would go to the client. `lang`: of the page around it; whose request it was is not known.
 */
export const linkNotFound = ({ host, lang }: { host?: Host; lang?: string | undefined } = {}): Promise<Response> => {
  const { locale, words } = languageAround(lang)
  return messagePage({
    title: words.page.titles['not-found'],
    heading: words.notFound.title,
    status: 404,
    host,
    lang: locale,
    children: host === 'tenant' ? <p>{words.own.noLink}</p> : <ForHer />,
  })
}

const ForHer = () => (
  <>
    <p>The link is not complete, is too old, or the request is gone. All your requests are in the app.</p>
    <p>
      <a class="button" href={dashboardPath('requests')}>
        Open your requests
      </a>
    </p>
  </>
)
