/// Makes a `ContextValue` of an `Encodable` value, so that the fields are declared once.
struct ContextEncoder: Encoder {
  /// Where a container puts what was written into it.
  private final class Slot {
    var value = ContextValue.absent
    var fields: [(name: String, slot: Slot)]?
    var items: [Slot]?

    var tree: ContextValue {
      if let fields {
        return .object(fields.map { ContextValue.Field(name: $0.name, value: $0.slot.tree) })
      }
      if let items { return .list(items.map(\.tree)) }
      return value
    }
  }

  private let slot: Slot
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  private init(slot: Slot, codingPath: [any CodingKey]) {
    self.slot = slot
    self.codingPath = codingPath
  }

  /// The tree of a value.
  ///
  /// Fields that are nil are absent in it.
  static func tree(of value: some Encodable) throws -> ContextValue {
    let slot = Slot()
    try fill(slot, with: value, at: [])
    return slot.tree
  }

  private static func fill(
    _ slot: Slot,
    with value: some Encodable,
    at path: [any CodingKey]
  ) throws {
    switch value {
    case let text as String: slot.value = .text(text)
    case let text as MarkdownText: slot.value = .markdown(text.markdown)
    case let number as Int: slot.value = .number(number)
    case let flag as Bool: slot.value = .flag(flag)
    default: try value.encode(to: ContextEncoder(slot: slot, codingPath: path))
    }
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    slot.fields = slot.fields ?? []
    return KeyedEncodingContainer(Keyed<Key>(slot: slot, codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    slot.items = slot.items ?? []
    return Unkeyed(slot: slot, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    Single(slot: slot, codingPath: codingPath)
  }

  private struct Keyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let slot: Slot
    let codingPath: [any CodingKey]

    private func field(_ key: Key) -> Slot {
      let field = Slot()
      slot.fields?.append((key.stringValue, field))
      return field
    }
    mutating func encodeNil(forKey key: Key) { _ = field(key) }
    mutating func encode(_ value: some Encodable, forKey key: Key) throws {
      try fill(field(key), with: value, at: codingPath + [key])
    }
    mutating func encodeIfPresent(_ value: Int?, forKey key: Key) throws {
      let field = field(key)
      if let value { field.value = .number(value) }
    }
    mutating func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type,
      forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
      ContextEncoder(slot: field(key), codingPath: codingPath + [key]).container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
      ContextEncoder(slot: field(key), codingPath: codingPath + [key]).unkeyedContainer()
    }
    mutating func superEncoder() -> any Encoder {
      ContextEncoder(slot: slot, codingPath: codingPath)
    }
    mutating func superEncoder(forKey key: Key) -> any Encoder {
      ContextEncoder(slot: field(key), codingPath: codingPath + [key])
    }
  }

  private struct Unkeyed: UnkeyedEncodingContainer {
    let slot: Slot
    let codingPath: [any CodingKey]
    var count: Int { slot.items?.count ?? 0 }

    private func item() -> Slot {
      let item = Slot()
      slot.items?.append(item)
      return item
    }
    mutating func encodeNil() { _ = item() }
    mutating func encode(_ value: some Encodable) throws {
      try fill(item(), with: value, at: codingPath)
    }
    mutating func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
      ContextEncoder(slot: item(), codingPath: codingPath).container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
      ContextEncoder(slot: item(), codingPath: codingPath).unkeyedContainer()
    }
    mutating func superEncoder() -> any Encoder {
      ContextEncoder(slot: item(), codingPath: codingPath)
    }
  }

  private struct Single: SingleValueEncodingContainer {
    let slot: Slot
    let codingPath: [any CodingKey]

    mutating func encodeNil() { slot.value = .absent }
    mutating func encode(_ value: some Encodable) throws {
      try fill(slot, with: value, at: codingPath)
    }
  }
}
