/// What Galera writes about the cluster in several lines, of which only the first has a header.
///
/// Source: galera gcomm/src/view.cpp, gcs/src/gcs_state_msg.cpp, gcs/src/gcs_group.cpp (votes);
/// wsrep-lib src/view.cpp.
enum ClusterText {
  /// Whether a message opens such a block.
  static func opens(_ message: ByteView) -> Bool {
    var words = message
    if words.has("WSREP: ") { words = words.from(7) }
    switch words[0] {
    case 0x76:  // view(view_id(PRIM,…) memb {
      return (words.has("view(") || words.has("view (")) && words[words.count - 1] == 0x7B
    case 0x51: return words.has("Quorum results:")
    case 0x56: return words.has("Votes over ")
    case 0x53: return words.has("State transfer required:")
    case 0x43: return words.has("Current view of cluster as seen by this node")
    case 0x23, 0x3D: return isFrame(words)
    default: return false
    }
  }

  /// Whether a line without a header looks like one that such a block goes on with.
  static func isPart(_ line: ByteView) -> Bool {
    switch line[0] {
    case 0x09, 0x20, 0x7D: true  // a member, a field, "} joined {"
    case 0x3D: isFrame(line)
    case 0x56: line.has("View:")
    case 0x57: line.has("Waiting for more votes") || line.has("Winner:")
    case 0x6D: line.has("memb {")
    case 0x76: line.has("view (") || line.has("view(")
    default: false
    }
  }

  /// Whether nothing comes after the line.
  static func isLast(_ line: ByteView) -> Bool {
    line.has("})") || line.has("Waiting for more votes") || line.has("Winner:")
      || line.has("\tgroup UUID") || line.has("\tLocal state:") || isFrame(line)
  }

  /// A rule of number or equals signs around the view's box.
  private static func isFrame(_ line: ByteView) -> Bool {
    guard line.count >= 20, line[0] == 0x23 || line[0] == 0x3D else { return false }
    for index in 1..<line.count where line[index] != line[0] { return false }
    return true
  }
}
