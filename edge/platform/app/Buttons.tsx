import type { Children } from './markup.ts'

/** Side by side, of one width. The deed of the card comes first; every other button has the class `quiet`. */
export const Buttons = ({ children }: { children?: Children }) => <div class="buttons">{children}</div>

/** Links of a card to other programs: Directions, Message. */
export const Chips = ({ children }: { children?: Children }) => <p class="chips">{children}</p>

/** Those of them that lead somewhere. */
export const ChipLinks = ({ links }: { links: readonly { label: string; href: string | undefined }[] }) => (
  <Chips>
    {links.map(({ label, href }) =>
      href === undefined ? null : (
        <a href={href} rel="noreferrer">
          {label}
        </a>
      ),
    )}
  </Chips>
)
