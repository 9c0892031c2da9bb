import type { Children } from './markup.ts'

/** What a form has just done: "Saved." Read out when the page opens. */
export const Notice = ({ tone = 'good', children }: { tone?: 'good' | 'bad' | 'plain'; children?: Children }) => (
  <p role="status" class={tone === 'plain' ? 'card notice' : `card notice ${tone}`}>
    {children}
  </p>
)
