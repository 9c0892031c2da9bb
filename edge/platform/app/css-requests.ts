import { RADIUS, SPACE, TYPE } from '../design/tokens.ts'
import { rem } from './css-base.ts'

/**
 * Requests in lists and cards: answers in place, lines that open, groups and a search above them. On a small phone what stands above the first card is
 * lower, and the button of its open fold may leave its form upwards, over which it stays above the tabs; what lies under that can still be tapped.
 */
export const requestsCss = (): string => `
.request .open{color:inherit;text-decoration:none;display:inline-block;min-height:1.6rem}.request .open:hover strong{text-decoration:underline}
.request{position:relative}.request .open::after{content:"";position:absolute;inset:0;border-radius:${rem(RADIUS.card)}}.request .buttons{position:relative;z-index:1}
.request .sub{display:block}
.deed summary{list-style:none;padding:.8rem .35rem;text-align:center;color:var(--ink);border:1px solid var(--line);
border-radius:${rem(RADIUS.button)};min-height:2.9rem;font:600 .95rem/1.25 var(--sans)}
.deed.first:not([open]) summary{background:var(--deep);border-color:var(--deep-edge);color:var(--on-deep)}
.deed summary::-webkit-details-marker{display:none}
.deed[open]{grid-column:1/-1;order:9}.deed[open] summary{display:flex;justify-content:space-between;border:0;border-top:1px solid var(--line);
border-radius:0;padding-left:0}.deed[open] summary::after{content:"\\d7"/"";font-size:1.4rem;line-height:1}
.buttons:has(>.deed[open]){grid-template-columns:1fr 1fr}.deed form button{box-shadow:0 0 0 .6rem var(--card);position:sticky;bottom:calc(4.6rem + env(safe-area-inset-bottom,0px))}
.buttons .deed form{display:block}
#answer:has(>[value=declined])>.wide{box-shadow:0 0 0 .6rem var(--card);position:sticky;bottom:calc(4.6rem + env(safe-area-inset-bottom,0px))}body:not(.framed) #answer:has(>[value=declined])>.wide{bottom:.6rem}
@media(max-height:46rem) and (max-width:59.99rem){main:has(>search){padding-top:.5rem}
main:has(>search)>h1{font-size:1.6rem;margin-bottom:.5rem}search~.pills{flex-wrap:nowrap;overflow-x:auto;margin:.2rem -.2rem;padding:.2rem}.pills a{flex:none}search~section>.head{margin:.4rem 0 .25rem}.request .buttons{margin-top:.5rem}
.deed.first[open]{pointer-events:none}.deed.first[open] form{margin-top:-16rem}.deed.first[open] form::before{content:"";display:block;height:16rem}
.deed.first[open] :is(summary,form>*){pointer-events:auto}}
.line{display:block;color:inherit;text-decoration:none;padding:.75rem 0}.line:hover strong{text-decoration:underline}
.list.card{padding:.2rem 1rem;margin-bottom:${rem(SPACE.gap)}}
.list>.row{align-items:center;padding:.5rem 0}.list>li:not(.row):not(:has(.line)){padding:.5rem 0}
button.small{white-space:nowrap;min-height:2.75rem;padding:.5rem .8rem;font-size:${rem(TYPE.small)}}
.pills{display:flex;flex-wrap:wrap;gap:.4rem;margin:.9rem 0}
.pills a{display:inline-flex;gap:.4rem;align-items:center;min-height:2.75rem;padding:.4rem .7rem;border:1px solid var(--line);
border-radius:1.4rem;color:var(--ink);text-decoration:none;font-weight:600;font-size:${rem(TYPE.small)}}
.pills a[aria-current]{background:var(--deep);border-color:var(--deep-edge);color:var(--on-deep)}.pills b{font-weight:400;opacity:.85}
.search{display:flex;gap:.5rem}.search input{flex:1;min-width:0}
.hero .chips{margin-top:.9rem}.hero .moment a{text-decoration:none}.hero .who{margin-top:.6rem}.sure{margin:1rem 0 .35rem}
.request .buttons,.save .buttons{grid-template-columns:repeat(auto-fit,minmax(4.7rem,1fr))}
main>.buttons,main>div:not(.save)>.buttons,main>.chips{margin:.2rem 0 ${rem(SPACE.gap)}}.strong{font-weight:650}
@media(max-width:22rem){.request .buttons>*,.save .buttons>*,.request .buttons form>button,.request .deed:not([open]) summary{font-size:.86rem;padding-left:.1rem;padding-right:.1rem}}
@media(min-width:60rem){.halves{display:grid;grid-template-columns:1fr 1fr;gap:0 2.5rem;align-items:start}.halves>div{min-width:0}
.halves>div:nth-child(2)>.head:first-child{margin-top:0}.duel{grid-template-columns:repeat(auto-fit,minmax(9rem,1fr))}.photos .picture img,.duel .picture img{max-height:19rem}}
.states{display:flex;flex-wrap:wrap;gap:.4rem}.pick{margin:.5rem 0}
`
