PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1363365700;
PRAGMA user_version = 3;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'qualcode','first_schema','2026-11-29 08:45:44.072298+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'qualcode','second_schema','2026-11-29 08:45:44.083448+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'qualcode','third_schema','2026-11-29 08:45:44.084468+00:00');
CREATE TABLE accepted_findings (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, fingerprint TEXT NOT NULL UNIQUE,
        document_id INTEGER REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        reason TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "accepted_findings" VALUES(1,'01a2267b-4cc9-7001-bbd4-89b189b75137','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,1,'named in public','2026-11-29T08:45:44.521Z');
CREATE TABLE anchors (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        coding_id INTEGER REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        text TEXT NOT NULL,
        label TEXT NOT NULL,
        invented INTEGER NOT NULL CHECK (invented IN (0, 1))) STRICT;
INSERT INTO "anchors" VALUES(1,'01a2267b-4b79-7000-8d81-21a42322ae08',1,1,2,'Mit der Ausländerbehörde gab es lange Streit um die Zuständigkeit.','RG 2022',0);
INSERT INTO "anchors" VALUES(3,'01a2267b-4b80-7004-8a8b-156afc6929b3',2,1,NULL,'eigene
Worte 🙂','',0);
INSERT INTO "anchors" VALUES(4,'01a2267b-4c9b-7001-9fc3-51c6ed59b4a0',3,1,NULL,'Worte','',0);
CREATE TABLE assignments (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        assigned INTEGER NOT NULL CHECK (assigned IN (0, 1)),
        state TEXT NOT NULL CHECK (state IN ('open', 'working', 'finished')),
        UNIQUE (document_id, coder_id)) STRICT;
INSERT INTO "assignments" VALUES(1,'01a2267b-4b67-7001-bc4e-2ff45b11e54b',1,1,1,'finished');
INSERT INTO "assignments" VALUES(2,'01a2267b-4b6b-7001-8303-5420ceaeff52',1,2,1,'finished');
INSERT INTO "assignments" VALUES(3,'01a2267b-4b89-7003-8267-fb8c995a6e48',2,1,0,'working');
CREATE TABLE attributes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        speaker_id INTEGER REFERENCES speakers(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        CHECK ((case_id IS NOT NULL) + (document_id IS NOT NULL) + (speaker_id IS NOT NULL) = 1),
        UNIQUE (case_id, name), UNIQUE (document_id, name), UNIQUE (speaker_id, name)) STRICT;
INSERT INTO "attributes" VALUES(1,'01a2267b-4b86-7003-a1da-9f4b198fb7bb',NULL,2,NULL,'wave','2021');
CREATE TABLE backups (id INTEGER PRIMARY KEY AUTOINCREMENT,
        path TEXT NOT NULL UNIQUE,
        created TEXT NOT NULL,
        reason TEXT NOT NULL) STRICT;
CREATE TABLE begun (id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        path TEXT NOT NULL,
        details TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
CREATE TABLE cases (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        quotable TEXT NOT NULL CHECK (quotable IN ('yes', 'paraphrase', 'no'))) STRICT;
INSERT INTO "cases" VALUES(1,'01a2267b-4b86-7001-9e7d-79cb2a06c1ff','Case A','yes');
INSERT INTO "cases" VALUES(2,'01a2267b-4b8d-7001-a315-de70e374ae44','Case B','yes');
CREATE TABLE changes (id INTEGER PRIMARY KEY AUTOINCREMENT,
        entry_id INTEGER NOT NULL REFERENCES entries(id),
        table_name TEXT NOT NULL,
        row_id INTEGER NOT NULL,
        old TEXT) STRICT;
INSERT INTO "changes" VALUES(1,1,'settings',1,NULL);
INSERT INTO "changes" VALUES(2,2,'coders',1,NULL);
INSERT INTO "changes" VALUES(3,3,'coders',2,NULL);
INSERT INTO "changes" VALUES(4,4,'codes',1,NULL);
INSERT INTO "changes" VALUES(5,4,'code_rules',1,NULL);
INSERT INTO "changes" VALUES(6,5,'documents',1,NULL);
INSERT INTO "changes" VALUES(7,5,'speakers',1,NULL);
INSERT INTO "changes" VALUES(8,5,'speakers',2,NULL);
INSERT INTO "changes" VALUES(9,6,'codings',1,NULL);
INSERT INTO "changes" VALUES(10,6,'memos',1,NULL);
INSERT INTO "changes" VALUES(11,6,'assignments',1,NULL);
INSERT INTO "changes" VALUES(12,7,'codings',2,NULL);
INSERT INTO "changes" VALUES(13,7,'assignments',2,NULL);
INSERT INTO "changes" VALUES(14,8,'codings',3,NULL);
INSERT INTO "changes" VALUES(15,9,'memos',2,NULL);
INSERT INTO "changes" VALUES(16,10,'quotation_edits',1,NULL);
INSERT INTO "changes" VALUES(17,10,'quotation_edits',2,NULL);
INSERT INTO "changes" VALUES(18,11,'quotation_ids',1,NULL);
INSERT INTO "changes" VALUES(19,11,'publications',1,NULL);
INSERT INTO "changes" VALUES(20,11,'published_quotations',1,NULL);
INSERT INTO "changes" VALUES(21,12,'anchors',1,NULL);
INSERT INTO "changes" VALUES(22,13,'assignments',1,'{"id":1,"uuid":"01a2267b-4b67-7001-bc4e-2ff45b11e54b","document_id":1,"coder_id":1,"assigned":0,"state":"working"}');
INSERT INTO "changes" VALUES(23,14,'assignments',1,'{"id":1,"uuid":"01a2267b-4b67-7001-bc4e-2ff45b11e54b","document_id":1,"coder_id":1,"assigned":1,"state":"working"}');
INSERT INTO "changes" VALUES(24,15,'settings',2,NULL);
INSERT INTO "changes" VALUES(25,16,'codes',2,NULL);
INSERT INTO "changes" VALUES(26,16,'code_rules',2,NULL);
INSERT INTO "changes" VALUES(27,16,'anchors',2,NULL);
INSERT INTO "changes" VALUES(28,16,'anchors',3,NULL);
INSERT INTO "changes" VALUES(29,16,'codes',3,NULL);
INSERT INTO "changes" VALUES(30,16,'code_rules',3,NULL);
INSERT INTO "changes" VALUES(31,16,'related_codes',1,NULL);
INSERT INTO "changes" VALUES(32,16,'codes',4,NULL);
INSERT INTO "changes" VALUES(33,16,'code_rules',4,NULL);
INSERT INTO "changes" VALUES(34,16,'related_codes',1,'{"id":1,"uuid":"01a2267b-4b81-7002-a86c-e4585765ea45","code_id":3,"position":1,"related_id":null,"name":"Koordination"}');
INSERT INTO "changes" VALUES(35,17,'cases',1,NULL);
INSERT INTO "changes" VALUES(36,17,'documents',2,NULL);
INSERT INTO "changes" VALUES(37,17,'attributes',1,NULL);
INSERT INTO "changes" VALUES(38,18,'codings',4,NULL);
INSERT INTO "changes" VALUES(39,18,'memos',3,NULL);
INSERT INTO "changes" VALUES(40,18,'assignments',3,NULL);
INSERT INTO "changes" VALUES(41,19,'documents',2,'{"id":2,"uuid":"01a2267b-4b86-7002-88ca-949b0c0ceb9c","name":"to forget","label":"RG 2021","text_id":2,"structure_id":2,"case_id":1,"context":"","file_name":"to forget.txt","file_sha256":"ff29ae3311ac3771caf87d1e508846015dc51d9b8fef6e5d6cd18cc0bf9e588c","reader":"text","reader_version":"1","created":"2026-11-29T08:45:44.197Z"}');
INSERT INTO "changes" VALUES(42,20,'cases',2,NULL);
INSERT INTO "changes" VALUES(52,24,'codings',1,'{"id":1,"uuid":"01a2267b-4b66-7001-8e5f-09773058cd8b","document_id":1,"start":88,"end":126,"code_id":1,"rule_id":1,"coder_id":1,"polarity":"present","weight":null,"paraphrase":"","round":1,"good":0,"created":"2026-11-29T08:45:44.165Z"}');
INSERT INTO "changes" VALUES(53,25,'codings',2,'{"id":2,"uuid":"01a2267b-4b6b-7000-8bd7-8c302ba2d848","document_id":1,"start":165,"end":231,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"absent","weight":30,"paraphrase":"quarrel","round":1,"good":0,"created":"2026-11-29T08:45:44.170Z"}');
INSERT INTO "changes" VALUES(54,26,'codings',2,'{"id":2,"uuid":"01a2267b-4b6b-7000-8bd7-8c302ba2d848","document_id":1,"start":165,"end":231,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"absent","weight":30,"paraphrase":"quarrel","round":1,"good":1,"created":"2026-11-29T08:45:44.170Z"}');
INSERT INTO "changes" VALUES(55,27,'codings',2,'{"id":2,"uuid":"01a2267b-4b6b-7000-8bd7-8c302ba2d848","document_id":1,"start":165,"end":231,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"absent","weight":30,"paraphrase":"quarrel","round":1,"good":0,"created":"2026-11-29T08:45:44.170Z"}');
INSERT INTO "changes" VALUES(56,28,'codings',3,'{"id":3,"uuid":"01a2267b-4b6d-7001-b097-fa7ad509fbce","document_id":1,"start":232,"end":260,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":1,"good":0,"created":"2026-11-29T08:45:44.173Z"}');
INSERT INTO "changes" VALUES(57,29,'codings',3,'{"id":3,"uuid":"01a2267b-4b6d-7001-b097-fa7ad509fbce","document_id":1,"start":232,"end":260,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":1,"good":1,"created":"2026-11-29T08:45:44.173Z"}');
INSERT INTO "changes" VALUES(58,30,'coders',3,NULL);
INSERT INTO "changes" VALUES(59,31,'codings',6,NULL);
INSERT INTO "changes" VALUES(60,31,'assignments',5,NULL);
INSERT INTO "changes" VALUES(61,32,'codings',6,'{"id":6,"uuid":"01a2267b-4c11-7000-9d6a-efcbd20b7785","document_id":1,"start":3,"end":20,"code_id":1,"rule_id":1,"coder_id":3,"polarity":"present","weight":null,"paraphrase":"","round":2,"good":0,"created":"2026-11-29T08:45:44.336Z"}');
INSERT INTO "changes" VALUES(62,33,'codings',6,'{"id":6,"uuid":"01a2267b-4c11-7000-9d6a-efcbd20b7785","document_id":1,"start":3,"end":20,"code_id":1,"rule_id":1,"coder_id":3,"polarity":"present","weight":null,"paraphrase":"","round":2,"good":1,"created":"2026-11-29T08:45:44.336Z"}');
INSERT INTO "changes" VALUES(63,33,'assignments',5,'{"id":5,"uuid":"01a2267b-4c11-7001-bf46-02aa8a47d3b3","document_id":1,"coder_id":3,"assigned":0,"state":"working"}');
INSERT INTO "changes" VALUES(64,33,'coders',3,'{"id":3,"uuid":"01a2267b-4c0f-7000-9acd-566599c4cb2a","name":"benjamin","kind":"person"}');
INSERT INTO "changes" VALUES(65,34,'documents',1,'{"id":1,"uuid":"01a2267b-4b61-7000-99f7-b8fad5ae10d9","name":"talk","label":"","text_id":1,"structure_id":1,"case_id":null,"context":"","file_name":"talk.txt","file_sha256":"ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a","reader":"text","reader_version":"1","created":"2026-11-29T08:45:44.160Z"}');
INSERT INTO "changes" VALUES(66,34,'codings',6,'{"id":6,"uuid":"01a2267b-4c11-7000-9d6a-efcbd20b7785","document_id":1,"start":3,"end":20,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"good":1,"created":"2026-11-29T08:45:44.336Z"}');
INSERT INTO "changes" VALUES(67,34,'codings',1,'{"id":1,"uuid":"01a2267b-4b66-7001-8e5f-09773058cd8b","document_id":1,"start":88,"end":126,"code_id":1,"rule_id":1,"coder_id":1,"polarity":"present","weight":null,"paraphrase":"","round":1,"good":1,"created":"2026-11-29T08:45:44.165Z"}');
INSERT INTO "changes" VALUES(68,34,'codings',2,'{"id":2,"uuid":"01a2267b-4b6b-7000-8bd7-8c302ba2d848","document_id":1,"start":165,"end":231,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"absent","weight":30,"paraphrase":"quarrel","round":1,"good":1,"created":"2026-11-29T08:45:44.170Z"}');
INSERT INTO "changes" VALUES(69,34,'codings',3,'{"id":3,"uuid":"01a2267b-4b6d-7001-b097-fa7ad509fbce","document_id":1,"start":232,"end":260,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":1,"good":0,"created":"2026-11-29T08:45:44.173Z"}');
INSERT INTO "changes" VALUES(70,34,'memos',2,'{"id":2,"uuid":"01a2267b-4b6f-7000-a36c-168a7a7ef9cc","case_id":null,"document_id":1,"code_id":null,"coding_id":null,"start":232,"end":260,"kind":"other","title":"","text":"on the passage","author_id":1,"created":"2026-11-29T08:45:44.174Z","changed":"2026-11-29T08:45:44.174Z","closed":0}');
INSERT INTO "changes" VALUES(71,34,'quotation_edits',1,'{"id":1,"uuid":"01a2267b-4b74-7000-897c-2d642f41de0b","coding_id":2,"position":0,"start":8,"length":16,"replacement":"Amt","kind":"replacement"}');
INSERT INTO "changes" VALUES(72,34,'quotation_edits',2,'{"id":2,"uuid":"01a2267b-4b74-7001-a725-023b7a4c306d","coding_id":2,"position":1,"start":52,"length":13,"replacement":"Aufgaben","kind":"replacement"}');
INSERT INTO "changes" VALUES(73,34,'quotation_edits',3,NULL);
INSERT INTO "changes" VALUES(74,34,'quotation_edits',4,NULL);
INSERT INTO "changes" VALUES(75,34,'anchors',1,'{"id":1,"uuid":"01a2267b-4b79-7000-8d81-21a42322ae08","code_id":1,"position":1,"coding_id":2,"text":"Mit der Ausländerbehörde gab es lange Streit um die Zuständigkeit.","label":"RG 2022","invented":0}');
INSERT INTO "changes" VALUES(76,34,'revisions',1,NULL);
INSERT INTO "changes" VALUES(77,35,'documents',1,'{"id":1,"uuid":"01a2267b-4b61-7000-99f7-b8fad5ae10d9","name":"talk","label":"","text_id":4,"structure_id":4,"case_id":null,"context":"","file_name":"talk.txt","file_sha256":"ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a","reader":"text","reader_version":"1","created":"2026-11-29T08:45:44.160Z"}');
INSERT INTO "changes" VALUES(78,35,'memos',1,'{"id":1,"uuid":"01a2267b-4b67-7000-ad94-a400080a4955","case_id":null,"document_id":null,"code_id":null,"coding_id":1,"start":null,"end":null,"kind":"other","title":"","text":"why alone?","author_id":1,"created":"2026-11-29T08:45:44.165Z","changed":"2026-11-29T08:45:44.165Z","closed":0}');
INSERT INTO "changes" VALUES(79,35,'codings',1,'{"id":1,"uuid":"01a2267b-4b66-7001-8e5f-09773058cd8b","document_id":1,"start":94,"end":132,"code_id":1,"rule_id":1,"coder_id":1,"polarity":"present","weight":null,"paraphrase":"","round":1,"good":1,"created":"2026-11-29T08:45:44.165Z"}');
INSERT INTO "changes" VALUES(80,35,'orphans',1,NULL);
INSERT INTO "changes" VALUES(81,35,'codings',6,'{"id":6,"uuid":"01a2267b-4c11-7000-9d6a-efcbd20b7785","document_id":1,"start":3,"end":26,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"good":1,"created":"2026-11-29T08:45:44.336Z"}');
INSERT INTO "changes" VALUES(82,35,'codings',2,'{"id":2,"uuid":"01a2267b-4b6b-7000-8bd7-8c302ba2d848","document_id":1,"start":171,"end":242,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"absent","weight":30,"paraphrase":"quarrel","round":1,"good":1,"created":"2026-11-29T08:45:44.170Z"}');
INSERT INTO "changes" VALUES(83,35,'codings',3,'{"id":3,"uuid":"01a2267b-4b6d-7001-b097-fa7ad509fbce","document_id":1,"start":243,"end":271,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":1,"good":0,"created":"2026-11-29T08:45:44.173Z"}');
INSERT INTO "changes" VALUES(84,35,'memos',2,'{"id":2,"uuid":"01a2267b-4b6f-7000-a36c-168a7a7ef9cc","case_id":null,"document_id":1,"code_id":null,"coding_id":null,"start":243,"end":271,"kind":"other","title":"","text":"on the passage","author_id":1,"created":"2026-11-29T08:45:44.174Z","changed":"2026-11-29T08:45:44.174Z","closed":0}');
INSERT INTO "changes" VALUES(85,35,'quotation_edits',3,'{"id":3,"uuid":"01a2267b-4c86-7000-8a4f-a69ad1112152","coding_id":2,"position":0,"start":8,"length":16,"replacement":"Amt","kind":"replacement"}');
INSERT INTO "changes" VALUES(86,35,'quotation_edits',4,'{"id":4,"uuid":"01a2267b-4c87-7000-a31e-c0943fdd1623","coding_id":2,"position":1,"start":57,"length":13,"replacement":"Aufgaben","kind":"replacement"}');
INSERT INTO "changes" VALUES(87,35,'quotation_edits',5,NULL);
INSERT INTO "changes" VALUES(88,35,'quotation_edits',6,NULL);
INSERT INTO "changes" VALUES(89,35,'anchors',1,'{"id":1,"uuid":"01a2267b-4b79-7000-8d81-21a42322ae08","code_id":1,"position":1,"coding_id":2,"text":"Mit der Ausländerbehörde gab es sehr lange Streit um die Zuständigkeit.","label":"RG 2022","invented":0}');
INSERT INTO "changes" VALUES(90,35,'revisions',2,NULL);
INSERT INTO "changes" VALUES(91,36,'codes',3,'{"id":3,"uuid":"01a2267b-4b81-7000-9b1e-db3ad1f0929f","parent_id":2,"position":1,"name":"Appell","colour":"#009e73","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(92,36,'code_rules',5,NULL);
INSERT INTO "changes" VALUES(93,36,'anchors',4,NULL);
INSERT INTO "changes" VALUES(94,37,'anchors',4,'{"id":4,"uuid":"01a2267b-4c9b-7001-9fc3-51c6ed59b4a0","code_id":3,"position":1,"coding_id":null,"text":"Worte","label":"","invented":0}');
INSERT INTO "changes" VALUES(95,37,'code_rules',5,'{"id":5,"uuid":"01a2267b-4c9b-7000-8021-b3b27fbc6336","code_id":3,"version":2,"definition":"anders","include":"","exclude":"","borders":"","created":"2026-11-29T08:45:44.474Z"}');
INSERT INTO "changes" VALUES(96,37,'codes',3,'{"id":3,"uuid":"01a2267b-4b81-7000-9b1e-db3ad1f0929f","parent_id":2,"position":1,"name":"Appell, neu","colour":"#009e73","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(97,38,'codes',3,'{"id":3,"uuid":"01a2267b-4b81-7000-9b1e-db3ad1f0929f","parent_id":2,"position":1,"name":"Appell","colour":"#009e73","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(98,38,'code_rules',5,NULL);
INSERT INTO "changes" VALUES(99,38,'anchors',4,NULL);
INSERT INTO "changes" VALUES(100,39,'codes',5,NULL);
INSERT INTO "changes" VALUES(101,39,'code_rules',6,NULL);
INSERT INTO "changes" VALUES(102,40,'code_rules',6,'{"id":6,"uuid":"01a2267b-4ca7-7002-9b72-8ad3f697dc67","code_id":5,"version":1,"definition":"","include":"","exclude":"","borders":"","created":"2026-11-29T08:45:44.487Z"}');
INSERT INTO "changes" VALUES(103,40,'codes',5,'{"id":5,"uuid":"01a2267b-4ca7-7001-bac7-c061ee7a880f","parent_id":null,"position":3,"name":"Undone","colour":"#56b4e9","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(104,41,'codes',6,NULL);
INSERT INTO "changes" VALUES(105,41,'code_rules',7,NULL);
INSERT INTO "changes" VALUES(106,42,'codings',7,NULL);
INSERT INTO "changes" VALUES(107,43,'codings',7,'{"id":7,"uuid":"01a2267b-4cb0-7000-848c-d261567011d2","document_id":1,"start":3,"end":9,"code_id":6,"rule_id":7,"coder_id":1,"polarity":"present","weight":null,"paraphrase":"","round":2,"good":0,"created":"2026-11-29T08:45:44.495Z"}');
INSERT INTO "changes" VALUES(108,43,'code_rules',7,'{"id":7,"uuid":"01a2267b-4cad-7002-a94d-e53557197d8f","code_id":6,"version":1,"definition":"","include":"","exclude":"","borders":"","created":"2026-11-29T08:45:44.493Z"}');
INSERT INTO "changes" VALUES(109,43,'codes',6,'{"id":6,"uuid":"01a2267b-4cad-7001-b588-23c9d6102c4c","parent_id":null,"position":3,"name":"Merged","colour":"#56b4e9","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(110,44,'codings',8,NULL);
INSERT INTO "changes" VALUES(111,45,'codings',8,'{"id":8,"uuid":"01a2267b-4cb9-7000-9387-709c30684a3f","document_id":1,"start":0,"end":5,"code_id":2,"rule_id":2,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"good":0,"created":"2026-11-29T08:45:44.504Z"}');
INSERT INTO "changes" VALUES(112,46,'assignments',2,'{"id":2,"uuid":"01a2267b-4b6b-7001-8303-5420ceaeff52","document_id":1,"coder_id":2,"assigned":0,"state":"working"}');
INSERT INTO "changes" VALUES(113,47,'labels',1,NULL);
INSERT INTO "changes" VALUES(114,48,'accepted_findings',1,NULL);
INSERT INTO "changes" VALUES(115,49,'documents',4,NULL);
INSERT INTO "changes" VALUES(116,49,'speakers',3,NULL);
INSERT INTO "changes" VALUES(117,49,'speakers',4,NULL);
INSERT INTO "changes" VALUES(118,50,'anchors',3,'{"id":3,"uuid":"01a2267b-4b80-7004-8a8b-156afc6929b3","code_id":2,"position":2,"coding_id":null,"text":"eigene\nWorte 🙂","label":"","invented":0}');
INSERT INTO "changes" VALUES(119,50,'anchors',2,'{"id":2,"uuid":"01a2267b-4b80-7003-8ac6-39be0844d0f1","code_id":2,"position":1,"coding_id":null,"text":"„Wir rufen einander an“","label":"RG 2020","invented":0}');
INSERT INTO "changes" VALUES(120,51,'documents',5,NULL);
INSERT INTO "changes" VALUES(121,52,'codings',9,NULL);
INSERT INTO "changes" VALUES(122,52,'memos',5,NULL);
INSERT INTO "changes" VALUES(123,52,'assignments',6,NULL);
INSERT INTO "changes" VALUES(124,53,'memos',5,'{"id":5,"uuid":"01a2267b-4cda-7001-ab6a-55467ab8eb1e","case_id":null,"document_id":null,"code_id":null,"coding_id":9,"start":null,"end":null,"kind":"other","title":"","text":"auch dort","author_id":2,"created":"2026-11-29T08:45:44.537Z","changed":"2026-11-29T08:45:44.537Z","closed":0}');
INSERT INTO "changes" VALUES(125,53,'codings',9,'{"id":9,"uuid":"01a2267b-4cda-7000-bb8e-994e7bc185d6","document_id":5,"start":4,"end":8,"code_id":2,"rule_id":2,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"good":0,"created":"2026-11-29T08:45:44.537Z"}');
INSERT INTO "changes" VALUES(126,53,'assignments',6,'{"id":6,"uuid":"01a2267b-4cda-7002-be3c-429896cb3d45","document_id":5,"coder_id":2,"assigned":0,"state":"working"}');
INSERT INTO "changes" VALUES(127,53,'documents',5,'{"id":5,"uuid":"01a2267b-4cd8-7001-abe6-78ea62e1dbf0","name":"removed","label":"RG 2020","text_id":7,"structure_id":7,"case_id":null,"context":"","file_name":"removed.txt","file_sha256":"e1f79758cc42e6fe6037941205d1fbc37f5780f13aa077d0ba8287fd93cecd52","reader":"text","reader_version":"1","created":"2026-11-29T08:45:44.536Z"}');
CREATE TABLE checked_texts (text_id INTEGER PRIMARY KEY REFERENCES texts(id),
        made_by TEXT NOT NULL,
        found TEXT NOT NULL,
        sha256 TEXT NOT NULL) STRICT;
CREATE TABLE code_rules (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        version INTEGER NOT NULL CHECK (version >= 1),
        definition TEXT NOT NULL,
        include TEXT NOT NULL,
        exclude TEXT NOT NULL,
        borders TEXT NOT NULL,
        created TEXT NOT NULL,
        UNIQUE (code_id, version)) STRICT;
INSERT INTO "code_rules" VALUES(1,'01a2267b-4b58-7000-8852-400e88078b41',1,1,'','','','','2026-11-29T08:45:44.151Z');
INSERT INTO "code_rules" VALUES(2,'01a2267b-4b80-7002-969c-ab232b6958d8',2,1,'was gemeint ist','immer wenn','außer wenn','nicht Streit','2026-11-29T08:45:44.192Z');
INSERT INTO "code_rules" VALUES(3,'01a2267b-4b81-7001-b9d8-60bc478faebd',3,1,'','','','','2026-11-29T08:45:44.192Z');
INSERT INTO "code_rules" VALUES(4,'01a2267b-4b81-7004-ba93-80715d814bf5',4,1,'','','','','2026-11-29T08:45:44.192Z');
INSERT INTO "code_rules" VALUES(5,'01a2267b-4c9b-7000-8021-b3b27fbc6336',3,2,'anders','','','','2026-11-29T08:45:44.474Z');
CREATE TABLE codebooks (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        description TEXT NOT NULL) STRICT;
CREATE TABLE coders (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL CHECK (kind IN ('person', 'machine', 'consensus'))) STRICT;
INSERT INTO "coders" VALUES(1,'01a2267b-4b52-7000-a325-e0958a9685f4','anna','person');
INSERT INTO "coders" VALUES(2,'01a2267b-4b55-7001-ab64-3e9f17ba3119','ben','person');
CREATE TABLE codes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, parent_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        colour TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('factual', 'thematic', 'evaluative', 'analytic', 'in vivo')),
        origin TEXT NOT NULL CHECK (origin IN ('deductive', 'inductive')),
        source TEXT NOT NULL,
        weight_meaning TEXT NOT NULL,
        exclusive INTEGER NOT NULL CHECK (exclusive IN (0, 1))) STRICT;
INSERT INTO "codes" VALUES(1,'01a2267b-4b57-7001-8288-4b372ed3f486',NULL,1,'Theme','#0072b2','thematic','deductive','','',0);
INSERT INTO "codes" VALUES(2,'01a2267b-4b80-7001-b8f5-83033d5c4bed',NULL,2,'Koordination','#e69f00','evaluative','deductive','','',1);
INSERT INTO "codes" VALUES(3,'01a2267b-4b81-7000-9b1e-db3ad1f0929f',2,1,'Appell, neu','#009e73','thematic','deductive','','',0);
INSERT INTO "codes" VALUES(4,'01a2267b-4b81-7003-8a8b-2b98e050580f',2,2,'Streit, der ''lange'' "währt"','#cc79a7','thematic','deductive','','',0);
CREATE TABLE codings (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        rule_id INTEGER NOT NULL REFERENCES code_rules(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        polarity TEXT NOT NULL CHECK (polarity IN ('present', 'absent', 'mixed')),
        weight INTEGER CHECK (weight BETWEEN 0 AND 100),
        paraphrase TEXT NOT NULL,
        round INTEGER NOT NULL CHECK (round >= 1),
        good INTEGER NOT NULL CHECK (good IN (0, 1)),
        created TEXT NOT NULL) STRICT;
INSERT INTO "codings" VALUES(2,'01a2267b-4b6b-7000-8bd7-8c302ba2d848',1,126,192,1,1,2,'absent',30,'quarrel',1,1,'2026-11-29T08:45:44.170Z');
INSERT INTO "codings" VALUES(3,'01a2267b-4b6d-7001-b097-fa7ad509fbce',1,193,221,1,1,2,'present',NULL,'',1,0,'2026-11-29T08:45:44.173Z');
INSERT INTO "codings" VALUES(4,'01a2267b-4b89-7001-be5e-8e92492f2f92',2,0,16,3,3,1,'present',NULL,'Vergessliche Worte',2,0,'2026-11-29T08:45:44.201Z');
INSERT INTO "codings" VALUES(6,'01a2267b-4c11-7000-9d6a-efcbd20b7785',1,3,20,1,1,2,'present',NULL,'',2,1,'2026-11-29T08:45:44.336Z');
INSERT INTO "codings" VALUES(7,'01a2267b-4cb0-7000-848c-d261567011d2',1,3,9,2,2,1,'present',NULL,'',2,0,'2026-11-29T08:45:44.495Z');
CREATE TABLE documents (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        label TEXT NOT NULL,
        text_id INTEGER NOT NULL REFERENCES texts(id) DEFERRABLE INITIALLY DEFERRED,
        structure_id INTEGER NOT NULL REFERENCES structures(id) DEFERRABLE INITIALLY DEFERRED,
        case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        context TEXT NOT NULL,
        file_name TEXT NOT NULL,
        file_sha256 TEXT NOT NULL,
        reader TEXT NOT NULL,
        reader_version TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "documents" VALUES(1,'01a2267b-4b61-7000-99f7-b8fad5ae10d9','talk','',5,5,NULL,'','talk.txt','ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a','text','1','2026-11-29T08:45:44.160Z');
INSERT INTO "documents" VALUES(2,'01a2267b-4b86-7002-88ca-949b0c0ceb9c','withdrawn','RG 2021',2,2,1,'','to forget.txt','ff29ae3311ac3771caf87d1e508846015dc51d9b8fef6e5d6cd18cc0bf9e588c','text','1','2026-11-29T08:45:44.197Z');
INSERT INTO "documents" VALUES(4,'01a2267b-4ccd-7000-8a9f-6d8802b00bfe','second talk','',6,6,NULL,'','second talk.txt','2e854bf55e85c61a2f87831570a1c532e4593e61c8084971a26f18d707f2ae20','text','1','2026-11-29T08:45:44.524Z');
CREATE TABLE entries (id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        coder_uuid TEXT,
        coder_name TEXT NOT NULL,
        created TEXT NOT NULL,
        kind TEXT NOT NULL,
        reason TEXT NOT NULL,
        schema_version INTEGER NOT NULL,
        undoes TEXT REFERENCES entries(uuid)) STRICT;
INSERT INTO "entries" VALUES(1,'01a2267b-4b40-7000-99a6-60db71c64a72',NULL,'lead','2026-11-29T08:45:44.128Z','setting','',3,NULL);
INSERT INTO "entries" VALUES(2,'01a2267b-4b51-7000-9907-e24ed498eb34',NULL,'lead','2026-11-29T08:45:44.145Z','coder.add','',3,NULL);
INSERT INTO "entries" VALUES(3,'01a2267b-4b55-7000-a676-2ee3f2079164',NULL,'lead','2026-11-29T08:45:44.149Z','coder.add','',3,NULL);
INSERT INTO "entries" VALUES(4,'01a2267b-4b57-7000-ba30-9ab4624e292e',NULL,'lead','2026-11-29T08:45:44.151Z','code.add','',3,NULL);
INSERT INTO "entries" VALUES(5,'01a2267b-4b60-7000-a934-b436f33d387b',NULL,'lead','2026-11-29T08:45:44.160Z','import','',3,NULL);
INSERT INTO "entries" VALUES(6,'01a2267b-4b66-7000-81e4-97599e471489','01a2267b-4b52-7000-a325-e0958a9685f4','anna','2026-11-29T08:45:44.165Z','coding.add','',3,NULL);
INSERT INTO "entries" VALUES(7,'01a2267b-4b6a-7000-9ba3-54bc15487ae3','01a2267b-4b55-7001-ab64-3e9f17ba3119','ben','2026-11-29T08:45:44.170Z','coding.add','',3,NULL);
INSERT INTO "entries" VALUES(8,'01a2267b-4b6d-7000-a049-42b980f7bb39','01a2267b-4b55-7001-ab64-3e9f17ba3119','ben','2026-11-29T08:45:44.173Z','coding.add','',3,NULL);
INSERT INTO "entries" VALUES(9,'01a2267b-4b6e-7000-886f-58e71cc351d7','01a2267b-4b52-7000-a325-e0958a9685f4','anna','2026-11-29T08:45:44.174Z','memo.add','',3,NULL);
INSERT INTO "entries" VALUES(10,'01a2267b-4b73-7000-b048-3e226157d6fc',NULL,'lead','2026-11-29T08:45:44.179Z','quotation.edit','',3,NULL);
INSERT INTO "entries" VALUES(11,'01a2267b-4b76-7000-92ad-137c8261b7e3',NULL,'lead','2026-11-29T08:45:44.182Z','export','',3,NULL);
INSERT INTO "entries" VALUES(12,'01a2267b-4b78-7000-a959-bd0a46715fda',NULL,'lead','2026-11-29T08:45:44.184Z','code.edit','',3,NULL);
INSERT INTO "entries" VALUES(13,'01a2267b-4b7b-7000-9f8d-434b822c69c0',NULL,'lead','2026-11-29T08:45:44.187Z','assign','',3,NULL);
INSERT INTO "entries" VALUES(14,'01a2267b-4b7d-7000-91dd-418c66495bd0',NULL,'lead','2026-11-29T08:45:44.189Z','document.finished','',3,NULL);
INSERT INTO "entries" VALUES(15,'01a2267b-4b7e-7000-893f-7ff2f820f102',NULL,'lead','2026-11-29T08:45:44.190Z','setting','',3,NULL);
INSERT INTO "entries" VALUES(16,'01a2267b-4b80-7000-8238-b4ceabe22a85',NULL,'lead','2026-11-29T08:45:44.192Z','code.add','',3,NULL);
INSERT INTO "entries" VALUES(17,'01a2267b-4b86-7000-a5ed-29a6a5dfb504',NULL,'lead','2026-11-29T08:45:44.197Z','import','',3,NULL);
INSERT INTO "entries" VALUES(18,'01a2267b-4b89-7000-ac76-8bd68d38e5d3','01a2267b-4b52-7000-a325-e0958a9685f4','anna','2026-11-29T08:45:44.201Z','coding.add','',3,NULL);
INSERT INTO "entries" VALUES(19,'01a2267b-4b8b-7000-bdd2-b6074287591e',NULL,'lead','2026-11-29T08:45:44.203Z','document.rename','',3,NULL);
INSERT INTO "entries" VALUES(20,'01a2267b-4b8d-7000-93f8-8a4e661be51c',NULL,'lead','2026-11-29T08:45:44.205Z','import','',3,NULL);
INSERT INTO "entries" VALUES(21,'01a2267b-4b8f-7000-bc67-c4be9c15e525','01a2267b-4b55-7001-ab64-3e9f17ba3119','ben','2026-11-29T08:45:44.207Z','coding.add','',3,NULL);
INSERT INTO "entries" VALUES(22,'01a2267b-4b92-7000-bcf8-90f6408be24c',NULL,'lead','2026-11-29T08:45:44.210Z','document.rename','',3,NULL);
INSERT INTO "entries" VALUES(23,'01a2267b-4bda-7000-8dc7-da9c2f91e342',NULL,'lead','2026-11-29T08:45:44.282Z','forget','',3,NULL);
INSERT INTO "entries" VALUES(24,'01a2267b-4c00-7000-8292-7e4ccb90af6c','01a2267b-4b52-7000-a325-e0958a9685f4','anna','2026-11-29T08:45:44.320Z','coding.change','',3,NULL);
INSERT INTO "entries" VALUES(25,'01a2267b-4c03-7000-b569-0d100a48c453','01a2267b-4b55-7001-ab64-3e9f17ba3119','ben','2026-11-29T08:45:44.323Z','coding.change','',3,NULL);
INSERT INTO "entries" VALUES(26,'01a2267b-4c06-7000-aecd-c3a8215f64ef','01a2267b-4b55-7001-ab64-3e9f17ba3119','ben','2026-11-29T08:45:44.326Z','undo','',3,'01a2267b-4c03-7000-b569-0d100a48c453');
INSERT INTO "entries" VALUES(27,'01a2267b-4c09-7000-8408-4fa408a1fc3d','01a2267b-4b55-7001-ab64-3e9f17ba3119','ben','2026-11-29T08:45:44.329Z','redo','',3,'01a2267b-4c06-7000-aecd-c3a8215f64ef');
INSERT INTO "entries" VALUES(28,'01a2267b-4c0b-7000-b9d9-3db8edccac41','01a2267b-4b55-7001-ab64-3e9f17ba3119','ben','2026-11-29T08:45:44.331Z','coding.change','',3,NULL);
INSERT INTO "entries" VALUES(29,'01a2267b-4c0d-7000-a9e5-070ef90d8377','01a2267b-4b55-7001-ab64-3e9f17ba3119','ben','2026-11-29T08:45:44.333Z','coding.change','',3,NULL);
INSERT INTO "entries" VALUES(30,'01a2267b-4c0e-7000-8092-545a99c5dbb2',NULL,'lead','2026-11-29T08:45:44.334Z','coder.add','',3,NULL);
INSERT INTO "entries" VALUES(31,'01a2267b-4c10-7000-8de7-15bb33a88918','01a2267b-4c0f-7000-9acd-566599c4cb2a','benjamin','2026-11-29T08:45:44.336Z','coding.add','',3,NULL);
INSERT INTO "entries" VALUES(32,'01a2267b-4c13-7000-91e4-1dc735f50b00','01a2267b-4c0f-7000-9acd-566599c4cb2a','benjamin','2026-11-29T08:45:44.339Z','coding.change','',3,NULL);
INSERT INTO "entries" VALUES(33,'01a2267b-4c15-7000-b74d-e417cc8c0474',NULL,'lead','2026-11-29T08:45:44.341Z','coder.merge','',3,NULL);
INSERT INTO "entries" VALUES(34,'01a2267b-4c84-7000-b5ee-fce24ad3cff4',NULL,'lead','2026-11-29T08:45:44.452Z','document.revise','',3,NULL);
INSERT INTO "entries" VALUES(35,'01a2267b-4c91-7000-8b52-4cf219a0920b',NULL,'lead','2026-11-29T08:45:44.465Z','document.revise','',3,NULL);
INSERT INTO "entries" VALUES(36,'01a2267b-4c9a-7000-823f-839245a7305c',NULL,'lead','2026-11-29T08:45:44.474Z','code.edit','',3,NULL);
INSERT INTO "entries" VALUES(37,'01a2267b-4c9e-7000-b43c-96b7f35fa60f',NULL,'lead','2026-11-29T08:45:44.478Z','undo','',3,'01a2267b-4c9a-7000-823f-839245a7305c');
INSERT INTO "entries" VALUES(38,'01a2267b-4ca4-7000-adb1-e81592c910d4',NULL,'lead','2026-11-29T08:45:44.484Z','redo','',3,'01a2267b-4c9e-7000-b43c-96b7f35fa60f');
INSERT INTO "entries" VALUES(39,'01a2267b-4ca7-7000-8aa8-30360a7ed845',NULL,'lead','2026-11-29T08:45:44.487Z','code.add','',3,NULL);
INSERT INTO "entries" VALUES(40,'01a2267b-4caa-7000-a4a7-70977149c17d',NULL,'lead','2026-11-29T08:45:44.490Z','undo','',3,'01a2267b-4ca7-7000-8aa8-30360a7ed845');
INSERT INTO "entries" VALUES(41,'01a2267b-4cad-7000-9513-ba2f2833f11e',NULL,'lead','2026-11-29T08:45:44.493Z','code.add','',3,NULL);
INSERT INTO "entries" VALUES(42,'01a2267b-4caf-7000-9253-5291cfa29caf','01a2267b-4b52-7000-a325-e0958a9685f4','anna','2026-11-29T08:45:44.495Z','coding.add','',3,NULL);
INSERT INTO "entries" VALUES(43,'01a2267b-4cb2-7000-9579-ba49083bc0b1',NULL,'lead','2026-11-29T08:45:44.498Z','code.merge','Merged → Koordination',3,NULL);
INSERT INTO "entries" VALUES(44,'01a2267b-4cb8-7000-aca6-c3b53a9892ee','01a2267b-4b55-7001-ab64-3e9f17ba3119','ben','2026-11-29T08:45:44.504Z','coding.add','',3,NULL);
INSERT INTO "entries" VALUES(45,'01a2267b-4cba-7000-88ca-bd0ecd861067','01a2267b-4b55-7001-ab64-3e9f17ba3119','ben','2026-11-29T08:45:44.506Z','coding.remove','',3,NULL);
INSERT INTO "entries" VALUES(46,'01a2267b-4cbe-7000-88e1-c84932c0fb5d',NULL,'lead','2026-11-29T08:45:44.510Z','document.finished','',3,NULL);
INSERT INTO "entries" VALUES(47,'01a2267b-4cc3-7000-a122-305727589202',NULL,'lead','2026-11-29T08:45:44.515Z','label.set','',3,NULL);
INSERT INTO "entries" VALUES(48,'01a2267b-4cc9-7000-99ce-765a8ab2bdcf','01a2267b-4b52-7000-a325-e0958a9685f4','anna','2026-11-29T08:45:44.521Z','finding.accept','named in public',3,NULL);
INSERT INTO "entries" VALUES(49,'01a2267b-4ccc-7000-ae8d-d28319d80441',NULL,'lead','2026-11-29T08:45:44.524Z','import','',3,NULL);
INSERT INTO "entries" VALUES(50,'01a2267b-4cd4-7000-94bb-3ae511e281ea',NULL,'lead','2026-11-29T08:45:44.531Z','code.anchor','',3,NULL);
INSERT INTO "entries" VALUES(51,'01a2267b-4cd8-7000-9913-e60950501d8c',NULL,'lead','2026-11-29T08:45:44.536Z','import','',3,NULL);
INSERT INTO "entries" VALUES(52,'01a2267b-4cd9-7000-a914-affbcc16733e','01a2267b-4b55-7001-ab64-3e9f17ba3119','ben','2026-11-29T08:45:44.537Z','coding.add','',3,NULL);
INSERT INTO "entries" VALUES(53,'01a2267b-4cdc-7000-a24e-be2a148c7a36',NULL,'lead','2026-11-29T08:45:44.540Z','document.remove','',3,NULL);
CREATE TABLE file_state (id INTEGER PRIMARY KEY CHECK (id = 1),
        project_uuid TEXT NOT NULL,
        secret TEXT NOT NULL,
        backup INTEGER NOT NULL CHECK (backup IN (0, 1)),
        former TEXT NOT NULL,
        present TEXT NOT NULL,
        digest TEXT NOT NULL) STRICT;
INSERT INTO "file_state" VALUES(1,'01a2267b-4b21-7000-858b-3cd1460bf84c','62a597d7947afbc96ed7ea4d346601f6ea8e6422820b7fc5c1f131a32eba66ca',0,'0a61447cce5a68c75dec5e3a88a9295c','a956e6f2a855f47cd765d09e8a15c223','accepted_findings c41db7d7eae46b48486b8d5b6c1304df921c13cfbe8429391aed47b07dbcdeed
anchors 2946c5112c6ba3cea0161ac0e3f1f10ed1e84344def93a62c149049f97c6b9d1
assignments 3aee0b6169b98f005695beb686587804764581a74dfe1643321dedec1a678742
attributes 656b80867b554347416f45f7b96c28e8a0659fefbce8dcb3d0b97e9dfae93da6
cases 3489f170dea99ee37b1768f033045a35a6014fffa5aff5c4069262412e684398
code_rules 70779767c31816c95a6235406d34bebb1bb9689dd24f9a1c6150d68248f5c46a
coders 207fee3dda07da0b59b0019be2377721a0965724452548519f11adf89c9f4d97
codes 533fb3525758c3016fc38c8b29a888ea2daafdaa98cec3cfe5d96f8680555c56
codings ce9efe089544f095d9e3db151fb3fecb1e0dc32275e9d6e55fda279e450ab40f
documents 6963f5de9117afbd0c7ee3c39819307ee2158bb872ebe2d5a412bb5d5b045624
entries 8ea075cc9a2f110593a54002bca8b98001df2ccf069357c7a86161ab50c6f219
labels 5701db40ac5aa5ec9bd0c0cc58ae8651a5c5d3bbebc12fadf9ce551338c3f90f
memos 63a0262349b11f8dfdd7e357394d81d5fa37472c41c23bca431c4b2e0c946ae3
orphans e705b8493d75c0030b624360fefaf67c4eac9c68c67f900dbb1c313f3023fb36
publications 459bbbf803d7810535125f000dc01de6aba61d15caecd6f5831c812c996b5467
published_quotations 1bdaab20d77e625a778961e64ed77ac86e191e97f6126b5efa0f237e577540de
quotation_edits a086246e5689251d4f663184b1f0a2cd7dae44f8fed0d1e0971c533eb30fa9e5
quotation_ids 88db3d63d0dbd9c84354bb956501c079ea665ac8cd470c8096a4eab767c15c19
related_codes dfebb4dfca46c902e2721b375a704e0459f4876f411a5b11d476fd684a091e71
revisions 6426587693fe15412470d81046088b0f7df23e24b9f5e1a0abe265b965095607
settings cfd4c97cdb3b8374ca83f8088877ea4750658f807524ce92557bb1cb74bc7b24
speakers 6c2a217cdbdb19e2d016fd0cc113cb142399e641e0f08ca12012dcb3c06ab519');
CREATE TABLE forgotten (id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        UNIQUE (kind, value)) STRICT;
INSERT INTO "forgotten" VALUES(1,'file','f979eb6d3311e91668c64eef1942647644d188bf4e608bfb4d3c292b0e41e9bc');
INSERT INTO "forgotten" VALUES(2,'memos','01a2267b-4b90-7001-8e97-173627e34714');
INSERT INTO "forgotten" VALUES(3,'codings','01a2267b-4b90-7000-bed7-82e0ce1a5bed');
INSERT INTO "forgotten" VALUES(4,'assignments','01a2267b-4b90-7002-8810-439bddbcf1e7');
INSERT INTO "forgotten" VALUES(5,'documents','01a2267b-4b8d-7002-8d85-bcdc60497f75');
CREATE TABLE labels (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        population INTEGER CHECK (population >= 1)) STRICT;
INSERT INTO "labels" VALUES(1,'01a2267b-4cc4-7000-ab90-9ee1e88465f7','RG 2021',40);
CREATE TABLE memos (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        code_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        coding_id INTEGER REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        start INTEGER,
        "end" INTEGER,
        kind TEXT NOT NULL CHECK (kind IN ('rule', 'theory', 'method', 'case', 'question', 'other')),
        title TEXT NOT NULL,
        text TEXT NOT NULL,
        author_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL,
        changed TEXT NOT NULL,
        closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
        CHECK ((case_id IS NOT NULL) + (document_id IS NOT NULL)
               + (code_id IS NOT NULL) + (coding_id IS NOT NULL) <= 1),
        CHECK ((start IS NULL) = ("end" IS NULL)),
        CHECK (start IS NULL OR (document_id IS NOT NULL AND start >= 0 AND "end" > start))) STRICT;
INSERT INTO "memos" VALUES(1,'01a2267b-4b67-7000-ad94-a400080a4955',NULL,1,NULL,NULL,NULL,NULL,'other','','why alone?',1,'2026-11-29T08:45:44.165Z','2026-11-29T08:45:44.165Z',0);
INSERT INTO "memos" VALUES(2,'01a2267b-4b6f-7000-a36c-168a7a7ef9cc',NULL,1,NULL,NULL,193,221,'other','','on the passage',1,'2026-11-29T08:45:44.174Z','2026-11-29T08:45:44.174Z',0);
INSERT INTO "memos" VALUES(3,'01a2267b-4b89-7002-896c-4f1f20220736',NULL,NULL,NULL,4,NULL,NULL,'other','','über Vergessliche Worte',1,'2026-11-29T08:45:44.201Z','2026-11-29T08:45:44.201Z',0);
CREATE TABLE open_entry (id INTEGER PRIMARY KEY CHECK (id = 1),
        entry_id INTEGER NOT NULL,
        forgetting INTEGER NOT NULL CHECK (forgetting IN (0, 1))) STRICT;
CREATE TABLE orphans (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        text_sha256 TEXT NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        proposed_start INTEGER CHECK (proposed_start >= 0),
        proposed_end INTEGER CHECK (proposed_end > proposed_start),
        reason TEXT NOT NULL CHECK (reason IN ('lost', 'uncertain', 'double')),
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        code_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        rule_id INTEGER REFERENCES code_rules(id) DEFERRABLE INITIALLY DEFERRED,
        coding_uuid TEXT NOT NULL,
        coding TEXT NOT NULL,
        attached TEXT NOT NULL,
        CHECK ((proposed_start IS NULL) = (proposed_end IS NULL)),
        CHECK ((code_id IS NULL) = (rule_id IS NULL) AND (code_id IS NULL) = (coding_uuid = ''))) STRICT;
INSERT INTO "orphans" VALUES(1,'01a2267b-4c94-7000-97ba-768b938f81e5',1,'bbe7149cdbb1674930b7a345cbd70437f429ab8a55f7760b43b6327c5470b9a8',94,132,NULL,NULL,'lost',1,1,1,'01a2267b-4b66-7001-8e5f-09773058cd8b','{"polarity": "present", "weight": null, "paraphrase": "", "round": 1, "good": 1, "created": "2026-11-29T08:45:44.165Z"}','{"memos": ["01a2267b-4b67-7000-ad94-a400080a4955"], "anchors": [], "ids": [], "edits": []}');
CREATE TABLE publications (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        seed INTEGER NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "publications" VALUES(1,'01a2267b-4b76-7002-81d0-77458fae9755','report',1,'2026');
CREATE TABLE published_quotations (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, publication_id INTEGER NOT NULL REFERENCES publications(id) DEFERRABLE INITIALLY DEFERRED,
        coding_id INTEGER REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        coding_uuid TEXT NOT NULL,
        code TEXT NOT NULL) STRICT;
INSERT INTO "published_quotations" VALUES(1,'01a2267b-4b76-7003-92d6-2027ef60e77f',1,2,'01a2267b-4b6b-7000-8bd7-8c302ba2d848','Theme');
CREATE TABLE quotation_edits (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, coding_id INTEGER NOT NULL REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        length INTEGER NOT NULL CHECK (length >= 0),
        replacement TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('omission', 'insertion', 'replacement', 'case', 'emphasis'))) STRICT;
INSERT INTO "quotation_edits" VALUES(5,'01a2267b-4c95-7000-9b1d-dc72821da308',2,0,8,16,'Amt','replacement');
INSERT INTO "quotation_edits" VALUES(6,'01a2267b-4c95-7001-b9c3-e1b0d075b3bc',2,1,52,13,'Aufgaben','replacement');
CREATE TABLE quotation_ids (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, coding_id INTEGER NOT NULL REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "quotation_ids" VALUES(1,'01a2267b-4b76-7001-83be-a7e2ce657a17',2,'a1b2c3');
CREATE TABLE related_codes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        related_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL) STRICT;
INSERT INTO "related_codes" VALUES(1,'01a2267b-4b81-7002-a86c-e4585765ea45',3,1,2,'Koordination');
CREATE TABLE revisions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        old_sha256 TEXT NOT NULL,
        new_sha256 TEXT NOT NULL,
        mapping TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "revisions" VALUES(1,'01a2267b-4c87-7001-9003-aa7cf43a2774',1,'12e5270a24120f9f3f77764e116bf0b4148861af73282f1ae98e7a5c4b68379b','bbe7149cdbb1674930b7a345cbd70437f429ab8a55f7760b43b6327c5470b9a8','{"format":1,"lengths":[261,272],"blocks":[[0,[[0,0,2],[1,7,3,3,900,6,0],[1,1,189],[1,6,63]]]],"doubtful":[]}','2026-11-29T08:45:44.452Z');
INSERT INTO "revisions" VALUES(2,'01a2267b-4c95-7002-8250-09a0ae9b8b44',1,'bbe7149cdbb1674930b7a345cbd70437f429ab8a55f7760b43b6327c5470b9a8','dd72419e60159ef7e215359b532bf8681d79c6de6294a838056a53cff4152563','{"format":1,"lengths":[272,222],"blocks":[[0,[[0,0,2],[7,1,3,3,900],[1,1,80],[41,2,68],[6,1,63]]]],"doubtful":[]}','2026-11-29T08:45:44.465Z');
CREATE TABLE search_forms (id INTEGER PRIMARY KEY,
        form TEXT NOT NULL UNIQUE,
        folded TEXT NOT NULL,
        lemmas TEXT NOT NULL) STRICT;
INSERT INTO "search_forms" VALUES(1,'Vergessliche','vergessliche','vergesslich');
INSERT INTO "search_forms" VALUES(2,'Worte','worte','wort worten');
INSERT INTO "search_forms" VALUES(3,'hier','hier','hier');
INSERT INTO "search_forms" VALUES(4,'stehen','stehen','stehen');
INSERT INTO "search_forms" VALUES(5,'Anfang','anfang','anfang');
INSERT INTO "search_forms" VALUES(6,'Ausländerbehörde','ausländerbehörde','ausländerbehörde');
INSERT INTO "search_forms" VALUES(7,'B','b','b');
INSERT INTO "search_forms" VALUES(8,'Danach','danach','danach');
INSERT INTO "search_forms" VALUES(9,'Das','das','der');
INSERT INTO "search_forms" VALUES(10,'Frist','frist','frist');
INSERT INTO "search_forms" VALUES(11,'I','i','i');
INSERT INTO "search_forms" VALUES(12,'Mit','mit','mit');
INSERT INTO "search_forms" VALUES(13,'Streit','streit','streit');
INSERT INTO "search_forms" VALUES(14,'Und','und','und');
INSERT INTO "search_forms" VALUES(15,'Wie','wie','wie');
INSERT INTO "search_forms" VALUES(16,'Zuständigkeit','zuständigkeit','zuständigkeit');
INSERT INTO "search_forms" VALUES(17,'am','am','am');
INSERT INTO "search_forms" VALUES(18,'an','an','an');
INSERT INTO "search_forms" VALUES(19,'das','das','der');
INSERT INTO "search_forms" VALUES(20,'der','der','der');
INSERT INTO "search_forms" VALUES(21,'die','die','der');
INSERT INTO "search_forms" VALUES(22,'einander','einander','einander');
INSERT INTO "search_forms" VALUES(23,'es','es','es');
INSERT INTO "search_forms" VALUES(24,'gab','gab','geben');
INSERT INTO "search_forms" VALUES(25,'kannte','kannte','kennen');
INSERT INTO "search_forms" VALUES(26,'lange','lange','lange');
INSERT INTO "search_forms" VALUES(27,'lief','lief','laufen');
INSERT INTO "search_forms" VALUES(28,'man','man','man');
INSERT INTO "search_forms" VALUES(29,'mit','mit','mit');
INSERT INTO "search_forms" VALUES(30,'niemand','niemand','niemand');
INSERT INTO "search_forms" VALUES(31,'rief','rief','rufen');
INSERT INTO "search_forms" VALUES(32,'schwierig','schwierig','schwierig');
INSERT INTO "search_forms" VALUES(33,'um','um','um');
INSERT INTO "search_forms" VALUES(34,'war','war','sein');
INSERT INTO "search_forms" VALUES(35,'weil','weil','weil');
INSERT INTO "search_forms" VALUES(36,'zuerst','zuerst','zuerst');
INSERT INTO "search_forms" VALUES(37,'Jeder','jeder','jeder');
INSERT INTO "search_forms" VALUES(38,'Zank','zank','zank zanken');
INSERT INTO "search_forms" VALUES(39,'allein','allein','allein');
INSERT INTO "search_forms" VALUES(40,'entschieden','entschieden','entschieden');
INSERT INTO "search_forms" VALUES(41,'für','für','für');
INSERT INTO "search_forms" VALUES(42,'hat','hat','haben');
INSERT INTO "search_forms" VALUES(43,'sich','sich','sich');
CREATE TABLE search_texts (text_id INTEGER PRIMARY KEY REFERENCES texts(id),
        made_by TEXT NOT NULL,
        forms BLOB NOT NULL) STRICT;
INSERT INTO "search_texts" VALUES(2,'words 2 (simplemma 2.0.0)',X'01000000020000000300000004000000');
INSERT INTO "search_texts" VALUES(5,'words 2 (simplemma 2.0.0)',X'05000000060000000700000008000000090000000A0000000B0000000C0000000D0000000E0000000F000000100000001100000012000000130000001400000015000000160000001700000018000000190000001A0000001B0000001C0000001D0000001E0000001F0000002000000021000000220000002300000024000000');
INSERT INTO "search_texts" VALUES(6,'words 2 (simplemma 2.0.0)',X'05000000060000000700000008000000090000000A0000000B0000000C0000000E0000000F000000100000001100000012000000130000001400000015000000160000001700000018000000190000001A0000001B0000001C0000001D0000001E0000001F000000200000002100000022000000230000002400000025000000260000002700000028000000290000002A0000002B000000');
CREATE TABLE settings (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT;
INSERT INTO "settings" VALUES(1,'01a2267b-4b40-7001-8d7a-9cd97f8c6312','title','A study');
INSERT INTO "settings" VALUES(2,'01a2267b-4b7e-7001-ade3-15beadacafd0','round','2');
CREATE TABLE speakers (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('asks', 'answers', 'other')),
        case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        UNIQUE (document_id, name)) STRICT;
INSERT INTO "speakers" VALUES(1,'01a2267b-4b61-7001-8e88-008711da0a3b',1,'I','asks',NULL);
INSERT INTO "speakers" VALUES(2,'01a2267b-4b62-7000-8e57-c011c7378d2c',1,'B','answers',NULL);
INSERT INTO "speakers" VALUES(3,'01a2267b-4ccd-7001-9abe-1448b8c2eb1f',4,'I','asks',NULL);
INSERT INTO "speakers" VALUES(4,'01a2267b-4ccd-7002-a654-35faee05b723',4,'B','answers',NULL);
CREATE TABLE structures (id INTEGER PRIMARY KEY AUTOINCREMENT,
        text_id INTEGER NOT NULL REFERENCES texts(id),
        segmenter TEXT NOT NULL,
        paragraphs TEXT NOT NULL,
        turns TEXT NOT NULL,
        sentences TEXT NOT NULL,
        marks TEXT NOT NULL,
        sha256 TEXT NOT NULL) STRICT;
INSERT INTO "structures" VALUES(1,1,'test 1','[0,261]','[[0,26,3,"I"],[28,126,31,"B"],[128,160,131,"I"],[162,260,165,"B"]]','[0,261]','[]','ee4db33caa60756f80ecf1e0a6e15d4732b2301308e0658b5d1f93ffe3a39cc7');
INSERT INTO "structures" VALUES(2,2,'test 1','[0,31]','[]','[0,31]','[]','bbd3bf064cc4a0fb9dc13fd708aed3c221fa5de9faaf1c2894469362f2afc8db');
INSERT INTO "structures" VALUES(4,4,'test 1','[0,272]','[[0,32,3,"I"],[34,132,37,"B"],[134,166,137,"I"],[168,271,171,"B"]]','[0,272]','[]','e936eebdd03af5db7c705c91ccd65ce9c84ad042734932bdb13d8c4af61036c5');
INSERT INTO "structures" VALUES(5,5,'test 1','[0,222]','[[0,26,3,"I"],[28,87,31,"B"],[89,121,92,"I"],[123,221,126,"B"]]','[0,222]','[]','5ff63730c350cda9d85b2e3ddea3195ed4293abc1231065a75a315a29dc9727b');
INSERT INTO "structures" VALUES(6,6,'test 1','[0,259]','[[0,26,3,"I"],[28,126,31,"B"],[128,160,131,"I"],[162,258,165,"B"]]','[0,259]','[]','1dcd92cb6b1f874d7a6840847bedc74ed7077c05b6a09cf7448559f857a35c69');
INSERT INTO "structures" VALUES(7,7,'test 1','[0,27]','[]','[0,27]','[]','9af64352bf231ca944019ea164606a68d92251ca502b8537cbab94ddd35d737f');
CREATE TABLE texts (id INTEGER PRIMARY KEY AUTOINCREMENT,
        sha256 TEXT NOT NULL UNIQUE,
        length INTEGER NOT NULL,
        words INTEGER NOT NULL,
        text TEXT NOT NULL) STRICT;
INSERT INTO "texts" VALUES(1,'12e5270a24120f9f3f77764e116bf0b4148861af73282f1ae98e7a5c4b68379b',261,43,'I: Wie lief das am Anfang?

B: Das war zuerst schwierig, weil niemand die Frist kannte. Jeder hat für sich allein entschieden.

I: Und mit der Ausländerbehörde?

B: Mit der Ausländerbehörde gab es lange Streit um die Zuständigkeit. Danach rief man einander an.
');
INSERT INTO "texts" VALUES(2,'5d0b10e3f4f676d897f0531c2da86104c72931684d635771c3dc8c62ff638dbc',31,4,'Vergessliche Worte stehen hier.');
INSERT INTO "texts" VALUES(4,'bbe7149cdbb1674930b7a345cbd70437f429ab8a55f7760b43b6327c5470b9a8',272,45,'I: Also, wie lief das am Anfang?

B: Das war zuerst schwierig, weil niemand die Frist kannte. Jeder hat für sich allein entschieden.

I: Und mit der Ausländerbehörde?

B: Mit der Ausländerbehörde gab es sehr lange Streit um die Zuständigkeit. Danach rief man einander an.
');
INSERT INTO "texts" VALUES(5,'dd72419e60159ef7e215359b532bf8681d79c6de6294a838056a53cff4152563',222,37,'I: Wie lief das am Anfang?

B: Das war zuerst schwierig, weil niemand die Frist kannte.

I: Und mit der Ausländerbehörde?

B: Mit der Ausländerbehörde gab es lange Streit um die Zuständigkeit. Danach rief man einander an.
');
INSERT INTO "texts" VALUES(6,'a3d9fbae5b304f3ba578a5ac80a19733a161ee053418c9eaaf90843684b47317',259,43,'I: Wie lief das am Anfang?

B: Das war zuerst schwierig, weil niemand die Frist kannte. Jeder hat für sich allein entschieden.

I: Und mit der Ausländerbehörde?

B: Mit der Ausländerbehörde gab es lange Zank um die Zuständigkeit. Danach rief man einander an.
');
INSERT INTO "texts" VALUES(7,'e72ebbaa40cea8738053c8b6a73d9810df703349da0b5a06078da998fb4e8d7a',27,5,'Nur noch in der Geschichte.');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX changes_by_row ON changes(table_name, row_id);
CREATE INDEX changes_by_entry ON changes(entry_id);
CREATE INDEX entries_by_undone ON entries(undoes);
CREATE INDEX documents_by_file ON documents(file_sha256);
CREATE INDEX codings_by_document ON codings(document_id, start);
CREATE INDEX codings_by_code ON codings(code_id);
CREATE INDEX codings_by_coder ON codings(coder_id);
CREATE INDEX codings_by_rule ON codings(rule_id);
CREATE INDEX memos_by_coding ON memos(coding_id);
CREATE INDEX memos_by_document ON memos(document_id);
CREATE INDEX revisions_by_document ON revisions(document_id);
CREATE INDEX orphans_by_document ON orphans(document_id);
CREATE INDEX related_codes_by_code ON related_codes(code_id);
CREATE INDEX quotation_edits_by_coding ON quotation_edits(coding_id);
CREATE INDEX quotation_ids_by_coding ON quotation_ids(coding_id, name);
CREATE INDEX published_quotations_by_coding ON published_quotations(coding_id);
CREATE INDEX structures_by_text ON structures(text_id);
CREATE INDEX anchors_by_code ON anchors(code_id);
CREATE INDEX anchors_by_coding ON anchors(coding_id);
CREATE TRIGGER settings_insert AFTER INSERT ON settings BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'settings', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER settings_update AFTER UPDATE ON settings WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."value" IS NOT NEW."value" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'settings', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'value', OLD."value") FROM open_entry; END;
CREATE TRIGGER settings_delete AFTER DELETE ON settings BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'settings', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'value', OLD."value") FROM open_entry; END;
CREATE TRIGGER coders_insert AFTER INSERT ON coders BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'coders', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER coders_update AFTER UPDATE ON coders WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."kind" IS NOT NEW."kind" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'coders', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'kind', OLD."kind") FROM open_entry; END;
CREATE TRIGGER coders_delete AFTER DELETE ON coders BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'coders', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'kind', OLD."kind") FROM open_entry; END;
CREATE TRIGGER cases_insert AFTER INSERT ON cases BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'cases', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER cases_update AFTER UPDATE ON cases WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."quotable" IS NOT NEW."quotable" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'cases', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'quotable', OLD."quotable") FROM open_entry; END;
CREATE TRIGGER cases_delete AFTER DELETE ON cases BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'cases', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'quotable', OLD."quotable") FROM open_entry; END;
CREATE TRIGGER documents_insert AFTER INSERT ON documents BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'documents', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER documents_update AFTER UPDATE ON documents WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."label" IS NOT NEW."label" OR OLD."text_id" IS NOT NEW."text_id" OR OLD."structure_id" IS NOT NEW."structure_id" OR OLD."case_id" IS NOT NEW."case_id" OR OLD."context" IS NOT NEW."context" OR OLD."file_name" IS NOT NEW."file_name" OR OLD."file_sha256" IS NOT NEW."file_sha256" OR OLD."reader" IS NOT NEW."reader" OR OLD."reader_version" IS NOT NEW."reader_version" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'documents', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'label', OLD."label", 'text_id', OLD."text_id", 'structure_id', OLD."structure_id", 'case_id', OLD."case_id", 'context', OLD."context", 'file_name', OLD."file_name", 'file_sha256', OLD."file_sha256", 'reader', OLD."reader", 'reader_version', OLD."reader_version", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER documents_delete AFTER DELETE ON documents BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'documents', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'label', OLD."label", 'text_id', OLD."text_id", 'structure_id', OLD."structure_id", 'case_id', OLD."case_id", 'context', OLD."context", 'file_name', OLD."file_name", 'file_sha256', OLD."file_sha256", 'reader', OLD."reader", 'reader_version', OLD."reader_version", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER speakers_insert AFTER INSERT ON speakers BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'speakers', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER speakers_update AFTER UPDATE ON speakers WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."name" IS NOT NEW."name" OR OLD."role" IS NOT NEW."role" OR OLD."case_id" IS NOT NEW."case_id" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'speakers', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'name', OLD."name", 'role', OLD."role", 'case_id', OLD."case_id") FROM open_entry; END;
CREATE TRIGGER speakers_delete AFTER DELETE ON speakers BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'speakers', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'name', OLD."name", 'role', OLD."role", 'case_id', OLD."case_id") FROM open_entry; END;
CREATE TRIGGER attributes_insert AFTER INSERT ON attributes BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'attributes', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER attributes_update AFTER UPDATE ON attributes WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."case_id" IS NOT NEW."case_id" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."speaker_id" IS NOT NEW."speaker_id" OR OLD."name" IS NOT NEW."name" OR OLD."value" IS NOT NEW."value" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'attributes', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'case_id', OLD."case_id", 'document_id', OLD."document_id", 'speaker_id', OLD."speaker_id", 'name', OLD."name", 'value', OLD."value") FROM open_entry; END;
CREATE TRIGGER attributes_delete AFTER DELETE ON attributes BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'attributes', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'case_id', OLD."case_id", 'document_id', OLD."document_id", 'speaker_id', OLD."speaker_id", 'name', OLD."name", 'value', OLD."value") FROM open_entry; END;
CREATE TRIGGER codes_insert AFTER INSERT ON codes BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codes', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER codes_update AFTER UPDATE ON codes WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."parent_id" IS NOT NEW."parent_id" OR OLD."position" IS NOT NEW."position" OR OLD."name" IS NOT NEW."name" OR OLD."colour" IS NOT NEW."colour" OR OLD."kind" IS NOT NEW."kind" OR OLD."origin" IS NOT NEW."origin" OR OLD."source" IS NOT NEW."source" OR OLD."weight_meaning" IS NOT NEW."weight_meaning" OR OLD."exclusive" IS NOT NEW."exclusive" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codes', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'parent_id', OLD."parent_id", 'position', OLD."position", 'name', OLD."name", 'colour', OLD."colour", 'kind', OLD."kind", 'origin', OLD."origin", 'source', OLD."source", 'weight_meaning', OLD."weight_meaning", 'exclusive', OLD."exclusive") FROM open_entry; END;
CREATE TRIGGER codes_delete AFTER DELETE ON codes BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codes', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'parent_id', OLD."parent_id", 'position', OLD."position", 'name', OLD."name", 'colour', OLD."colour", 'kind', OLD."kind", 'origin', OLD."origin", 'source', OLD."source", 'weight_meaning', OLD."weight_meaning", 'exclusive', OLD."exclusive") FROM open_entry; END;
CREATE TRIGGER code_rules_insert AFTER INSERT ON code_rules BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'code_rules', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER code_rules_update AFTER UPDATE ON code_rules WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."version" IS NOT NEW."version" OR OLD."definition" IS NOT NEW."definition" OR OLD."include" IS NOT NEW."include" OR OLD."exclude" IS NOT NEW."exclude" OR OLD."borders" IS NOT NEW."borders" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'code_rules', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'code_id', OLD."code_id", 'version', OLD."version", 'definition', OLD."definition", 'include', OLD."include", 'exclude', OLD."exclude", 'borders', OLD."borders", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER code_rules_delete AFTER DELETE ON code_rules BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'code_rules', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'code_id', OLD."code_id", 'version', OLD."version", 'definition', OLD."definition", 'include', OLD."include", 'exclude', OLD."exclude", 'borders', OLD."borders", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER anchors_insert AFTER INSERT ON anchors BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'anchors', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER anchors_update AFTER UPDATE ON anchors WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."position" IS NOT NEW."position" OR OLD."coding_id" IS NOT NEW."coding_id" OR OLD."text" IS NOT NEW."text" OR OLD."label" IS NOT NEW."label" OR OLD."invented" IS NOT NEW."invented" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'anchors', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'code_id', OLD."code_id", 'position', OLD."position", 'coding_id', OLD."coding_id", 'text', OLD."text", 'label', OLD."label", 'invented', OLD."invented") FROM open_entry; END;
CREATE TRIGGER anchors_delete AFTER DELETE ON anchors BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'anchors', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'code_id', OLD."code_id", 'position', OLD."position", 'coding_id', OLD."coding_id", 'text', OLD."text", 'label', OLD."label", 'invented', OLD."invented") FROM open_entry; END;
CREATE TRIGGER related_codes_insert AFTER INSERT ON related_codes BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'related_codes', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER related_codes_update AFTER UPDATE ON related_codes WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."position" IS NOT NEW."position" OR OLD."related_id" IS NOT NEW."related_id" OR OLD."name" IS NOT NEW."name" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'related_codes', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'code_id', OLD."code_id", 'position', OLD."position", 'related_id', OLD."related_id", 'name', OLD."name") FROM open_entry; END;
CREATE TRIGGER related_codes_delete AFTER DELETE ON related_codes BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'related_codes', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'code_id', OLD."code_id", 'position', OLD."position", 'related_id', OLD."related_id", 'name', OLD."name") FROM open_entry; END;
CREATE TRIGGER codebooks_insert AFTER INSERT ON codebooks BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codebooks', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER codebooks_update AFTER UPDATE ON codebooks WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."description" IS NOT NEW."description" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codebooks', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'description', OLD."description") FROM open_entry; END;
CREATE TRIGGER codebooks_delete AFTER DELETE ON codebooks BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codebooks', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'description', OLD."description") FROM open_entry; END;
CREATE TRIGGER assignments_insert AFTER INSERT ON assignments BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'assignments', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER assignments_update AFTER UPDATE ON assignments WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."assigned" IS NOT NEW."assigned" OR OLD."state" IS NOT NEW."state" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'assignments', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'coder_id', OLD."coder_id", 'assigned', OLD."assigned", 'state', OLD."state") FROM open_entry; END;
CREATE TRIGGER assignments_delete AFTER DELETE ON assignments BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'assignments', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'coder_id', OLD."coder_id", 'assigned', OLD."assigned", 'state', OLD."state") FROM open_entry; END;
CREATE TRIGGER codings_insert AFTER INSERT ON codings BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codings', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER codings_update AFTER UPDATE ON codings WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."start" IS NOT NEW."start" OR OLD."end" IS NOT NEW."end" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."rule_id" IS NOT NEW."rule_id" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."polarity" IS NOT NEW."polarity" OR OLD."weight" IS NOT NEW."weight" OR OLD."paraphrase" IS NOT NEW."paraphrase" OR OLD."round" IS NOT NEW."round" OR OLD."good" IS NOT NEW."good" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codings', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'start', OLD."start", 'end', OLD."end", 'code_id', OLD."code_id", 'rule_id', OLD."rule_id", 'coder_id', OLD."coder_id", 'polarity', OLD."polarity", 'weight', OLD."weight", 'paraphrase', OLD."paraphrase", 'round', OLD."round", 'good', OLD."good", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER codings_delete AFTER DELETE ON codings BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codings', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'start', OLD."start", 'end', OLD."end", 'code_id', OLD."code_id", 'rule_id', OLD."rule_id", 'coder_id', OLD."coder_id", 'polarity', OLD."polarity", 'weight', OLD."weight", 'paraphrase', OLD."paraphrase", 'round', OLD."round", 'good', OLD."good", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER memos_insert AFTER INSERT ON memos BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'memos', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER memos_update AFTER UPDATE ON memos WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."case_id" IS NOT NEW."case_id" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."coding_id" IS NOT NEW."coding_id" OR OLD."start" IS NOT NEW."start" OR OLD."end" IS NOT NEW."end" OR OLD."kind" IS NOT NEW."kind" OR OLD."title" IS NOT NEW."title" OR OLD."text" IS NOT NEW."text" OR OLD."author_id" IS NOT NEW."author_id" OR OLD."created" IS NOT NEW."created" OR OLD."changed" IS NOT NEW."changed" OR OLD."closed" IS NOT NEW."closed" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'memos', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'case_id', OLD."case_id", 'document_id', OLD."document_id", 'code_id', OLD."code_id", 'coding_id', OLD."coding_id", 'start', OLD."start", 'end', OLD."end", 'kind', OLD."kind", 'title', OLD."title", 'text', OLD."text", 'author_id', OLD."author_id", 'created', OLD."created", 'changed', OLD."changed", 'closed', OLD."closed") FROM open_entry; END;
CREATE TRIGGER memos_delete AFTER DELETE ON memos BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'memos', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'case_id', OLD."case_id", 'document_id', OLD."document_id", 'code_id', OLD."code_id", 'coding_id', OLD."coding_id", 'start', OLD."start", 'end', OLD."end", 'kind', OLD."kind", 'title', OLD."title", 'text', OLD."text", 'author_id', OLD."author_id", 'created', OLD."created", 'changed', OLD."changed", 'closed', OLD."closed") FROM open_entry; END;
CREATE TRIGGER revisions_insert AFTER INSERT ON revisions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'revisions', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER revisions_update AFTER UPDATE ON revisions WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."old_sha256" IS NOT NEW."old_sha256" OR OLD."new_sha256" IS NOT NEW."new_sha256" OR OLD."mapping" IS NOT NEW."mapping" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'revisions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'old_sha256', OLD."old_sha256", 'new_sha256', OLD."new_sha256", 'mapping', OLD."mapping", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER revisions_delete AFTER DELETE ON revisions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'revisions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'old_sha256', OLD."old_sha256", 'new_sha256', OLD."new_sha256", 'mapping', OLD."mapping", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER orphans_insert AFTER INSERT ON orphans BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'orphans', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER orphans_update AFTER UPDATE ON orphans WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."text_sha256" IS NOT NEW."text_sha256" OR OLD."start" IS NOT NEW."start" OR OLD."end" IS NOT NEW."end" OR OLD."proposed_start" IS NOT NEW."proposed_start" OR OLD."proposed_end" IS NOT NEW."proposed_end" OR OLD."reason" IS NOT NEW."reason" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."rule_id" IS NOT NEW."rule_id" OR OLD."coding_uuid" IS NOT NEW."coding_uuid" OR OLD."coding" IS NOT NEW."coding" OR OLD."attached" IS NOT NEW."attached" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'orphans', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'text_sha256', OLD."text_sha256", 'start', OLD."start", 'end', OLD."end", 'proposed_start', OLD."proposed_start", 'proposed_end', OLD."proposed_end", 'reason', OLD."reason", 'coder_id', OLD."coder_id", 'code_id', OLD."code_id", 'rule_id', OLD."rule_id", 'coding_uuid', OLD."coding_uuid", 'coding', OLD."coding", 'attached', OLD."attached") FROM open_entry; END;
CREATE TRIGGER orphans_delete AFTER DELETE ON orphans BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'orphans', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'text_sha256', OLD."text_sha256", 'start', OLD."start", 'end', OLD."end", 'proposed_start', OLD."proposed_start", 'proposed_end', OLD."proposed_end", 'reason', OLD."reason", 'coder_id', OLD."coder_id", 'code_id', OLD."code_id", 'rule_id', OLD."rule_id", 'coding_uuid', OLD."coding_uuid", 'coding', OLD."coding", 'attached', OLD."attached") FROM open_entry; END;
CREATE TRIGGER quotation_edits_insert AFTER INSERT ON quotation_edits BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'quotation_edits', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER quotation_edits_update AFTER UPDATE ON quotation_edits WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."coding_id" IS NOT NEW."coding_id" OR OLD."position" IS NOT NEW."position" OR OLD."start" IS NOT NEW."start" OR OLD."length" IS NOT NEW."length" OR OLD."replacement" IS NOT NEW."replacement" OR OLD."kind" IS NOT NEW."kind" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'quotation_edits', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'coding_id', OLD."coding_id", 'position', OLD."position", 'start', OLD."start", 'length', OLD."length", 'replacement', OLD."replacement", 'kind', OLD."kind") FROM open_entry; END;
CREATE TRIGGER quotation_edits_delete AFTER DELETE ON quotation_edits BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'quotation_edits', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'coding_id', OLD."coding_id", 'position', OLD."position", 'start', OLD."start", 'length', OLD."length", 'replacement', OLD."replacement", 'kind', OLD."kind") FROM open_entry; END;
CREATE TRIGGER quotation_ids_insert AFTER INSERT ON quotation_ids BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'quotation_ids', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER quotation_ids_update AFTER UPDATE ON quotation_ids WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."coding_id" IS NOT NEW."coding_id" OR OLD."name" IS NOT NEW."name" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'quotation_ids', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'coding_id', OLD."coding_id", 'name', OLD."name") FROM open_entry; END;
CREATE TRIGGER quotation_ids_delete AFTER DELETE ON quotation_ids BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'quotation_ids', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'coding_id', OLD."coding_id", 'name', OLD."name") FROM open_entry; END;
CREATE TRIGGER labels_insert AFTER INSERT ON labels BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'labels', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER labels_update AFTER UPDATE ON labels WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."population" IS NOT NEW."population" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'labels', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'population', OLD."population") FROM open_entry; END;
CREATE TRIGGER labels_delete AFTER DELETE ON labels BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'labels', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'population', OLD."population") FROM open_entry; END;
CREATE TRIGGER publications_insert AFTER INSERT ON publications BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'publications', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER publications_update AFTER UPDATE ON publications WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."seed" IS NOT NEW."seed" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'publications', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'seed', OLD."seed", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER publications_delete AFTER DELETE ON publications BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'publications', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'seed', OLD."seed", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER published_quotations_insert AFTER INSERT ON published_quotations BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'published_quotations', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER published_quotations_update AFTER UPDATE ON published_quotations WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."publication_id" IS NOT NEW."publication_id" OR OLD."coding_id" IS NOT NEW."coding_id" OR OLD."coding_uuid" IS NOT NEW."coding_uuid" OR OLD."code" IS NOT NEW."code" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'published_quotations', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'publication_id', OLD."publication_id", 'coding_id', OLD."coding_id", 'coding_uuid', OLD."coding_uuid", 'code', OLD."code") FROM open_entry; END;
CREATE TRIGGER published_quotations_delete AFTER DELETE ON published_quotations BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'published_quotations', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'publication_id', OLD."publication_id", 'coding_id', OLD."coding_id", 'coding_uuid', OLD."coding_uuid", 'code', OLD."code") FROM open_entry; END;
CREATE TRIGGER accepted_findings_insert AFTER INSERT ON accepted_findings BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'accepted_findings', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER accepted_findings_update AFTER UPDATE ON accepted_findings WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."fingerprint" IS NOT NEW."fingerprint" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."reason" IS NOT NEW."reason" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'accepted_findings', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'fingerprint', OLD."fingerprint", 'document_id', OLD."document_id", 'coder_id', OLD."coder_id", 'reason', OLD."reason", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER accepted_findings_delete AFTER DELETE ON accepted_findings BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'accepted_findings', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'fingerprint', OLD."fingerprint", 'document_id', OLD."document_id", 'coder_id', OLD."coder_id", 'reason', OLD."reason", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER texts_update BEFORE UPDATE ON texts BEGIN SELECT RAISE(ABORT, 'texts are not changed'); END;
CREATE TRIGGER texts_delete BEFORE DELETE ON texts WHEN NOT EXISTS (SELECT 1 FROM open_entry WHERE forgetting = 1) BEGIN SELECT RAISE(ABORT, 'texts are not changed'); END;
CREATE TRIGGER structures_update BEFORE UPDATE ON structures WHEN NOT EXISTS (SELECT 1 FROM open_entry WHERE forgetting = 1) BEGIN SELECT RAISE(ABORT, 'structures are not changed'); END;
CREATE TRIGGER structures_delete BEFORE DELETE ON structures WHEN NOT EXISTS (SELECT 1 FROM open_entry WHERE forgetting = 1) BEGIN SELECT RAISE(ABORT, 'structures are not changed'); END;
CREATE TRIGGER entries_update BEFORE UPDATE ON entries WHEN NOT EXISTS (SELECT 1 FROM open_entry WHERE forgetting = 1) BEGIN SELECT RAISE(ABORT, 'entries are not changed'); END;
CREATE TRIGGER entries_delete BEFORE DELETE ON entries WHEN NOT EXISTS (SELECT 1 FROM open_entry WHERE forgetting = 1) BEGIN SELECT RAISE(ABORT, 'entries are not changed'); END;
CREATE TRIGGER changes_update BEFORE UPDATE ON changes WHEN NOT EXISTS (SELECT 1 FROM open_entry WHERE forgetting = 1) BEGIN SELECT RAISE(ABORT, 'changes are not changed'); END;
CREATE TRIGGER changes_delete BEFORE DELETE ON changes WHEN NOT EXISTS (SELECT 1 FROM open_entry WHERE forgetting = 1) BEGIN SELECT RAISE(ABORT, 'changes are not changed'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('anchors',4);
INSERT INTO "sqlite_sequence" VALUES('structures',7);
INSERT INTO "sqlite_sequence" VALUES('entries',53);
INSERT INTO "sqlite_sequence" VALUES('changes',127);
INSERT INTO "sqlite_sequence" VALUES('settings',2);
INSERT INTO "sqlite_sequence" VALUES('coders',3);
INSERT INTO "sqlite_sequence" VALUES('codes',6);
INSERT INTO "sqlite_sequence" VALUES('code_rules',7);
INSERT INTO "sqlite_sequence" VALUES('texts',7);
INSERT INTO "sqlite_sequence" VALUES('documents',5);
INSERT INTO "sqlite_sequence" VALUES('speakers',4);
INSERT INTO "sqlite_sequence" VALUES('codings',9);
INSERT INTO "sqlite_sequence" VALUES('memos',5);
INSERT INTO "sqlite_sequence" VALUES('assignments',6);
INSERT INTO "sqlite_sequence" VALUES('quotation_edits',6);
INSERT INTO "sqlite_sequence" VALUES('quotation_ids',1);
INSERT INTO "sqlite_sequence" VALUES('publications',1);
INSERT INTO "sqlite_sequence" VALUES('published_quotations',1);
INSERT INTO "sqlite_sequence" VALUES('related_codes',1);
INSERT INTO "sqlite_sequence" VALUES('cases',2);
INSERT INTO "sqlite_sequence" VALUES('attributes',1);
INSERT INTO "sqlite_sequence" VALUES('forgotten',5);
INSERT INTO "sqlite_sequence" VALUES('revisions',2);
INSERT INTO "sqlite_sequence" VALUES('orphans',1);
INSERT INTO "sqlite_sequence" VALUES('labels',1);
INSERT INTO "sqlite_sequence" VALUES('accepted_findings',1);
COMMIT;
