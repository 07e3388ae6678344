/// The short names by which people call the clocks of a zone, standard and daylight saving.
///
/// They are those of the IANA time zone database (https://data.iana.org/time-zones/). It has names
/// for few zones that are not numbers; where none is listed here, documents show the offset alone.
enum ZoneAbbreviations {
  static let all: [String: (standard: String, saving: String)] = [
    "Africa/Nairobi": ("EAT", "EAT"), "Africa/Addis_Ababa": ("EAT", "EAT"),
    "Africa/Kampala": ("EAT", "EAT"), "Africa/Dar_es_Salaam": ("EAT", "EAT"),
    "Africa/Lagos": ("WAT", "WAT"), "Africa/Kinshasa": ("WAT", "WAT"),
    "Africa/Johannesburg": ("SAST", "SAST"), "Africa/Maputo": ("CAT", "CAT"),
    "Africa/Harare": ("CAT", "CAT"), "Africa/Kigali": ("CAT", "CAT"),
    "Africa/Cairo": ("EET", "EEST"), "Africa/Accra": ("GMT", "GMT"),
    "Africa/Abidjan": ("GMT", "GMT"), "Africa/Algiers": ("CET", "CET"),
    "America/New_York": ("EST", "EDT"), "America/Toronto": ("EST", "EDT"),
    "America/Chicago": ("CST", "CDT"), "America/Winnipeg": ("CST", "CDT"),
    "America/Mexico_City": ("CST", "CDT"), "America/Denver": ("MST", "MDT"),
    "America/Phoenix": ("MST", "MST"), "America/Los_Angeles": ("PST", "PDT"),
    "America/Vancouver": ("PST", "PDT"), "America/Anchorage": ("AKST", "AKDT"),
    "America/Halifax": ("AST", "ADT"), "America/St_Johns": ("NST", "NDT"),
    "Pacific/Honolulu": ("HST", "HST"), "Europe/London": ("GMT", "BST"),
    "Europe/Dublin": ("GMT", "IST"), "Europe/Lisbon": ("WET", "WEST"),
    "Europe/Amsterdam": ("CET", "CEST"), "Europe/Berlin": ("CET", "CEST"),
    "Europe/Brussels": ("CET", "CEST"), "Europe/Copenhagen": ("CET", "CEST"),
    "Europe/Madrid": ("CET", "CEST"), "Europe/Oslo": ("CET", "CEST"),
    "Europe/Paris": ("CET", "CEST"), "Europe/Prague": ("CET", "CEST"),
    "Europe/Rome": ("CET", "CEST"), "Europe/Stockholm": ("CET", "CEST"),
    "Europe/Vienna": ("CET", "CEST"), "Europe/Warsaw": ("CET", "CEST"),
    "Europe/Zurich": ("CET", "CEST"), "Europe/Budapest": ("CET", "CEST"),
    "Europe/Athens": ("EET", "EEST"), "Europe/Bucharest": ("EET", "EEST"),
    "Europe/Helsinki": ("EET", "EEST"), "Europe/Kyiv": ("EET", "EEST"),
    "Europe/Kiev": ("EET", "EEST"), "Europe/Moscow": ("MSK", "MSK"),
    "Asia/Jerusalem": ("IST", "IDT"), "Asia/Kolkata": ("IST", "IST"),
    "Asia/Calcutta": ("IST", "IST"), "Asia/Karachi": ("PKT", "PKT"),
    "Asia/Jakarta": ("WIB", "WIB"), "Asia/Manila": ("PST", "PST"),
    "Asia/Shanghai": ("CST", "CST"), "Asia/Hong_Kong": ("HKT", "HKT"),
    "Asia/Taipei": ("CST", "CST"), "Asia/Seoul": ("KST", "KST"), "Asia/Tokyo": ("JST", "JST"),
    "Australia/Perth": ("AWST", "AWST"), "Australia/Adelaide": ("ACST", "ACDT"),
    "Australia/Brisbane": ("AEST", "AEST"), "Australia/Melbourne": ("AEST", "AEDT"),
    "Australia/Sydney": ("AEST", "AEDT"), "Pacific/Auckland": ("NZST", "NZDT"),
  ]
}
