import type { Host } from './css-base.ts'
import { document } from './document.ts'
import type { Children } from './markup.ts'

/** A page with one thing to say or to ask, without tabs: sign-in, "not found", what stands behind a mail's link. */
export const messagePage = ({
  title,
  heading = title,
  eyebrow,
  children,
  ...options
}: {
  title: string
  heading?: string
  eyebrow?: string
  children: Children
  status?: number
  lang?: string
  retryAfterSeconds?: number
  host?: Host
  script?: string
}): Promise<Response> =>
  document({
    title,
    ...options,
    body: (
      <main class="narrow" id="content">
        {eyebrow && <p class="eyebrow">{eyebrow}</p>}
        <h1>{heading}</h1>
        {children}
      </main>
    ),
  })
