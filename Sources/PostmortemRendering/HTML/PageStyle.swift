/// The house style: one measure of text, quiet colours, light and dark, screen and paper.
enum PageStyle {
  static let css = """
    :root {
      --paper: #fff; --ink: #1c2127; --quiet: #57606a; --line: #d0d7de; --wash: #f5f7f9;
      --link: #0a58b8; --error: #b3261e; --warning: #8a5300; --note: #57606a; --mark: #fff3bf; }
    @media (prefers-color-scheme: dark) { :root {
      --paper: #14181d; --ink: #e3e7eb; --quiet: #9aa4af; --line: #363e47; --wash: #1c2229;
      --link: #7db4ff; --error: #ff8f85; --warning: #f0b35a; --note: #9aa4af; --mark: #4a3d00; } }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
    body { margin: 0 auto; padding: 1.5rem clamp(1rem, 4vw, 3rem) 4rem; max-width: 78rem;
      background: var(--paper); color: var(--ink);
      font: clamp(1rem, .95rem + .25vw, 1.25rem)/1.6 system-ui, sans-serif; overflow-wrap: break-word; }
    main > * { max-width: 46rem; }
    main > .picture, main > pre, main > table { max-width: none; }
    h1 { font-size: 1.9em; line-height: 1.2; margin: .5em 0; }
    h2 { font-size: 1.35em; line-height: 1.3; margin: 2.2em 0 .6em; padding-top: .6em; border-top: 1px solid var(--line); }
    h3 { font-size: 1.08em; margin: 1.8em 0 .4em; }
    h4 { font-size: 1em; margin: 1.4em 0 .3em; }
    p, ul, ol, pre, table, blockquote { margin: .7em 0; }
    ul, ol { padding-left: 1.4em; }
    li { margin: .3em 0; }
    li > p { margin: .3em 0; }
    ul.tasks, ul.tasks ul { list-style: none; padding-left: 0; }
    ul.tasks > li { padding-left: 1.7em; text-indent: -1.7em; }
    ul.tasks > li > * { text-indent: 0; }
    ul.tasks input { width: 1.05em; height: 1.05em; margin: 0 .45em 0 0; vertical-align: -.15em; accent-color: var(--link); }
    a { color: var(--link); }
    a:focus-visible, .picture:focus-visible, pre:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
    main a[href^="#"] { font-size: .82em; color: var(--quiet); text-decoration-color: var(--line); }
    h2:target, h3:target, :target + strong { background: var(--mark); }
    main .back a { margin-left: .35em; color: var(--quiet); text-decoration: none; }
    code, pre { font-family: ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; font-size: .86em; }
    code { background: var(--wash); padding: .1em .3em; border-radius: .2em; overflow-wrap: anywhere; }
    pre { background: var(--wash); border: 1px solid var(--line); border-radius: .3em; padding: .8em 1em; overflow-x: auto; line-height: 1.45; }
    pre code { background: none; padding: 0; overflow-wrap: normal; }
    pre .error { color: var(--error); } pre .warning { color: var(--warning); } pre .note { color: var(--note); }
    blockquote { margin-left: 0; padding-left: 1em; border-left: .25em solid var(--line); color: var(--quiet); }
    table { border-collapse: collapse; display: block; overflow-x: auto; font-size: .94em; }
    th, td { border-bottom: 1px solid var(--line); padding: .35em .8em .35em 0; text-align: left; vertical-align: top; }
    th.right, td.right { text-align: right; } th.center, td.center { text-align: center; }
    hr { border: 0; border-top: 1px solid var(--line); margin: 2em 0; }
    img { max-width: 100%; height: auto; }
    .picture { display: block; overflow-x: auto; margin: 1em 0; }
    .picture svg { display: block; width: 100%; min-width: 44rem; height: auto; }
    .skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .4em .8em; }
    .contents { font-size: .88em; color: var(--quiet); }
    .contents p { display: inline; font-weight: 600; margin-right: .8em; }
    .contents ol { display: inline; padding: 0; }
    .contents li { display: inline; margin-right: .8em; }
    @media (min-width: 68rem) {
      body { display: grid; grid-template-columns: minmax(0, 1fr) 13rem; column-gap: 3rem; align-items: start; }
      main { grid-column: 1; grid-row: 1; min-width: 0; }
      .contents { grid-column: 2; grid-row: 1; position: sticky; top: 1.5rem; padding-top: 1.2rem; max-height: 96vh; overflow-y: auto; }
      .contents p, .contents ol, .contents li { display: block; } .contents li { margin: .35em 0; } .contents a { text-decoration: none; }
    }
    @media (min-width: 120rem) { body { max-width: 104rem; } main > * { max-width: 60rem; } }
    @media print {
      :root { --paper: #fff; --ink: #000; --quiet: #444; --line: #bbb; --wash: #f6f6f6; --link: #000;
        --error: #8c1d18; --warning: #6b4100; --note: #444; }
      @page { margin: 18mm 16mm; }
      body { display: block; max-width: none; padding: 0; font-size: 10pt; line-height: 1.45; }
      main > * { max-width: none; }
      .contents, .skip, .back { display: none; }
      a { text-decoration: none; }
      h1, h2, h3, h4 { break-after: avoid; } li, figure, .picture { break-inside: avoid; }
      p + ul, p + ol, p + pre { break-before: avoid; }
      pre { white-space: pre-wrap; overflow: visible; } .picture { overflow: visible; } .picture svg { min-width: 0; }
    }

    """
}
