import { dashboardPath, requestPath } from '../../../tenants/contract/urls.ts'
import { Card } from '../app/Card.tsx'
import { AWAY_TITLE, awayWords, databaseAway, inEnglish, LOOK_AGAIN, RETRY_SECONDS } from '../app/database-away.tsx'
import { appPage, tabOf } from '../app/frame.tsx'
import { HiddenFields } from '../app/HiddenFields.tsx'
import type { Children } from '../app/markup.ts'
import { isNotesTyped } from '../requests/Notes.tsx'
import { type SentDeed, sentDeed } from './sent-deed.ts'

// Her app while the database is away. Who is signed in cannot be asked: in its frame there is nothing but what the request itself had.

interface Asked {
  path: string
  search: string
}

interface Sent extends Asked {
  form: FormData
}

export const isOfApp = (path: string): boolean => `${path}/`.startsWith(`${dashboardPath()}/`)

/** A page that she opened. */
export const notShown = ({ path, search, said }: Asked & { said: string | undefined }): Promise<Response> =>
  awayPage(
    path,
    <>
      <p>{awayWords({ isRead: true, said })}</p>
      <p>{LOOK_AGAIN}</p>
      <TryAgain href={path + search} />
    </>,
  )

/**
 * A form that she sent. What she typed is in this very page, and nowhere else, with a button that sends the same again. What a client is told of is not sent
 * twice: she looks first how it stands, as she does where a button alone was pressed. `isBegun`: something of it may have been done.
 */
export function notSaved(sent: Sent, { isBegun }: { isBegun: boolean }): Promise<Response> {
  const { path, form } = sent
  const deed = sentDeed(sent)
  const isSentAgain = deed.isTyped && deed.answer === undefined && ![...form.values()].some((value) => typeof value !== 'string')
  return awayPage(
    path,
    <>
      <p>{awayWords({ isRead: false, said: undefined, isBegun })}</p>
      {isSentAgain ? <SentAgain sent={sent} deed={deed} isBegun={isBegun} /> : <LookFirst deed={deed} notes={typedNotes(form)} />}
    </>,
  )
}

/** A page without the frame, as the one behind the link of a mail to her: of what else is sent there nothing comes back, because it may be a secret. */
export const awayElsewhere = (sent: Sent, { isRead, said }: { isRead: boolean; said: string | undefined }): Promise<Response> => {
  const isAnswer = !isRead && sent.path.startsWith(requestPath(''))
  const way = isRead ? <TryAgain href={sent.path + sent.search} /> : isAnswer && <LookFirst deed={sentDeed(sent)} notes="" />
  return databaseAway(inEnglish(awayWords({ isRead, said }), way))
}

const TryAgain = ({ href }: { href: string }) => (
  <p class="actions">
    <a class="button" href={href}>
      Try again
    </a>
  </p>
)

const awayPage = (path: string, children: Children): Promise<Response> =>
  appPage({
    shell: undefined,
    here: tabOf(path),
    title: AWAY_TITLE,
    status: 503,
    retryAfterSeconds: RETRY_SECONDS,
    isNarrow: true,
    children,
  })

const SentAgain = ({ sent, deed, isBegun }: { sent: Sent; deed: SentDeed; isBegun: boolean }) => (
  <Card>
    <p>What you typed is still here. Please send it again in a few minutes.</p>
    <form method="post" action={sent.path + sent.search}>
      <HiddenFields fields={sent.form} />
      <p class="actions">
        <button type="submit">{deed.label}</button>
        {isBegun && (
          <a href={standsAt(deed)} target="_blank" rel="noreferrer">
            See how it stands
          </a>
        )}
      </p>
    </form>
  </Card>
)

const LookFirst = ({ deed: { page, answer = '' }, notes }: { deed: SentDeed; notes: string }) => (
  <Card>
    {answer + notes !== '' && (
      <>
        <p>What you wrote is still here. Copy it, if you’d like to use it again.</p>
        {answer !== '' && <blockquote>{answer}</blockquote>}
        {notes !== '' && <blockquote>{notes}</blockquote>}
      </>
    )}
    <p>Please look in a few minutes, before you do it again.</p>
    <p class="actions">
      <a class="button" href={page}>
        See how it stands
      </a>
    </p>
  </Card>
)

const typedNotes = (form: FormData): string => (isNotesTyped(form) ? String(form.get('notes')) : '')

/** A new block, and a new entry, are in the diary: their own page is an empty form. */
const standsAt = ({ page }: SentDeed): string => (/\/diary\/(?:block|entry)$/.test(page) ? dashboardPath('diary') : page)
