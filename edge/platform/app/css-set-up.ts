/** Where a new companion is on the way to her first site. */
export const setUpCss = (): string => `
.way{display:flex;gap:.25rem;list-style:none;padding:0}.way li{flex:1}
.way a{display:block;padding:.7rem 0;border-top:4px solid var(--line);font-size:.78rem;color:var(--muted);text-decoration:none}
.way .done{border-color:var(--accent)}.way [aria-current]{border-color:var(--ink);color:var(--ink);font-weight:600}
`
