import { RADIUS, SPACE, TYPE } from '../design/tokens.ts'
import { rem } from './css-base.ts'

/** The vocabulary of her app: one rule or two for each component of this folder. */
export const partsCss = (): string => `
.eyebrow{font-size:${rem(TYPE.label)};letter-spacing:.09em;text-transform:uppercase;color:var(--muted);margin:0}
.head{display:flex;align-items:baseline;justify-content:space-between;gap:1rem;margin:${rem(SPACE.section)} 0 ${rem(SPACE.gap)}}
.head a{color:var(--accent);text-decoration:none;font-weight:600;font-size:${rem(TYPE.small)};white-space:nowrap;
padding:.75rem 0 .75rem .75rem;margin:-.75rem 0}
.card,.todo,.hero{display:block;border-radius:${rem(RADIUS.card)};padding:${rem(SPACE.card)};margin:0 0 ${rem(SPACE.gap)};min-width:0}
.card{background:var(--card);border:1px solid var(--line)}
.todo{background:var(--soft)}
.hero{background:var(--deep);color:var(--on-deep);border-radius:${rem(RADIUS.hero)};padding:1.15rem}
.hero .eyebrow,.hero .muted{color:var(--on-deep-muted)}.hero p{margin:.1rem 0}
.hero .moment{font:500 ${rem(TYPE.moment)}/1.05 var(--serif);font-variant-numeric:lining-nums;text-wrap:balance;margin:.25rem 0 .1rem}
.hero a,.hero .warning{color:inherit}.hero :focus-visible{outline-color:var(--on-deep)}
.chips{display:flex;flex-wrap:wrap;gap:.5rem;margin-top:.9rem}
.chips a,.chips button{flex:1;min-height:2.9rem;text-align:center;text-decoration:none;font:600 ${rem(TYPE.small)}/1.3 var(--sans);
padding:.75rem .4rem;border:1px solid var(--line);border-radius:${rem(RADIUS.button)};background:none;color:inherit}
.hero .chips a,.hero .chips button{border-color:var(--on-deep-line)}
.row{display:flex;justify-content:space-between;gap:.8rem;align-items:flex-start}
.row strong{font-size:${rem(TYPE.strong)};display:block;text-wrap:balance}
.sub{color:var(--muted);font-size:${rem(TYPE.small)}}.block{display:block}
.warning{display:block;color:var(--bad);font-weight:600;font-size:${rem(TYPE.small)}}
.left,.tag{display:inline-block;white-space:nowrap;font-size:.8rem;font-weight:600;color:var(--accent);background:var(--soft);
padding:.25rem .6rem;border-radius:${rem(RADIUS.pill)}}
.left.hot{background:var(--alert);color:var(--on-alert)}
.notice{border-left:4px solid var(--accent)}.notice.good{border-color:var(--good)}.notice.bad{border-color:var(--bad)}
.big{display:flex;align-items:flex-end;gap:1rem}.big .count{font:500 ${rem(TYPE.figure)}/.8 var(--serif);font-variant-numeric:lining-nums}
.big p{margin:0;line-height:1.3}
.bars{display:block;width:100%;height:6.6rem;overflow:visible;margin:.5rem 0 .35rem}
.bars rect{fill:var(--line)}.bars .now{fill:var(--accent)}.bars text{fill:var(--accent);font:650 .9rem var(--sans)}
.axis{display:flex;justify-content:space-between;gap:.5rem;font-size:.8rem;color:var(--muted)}
.meter{display:block;width:100%;height:.6rem;overflow:visible}.meter .track{fill:var(--line)}.meter .fill{fill:var(--accent)}
.meter line{stroke:var(--ink);stroke-width:2;stroke-dasharray:4 3}
.meters .all{grid-column:1/-1}
.meters{display:grid;grid-template-columns:minmax(5.4rem,auto) 1fr auto;gap:.7rem .65rem;align-items:center;margin-top:.7rem;font-size:.95rem}
.photos{display:grid;grid-template-columns:repeat(3,1fr);gap:.5rem}.duel{display:grid;grid-template-columns:1fr 1fr;gap:.7rem}
.picture{margin:0;position:relative;min-width:0}
.picture img{display:block;width:100%;height:auto;aspect-ratio:4/5;object-fit:cover;border-radius:${rem(RADIUS.picture)};background:var(--soft)}
.picture figcaption{font-size:.84rem;color:var(--muted);padding:.35rem .1rem 0}.picture figcaption b{color:var(--ink)}
.picture.ahead img{outline:3px solid var(--accent);outline-offset:2px}
.rate{font:500 ${rem(TYPE.rate)}/1 var(--serif);font-variant-numeric:lining-nums;margin:.6rem 0 .1rem;color:var(--ink)}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:${rem(SPACE.gap)};margin:0 0 ${rem(SPACE.gap)}}
.figures .card{margin:0}.figure strong{display:block;font:500 2.4rem/1.05 var(--serif);font-variant-numeric:lining-nums}
.columns{display:grid;gap:${rem(SPACE.gap)};margin:0 0 ${rem(SPACE.gap)};grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr))}
.columns>.card{margin:0}
`
