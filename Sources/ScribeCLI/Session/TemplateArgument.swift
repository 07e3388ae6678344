import FoundationEssentials
import IncidentModel
import PostmortemRendering

/// A template as `--template` names it: a built-in one, or a file.
enum TemplateArgument {
  static func template(_ name: String) throws -> PostmortemTemplate {
    do throws(TemplateError) {
      if let text = text(ofFile: name) { return try PostmortemTemplate(fileText: text, name: name) }
      return try PostmortemTemplate(named: name)
    } catch {
      throw CommandError(error.description.visible)
    }
  }

  /// The text of a file that is there; nil for a name.
  static func text(ofFile path: String) -> String? {
    guard path.contains("/") || path.contains(".") else { return nil }
    return FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }
}

extension IncidentCase {
  /// What the documents are made of: findings that were dismissed stay out.
  var postmortemInput: PostmortemInput {
    PostmortemInput(
      snapshot: snapshot,
      findings: findings.filter { verdict(on: $0)?.isAccepted ?? true },
      runs: runs.filter { !$0.isDrill },
      drills: runs.filter(\.isDrill),
      recovery: recovery,
      records: records,
      servers: servers,
      zone: zone,
      generatedAt: Surroundings.current.now(),
      version: Version.text
    )
  }
}
