BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'greffe','m001_records','2026-11-24 11:08:09.447451+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'greffe','m002_found_at_once','2026-11-24 11:08:09.452045+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'greffe','m004_parts','2026-11-24 11:08:09.453097+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'greffe','m005_events','2026-11-24 11:08:09.462659+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'greffe','m006_structure','2026-11-24 11:08:09.466708+00:00');
CREATE TABLE attendance (
            document TEXT NOT NULL REFERENCES documents(id),
            n INTEGER NOT NULL,
            name TEXT NOT NULL,
            role TEXT,
            presence TEXT NOT NULL,
            page INTEGER, x0 REAL, top REAL, x1 REAL, bottom REAL, start_s REAL, end_s REAL,
            confidence REAL NOT NULL,
            is_member INTEGER NOT NULL,
            proxy_to TEXT,
            PRIMARY KEY (document, n)
        ) WITHOUT ROWID;
CREATE TABLE blocks (
            document TEXT NOT NULL REFERENCES documents(id),
            page INTEGER NOT NULL,
            breaks TEXT NOT NULL,
            PRIMARY KEY (document, page)
        ) WITHOUT ROWID;
INSERT INTO "blocks" VALUES('4d5d3ceab15af498',1,'2:72.0,70.5,135.4,100.6 2:72.0,102.5,409.5,132.6');
INSERT INTO "blocks" VALUES('a71f40ce0a2fad0a',1,'2:72.0,70.5,174.0,100.6 3:72.0,102.5,362.8,148.6');
INSERT INTO "blocks" VALUES('a71f40ce0a2fad0a',2,'1:72.0,70.5,251.4,84.6');
INSERT INTO "blocks" VALUES('fae94697f89b8465',1,'2:72.0,70.5,174.0,100.6 2:72.0,102.5,362.8,132.6 1:72.0,134.5,222.7,148.6');
CREATE TABLE bodies (
            slug TEXT PRIMARY KEY,
            name TEXT NOT NULL
        );
INSERT INTO "bodies" VALUES('municipal-council','Municipal Council');
INSERT INTO "bodies" VALUES('conseil-municipal','Conseil municipal');
CREATE TABLE checks (
            document TEXT PRIMARY KEY REFERENCES documents(id),
            at TEXT NOT NULL,
            outcome TEXT NOT NULL
        ) WITHOUT ROWID
    ;
CREATE TABLE cues (
            document TEXT NOT NULL REFERENCES documents(id),
            n INTEGER NOT NULL,
            start_s REAL NOT NULL,
            end_s REAL NOT NULL,
            speaker TEXT,
            text TEXT NOT NULL,
            PRIMARY KEY (document, n)
        ) WITHOUT ROWID;
INSERT INTO "cues" VALUES('8d4ff6b25dc82744',0,0.5,1.5,'Mairesse','La séance du conseil est ouverte.');
CREATE TABLE decisions (
            document TEXT NOT NULL REFERENCES documents(id),
            n INTEGER NOT NULL,
            key TEXT NOT NULL,
            number TEXT,
            text TEXT NOT NULL,
            outcome TEXT NOT NULL,
            page INTEGER, x0 REAL, top REAL, x1 REAL, bottom REAL, start_s REAL, end_s REAL,
            confidence REAL NOT NULL,
            item INTEGER,
            unanimous INTEGER NOT NULL,
            votes_for INTEGER,
            votes_against INTEGER,
            abstentions INTEGER,
            mover TEXT,
            seconder TEXT,
            PRIMARY KEY (document, n),
            UNIQUE (document, key)
        ) WITHOUT ROWID;
CREATE TABLE documents (
            id TEXT PRIMARY KEY,
            sha256 TEXT NOT NULL UNIQUE,
            filename TEXT NOT NULL,
            folder TEXT NOT NULL,
            media_type TEXT NOT NULL,
            size INTEGER NOT NULL,
            kind TEXT NOT NULL,
            title TEXT NOT NULL,
            body TEXT REFERENCES bodies(slug),
            date TEXT,
            lang TEXT,
            status TEXT,
            meeting TEXT REFERENCES meetings(id),
            page_count INTEGER,
            duration_s REAL,
            has_video INTEGER,
            transcript_state TEXT,
            doubts TEXT NOT NULL DEFAULT '[]',
            received_at TEXT NOT NULL,
            superseded_by TEXT REFERENCES documents(id),
            transcript_of TEXT REFERENCES documents(id),
            indexed INTEGER NOT NULL DEFAULT 0
        );
INSERT INTO "documents" VALUES('4d5d3ceab15af498','4d5d3ceab15af498e02d6ca67b81e884f63132f35b07e70edb8194f967abddd7','Minutes May 12 2026.pdf','','application/pdf',1465,'minutes','Minutes – Regular meeting of the Municipal Council held on May 12, 2026','municipal-council','2026-05-12','en',NULL,'municipal-council/2026-05-12',1,NULL,NULL,NULL,'[]','2026-11-24T11:08:10+00:00',NULL,NULL,1);
INSERT INTO "documents" VALUES('8d4ff6b25dc82744','8d4ff6b25dc827443767423eedecb1e0e9367086eb7edd3e1f58edbf22b346c0','2026-05-12.vtt','Conseil municipal','text/vtt',79,'transcript','2026-05-12','conseil-municipal','2026-05-12','fr',NULL,'conseil-municipal/2026-05-12',NULL,NULL,NULL,NULL,'[]','2026-11-24T11:08:10+00:00',NULL,NULL,1);
INSERT INTO "documents" VALUES('a71f40ce0a2fad0a','a71f40ce0a2fad0a405dcc476323b8637afad331a3a1821d23e5221bf5160be5','PV_2026-04-14_adopté.pdf','Conseil municipal','application/pdf',1999,'minutes','Procès-verbal – Séance ordinaire du conseil municipal du 14 avril 2026','conseil-municipal','2026-04-14','fr','approved','conseil-municipal/2026-04-14',2,NULL,NULL,NULL,'[]','2026-11-24T11:08:10+00:00',NULL,NULL,1);
INSERT INTO "documents" VALUES('fae94697f89b8465','fae94697f89b8465d8d8d44cd548062bca2518a74e9aa4a3c5819d3313c68ea3','PV_2026-04-14_projet.pdf','Conseil municipal','application/pdf',1495,'minutes','Procès-verbal – Séance ordinaire du conseil municipal du 14 avril 2026 – Projet Le pont couvert sera réparé.','conseil-municipal','2026-04-14','fr','draft','conseil-municipal/2026-04-14',1,NULL,NULL,NULL,'[]','2026-11-24T11:08:10+00:00','a71f40ce0a2fad0a',NULL,1);
CREATE TABLE events (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            document TEXT NOT NULL REFERENCES documents(id),
            event TEXT NOT NULL,
            at TEXT NOT NULL,
            agent TEXT NOT NULL,
            outcome TEXT NOT NULL,
            detail TEXT NOT NULL
        );
INSERT INTO "events" VALUES(1,'4d5d3ceab15af498','received','2026-11-24T11:08:10+00:00','greffe 0.1.0','success','{"filename": "Minutes May 12 2026.pdf", "folder": "", "sha256": "4d5d3ceab15af498e02d6ca67b81e884f63132f35b07e70edb8194f967abddd7", "size": 1465}');
INSERT INTO "events" VALUES(2,'4d5d3ceab15af498','read','2026-11-24T11:08:10+00:00','greffe 0.1.0, pdfium','success','{"passages": 1, "pages": 1, "readers": ["pdfium"]}');
INSERT INTO "events" VALUES(3,'8d4ff6b25dc82744','received','2026-11-24T11:08:10+00:00','greffe 0.1.0','success','{"filename": "2026-05-12.vtt", "folder": "Conseil municipal", "sha256": "8d4ff6b25dc827443767423eedecb1e0e9367086eb7edd3e1f58edbf22b346c0", "size": 79}');
INSERT INTO "events" VALUES(4,'8d4ff6b25dc82744','read','2026-11-24T11:08:10+00:00','greffe 0.1.0','success','{"passages": 1, "cues": 1}');
INSERT INTO "events" VALUES(5,'a71f40ce0a2fad0a','received','2026-11-24T11:08:10+00:00','greffe 0.1.0','success','{"filename": "PV_2026-04-14_adopté.pdf", "folder": "Conseil municipal", "sha256": "a71f40ce0a2fad0a405dcc476323b8637afad331a3a1821d23e5221bf5160be5", "size": 1999}');
INSERT INTO "events" VALUES(6,'a71f40ce0a2fad0a','read','2026-11-24T11:08:10+00:00','greffe 0.1.0, pdfium','success','{"passages": 2, "pages": 2, "readers": ["pdfium"]}');
INSERT INTO "events" VALUES(7,'fae94697f89b8465','received','2026-11-24T11:08:10+00:00','greffe 0.1.0','success','{"filename": "PV_2026-04-14_projet.pdf", "folder": "Conseil municipal", "sha256": "fae94697f89b8465d8d8d44cd548062bca2518a74e9aa4a3c5819d3313c68ea3", "size": 1495}');
INSERT INTO "events" VALUES(8,'fae94697f89b8465','read','2026-11-24T11:08:10+00:00','greffe 0.1.0, pdfium','success','{"passages": 1, "pages": 1, "readers": ["pdfium"]}');
INSERT INTO "events" VALUES(9,'fae94697f89b8465','superseded','2026-11-24T11:08:10+00:00','greffe 0.1.0','success','{"by": "a71f40ce0a2fad0a"}');
INSERT INTO "events" VALUES(10,'4d5d3ceab15af498','indexed','2026-11-24T11:08:10+00:00','greffe 0.1.0','success','{}');
INSERT INTO "events" VALUES(11,'8d4ff6b25dc82744','indexed','2026-11-24T11:08:10+00:00','greffe 0.1.0','success','{}');
INSERT INTO "events" VALUES(12,'a71f40ce0a2fad0a','indexed','2026-11-24T11:08:10+00:00','greffe 0.1.0','success','{}');
INSERT INTO "events" VALUES(13,'fae94697f89b8465','indexed','2026-11-24T11:08:10+00:00','greffe 0.1.0','success','{}');
CREATE TABLE evidence (
            document TEXT NOT NULL REFERENCES documents(id),
            n INTEGER NOT NULL,
            field TEXT NOT NULL,
            value TEXT NOT NULL,
            source TEXT NOT NULL,
            quote TEXT NOT NULL,
            confidence REAL NOT NULL,
            chosen INTEGER NOT NULL,
            PRIMARY KEY (document, n)
        ) WITHOUT ROWID;
INSERT INTO "evidence" VALUES('4d5d3ceab15af498',0,'kind','minutes','file name','minutes',0.7,1);
INSERT INTO "evidence" VALUES('4d5d3ceab15af498',1,'kind','minutes','page 1','MINUTES',0.7,0);
INSERT INTO "evidence" VALUES('4d5d3ceab15af498',2,'body','Municipal Council','page 1','Regular meeting of the Municipal Council held on May 12, 2026',0.89,1);
INSERT INTO "evidence" VALUES('4d5d3ceab15af498',3,'date','2026-05-12','page 1','Regular meeting of the Municipal Council held on May 12, 2026',0.891,1);
INSERT INTO "evidence" VALUES('4d5d3ceab15af498',4,'date','2026-05-12','file name','May 12 2026',0.85,0);
INSERT INTO "evidence" VALUES('4d5d3ceab15af498',5,'lang','en','page 1','Town of Val MINUTES Regular meeting of the Municipal Counci…',0.95,1);
INSERT INTO "evidence" VALUES('4d5d3ceab15af498',6,'lang','en','file name','Minutes May 12 2026',0.6,0);
INSERT INTO "evidence" VALUES('4d5d3ceab15af498',7,'title','Minutes – Regular meeting of the Municipal Council held on May 12, 2026','page 1','Minutes – Regular meeting of the Municipal Council held on May 12, 2026',0.7,1);
INSERT INTO "evidence" VALUES('8d4ff6b25dc82744',0,'kind','transcript','file name','2026-05-12',1.0,1);
INSERT INTO "evidence" VALUES('8d4ff6b25dc82744',1,'body','Conseil municipal','folder','Conseil municipal',0.95,1);
INSERT INTO "evidence" VALUES('8d4ff6b25dc82744',2,'date','2026-05-12','file name','2026-05-12',0.85,1);
INSERT INTO "evidence" VALUES('8d4ff6b25dc82744',3,'lang','fr','folder','Conseil municipal',0.5,1);
INSERT INTO "evidence" VALUES('8d4ff6b25dc82744',4,'title','2026-05-12','file name','2026-05-12.vtt',0.5,1);
INSERT INTO "evidence" VALUES('a71f40ce0a2fad0a',0,'kind','minutes','file name','pv',0.7,0);
INSERT INTO "evidence" VALUES('a71f40ce0a2fad0a',1,'kind','minutes','page 1','PROCÈS-VERBAL',0.75,1);
INSERT INTO "evidence" VALUES('a71f40ce0a2fad0a',2,'body','Conseil municipal','folder','Conseil municipal',0.95,1);
INSERT INTO "evidence" VALUES('a71f40ce0a2fad0a',3,'body','Conseil municipal','page 1','Séance ordinaire du conseil municipal du 14 avril 2026',0.89,0);
INSERT INTO "evidence" VALUES('a71f40ce0a2fad0a',4,'date','2026-04-14','page 1','Séance ordinaire du conseil municipal du 14 avril 2026',0.099,0);
INSERT INTO "evidence" VALUES('a71f40ce0a2fad0a',5,'date','2026-05-12','page 1','Adopté le 12 mai 2026',0.099,0);
INSERT INTO "evidence" VALUES('a71f40ce0a2fad0a',6,'date','2026-04-14','file name','2026-04-14',0.85,1);
INSERT INTO "evidence" VALUES('a71f40ce0a2fad0a',7,'lang','fr','page 1','Ville de Val PROCÈS-VERBAL Séance ordinaire du conseil muni…',0.95,1);
INSERT INTO "evidence" VALUES('a71f40ce0a2fad0a',8,'lang','fr','file name','PV_2026-04-14_adopté',0.6,0);
INSERT INTO "evidence" VALUES('a71f40ce0a2fad0a',9,'lang','fr','folder','Conseil municipal',0.5,0);
INSERT INTO "evidence" VALUES('a71f40ce0a2fad0a',10,'status','approved','page 1','Adopté le 12 mai 2026',0.85,1);
INSERT INTO "evidence" VALUES('a71f40ce0a2fad0a',11,'status','approved','file name','adopte',0.75,0);
INSERT INTO "evidence" VALUES('a71f40ce0a2fad0a',12,'title','Procès-verbal – Séance ordinaire du conseil municipal du 14 avril 2026','page 1','procès-verbal – Séance ordinaire du conseil municipal du 14 avril 2026',0.7,1);
INSERT INTO "evidence" VALUES('fae94697f89b8465',0,'kind','minutes','file name','pv',0.7,0);
INSERT INTO "evidence" VALUES('fae94697f89b8465',1,'kind','minutes','page 1','PROCÈS-VERBAL',0.75,1);
INSERT INTO "evidence" VALUES('fae94697f89b8465',2,'body','Conseil municipal','folder','Conseil municipal',0.95,1);
INSERT INTO "evidence" VALUES('fae94697f89b8465',3,'body','Conseil municipal','page 1','Séance ordinaire du conseil municipal du 14 avril 2026',0.89,0);
INSERT INTO "evidence" VALUES('fae94697f89b8465',4,'date','2026-04-14','page 1','Séance ordinaire du conseil municipal du 14 avril 2026',0.891,1);
INSERT INTO "evidence" VALUES('fae94697f89b8465',5,'date','2026-04-14','file name','2026-04-14',0.85,0);
INSERT INTO "evidence" VALUES('fae94697f89b8465',6,'lang','fr','page 1','Ville de Val PROCÈS-VERBAL Séance ordinaire du conseil muni…',0.95,1);
INSERT INTO "evidence" VALUES('fae94697f89b8465',7,'lang','fr','file name','PV_2026-04-14_projet',0.6,0);
INSERT INTO "evidence" VALUES('fae94697f89b8465',8,'lang','fr','folder','Conseil municipal',0.5,0);
INSERT INTO "evidence" VALUES('fae94697f89b8465',9,'status','draft','page 1','PROJET',0.85,1);
INSERT INTO "evidence" VALUES('fae94697f89b8465',10,'status','draft','file name','projet',0.75,0);
INSERT INTO "evidence" VALUES('fae94697f89b8465',11,'title','Procès-verbal – Séance ordinaire du conseil municipal du 14 avril 2026 – Projet Le pont couvert sera réparé.','page 1','procès-verbal – Séance ordinaire du conseil municipal du 14 avril 2026 – Projet Le pont couvert sera réparé.',0.7,1);
CREATE TABLE items (
            document TEXT NOT NULL REFERENCES documents(id),
            n INTEGER NOT NULL,
            number TEXT,
            title TEXT NOT NULL,
            level INTEGER NOT NULL,
            page INTEGER, x0 REAL, top REAL, x1 REAL, bottom REAL, start_s REAL, end_s REAL,
            confidence REAL NOT NULL,
            PRIMARY KEY (document, n)
        ) WITHOUT ROWID;
CREATE TABLE meetings (
            id TEXT PRIMARY KEY,
            body TEXT NOT NULL REFERENCES bodies(slug),
            date TEXT NOT NULL
        );
INSERT INTO "meetings" VALUES('municipal-council/2026-05-12','municipal-council','2026-05-12');
INSERT INTO "meetings" VALUES('conseil-municipal/2026-05-12','conseil-municipal','2026-05-12');
INSERT INTO "meetings" VALUES('conseil-municipal/2026-04-14','conseil-municipal','2026-04-14');
CREATE TABLE pages (
            document TEXT NOT NULL REFERENCES documents(id),
            number INTEGER NOT NULL,
            width REAL NOT NULL,
            height REAL NOT NULL,
            reader TEXT,
            PRIMARY KEY (document, number)
        ) WITHOUT ROWID;
INSERT INTO "pages" VALUES('4d5d3ceab15af498',1,5.95275573730468750017e+02,8.41889770507812499993e+02,'pdfium');
INSERT INTO "pages" VALUES('a71f40ce0a2fad0a',1,5.95275573730468750017e+02,8.41889770507812499993e+02,'pdfium');
INSERT INTO "pages" VALUES('a71f40ce0a2fad0a',2,5.95275573730468750017e+02,8.41889770507812499993e+02,'pdfium');
INSERT INTO "pages" VALUES('fae94697f89b8465',1,5.95275573730468750017e+02,8.41889770507812499993e+02,'pdfium');
CREATE TABLE parts (
            document TEXT NOT NULL REFERENCES documents(id),
            first_page INTEGER NOT NULL,
            last_page INTEGER NOT NULL,
            meeting TEXT REFERENCES meetings(id),
            PRIMARY KEY (document, first_page)
        ) WITHOUT ROWID
    ;
CREATE TABLE passages (
            id TEXT PRIMARY KEY,
            document TEXT NOT NULL REFERENCES documents(id),
            n INTEGER NOT NULL,
            text TEXT NOT NULL,
            lang TEXT,
            page INTEGER,
            x0 REAL, top REAL, x1 REAL, bottom REAL,
            start_s REAL, end_s REAL,
            speaker TEXT,
            UNIQUE (document, n)
        );
INSERT INTO "passages" VALUES('4d5d3ceab15af498-p1-1','4d5d3ceab15af498',0,'Town of Val
MINUTES
Regular meeting of the Municipal Council held on May 12, 2026
The motion passed.','en',1,72.0,7.05497436523437500017e+01,4.094879150390625e+02,1.32577758789062499994e+02,NULL,NULL,NULL);
INSERT INTO "passages" VALUES('8d4ff6b25dc82744-t500','8d4ff6b25dc82744',0,'La séance du conseil est ouverte.','fr',NULL,NULL,NULL,NULL,NULL,0.5,1.5,'Mairesse');
INSERT INTO "passages" VALUES('a71f40ce0a2fad0a-p1-1','a71f40ce0a2fad0a',0,'Ville de Val
PROCÈS-VERBAL
Séance ordinaire du conseil municipal du 14 avril 2026
Adopté le 12 mai 2026
Le pont couvert sera réparé à l''unanimité.','fr',1,72.0,7.05497436523437500017e+01,3.62795928955078124996e+02,1.48577758789062500002e+02,NULL,NULL,NULL);
INSERT INTO "passages" VALUES('a71f40ce0a2fad0a-p2-1','a71f40ce0a2fad0a',1,'Deuxième page : le déneigement.','fr',2,72.0,7.05497436523437500017e+01,2.5142396545410156249e+02,84.5777587890625,NULL,NULL,NULL);
INSERT INTO "passages" VALUES('fae94697f89b8465-p1-1','fae94697f89b8465',0,'Ville de Val
PROCÈS-VERBAL
Séance ordinaire du conseil municipal du 14 avril 2026
PROJET
Le pont couvert sera réparé.','fr',1,72.0,7.05497436523437500017e+01,3.62795928955078124996e+02,1.48577758789062500002e+02,NULL,NULL,NULL);
CREATE TABLE rejections (
            place TEXT PRIMARY KEY,
            filename TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            code TEXT NOT NULL,
            fields TEXT NOT NULL,
            rejected_at TEXT NOT NULL
        );
INSERT INTO "rejections" VALUES('2026-11-24-notes.xyz','notes.xyz','8a8de823d5ed3e12746a62ef169bcf372be0ca44f0a1236abc35df05d96928e1','unsupported','{"subject": "notes.xyz", "found": ".xyz"}','2026-11-24T11:08:10+00:00');
CREATE TABLE sightings (
            document TEXT NOT NULL REFERENCES documents(id),
            folder TEXT NOT NULL,
            filename TEXT NOT NULL,
            seen_at TEXT NOT NULL,
            PRIMARY KEY (document, folder, filename)
        ) WITHOUT ROWID;
INSERT INTO "sightings" VALUES('4d5d3ceab15af498','','Minutes May 12 2026.pdf','2026-11-24T11:08:10+00:00');
INSERT INTO "sightings" VALUES('8d4ff6b25dc82744','Conseil municipal','2026-05-12.vtt','2026-11-24T11:08:10+00:00');
INSERT INTO "sightings" VALUES('a71f40ce0a2fad0a','Conseil municipal','PV_2026-04-14_adopté.pdf','2026-11-24T11:08:10+00:00');
INSERT INTO "sightings" VALUES('fae94697f89b8465','Conseil municipal','PV_2026-04-14_projet.pdf','2026-11-24T11:08:10+00:00');
CREATE TABLE understood (
            document TEXT PRIMARY KEY REFERENCES documents(id),
            rules INTEGER NOT NULL,
            kind TEXT,
            starts TEXT,
            ends TEXT,
            state TEXT
        ) WITHOUT ROWID;
INSERT INTO "understood" VALUES('4d5d3ceab15af498',1,NULL,NULL,NULL,NULL);
INSERT INTO "understood" VALUES('a71f40ce0a2fad0a',1,NULL,NULL,NULL,NULL);
INSERT INTO "understood" VALUES('fae94697f89b8465',1,NULL,NULL,NULL,NULL);
CREATE TABLE votes (
            document TEXT NOT NULL REFERENCES documents(id),
            decision INTEGER NOT NULL,
            n INTEGER NOT NULL,
            name TEXT NOT NULL,
            choice TEXT NOT NULL,
            PRIMARY KEY (document, decision, n)
        ) WITHOUT ROWID;
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX meetings_by_date ON meetings(date DESC);
CREATE INDEX documents_by_meeting ON documents(meeting);
CREATE INDEX documents_unindexed ON documents(indexed) WHERE indexed = 0;
CREATE INDEX documents_by_folder ON documents(folder, kind);
CREATE INDEX rejections_by_file ON rejections(filename, sha256);
CREATE INDEX parts_by_meeting ON parts(meeting);
CREATE INDEX documents_by_newer ON documents(superseded_by);
CREATE INDEX events_by_document ON events(document);
CREATE TRIGGER events_refuse_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER events_refuse_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE INDEX documents_withdrawn ON documents(status) WHERE status = 'withdrawn';
CREATE INDEX decisions_by_key ON decisions(key);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('events',13);
COMMIT;
