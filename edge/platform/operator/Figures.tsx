/** One figure in large type with what it counts. */
export const Figure = ({ value, words }: { value: string | number; words: string }) => (
  <div class="card figure">
    <strong>{value}</strong>
    {words}
  </div>
)

export interface FigureTableProps {
  caption: string
  heads: readonly string[]
  rows: readonly { name: string; figures: readonly (string | number)[] }[]
}

/** A table of names and figures that scrolls by itself where it is wider than the page; nothing to show is said in words. */
export const FigureTable = ({ caption, heads, rows }: FigureTableProps) => (
  <section class="card">
    <h2>{caption}</h2>
    {rows.length === 0 ? (
      <p class="muted">No tenants yet.</p>
    ) : (
      <section class="scroll" aria-label={caption} tabindex={0}>
        <table>
          <thead>
            <tr>
              {heads.map((head, at) => (
                <th scope="col" class={at === 0 ? undefined : 'number'}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, figures }) => (
              <tr>
                <th scope="row">{name}</th>
                {figures.map((figure) => (
                  <td class="number">{figure}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    )}
  </section>
)
