/// How the picture looks: the same inside a page and on its own, light and dark, and in black and
/// white, where shapes and hatching tell what colours tell otherwise.
enum PictureStyle {
  static let css: StaticString = """
    .tl{--i:#1c2127;--q:#57606a;--l:#d0d7de;--w:#eef1f4;--r:#b3261e;--b:#0a58b8;--g:#3d7a52;--o:#8a5300;--p:#fff;font:12px system-ui,sans-serif}
    @media(prefers-color-scheme:dark){.tl{--i:#e3e7eb;--q:#9aa4af;--l:#363e47;--w:#20262d;--r:#ff8f85;--b:#7db4ff;--g:#79c08f;--o:#f0b35a;--p:#14181d}}
    @media print{.tl{--i:#000;--q:#444;--l:#bbb;--w:#eee;--r:#8c1d18;--b:#123f7a;--g:#2c5a3c;--o:#6b4100;--p:#fff}}
    .tl-t{fill:var(--i);font:12px system-ui,sans-serif;stroke:var(--p);stroke-width:3px;stroke-linejoin:round;paint-order:stroke}.tl-lane{fill:var(--q)}.tl-s{font-size:11px;fill:var(--q)}
    .tl-axis{stroke:var(--l)}.tl-grid{stroke:var(--w)}.tl-band{fill:var(--w);opacity:.55}
    .tl-cut{fill:none;stroke:var(--q);stroke-dasharray:1 3}.tl-rule{stroke:var(--i);stroke-dasharray:4 3;opacity:.55}
    .tl-lead{stroke:var(--q);opacity:.45}.tl-impact{fill:var(--r)}.tl-late{fill:var(--r);opacity:.45}
    .tl-do{fill:var(--b)}.tl-see{fill:var(--p);stroke:var(--b);stroke-width:1.6}.tl-bad{fill:var(--r)}.tl-good{fill:var(--g)}.tl-say{fill:var(--o)}
    .tl-h{fill:url(#tl-hatch);stroke:var(--q)}.tl-hc{fill:var(--r);stroke:var(--r)}.tl-ho{fill:none;stroke:var(--i);stroke-dasharray:4 3}
    .tl-up{fill:var(--g);opacity:.75}.tl-down{fill:url(#tl-cross);stroke:var(--r)}.tl-mid{fill:url(#tl-hatch);stroke:var(--o)}.tl-dim{fill:none;stroke:var(--l);stroke-dasharray:3 3}
    .tl-d1{fill:var(--r);opacity:.3}.tl-d2{fill:var(--r);opacity:.55}.tl-d3{fill:var(--r)}
    .tl-n1{fill:var(--o);opacity:.3}.tl-n2{fill:var(--o);opacity:.55}.tl-n3{fill:var(--o)}
    .tl-ok{fill:var(--g)}.tl-no{fill:none;stroke:var(--r);stroke-width:2.2}.tl-yes{fill:none;stroke:var(--p);stroke-width:1.7}.tl-un{fill:none;stroke:var(--q);stroke-dasharray:2 2}

    """

  /// Hatching for what colour alone must not tell.
  static let patterns: StaticString = """
    <defs><pattern id="tl-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6" stroke="var(--q)" stroke-width="2"/></pattern>\
    <pattern id="tl-cross" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6M0 0H6" stroke="var(--r)" stroke-width="1.8"/></pattern></defs>

    """
}
