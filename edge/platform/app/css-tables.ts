/** Lists, tables and drawings; on a phone a table of `rows` is a list. */
export const tablesCss = (): string => `
.list{list-style:none;margin:0;padding:0}.list>li{margin:0;border-top:1px solid var(--line)}.list>li:first-child{border-top:0}
table{width:100%;border-collapse:collapse}
th,td{padding:.6rem .75rem .6rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;font-weight:400}
tr:last-child>*{border-bottom:0}thead th,th[scope=row]{color:var(--muted)}.facts th{white-space:nowrap}.facts td{overflow-wrap:anywhere}.card>table+h2{margin-top:1.4rem}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.links>li{display:flex;justify-content:space-between;align-items:baseline;gap:1rem}.links a{flex:1;padding:.75rem 0;font-weight:600;text-decoration:none}
.columns>section>.head{margin-top:.6rem}
.scroll{overflow-x:auto}
@media(max-width:40rem){table.rows thead{position:absolute;left:-99rem}
table.rows tr{display:block;padding:.6rem 0;border-bottom:1px solid var(--line)}table.rows tr:last-child{border-bottom:0}
table.rows tr>*{display:block;border:0;padding:.1rem 0}}
svg .bar{fill:var(--accent)}
@media(forced-colors:active){svg .bar,.bars rect,.meter .track{fill:GrayText}.bars .now,.meter .fill{fill:Highlight}
svg .line,.meter line{stroke:CanvasText}.bars text{fill:CanvasText}.left,.tag{border:1px solid}.todo,.hero{border:1px solid}}
`
