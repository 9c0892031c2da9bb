import { RADIUS, SPACE, TYPE } from '../design/tokens.ts'
import { rem } from './css-base.ts'

const BAR = '4.1rem'
const SIDE = '14rem'
const bottom = 'env(safe-area-inset-bottom,0px)'

/**
 * What stands around a page: five tabs below on a phone, at the side from 60rem on. The cut-outs of a screen stay free. Each tab has its place before the
 * next has come: a page may be painted when half of it is there. What has the focus stays above the tabs, and above a button that stays in sight.
 */
export const frameCss = (): string => `
.wide{max-width:76rem}.narrow{max-width:${rem(480)}}
body{padding-left:env(safe-area-inset-left,0px);padding-right:env(safe-area-inset-right,0px)}
:root{scroll-padding-bottom:9.5rem}.framed{padding-bottom:calc(${BAR} + ${bottom})}
.back{display:inline-flex;align-items:center;gap:.1rem;min-height:2.75rem;margin:-.6rem 0 0 -.4rem;padding-right:.75rem;color:var(--accent);
text-decoration:none;font-weight:600;font-size:${rem(TYPE.small)}}.back .icon{width:1.3rem;height:1.3rem}
.tabs{position:fixed;z-index:2;inset:auto 0 0;background:var(--card);border-top:1px solid var(--line);
padding:0 calc(.2rem + env(safe-area-inset-right,0px)) ${bottom} calc(.2rem + env(safe-area-inset-left,0px))}
.tabs .who{display:none}
.tabs ul{display:grid;grid-template-columns:repeat(5,minmax(0,1fr));list-style:none;margin:0 auto;padding:0;max-width:34rem}.tabs li{margin:0}
.tabs a{display:block;position:relative;min-height:${BAR};padding:.5rem 0 0;text-align:center;color:var(--muted);text-decoration:none;
font-size:.76rem;font-weight:600;line-height:1.25}
.tabs .icon{display:block;margin:0 auto .12rem}
.tabs a[aria-current]{color:var(--accent)}.tabs a:focus-visible{outline-offset:-3px;border-radius:${rem(RADIUS.button)}}
.tabs em{position:absolute;top:.2rem;left:54%;min-width:1.15rem;padding:0 .3rem;border-radius:1rem;background:var(--alert);
color:var(--on-alert);font:700 .75rem/1.15rem var(--sans)}
.leave{max-width:${rem(480)};margin:0 auto;padding:0 ${rem(SPACE.page)} 1.5rem;display:flex;flex-wrap:wrap;justify-content:space-between;
align-items:center;gap:.5rem 1rem;color:var(--muted);font-size:${rem(TYPE.small)}}
.leave button{background:none;border-color:transparent;color:var(--accent);padding:.6rem 0;min-height:2.75rem;font-size:${rem(TYPE.small)}}
@media(max-width:22rem){.tabs a{font-size:.75rem;letter-spacing:-.03em;white-space:nowrap}}
@media(min-width:40rem){main:not(.wide),.leave{max-width:42rem}}
@media(min-width:60rem){
.framed{padding:0 0 0 ${SIDE}}
.framed main,.framed .leave{max-width:66rem;padding-left:2.5rem;padding-right:2.5rem}.framed main{padding-top:2.2rem}
.framed main.narrow{max-width:42rem;margin-left:0}
.tabs{inset:0 auto 0 0;width:${SIDE};border-top:0;border-right:1px solid var(--line);padding:1.6rem .8rem;overflow-y:auto}
.tabs .who{display:block;font:600 1.6rem/1.1 var(--serif);margin:0 0 1.4rem;padding:0 .8rem}
.tabs ul{display:block;max-width:none}
.tabs a{display:flex;align-items:center;gap:.8rem;min-height:2.9rem;padding:.35rem .8rem;border-radius:${rem(RADIUS.button)};font-size:1rem;
text-align:left}
.tabs a:hover{background:var(--soft)}.tabs a[aria-current]{background:var(--soft)}.tabs .icon{margin:0}
.tabs em{position:static;margin-left:auto;text-align:center}}
@media(forced-colors:active){.tabs a[aria-current]{text-decoration:underline;text-underline-offset:.3em}.tabs em{border:1px solid}}
@media print{.tabs,.leave,.skip{display:none}.framed{padding:0}}
`
