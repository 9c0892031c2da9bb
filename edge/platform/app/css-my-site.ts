import { RADIUS, TYPE } from '../design/tokens.ts'
import { rem } from './css-base.ts'

/** Her site: its forms, their rows and pictures, and what waits to be published. */
export const mySiteCss = (): string => `
.draft-bar{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.5rem 1rem}.draft-bar strong{flex:1 1 10rem}
.site-name{font:600 1.4rem/1.2 var(--serif);overflow-wrap:anywhere}
.groups .sub{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}.groups .line{min-width:0}
.list>.row>.line{flex:1;min-width:0;padding:.35rem 0}.moves{display:flex;flex-direction:column;gap:.35rem;flex:none;align-self:center}.moves button{padding:0;width:2.75rem;min-height:2.75rem;line-height:0}.moves .icon{width:1.3rem;height:1.3rem}
.money{display:flex;align-items:center;gap:.5rem}input.short{max-width:9rem}
.boxes{margin:0 0 1rem}.side{display:flex;flex-wrap:wrap;gap:0 1.4rem}.boxes .sub,.rows-of>.sub{margin:0 0 .3rem}.boxes legend,.rows-of>legend{font-weight:600}
.rows-of{margin:1.6rem 0}.rows-of>legend,.group>legend{font:600 ${rem(TYPE.heading)}/1.1 var(--serif);margin-bottom:.6rem}
.rows-of .rows-of{margin:.4rem 0}.rows-of .rows-of>legend{font:600 1rem/1.4 var(--sans)}
.outer{padding-top:.6rem}.outer>legend{float:left;width:100%;margin:.2rem 0 .8rem;color:var(--muted);font-size:${rem(TYPE.small)}}.outer>legend+*{clear:both}
.line-of{border-top:1px solid var(--line)}.line-of summary{color:var(--ink);font-weight:400;overflow-wrap:anywhere;padding-left:1.06rem;text-indent:-1.06rem}.line-of summary .sub{text-indent:0}
.line-of>div{padding:.4rem 0 .6rem}.line-of:last-of-type{border-bottom:1px solid var(--line);margin-bottom:.8rem}
.row-deeds{display:flex;flex-wrap:wrap;gap:.4rem}
.save{position:sticky;bottom:4.1rem;margin:1.2rem 0 0;padding:.7rem 0;background:var(--paper);border-top:1px solid var(--line);z-index:1}body:not(.framed) .save{bottom:0}
.photo-picks{display:flex;flex-wrap:wrap;gap:.6rem}.photo-picks .choice{flex-direction:column-reverse;justify-content:space-between;gap:.4rem}
.photo-picks img,.photo-row img,.new-photo>img,.ends img{display:block;width:4rem;height:auto;aspect-ratio:4/5;flex:none;object-fit:cover;border-radius:${rem(RADIUS.bar)};background:var(--soft)}
.photo-picks input:checked+img{outline:3px solid var(--accent);outline-offset:2px}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(6.4rem,1fr));gap:.7rem}
.tile{display:flex;flex-direction:column;gap:.35rem;font-weight:400;font-size:${rem(TYPE.small)};line-height:1.25;position:relative;margin:0}
.tile input{position:absolute;inset:0;width:100%;height:100%;opacity:0}.tile input:focus-visible+*{outline:3px solid var(--ink);outline-offset:4px}.tile .drawing{width:100%;height:auto;border:1px solid var(--line);border-radius:${rem(RADIUS.bar)}}
.tile input:checked+*{outline:3px solid var(--accent);outline-offset:2px}
.drawing .page{fill:var(--card)}.drawing .photo{fill:var(--muted);opacity:.55}.drawing .ink{fill:var(--ink)}.drawing .quiet-ink{fill:var(--muted);opacity:.6}
.drawing .deed-ink{fill:var(--accent)}.drawing .on-photo{fill:var(--card)}
.panes{display:grid;grid-template-columns:repeat(3,3rem);gap:3px;margin:.3rem 0}.panes label{display:grid;place-items:center;height:3rem;margin:0;background:var(--soft);border-radius:${rem(RADIUS.bar)}}
.panes label:has(:checked){outline:3px solid var(--accent);outline-offset:-3px}
.one-photo{max-width:15rem;margin:0 0 1rem}.photo-row .line{display:flex;gap:.8rem;align-items:center}
.changes>li{padding:.9rem 0!important}.changes strong{display:block}.changes button.small,.changes a.small{margin-top:.6rem}
.change{margin:.35rem 0 0}.change dt{font-weight:600}.change dd{margin:0 0 .35rem;white-space:pre-wrap;overflow-wrap:anywhere}
.gone-line{color:var(--muted)}
.stale{margin:.5rem 0 0;padding:.6rem .8rem;background:var(--soft);border-left:4px solid var(--bad);border-radius:${rem(RADIUS.bar)}}.stale p{margin:.2rem 0}
a.small{min-height:2.75rem;padding:.7rem .8rem;font-size:${rem(TYPE.small)}}
input[type=file]{width:100%;padding:.9rem;border:2px dashed var(--line);border-radius:${rem(RADIUS.bar)};background:var(--soft);font:inherit;color:inherit}
input[type=file]::file-selector-button{font:600 1rem/1.2 var(--sans);min-height:2.9rem;padding:.6rem 1.1rem;margin-right:.9rem;border:0;border-radius:${rem(RADIUS.bar)};background:var(--deep);color:var(--on-deep);cursor:pointer}
.uploads:empty,#uploads-next:empty{display:none}.upload{display:grid;grid-template-columns:minmax(0,1fr);gap:.35rem;padding:.7rem 0}.upload strong{overflow-wrap:anywhere;font-weight:600}
.upload progress{width:100%;height:.5rem;accent-color:var(--accent)}
.new-photo{display:grid;grid-template-columns:5rem minmax(0,1fr);gap:0 1rem;margin:0 0 1.2rem}.new-photo>img{width:5rem}
.new-photo .field{margin-top:0}
.whole-photo{position:relative;margin:0 0 1rem;max-width:30rem;line-height:0}.whole-photo img{display:block;width:100%;height:auto;border-radius:${rem(RADIUS.bar)};background:var(--soft)}
.blur-marks{position:absolute;inset:0;width:100%;height:100%;pointer-events:none}.blur-marks rect{fill:#888}
.parts{position:absolute;inset:0;display:grid;grid-template-columns:repeat(4,1fr);grid-template-rows:repeat(4,1fr)}.parts label{display:flex;align-items:center;justify-content:center;margin:0;border:1px solid #fff6;line-height:1}.part{padding:.3rem;background:#000b;color:#fff}
.parts label:has(:checked){background:#0006;-webkit-backdrop-filter:blur(9px);backdrop-filter:blur(9px)}
.drag{display:none;touch-action:none;align-self:center;padding:.9rem .3rem;margin-right:-.5rem;color:var(--muted);flex:none}
.ends>li{display:grid;grid-template-columns:5.5rem minmax(0,1fr);gap:1rem;padding:.9rem 0!important}.ends img{width:5.5rem}
.ends>li>:only-child{grid-column:1/-1}.ends strong,.ends .rate{display:block}.ends .rate{font-size:1.6rem;margin:.2rem 0 .1rem}.ends .tag{margin:.35rem .35rem 0 0}.ends button{margin-top:.7rem}
@media(scripting:enabled){#add-photos:not(.plain) .actions{display:none}}
@media(scripting:enabled) and (min-width:22.01rem){.drag{display:block}}
.ordered .drag{cursor:grab}
@media(min-width:60rem){.save{bottom:0}.halves>div:nth-child(2)>section:first-child>.head{margin-top:0}}
`
