import { addStyles } from '../styles/add-styles.ts'

/** What only a tap or a finger on a photo shows: it comes with the script, since the pages themselves have to fit into the first packets. */
const CSS = `
.tapped img{cursor:crosshair}
.focus-mark{position:absolute;width:2.6rem;height:2.6rem;margin:-1.3rem 0 0 -1.3rem;border:3px solid #fff;border-radius:50%;
box-shadow:0 0 0 2px #000a,inset 0 0 0 2px #000a;pointer-events:none}
.drawable{touch-action:none}
.blur-layer{position:absolute;inset:0;cursor:crosshair;touch-action:none}
.blurred{position:absolute;background:#888;outline:2px solid #fff;outline-offset:-2px;border-radius:2px}
.dragged{background:var(--soft)}
`

/** False: where a photo stays visible and what of it is blurred is chosen by panes, as without a script. */
export const addPhotoStyles = (): boolean => addStyles(CSS)
