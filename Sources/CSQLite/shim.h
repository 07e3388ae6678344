// SQLite's own interface, for what GRDB has no words for, and the settings that are made through a
// function with variable arguments, which Swift cannot call.
#include <sqlite3.h>

// No memory for pages ahead of their use: to call before anything else of SQLite's. Every cache,
// those of a statement's passing tables too, begins with room for 20 pages otherwise (85 KiB), and a
// process that records one entry has seven of them.
static inline int sqlite_take_pages_when_needed(void) {
  return sqlite3_config(SQLITE_CONFIG_PAGECACHE, (void *)0, 0, 0);
}
