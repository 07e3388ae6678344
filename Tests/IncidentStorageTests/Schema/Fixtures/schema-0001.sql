PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES('0001 journal');
CREATE TABLE setting (
  name  TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO setting VALUES('current_incident','01a2059d-92f8-7ac2-b018-4dee5affe198');
INSERT INTO setting VALUES('device','0a189b66a3a5b20e');
CREATE TABLE journal_entry (
  number             INTEGER PRIMARY KEY,
  subject_number     INTEGER,
  id                 TEXT NOT NULL UNIQUE,
  incident_id        TEXT NOT NULL,
  device             TEXT NOT NULL,
  sequence           INTEGER NOT NULL CHECK (sequence >= 1),
  recorded_at_us     INTEGER NOT NULL,
  occurred_from_us   INTEGER,
  occurred_to_us     INTEGER,
  occurred_precision TEXT NOT NULL
    CHECK (occurred_precision IN ('exact', 'approximate', 'span', 'unknown')),
  occurred_margin_us INTEGER,
  occurred_typed     TEXT,
  occurred_zone      TEXT NOT NULL,
  author             TEXT NOT NULL,
  role               TEXT,
  host               TEXT NOT NULL,
  redactions         INTEGER NOT NULL CHECK (redactions >= 0),
  kind               TEXT NOT NULL CHECK (kind IN (
    'incident.opened', 'incident.described', 'severity.changed', 'role.taken',
    'milestone.reached', 'event', 'effect.observed', 'evidence.attached',
    'hypothesis.proposed', 'hypothesis.noted', 'hypothesis.supported',
    'hypothesis.ruled-out', 'hypothesis.confirmed', 'hypothesis.reopened',
    'follow-up.added', 'follow-up.changed', 'follow-up.started', 'follow-up.done',
    'follow-up.dropped', 'entry.starred', 'entry.amended', 'entry.retracted',
    'section.written', 'finding.accepted', 'finding.dismissed')),
  body               TEXT NOT NULL CHECK (json_valid(body)),
  previous_hash      TEXT NOT NULL,
  hash               TEXT NOT NULL UNIQUE,
  UNIQUE (device, sequence)
) STRICT;
INSERT INTO journal_entry VALUES(1,1,'01a2059d-92f8-7ac2-b018-4dee5affe198','01a2059d-92f8-7ac2-b018-4dee5affe198','0a189b66a3a5b20e',1,1795390542584765,1795390542584765,NULL,'exact',NULL,NULL,'Africa/Nairobi','dba',NULL,'vm',0,'incident.opened','{"services":["stock"],"severity":"sev2","title":"Inventory system shows no stock","zone":"Africa/Nairobi"}','','368d77256998f5fd7b6a415ae399b810ab3f9e774dfdbed114c320f5bbfca70b');
INSERT INTO journal_entry VALUES(2,NULL,'01a2059d-92f8-7057-bd4d-b3e9f7c90df4','01a2059d-92f8-7ac2-b018-4dee5affe198','0a189b66a3a5b20e',2,1795390542584817,1698637200000000,NULL,'exact',NULL,'2023-10-30 06:40','Africa/Nairobi','dba',NULL,'vm',0,'milestone.reached','{"milestone":"started","note":""}','368d77256998f5fd7b6a415ae399b810ab3f9e774dfdbed114c320f5bbfca70b','102eb691d001cc4e1d9cc4d6ae07efeb593c673165f332dcc05e3d62c6fb0926');
INSERT INTO journal_entry VALUES(3,NULL,'01a2059d-92f8-7e07-b31d-16d93d0eec7d','01a2059d-92f8-7ac2-b018-4dee5affe198','0a189b66a3a5b20e',3,1795390542584828,1698643860000000,NULL,'exact',NULL,'2023-10-30 08:31','Africa/Nairobi','dba',NULL,'vm',0,'milestone.reached','{"milestone":"detected","note":""}','102eb691d001cc4e1d9cc4d6ae07efeb593c673165f332dcc05e3d62c6fb0926','51430edb69d67ca359b3ad6cb2ec2d4c1d2bcc8e312f9e22236d872aae317775');
INSERT INTO journal_entry VALUES(4,NULL,'01a2059d-930b-7d99-bc05-a6b5d149df85','01a2059d-92f8-7ac2-b018-4dee5affe198','0a189b66a3a5b20e',4,1795390542603196,1698643980000000,NULL,'exact',NULL,'2023-10-30 08:33','Africa/Nairobi','dba',NULL,'vm',0,'event','{"eventKind":"observation","text":"Nobody can log in: stock_app, root and backup are all refused"}','51430edb69d67ca359b3ad6cb2ec2d4c1d2bcc8e312f9e22236d872aae317775','63369b36d20ac13b234353b47f36795780c1cfab48158f4f9a73c62b26b9c0a5');
INSERT INTO journal_entry VALUES(5,1,'01a2059d-9313-707c-89b7-1ec83bffd44f','01a2059d-92f8-7ac2-b018-4dee5affe198','0a189b66a3a5b20e',5,1795390542611603,1698644100000000,NULL,'exact',NULL,'2023-10-30 08:35','Africa/Nairobi','dba',NULL,'vm',0,'hypothesis.proposed','{"text":"Network problem between the web tier and the database"}','63369b36d20ac13b234353b47f36795780c1cfab48158f4f9a73c62b26b9c0a5','dbb8d0938c0b4dc819ae178266d616bd2d319ff46688e227cdd0c03b11108fe2');
INSERT INTO journal_entry VALUES(6,NULL,'01a2059d-932a-72f8-b13a-9918c5eab1f3','01a2059d-92f8-7ac2-b018-4dee5affe198','0a189b66a3a5b20e',6,1795390542634345,1698645000000000,NULL,'exact',NULL,'2023-10-30 08:50','Africa/Nairobi','dba',NULL,'vm',0,'hypothesis.ruled-out','{"of":"01a2059d-9313-707c-89b7-1ec83bffd44f","why":"the interface counters are clean"}','dbb8d0938c0b4dc819ae178266d616bd2d319ff46688e227cdd0c03b11108fe2','6a47ca54c7d160e1a416b97dc98a22fde1f566e372b3e529aad34c6ffb11459e');
INSERT INTO journal_entry VALUES(7,2,'01a2059d-933f-7035-8e2c-4bea9f729cf8','01a2059d-92f8-7ac2-b018-4dee5affe198','0a189b66a3a5b20e',7,1795390542655764,1698645300000000,NULL,'exact',NULL,'2023-10-30 08:55','Africa/Nairobi','dba',NULL,'vm',0,'hypothesis.proposed','{"text":"A corrupted table keeps the server from starting"}','6a47ca54c7d160e1a416b97dc98a22fde1f566e372b3e529aad34c6ffb11459e','5ee007ad1722a23be73c6063816b4f0047e657d6dd355e8084a3f75a222fa1aa');
INSERT INTO journal_entry VALUES(8,NULL,'01a2059d-934a-713d-b0e4-b0f6ac071d6d','01a2059d-92f8-7ac2-b018-4dee5affe198','0a189b66a3a5b20e',8,1795390542666512,1698648300000000,NULL,'exact',NULL,'2023-10-30 09:45','Africa/Nairobi','dba',NULL,'vm',0,'hypothesis.confirmed','{"of":"01a2059d-933f-7035-8e2c-4bea9f729cf8","why":"mysqlcheck names stockdb.items"}','5ee007ad1722a23be73c6063816b4f0047e657d6dd355e8084a3f75a222fa1aa','b8272b65f988cf5eeff13dac96f9a17dc677cdef8d7323dba8752651d9676d65');
INSERT INTO journal_entry VALUES(9,NULL,'01a2059d-9354-7c0a-96fa-5371d8b6d948','01a2059d-92f8-7ac2-b018-4dee5affe198','0a189b66a3a5b20e',9,1795390542676085,1698648600000000,NULL,'exact',NULL,'2023-10-30 09:50','Africa/Nairobi','dba',NULL,'vm',0,'event','{"eventKind":"observation","text":"repared the table"}','b8272b65f988cf5eeff13dac96f9a17dc677cdef8d7323dba8752651d9676d65','e2974cadaad0138a47fc4a64fcd9fe9c3ab4006fd3589a07ec9983417984d6fd');
INSERT INTO journal_entry VALUES(10,NULL,'01a2059d-9360-77f0-829e-f54604b17e72','01a2059d-92f8-7ac2-b018-4dee5affe198','0a189b66a3a5b20e',10,1795390542688036,1795390542688036,NULL,'exact',NULL,NULL,'Africa/Nairobi','dba',NULL,'vm',0,'entry.amended','{"of":"01a2059d-934a-713d-b0e4-b0f6ac071d6d","text":"repaired the table"}','e2974cadaad0138a47fc4a64fcd9fe9c3ab4006fd3589a07ec9983417984d6fd','0f7add90ff096309e7b944f2f37a0ef14aa870a3bd7a07e93552eba78417853d');
INSERT INTO journal_entry VALUES(11,NULL,'01a2059d-936b-72fc-863c-4b38ffb6cd60','01a2059d-92f8-7ac2-b018-4dee5affe198','0a189b66a3a5b20e',11,1795390542699722,1698648900000000,NULL,'exact',NULL,'2023-10-30 09:55','Africa/Nairobi','dba',NULL,'vm',0,'event','{"eventKind":"observation","text":"typed into the wrong window"}','0f7add90ff096309e7b944f2f37a0ef14aa870a3bd7a07e93552eba78417853d','d35b5859995c72ca9280d43e03872532c6ded20f27302df25602cd89d9460e0e');
INSERT INTO journal_entry VALUES(12,NULL,'01a2059d-9373-7f2e-801a-19a27c8f4d0f','01a2059d-92f8-7ac2-b018-4dee5affe198','0a189b66a3a5b20e',12,1795390542707764,1795390542707764,NULL,'exact',NULL,NULL,'Africa/Nairobi','dba',NULL,'vm',0,'entry.retracted','{"of":"01a2059d-9360-77f0-829e-f54604b17e72","why":"another host"}','d35b5859995c72ca9280d43e03872532c6ded20f27302df25602cd89d9460e0e','4a8dab80c106feb35e5cc008c9c8c6d28bd983070b828819497360152144ab86');
INSERT INTO journal_entry VALUES(13,NULL,'01a2059d-938e-7835-9dba-8da7bfaf4b74','01a2059d-92f8-7ac2-b018-4dee5affe198','0a189b66a3a5b20e',13,1795390542734772,1795390542734772,NULL,'exact',NULL,NULL,'Africa/Nairobi','dba',NULL,'vm',0,'evidence.attached','{"bytes":3709,"host":"stock-db","kind":"errorLog","name":"error.log","of":"","records":14,"redactions":0,"sha256":"bbf7eaf5781736f1ba47862584517f4892eb73381c046219addc854133935871","zone":"Africa/Nairobi"}','4a8dab80c106feb35e5cc008c9c8c6d28bd983070b828819497360152144ab86','23d1cab6e9105d4c982659b31a17f95d239c5a40df35ec7993e0f4ca3210f1dd');
INSERT INTO journal_entry VALUES(14,NULL,'01a2059d-9394-7261-81f0-84de02ff85ad','01a2059d-92f8-7ac2-b018-4dee5affe198','0a189b66a3a5b20e',14,1795390542740268,1795390542740268,NULL,'exact',NULL,NULL,'Africa/Nairobi','dba',NULL,'vm',0,'evidence.attached','{"bytes":880,"host":"stock-db","kind":"backupLog","name":"cron_log.txt","of":"","records":12,"redactions":0,"sha256":"9d1257391d29793ca26822256db750ef24d72581abee2de61a816c2f4a083e6b","zone":"Africa/Nairobi"}','23d1cab6e9105d4c982659b31a17f95d239c5a40df35ec7993e0f4ca3210f1dd','a877b19f3cd017feec1138737f349ffee30bd034be5f849d9a182fa14f108a41');
INSERT INTO journal_entry VALUES(15,NULL,'01a2059d-939b-7abf-8a8a-70116d6d7c65','01a2059d-92f8-7ac2-b018-4dee5affe198','0a189b66a3a5b20e',15,1795390542747383,1698648000000000,NULL,'exact',NULL,'2023-10-30 09:40','Africa/Nairobi','dba',NULL,'vm',0,'event','{"eventKind":"observation","text":"mysqlcheck output"}','a877b19f3cd017feec1138737f349ffee30bd034be5f849d9a182fa14f108a41','a3088866c42bc057bc8908b85eb515a63342c46754ff40c27ef80eb1d3373be0');
INSERT INTO journal_entry VALUES(16,NULL,'01a2059d-939e-7295-be85-fa45a8b67f1b','01a2059d-92f8-7ac2-b018-4dee5affe198','0a189b66a3a5b20e',16,1795390542750986,1698648000000000,NULL,'exact',NULL,'2023-10-30 09:40','Africa/Nairobi','dba',NULL,'vm',0,'evidence.attached','{"bytes":28,"kind":"file","name":"out.txt","of":"01a2059d-939b-7abf-8a8a-70116d6d7c65","redactions":0,"sha256":"b7a5c0d34e9582d3e4e7714ea6064993ed9e4ce89a122347afbc0f10db0d0b4b"}','a3088866c42bc057bc8908b85eb515a63342c46754ff40c27ef80eb1d3373be0','22b06575566e74bb8f41b6712e2c5c5395e04bbb141769b51459fb4ae16683a0');
INSERT INTO journal_entry VALUES(17,NULL,'01a2059d-93a6-7a81-b8fa-12622e207f0c','01a2059d-92f8-7ac2-b018-4dee5affe198','0a189b66a3a5b20e',17,1795390542758269,1698654000000000,NULL,'exact',NULL,'2023-10-30 11:20','Africa/Nairobi','dba',NULL,'vm',0,'milestone.reached','{"milestone":"resolved","note":""}','22b06575566e74bb8f41b6712e2c5c5395e04bbb141769b51459fb4ae16683a0','f8dc971b356cfded38d2b4367b41e4d65f982979479f5d62ca220725c2dfd8bd');
INSERT INTO journal_entry VALUES(18,1,'01a2059d-93b3-7f3e-aaae-c3544f8703b6','01a2059d-92f8-7ac2-b018-4dee5affe198','0a189b66a3a5b20e',18,1795390542771706,1795390542771706,NULL,'exact',NULL,NULL,'Africa/Nairobi','dba',NULL,'vm',0,'follow-up.added','{"text":"Review the backups","type":"process"}','f8dc971b356cfded38d2b4367b41e4d65f982979479f5d62ca220725c2dfd8bd','53772010f938fbab82b2ee7cec147a9d3595d7f2d4a96aaba4a0b27052b2dbc9');
INSERT INTO journal_entry VALUES(19,NULL,'01a2059d-93de-7b23-a2c9-15e564db7b0f','01a2059d-92f8-7ac2-b018-4dee5affe198','0a189b66a3a5b20e',19,1795390542814588,1795390542814588,NULL,'exact',NULL,NULL,'Africa/Nairobi','dba',NULL,'vm',0,'finding.accepted','{"finding":{"claim":"The first sign of trouble in the logs is at 06:40:00 (Africa/Nairobi): crash recovery. It is followed within 10 minutes by damaged data (stockdb/items). That is 1 h 51 min before the incident was detected at 08:31:00.","fingerprint":"first-symptom|error.log:5","rule":"first-symptom"}}','53772010f938fbab82b2ee7cec147a9d3595d7f2d4a96aaba4a0b27052b2dbc9','109366036f100506d3b095615f5516bcb4e0bd43c0b16a427eeb80669e610539');
INSERT INTO journal_entry VALUES(20,NULL,'01a2059d-93f0-7417-81dd-cfa739b071c8','01a2059d-92f8-7ac2-b018-4dee5affe198','0a189b66a3a5b20e',20,1795390542832704,1795390542832704,NULL,'exact',NULL,NULL,'Africa/Nairobi','dba',NULL,'vm',0,'section.written','{"section":"summary","text":"The stock system showed no stock for three hours."}','109366036f100506d3b095615f5516bcb4e0bd43c0b16a427eeb80669e610539','30603cc10e74c2a75be3fa6dd23aea837252592752343c35e714d17eecd2f9f6');
INSERT INTO journal_entry VALUES(21,NULL,'01a2059d-93fd-7beb-a1c2-33a59e637c2c','01a2059d-92f8-7ac2-b018-4dee5affe198','0a189b66a3a5b20e',21,1795390542845072,1795390542845072,NULL,'exact',NULL,NULL,'Africa/Nairobi','dba',NULL,'vm',0,'role.taken','{"by":"dba","role":"commander"}','30603cc10e74c2a75be3fa6dd23aea837252592752343c35e714d17eecd2f9f6','eb16e640402e1e224e4b037d1028703a67df9024eb2842bb078c232b37d36843');
INSERT INTO journal_entry VALUES(22,2,'01a2059d-e19f-7a0a-b574-f677eeb5496f','01a2059d-92f8-7ac2-b018-4dee5affe198','0a189b66a3a5b20e',22,1795390562719015,1795390562719015,NULL,'exact',NULL,NULL,'Africa/Nairobi','dba','commander','vm',0,'follow-up.added','{"due":"2023-11-13","owner":"developer","text":"Schedule regular database maintenance","type":"prevent"}','eb16e640402e1e224e4b037d1028703a67df9024eb2842bb078c232b37d36843','d898cad09fc22cf2b1419eee4e69b7c9da136e89920e740278f9ab43b32c0d57');
INSERT INTO journal_entry VALUES(23,NULL,'01a2059d-e1ab-7799-8b74-1447a14c773f','01a2059d-92f8-7ac2-b018-4dee5affe198','0a189b66a3a5b20e',23,1795390562731889,1795390562731889,NULL,'exact',NULL,NULL,'Africa/Nairobi','dba','commander','vm',0,'follow-up.done','{"note":"read the restored copy","of":"01a2059d-93b3-7f3e-aaae-c3544f8703b6"}','d898cad09fc22cf2b1419eee4e69b7c9da136e89920e740278f9ab43b32c0d57','28c0db0b711cf0acb5ff51376b3c8f60196e978b615d43a04816dd2085c57203');
INSERT INTO journal_entry VALUES(24,NULL,'01a2059d-e1ba-747c-b2b6-7567c50e259e','01a2059d-92f8-7ac2-b018-4dee5affe198','0a189b66a3a5b20e',24,1795390562746196,1795390562746196,NULL,'exact',NULL,NULL,'Africa/Nairobi','dba','commander','vm',0,'entry.starred','{"of":"01a2059d-933f-7035-8e2c-4bea9f729cf8"}','28c0db0b711cf0acb5ff51376b3c8f60196e978b615d43a04816dd2085c57203','ae4988723988dc17cf6935df53ab782c6d2c7ce5289db45c9c5ea5f99986734e');
CREATE TABLE incident (
  id           TEXT PRIMARY KEY NOT NULL REFERENCES journal_entry (id),
  number       INTEGER NOT NULL UNIQUE,
  title        TEXT NOT NULL,
  severity     TEXT CHECK (severity IN ('sev1', 'sev2', 'sev3', 'sev4')),
  services     TEXT NOT NULL CHECK (json_valid(services)),
  zone         TEXT NOT NULL,
  detected_by  TEXT,
  opened_at_us INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO incident VALUES('01a2059d-92f8-7ac2-b018-4dee5affe198',1,'Inventory system shows no stock','sev2','["stock"]','Africa/Nairobi',NULL,1795390542584765);
CREATE TABLE incident_role (
  incident_id TEXT NOT NULL REFERENCES incident (id),
  role        TEXT NOT NULL
    CHECK (role IN ('commander', 'communications', 'scribe', 'responder')),
  person      TEXT NOT NULL,
  PRIMARY KEY (incident_id, role)
) STRICT, WITHOUT ROWID;
INSERT INTO incident_role VALUES('01a2059d-92f8-7ac2-b018-4dee5affe198','commander','dba');
CREATE TABLE milestone (
  incident_id        TEXT NOT NULL REFERENCES incident (id),
  milestone          TEXT NOT NULL CHECK (milestone IN ('started', 'detected', 'acknowledged',
    'identified', 'mitigated', 'resolved', 'closed')),
  entry              INTEGER NOT NULL REFERENCES journal_entry (number),
  occurred_from_us   INTEGER,
  occurred_to_us     INTEGER,
  occurred_precision TEXT NOT NULL
    CHECK (occurred_precision IN ('exact', 'approximate', 'span', 'unknown')),
  occurred_margin_us INTEGER,
  occurred_typed     TEXT,
  occurred_zone      TEXT NOT NULL,
  PRIMARY KEY (incident_id, milestone)
) STRICT, WITHOUT ROWID;
INSERT INTO milestone VALUES('01a2059d-92f8-7ac2-b018-4dee5affe198','detected',3,1698643860000000,NULL,'exact',NULL,'2023-10-30 08:31','Africa/Nairobi');
INSERT INTO milestone VALUES('01a2059d-92f8-7ac2-b018-4dee5affe198','resolved',17,1698654000000000,NULL,'exact',NULL,'2023-10-30 11:20','Africa/Nairobi');
INSERT INTO milestone VALUES('01a2059d-92f8-7ac2-b018-4dee5affe198','started',2,1698637200000000,NULL,'exact',NULL,'2023-10-30 06:40','Africa/Nairobi');
CREATE TABLE timeline_event (
  number             INTEGER PRIMARY KEY REFERENCES journal_entry (number),
  incident_id        TEXT NOT NULL REFERENCES incident (id),
  kind               TEXT NOT NULL,
  event_kind         TEXT CHECK (event_kind IN
    ('observation', 'action', 'decision', 'communication', 'escalation')),
  occurred_from_us   INTEGER,
  occurred_to_us     INTEGER,
  occurred_precision TEXT NOT NULL
    CHECK (occurred_precision IN ('exact', 'approximate', 'span', 'unknown')),
  occurred_margin_us INTEGER,
  occurred_typed     TEXT,
  occurred_zone      TEXT NOT NULL,
  recorded_at_us     INTEGER NOT NULL,
  author             TEXT NOT NULL,
  role               TEXT,
  host               TEXT NOT NULL,
  text               TEXT NOT NULL,
  about              TEXT,
  effect             TEXT CHECK (effect IN ('worked', 'none', 'worse')),
  instead_of         TEXT NOT NULL CHECK (json_valid(instead_of)),
  command            TEXT CHECK (command IS NULL OR json_valid(command)),
  milestone          TEXT,
  is_starred         INTEGER NOT NULL CHECK (is_starred IN (0, 1)),
  is_amended         INTEGER NOT NULL CHECK (is_amended IN (0, 1)),
  retracted_because  TEXT
) STRICT;
INSERT INTO timeline_event VALUES(1,'01a2059d-92f8-7ac2-b018-4dee5affe198','incident.opened',NULL,1795390542584765,NULL,'exact',NULL,NULL,'Africa/Nairobi',1795390542584765,'dba',NULL,'vm','Inventory system shows no stock','INC-1',NULL,'[]',NULL,NULL,0,0,NULL);
INSERT INTO timeline_event VALUES(2,'01a2059d-92f8-7ac2-b018-4dee5affe198','milestone.reached',NULL,1698637200000000,NULL,'exact',NULL,'2023-10-30 06:40','Africa/Nairobi',1795390542584817,'dba',NULL,'vm','impact started',NULL,NULL,'[]',NULL,'started',0,0,NULL);
INSERT INTO timeline_event VALUES(3,'01a2059d-92f8-7ac2-b018-4dee5affe198','milestone.reached',NULL,1698643860000000,NULL,'exact',NULL,'2023-10-30 08:31','Africa/Nairobi',1795390542584828,'dba',NULL,'vm','detected',NULL,NULL,'[]',NULL,'detected',0,0,NULL);
INSERT INTO timeline_event VALUES(4,'01a2059d-92f8-7ac2-b018-4dee5affe198','event','observation',1698643980000000,NULL,'exact',NULL,'2023-10-30 08:33','Africa/Nairobi',1795390542603196,'dba',NULL,'vm','Nobody can log in: stock_app, root and backup are all refused',NULL,NULL,'[]',NULL,NULL,0,0,NULL);
INSERT INTO timeline_event VALUES(5,'01a2059d-92f8-7ac2-b018-4dee5affe198','hypothesis.proposed',NULL,1698644100000000,NULL,'exact',NULL,'2023-10-30 08:35','Africa/Nairobi',1795390542611603,'dba',NULL,'vm','Network problem between the web tier and the database','H1',NULL,'[]',NULL,NULL,0,0,NULL);
INSERT INTO timeline_event VALUES(6,'01a2059d-92f8-7ac2-b018-4dee5affe198','hypothesis.ruled-out',NULL,1698645000000000,NULL,'exact',NULL,'2023-10-30 08:50','Africa/Nairobi',1795390542634345,'dba',NULL,'vm','the interface counters are clean','H1',NULL,'[]',NULL,NULL,0,0,NULL);
INSERT INTO timeline_event VALUES(7,'01a2059d-92f8-7ac2-b018-4dee5affe198','hypothesis.proposed',NULL,1698645300000000,NULL,'exact',NULL,'2023-10-30 08:55','Africa/Nairobi',1795390542655764,'dba',NULL,'vm','A corrupted table keeps the server from starting','H2',NULL,'[]',NULL,NULL,1,0,NULL);
INSERT INTO timeline_event VALUES(8,'01a2059d-92f8-7ac2-b018-4dee5affe198','hypothesis.confirmed',NULL,1698648300000000,NULL,'exact',NULL,'2023-10-30 09:45','Africa/Nairobi',1795390542666512,'dba',NULL,'vm','mysqlcheck names stockdb.items','H2',NULL,'[]',NULL,NULL,0,0,NULL);
INSERT INTO timeline_event VALUES(9,'01a2059d-92f8-7ac2-b018-4dee5affe198','event','observation',1698648600000000,NULL,'exact',NULL,'2023-10-30 09:50','Africa/Nairobi',1795390542676085,'dba',NULL,'vm','repared the table',NULL,NULL,'[]',NULL,NULL,0,0,NULL);
INSERT INTO timeline_event VALUES(10,'01a2059d-92f8-7ac2-b018-4dee5affe198','entry.amended',NULL,1795390542688036,NULL,'exact',NULL,NULL,'Africa/Nairobi',1795390542688036,'dba',NULL,'vm','repaired the table','E8',NULL,'[]',NULL,NULL,0,0,'another host');
INSERT INTO timeline_event VALUES(11,'01a2059d-92f8-7ac2-b018-4dee5affe198','event','observation',1698648900000000,NULL,'exact',NULL,'2023-10-30 09:55','Africa/Nairobi',1795390542699722,'dba',NULL,'vm','typed into the wrong window',NULL,NULL,'[]',NULL,NULL,0,0,NULL);
INSERT INTO timeline_event VALUES(12,'01a2059d-92f8-7ac2-b018-4dee5affe198','entry.retracted',NULL,1795390542707764,NULL,'exact',NULL,NULL,'Africa/Nairobi',1795390542707764,'dba',NULL,'vm','another host','E10',NULL,'[]',NULL,NULL,0,0,NULL);
INSERT INTO timeline_event VALUES(13,'01a2059d-92f8-7ac2-b018-4dee5affe198','evidence.attached',NULL,1795390542734772,NULL,'exact',NULL,NULL,'Africa/Nairobi',1795390542734772,'dba',NULL,'vm','error.log',NULL,NULL,'[]',NULL,NULL,0,0,NULL);
INSERT INTO timeline_event VALUES(14,'01a2059d-92f8-7ac2-b018-4dee5affe198','evidence.attached',NULL,1795390542740268,NULL,'exact',NULL,NULL,'Africa/Nairobi',1795390542740268,'dba',NULL,'vm','cron_log.txt',NULL,NULL,'[]',NULL,NULL,0,0,NULL);
INSERT INTO timeline_event VALUES(15,'01a2059d-92f8-7ac2-b018-4dee5affe198','event','observation',1698648000000000,NULL,'exact',NULL,'2023-10-30 09:40','Africa/Nairobi',1795390542747383,'dba',NULL,'vm','mysqlcheck output',NULL,NULL,'[]',NULL,NULL,0,0,NULL);
INSERT INTO timeline_event VALUES(16,'01a2059d-92f8-7ac2-b018-4dee5affe198','evidence.attached',NULL,1698648000000000,NULL,'exact',NULL,'2023-10-30 09:40','Africa/Nairobi',1795390542750986,'dba',NULL,'vm','out.txt','E15',NULL,'[]',NULL,NULL,0,0,NULL);
INSERT INTO timeline_event VALUES(17,'01a2059d-92f8-7ac2-b018-4dee5affe198','milestone.reached',NULL,1698654000000000,NULL,'exact',NULL,'2023-10-30 11:20','Africa/Nairobi',1795390542758269,'dba',NULL,'vm','resolved',NULL,NULL,'[]',NULL,'resolved',0,0,NULL);
INSERT INTO timeline_event VALUES(18,'01a2059d-92f8-7ac2-b018-4dee5affe198','follow-up.added',NULL,1795390542771706,NULL,'exact',NULL,NULL,'Africa/Nairobi',1795390542771706,'dba',NULL,'vm','Review the backups','T1',NULL,'[]',NULL,NULL,0,0,NULL);
INSERT INTO timeline_event VALUES(19,'01a2059d-92f8-7ac2-b018-4dee5affe198','finding.accepted',NULL,1795390542814588,NULL,'exact',NULL,NULL,'Africa/Nairobi',1795390542814588,'dba',NULL,'vm','The first sign of trouble in the logs is at 06:40:00 (Africa/Nairobi): crash recovery. It is followed within 10 minutes by damaged data (stockdb/items). That is 1 h 51 min before the incident was detected at 08:31:00.',NULL,NULL,'[]',NULL,NULL,0,0,NULL);
INSERT INTO timeline_event VALUES(20,'01a2059d-92f8-7ac2-b018-4dee5affe198','section.written',NULL,1795390542832704,NULL,'exact',NULL,NULL,'Africa/Nairobi',1795390542832704,'dba',NULL,'vm','The stock system showed no stock for three hours.',NULL,NULL,'[]',NULL,NULL,0,0,NULL);
INSERT INTO timeline_event VALUES(21,'01a2059d-92f8-7ac2-b018-4dee5affe198','role.taken',NULL,1795390542845072,NULL,'exact',NULL,NULL,'Africa/Nairobi',1795390542845072,'dba',NULL,'vm','dba is incident commander',NULL,NULL,'[]',NULL,NULL,0,0,NULL);
INSERT INTO timeline_event VALUES(22,'01a2059d-92f8-7ac2-b018-4dee5affe198','follow-up.added',NULL,1795390562719015,NULL,'exact',NULL,NULL,'Africa/Nairobi',1795390562719015,'dba','commander','vm','Schedule regular database maintenance','T2',NULL,'[]',NULL,NULL,0,0,NULL);
INSERT INTO timeline_event VALUES(23,'01a2059d-92f8-7ac2-b018-4dee5affe198','follow-up.done',NULL,1795390562731889,NULL,'exact',NULL,NULL,'Africa/Nairobi',1795390562731889,'dba','commander','vm','read the restored copy','T1',NULL,'[]',NULL,NULL,0,0,NULL);
INSERT INTO timeline_event VALUES(24,'01a2059d-92f8-7ac2-b018-4dee5affe198','entry.starred',NULL,1795390562746196,NULL,'exact',NULL,NULL,'Africa/Nairobi',1795390562746196,'dba','commander','vm','','H2',NULL,'[]',NULL,NULL,0,0,NULL);
CREATE TABLE hypothesis (
  number             INTEGER PRIMARY KEY,
  incident_id        TEXT NOT NULL REFERENCES incident (id),
  entry              INTEGER NOT NULL REFERENCES journal_entry (number),
  text               TEXT NOT NULL,
  state              TEXT NOT NULL CHECK (state IN ('open', 'ruled-out', 'confirmed')),
  reason             TEXT NOT NULL,
  settled_by         INTEGER REFERENCES journal_entry (number),
  author             TEXT NOT NULL,
  is_retracted       INTEGER NOT NULL CHECK (is_retracted IN (0, 1))
) STRICT;
INSERT INTO hypothesis VALUES(1,'01a2059d-92f8-7ac2-b018-4dee5affe198',5,'Network problem between the web tier and the database','ruled-out','the interface counters are clean',6,'dba',0);
INSERT INTO hypothesis VALUES(2,'01a2059d-92f8-7ac2-b018-4dee5affe198',7,'A corrupted table keeps the server from starting','confirmed','mysqlcheck names stockdb.items',8,'dba',0);
CREATE TABLE hypothesis_entry (
  hypothesis INTEGER NOT NULL REFERENCES hypothesis (number),
  entry      INTEGER NOT NULL REFERENCES journal_entry (number),
  PRIMARY KEY (hypothesis, entry)
) STRICT, WITHOUT ROWID;
INSERT INTO hypothesis_entry VALUES(1,5);
INSERT INTO hypothesis_entry VALUES(1,6);
INSERT INTO hypothesis_entry VALUES(2,7);
INSERT INTO hypothesis_entry VALUES(2,8);
CREATE TABLE follow_up (
  number       INTEGER PRIMARY KEY,
  incident_id  TEXT NOT NULL REFERENCES incident (id),
  entry        INTEGER NOT NULL REFERENCES journal_entry (number),
  text         TEXT NOT NULL,
  type         TEXT CHECK (type IN ('prevent', 'detect', 'mitigate', 'repair', 'process')),
  owner        TEXT,
  due          TEXT,
  every        TEXT,
  priority     TEXT,
  tags         TEXT NOT NULL CHECK (json_valid(tags)),
  state        TEXT NOT NULL CHECK (state IN ('open', 'in-progress', 'done', 'dropped')),
  added_at_us  INTEGER NOT NULL,
  closed_at_us INTEGER,
  note         TEXT NOT NULL,
  is_retracted INTEGER NOT NULL CHECK (is_retracted IN (0, 1))
) STRICT;
INSERT INTO follow_up VALUES(1,'01a2059d-92f8-7ac2-b018-4dee5affe198',18,'Review the backups','process',NULL,NULL,NULL,NULL,'[]','done',1795390542771706,1795390562731889,'read the restored copy',0);
INSERT INTO follow_up VALUES(2,'01a2059d-92f8-7ac2-b018-4dee5affe198',22,'Schedule regular database maintenance','prevent','developer','2023-11-13',NULL,NULL,'[]','open',1795390562719015,NULL,'',0);
CREATE TABLE attachment (
  entry       INTEGER PRIMARY KEY REFERENCES journal_entry (number),
  incident_id TEXT NOT NULL REFERENCES incident (id),
  of_entry    INTEGER REFERENCES journal_entry (number),
  kind        TEXT NOT NULL
    CHECK (kind IN ('file', 'output', 'errorLog', 'backupLog', 'schedule')),
  name        TEXT NOT NULL,
  sha256      TEXT NOT NULL,
  bytes       INTEGER NOT NULL,
  host        TEXT,
  zone        TEXT,
  redactions  INTEGER NOT NULL,
  records     INTEGER
) STRICT;
INSERT INTO attachment VALUES(13,'01a2059d-92f8-7ac2-b018-4dee5affe198',NULL,'errorLog','error.log','bbf7eaf5781736f1ba47862584517f4892eb73381c046219addc854133935871',3709,'stock-db','Africa/Nairobi',0,14);
INSERT INTO attachment VALUES(14,'01a2059d-92f8-7ac2-b018-4dee5affe198',NULL,'backupLog','cron_log.txt','9d1257391d29793ca26822256db750ef24d72581abee2de61a816c2f4a083e6b',880,'stock-db','Africa/Nairobi',0,12);
INSERT INTO attachment VALUES(16,'01a2059d-92f8-7ac2-b018-4dee5affe198',15,'file','out.txt','b7a5c0d34e9582d3e4e7714ea6064993ed9e4ce89a122347afbc0f10db0d0b4b',28,NULL,NULL,0,NULL);
CREATE TABLE section (
  incident_id TEXT NOT NULL REFERENCES incident (id),
  section     TEXT NOT NULL,
  entry       INTEGER NOT NULL REFERENCES journal_entry (number),
  text        TEXT NOT NULL,
  PRIMARY KEY (incident_id, section)
) STRICT, WITHOUT ROWID;
INSERT INTO section VALUES('01a2059d-92f8-7ac2-b018-4dee5affe198','summary',20,'The stock system showed no stock for three hours.');
CREATE TABLE finding_verdict (
  incident_id TEXT NOT NULL REFERENCES incident (id),
  fingerprint TEXT NOT NULL,
  entry       INTEGER NOT NULL REFERENCES journal_entry (number),
  is_accepted INTEGER NOT NULL CHECK (is_accepted IN (0, 1)),
  why         TEXT NOT NULL,
  PRIMARY KEY (incident_id, fingerprint)
) STRICT, WITHOUT ROWID;
INSERT INTO finding_verdict VALUES('01a2059d-92f8-7ac2-b018-4dee5affe198','first-symptom|error.log:5',19,1,'');
CREATE TABLE attachment_content (
  sha256  TEXT PRIMARY KEY NOT NULL,
  content BLOB NOT NULL
) STRICT;
INSERT INTO attachment_content VALUES('9d1257391d29793ca26822256db750ef24d72581abee2de61a816c2f4a083e6b',X'5b323032332d31302d32392030303a30303a30315d205374617274696e67206261636b7570206f662073746f636b64620a7461723a2052656d6f76696e67206c656164696e6720602f272066726f6d206d656d626572206e616d65730a2f7372762f73746f636b2f6261636b7570732f73746f636b64625f323032332d31302d32392e73716c0a5b323032332d31302d32392030303a30303a30315d204261636b757020636f6d706c657465643a202f7372762f73746f636b2f6261636b7570732f73746f636b64625f323032332d31302d32392e7461722e677a0a5b323032332d31302d32392030303a30303a30315d205374617274696e67206261636b7570206f6620757365727364620a7461723a2052656d6f76696e67206c656164696e6720602f272066726f6d206d656d626572206e616d65730a2f7372762f73746f636b2f6261636b7570732f757365727364625f323032332d31302d32392e73716c0a5b323032332d31302d32392030303a30303a30325d204261636b757020636f6d706c657465643a202f7372762f73746f636b2f6261636b7570732f757365727364625f323032332d31302d32392e7461722e677a0a5b323032332d31302d33312030303a30303a30315d205374617274696e67206261636b7570206f662073746f636b64620a7461723a2052656d6f76696e67206c656164696e6720602f272066726f6d206d656d626572206e616d65730a2f7372762f73746f636b2f6261636b7570732f73746f636b64625f323032332d31302d33312e73716c0a5b323032332d31302d33312030303a30303a30315d204261636b757020636f6d706c657465643a202f7372762f73746f636b2f6261636b7570732f73746f636b64625f323032332d31302d33312e7461722e677a0a5b323032332d31302d33312030303a30303a30315d205374617274696e67206261636b7570206f6620757365727364620a7461723a2052656d6f76696e67206c656164696e6720602f272066726f6d206d656d626572206e616d65730a2f7372762f73746f636b2f6261636b7570732f757365727364625f323032332d31302d33312e73716c0a5b323032332d31302d33312030303a30303a30315d204261636b757020636f6d706c657465643a202f7372762f73746f636b2f6261636b7570732f757365727364625f323032332d31302d33312e7461722e677a0a');
INSERT INTO attachment_content VALUES('b7a5c0d34e9582d3e4e7714ea6064993ed9e4ce89a122347afbc0f10db0d0b4b',X'636865636b0a73746f636b64622e6974656d7320436f72727570740a');
CREATE TABLE log_record (
  entry        INTEGER NOT NULL REFERENCES journal_entry (number),
  line         INTEGER NOT NULL,
  lines        INTEGER NOT NULL,
  ranges       TEXT CHECK (ranges IS NULL OR json_valid(ranges)),
  time_us      INTEGER,
  time_quality TEXT NOT NULL CHECK (time_quality IN
    ('exact', 'inferredZone', 'assumedZone', 'inferredDate', 'inherited', 'none')),
  level        TEXT NOT NULL
    CHECK (level IN ('debug', 'note', 'system', 'warning', 'error', 'fatal')),
  program      TEXT,
  subsystem    TEXT,
  code         TEXT,
  thread       INTEGER,
  category     TEXT NOT NULL,
  object       TEXT,
  message      TEXT NOT NULL,
  PRIMARY KEY (entry, line)
) STRICT, WITHOUT ROWID;
INSERT INTO log_record VALUES(13,5,1,NULL,1698637200000000,'assumedZone','note','mysqld','InnoDB',NULL,0,'crash-recovery',NULL,'InnoDB: Starting crash recovery from checkpoint LSN=29729726');
INSERT INTO log_record VALUES(13,7,1,NULL,1698637200000000,'assumedZone','note','mysqld','InnoDB',NULL,0,'crash-recovery',NULL,'InnoDB: To recover: 132 pages');
INSERT INTO log_record VALUES(13,15,1,NULL,1698637200000000,'assumedZone','error','mysqld','InnoDB',NULL,0,'corruption','stockdb/items','InnoDB: Space id and page no stored in the page, read in from ./stockdb/items.ibd are [page id: space=367557315, page number=120117703], should be [page id: space=6, page number=60]');
INSERT INTO log_record VALUES(13,16,1,NULL,1698637200000000,'assumedZone','error','mysqld','InnoDB',NULL,0,'corruption','stockdb/items','InnoDB: Space id and page no stored in the page, read in from ./stockdb/items.ibd are [page id: space=1798378376, page number=133033996], should be [page id: space=6, page number=61]');
INSERT INTO log_record VALUES(13,17,1,NULL,1698637200000000,'assumedZone','error','mysqld','InnoDB',NULL,0,'corruption','stockdb/items','InnoDB: Space id and page no stored in the page, read in from ./stockdb/items.ibd are [page id: space=2267994145, page number=3468047369], should be [page id: space=6, page number=62]');
INSERT INTO log_record VALUES(13,18,1,NULL,1698637200000000,'assumedZone','error','mysqld','InnoDB',NULL,0,'corruption','stockdb/items','InnoDB: Space id and page no stored in the page, read in from ./stockdb/items.ibd are [page id: space=1791251482, page number=1152273353], should be [page id: space=6, page number=63]');
INSERT INTO log_record VALUES(13,19,1,NULL,1698637200000000,'assumedZone','error','mysqld','InnoDB',NULL,0,'corruption','stockdb/items','InnoDB: Space id and page no stored in the page, read in from ./stockdb/items.ibd are [page id: space=4022956282, page number=3012601061], should be [page id: space=6, page number=64]');
INSERT INTO log_record VALUES(13,20,1,NULL,1698637200000000,'assumedZone','error','mysqld','InnoDB',NULL,0,'corruption','stockdb/items','InnoDB: Space id and page no stored in the page, read in from ./stockdb/items.ibd are [page id: space=531419474, page number=2416259758], should be [page id: space=6, page number=65]');
INSERT INTO log_record VALUES(13,21,1,NULL,1698637200000000,'assumedZone','error','mysqld','InnoDB',NULL,0,'corruption','stockdb/items','InnoDB: Space id and page no stored in the page, read in from ./stockdb/items.ibd are [page id: space=3486714149, page number=3230287677], should be [page id: space=6, page number=66]');
INSERT INTO log_record VALUES(13,22,1,NULL,1698637200000000,'assumedZone','error','mysqld','InnoDB',NULL,0,'corruption','stockdb/items','InnoDB: Space id and page no stored in the page, read in from ./stockdb/items.ibd are [page id: space=903802274, page number=3007590757], should be [page id: space=6, page number=67]');
INSERT INTO log_record VALUES(13,23,1,NULL,1698637200000000,'assumedZone','error','mysqld','InnoDB',NULL,0,'corruption','stockdb/items','InnoDB: Space id and page no stored in the page, read in from ./stockdb/items.ibd are [page id: space=3336212652, page number=635938747], should be [page id: space=6, page number=68]');
INSERT INTO log_record VALUES(13,24,1,NULL,1698637200000000,'assumedZone','error','mysqld','InnoDB',NULL,0,'corruption','stockdb/items','InnoDB: Space id and page no stored in the page, read in from ./stockdb/items.ibd are [page id: space=937006390, page number=1827558792], should be [page id: space=6, page number=69]');
INSERT INTO log_record VALUES(13,25,1,NULL,1698637200000000,'assumedZone','error','mysqld','InnoDB',NULL,0,'corruption','stockdb/items','InnoDB: Space id and page no stored in the page, read in from ./stockdb/items.ibd are [page id: space=707017475, page number=122067476], should be [page id: space=6, page number=70]');
INSERT INTO log_record VALUES(13,26,1,NULL,1698637200000000,'assumedZone','error','mysqld','InnoDB',NULL,0,'corruption','stockdb/items','InnoDB: Space id and page no stored in the page, read in from ./stockdb/items.ibd are [page id: space=4063854486, page number=2446249933], should be [page id: space=6, page number=71]');
INSERT INTO log_record VALUES(14,1,1,NULL,1698526801000000,'assumedZone','note','shell',NULL,NULL,NULL,'backup',NULL,'Starting backup of stockdb');
INSERT INTO log_record VALUES(14,2,2,NULL,1698526801000000,'inherited','note','tar',NULL,NULL,NULL,'backup',NULL,replace('Removing leading `/'' from member names\n/srv/stock/backups/stockdb_2023-10-29.sql','\n',char(10)));
INSERT INTO log_record VALUES(14,4,1,NULL,1698526801000000,'assumedZone','note','shell',NULL,NULL,NULL,'backup',NULL,'Backup completed: /srv/stock/backups/stockdb_2023-10-29.tar.gz');
INSERT INTO log_record VALUES(14,5,1,NULL,1698526801000000,'assumedZone','note','shell',NULL,NULL,NULL,'backup',NULL,'Starting backup of usersdb');
INSERT INTO log_record VALUES(14,6,2,NULL,1698526801000000,'inherited','note','tar',NULL,NULL,NULL,'backup',NULL,replace('Removing leading `/'' from member names\n/srv/stock/backups/usersdb_2023-10-29.sql','\n',char(10)));
INSERT INTO log_record VALUES(14,8,1,NULL,1698526802000000,'assumedZone','note','shell',NULL,NULL,NULL,'backup',NULL,'Backup completed: /srv/stock/backups/usersdb_2023-10-29.tar.gz');
INSERT INTO log_record VALUES(14,9,1,NULL,1698699601000000,'assumedZone','note','shell',NULL,NULL,NULL,'backup',NULL,'Starting backup of stockdb');
INSERT INTO log_record VALUES(14,10,2,NULL,1698699601000000,'inherited','note','tar',NULL,NULL,NULL,'backup',NULL,replace('Removing leading `/'' from member names\n/srv/stock/backups/stockdb_2023-10-31.sql','\n',char(10)));
INSERT INTO log_record VALUES(14,12,1,NULL,1698699601000000,'assumedZone','note','shell',NULL,NULL,NULL,'backup',NULL,'Backup completed: /srv/stock/backups/stockdb_2023-10-31.tar.gz');
INSERT INTO log_record VALUES(14,13,1,NULL,1698699601000000,'assumedZone','note','shell',NULL,NULL,NULL,'backup',NULL,'Starting backup of usersdb');
INSERT INTO log_record VALUES(14,14,2,NULL,1698699601000000,'inherited','note','tar',NULL,NULL,NULL,'backup',NULL,replace('Removing leading `/'' from member names\n/srv/stock/backups/usersdb_2023-10-31.sql','\n',char(10)));
INSERT INTO log_record VALUES(14,16,1,NULL,1698699601000000,'assumedZone','note','shell',NULL,NULL,NULL,'backup',NULL,'Backup completed: /srv/stock/backups/usersdb_2023-10-31.tar.gz');
CREATE TABLE finding (
  number      INTEGER PRIMARY KEY,
  incident_id TEXT NOT NULL REFERENCES journal_entry (id),
  fingerprint TEXT NOT NULL,
  UNIQUE (incident_id, fingerprint)
) STRICT;
INSERT INTO finding VALUES(1,'01a2059d-92f8-7ac2-b018-4dee5affe198','first-symptom|error.log:5');
INSERT INTO finding VALUES(2,'01a2059d-92f8-7ac2-b018-4dee5affe198','root-cause|error.log:15');
INSERT INTO finding VALUES(3,'01a2059d-92f8-7ac2-b018-4dee5affe198','crash-recovery|error.log:5');
INSERT INTO finding VALUES(4,'01a2059d-92f8-7ac2-b018-4dee5affe198','corruption-objects|error.log:15');
INSERT INTO finding VALUES(5,'01a2059d-92f8-7ac2-b018-4dee5affe198','last-good-backup|cron_log.txt:3');
INSERT INTO finding VALUES(6,'01a2059d-92f8-7ac2-b018-4dee5affe198','hypothesis-evidence|H2|H2');
INSERT INTO finding VALUES(7,'01a2059d-92f8-7ac2-b018-4dee5affe198','detection|error.log:5');
INSERT INTO finding VALUES(8,'01a2059d-92f8-7ac2-b018-4dee5affe198','error-burst|error.log:15');
INSERT INTO finding VALUES(9,'01a2059d-92f8-7ac2-b018-4dee5affe198','hypothesis-evidence|H1|H1');
INSERT INTO finding VALUES(10,'01a2059d-92f8-7ac2-b018-4dee5affe198','root-cause|H1|H1');
CREATE INDEX journal_entry_of_incident ON journal_entry (incident_id, number);
CREATE TRIGGER journal_entry_is_never_changed BEFORE UPDATE ON journal_entry
BEGIN SELECT RAISE(ABORT, 'the journal is append-only: amend or retract instead'); END;
CREATE TRIGGER journal_entry_is_never_deleted BEFORE DELETE ON journal_entry
BEGIN SELECT RAISE(ABORT, 'the journal is append-only: amend or retract instead'); END;
CREATE INDEX timeline_event_of_incident ON timeline_event (incident_id, occurred_from_us);
CREATE INDEX log_record_by_time ON log_record (time_us);
COMMIT;
