import IncidentModel

/// Reads a tar archive piece by piece: ustar, GNU long names, pax headers (POSIX.1-2017, pax; GNU
/// tar's manual, "Basic Tar Format").
final class TarScanner {
  /// What is wrong with the archive.
  enum Fault: Error, Hashable {
    /// A header's checksum does not fit.
    case badHeader
  }

  private var header: [UInt8] = []
  private var remaining: Int64 = 0
  private var padding: Int64 = 0
  private var longName: [UInt8] = []
  private var isLongName = false
  private var isPax = false
  private var zeroBlocks = 0
  private var member: MemberScanner?
  /// Regular files seen.
  private(set) var fileCount = 0
  /// Files with anything in them.
  private(set) var filledCount = 0
  private(set) var dumps: [DumpFacts] = []
  /// Members whose content cannot be a whole dump, with why.
  private(set) var faults: [String] = []
  /// Small files that describe a physical backup, by their base name.
  private(set) var notes: [String: [UInt8]] = [:]
  private var noteName: String?

  /// Whether the archive ended as it must, with two blocks of zeros.
  var isComplete: Bool { zeroBlocks >= 2 && remaining == 0 }

  /// Whether the first block of a file is a tar header.
  static func isHeader(_ block: ArraySlice<UInt8>) -> Bool {
    block.count >= 512 && checksumFits(Array(block.prefix(512)))
  }

  func take(_ piece: UnsafeBufferPointer<UInt8>) throws {
    var index = 0
    while index < piece.count {
      if remaining > 0 {
        let count = Int(min(remaining, Int64(piece.count - index)))
        takeContent(UnsafeBufferPointer(rebasing: piece[index..<(index + count)]))
        remaining -= Int64(count)
        index += count
        if remaining == 0 { endMember() }
      } else if padding > 0 {
        let count = Int(min(padding, Int64(piece.count - index)))
        padding -= Int64(count)
        index += count
      } else {
        let count = min(512 - header.count, piece.count - index)
        header.append(contentsOf: piece[index..<(index + count)])
        index += count
        if header.count == 512 {
          try takeHeader()
          header.removeAll(keepingCapacity: true)
        }
      }
    }
  }

  private func takeHeader() throws {
    if header.allSatisfy({ $0 == 0 }) {
      zeroBlocks += 1
      return
    }
    guard zeroBlocks < 2 else { return }
    zeroBlocks = 0
    guard Self.checksumFits(header), let size = Self.number(header[124..<136]) else {
      throw Fault.badHeader
    }
    remaining = size
    padding = (512 - size % 512) % 512
    let type = header[156]
    isLongName = type == 0x4C
    isPax = type == 0x78 || type == 0x67
    if isLongName || isPax {
      longName.removeAll()
      return
    }
    guard type == 0x30 || type == 0 || type == 0x37 else {
      // Folders, links and devices have no content that matters here.
      longName.removeAll()
      return
    }
    let name = name()
    longName.removeAll()
    fileCount += 1
    if size > 0 { filledCount += 1 }
    member = MemberScanner(name: name)
    let base = name.baseName
    noteName = PhysicalBackup.noteNames.contains(base) && size < 65_536 ? base : nil
    if size == 0 { endMember() }
  }

  private func name() -> String {
    if !longName.isEmpty {
      return String(decoding: longName.prefix { $0 != 0 }, as: UTF8.self)
    }
    let name = String(decoding: header[0..<100].prefix { $0 != 0 }, as: UTF8.self)
    let prefix = String(decoding: header[345..<500].prefix { $0 != 0 }, as: UTF8.self)
    let isUstar = header[257..<262].elementsEqual("ustar".utf8) && header[262] == 0
    return isUstar && !prefix.isEmpty ? prefix + "/" + name : name
  }

  private func takeContent(_ piece: UnsafeBufferPointer<UInt8>) {
    if isLongName {
      longName.append(contentsOf: piece.prefix(4096))
    } else if isPax {
      longName.append(contentsOf: piece.prefix(65_536))
    } else {
      member?.take(piece)
      if let noteName { notes[noteName, default: []].append(contentsOf: piece) }
    }
  }

  private func endMember() {
    if isPax {
      longName = Self.paxPath(longName)
      return
    }
    guard let ended = member else { return }
    member = nil
    switch ended.finish() {
    case .dump(let facts): dumps.append(facts)
    case .fault(let text): faults.append(text)
    case .other: break
    }
  }

  /// The `path` record of a pax header: `23 path=…\n`.
  private static func paxPath(_ bytes: [UInt8]) -> [UInt8] {
    guard let start = bytes[...].position(of: Array(" path=".utf8)) else { return [] }
    return Array(bytes[(start + 6)...].prefix { $0 != 0x0A })
  }

  /// The sum of a header's bytes, its checksum field read as spaces.
  private static func checksumFits(_ header: [UInt8]) -> Bool {
    guard header.count == 512, let stored = number(header[148..<156]) else { return false }
    var sum: Int64 = 0
    for (index, byte) in header.enumerated() {
      sum += (148..<156).contains(index) ? 0x20 : Int64(byte)
    }
    return sum == stored
  }

  /// An octal number, or GNU's base-256 for sizes over 8 GB.
  private static func number(_ field: ArraySlice<UInt8>) -> Int64? {
    guard let first = field.first else { return nil }
    if first & 0x80 != 0 {
      var value: Int64 = Int64(first & 0x7F)
      for byte in field.dropFirst() {
        guard value < 1 << 54 else { return nil }
        value = value << 8 | Int64(byte)
      }
      return value
    }
    var value: Int64 = 0
    var digits = 0
    for byte in field {
      if byte >= 0x30, byte <= 0x37 {
        value = value << 3 | Int64(byte - 0x30)
        digits += 1
      } else if digits > 0 || byte != 0x20 {
        break
      }
    }
    return digits > 0 ? value : nil
  }
}

/// One file inside an archive, read on the way past.
final class MemberScanner {
  /// What the file turned out to be.
  enum Outcome {
    case dump(DumpFacts)
    case fault(String)
    case other
  }

  private let name: String
  private var dump: DumpScanner?
  private var gunzip: Gunzip?
  private var isDamaged = false

  init(name: String) {
    self.name = name
    let lower = name.lowercased()
    if lower.hasSuffix(".sql") || lower.hasSuffix(".sql.gz") || lower.hasSuffix(".dump") {
      dump = DumpScanner(member: name)
      if lower.hasSuffix(".gz") { gunzip = Gunzip() }
    } else if lower.hasSuffix(".gz") {
      gunzip = Gunzip()
    }
  }

  func take(_ piece: UnsafeBufferPointer<UInt8>) {
    guard let gunzip else {
      dump?.take(piece)
      return
    }
    guard !isDamaged else { return }
    do {
      try gunzip.push(piece) { self.dump?.take($0) }
    } catch {
      isDamaged = true
    }
  }

  func finish() -> Outcome {
    if let gunzip, isDamaged || !gunzip.isComplete {
      return .fault("\(name) is damaged or ends too early")
    }
    guard var dump else { return .other }
    return .dump(dump.finish())
  }
}
