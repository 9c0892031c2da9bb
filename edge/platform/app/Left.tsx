/** The time left to answer, e.g. "5 h left"; `isHot` where it runs out soon. */
export const Left = ({ words, isHot = false }: { words: string; isHot?: boolean }) => (
  <span class={isHot ? 'left hot' : 'left'}>{words}</span>
)

/** A state: "confirmed". */
export const Tag = ({ words }: { words: string }) => <span class="tag">{words}</span>
