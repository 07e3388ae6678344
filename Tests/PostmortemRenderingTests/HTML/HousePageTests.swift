import PostmortemRendering
import Testing

@Suite("The house page")
struct HousePageTests {
  @Test(
    "Markdown comes out as HTML",
    arguments: [
      (
        "a checklist", "- [ ] open\n- [x] **done**\n- plain\n",
        """
        <ul class="tasks">
        <li><input type="checkbox" disabled aria-label="to do" /> open</li>
        <li><input type="checkbox" disabled checked aria-label="done" /> <strong>done</strong></li>
        <li>plain</li>
        </ul>

        """
      ),
      (
        "a table", "| a | b |\n|:--|--:|\n| 1 | `x` |\n| [l](#z) |\n",
        """
        <table>
        <thead>
        <tr><th class="left">a</th><th class="right">b</th></tr>
        </thead>
        <tbody>
        <tr><td class="left">1</td><td class="right"><code>x</code></td></tr>
        <tr><td class="left"><a href="#z">l</a></td><td class="right"></td></tr>
        </tbody>
        </table>

        """
      ),
      (
        "a table without outer pipes, a pipe escaped in it", "a | b\n-|-\n1 \\| `2\\|2` | 3\n",
        """
        <table>
        <thead>
        <tr><th>a</th><th>b</th></tr>
        </thead>
        <tbody>
        <tr><td>1 | <code>2|2</code></td><td>3</td></tr>
        </tbody>
        </table>

        """
      ),
      ("pipes without a table", "a | b\nc | d\n", "<p>a | b\nc | d</p>\n"),
      ("a delimiter row of another width", "a | b\n--|--|--\n", "<p>a | b\n--|--|--</p>\n"),
      (
        "headings of one name", "# A b\n\n## A b!\n\n## Ä & Ö\n",
        "<h1 id=\"a-b\">A b</h1>\n<h2 id=\"a-b-1\">A b!</h2>\n<h2 id=\"ä--ö\">Ä &amp; Ö</h2>\n"
      ),
      (
        "evidence and back", "See [E1](#e1) and [E1](#e1).\n\n- <a id=\"e1\"></a>**E1** text\n",
        """
        <p>See <a href="#e1" id="r-e1-1">E1</a> and <a href="#e1" id="r-e1-2">E1</a>.</p>
        <ul>
        <li><span id="e1"></span><strong>E1</strong> text <span class="back"><a href="#r-e1-1" aria-label="Mention 1">↩1</a><a href="#r-e1-2" aria-label="Mention 2">↩2</a></span></li>
        </ul>

        """
      ),
      (
        "a table without rows", "| a |\n|---|\n",
        "<table>\n<thead>\n<tr><th>a</th></tr>\n</thead>\n</table>\n"
      ),
      (
        "raw HTML",
        "<script>alert(1)</script>\n\na <b onclick=x>b</b> <a id=\"x\" onclick=y>z</a>\n",
        "<!-- raw HTML omitted -->\n<p>a <!-- raw HTML omitted -->b<!-- raw HTML omitted --> <!-- raw HTML omitted -->z<!-- raw HTML omitted --></p>\n"
      ),
      (
        "addresses that run", "[a](javascript:alert(1)) [b](JaVaScRiPt:x) [c](data:text/html,x)\n",
        "<p><a href=\"\">a</a> <a href=\"\">b</a> <a href=\"\">c</a></p>\n"
      ),
      (
        "a log's levels", "```log\n0 [ERROR] a <b>\nplain\n```\n",
        "<pre><code class=\"language-log\"><span class=\"error\">0 [ERROR] a &lt;b&gt;</span>\nplain\n</code></pre>\n"
      ),
    ]
  )
  func body(name: String, markdown: String, html: String) {
    #expect(HousePage.body(markdown: markdown) == html, "\(name)")
  }

  @Test("A page fetches nothing, runs nothing and links to its own headings")
  func page() throws {
    let svg = "<?xml version=\"1.0\"?>\n<svg><style>.tl{}</style><title>x</title></svg>"
    let html = HousePage.html(
      markdown: "# Title <x> & y\n\n![Timeline](timeline.svg)\n\n## One\n\n## Two\n\n## Three\n",
      svg: svg
    )
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n"))
    #expect(html.contains("default-src 'none'"))
    #expect(
      html.contains("<title>Title  &amp; y</title>")
        || html.contains("<title>Title &amp; y</title>")
    )
    #expect(html.contains("<li><a href=\"#two\">Two</a></li>"))
    #expect(html.contains("<svg><title>x</title></svg></figure>"))
    #expect(html.contains(".tl{}</style>\n</head>"))
    for forbidden in [
      "<script", "<?xml", "http://", "https://", "timeline.svg", "@import", "url(http",
    ] {
      #expect(!html.contains(forbidden), "\(forbidden)")
    }
  }

  @Test("Deep nesting and broken input do no harm")
  func deep() {
    let deep = String(repeating: "> ", count: 5000) + "x\n" + String(repeating: "[", count: 20_000)
    #expect(HousePage.html(markdown: deep).hasSuffix("</html>\n"))
    #expect(HousePage.html(markdown: "").contains("<main id=\"main\">"))
    #expect(HousePage.html(markdown: "a\u{0}b").contains("a\u{FFFD}b"))
  }
}
