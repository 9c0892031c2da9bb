import type { Children } from './markup.ts'

/** Side by side, of one width. The deed of the card comes first; every other button has the class `quiet`. */
export const Buttons = ({ children }: { children?: Children }) => <div class="buttons">{children}</div>

/** Links of a card to other programs: Directions, Message. */
export const Chips = ({ children }: { children?: Children }) => <p class="chips">{children}</p>
