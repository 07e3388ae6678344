#!/bin/sh
# GitLab.com's database outage of 31 January 2017, typed from its two public accounts: the incident
# notes (https://about.gitlab.com/blog/2017/02/01/gitlab-dot-com-database-incident/) and the postmortem
# (https://about.gitlab.com/blog/2017/02/10/postmortem-of-database-outage-of-january-31/).
#
# `scribe demo gitlab` replays this file. Typed into a shell, line by line, it records the same
# incident; a line that begins with "#@" tells the replay what the clock showed when the next lines
# were typed. PostgreSQL, not MySQL: what it teaches about backups is the same.
set -eu
export SCRIBE_AUTHOR=team-member-1
export SCRIBE_HOST=db1.cluster

#@ 2017-01-31T21:02:00Z
scribe open --severity sev2 --zone UTC --service GitLab.com --detected-by 'noticed by the one who typed the command' GitLab.com database outage
scribe log --at '2017-01-31 18:00' Database load is up: spammers create snippets '(incident notes)'
scribe log --at '2017-01-31 21:00' Writes lock up, some downtime
#@ 2017-01-31T21:40:00Z
scribe log --at unknown --kind action Blocked the spammers by IP address
scribe log --at unknown --kind action Removed a user who used a repository as a CDN: 47,000 IP addresses signed in to one account
scribe log --at unknown --kind action Removed the users who spammed
#@ 2017-01-31T22:02:00Z
scribe log --at '2017-01-31 22:00' --kind escalation Paged: db2 lags by about 4 GB and has stopped replicating
#@ 2017-01-31T22:40:00Z
export SCRIBE_HOST=db2.cluster
scribe log --at unknown --kind action Wiped the data directory of db2 and ran pg_basebackup again
scribe effect E8 none db2 refuses to connect to db1
scribe suspect --at unknown max_wal_senders on db1 is too low
scribe log --at unknown --kind action Raised max_wal_senders on db1 to 32 and restarted PostgreSQL
scribe log --at unknown PostgreSQL does not start: too many semaphores
scribe log --at unknown --kind action Lowered max_connections from 8000 to 2000: PostgreSQL starts, after 8000 had been in use for almost a year
scribe effect E13 worked
scribe rule-out --at unknown H1 pg_basebackup connects now, and hangs without a word
scribe log --at unknown strace of pg_basebackup shows no useful information
#@ 2017-01-31T23:10:00Z
scribe suspect --at '~2017-01-31 23:00' The empty data directory that is there keeps pg_basebackup from starting
#@ 2017-01-31T23:29:00Z
export SCRIBE_HOST=db1.cluster
scribe log --at '2017-01-31 23:00..23:27' --kind action Removed the data directory on db1 '(the primary)' instead of db2
scribe effect E18 worse Noticed and stopped after a second or two
scribe star E18
scribe mark --at '2017-01-31 23:27' started The removal was stopped, about 4.5 GB of about 300 GB are left
scribe mark --at '2017-01-31 23:27' detected
scribe severity sev1
scribe log --at '2017-01-31 23:27' --kind communication Took GitLab.com down for its database and said so on Twitter
#@ 2017-02-01T01:20:00Z
export SCRIBE_AUTHOR=team-member-2
scribe log --at '2017-02-01 00:36' --kind action Backed up the data of db1.staging
scribe log --at '2017-02-01 00:55' --kind action Mounted db1.staging on db1.cluster
scribe log --at '2017-02-01 01:05' --kind action Took nfs-share01 as temporary storage, in /var/opt/gitlab/db-meltdown
scribe log --at '2017-02-01 01:18' --kind action Archived what is left of the production data, pg_xlog included, as db-meltdown/data.tar.gz
#@ 2017-02-01T02:30:00Z
scribe backup --at '2017-01-31 00:00' --database gitlab empty 'pg_dump to S3' 'client 9.2 against server 9.6 fails, files of a few bytes, and an empty bucket'
scribe log --at unknown Mail about the failed dumps was rejected for want of DMARC: nobody knew
scribe backup --at unknown --database gitlab missed 'Azure disk snapshot' 'switched on for the NFS servers, off for the database servers'
scribe backup --at unknown --database gitlab partial 'synchronisation to staging' 'strips the webhooks'
scribe backup --at unknown --database gitlab failed 'replica db2' 'wiped a moment before, to set up replication again'
scribe log --at unknown Out of five methods of backup and replication none works reliably or was set up at all '(incident notes)'
scribe decide --at unknown --instead-of 'the replica, which was wiped' --instead-of 'the dumps in S3, which are not there' Restore from the LVM snapshot that was taken by hand, through staging
#@ 2017-02-01T18:20:00Z
scribe mark --at '2017-02-01 18:14' resolved GitLab.com is back online
scribe star E36
scribe log --at '2017-01-31 23:25' Data written until then is lost '(incident notes)'
#@ 2017-02-10T12:00:00Z
export SCRIBE_AUTHOR=reviewer
export SCRIBE_HOST=laptop
scribe log --contradicts E2 --at '~2017-01-31 19:00' Database load is up: spammers create snippets '(postmortem)'
scribe backup --at '2017-01-31 01:00' --database gitlab unknown 'LVM snapshot' 'the scheduled one, every 24 hours, older than the manual one'
scribe backup --at '~2017-01-31 17:20' --database gitlab ok 'LVM snapshot' 'taken by hand and loaded into staging, for a test of load balancing'
scribe mark --at '2017-02-01 17:00' mitigated The database is restored, without webhooks
scribe log --contradicts E36 --at '~2017-02-01 18:00' The restoration is done, webhooks included '(postmortem)'
scribe log --contradicts E38 --at '2017-01-31 23:30' Data written until then is lost '(postmortem, in one place)'
scribe log --contradicts E38 --at '2017-02-01 00:00' Data written until then is lost '(postmortem, in another place)'
scribe log --contradicts E34 --at unknown Four methods of backup, not five, are described '(postmortem)'
scribe log --at '2017-01-31 17:20..23:27' Lost: about 5,000 projects, 5,000 comments and 700 users
scribe log --at '2017-02-01 01:20..17:00' --kind action Restored the database from the LVM snapshot in staging, at about 60 Mbit/s: the disks are throttled
scribe log --at '2017-01-31 21:00' Part of the load was a background job that deleted the account of an employee, whom a troll had flagged
scribe rule-out --at unknown H2 pg_basebackup may wait up to 10 minutes for the primary and says nothing: it was not stuck. That was documented nowhere
scribe suspect --at unknown The hosts look alike in the prompt, and no backup had ever been restored to see whether it could be
scribe confirm --at unknown H3 The command meant for db2 ran on db1, and of five methods of backup one could be used by chance
scribe todo --type prevent --owner infrastructure --due 2017-02-24 Appoint an owner for data durability
scribe todo --type mitigate --owner infrastructure --due 2017-02-17 Take LVM snapshots every hour
scribe todo --type process --owner communications --due 2017-03-01 Redact names in future accounts of incidents
scribe write impact 'From 21:00 writes locked up, with some downtime (E3). From 23:27 GitLab.com was down (E21, E24). Lost: about 5,000 projects, 5,000 comments and 700 users (E47); the data of git repositories was safe.'
scribe write detection 'The removal was noticed by the one who typed it, after a second or two (E18). That no backup could be used was noticed when one was needed: the mail that told of it was rejected (E30). Nothing ever alerted.'
scribe write contributing-factors 'Why was nothing there to restore? The dumps had failed for want of the right client (E29). Why did nobody know? The mail was rejected (E30). Why did nobody look? Backups were never tested, because nobody owned them (T1).'
scribe write got-lucky 'A snapshot had been taken by hand about six hours before, for a test that had nothing to do with it (E41).'
scribe accept last-good-backup
