import { addStyles } from './styles/add-styles.ts'

/** What only a drag shows: it comes with the script, since the pages themselves have to fit into the first packets. */
const CSS = `
.strip{padding:0 0 1rem;user-select:none;-webkit-user-select:none}
.strip p{margin:0 0 .35rem;color:var(--muted)}
.strip .track{position:relative;height:2.9rem;border:1px solid var(--line);border-radius:.7rem;overflow:hidden;cursor:crosshair;touch-action:pan-y;
background:linear-gradient(90deg,var(--line) 1px,transparent 1px) 0 0/12.5% 100% var(--card)}
.strip .chosen{position:absolute;inset:0 auto 0 0;background:repeating-linear-gradient(135deg,var(--line) 0 .4rem,transparent .4rem .8rem);
border:2px solid var(--accent);border-radius:.6rem}
.strip .chosen[hidden]{display:none}
.strip .ticks{display:grid;grid-template-columns:repeat(4,1fr);margin:.3rem 0 0;font-size:.8rem}
.month{touch-action:pan-y}
.month.dragging{user-select:none;-webkit-user-select:none}
.month td.chosen{background:var(--soft);box-shadow:inset 0 0 0 2px var(--accent)}
`

/** False: there nothing is dragged, and everything is tapped and typed. */
export const addDragStyles = (): boolean => addStyles(CSS)
