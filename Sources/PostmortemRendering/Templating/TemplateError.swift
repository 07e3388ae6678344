/// Why a template cannot be used, and where.
package struct TemplateError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The template's name or file.
  package var template: String
  /// 1-based.
  package var line: Int
  /// 1-based, in characters.
  package var column: Int
  /// What is wrong and what would be right, in one clause.
  package var message: String

  package init(template: String, line: Int, column: Int, message: String) {
    self.template = template
    self.line = line
    self.column = column
    self.message = message
  }

  package var description: String { "\(template):\(line):\(column): \(message)" }
}
