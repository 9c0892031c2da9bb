/** Style of the pages that Workers render: requests, sign-in, dashboard. Light and dark, from 320 px on, usable in forced colours. */
export const PAGE_CSS = `
:root{color-scheme:light dark;--ink:#23201d;--muted:#655d55;--paper:#f6f3ef;--card:#fff;--line:#ddd5cb;--accent:#8a4b32;--on-accent:#fff;--good:#2f6b46;--bad:#9b2c2c}
@media(prefers-color-scheme:dark){:root{--ink:#ece7e1;--muted:#b3a99e;--paper:#151312;--card:#1f1c1a;--line:#3b3530;--accent:#e3b79f;--on-accent:#1d1512;--good:#8fcaa5;--bad:#f0a3a3}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:break-word}
main{max-width:62rem;margin:0 auto;padding:1.25rem 1rem 4rem}
main.narrow{max-width:34rem}
h1{font:600 1.7rem/1.2 Georgia,serif;margin:.6rem 0 1rem;text-wrap:balance}
h2{font:600 1.2rem/1.3 Georgia,serif;margin:0 0 .8rem}
h3{font:600 1rem/1.4 inherit;font-family:inherit;margin:1rem 0 .4rem}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.card{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1.1rem;margin:0 0 1rem}
.muted{color:var(--muted)}.good{color:var(--good)}.bad{color:var(--bad)}
table{width:100%;border-collapse:collapse}
th,td{padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;font-weight:400}
tr:last-child>*{border-bottom:0}
thead th,th[scope=row]{color:var(--muted)}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
blockquote{margin:.5rem 0 1rem;padding:.75rem 1rem;border-left:3px solid var(--line);white-space:pre-wrap}
button,.button{display:inline-block;min-height:2.9rem;padding:.65rem 1.25rem;border:1px solid var(--accent);border-radius:.6rem;background:var(--accent);color:var(--on-accent);font-family:inherit;font-size:1rem;font-weight:600;line-height:1.4;text-decoration:none;cursor:pointer}
.quiet{background:none;color:var(--accent)}
.actions{display:flex;flex-wrap:wrap;gap:.75rem;margin:1rem 0}
form{margin:0}
label{display:block;margin:0 0 .3rem;font-weight:600}
input,select,textarea{width:100%;min-height:2.9rem;padding:.6rem .7rem;border:1px solid var(--muted);border-radius:.5rem;background:var(--card);color:inherit;font:inherit}
.field{margin:0 0 1rem}
.inline{display:flex;flex-wrap:wrap;gap:.75rem;align-items:end}.inline .field{flex:1 1 9rem;margin:0}
.tag{display:inline-block;padding:.05rem .6rem;border:1px solid currentColor;border-radius:1rem;font-size:.9rem}
.scroll{overflow-x:auto}
.tag{white-space:nowrap}
@media(max-width:40rem){table.rows thead{position:absolute;left:-99rem}table.rows tr{display:block;padding:.6rem 0;border-bottom:1px solid var(--line)}table.rows tr:last-child{border-bottom:0}table.rows tr>*{display:block;border:0;padding:.1rem 0}}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--card);padding:.5rem 1rem;z-index:2}
header.top{border-bottom:1px solid var(--line);background:var(--card)}
header.top>div{max-width:62rem;margin:0 auto;padding:.75rem 1rem;display:flex;flex-wrap:wrap;gap:.35rem 1.25rem;align-items:center}
header.top nav{display:flex;flex-wrap:wrap;gap:.25rem 1.1rem}
header.top nav a{display:inline-block;padding:.6rem 0;text-decoration:none}header.top nav a[aria-current]{text-decoration:underline;text-underline-offset:.35em;text-decoration-thickness:2px}
.end{margin-left:auto}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:1rem;margin:0 0 1rem}
.figure strong{display:block;font:600 1.9rem/1.2 Georgia,serif}
.columns{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr))}.columns>.card{margin:0;min-width:0}
svg{display:block;width:100%}svg[role=img]{height:auto}svg text{fill:var(--muted);font-size:11px}svg .line{fill:none;stroke:var(--accent);stroke-width:2}svg .bar{fill:var(--accent)}svg .axis{stroke:var(--line)}
.figures .card{margin:0}.card>table+h2{margin-top:1.4rem}
@media(max-width:40rem){svg text{font-size:22px}}
@media(forced-colors:active){svg .bar{fill:CanvasText}svg .line{stroke:CanvasText}}
`
