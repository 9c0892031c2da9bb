import { Card } from '../app/Card.tsx'

/** Her words with an answer that came too late: to copy, since no form is left that they belong in. */
export const Unsent = ({ words }: { words: string | undefined }) =>
  words ? (
    <Card label="Not sent">
      <h2>What you wrote was not sent</h2>
      <blockquote>{words}</blockquote>
    </Card>
  ) : null
