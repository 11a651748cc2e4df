import { SEVERITY_INK, VERDICT_INK } from "../palette.js";

/** Colours of verdicts and severities, for paper; on dark screens ink and paper are mixed the other way round. */
const inks = [...Object.entries(VERDICT_INK), ...Object.entries(SEVERITY_INK)]
  .map(
    ([name, { paper, ink }]) =>
      `.v-${name}{--paper:${paper};--ink:${ink}}@media screen and (prefers-color-scheme:dark){.v-${name}{--paper:color-mix(in oklab,${ink} 62%,#14161a);--ink:${paper}}}`,
  )
  .join("\n");

/**
 * Vietnamese stacks two marks on a letter (ỗ, Ệ): lines are high, and the fonts are those of the system that hold all its letters.
 */
export const STYLE = `
:root{color-scheme:light dark;--page:#fff;--text:#1a1d21;--soft:#5a626e;--line:#d7dbe2;--card:#f6f7f9;--accent:#1f4e8c}
@media screen and (prefers-color-scheme:dark){:root{--page:#14161a;--text:#e8eaee;--soft:#a3abb8;--line:#353a43;--card:#1d2026;--accent:#8ab8f5}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.6 "Segoe UI",system-ui,-apple-system,Roboto,"Noto Sans","Liberation Sans","DejaVu Sans",sans-serif;overflow-wrap:break-word}
main{max-width:76rem;margin:0 auto;padding:2rem 1.5rem 4rem}
h1{font-size:1.9rem;line-height:1.35;margin:0 0 1.25rem;text-wrap:balance}
h2{font-size:1.2rem;line-height:1.45;margin:2.25rem 0 .75rem}
h2 small{font-weight:400;color:var(--soft);font-size:.95rem}
p{margin:.5rem 0}
.plans{display:grid;grid-template-columns:1fr 1fr;gap:1rem;margin:0}
.plans>div{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.85rem 1.1rem}
dt{color:var(--soft);font-size:.85rem}
dd{margin:0}
.plans dd:first-of-type{font-weight:600}
.filter,.empty{border-left:4px solid var(--accent);background:var(--card);padding:.6rem 1rem;border-radius:0 .4rem .4rem 0;margin:1rem 0}
.counts{display:grid;grid-template-columns:repeat(auto-fill,minmax(8.6rem,1fr));gap:.5rem;margin:1.25rem 0 .5rem;padding:0;border:0}
.counts label,.counts div{display:block;background:var(--paper);color:var(--ink);border-radius:.45rem;padding:.5rem .8rem;line-height:1.4;font-size:.9rem}
.counts b{display:block;font-size:1.45rem;line-height:1.25;font-variant-numeric:tabular-nums}
.counts .none{background:none;color:var(--soft);box-shadow:inset 0 0 0 1px var(--line)}
.counts input{float:right;margin:.3rem 0 0;accent-color:currentColor}
.counts label:has(input:not(:checked)){opacity:.5}
.tools{display:flex;gap:1rem;align-items:center;color:var(--soft);font-size:.9rem;margin:.5rem 0}
.tools button{font:inherit;color:var(--accent);background:none;border:1px solid var(--line);border-radius:.4rem;padding:.15rem .7rem;cursor:pointer}
html:not(.js) .js-only{display:none!important}
.list{border-top:2px solid var(--line)}
.head,.item>summary{display:grid;grid-template-columns:9.6rem minmax(0,1fr) 9.5rem 9.5rem;gap:.25rem 1rem;padding:.55rem .5rem}
.head{color:var(--soft);font-size:.85rem;border-bottom:1px solid var(--line);padding-left:1.6rem}
.item{border-bottom:1px solid var(--line)}
.item>summary{cursor:pointer;list-style:none;position:relative;padding-left:1.6rem;align-items:start}
.item>summary::-webkit-details-marker{display:none}
.item>summary::before{content:"";position:absolute;left:.45rem;top:1.15rem;width:.42rem;height:.42rem;border:solid var(--soft);border-width:0 2px 2px 0;transform:rotate(-45deg)}
.item[open]>summary::before{transform:rotate(45deg)}
.item>summary:hover{background:var(--card)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.badge{display:inline-block;background:var(--paper);color:var(--ink);border-radius:.35rem;padding:.05rem .55rem;font-size:.88rem;font-weight:600}
.title{font-weight:600}
.title small{display:block;font-weight:400;color:var(--soft);font-size:.88rem;line-height:1.5}
.level{font-variant-numeric:tabular-nums;line-height:1.45}
.level small{display:block;color:var(--soft);font-size:.85rem}
.none-here{color:var(--soft)}
.doubt{color:var(--ink);background:var(--paper);border-radius:.3rem;padding:0 .4rem;font-size:.82rem}
.proof{padding:.25rem .5rem 1.1rem 1.6rem}
.sides{display:grid;grid-template-columns:1fr 1fr;gap:1rem}
figure{margin:0;background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.7rem 1rem}
figure figcaption{color:var(--soft);font-size:.85rem;line-height:1.5}
blockquote{margin:.3rem 0 .45rem;padding:0}
cite{font-style:normal;font-weight:600;color:var(--text)}
.more{font-size:.9rem;margin:.75rem 0 0}
.more td,.more th{padding:.15rem .9rem .15rem 0;text-align:left;vertical-align:top;font-weight:400}
.more th{color:var(--soft)}
.more .differs{font-weight:600}
ul.related{margin:.35rem 0 0;padding-left:1.2rem;font-size:.9rem}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:.5rem}
table{border-collapse:collapse}
table.grid{font-size:.9rem;line-height:1.45;min-width:100%}
.grid th,.grid td{padding:.4rem .6rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
.grid thead th{background:var(--card);font-weight:600;vertical-align:bottom}
.grid tbody th{font-weight:400;min-width:14rem;position:sticky;left:0;background:var(--page)}
.grid td.cell{background:var(--paper);color:var(--ink);min-width:7.5rem;border-left:2px solid var(--page)}
.grid td.cell b{display:block;font-size:.82rem;font-weight:600}
.grid td.num{text-align:right;font-variant-numeric:tabular-nums}
footer{margin-top:2.5rem;color:var(--soft);font-size:.85rem}
@media (max-width:46rem){.plans,.sides{grid-template-columns:1fr}.head{display:none}.item>summary{grid-template-columns:1fr 1fr}.item .title,.item .badge-cell{grid-column:1/-1}}
${inks}
@media print{
@page{size:A4;margin:16mm 15mm 16mm 18mm;@bottom-center{content:counter(page) "/" counter(pages);font:9pt sans-serif}}
html{font-size:12px}body{font-size:1rem;line-height:1.5}
main{max-width:none;padding:0}
h1{font-size:1.8rem}h2{break-after:avoid}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
.tools,.counts input,.item>summary::before{display:none!important}
.counts{grid-template-columns:repeat(6,1fr)}
.head,.item>summary{grid-template-columns:24mm minmax(0,1fr) 27mm 27mm;padding-left:0;gap:1mm 3mm}
.proof{padding:0 0 3mm}
.item>summary{break-inside:avoid;break-after:avoid}.sides,figure,.more,.counts,.plans,.head{break-inside:avoid}.head{break-after:avoid}
.item::details-content{content-visibility:visible;display:block;height:auto}
figure{padding:2mm 3mm}
.scroll{overflow:visible;border:0}
.grid thead{display:table-header-group}.grid tr{break-inside:avoid}
.grid tbody th{position:static;min-width:40mm}.grid td.cell{min-width:0}
.too-wide{display:none}
}`;

/** Boxes by verdict hide and show rows; everything opens before printing. The page is complete without it. */
export const SCRIPT = `
document.documentElement.classList.add("js");
const items=[...document.querySelectorAll("details.item")],boxes=[...document.querySelectorAll("input[data-kind]")],shown=document.querySelector("[data-shown]");
const kinds=item=>item.dataset.kinds.split(" ");
const apply=()=>{const on=new Set(boxes.filter(b=>b.checked).map(b=>b.dataset.kind));let n=0;
for(const item of items){item.hidden=!kinds(item).some(k=>on.has(k));if(!item.hidden)n++}
for(const group of document.querySelectorAll("section.group"))group.hidden=!group.querySelector("details.item:not([hidden])");
if(shown)shown.textContent=shown.dataset.shown.replace("{shown}",n).replace("{all}",items.length)};
for(const box of boxes)box.addEventListener("change",apply);
for(const button of document.querySelectorAll("button[data-open]"))button.addEventListener("click",()=>{for(const item of items)item.open=button.dataset.open==="1"});
let closed=[];
addEventListener("beforeprint",()=>{closed=items.filter(i=>!i.open);for(const i of closed)i.open=true});
addEventListener("afterprint",()=>{for(const i of closed)i.open=false});
apply();
`;
