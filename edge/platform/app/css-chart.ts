/** What works alone: periods, what it is narrowed to, and the chart. Its letters are text of the page, never smaller than 12 px. */
export const chartCss = (): string => `
.picker{display:flex;flex-wrap:wrap;align-items:center;gap:0 1rem;margin:-.5rem 0 .5rem}
.picker ul{display:flex;flex-wrap:wrap;gap:.35rem;list-style:none;padding:0;margin:0}.picker li{margin:0}
.picker li a{display:block;min-height:2.75rem;padding:.7rem .6rem;border-radius:1.4rem;text-decoration:none;font-weight:600;font-size:.94rem;
line-height:1.3;white-space:nowrap}
.picker li a[aria-current]{background:var(--soft);color:var(--ink)}
.picker details[open]{flex-basis:100%}
@media(max-width:22rem){.picker ul{gap:.1rem}.picker li a{padding:.7rem .45rem;font-size:.88rem}}
.filter{margin:.2rem 0 .8rem}.filter .sub{margin-top:.35rem}
.filter a{display:inline-flex;align-items:center;gap:.5rem;max-width:100%;min-height:2.75rem;padding:.4rem .6rem .4rem 1rem;border-radius:1.4rem;
background:var(--deep);color:var(--on-deep);text-decoration:none;overflow-wrap:anywhere}.filter .icon{width:1.2rem;height:1.2rem}
.chart{position:relative;margin:0;padding-top:3.1rem}
.chart .columns-of{display:flex;gap:2px;height:13.5rem}
.chart label{flex:1 1 0;min-width:0;display:grid;grid-template-rows:6.5rem 3.5rem;gap:1.8rem 0;margin:0;padding-top:1.6rem;cursor:pointer}
.chart label svg{display:block;width:100%;height:100%}
.chart rect{fill:var(--accent);opacity:.5}.chart input:checked~svg rect{opacity:1}
.chart input{position:absolute;inset:0;width:100%;height:100%;min-height:0;opacity:0;pointer-events:none}
.chart .says{position:absolute;top:0;left:0;right:0;visibility:hidden;font-weight:400;line-height:1.3}.chart .says b{display:block}
.chart input:checked~.says{visibility:visible}
@media(hover:hover){.chart label:hover rect{opacity:.8}.chart .columns-of:hover .says{visibility:hidden}.chart label:hover .says.says{visibility:visible}}
.chart input:focus-visible~svg{outline:3px solid var(--accent);outline-offset:1px}
.chart .scale{position:absolute;top:2.9rem;left:0;margin:0;font-size:.84rem;color:var(--muted);pointer-events:none}
.chart .scale.requests{top:11.45rem}
.chart+.axis{padding-top:.35rem;border-top:1px solid var(--line);font-size:.84rem}
@media(forced-colors:active){.chart rect{fill:CanvasText}.chart input:checked~svg rect{fill:Highlight}}
`
