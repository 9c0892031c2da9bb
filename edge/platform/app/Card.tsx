import type { Children } from './markup.ts'

/** A thing that stands on its own. `kind`: plain, what to do next, or the deep one of her next appointment (one on a page). */
export const Card = ({ kind = 'card', label, children }: { kind?: 'card' | 'todo' | 'hero'; label?: string; children?: Children }) => (
  <section class={kind} aria-label={label}>
    {children}
  </section>
)

/** Small capitals above what they name. */
export const Eyebrow = ({ children }: { children?: Children }) => <p class="eyebrow">{children}</p>
