// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "scribe",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // The domain's values and rules; pure.
    .target(name: "IncidentModel"),

    // Bytes of a log -> LogRecord.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "LogReading", dependencies: ["IncidentModel", "CZlib"]),

    // LogRecord and lines of backup logs -> backup runs with a verdict.
    .target(name: "BackupLedger", dependencies: ["IncidentModel", "LogReading"]),

    // Incident, records and ledger -> findings with evidence; pure.
    .target(name: "Correlation", dependencies: ["IncidentModel", "LogReading", "BackupLedger"]),

    // The journal and its tables in SQLite.
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(
      name: "IncidentStorage",
      dependencies: [
        "IncidentModel", "LogReading", "CSQLite",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ]
    ),

    // Incident and findings -> Markdown -> HTML, SVG timeline.
    .systemLibrary(name: "CCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    .target(
      name: "PostmortemRendering",
      dependencies: [
        "IncidentModel", "LogReading", "BackupLedger", "CCMark",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [.embedInCode("templates")]
    ),

    // Commands, terminal, settings.
    .systemLibrary(name: "CEditLine", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .target(
      name: "ScribeCLI",
      dependencies: [
        "CEditLine",
        "IncidentModel", "LogReading", "BackupLedger", "Correlation", "IncidentStorage",
        "PostmortemRendering",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [.embedInCode("Sample")]
    ),
    .executableTarget(name: "scribe", dependencies: ["ScribeCLI"]),

    // Measures the release binary against peers; no part of the product.
    .executableTarget(
      name: "scribe-bench",
      dependencies: ["IncidentStorage", "TestSupport"],
      path: "Benchmarks",
      exclude: ["README.md", "amplify-log"]
    ),

    // Holds findings against scenarios whose truth is known; no part of the product.
    .target(
      name: "ScenarioScoring",
      dependencies: ["Correlation", "BackupLedger", "LogReading", "IncidentModel"],
      path: "Scoring/Library"
    ),
    .executableTarget(
      name: "scribe-score",
      dependencies: ["ScenarioScoring", "Correlation"],
      path: "Scoring/Program"
    ),

    // What several test targets need: snapshots, folders of their own, a fixed chance.
    .target(name: "TestSupport", dependencies: ["IncidentModel"], path: "Tests/TestSupport"),
    .testTarget(name: "IncidentModelTests", dependencies: ["IncidentModel", "TestSupport"]),
    .testTarget(
      name: "IncidentStorageTests",
      dependencies: [
        "IncidentStorage", "IncidentModel", "LogReading", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Schema/Snapshots", "Schema/Fixtures"]
    ),
    .testTarget(
      name: "ScribeCLITests",
      dependencies: ["ScribeCLI", "IncidentStorage", "IncidentModel", "TestSupport"]
    ),
    // Runs the built binary, as a shell does.
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "scribe", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Fixtures", "Snapshots"]
    ),
    // The binary itself under real faults and in a terminal.
    .testTarget(name: "UnderFireTests", dependencies: ["ScribeCLI", "scribe"]),
    .testTarget(
      name: "LogReadingTests",
      dependencies: ["LogReading", "IncidentModel"],
      exclude: ["Fixtures"]
    ),
    .testTarget(
      name: "BackupLedgerTests",
      dependencies: ["BackupLedger", "IncidentModel"],
      exclude: ["Fixtures"]
    ),
    .testTarget(
      name: "CorrelationTests",
      dependencies: [
        "Correlation", "ScenarioScoring", "BackupLedger", "LogReading", "IncidentModel",
      ],
      exclude: ["Fixtures"]
    ),
    .testTarget(
      name: "PostmortemRenderingTests",
      dependencies: ["PostmortemRendering", "BackupLedger", "LogReading", "IncidentModel"],
      exclude: ["Snapshots"]
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
