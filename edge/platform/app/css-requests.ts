import { RADIUS, TYPE } from '../design/tokens.ts'
import { rem } from './css-base.ts'

/** Requests in lists and cards: answers in place, lines that open, groups and a search above them. */
export const requestsCss = (): string => `
.request .open{color:inherit;text-decoration:none;display:inline-block;min-height:1.6rem}.request .open:hover strong{text-decoration:underline}
.request .sub{display:block}
.deed summary{list-style:none;padding:.8rem .35rem;text-align:center;color:var(--ink);border:1px solid var(--line);
border-radius:${rem(RADIUS.button)};min-height:2.9rem;font:600 .95rem/1.25 var(--sans)}
.deed summary::-webkit-details-marker{display:none}
.deed[open]{grid-column:1/-1;order:9}.deed[open] summary{border-color:transparent;text-align:left;padding-left:0;color:var(--muted)}
.buttons .deed form{display:block}
.line{display:block;color:inherit;text-decoration:none;padding:.75rem 0}.line:hover strong{text-decoration:underline}
.list.card{padding-top:.2rem;padding-bottom:.2rem}
.list>.row{align-items:center;padding:.5rem 0}.list>li:not(.row):not(:has(.line)){padding:.5rem 0}
button.small{min-height:2.75rem;padding:.5rem .8rem;font-size:${rem(TYPE.small)}}
.pills{display:flex;flex-wrap:wrap;gap:.45rem;margin:.9rem 0}
.pills a{display:inline-flex;gap:.4rem;align-items:center;min-height:2.75rem;padding:.4rem .85rem;border:1px solid var(--line);
border-radius:1.4rem;color:var(--ink);text-decoration:none;font-weight:600;font-size:${rem(TYPE.small)}}
.pills a[aria-current]{background:var(--deep);border-color:var(--deep-edge);color:var(--on-deep)}.pills b{font-weight:400;opacity:.85}
.search{display:flex;gap:.5rem}.search input{flex:1;min-width:0}
.states{display:flex;flex-wrap:wrap;gap:.4rem}.pick{margin:.5rem 0}
`
