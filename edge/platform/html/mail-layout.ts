import { html, raw } from 'hono/html'

/** What `html` makes: text whose parts are escaped already. */
export type Html = ReturnType<typeof html>

const STYLE = `
body{margin:0;padding:24px 12px;background:#f6f3ef;color:#23201d;font:16px/1.55 -apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif}
main{max-width:520px;margin:0 auto;padding:28px 24px;background:#fff;border-radius:10px}
h1{margin:0 0 16px;font:600 22px/1.25 Georgia,"Times New Roman",serif}
h2{margin:28px 0 8px;font:600 17px/1.3 Georgia,"Times New Roman",serif}
p{margin:0 0 14px}
table{width:100%;border-collapse:collapse;margin:0 0 18px}
th,td{padding:7px 0;border-bottom:1px solid #e8e2da;text-align:left;vertical-align:top;font-weight:400}
th{width:34%;padding-right:12px;color:#6d655c}
table.bars th{width:auto}
td.number{text-align:right;white-space:nowrap}
blockquote{margin:0 0 18px;padding:10px 14px;background:#f6f3ef;border-radius:6px;white-space:pre-wrap}
a{color:#8a4b32}
a.button{display:inline-block;margin:0 8px 10px 0;padding:12px 20px;border-radius:8px;background:#23201d;color:#fff;text-decoration:none;font-weight:600}
a.quiet{background:#ece6dd;color:#23201d}
.muted{color:#6d655c;font-size:14px}
.bar{display:block;height:8px;border-radius:4px;background:#8a5a44}
@media (prefers-color-scheme:dark){
body{background:#151312;color:#ece7e1}main{background:#1f1c1a}th,.muted{color:#a89f95}th,td{border-color:#37322d}
blockquote{background:#2a2623}a{color:#e3b79f}
a.button{background:#ece7e1;color:#151312}a.quiet{background:#37322d;color:#ece7e1}.bar{background:#d59d7d}}
`

/** A whole mail in HTML: no image, nothing loaded, readable in the dark. */
export function mailLayout({ title, locale, body }: { title: string; locale: string; body: Html }): string {
  return String(html`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${title}</title>
<style>${raw(STYLE)}</style></head><body><main>${body}</main></body></html>
`)
}
