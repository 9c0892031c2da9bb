/** Her draft in the frame of a phone, only where there is room beside the page. */
export const previewCss = (): string => `
.phone{position:fixed;top:1.6rem;left:58.5rem}.phone~.leave{max-width:42rem!important;margin:0}
.phone iframe{width:390px;height:800px;border:10px solid;border-radius:44px;zoom:.8}
@media(max-width:79rem){.phone{display:none}}
`
