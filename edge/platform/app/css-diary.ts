/** The diary: days below each other on a phone, side by side on a wide screen; a month is a table of dots, then of names. */
export const diaryCss = (): string => `
.ways{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.3rem 1rem;margin:-.5rem 0 .8rem}
.ways ul{display:flex;gap:.25rem;list-style:none;margin:0;padding:0}.ways li{margin:0}
.ways a{display:flex;align-items:center;justify-content:center;min-width:2.75rem;min-height:2.75rem;padding:.3rem .8rem;border-radius:1.4rem;
text-decoration:none;font-weight:600}.ways a[aria-current]{background:var(--soft);color:var(--ink)}
.week,.entries,.month ul{list-style:none;margin:0;padding:0}
.week>li{margin:0;padding:.85rem 0;border-top:1px solid var(--line);scroll-margin-top:1rem}
.week h2{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 .45rem;font-size:1.35rem}.week .past h2,.nothing{color:var(--muted)}
.week .today h2{color:var(--accent)}.week .tag{font-family:var(--sans)}
.nothing{margin:.2rem 0 0;font-size:.94rem}
.band{margin:.4rem 0;padding:.15rem .6rem;background:var(--soft);color:var(--accent);font-size:.84rem;font-weight:600}
.band.first{border-radius:1rem 0 0 1rem}.band.last{border-radius:0 1rem 1rem 0}.band.first.last{border-radius:1rem}
.entry{margin:.5rem 0 0}
.entry a{display:block;padding:.7rem .85rem;border:1px solid var(--line);border-left:4px solid var(--deep-edge);border-radius:.7rem;
background:var(--card);color:inherit;text-decoration:none;overflow-wrap:anywhere}.entry a:hover{border-color:var(--accent)}
.entry strong,.entry a>span{display:block}.entry .tag{display:inline-block;margin-top:.35rem;white-space:normal}
.entry:is(.waiting,.offered,.asked) a{border:1px dashed var(--muted);border-left:4px solid var(--accent)}
.entry:is(.asked,.completed,.no-show) a{background:none}.entry:is(.completed,.no-show) a{color:var(--muted)}
.buffer{margin:.2rem 0 0 .95rem;font-size:.84rem;color:var(--muted);text-wrap:balance}
.month{table-layout:fixed;margin:0 0 1rem}.month th{padding:.3rem 0;text-align:center;font-size:.84rem}.month abbr{text-decoration:none}
.month td{padding:0 0 .4rem;height:3.6rem;border-top:1px solid var(--line);border-bottom:0;text-align:center}
.month td>a:first-child{display:block;min-height:2.75rem;padding:.6rem 0;text-decoration:none;color:inherit;font-weight:600}
.month .today>a:first-child{background:var(--deep);color:var(--on-deep);border-radius:.7rem}.month .other>a:first-child{color:var(--muted);font-weight:400}
.month ul{display:flex;flex-wrap:wrap;gap:.2rem;justify-content:center}
.month li{width:.5rem;height:.5rem;margin:0;border-radius:50%;background:var(--accent);overflow:hidden}
.month li.waiting,.month li.offered,.month li.asked{background:none;border:2px solid var(--accent)}.month li.asked{border:2px dotted var(--muted)}.month li.completed,.month li.no-show{background:var(--line)}
.month li.warned,.month li.waiting.warned,.month li.offered.warned,.month li.asked.warned{outline:2px solid var(--bad);outline-offset:1px}.entry .warning{margin-top:.2rem}
.month li span,.month .band span{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.month .band{margin:0 0 .3rem;padding:0;height:.3rem;background:var(--accent);opacity:.6}
.legend div{display:flex;align-items:center;gap:.4rem;margin-right:.6rem}
.folds{margin:0 0 .8rem}:focus-visible+.folds{outline:3px solid var(--accent)}
@media(max-width:59.99rem){:not(:checked)+.folds+.week>.past{display:none}}
@media(min-width:60rem){.folds{display:none}
.week{display:grid;grid-template-columns:repeat(7,minmax(0,1fr));border-top:1px solid var(--line);margin-bottom:1.5rem}
.week>li{border-top:0;border-left:1px solid var(--line);padding:.8rem .5rem 1.5rem;min-height:18rem}.week>li:first-child{border-left:0}
.week h2{font-size:1.2rem;min-height:2.9rem}.week .band,.week .kept{margin:.4rem -.5rem}.week .first{margin-left:0}.week .last{margin-right:0}
.month td{text-align:left;height:7rem;padding:0 .25rem .4rem;border-left:1px solid var(--line)}.month td:first-child{border-left:0}
.month td>a:first-child{padding:.4rem;min-height:2rem}.month .band{height:auto;margin:0 -.25rem .3rem;padding:.1rem .5rem;background:var(--soft);opacity:1}
.month ul{display:block}.month li[class]{width:auto;height:auto;margin:0 0 .2rem;padding:.15rem .4rem;
border:0;border-left:3px solid var(--deep-edge);border-radius:.3rem;background:var(--card);font-size:.84rem;line-height:1.3}
.month li.waiting,.month li.offered,.month li.asked{border-left-style:dashed}.month li.asked{background:none}.month li.warned{color:var(--bad)}
.month li span,.month .band span{position:static;clip-path:none;width:auto;height:auto}}
@media(forced-colors:active){.month li{background:CanvasText}.entry a,.band,.kept{border:1px solid}}
`
