PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1363365700;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'qualcode','first_schema','2026-11-28 22:56:25.467475+00:00');
CREATE TABLE accepted_findings (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, fingerprint TEXT NOT NULL UNIQUE,
        document_id INTEGER REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        reason TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "accepted_findings" VALUES(1,'01a2245f-de82-7000-be95-f0bb0f96330a','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,1,'named in public','2026-11-28T22:56:32.377Z');
CREATE TABLE anchors (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        coding_id INTEGER REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        text TEXT NOT NULL,
        label TEXT NOT NULL) STRICT;
INSERT INTO "anchors" VALUES(1,'01a2245f-d9a3-7000-92a6-a09d93ff0f8e',1,1,2,'Mit der Ausländerbehörde gab es lange Streit um die Zuständigkeit.','RG 2022');
INSERT INTO "anchors" VALUES(4,'01a2245f-ddaf-7001-9552-2e6a714bb7ec',3,1,NULL,'Worte','');
INSERT INTO "anchors" VALUES(5,'01a2245f-dea4-7000-bfa3-9110ec638ba0',2,1,NULL,'eigene
Worte 🙂','');
CREATE TABLE assignments (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        assigned INTEGER NOT NULL CHECK (assigned IN (0, 1)),
        state TEXT NOT NULL CHECK (state IN ('open', 'working', 'finished')),
        UNIQUE (document_id, coder_id)) STRICT;
INSERT INTO "assignments" VALUES(1,'01a2245f-d953-7002-8957-38688469ff87',1,1,1,'working');
INSERT INTO "assignments" VALUES(2,'01a2245f-d963-7000-b834-49284ec3b705',1,2,1,'finished');
INSERT INTO "assignments" VALUES(3,'01a2245f-d9e1-7003-8400-7267ab3332f0',2,1,0,'working');
CREATE TABLE attributes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        speaker_id INTEGER REFERENCES speakers(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        CHECK ((case_id IS NOT NULL) + (document_id IS NOT NULL) + (speaker_id IS NOT NULL) = 1),
        UNIQUE (case_id, name), UNIQUE (document_id, name), UNIQUE (speaker_id, name)) STRICT;
INSERT INTO "attributes" VALUES(1,'01a2245f-d9d3-7003-b65e-9fc8bcf663bd',NULL,2,NULL,'wave','2021');
CREATE TABLE backups (id INTEGER PRIMARY KEY AUTOINCREMENT,
        path TEXT NOT NULL UNIQUE,
        created TEXT NOT NULL,
        reason TEXT NOT NULL) STRICT;
CREATE TABLE cases (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        quotable TEXT NOT NULL CHECK (quotable IN ('yes', 'paraphrase', 'no'))) STRICT;
INSERT INTO "cases" VALUES(1,'01a2245f-d9d3-7001-b777-b3d53e2b689f','Case A','yes');
INSERT INTO "cases" VALUES(2,'01a2245f-d9fb-7001-8410-95f587d0cd0d','Case B','yes');
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
INSERT INTO "changes" VALUES(22,13,'settings',2,NULL);
INSERT INTO "changes" VALUES(23,14,'codes',2,NULL);
INSERT INTO "changes" VALUES(24,14,'code_rules',2,NULL);
INSERT INTO "changes" VALUES(25,14,'anchors',2,NULL);
INSERT INTO "changes" VALUES(26,14,'anchors',3,NULL);
INSERT INTO "changes" VALUES(27,14,'codes',3,NULL);
INSERT INTO "changes" VALUES(28,14,'code_rules',3,NULL);
INSERT INTO "changes" VALUES(29,14,'related_codes',1,NULL);
INSERT INTO "changes" VALUES(30,14,'codes',4,NULL);
INSERT INTO "changes" VALUES(31,14,'code_rules',4,NULL);
INSERT INTO "changes" VALUES(32,14,'related_codes',1,'{"id":1,"uuid":"01a2245f-d9c3-7004-9fb1-092459582578","code_id":3,"position":1,"related_id":null,"name":"Koordination"}');
INSERT INTO "changes" VALUES(33,15,'cases',1,NULL);
INSERT INTO "changes" VALUES(34,15,'documents',2,NULL);
INSERT INTO "changes" VALUES(35,15,'attributes',1,NULL);
INSERT INTO "changes" VALUES(36,16,'codings',4,NULL);
INSERT INTO "changes" VALUES(37,16,'memos',3,NULL);
INSERT INTO "changes" VALUES(38,16,'assignments',3,NULL);
INSERT INTO "changes" VALUES(39,17,'documents',2,'{"id":2,"uuid":"01a2245f-d9d3-7002-a280-98b7316b5100","name":"to forget","label":"RG 2021","text_id":2,"structure_id":2,"case_id":1,"context":"","file_name":"to forget.txt","file_sha256":"ff29ae3311ac3771caf87d1e508846015dc51d9b8fef6e5d6cd18cc0bf9e588c","reader":"text","reader_version":"1","created":"2026-11-28T22:56:31.187Z"}');
INSERT INTO "changes" VALUES(40,18,'cases',2,NULL);
INSERT INTO "changes" VALUES(50,22,'documents',1,'{"id":1,"uuid":"01a2245f-d945-7000-8aae-b4758e7a1cee","name":"talk","label":"","text_id":1,"structure_id":1,"case_id":null,"context":"","file_name":"talk.txt","file_sha256":"ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a","reader":"text","reader_version":"1","created":"2026-11-28T22:56:31.044Z"}');
INSERT INTO "changes" VALUES(51,22,'codings',1,'{"id":1,"uuid":"01a2245f-d953-7000-a7ef-4e491b0c11ce","document_id":1,"start":88,"end":126,"code_id":1,"rule_id":1,"coder_id":1,"polarity":"present","weight":null,"paraphrase":"","round":1,"good":0,"created":"2026-11-28T22:56:31.058Z"}');
INSERT INTO "changes" VALUES(52,22,'codings',2,'{"id":2,"uuid":"01a2245f-d962-7001-8a65-70eaa9f61436","document_id":1,"start":165,"end":231,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"absent","weight":30,"paraphrase":"quarrel","round":1,"good":0,"created":"2026-11-28T22:56:31.074Z"}');
INSERT INTO "changes" VALUES(53,22,'codings',3,'{"id":3,"uuid":"01a2245f-d96e-7001-a4af-979651ebf1a1","document_id":1,"start":232,"end":260,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":1,"good":0,"created":"2026-11-28T22:56:31.086Z"}');
INSERT INTO "changes" VALUES(54,22,'memos',2,'{"id":2,"uuid":"01a2245f-d97b-7001-a200-974ec835a9ca","case_id":null,"document_id":1,"code_id":null,"coding_id":null,"start":232,"end":260,"kind":"other","title":"","text":"on the passage","author_id":1,"created":"2026-11-28T22:56:31.099Z","changed":"2026-11-28T22:56:31.099Z","closed":0}');
INSERT INTO "changes" VALUES(55,22,'quotation_edits',1,'{"id":1,"uuid":"01a2245f-d98b-7000-b50f-0147644d68d6","coding_id":2,"position":0,"start":8,"length":16,"replacement":"Amt","kind":"replacement"}');
INSERT INTO "changes" VALUES(56,22,'quotation_edits',2,'{"id":2,"uuid":"01a2245f-d98b-7001-a8e2-0491cd03caab","coding_id":2,"position":1,"start":52,"length":13,"replacement":"Aufgaben","kind":"replacement"}');
INSERT INTO "changes" VALUES(57,22,'quotation_edits',3,NULL);
INSERT INTO "changes" VALUES(58,22,'quotation_edits',4,NULL);
INSERT INTO "changes" VALUES(59,22,'anchors',1,'{"id":1,"uuid":"01a2245f-d9a3-7000-92a6-a09d93ff0f8e","code_id":1,"position":1,"coding_id":2,"text":"Mit der Ausländerbehörde gab es lange Streit um die Zuständigkeit.","label":"RG 2022"}');
INSERT INTO "changes" VALUES(60,22,'revisions',1,NULL);
INSERT INTO "changes" VALUES(61,23,'documents',1,'{"id":1,"uuid":"01a2245f-d945-7000-8aae-b4758e7a1cee","name":"talk","label":"","text_id":4,"structure_id":4,"case_id":null,"context":"","file_name":"talk.txt","file_sha256":"ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a","reader":"text","reader_version":"1","created":"2026-11-28T22:56:31.044Z"}');
INSERT INTO "changes" VALUES(62,23,'memos',1,'{"id":1,"uuid":"01a2245f-d953-7001-9026-f11c0d38faa3","case_id":null,"document_id":null,"code_id":null,"coding_id":1,"start":null,"end":null,"kind":"other","title":"","text":"why alone?","author_id":1,"created":"2026-11-28T22:56:31.058Z","changed":"2026-11-28T22:56:31.058Z","closed":0}');
INSERT INTO "changes" VALUES(63,23,'codings',1,'{"id":1,"uuid":"01a2245f-d953-7000-a7ef-4e491b0c11ce","document_id":1,"start":94,"end":132,"code_id":1,"rule_id":1,"coder_id":1,"polarity":"present","weight":null,"paraphrase":"","round":1,"good":0,"created":"2026-11-28T22:56:31.058Z"}');
INSERT INTO "changes" VALUES(64,23,'orphans',1,NULL);
INSERT INTO "changes" VALUES(65,23,'codings',2,'{"id":2,"uuid":"01a2245f-d962-7001-8a65-70eaa9f61436","document_id":1,"start":171,"end":242,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"absent","weight":30,"paraphrase":"quarrel","round":1,"good":0,"created":"2026-11-28T22:56:31.074Z"}');
INSERT INTO "changes" VALUES(66,23,'codings',3,'{"id":3,"uuid":"01a2245f-d96e-7001-a4af-979651ebf1a1","document_id":1,"start":243,"end":271,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":1,"good":0,"created":"2026-11-28T22:56:31.086Z"}');
INSERT INTO "changes" VALUES(67,23,'memos',2,'{"id":2,"uuid":"01a2245f-d97b-7001-a200-974ec835a9ca","case_id":null,"document_id":1,"code_id":null,"coding_id":null,"start":243,"end":271,"kind":"other","title":"","text":"on the passage","author_id":1,"created":"2026-11-28T22:56:31.099Z","changed":"2026-11-28T22:56:31.099Z","closed":0}');
INSERT INTO "changes" VALUES(68,23,'quotation_edits',3,'{"id":3,"uuid":"01a2245f-dd64-7000-9342-85c72c04dc44","coding_id":2,"position":0,"start":8,"length":16,"replacement":"Amt","kind":"replacement"}');
INSERT INTO "changes" VALUES(69,23,'quotation_edits',4,'{"id":4,"uuid":"01a2245f-dd64-7001-b1b0-5041c60f6ac9","coding_id":2,"position":1,"start":57,"length":13,"replacement":"Aufgaben","kind":"replacement"}');
INSERT INTO "changes" VALUES(70,23,'quotation_edits',5,NULL);
INSERT INTO "changes" VALUES(71,23,'quotation_edits',6,NULL);
INSERT INTO "changes" VALUES(72,23,'anchors',1,'{"id":1,"uuid":"01a2245f-d9a3-7000-92a6-a09d93ff0f8e","code_id":1,"position":1,"coding_id":2,"text":"Mit der Ausländerbehörde gab es sehr lange Streit um die Zuständigkeit.","label":"RG 2022"}');
INSERT INTO "changes" VALUES(73,23,'revisions',2,NULL);
INSERT INTO "changes" VALUES(74,24,'codes',3,'{"id":3,"uuid":"01a2245f-d9c3-7002-ba6d-ae973a3f80e0","parent_id":2,"position":1,"name":"Appell","colour":"#009e73","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(75,24,'code_rules',5,NULL);
INSERT INTO "changes" VALUES(76,24,'anchors',4,NULL);
INSERT INTO "changes" VALUES(77,25,'anchors',4,'{"id":4,"uuid":"01a2245f-ddaf-7001-9552-2e6a714bb7ec","code_id":3,"position":1,"coding_id":null,"text":"Worte","label":""}');
INSERT INTO "changes" VALUES(78,25,'code_rules',5,'{"id":5,"uuid":"01a2245f-ddaf-7000-94c2-fbe4638832c8","code_id":3,"version":2,"definition":"anders","include":"","exclude":"","borders":"","created":"2026-11-28T22:56:32.174Z"}');
INSERT INTO "changes" VALUES(79,25,'codes',3,'{"id":3,"uuid":"01a2245f-d9c3-7002-ba6d-ae973a3f80e0","parent_id":2,"position":1,"name":"Appell, neu","colour":"#009e73","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(80,26,'codes',3,'{"id":3,"uuid":"01a2245f-d9c3-7002-ba6d-ae973a3f80e0","parent_id":2,"position":1,"name":"Appell","colour":"#009e73","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(81,26,'code_rules',5,NULL);
INSERT INTO "changes" VALUES(82,26,'anchors',4,NULL);
INSERT INTO "changes" VALUES(83,27,'codes',5,NULL);
INSERT INTO "changes" VALUES(84,27,'code_rules',6,NULL);
INSERT INTO "changes" VALUES(85,28,'code_rules',6,'{"id":6,"uuid":"01a2245f-dddc-7000-92f5-7d07abff7933","code_id":5,"version":1,"definition":"","include":"","exclude":"","borders":"","created":"2026-11-28T22:56:32.219Z"}');
INSERT INTO "changes" VALUES(86,28,'codes',5,'{"id":5,"uuid":"01a2245f-dddb-7001-b2f9-d28733833bd8","parent_id":null,"position":3,"name":"Undone","colour":"#56b4e9","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(87,29,'codes',6,NULL);
INSERT INTO "changes" VALUES(88,29,'code_rules',7,NULL);
INSERT INTO "changes" VALUES(89,30,'codings',6,NULL);
INSERT INTO "changes" VALUES(90,31,'codings',6,'{"id":6,"uuid":"01a2245f-de0b-7001-8ab1-56379938541d","document_id":1,"start":3,"end":9,"code_id":6,"rule_id":7,"coder_id":1,"polarity":"present","weight":null,"paraphrase":"","round":2,"good":0,"created":"2026-11-28T22:56:32.267Z"}');
INSERT INTO "changes" VALUES(91,31,'code_rules',7,'{"id":7,"uuid":"01a2245f-ddf7-7000-8b35-3c0b713a1545","code_id":6,"version":1,"definition":"","include":"","exclude":"","borders":"","created":"2026-11-28T22:56:32.246Z"}');
INSERT INTO "changes" VALUES(92,31,'codes',6,'{"id":6,"uuid":"01a2245f-ddf6-7001-a45a-505524091c77","parent_id":null,"position":3,"name":"Merged","colour":"#56b4e9","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(93,32,'codings',7,NULL);
INSERT INTO "changes" VALUES(94,33,'codings',7,'{"id":7,"uuid":"01a2245f-de2b-7001-99ed-9f23da387172","document_id":1,"start":0,"end":5,"code_id":2,"rule_id":2,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"good":0,"created":"2026-11-28T22:56:32.299Z"}');
INSERT INTO "changes" VALUES(95,34,'assignments',1,'{"id":1,"uuid":"01a2245f-d953-7002-8957-38688469ff87","document_id":1,"coder_id":1,"assigned":0,"state":"working"}');
INSERT INTO "changes" VALUES(96,35,'assignments',2,'{"id":2,"uuid":"01a2245f-d963-7000-b834-49284ec3b705","document_id":1,"coder_id":2,"assigned":0,"state":"working"}');
INSERT INTO "changes" VALUES(97,36,'labels',1,NULL);
INSERT INTO "changes" VALUES(98,37,'accepted_findings',1,NULL);
INSERT INTO "changes" VALUES(99,38,'documents',4,NULL);
INSERT INTO "changes" VALUES(100,38,'speakers',3,NULL);
INSERT INTO "changes" VALUES(101,38,'speakers',4,NULL);
INSERT INTO "changes" VALUES(102,39,'anchors',2,'{"id":2,"uuid":"01a2245f-d9c3-7000-99ab-0c47dd4ad69e","code_id":2,"position":1,"coding_id":null,"text":"„Wir rufen einander an“","label":"RG 2020"}');
INSERT INTO "changes" VALUES(103,39,'anchors',3,'{"id":3,"uuid":"01a2245f-d9c3-7001-b8c6-2487710773f6","code_id":2,"position":2,"coding_id":null,"text":"eigene\nWorte 🙂","label":""}');
INSERT INTO "changes" VALUES(104,39,'anchors',5,NULL);
INSERT INTO "changes" VALUES(105,40,'documents',5,NULL);
INSERT INTO "changes" VALUES(106,41,'codings',8,NULL);
INSERT INTO "changes" VALUES(107,41,'memos',5,NULL);
INSERT INTO "changes" VALUES(108,41,'assignments',5,NULL);
INSERT INTO "changes" VALUES(109,42,'memos',5,'{"id":5,"uuid":"01a2245f-dec3-7000-b221-a9d506881f35","case_id":null,"document_id":null,"code_id":null,"coding_id":8,"start":null,"end":null,"kind":"other","title":"","text":"auch dort","author_id":2,"created":"2026-11-28T22:56:32.450Z","changed":"2026-11-28T22:56:32.450Z","closed":0}');
INSERT INTO "changes" VALUES(110,42,'codings',8,'{"id":8,"uuid":"01a2245f-dec2-7001-80c3-8447eb2ba59f","document_id":5,"start":4,"end":8,"code_id":2,"rule_id":2,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"good":0,"created":"2026-11-28T22:56:32.450Z"}');
INSERT INTO "changes" VALUES(111,42,'assignments',5,'{"id":5,"uuid":"01a2245f-dec6-7000-8519-b09f59fa03e5","document_id":5,"coder_id":2,"assigned":0,"state":"working"}');
INSERT INTO "changes" VALUES(112,42,'documents',5,'{"id":5,"uuid":"01a2245f-deb3-7001-bb47-308598d84473","name":"removed","label":"RG 2020","text_id":7,"structure_id":7,"case_id":null,"context":"","file_name":"removed.txt","file_sha256":"e1f79758cc42e6fe6037941205d1fbc37f5780f13aa077d0ba8287fd93cecd52","reader":"text","reader_version":"1","created":"2026-11-28T22:56:32.435Z"}');
CREATE TABLE code_rules (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        version INTEGER NOT NULL CHECK (version >= 1),
        definition TEXT NOT NULL,
        include TEXT NOT NULL,
        exclude TEXT NOT NULL,
        borders TEXT NOT NULL,
        created TEXT NOT NULL,
        UNIQUE (code_id, version)) STRICT;
INSERT INTO "code_rules" VALUES(1,'01a2245f-c483-7000-a953-2d0380a4100b',1,1,'','','','','2026-11-28T22:56:25.730Z');
INSERT INTO "code_rules" VALUES(2,'01a2245f-d9c2-7002-b50e-7e282641e8a1',2,1,'was gemeint ist','immer wenn','außer wenn','nicht Streit','2026-11-28T22:56:31.170Z');
INSERT INTO "code_rules" VALUES(3,'01a2245f-d9c3-7003-8ce5-c8f4254cadb5',3,1,'','','','','2026-11-28T22:56:31.170Z');
INSERT INTO "code_rules" VALUES(4,'01a2245f-d9c3-7006-aa42-13b6627694af',4,1,'','','','','2026-11-28T22:56:31.170Z');
INSERT INTO "code_rules" VALUES(5,'01a2245f-ddaf-7000-94c2-fbe4638832c8',3,2,'anders','','','','2026-11-28T22:56:32.174Z');
CREATE TABLE coders (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL CHECK (kind IN ('person', 'machine', 'consensus'))) STRICT;
INSERT INTO "coders" VALUES(1,'01a2245f-c46f-7001-b206-f72bb63c5cbd','anna','person');
INSERT INTO "coders" VALUES(2,'01a2245f-c47e-7001-8248-fe0e6403cd34','ben','person');
CREATE TABLE codes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, parent_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        colour TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('factual', 'thematic', 'evaluative', 'analytic', 'in vivo')),
        origin TEXT NOT NULL CHECK (origin IN ('deductive', 'inductive')),
        source TEXT NOT NULL,
        weight_meaning TEXT NOT NULL,
        exclusive INTEGER NOT NULL CHECK (exclusive IN (0, 1))) STRICT;
INSERT INTO "codes" VALUES(1,'01a2245f-c482-7001-ba02-4f1639d74fea',NULL,1,'Theme','#0072b2','thematic','deductive','','',0);
INSERT INTO "codes" VALUES(2,'01a2245f-d9c2-7001-9347-16169214e4d2',NULL,2,'Koordination','#e69f00','evaluative','deductive','','',1);
INSERT INTO "codes" VALUES(3,'01a2245f-d9c3-7002-ba6d-ae973a3f80e0',2,1,'Appell, neu','#009e73','thematic','deductive','','',0);
INSERT INTO "codes" VALUES(4,'01a2245f-d9c3-7005-b1e0-c555189bc973',2,2,'Streit, der ''lange'' "währt"','#cc79a7','thematic','deductive','','',0);
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
INSERT INTO "codings" VALUES(2,'01a2245f-d962-7001-8a65-70eaa9f61436',1,126,192,1,1,2,'absent',30,'quarrel',1,0,'2026-11-28T22:56:31.074Z');
INSERT INTO "codings" VALUES(3,'01a2245f-d96e-7001-a4af-979651ebf1a1',1,193,221,1,1,2,'present',NULL,'',1,0,'2026-11-28T22:56:31.086Z');
INSERT INTO "codings" VALUES(4,'01a2245f-d9e1-7001-a8ec-24bde717f9fb',2,0,16,3,3,1,'present',NULL,'Vergessliche Worte',2,0,'2026-11-28T22:56:31.201Z');
INSERT INTO "codings" VALUES(6,'01a2245f-de0b-7001-8ab1-56379938541d',1,3,9,2,2,1,'present',NULL,'',2,0,'2026-11-28T22:56:32.267Z');
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
INSERT INTO "documents" VALUES(1,'01a2245f-d945-7000-8aae-b4758e7a1cee','talk','',5,5,NULL,'','talk.txt','ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a','text','1','2026-11-28T22:56:31.044Z');
INSERT INTO "documents" VALUES(2,'01a2245f-d9d3-7002-a280-98b7316b5100','withdrawn','RG 2021',2,2,1,'','to forget.txt','ff29ae3311ac3771caf87d1e508846015dc51d9b8fef6e5d6cd18cc0bf9e588c','text','1','2026-11-28T22:56:31.187Z');
INSERT INTO "documents" VALUES(4,'01a2245f-de94-7000-9040-0cd800895c0f','second talk','',6,6,NULL,'','second talk.txt','2e854bf55e85c61a2f87831570a1c532e4593e61c8084971a26f18d707f2ae20','text','1','2026-11-28T22:56:32.403Z');
CREATE TABLE entries (id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        coder_uuid TEXT,
        coder_name TEXT NOT NULL,
        created TEXT NOT NULL,
        kind TEXT NOT NULL,
        reason TEXT NOT NULL,
        schema_version INTEGER NOT NULL,
        undoes TEXT REFERENCES entries(uuid)) STRICT;
INSERT INTO "entries" VALUES(1,'01a2245f-c45f-7000-b26e-5d45ebd3146d',NULL,'lead','2026-11-28T22:56:25.695Z','setting','',1,NULL);
INSERT INTO "entries" VALUES(2,'01a2245f-c46f-7000-a7ba-b25da36d0247',NULL,'lead','2026-11-28T22:56:25.711Z','coder.add','',1,NULL);
INSERT INTO "entries" VALUES(3,'01a2245f-c47e-7000-ba41-8d933aa15190',NULL,'lead','2026-11-28T22:56:25.726Z','coder.add','',1,NULL);
INSERT INTO "entries" VALUES(4,'01a2245f-c482-7000-8ef3-cfcf2797c22b',NULL,'lead','2026-11-28T22:56:25.730Z','code.add','',1,NULL);
INSERT INTO "entries" VALUES(5,'01a2245f-d944-7000-ac47-27c0159c40aa',NULL,'lead','2026-11-28T22:56:31.044Z','import','',1,NULL);
INSERT INTO "entries" VALUES(6,'01a2245f-d952-7000-84a0-182fc4450d18','01a2245f-c46f-7001-b206-f72bb63c5cbd','anna','2026-11-28T22:56:31.058Z','coding.add','',1,NULL);
INSERT INTO "entries" VALUES(7,'01a2245f-d962-7000-bd4d-4111c011f25a','01a2245f-c47e-7001-8248-fe0e6403cd34','ben','2026-11-28T22:56:31.074Z','coding.add','',1,NULL);
INSERT INTO "entries" VALUES(8,'01a2245f-d96e-7000-a9dd-6a665065863a','01a2245f-c47e-7001-8248-fe0e6403cd34','ben','2026-11-28T22:56:31.086Z','coding.add','',1,NULL);
INSERT INTO "entries" VALUES(9,'01a2245f-d97b-7000-83b1-25077c8e19b4','01a2245f-c46f-7001-b206-f72bb63c5cbd','anna','2026-11-28T22:56:31.099Z','memo.add','',1,NULL);
INSERT INTO "entries" VALUES(10,'01a2245f-d98a-7000-929f-b211e4604ede',NULL,'lead','2026-11-28T22:56:31.114Z','quotation.edit','',1,NULL);
INSERT INTO "entries" VALUES(11,'01a2245f-d996-7000-b4a9-733ad2717af3',NULL,'lead','2026-11-28T22:56:31.126Z','export','',1,NULL);
INSERT INTO "entries" VALUES(12,'01a2245f-d9a2-7000-97f5-4cc5474f83cb',NULL,'lead','2026-11-28T22:56:31.138Z','code.edit','',1,NULL);
INSERT INTO "entries" VALUES(13,'01a2245f-d9b2-7000-aeb8-0da553ca5148',NULL,'lead','2026-11-28T22:56:31.154Z','setting','',1,NULL);
INSERT INTO "entries" VALUES(14,'01a2245f-d9c2-7000-8839-9e82a94d1790',NULL,'lead','2026-11-28T22:56:31.170Z','code.add','',1,NULL);
INSERT INTO "entries" VALUES(15,'01a2245f-d9d3-7000-a861-7f79396e855d',NULL,'lead','2026-11-28T22:56:31.187Z','import','',1,NULL);
INSERT INTO "entries" VALUES(16,'01a2245f-d9e1-7000-b63f-12e0026450e5','01a2245f-c46f-7001-b206-f72bb63c5cbd','anna','2026-11-28T22:56:31.201Z','coding.add','',1,NULL);
INSERT INTO "entries" VALUES(17,'01a2245f-d9ee-7000-a841-248c7a1f3443',NULL,'lead','2026-11-28T22:56:31.214Z','document.rename','',1,NULL);
INSERT INTO "entries" VALUES(18,'01a2245f-d9fb-7000-bda4-eec811045ee9',NULL,'lead','2026-11-28T22:56:31.227Z','import','',1,NULL);
INSERT INTO "entries" VALUES(19,'01a2245f-da0e-7000-adb4-e1b2eb35a2ef','01a2245f-c47e-7001-8248-fe0e6403cd34','ben','2026-11-28T22:56:31.246Z','coding.add','',1,NULL);
INSERT INTO "entries" VALUES(20,'01a2245f-da16-7000-b811-28457b4fdc23',NULL,'lead','2026-11-28T22:56:31.254Z','document.rename','',1,NULL);
INSERT INTO "entries" VALUES(21,'01a2245f-daa9-7000-bb75-58a71580ad8c',NULL,'lead','2026-11-28T22:56:31.401Z','forget','',1,NULL);
INSERT INTO "entries" VALUES(22,'01a2245f-dd59-7000-9ad8-28435d5bdb28',NULL,'lead','2026-11-28T22:56:32.089Z','document.revise','',1,NULL);
INSERT INTO "entries" VALUES(23,'01a2245f-dd8e-7000-a027-f4094b50b380',NULL,'lead','2026-11-28T22:56:32.130Z','document.revise','',1,NULL);
INSERT INTO "entries" VALUES(24,'01a2245f-ddae-7000-aa66-2a8e7d4e79eb',NULL,'lead','2026-11-28T22:56:32.174Z','code.edit','',1,NULL);
INSERT INTO "entries" VALUES(25,'01a2245f-ddbb-7000-af7d-719e911ab327',NULL,'lead','2026-11-28T22:56:32.187Z','undo','',1,'01a2245f-ddae-7000-aa66-2a8e7d4e79eb');
INSERT INTO "entries" VALUES(26,'01a2245f-ddcb-7000-ac3f-31ffcac50165',NULL,'lead','2026-11-28T22:56:32.202Z','redo','',1,'01a2245f-ddbb-7000-af7d-719e911ab327');
INSERT INTO "entries" VALUES(27,'01a2245f-dddb-7000-916c-ee93fda325f8',NULL,'lead','2026-11-28T22:56:32.219Z','code.add','',1,NULL);
INSERT INTO "entries" VALUES(28,'01a2245f-ddeb-7000-ba07-6b07febf87b5',NULL,'lead','2026-11-28T22:56:32.235Z','undo','',1,'01a2245f-dddb-7000-916c-ee93fda325f8');
INSERT INTO "entries" VALUES(29,'01a2245f-ddf6-7000-80fb-ac8b6be4fca8',NULL,'lead','2026-11-28T22:56:32.246Z','code.add','',1,NULL);
INSERT INTO "entries" VALUES(30,'01a2245f-de0b-7000-9806-d54857b27edf','01a2245f-c46f-7001-b206-f72bb63c5cbd','anna','2026-11-28T22:56:32.267Z','coding.add','',1,NULL);
INSERT INTO "entries" VALUES(31,'01a2245f-de1a-7000-b5b5-f937b4b7ebd8',NULL,'lead','2026-11-28T22:56:32.282Z','code.merge','Merged → Koordination',1,NULL);
INSERT INTO "entries" VALUES(32,'01a2245f-de2b-7000-a7a6-8e81fe8f8e41','01a2245f-c47e-7001-8248-fe0e6403cd34','ben','2026-11-28T22:56:32.299Z','coding.add','',1,NULL);
INSERT INTO "entries" VALUES(33,'01a2245f-de3e-7000-9f56-ddbb6cfd6877','01a2245f-c47e-7001-8248-fe0e6403cd34','ben','2026-11-28T22:56:32.318Z','coding.remove','',1,NULL);
INSERT INTO "entries" VALUES(34,'01a2245f-de4a-7000-ac59-2ce0eec78c08',NULL,'lead','2026-11-28T22:56:32.330Z','assign','',1,NULL);
INSERT INTO "entries" VALUES(35,'01a2245f-de59-7000-af6e-73c85cdb9605',NULL,'lead','2026-11-28T22:56:32.345Z','document.finished','',1,NULL);
INSERT INTO "entries" VALUES(36,'01a2245f-de67-7000-af35-8123dfeaf952',NULL,'lead','2026-11-28T22:56:32.359Z','label.set','',1,NULL);
INSERT INTO "entries" VALUES(37,'01a2245f-de79-7000-8f7e-5d24837de4a7','01a2245f-c46f-7001-b206-f72bb63c5cbd','anna','2026-11-28T22:56:32.377Z','finding.accept','named in public',1,NULL);
INSERT INTO "entries" VALUES(38,'01a2245f-de93-7000-89d6-cb0be1b848cd',NULL,'lead','2026-11-28T22:56:32.403Z','import','',1,NULL);
INSERT INTO "entries" VALUES(39,'01a2245f-dea3-7000-93e0-024d5e04672c',NULL,'lead','2026-11-28T22:56:32.419Z','code.anchor','',1,NULL);
INSERT INTO "entries" VALUES(40,'01a2245f-deb3-7000-bbe4-539b770dcb26',NULL,'lead','2026-11-28T22:56:32.435Z','import','',1,NULL);
INSERT INTO "entries" VALUES(41,'01a2245f-dec2-7000-9c2c-71224861d51e','01a2245f-c47e-7001-8248-fe0e6403cd34','ben','2026-11-28T22:56:32.450Z','coding.add','',1,NULL);
INSERT INTO "entries" VALUES(42,'01a2245f-dedb-7000-aacc-6b27ee87c602',NULL,'lead','2026-11-28T22:56:32.475Z','document.remove','',1,NULL);
CREATE TABLE labels (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        population INTEGER CHECK (population >= 1)) STRICT;
INSERT INTO "labels" VALUES(1,'01a2245f-de67-7001-9b85-a554a6881df2','RG 2021',40);
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
INSERT INTO "memos" VALUES(1,'01a2245f-d953-7001-9026-f11c0d38faa3',NULL,1,NULL,NULL,NULL,NULL,'other','','why alone?',1,'2026-11-28T22:56:31.058Z','2026-11-28T22:56:31.058Z',0);
INSERT INTO "memos" VALUES(2,'01a2245f-d97b-7001-a200-974ec835a9ca',NULL,1,NULL,NULL,193,221,'other','','on the passage',1,'2026-11-28T22:56:31.099Z','2026-11-28T22:56:31.099Z',0);
INSERT INTO "memos" VALUES(3,'01a2245f-d9e1-7002-a676-c83ec4871973',NULL,NULL,NULL,4,NULL,NULL,'other','','über Vergessliche Worte',1,'2026-11-28T22:56:31.201Z','2026-11-28T22:56:31.201Z',0);
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
INSERT INTO "orphans" VALUES(1,'01a2245f-dd96-7000-a093-a06669047e06',1,'bbe7149cdbb1674930b7a345cbd70437f429ab8a55f7760b43b6327c5470b9a8',94,132,NULL,NULL,'lost',1,1,1,'01a2245f-d953-7000-a7ef-4e491b0c11ce','{"polarity": "present", "weight": null, "paraphrase": "", "round": 1, "good": 0, "created": "2026-11-28T22:56:31.058Z"}','{"memos": ["01a2245f-d953-7001-9026-f11c0d38faa3"], "anchors": [], "ids": [], "edits": []}');
CREATE TABLE publications (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        seed INTEGER NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "publications" VALUES(1,'01a2245f-d996-7002-87b9-2b3c2e306d73','report',1,'2026');
CREATE TABLE published_quotations (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, publication_id INTEGER NOT NULL REFERENCES publications(id) DEFERRABLE INITIALLY DEFERRED,
        coding_id INTEGER REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        coding_uuid TEXT NOT NULL,
        code TEXT NOT NULL) STRICT;
INSERT INTO "published_quotations" VALUES(1,'01a2245f-d997-7000-a2db-b4c4e0116b13',1,2,'01a2245f-d962-7001-8a65-70eaa9f61436','Theme');
CREATE TABLE quotation_edits (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, coding_id INTEGER NOT NULL REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        length INTEGER NOT NULL CHECK (length >= 0),
        replacement TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('omission', 'insertion', 'replacement', 'case', 'emphasis'))) STRICT;
INSERT INTO "quotation_edits" VALUES(5,'01a2245f-dd97-7000-be42-dd77c64e66f6',2,0,8,16,'Amt','replacement');
INSERT INTO "quotation_edits" VALUES(6,'01a2245f-dd99-7000-b9b2-102953d1ebbc',2,1,52,13,'Aufgaben','replacement');
CREATE TABLE quotation_ids (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, coding_id INTEGER NOT NULL REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "quotation_ids" VALUES(1,'01a2245f-d996-7001-aba1-126c0c5e4ecb',2,'a1b2c3');
CREATE TABLE related_codes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        related_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL) STRICT;
INSERT INTO "related_codes" VALUES(1,'01a2245f-d9c3-7004-9fb1-092459582578',3,1,2,'Koordination');
CREATE TABLE revisions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        old_sha256 TEXT NOT NULL,
        new_sha256 TEXT NOT NULL,
        mapping TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "revisions" VALUES(1,'01a2245f-dd65-7000-aa43-6ae04e45cfa2',1,'12e5270a24120f9f3f77764e116bf0b4148861af73282f1ae98e7a5c4b68379b','bbe7149cdbb1674930b7a345cbd70437f429ab8a55f7760b43b6327c5470b9a8','{"format":1,"lengths":[261,272],"blocks":[[0,[[0,0,2],[1,7,3,3,900,6,0],[1,1,189],[1,6,63]]]],"doubtful":[]}','2026-11-28T22:56:32.089Z');
INSERT INTO "revisions" VALUES(2,'01a2245f-dd9a-7000-9b72-4063efd03ecf',1,'bbe7149cdbb1674930b7a345cbd70437f429ab8a55f7760b43b6327c5470b9a8','dd72419e60159ef7e215359b532bf8681d79c6de6294a838056a53cff4152563','{"format":1,"lengths":[272,222],"blocks":[[0,[[0,0,2],[7,1,3,3,900],[1,1,80],[41,2,68],[6,1,63]]]],"doubtful":[]}','2026-11-28T22:56:32.130Z');
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
INSERT INTO "search_texts" VALUES(2,'words 1 (simplemma 2.0.0)',X'01000000020000000300000004000000');
INSERT INTO "search_texts" VALUES(5,'words 1 (simplemma 2.0.0)',X'05000000060000000700000008000000090000000A0000000B0000000C0000000D0000000E0000000F000000100000001100000012000000130000001400000015000000160000001700000018000000190000001A0000001B0000001C0000001D0000001E0000001F0000002000000021000000220000002300000024000000');
INSERT INTO "search_texts" VALUES(6,'words 1 (simplemma 2.0.0)',X'05000000060000000700000008000000090000000A0000000B0000000C0000000E0000000F000000100000001100000012000000130000001400000015000000160000001700000018000000190000001A0000001B0000001C0000001D0000001E0000001F000000200000002100000022000000230000002400000025000000260000002700000028000000290000002A0000002B000000');
CREATE TABLE settings (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT;
INSERT INTO "settings" VALUES(1,'01a2245f-c45f-7001-a8fa-8f24dfc74602','title','A study');
INSERT INTO "settings" VALUES(2,'01a2245f-d9b2-7001-990f-2d5fa3fd6818','round','2');
CREATE TABLE speakers (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('asks', 'answers', 'other')),
        case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        UNIQUE (document_id, name)) STRICT;
INSERT INTO "speakers" VALUES(1,'01a2245f-d945-7001-aa07-37fef40ed891',1,'I','asks',NULL);
INSERT INTO "speakers" VALUES(2,'01a2245f-d945-7002-8bb3-9aa3380c4bdc',1,'B','answers',NULL);
INSERT INTO "speakers" VALUES(3,'01a2245f-de94-7001-9182-605326048e8b',4,'I','asks',NULL);
INSERT INTO "speakers" VALUES(4,'01a2245f-de94-7002-977c-9c1ba6bef6d6',4,'B','answers',NULL);
CREATE TABLE structures (id INTEGER PRIMARY KEY AUTOINCREMENT,
        text_id INTEGER NOT NULL REFERENCES texts(id),
        segmenter TEXT NOT NULL,
        paragraphs TEXT NOT NULL,
        turns TEXT NOT NULL,
        sentences TEXT NOT NULL,
        marks TEXT NOT NULL) STRICT;
INSERT INTO "structures" VALUES(1,1,'test 1','[0,261]','[[0,26,3,"I"],[28,126,31,"B"],[128,160,131,"I"],[162,260,165,"B"]]','[0,261]','[]');
INSERT INTO "structures" VALUES(2,2,'test 1','[0,31]','[]','[0,31]','[]');
INSERT INTO "structures" VALUES(4,4,'test 1','[0,272]','[[0,32,3,"I"],[34,132,37,"B"],[134,166,137,"I"],[168,271,171,"B"]]','[0,272]','[]');
INSERT INTO "structures" VALUES(5,5,'test 1','[0,222]','[[0,26,3,"I"],[28,87,31,"B"],[89,121,92,"I"],[123,221,126,"B"]]','[0,222]','[]');
INSERT INTO "structures" VALUES(6,6,'test 1','[0,259]','[[0,26,3,"I"],[28,126,31,"B"],[128,160,131,"I"],[162,258,165,"B"]]','[0,259]','[]');
INSERT INTO "structures" VALUES(7,7,'test 1','[0,27]','[]','[0,27]','[]');
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
CREATE INDEX structures_by_text ON structures(text_id);
CREATE INDEX codings_by_document ON codings(document_id, start);
CREATE INDEX codings_by_code ON codings(code_id);
CREATE INDEX codings_by_coder ON codings(coder_id);
CREATE INDEX codings_by_rule ON codings(rule_id);
CREATE INDEX memos_by_coding ON memos(coding_id);
CREATE INDEX memos_by_document ON memos(document_id);
CREATE INDEX revisions_by_document ON revisions(document_id);
CREATE INDEX orphans_by_document ON orphans(document_id);
CREATE INDEX anchors_by_code ON anchors(code_id);
CREATE INDEX anchors_by_coding ON anchors(coding_id);
CREATE INDEX related_codes_by_code ON related_codes(code_id);
CREATE INDEX quotation_edits_by_coding ON quotation_edits(coding_id);
CREATE INDEX quotation_ids_by_coding ON quotation_ids(coding_id, name);
CREATE INDEX published_quotations_by_coding ON published_quotations(coding_id);
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
CREATE TRIGGER anchors_update AFTER UPDATE ON anchors WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."position" IS NOT NEW."position" OR OLD."coding_id" IS NOT NEW."coding_id" OR OLD."text" IS NOT NEW."text" OR OLD."label" IS NOT NEW."label" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'anchors', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'code_id', OLD."code_id", 'position', OLD."position", 'coding_id', OLD."coding_id", 'text', OLD."text", 'label', OLD."label") FROM open_entry; END;
CREATE TRIGGER anchors_delete AFTER DELETE ON anchors BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'anchors', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'code_id', OLD."code_id", 'position', OLD."position", 'coding_id', OLD."coding_id", 'text', OLD."text", 'label', OLD."label") FROM open_entry; END;
CREATE TRIGGER related_codes_insert AFTER INSERT ON related_codes BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'related_codes', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER related_codes_update AFTER UPDATE ON related_codes WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."position" IS NOT NEW."position" OR OLD."related_id" IS NOT NEW."related_id" OR OLD."name" IS NOT NEW."name" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'related_codes', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'code_id', OLD."code_id", 'position', OLD."position", 'related_id', OLD."related_id", 'name', OLD."name") FROM open_entry; END;
CREATE TRIGGER related_codes_delete AFTER DELETE ON related_codes BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'related_codes', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'code_id', OLD."code_id", 'position', OLD."position", 'related_id', OLD."related_id", 'name', OLD."name") FROM open_entry; END;
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
INSERT INTO "sqlite_sequence" VALUES('entries',42);
INSERT INTO "sqlite_sequence" VALUES('changes',112);
INSERT INTO "sqlite_sequence" VALUES('settings',2);
INSERT INTO "sqlite_sequence" VALUES('coders',2);
INSERT INTO "sqlite_sequence" VALUES('codes',6);
INSERT INTO "sqlite_sequence" VALUES('code_rules',7);
INSERT INTO "sqlite_sequence" VALUES('texts',7);
INSERT INTO "sqlite_sequence" VALUES('structures',7);
INSERT INTO "sqlite_sequence" VALUES('documents',5);
INSERT INTO "sqlite_sequence" VALUES('speakers',4);
INSERT INTO "sqlite_sequence" VALUES('codings',8);
INSERT INTO "sqlite_sequence" VALUES('memos',5);
INSERT INTO "sqlite_sequence" VALUES('assignments',5);
INSERT INTO "sqlite_sequence" VALUES('quotation_edits',6);
INSERT INTO "sqlite_sequence" VALUES('quotation_ids',1);
INSERT INTO "sqlite_sequence" VALUES('publications',1);
INSERT INTO "sqlite_sequence" VALUES('published_quotations',1);
INSERT INTO "sqlite_sequence" VALUES('anchors',5);
INSERT INTO "sqlite_sequence" VALUES('related_codes',1);
INSERT INTO "sqlite_sequence" VALUES('cases',2);
INSERT INTO "sqlite_sequence" VALUES('attributes',1);
INSERT INTO "sqlite_sequence" VALUES('revisions',2);
INSERT INTO "sqlite_sequence" VALUES('orphans',1);
INSERT INTO "sqlite_sequence" VALUES('labels',1);
INSERT INTO "sqlite_sequence" VALUES('accepted_findings',1);
COMMIT;
