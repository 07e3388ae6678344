import Foundation
import TestSupport
import Testing

/// The context against its schema, as PyPI's jsonschema reads both.
@Suite(
  "The schema of the context",
  .enabled(if: SlowTests.areWanted && Python.has("jsonschema"), Python.why)
)
struct ContextSchemaTests {
  private static let validator = """
    import json, sys, jsonschema
    schema = json.load(open("schema.json"))
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    context = json.load(open("context.json"))
    print([error.json_path + ": " + error.message[:120] for error in kind(schema).iter_errors(context)])
    # A schema that lets everything through shows nothing.
    del context["incident"]["title"]
    context["whatever"] = 1
    print(len(list(kind(schema).iter_errors(context))))
    """

  private func check(_ context: String, _ schema: String) throws {
    let program = try ScribeProgram()
    defer { program.remove() }
    try program.write(schema, to: "schema.json")
    try program.write(context, to: "context.json")
    #expect(try Python.run(Self.validator, in: program) == "[]\n2\n")
  }

  @Test("It holds for every sample, in either version", arguments: ["standard", "external"])
  func samples(template: String) throws {
    for replay in [ReplayedIncident.seed, ReplayedIncident.gitLab] {
      let context = try replay.get().run("scribe postmortem --template \(template) --format json")
      let schema = try replay.get().run("scribe templates schema")
      try check(context.output, schema.output)
    }
  }

  @Test("It holds for an incident of which nothing is known, and for one of anything at all")
  func extremes() throws {
    let bare = try Shell.withIncident()
    let schema = try bare.run("scribe templates schema").output
    try check(bare.run("scribe postmortem --format json").output, schema)
    let script = #"""
      scribe open --service '<b>' '</title>|`"'
      scribe log -- '-->]]>' && scribe suspect '{{x}}' && scribe todo '- [ ] '
      printf '\000\355\240\200' | scribe log 'bytes'
      """#
    let shell = try Shell()
    #expect(try shell.run(script).status == 0)
    try check(shell.run("scribe postmortem --format json").output, schema)
  }
}
