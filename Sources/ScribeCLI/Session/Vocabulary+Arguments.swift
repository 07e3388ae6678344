import ArgumentParser
import IncidentModel
import LogReading

// The domain's words as arguments: help lists their values, a wrong one is refused with the list.
extension Severity: ExpressibleByArgument {}
extension Milestone: ExpressibleByArgument {}
extension Role: ExpressibleByArgument {}
extension EventKind: ExpressibleByArgument {}
extension BackupReport.Verdict: ExpressibleByArgument {}
extension Effect: ExpressibleByArgument {}
extension FollowUpType: ExpressibleByArgument {}
extension Section: ExpressibleByArgument {}
extension LogCategory: ExpressibleByArgument {}
