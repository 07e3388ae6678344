import ArgumentParser
import IncidentModel
import IncidentStorage
import PostmortemRendering

/// The command `scribe postmortem [INC-n]`.
struct PostmortemCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "postmortem",
    abstract: "Write the postmortem: Markdown, HTML, JSON and the picture of the timeline.",
    discussion: """
      With --output DIR the four files are written there; a postmortem.md that is there already is \
      renewed between its markers, and what people wrote around them stays. --format writes fewer \
      files; without --output it says what goes to stdout. A PDF is the browser's print of the page.
      """
  )

  @Option(help: ArgumentHelp("A built-in template, or a file.", valueName: "name"))
  var template = "standard"

  @Option(help: ArgumentHelp("internal or external.", valueName: "audience"))
  var audience: Audience = .internal

  @Option(help: ArgumentHelp("The folder for the files; - is stdout.", valueName: "dir"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "md, html, json, svg, or several with commas; on stdout just one.",
      valueName: "formats"
    )
  )
  var format: DocumentFormats?

  @Flag(help: "Write nothing; exit with 1 if the folder's files are not what would be written.")
  var check = false

  @OptionGroup var store: StoreOptions

  @Argument(help: ArgumentHelp("The incident; else the current one.", valueName: "INC-n"))
  var named: String?

  func run() throws {
    let known = try IncidentCase(named ?? store.incident, in: try store.openToWrite())
    let input = known.postmortemInput
    let template = try TemplateArgument.template(template)
    // As everywhere, a single dash is a stream.
    let folderPath = output == "-" ? nil : output
    let formats = format?.all ?? (folderPath == nil ? [.md] : DocumentFormat.allCases)
    guard let folderPath else {
      guard formats.count == 1, let format = formats.first else {
        throw ValidationError("Several formats need --output DIR; stdout takes one")
      }
      let documents = try Postmortem.render(
        input,
        template: template,
        audience: audience
      )
      return Output.write(format.text(of: documents))
    }
    let folder = DocumentFolder(path: folderPath, formats: formats)
    let subject = try folder.subject(beingOf: input.snapshot.incident)
    let documents = try Postmortem.render(
      input,
      template: template,
      audience: audience,
      existingMarkdown: try folder.existingMarkdown(),
      formerTitle: subject?.title
    )
    if check {
      let stale = folder.stale(documents)
      stale.forEach { Output.line("\($0.visible): not what would be written now") }
      if !stale.isEmpty { throw ExitStatus.nothing }
      return
    }
    for path in try folder.write(documents) { Output.line(path.visible) }
    if documents.keepsLayout {
      Output.note(
        "\(folder.path.visible)/postmortem.md was laid out by another template and stays so, with its "
          + "parts renewed; name another folder for this one"
      )
    }
    for part in documents.handedOver {
      Output.note(
        "\(folder.path.visible)/postmortem.md:\(part.line): \(part.name.visible) has lost its other "
          + "marker and is yours now; delete this marker too, or the part, to have it said no more"
      )
    }
    for part in documents.edited {
      Output.note(
        "\(part.name.visible) had been edited between its markers (line \(part.line)); "
          + "the edited text is kept in \(folder.keptAsidePath.visible)"
      )
    }
  }
}

/// What `--format` takes: one format or several, with commas between them.
struct DocumentFormats: ExpressibleByArgument {
  var all: [DocumentFormat]

  init?(argument: String) {
    let named = argument.split(separator: ",", omittingEmptySubsequences: false).map {
      DocumentFormat(rawValue: $0.trimmed.lowercased())
    }
    guard !named.isEmpty, !named.contains(nil) else { return nil }
    // In the order of the files, each once.
    all = DocumentFormat.allCases.filter { named.contains($0) }
  }

  static var allValueStrings: [String] { DocumentFormat.allCases.map(\.rawValue) }
}

/// A form in which a postmortem is written.
enum DocumentFormat: String, CaseIterable {
  case md, html, json, svg

  /// The name of its file in the documents' folder.
  var fileName: String { self == .svg ? "timeline.svg" : "postmortem.\(rawValue)" }

  func text(of documents: PostmortemDocuments) -> String {
    switch self {
    case .md: documents.markdown
    case .html: documents.html
    case .json: documents.json.hasSuffix("\n") ? documents.json : documents.json + "\n"
    case .svg: documents.svg
    }
  }
}

extension Audience: ExpressibleByArgument {}
