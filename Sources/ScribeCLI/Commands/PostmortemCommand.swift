import ArgumentParser
import IncidentModel
import IncidentStorage
import PostmortemRendering

/// `scribe postmortem [INC-n]`
struct PostmortemCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "postmortem",
    abstract: "Write the postmortem: Markdown, HTML, JSON and the picture of the timeline.",
    discussion: """
      With --output DIR the four files are written there; a postmortem.md that is there already is \
      renewed between its markers, and what people wrote around them stays. Without it, --format \
      says what goes to stdout.
      """
  )

  @Option(help: ArgumentHelp("A built-in template, or a file.", valueName: "name"))
  var template = "standard"

  @Option(help: ArgumentHelp("internal or external.", valueName: "audience"))
  var audience: Audience = .internal

  @Option(help: ArgumentHelp("The folder for the files.", valueName: "dir"))
  var output: String?

  @Option(help: ArgumentHelp("On stdout: md, html, json or svg.", valueName: "format"))
  var format: DocumentFormat = .md

  @Flag(help: "Write nothing; exit with 1 if the folder's files are not what would be written.")
  var check = false

  @OptionGroup var store: StoreOptions

  @Argument(help: ArgumentHelp("The incident; else the current one.", valueName: "INC-n"))
  var named: String?

  func run() throws {
    let known = try IncidentCase(named ?? store.incident, in: try store.openToWrite())
    let template = try TemplateArgument.template(template)
    guard let output else {
      let documents = try Postmortem.render(
        known.postmortemInput,
        template: template,
        audience: audience
      )
      return Output.write(format.text(of: documents))
    }
    let folder = DocumentFolder(path: output)
    let documents = try Postmortem.render(
      known.postmortemInput,
      template: template,
      audience: audience,
      existingMarkdown: try folder.existingMarkdown()
    )
    if check {
      let stale = folder.stale(documents)
      stale.forEach { Output.line("\($0.visible): not what would be written now") }
      if !stale.isEmpty { throw ExitStatus.nothing }
      return
    }
    for path in try folder.write(documents) { Output.line(path.visible) }
    for part in documents.edited {
      Output.note(
        "\(part.name.visible) had been edited between its markers (line \(part.line)); "
          + "the edited text is kept in \(folder.keptAsidePath.visible)"
      )
    }
  }
}

/// What `--format` takes.
enum DocumentFormat: String, CaseIterable, ExpressibleByArgument {
  case md, html, json, svg

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
