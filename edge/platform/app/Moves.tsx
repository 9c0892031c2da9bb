import { Icon } from '../design/icons.tsx'

interface MovesProps {
  /** What the buttons post to. */
  action: string
  /** What a member of the list is called. */
  name: string
  /** Values of `do`; undefined: it is at that end already. */
  up: string | undefined
  down: string | undefined
}

/** One up or down in a list, by arrows above each other: beside a long name a phone has no room for two words. */
export const Moves = ({ action, name, up, down }: MovesProps) => (
  <form method="post" action={action} class="moves">
    {up !== undefined && <Move does={up} icon="up" says={`Up: ${name}`} />}
    {down !== undefined && <Move does={down} icon="down" says={`Down: ${name}`} />}
  </form>
)

const Move = ({ does, icon, says }: { does: string; icon: 'up' | 'down'; says: string }) => (
  <button type="submit" class="quiet" name="do" value={does} aria-label={says}>
    <Icon name={icon} />
  </button>
)
