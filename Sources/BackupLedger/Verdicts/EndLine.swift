/// Scripts whose end line is evidence: those that do not print it where the dump failed.
///
/// `set -e`, `mysqldump … || exit 1` and `if mysqldump …; then echo completed` are not seen in a log; that a
/// run whose dump was refused has no end line, and none has both, is. The refusal must be the server's or the
/// tool's own: where a disk filled up, the end line may hang on the compressor's status, behind whose pipe a
/// dump that was killed goes unnoticed.
enum EndLine {
  /// The shapes of such scripts.
  static func conditionalShapes(of drafts: [RunDraft]) -> Set<String> {
    let refused = drafts.filter { !$0.shape.isEmpty && wasRefused($0) && $0.repeated == nil }
    let silent = refused.filter { $0.claim == nil && $0.opening == .begun }
    let spoken = refused.filter { $0.claim != nil }
    return Set(silent.map(\.shape)).subtracting(spoken.map(\.shape))
  }

  /// Whether nothing is known of a run but that it began and came to its end line.
  static func isAllThatSpeaks(for draft: RunDraft) -> Bool {
    let silence: Set<LineMeaning> = [.proves, .works, .warns]
    return draft.opening == .begun && draft.claim != nil
      && draft.counts.keys.allSatisfy(silence.contains)
      && draft.strangers == 0 && draft.exitStatus ?? 0 == 0 && draft.repeated == nil
      && !draft.isEntangled && !draft.isBeside && !draft.isForced && draft.serverFile == nil
      && (draft.tool == nil || draft.tool == BackupTool.mysqldump.name)
  }

  private static func wasRefused(_ draft: RunDraft) -> Bool {
    draft.marks(.fails).contains { mark in
      mark.tool == BackupTool.mysqldump.name
        && ["dump: Got error:", "dump: Couldn't execute", "dump: unknown "].contains {
          mark.text.contains($0)
        }
    }
  }
}
