#!/bin/sh
# The outage of 30 October 2023 as its one developer recorded it.
#
# `scribe demo` replays this file. Typed into a shell, line by line, it records the same incident; a
# line that begins with "#@" tells the replay what the clock showed when the next lines were typed.
set -eu
export SCRIBE_AUTHOR=developer

#@ 2023-10-30T08:33:10+03:00
scribe open --severity sev2 --zone Africa/Nairobi --service 'inventory system' --started '2023-10-30 08:31' --detected '2023-10-30 08:31' --detected-by 'a call to the help desk' Inventory system shows no stock
scribe log --at '2023-10-30 08:31' Help desk: the stock page shows no data, items cannot be added
scribe log --at '2023-10-30 08:31' --kind action Tried the query of the application by hand: access denied for stock_app
scribe log --at '2023-10-30 08:31' Nobody can log in: stock_app, root and backup are all refused
#@ 2023-10-30T08:38:20+03:00
scribe suspect --at '2023-10-30 08:38' Network problem between the web tier and the database
scribe log --at '2023-10-30 08:38' --kind action Checked the network: interface counters, ping of the server as nobody
scribe rule-out --at '2023-10-30 08:38' H1 The interface counters are clean and the server answers a ping
#@ 2023-10-30T08:48:30+03:00
scribe suspect --at '2023-10-30 08:48' The server is overloaded
scribe rule-out --at '2023-10-30 08:48' H2 'Low load average; memory and disk are free'
#@ 2023-10-30T08:57:40+03:00
scribe suspect --at '2023-10-30 08:57' Damaged tables in MySQL, those of the accounts among them
scribe log --at '2023-10-30 08:57' Read the error log: pages of stockdb/items cannot be read, logins are refused
scribe mark --at '2023-10-30 08:57' acknowledged Reading the error log
#@ 2023-10-30T09:04:50+03:00
scribe log --at '2023-10-30 09:02' --kind action Stopped the server to go to safe mode
scribe log --at '2023-10-30 09:03' --kind action Started in safe mode with --skip-grant-tables
scribe log --at '2023-10-30 09:04:30' --kind action Tried to create a new administrator: refused in safe mode
scribe effect E17 none The statement cannot be run with --skip-grant-tables
scribe log --at '2023-10-30 09:04:30' The grant table mysql.global_priv cannot be read: page with wrong checksum
scribe log --at '2023-10-30 09:04:30' --kind action Loaded the grants with FLUSH PRIVILEGES and tried again to create the administrator
scribe effect E20 worse The failed FLUSH turned the access checks back on: root is refused again
#@ 2023-10-30T09:24:30+03:00
scribe log --at '2023-10-30 09:19:30' --kind action Stopped the server
scribe log --at '2023-10-30 09:20:30' --kind action Started in safe mode again
scribe log --at '2023-10-30 09:23:51' --kind action Checked all tables with mysqlcheck
scribe log --at '2023-10-30 09:23:51' Damaged: items '(InnoDB)', stock_moves '(MyISAM)' and audit_trail '(Aria)'
scribe confirm --at '2023-10-30 09:24' H3 mysqlcheck finds three tables corrupt, and the grant table cannot be read
scribe mark --at '2023-10-30 09:24' identified Damaged tables, the grant table among them
#@ 2023-10-30T09:29:00+03:00
scribe log --at '2023-10-30 09:27:53' --kind action Repaired the tables with mysqlcheck --repair
scribe log --at '2023-10-30 09:27:54' stock_moves and audit_trail can be read again, items cannot
#@ 2023-10-30T09:51:00+03:00
scribe log --at '2023-10-30 09:42:54' --kind action Restarted the server with innodb_force_recovery=1
scribe log --at '2023-10-30 09:44:54' --kind action Tried to dump items: index is corrupt at row 1921
scribe log --at '2023-10-30 09:47:54' --kind action Restarted the server with innodb_force_recovery=6
scribe log --at '2023-10-30 09:49:55' --kind action Tried to dump items again: the same error
scribe effect E33 none items cannot be dumped with any recovery level
#@ 2023-10-30T09:58:30+03:00
scribe log --at '2023-10-30 09:52:55' --kind action Repaired the files offline with myisamchk and aria_chk, the grant table among them
scribe log --at '2023-10-30 09:57:55' --kind action Started the server normally
scribe log --at '2023-10-30 09:57:56' root is still refused
scribe log --at '2023-10-30 09:57:56' --kind action Stopped the server
#@ 2023-10-30T10:03:00+03:00
scribe log --at '2023-10-30 10:01:56' --kind action Started the server once more: it does not come up
#@ 2023-10-30T10:13:20+03:00
scribe decide --at '2023-10-30 10:11:56' --instead-of 'go on repairing items and the grant table' Reinstall MySQL and restore the last backup, of 29 October 00:00
scribe log --at '2023-10-30 10:11:56' --kind action Moved the data directory away and initialised a new one
#@ 2023-10-30T10:58:00+03:00
scribe log --at '2023-10-30 10:52' --kind action Started the fresh server
scribe log --at '2023-10-30 10:52' --kind action Created the two databases, the users and their privileges
scribe log --at '2023-10-30 10:57' --kind action Restored stockdb and usersdb from the archives of 29 October '(stockdb_2023-10-29.tar.gz, usersdb_2023-10-29.tar.gz)'
#@ 2023-10-30T11:12:30+03:00
scribe log --at '2023-10-30 11:04:01' The application still fails: unknown column supplier in items
scribe log --at '2023-10-29 15:10' --kind action Schema change: ALTER TABLE items added reorder_level and supplier, ALTER TABLE users added last_login
scribe log --at '2023-10-30 11:08:01' --kind action Added the missing columns by hand: reorder_level, supplier, last_login
scribe log --at '2023-10-30 11:11:01' Verified as the application: 9000 items, 20000 stock moves, inserting works
scribe mark --at '2023-10-30 11:11:01' mitigated
scribe mark --at '2023-10-30 11:11:01' resolved Users see stock and can add items again
scribe log --at '2023-10-30 11:11:01' Lost: the values of supplier and reorder_level, and the moves since the backup of 29 October 00:00
#@ 2023-10-30T11:40:00+03:00
scribe todo --type prevent --owner developer --due 2023-11-13 --every 30d Schedule regular database maintenance and health checks
scribe todo --type mitigate --owner developer --due 2023-11-06 Review and update the backup procedures to ensure quick recovery
scribe todo --type mitigate --owner developer --due 2023-11-20 Set up a replica of the database on another server
scribe todo --type process --owner developer --due 2023-11-27 --every 30d Conduct regular drills of backup and recovery
scribe todo --type detect --owner developer --due 2023-11-06 Alert on errors in the error log of MySQL
#@ 2023-10-31T09:10:00+03:00
scribe ingest --host stock-db --tz Africa/Nairobi error.log cron_log.txt repair.txt reinstall.txt
scribe accept first-symptom unclean-stop start-failure corruption-objects login-failures downtime last-good-backup data-loss detection hypothesis-evidence
scribe write impact 'Nobody could see or change stock from 08:31 to 11:11 (E4, E50). What was entered between the backup of 29 October 00:00 and the outage is lost (E51).'
scribe write trigger 'Not established. The log shows an unclean stop in the night before (error.log:51); what stopped the server is not recorded.'
scribe write went-well 'The network and the load were checked and ruled out within 20 minutes (E9, E11).'
scribe write went-wrong 'Nothing watched the error log, which had named stockdb/items for almost two hours before users called (error.log:69, E4). The schema change was made without a backup after it (E46).'
scribe write got-lucky 'The backup of 29 October could be restored (E44), although no restore is on record before.'
scribe write lessons 'A server that says ready for connections can still refuse everybody (error.log:84, E6). A repair that reports OK can still have emptied the table of accounts (error.log:167).'
