import { askedCitiesPath } from '../../../tenants/contract/urls.ts'
import { askedWords } from '../reports/report-sentences.ts'

interface AnswerAskedProps {
  city: string
  people: number
  /** `3 to 6 Mar` */
  days: string
  /** The page to come back to. */
  back: string
}

/** "Perth, 3 to 6 March. Three people have asked.", and the one tap that tells each of them once. */
export const AnswerAsked = ({ city, people, days, back }: AnswerAskedProps) => (
  <form method="post" action={askedCitiesPath()} class="answer-asked">
    <input type="hidden" name="city" value={city} />
    <input type="hidden" name="back" value={back} />
    <p>
      {city}, {days}. {askedWords({ people })}
    </p>
    <p class="actions">
      <button type="submit">{people === 1 ? 'Write to them' : people === 2 ? 'Write to both' : `Write to all ${people}`}</button>
    </p>
    <p class="sub">Each gets one email with these dates and a link to your booking form.</p>
  </form>
)
