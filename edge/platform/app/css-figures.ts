/** Figures, names that can be tapped, photos and what is tried. */
export const figuresCss = (): string => `
.figure small{display:block;line-height:1.3}
@media(max-width:40rem){.figures{grid-template-columns:repeat(3,1fr);gap:.4rem}.figures .card{padding:.7rem .6rem;line-height:1.2;font-size:.94rem}
.figures .figure strong{font-size:2.1rem}.figure small{font-size:.84rem;margin-top:.2rem}}
.names th[scope=row]{color:var(--ink);width:100%;overflow-wrap:anywhere;padding-top:0}.names tr{position:relative}
.names a{display:block;min-height:2.75rem;padding:.75rem 0 .3rem;color:inherit;text-decoration:none}
.names a::after{content:"";position:absolute;inset:0}.names a:hover,.names a:focus-visible{text-decoration:underline}
.names th>span{display:block;padding:.75rem 0 .3rem}.names td{padding-top:.75rem}.names td:last-child,.names th:last-child{padding-right:0}
.names thead th{font-size:.84rem;padding-bottom:.3rem;border-bottom:0}.names .meter{height:.35rem}
ul.photos{list-style:none;padding:0;margin:0}.photos li{margin:0;min-width:0}.photos a{color:inherit;text-decoration:none;display:block}
.photos .name,.variant .name,.picture .name{display:block;color:var(--ink);overflow-wrap:anywhere}
.gone{background:var(--soft);border-radius:.8rem;padding:.6rem;font-size:.84rem;height:100%}
.duel{margin:.8rem 0 1.1rem}.duel .rate{display:block;font-size:1.6rem}.duel .tag{margin:.35rem .35rem 0 0}
.variant{background:var(--soft);border-radius:.8rem;padding:.8rem;color:var(--muted);font-size:.84rem}.variant.ahead{outline:3px solid var(--accent)}
`
