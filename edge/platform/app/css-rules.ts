import { TYPE } from '../design/tokens.ts'
import { rem } from './css-base.ts'

/** Rows of hours: a day, the earliest and the latest start. They fit a phone of 320 px, whose fields need no picture of a clock. */
export const rulesCss = (): string => `
.hours{max-width:26rem;margin:.4rem 0 .8rem}
.hours-row,.hours-head{display:grid;grid-template-columns:2.9rem minmax(0,1fr) auto minmax(0,1fr);gap:.45rem;align-items:center;margin:.4rem 0}
.hours-head span:first-child{grid-column:2}
.hours-row>span{color:var(--muted);font-size:${rem(TYPE.small)}}.hours-row>span:first-child{color:var(--ink);font-weight:600}
.hours input{min-width:0;padding:.6rem .5rem}.hours input::-webkit-calendar-picker-indicator{margin-left:0}
.hours-note,.hours .error{margin:0 0 .5rem 3.35rem}.error{color:var(--bad);font-weight:600}
.figures-asked{margin:1rem 0}.figures-asked input{max-width:9rem}
@media(max-width:27rem){.hours input::-webkit-calendar-picker-indicator{display:none}}
@media(max-width:22rem){.hours-row,.hours-head{grid-template-columns:2.4rem minmax(0,1fr) minmax(0,1fr);gap:.35rem}.hours-row>span:nth-of-type(2),.hours-head .later{display:none}
.hours-note,.hours .error{margin-left:2.75rem}.hours input{padding:.6rem .3rem}}
.links>li .sub{text-align:right}
.travel{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:0 .75rem}.travel>div{min-width:0;display:grid;grid-row:span 2;grid-template:subgrid/minmax(0,1fr);row-gap:0}.travel input{min-width:0;padding:.6rem .5rem}
.travel+.sub{margin:-.5rem 0 1rem}.card form>.actions:last-child{margin-bottom:0}.card form>.sub:first-of-type{margin-top:0}
`
