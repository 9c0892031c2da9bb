/**
 * A link; with `copies`, a button that copies that text, which the app's script makes of it (client/copy-buttons.ts). Without a script it leads to the
 * page where the text can be copied by hand.
 */
export const CopyLink = ({ label, href, copies }: { label: string; href: string; copies?: string | undefined }) => (
  <a class="button wide" href={href} data-copies={copies}>
    {label}
  </a>
)
