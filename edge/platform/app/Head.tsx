/** A title between cards, with a link to all of it. `says`: of the link, for who hears it without the title. */
export const Head = ({ title, id, link }: { title: string; id?: string; link?: { href: string; label: string; says?: string } }) => (
  <div class="head">
    <h2 id={id}>{title}</h2>
    {link && (
      <a href={link.href} aria-label={link.says}>
        {link.label}
      </a>
    )}
  </div>
)
