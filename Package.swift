// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "scribe",
  targets: [
    // The domain's values and rules; pure.
    .target(name: "IncidentModel"),

    // Bytes of a log -> LogRecord.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "LogReading", dependencies: ["IncidentModel", "CZlib"]),

    .testTarget(name: "IncidentModelTests", dependencies: ["IncidentModel"]),
    .testTarget(
      name: "LogReadingTests",
      dependencies: ["LogReading", "IncidentModel"],
      exclude: ["Fixtures"]
    ),
  ],
  swiftLanguageModes: [.v6]
)

// The same settings on every target of ours: what one target may not do, none may.
for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  ]
}
