/** Hatched, as in a calendar on paper. */
const HATCH = 'repeating-linear-gradient(135deg,var(--line) 0 .4rem,transparent .4rem .8rem)'

/** What she keeps for herself in the diary, the way to it from each day, and the form. */
export const ownTimesCss = (): string => `
.entry.own a{border-left-color:var(--muted);background:${HATCH}}.past .entry.own a,.past .kept{color:var(--muted)}
.kept{display:block;margin:.5rem 0 0;padding:.55rem .85rem;border:1px solid var(--line);border-width:1px 0;background:${HATCH};color:inherit;
text-decoration:none}.kept strong,.kept span{display:block}.kept:hover{border-color:var(--accent)}
.kept.first{border-left-width:1px;border-radius:.7rem 0 0 .7rem}.kept.last{border-right-width:1px;border-radius:0 .7rem .7rem 0}
.kept.first.last{border-radius:.7rem}
.day-head{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:0 .8rem}
.block-link{font-weight:600;font-size:.92rem;text-decoration:none;padding:.75rem 0;margin:-.75rem 0}.month .block-link{display:block;margin:0;padding:0;min-height:2rem;line-height:2rem;font-size:0;color:var(--muted)}
.month .block-link::before{content:"+";font-size:1.1rem;font-weight:400}
.undo{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.6rem 1rem}.undo p{flex:1 1 12rem;margin:0}
@media(scripting:enabled){.strip-place{min-height:7.4rem}}.answer{margin-top:.6rem}
.month .band.own,.month li.own{background:var(--muted)}
@media(min-width:60rem){
.week .day-head{margin-bottom:.3rem}
.month td{position:relative}.month .block-link{position:absolute;top:0;right:0;line-height:1.2;padding:.4rem .7rem}
.month .today .block-link{color:var(--on-deep-muted)}
.month .block-link:hover,.month .block-link:focus-visible{color:var(--accent)}
.month .today .block-link:hover{color:var(--on-deep)}
.month .band.own,.month li.own{background:${HATCH};color:var(--ink)}.month li.own{border-left-color:var(--muted)}}
`
