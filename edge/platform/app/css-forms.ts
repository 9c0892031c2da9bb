import { RADIUS, TYPE } from '../design/tokens.ts'
import { rem } from './css-base.ts'

/** Buttons and fields. A plain button is the deed of its page; `quiet` is any other. All of them can be hit with a thumb. */
export const formsCss = (): string => `
button,.button{display:inline-block;min-height:2.9rem;padding:.8rem 1.2rem;border:1px solid var(--deep-edge);
border-radius:${rem(RADIUS.button)};background:var(--deep);color:var(--on-deep);font:600 .95rem/1.25 var(--sans);
text-align:center;text-decoration:none;cursor:pointer}
.quiet{background:none;border-color:var(--line);color:var(--ink)}
.buttons button.quiet,.buttons .button.quiet{background:none}
button:hover,.button:hover{filter:brightness(1.08)}
button.wide,.button.wide{width:100%}.later{visibility:hidden}
.buttons{display:grid;grid-template-columns:repeat(auto-fit,minmax(6.2rem,1fr));gap:.5rem;margin-top:.85rem}
.buttons button,.buttons .button{padding:.8rem .35rem;width:100%}
.buttons form{display:contents}
.actions{display:flex;flex-wrap:wrap;gap:.5rem .75rem;align-items:center;margin:.85rem 0}
.actions>a:not(.button){padding:.7rem 0;font-weight:600;text-decoration:none}
form{margin:0}
label,legend{display:block;margin:0 0 .3rem;font-weight:600;padding:0}
fieldset{border:0;margin:0 0 1rem;padding:0;min-width:0}
input,select,textarea{width:100%;min-height:2.9rem;padding:.6rem .8rem;border:1px solid var(--muted);
border-radius:${rem(RADIUS.button)};background:var(--card);color:inherit;font:inherit}
input[type=checkbox],input[type=radio]{width:1.35rem;min-height:1.35rem;height:1.35rem;margin:0;padding:0;accent-color:var(--accent);flex:none}
.choice{display:flex;gap:.7rem;align-items:center;min-height:2.9rem;font-weight:400;margin:0}
.looks{display:flex;flex-wrap:wrap;gap:.5rem 1.4rem;margin:.6rem 0}.looks img{border-radius:.7rem}
.field{margin:0 0 1rem}
.field .hint{color:var(--muted);font-size:${rem(TYPE.small)};margin:.3rem 0 0}
.field .error{color:var(--bad);font-weight:600;margin:.3rem 0 0}
[aria-invalid=true]{border-color:var(--bad);border-width:2px}
.inline{display:flex;flex-wrap:wrap;gap:.75rem;align-items:end}.inline .field{flex:1 1 9rem;margin:0}
.times{align-items:start}.times .field{flex-basis:6.5rem}
`
