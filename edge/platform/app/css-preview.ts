/** Her draft in the frame of a phone: only where there is room beside the page. */
export const previewCss = (): string => `
.photo-choice{margin:0 0 1.2rem}.photo-choice legend{font-weight:600;margin-bottom:.6rem}
.photo-option{position:relative;margin:0;font-weight:400}.photo-option input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;z-index:1;cursor:pointer}
.photo-option input:checked+.picture img{outline:3px solid var(--accent);outline-offset:2px}
.photo-option input:focus-visible+.picture img{outline:3px solid var(--ink);outline-offset:4px}
.stack{display:grid;gap:.6rem}.stack p{margin:0}.stack .button,.stack button{text-align:center}
.phone{display:none}.save{flex-wrap:wrap}
@media(min-width:80rem){
.framed .phone~.leave{max-width:42rem;margin-left:0}
.phone{display:block;position:fixed;top:1.6rem;left:calc(14rem + 44.5rem);width:20.5rem}
.phone iframe{display:block;width:390px;height:800px;border:10px solid var(--ink);border-radius:44px;background:var(--card);
transform:scale(.84);transform-origin:top left;margin-bottom:-128px}
.phone .sub{margin:0 0 .6rem;min-height:1.5rem}.phone .sub a{white-space:nowrap}}
@media(min-width:80rem) and (max-height:50rem){.phone iframe{transform:scale(.7);margin-bottom:-240px}}
@media(forced-colors:active){.phone iframe{border-color:CanvasText}}
`
