import Glibc

/// The draft of something that goes on, in the spool, locked for as long as its process lives.
package struct HeldDraft {
  /// The end of its file's name.
  static let suffix = ".running"

  private let path: String
  private let file: Int32

  init(path: String, file: Int32) {
    self.path = path
    self.file = file
  }

  /// Takes over the draft of a process that has died; nil where it lives, or has let the draft go.
  init?(leftBehindAt path: String) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    var status = stat()
    guard flock(file, LOCK_EX | LOCK_NB) == 0, fstat(file, &status) == 0, status.st_nlink > 0 else {
      Glibc.close(file)
      return nil
    }
    self.init(path: path, file: file)
  }

  /// Removes the draft: what it stood for is recorded, or was nothing.
  package func letGo() {
    unlink(path)
    close()
  }

  /// Gives up the lock, and leaves the draft.
  func close() { Glibc.close(file) }
}
