"""How a report's page looks: on a screen by day and by night, and on paper."""

CSS = """\
:root { color-scheme: light dark;
  --ground: #ffffff; --panel: #f6f7f9; --ink: #1a1d24; --soft: #5b6472; --rule: #dfe3ea; --faint: #c3c9d4;
  --tape: #f5c542; --tape-ink: #2a2205; --good: #1d7a4d; --bad: #b2431f; --link: #2a5db0; --target: #1d7a4d; }
@media (prefers-color-scheme: dark) { :root {
  --ground: #16181d; --panel: #1f232c; --ink: #e8eaef; --soft: #a3abba; --rule: #30363f; --faint: #4a515e;
  --tape: #f5c542; --tape-ink: #2a2205; --good: #7fd8a6; --bad: #ff9a6b; --link: #8fb4ff; --target: #7fd8a6; } }
@media print { :root { color-scheme: light;
  --ground: #ffffff; --panel: #f6f7f9; --ink: #1a1d24; --soft: #4d5563; --rule: #d3d8e0; --faint: #b5bcc8;
  --tape: #f5c542; --tape-ink: #2a2205; --good: #1d7a4d; --bad: #b2431f; --link: #1a1d24; --target: #1d7a4d; } }
@page { size: A4; margin: 15mm 16mm; }
* { box-sizing: border-box; }
html { font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  -webkit-text-size-adjust: 100%; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
body { margin: 0; background: var(--ground); color: var(--ink); }
main { max-width: 46rem; margin: 0 auto; padding: 3rem 1.5rem 2rem; }
h1, h2, h3 { line-height: 1.25; margin: 0; text-wrap: balance; overflow-wrap: anywhere; }
h1 { font-size: 2.1rem; letter-spacing: -0.02em; }
h2 { font-size: 1.2rem; margin: 2.6rem 0 0.9rem; padding-top: 1.1rem; border-top: 1px solid var(--rule); }
h3 { font-size: 1rem; margin: 1.4rem 0 0.4rem; }
p { margin: 0.3rem 0; }
a { color: var(--link); overflow-wrap: anywhere; }
.days { font-size: 1.1rem; color: var(--soft); margin: 0.2rem 0 1.6rem; }
.verdict { display: flex; flex-wrap: wrap; gap: 0.35rem 0.9rem; align-items: baseline; margin: 0 0 1.1rem; }
.verdict strong { font-size: 1.35rem; }
.good { color: var(--good); } .bad { color: var(--bad); } .soft { color: var(--soft); }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.4rem, 1fr)); gap: 0.75rem; margin: 1.3rem 0 0;
  padding: 0; }
.facts div { background: var(--panel); border-radius: 8px; padding: 0.75rem 0.85rem;
  display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.facts dt { color: var(--soft); font-size: 0.82rem; line-height: 1.35; }
.facts dd { margin: 0 0 0.15rem; font-size: 1.2rem; font-weight: 650; line-height: 1.2; white-space: nowrap;
  font-variant-numeric: tabular-nums; }
.chart { display: block; width: 100%; height: auto; margin: 0.4rem 0 0.6rem; font-size: 12px; }
.chart text { fill: var(--soft); } .chart .value { fill: var(--ink); } .chart .strong { font-weight: 650; }
.chart .off { font-style: italic; }
.grid { stroke: var(--rule); stroke-width: 1; fill: none; }
.reached { fill: var(--tape); }
.short { fill: var(--tape); fill-opacity: 0.28; stroke: var(--tape); stroke-width: 1.5; }
.target-line { stroke: var(--target); stroke-width: 1.5; stroke-dasharray: 5 3; fill: none; }
.area { fill: var(--tape); fill-opacity: 0.25; } .line { fill: none; stroke: var(--tape); stroke-width: 2.5; }
.plan { fill: none; stroke: var(--soft); stroke-width: 1.5; stroke-dasharray: 5 4; }
.tape-rest { fill: var(--panel); stroke: var(--rule); } .tape-won { fill: var(--tape); }
.chart .tape-ink { fill: var(--tape-ink); font-weight: 600; } .tick { stroke: var(--faint); fill: none; }
.tick-won { stroke: var(--tape-ink); } .target, .post { fill: var(--target); }
.bar { display: block; width: 100%; min-width: 4rem; height: 0.6rem; }
.bar-rest { fill: var(--rule); } .bar-won { fill: var(--tape); }
.way { display: block; width: 100%; height: auto; margin: 0.5rem 0; }
.way-good { fill: var(--good); } .way-bad { fill: var(--bad); } .way .post { fill: var(--ink); }
table { border-collapse: collapse; width: 100%; font-size: 0.94rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: 0.2rem 0; }
th, td { text-align: left; padding: 0.3rem 0.8rem 0.3rem 0; border-bottom: 1px solid var(--rule);
  vertical-align: middle; overflow-wrap: anywhere; }
th { font-weight: 500; } thead th { color: var(--soft); font-size: 0.82rem; }
.number { text-align: right; white-space: nowrap; } .drawn { width: 38%; padding-right: 0; }
.bars { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 1.4rem 2.2rem;
  align-items: start; }
.bars tr > * { border-bottom: 0; padding-top: 0.22rem; padding-bottom: 0.22rem; }
.weeks { letter-spacing: 0.15em; white-space: nowrap; }
ul { margin: 0.4rem 0; padding: 0; list-style: none; }
li { padding: 0.3rem 0; border-bottom: 1px solid var(--rule); display: grid; gap: 0 1rem;
  grid-template-columns: minmax(6.5rem, 9.5rem) 1fr; }
li.plain { grid-template-columns: 1fr; } li .lead { color: var(--soft); font-variant-numeric: tabular-nums; }
li b { font-weight: 550; overflow-wrap: anywhere; } li div div { font-size: 0.9rem; }
details { margin: 0.3rem 0 0; } summary { color: var(--soft); font-size: 0.88rem; cursor: pointer; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--rule); color: var(--soft);
  font-size: 0.85rem; }
.only-read { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
@media (max-width: 30rem) { li { grid-template-columns: 1fr; } main { padding: 1.6rem 1rem; } h1 { font-size: 1.6rem; }
}
@media print { html { font-size: 10.5pt; } main { max-width: none; padding: 0; }
  h2 { margin-top: 1.5rem; break-after: avoid; }
  h3 { break-after: avoid; } .chart, .facts, .goal, li, tr, table { break-inside: avoid; } summary { display: none; }
  details:not([open]) { display: none; } a { text-decoration: none; } }
"""
