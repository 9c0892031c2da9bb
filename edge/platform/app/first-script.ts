import { appScriptPath, dashboardPath } from '../../../tenants/contract/urls.ts'
import { stacks } from '../design/font-faces.json'

// What a page of her app does before its first paint and right after it: text that stands in the page, allowed by its hash (docs/decisions/0045).

/** With the answer to a sign-in, whose pages had our fonts: so has the first page after it, which no service worker sees yet. Nothing about her. */
export const FONTS_COOKIE = `fonts=here; Path=${dashboardPath()}; Max-Age=600; SameSite=Lax`

/** The service worker keeps our fonts, and has them before it sees a page. Where there can be none, they are asked for at once. */
const HAS_OUR_FONTS = '!worker||worker.controller||document.cookie.includes("fonts=")'

/** `500 1em "Figtree"`: of the weights that both families have. */
const OUR_FONTS = Object.values(stacks).map((stack) => `500 1em ${stack.split(',')[0]}`)

/**
 * Asked for as the page itself will ask, so that a browser that has them lays the first line out in them: without, they come a moment after it. A link
 * that announces them is of no use where the service worker answers: Chromium takes what a script has announced for another world's, and asks again. The script of the app comes after
 * the first paint, which has the line and the processor to itself; a page in the background is painted when she looks at it.
 */
export const FIRST_SCRIPT = `{const{serviceWorker:worker}=navigator
if(${HAS_OUR_FONTS}){document.documentElement.className="ours"
for(const font of ${JSON.stringify(OUR_FONTS)})document.fonts.load(font).catch(()=>{})}
new PerformanceObserver((_,seen)=>{seen.disconnect();import("${appScriptPath()}").catch(()=>{})}).observe({type:"paint",buffered:true})}`
