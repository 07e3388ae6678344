import ScribeCLI

Launcher.main(Array(CommandLine.arguments.dropFirst()))
