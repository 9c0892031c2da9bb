import { followLink, linkIn } from './follow-link.ts'
import { plainSpaces } from './plain-spaces.ts'
import { postBooking } from './post-booking.ts'
import { mailsAbout, mailTo } from './read-mails.ts'

/** A request of claire’s with the page of its own: what it shows, and what its forms do. */
export const bookOwn = async (startsAt: string, email: string) => {
  const { body } = await postBooking('claire', { startsAt, email })
  const link = linkIn(mailTo(await mailsAbout(body.reference, 2), email, /./), /(http\S+\/_\/request\/[^\s?]+)/)
  const show = async (query = '') => plainSpaces(await (await followLink(link + query)).text())
  return { reference: body.reference, link, show, post: (query: string) => followLink(link + query, {}) }
}
/** The times that can be chosen: links, which send nothing. */
export const choicesIn = (text: string) =>
  [...text.matchAll(/href="(\?change=[^"#]*&amp;time=[^"]*)"/g)].map(([, href = '']) => new URLSearchParams(href.replaceAll('&amp;', '&')))
/** What the one form that moves it does. */
export const actionIn = (text: string) => /action="(\?do=move[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
