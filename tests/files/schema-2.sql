PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1363365700;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'qualcode','first_schema','2026-11-29 05:44:21.451071+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'qualcode','second_schema','2026-11-29 05:44:21.574764+00:00');
CREATE TABLE accepted_findings (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, fingerprint TEXT NOT NULL UNIQUE,
        document_id INTEGER REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        reason TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "accepted_findings" VALUES(1,'01a225d5-8f44-7000-9118-aca098578df3','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,1,'named in public','2026-11-29T05:44:42.562Z');
CREATE TABLE anchors (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        coding_id INTEGER REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        text TEXT NOT NULL,
        label TEXT NOT NULL,
        invented INTEGER NOT NULL CHECK (invented IN (0, 1))) STRICT;
INSERT INTO "anchors" VALUES(1,'01a225d5-84d3-7001-bd52-6f24c226bff3',1,1,2,'Mit der Ausländerbehörde gab es lange Streit um die Zuständigkeit.','RG 2022',0);
INSERT INTO "anchors" VALUES(3,'01a225d5-8507-7003-9b16-d2d23c528a02',2,1,NULL,'eigene
Worte 🙂','',0);
INSERT INTO "anchors" VALUES(4,'01a225d5-8e39-7001-b2bd-0d817cd051a3',3,1,NULL,'Worte','',0);
CREATE TABLE assignments (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        assigned INTEGER NOT NULL CHECK (assigned IN (0, 1)),
        state TEXT NOT NULL CHECK (state IN ('open', 'working', 'finished')),
        UNIQUE (document_id, coder_id)) STRICT;
INSERT INTO "assignments" VALUES(1,'01a225d5-83b5-7000-9f63-85db1a0c38a5',1,1,1,'working');
INSERT INTO "assignments" VALUES(2,'01a225d5-840f-7001-97af-9d644802f3c3',1,2,1,'finished');
INSERT INTO "assignments" VALUES(3,'01a225d5-8587-7000-866a-6a8cc1e70cf1',2,1,0,'working');
CREATE TABLE attributes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        speaker_id INTEGER REFERENCES speakers(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        CHECK ((case_id IS NOT NULL) + (document_id IS NOT NULL) + (speaker_id IS NOT NULL) = 1),
        UNIQUE (case_id, name), UNIQUE (document_id, name), UNIQUE (speaker_id, name)) STRICT;
INSERT INTO "attributes" VALUES(1,'01a225d5-857a-7000-b94d-a4cd4f4231f9',NULL,2,NULL,'wave','2021');
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
INSERT INTO "cases" VALUES(1,'01a225d5-854d-7001-b7ff-d59471133777','Case A','yes');
INSERT INTO "cases" VALUES(2,'01a225d5-85f3-7001-aa0a-b80664e2771e','Case B','yes');
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
INSERT INTO "changes" VALUES(32,14,'related_codes',1,'{"id":1,"uuid":"01a225d5-8507-7006-8ada-f9375bc7e344","code_id":3,"position":1,"related_id":null,"name":"Koordination"}');
INSERT INTO "changes" VALUES(33,15,'cases',1,NULL);
INSERT INTO "changes" VALUES(34,15,'documents',2,NULL);
INSERT INTO "changes" VALUES(35,15,'attributes',1,NULL);
INSERT INTO "changes" VALUES(36,16,'codings',4,NULL);
INSERT INTO "changes" VALUES(37,16,'memos',3,NULL);
INSERT INTO "changes" VALUES(38,16,'assignments',3,NULL);
INSERT INTO "changes" VALUES(39,17,'documents',2,'{"id":2,"uuid":"01a225d5-854e-7000-9e84-bf02cd1957f1","name":"to forget","label":"RG 2021","text_id":2,"structure_id":2,"case_id":1,"context":"","file_name":"to forget.txt","file_sha256":"ff29ae3311ac3771caf87d1e508846015dc51d9b8fef6e5d6cd18cc0bf9e588c","reader":"text","reader_version":"1","created":"2026-11-29T05:44:40.013Z"}');
INSERT INTO "changes" VALUES(40,18,'cases',2,NULL);
INSERT INTO "changes" VALUES(50,22,'documents',1,'{"id":1,"uuid":"01a225d5-8376-7000-aecf-384c2a321e1d","name":"talk","label":"","text_id":1,"structure_id":1,"case_id":null,"context":"","file_name":"talk.txt","file_sha256":"ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a","reader":"text","reader_version":"1","created":"2026-11-29T05:44:39.493Z"}');
INSERT INTO "changes" VALUES(51,22,'codings',1,'{"id":1,"uuid":"01a225d5-83b4-7000-99b3-d524e556e213","document_id":1,"start":88,"end":126,"code_id":1,"rule_id":1,"coder_id":1,"polarity":"present","weight":null,"paraphrase":"","round":1,"good":0,"created":"2026-11-29T05:44:39.603Z"}');
INSERT INTO "changes" VALUES(52,22,'codings',2,'{"id":2,"uuid":"01a225d5-840f-7000-858c-d7f866db6f52","document_id":1,"start":165,"end":231,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"absent","weight":30,"paraphrase":"quarrel","round":1,"good":0,"created":"2026-11-29T05:44:39.694Z"}');
INSERT INTO "changes" VALUES(53,22,'codings',3,'{"id":3,"uuid":"01a225d5-842b-7001-b8bf-c27fcea5e56b","document_id":1,"start":232,"end":260,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":1,"good":0,"created":"2026-11-29T05:44:39.723Z"}');
INSERT INTO "changes" VALUES(54,22,'memos',2,'{"id":2,"uuid":"01a225d5-844f-7001-85e7-e8312049de95","case_id":null,"document_id":1,"code_id":null,"coding_id":null,"start":232,"end":260,"kind":"other","title":"","text":"on the passage","author_id":1,"created":"2026-11-29T05:44:39.759Z","changed":"2026-11-29T05:44:39.759Z","closed":0}');
INSERT INTO "changes" VALUES(55,22,'quotation_edits',1,'{"id":1,"uuid":"01a225d5-8493-7000-bc2c-ea59d97ec69d","coding_id":2,"position":0,"start":8,"length":16,"replacement":"Amt","kind":"replacement"}');
INSERT INTO "changes" VALUES(56,22,'quotation_edits',2,'{"id":2,"uuid":"01a225d5-8494-7000-b9bc-ecb28b6f0f41","coding_id":2,"position":1,"start":52,"length":13,"replacement":"Aufgaben","kind":"replacement"}');
INSERT INTO "changes" VALUES(57,22,'quotation_edits',3,NULL);
INSERT INTO "changes" VALUES(58,22,'quotation_edits',4,NULL);
INSERT INTO "changes" VALUES(59,22,'anchors',1,'{"id":1,"uuid":"01a225d5-84d3-7001-bd52-6f24c226bff3","code_id":1,"position":1,"coding_id":2,"text":"Mit der Ausländerbehörde gab es lange Streit um die Zuständigkeit.","label":"RG 2022","invented":0}');
INSERT INTO "changes" VALUES(60,22,'revisions',1,NULL);
INSERT INTO "changes" VALUES(61,23,'documents',1,'{"id":1,"uuid":"01a225d5-8376-7000-aecf-384c2a321e1d","name":"talk","label":"","text_id":4,"structure_id":4,"case_id":null,"context":"","file_name":"talk.txt","file_sha256":"ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a","reader":"text","reader_version":"1","created":"2026-11-29T05:44:39.493Z"}');
INSERT INTO "changes" VALUES(62,23,'memos',1,'{"id":1,"uuid":"01a225d5-83b4-7001-8bc3-cdf939ce6747","case_id":null,"document_id":null,"code_id":null,"coding_id":1,"start":null,"end":null,"kind":"other","title":"","text":"why alone?","author_id":1,"created":"2026-11-29T05:44:39.603Z","changed":"2026-11-29T05:44:39.603Z","closed":0}');
INSERT INTO "changes" VALUES(63,23,'codings',1,'{"id":1,"uuid":"01a225d5-83b4-7000-99b3-d524e556e213","document_id":1,"start":94,"end":132,"code_id":1,"rule_id":1,"coder_id":1,"polarity":"present","weight":null,"paraphrase":"","round":1,"good":0,"created":"2026-11-29T05:44:39.603Z"}');
INSERT INTO "changes" VALUES(64,23,'orphans',1,NULL);
INSERT INTO "changes" VALUES(65,23,'codings',2,'{"id":2,"uuid":"01a225d5-840f-7000-858c-d7f866db6f52","document_id":1,"start":171,"end":242,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"absent","weight":30,"paraphrase":"quarrel","round":1,"good":0,"created":"2026-11-29T05:44:39.694Z"}');
INSERT INTO "changes" VALUES(66,23,'codings',3,'{"id":3,"uuid":"01a225d5-842b-7001-b8bf-c27fcea5e56b","document_id":1,"start":243,"end":271,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":1,"good":0,"created":"2026-11-29T05:44:39.723Z"}');
INSERT INTO "changes" VALUES(67,23,'memos',2,'{"id":2,"uuid":"01a225d5-844f-7001-85e7-e8312049de95","case_id":null,"document_id":1,"code_id":null,"coding_id":null,"start":243,"end":271,"kind":"other","title":"","text":"on the passage","author_id":1,"created":"2026-11-29T05:44:39.759Z","changed":"2026-11-29T05:44:39.759Z","closed":0}');
INSERT INTO "changes" VALUES(68,23,'quotation_edits',3,'{"id":3,"uuid":"01a225d5-8d17-7000-ba37-8a026c3c13ba","coding_id":2,"position":0,"start":8,"length":16,"replacement":"Amt","kind":"replacement"}');
INSERT INTO "changes" VALUES(69,23,'quotation_edits',4,'{"id":4,"uuid":"01a225d5-8d17-7001-a8bb-5265631dfc17","coding_id":2,"position":1,"start":57,"length":13,"replacement":"Aufgaben","kind":"replacement"}');
INSERT INTO "changes" VALUES(70,23,'quotation_edits',5,NULL);
INSERT INTO "changes" VALUES(71,23,'quotation_edits',6,NULL);
INSERT INTO "changes" VALUES(72,23,'anchors',1,'{"id":1,"uuid":"01a225d5-84d3-7001-bd52-6f24c226bff3","code_id":1,"position":1,"coding_id":2,"text":"Mit der Ausländerbehörde gab es sehr lange Streit um die Zuständigkeit.","label":"RG 2022","invented":0}');
INSERT INTO "changes" VALUES(73,23,'revisions',2,NULL);
INSERT INTO "changes" VALUES(74,24,'codes',3,'{"id":3,"uuid":"01a225d5-8507-7004-811e-1208be59ecfe","parent_id":2,"position":1,"name":"Appell","colour":"#009e73","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(75,24,'code_rules',5,NULL);
INSERT INTO "changes" VALUES(76,24,'anchors',4,NULL);
INSERT INTO "changes" VALUES(77,25,'anchors',4,'{"id":4,"uuid":"01a225d5-8e39-7001-b2bd-0d817cd051a3","code_id":3,"position":1,"coding_id":null,"text":"Worte","label":"","invented":0}');
INSERT INTO "changes" VALUES(78,25,'code_rules',5,'{"id":5,"uuid":"01a225d5-8e39-7000-a068-e377524a7759","code_id":3,"version":2,"definition":"anders","include":"","exclude":"","borders":"","created":"2026-11-29T05:44:42.296Z"}');
INSERT INTO "changes" VALUES(79,25,'codes',3,'{"id":3,"uuid":"01a225d5-8507-7004-811e-1208be59ecfe","parent_id":2,"position":1,"name":"Appell, neu","colour":"#009e73","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(80,26,'codes',3,'{"id":3,"uuid":"01a225d5-8507-7004-811e-1208be59ecfe","parent_id":2,"position":1,"name":"Appell","colour":"#009e73","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(81,26,'code_rules',5,NULL);
INSERT INTO "changes" VALUES(82,26,'anchors',4,NULL);
INSERT INTO "changes" VALUES(83,27,'codes',5,NULL);
INSERT INTO "changes" VALUES(84,27,'code_rules',6,NULL);
INSERT INTO "changes" VALUES(85,28,'code_rules',6,'{"id":6,"uuid":"01a225d5-8ec4-7001-a2db-d5430155fe21","code_id":5,"version":1,"definition":"","include":"","exclude":"","borders":"","created":"2026-11-29T05:44:42.435Z"}');
INSERT INTO "changes" VALUES(86,28,'codes',5,'{"id":5,"uuid":"01a225d5-8ec4-7000-ab84-894662e7339a","parent_id":null,"position":3,"name":"Undone","colour":"#56b4e9","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(87,29,'codes',6,NULL);
INSERT INTO "changes" VALUES(88,29,'code_rules',7,NULL);
INSERT INTO "changes" VALUES(89,30,'codings',6,NULL);
INSERT INTO "changes" VALUES(90,31,'codings',6,'{"id":6,"uuid":"01a225d5-8eec-7001-89a7-565374280d31","document_id":1,"start":3,"end":9,"code_id":6,"rule_id":7,"coder_id":1,"polarity":"present","weight":null,"paraphrase":"","round":2,"good":0,"created":"2026-11-29T05:44:42.476Z"}');
INSERT INTO "changes" VALUES(91,31,'code_rules',7,'{"id":7,"uuid":"01a225d5-8ee4-7002-9666-bbccbfa830fa","code_id":6,"version":1,"definition":"","include":"","exclude":"","borders":"","created":"2026-11-29T05:44:42.468Z"}');
INSERT INTO "changes" VALUES(92,31,'codes',6,'{"id":6,"uuid":"01a225d5-8ee4-7001-a562-8a3810e828eb","parent_id":null,"position":3,"name":"Merged","colour":"#56b4e9","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(93,32,'codings',7,NULL);
INSERT INTO "changes" VALUES(94,33,'codings',7,'{"id":7,"uuid":"01a225d5-8f1b-7001-aecf-beae72a66425","document_id":1,"start":0,"end":5,"code_id":2,"rule_id":2,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"good":0,"created":"2026-11-29T05:44:42.523Z"}');
INSERT INTO "changes" VALUES(95,34,'assignments',1,'{"id":1,"uuid":"01a225d5-83b5-7000-9f63-85db1a0c38a5","document_id":1,"coder_id":1,"assigned":0,"state":"working"}');
INSERT INTO "changes" VALUES(96,35,'assignments',2,'{"id":2,"uuid":"01a225d5-840f-7001-97af-9d644802f3c3","document_id":1,"coder_id":2,"assigned":0,"state":"working"}');
INSERT INTO "changes" VALUES(97,36,'labels',1,NULL);
INSERT INTO "changes" VALUES(98,37,'accepted_findings',1,NULL);
INSERT INTO "changes" VALUES(99,38,'documents',4,NULL);
INSERT INTO "changes" VALUES(100,38,'speakers',3,NULL);
INSERT INTO "changes" VALUES(101,38,'speakers',4,NULL);
INSERT INTO "changes" VALUES(102,39,'anchors',3,'{"id":3,"uuid":"01a225d5-8507-7003-9b16-d2d23c528a02","code_id":2,"position":2,"coding_id":null,"text":"eigene\nWorte 🙂","label":"","invented":0}');
INSERT INTO "changes" VALUES(103,39,'anchors',2,'{"id":2,"uuid":"01a225d5-8507-7002-9523-fd03c704de43","code_id":2,"position":1,"coding_id":null,"text":"„Wir rufen einander an“","label":"RG 2020","invented":0}');
INSERT INTO "changes" VALUES(104,40,'documents',5,NULL);
INSERT INTO "changes" VALUES(105,41,'codings',8,NULL);
INSERT INTO "changes" VALUES(106,41,'memos',5,NULL);
INSERT INTO "changes" VALUES(107,41,'assignments',5,NULL);
INSERT INTO "changes" VALUES(108,42,'memos',5,'{"id":5,"uuid":"01a225d5-8f84-7000-aa8d-7a70f8d704ff","case_id":null,"document_id":null,"code_id":null,"coding_id":8,"start":null,"end":null,"kind":"other","title":"","text":"auch dort","author_id":2,"created":"2026-11-29T05:44:42.627Z","changed":"2026-11-29T05:44:42.627Z","closed":0}');
INSERT INTO "changes" VALUES(109,42,'codings',8,'{"id":8,"uuid":"01a225d5-8f83-7001-9fd4-fc93bb94c4e5","document_id":5,"start":4,"end":8,"code_id":2,"rule_id":2,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"good":0,"created":"2026-11-29T05:44:42.627Z"}');
INSERT INTO "changes" VALUES(110,42,'assignments',5,'{"id":5,"uuid":"01a225d5-8f84-7001-bd13-4d8f6da5314b","document_id":5,"coder_id":2,"assigned":0,"state":"working"}');
INSERT INTO "changes" VALUES(111,42,'documents',5,'{"id":5,"uuid":"01a225d5-8f78-7000-8726-e98847a1d7f2","name":"removed","label":"RG 2020","text_id":7,"structure_id":7,"case_id":null,"context":"","file_name":"removed.txt","file_sha256":"e1f79758cc42e6fe6037941205d1fbc37f5780f13aa077d0ba8287fd93cecd52","reader":"text","reader_version":"1","created":"2026-11-29T05:44:42.615Z"}');
CREATE TABLE code_rules (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        version INTEGER NOT NULL CHECK (version >= 1),
        definition TEXT NOT NULL,
        include TEXT NOT NULL,
        exclude TEXT NOT NULL,
        borders TEXT NOT NULL,
        created TEXT NOT NULL,
        UNIQUE (code_id, version)) STRICT;
INSERT INTO "code_rules" VALUES(1,'01a225d5-3f62-7002-b7e6-d16027890ffd',1,1,'','','','','2026-11-29T05:44:22.113Z');
INSERT INTO "code_rules" VALUES(2,'01a225d5-8507-7001-8e70-dcc3a8786e38',2,1,'was gemeint ist','immer wenn','außer wenn','nicht Streit','2026-11-29T05:44:39.942Z');
INSERT INTO "code_rules" VALUES(3,'01a225d5-8507-7005-823b-5820817cccc3',3,1,'','','','','2026-11-29T05:44:39.942Z');
INSERT INTO "code_rules" VALUES(4,'01a225d5-8508-7001-ac49-72cc743aa523',4,1,'','','','','2026-11-29T05:44:39.942Z');
INSERT INTO "code_rules" VALUES(5,'01a225d5-8e39-7000-a068-e377524a7759',3,2,'anders','','','','2026-11-29T05:44:42.296Z');
CREATE TABLE codebooks (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        description TEXT NOT NULL) STRICT;
CREATE TABLE coders (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL CHECK (kind IN ('person', 'machine', 'consensus'))) STRICT;
INSERT INTO "coders" VALUES(1,'01a225d5-3f4a-7000-a2c1-4abae5066b80','anna','person');
INSERT INTO "coders" VALUES(2,'01a225d5-3f57-7001-8776-d68a2c121b0a','ben','person');
CREATE TABLE codes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, parent_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        colour TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('factual', 'thematic', 'evaluative', 'analytic', 'in vivo')),
        origin TEXT NOT NULL CHECK (origin IN ('deductive', 'inductive')),
        source TEXT NOT NULL,
        weight_meaning TEXT NOT NULL,
        exclusive INTEGER NOT NULL CHECK (exclusive IN (0, 1))) STRICT;
INSERT INTO "codes" VALUES(1,'01a225d5-3f62-7001-af0b-a449b34304aa',NULL,1,'Theme','#0072b2','thematic','deductive','','',0);
INSERT INTO "codes" VALUES(2,'01a225d5-8507-7000-806e-426ad2243cfc',NULL,2,'Koordination','#e69f00','evaluative','deductive','','',1);
INSERT INTO "codes" VALUES(3,'01a225d5-8507-7004-811e-1208be59ecfe',2,1,'Appell, neu','#009e73','thematic','deductive','','',0);
INSERT INTO "codes" VALUES(4,'01a225d5-8508-7000-afa8-2a69fb06fa41',2,2,'Streit, der ''lange'' "währt"','#cc79a7','thematic','deductive','','',0);
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
INSERT INTO "codings" VALUES(2,'01a225d5-840f-7000-858c-d7f866db6f52',1,126,192,1,1,2,'absent',30,'quarrel',1,0,'2026-11-29T05:44:39.694Z');
INSERT INTO "codings" VALUES(3,'01a225d5-842b-7001-b8bf-c27fcea5e56b',1,193,221,1,1,2,'present',NULL,'',1,0,'2026-11-29T05:44:39.723Z');
INSERT INTO "codings" VALUES(4,'01a225d5-8586-7001-99bb-cb84d87eabee',2,0,16,3,3,1,'present',NULL,'Vergessliche Worte',2,0,'2026-11-29T05:44:40.070Z');
INSERT INTO "codings" VALUES(6,'01a225d5-8eec-7001-89a7-565374280d31',1,3,9,2,2,1,'present',NULL,'',2,0,'2026-11-29T05:44:42.476Z');
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
INSERT INTO "documents" VALUES(1,'01a225d5-8376-7000-aecf-384c2a321e1d','talk','',5,5,NULL,'','talk.txt','ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a','text','1','2026-11-29T05:44:39.493Z');
INSERT INTO "documents" VALUES(2,'01a225d5-854e-7000-9e84-bf02cd1957f1','withdrawn','RG 2021',2,2,1,'','to forget.txt','ff29ae3311ac3771caf87d1e508846015dc51d9b8fef6e5d6cd18cc0bf9e588c','text','1','2026-11-29T05:44:40.013Z');
INSERT INTO "documents" VALUES(4,'01a225d5-8f54-7000-819e-f8c900bec2c0','second talk','',6,6,NULL,'','second talk.txt','2e854bf55e85c61a2f87831570a1c532e4593e61c8084971a26f18d707f2ae20','text','1','2026-11-29T05:44:42.579Z');
CREATE TABLE entries (id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        coder_uuid TEXT,
        coder_name TEXT NOT NULL,
        created TEXT NOT NULL,
        kind TEXT NOT NULL,
        reason TEXT NOT NULL,
        schema_version INTEGER NOT NULL,
        undoes TEXT REFERENCES entries(uuid)) STRICT;
INSERT INTO "entries" VALUES(1,'01a225d5-3e60-7000-8c54-7f164067ed24',NULL,'lead','2026-11-29T05:44:21.856Z','setting','',2,NULL);
INSERT INTO "entries" VALUES(2,'01a225d5-3f49-7000-bc14-fb99f65916c9',NULL,'lead','2026-11-29T05:44:22.089Z','coder.add','',2,NULL);
INSERT INTO "entries" VALUES(3,'01a225d5-3f57-7000-a913-665a2e8d35b9',NULL,'lead','2026-11-29T05:44:22.103Z','coder.add','',2,NULL);
INSERT INTO "entries" VALUES(4,'01a225d5-3f62-7000-8b1a-828f51be5c9e',NULL,'lead','2026-11-29T05:44:22.113Z','code.add','',2,NULL);
INSERT INTO "entries" VALUES(5,'01a225d5-8345-7000-8577-9ac5ef39a956',NULL,'lead','2026-11-29T05:44:39.493Z','import','',2,NULL);
INSERT INTO "entries" VALUES(6,'01a225d5-83b3-7000-83ab-1ba8cd8de68c','01a225d5-3f4a-7000-a2c1-4abae5066b80','anna','2026-11-29T05:44:39.603Z','coding.add','',2,NULL);
INSERT INTO "entries" VALUES(7,'01a225d5-840e-7000-ad76-25e9cf041d0a','01a225d5-3f57-7001-8776-d68a2c121b0a','ben','2026-11-29T05:44:39.694Z','coding.add','',2,NULL);
INSERT INTO "entries" VALUES(8,'01a225d5-842b-7000-b9ed-8c1f96a5ba8a','01a225d5-3f57-7001-8776-d68a2c121b0a','ben','2026-11-29T05:44:39.723Z','coding.add','',2,NULL);
INSERT INTO "entries" VALUES(9,'01a225d5-844f-7000-9228-1700087173e3','01a225d5-3f4a-7000-a2c1-4abae5066b80','anna','2026-11-29T05:44:39.759Z','memo.add','',2,NULL);
INSERT INTO "entries" VALUES(10,'01a225d5-8471-7000-92dc-3fb5fd9622fc',NULL,'lead','2026-11-29T05:44:39.793Z','quotation.edit','',2,NULL);
INSERT INTO "entries" VALUES(11,'01a225d5-84a1-7000-b594-800d7fcb5d31',NULL,'lead','2026-11-29T05:44:39.841Z','export','',2,NULL);
INSERT INTO "entries" VALUES(12,'01a225d5-84d3-7000-9c28-50667360eca9',NULL,'lead','2026-11-29T05:44:39.890Z','code.edit','',2,NULL);
INSERT INTO "entries" VALUES(13,'01a225d5-84e3-7000-b65b-a982bcf1d6af',NULL,'lead','2026-11-29T05:44:39.907Z','setting','',2,NULL);
INSERT INTO "entries" VALUES(14,'01a225d5-8506-7000-8d98-35505808c372',NULL,'lead','2026-11-29T05:44:39.942Z','code.add','',2,NULL);
INSERT INTO "entries" VALUES(15,'01a225d5-854d-7000-943d-776f2390b5a6',NULL,'lead','2026-11-29T05:44:40.013Z','import','',2,NULL);
INSERT INTO "entries" VALUES(16,'01a225d5-8586-7000-af46-27999fcb64e6','01a225d5-3f4a-7000-a2c1-4abae5066b80','anna','2026-11-29T05:44:40.070Z','coding.add','',2,NULL);
INSERT INTO "entries" VALUES(17,'01a225d5-85bf-7000-8319-cb03df1fd059',NULL,'lead','2026-11-29T05:44:40.126Z','document.rename','',2,NULL);
INSERT INTO "entries" VALUES(18,'01a225d5-85f3-7000-8daf-1cf79400fed5',NULL,'lead','2026-11-29T05:44:40.179Z','import','',2,NULL);
INSERT INTO "entries" VALUES(19,'01a225d5-860d-7000-ab87-b83a4be8a958','01a225d5-3f57-7001-8776-d68a2c121b0a','ben','2026-11-29T05:44:40.205Z','coding.add','',2,NULL);
INSERT INTO "entries" VALUES(20,'01a225d5-863b-7000-bb3a-4e3005c43fc2',NULL,'lead','2026-11-29T05:44:40.251Z','document.rename','',2,NULL);
INSERT INTO "entries" VALUES(21,'01a225d5-8966-7000-9779-f77a38171031',NULL,'lead','2026-11-29T05:44:41.062Z','forget','',2,NULL);
INSERT INTO "entries" VALUES(22,'01a225d5-8cec-7000-b19d-f6227535ec9f',NULL,'lead','2026-11-29T05:44:41.964Z','document.revise','',2,NULL);
INSERT INTO "entries" VALUES(23,'01a225d5-8db4-7000-b862-24ba0dd218b1',NULL,'lead','2026-11-29T05:44:42.164Z','document.revise','',2,NULL);
INSERT INTO "entries" VALUES(24,'01a225d5-8e38-7000-8380-049eb3033bb5',NULL,'lead','2026-11-29T05:44:42.296Z','code.edit','',2,NULL);
INSERT INTO "entries" VALUES(25,'01a225d5-8e78-7000-ba4f-af4b8a5e5ccd',NULL,'lead','2026-11-29T05:44:42.360Z','undo','',2,'01a225d5-8e38-7000-8380-049eb3033bb5');
INSERT INTO "entries" VALUES(26,'01a225d5-8eaa-7000-9d03-c07fa8a03b2e',NULL,'lead','2026-11-29T05:44:42.410Z','redo','',2,'01a225d5-8e78-7000-ba4f-af4b8a5e5ccd');
INSERT INTO "entries" VALUES(27,'01a225d5-8ec3-7000-ae83-d99fa0b8666b',NULL,'lead','2026-11-29T05:44:42.435Z','code.add','',2,NULL);
INSERT INTO "entries" VALUES(28,'01a225d5-8ed0-7000-9eff-a8e7a083e4df',NULL,'lead','2026-11-29T05:44:42.448Z','undo','',2,'01a225d5-8ec3-7000-ae83-d99fa0b8666b');
INSERT INTO "entries" VALUES(29,'01a225d5-8ee4-7000-acd0-8717b94a8f5a',NULL,'lead','2026-11-29T05:44:42.468Z','code.add','',2,NULL);
INSERT INTO "entries" VALUES(30,'01a225d5-8eec-7000-999c-1991e7c3f08e','01a225d5-3f4a-7000-a2c1-4abae5066b80','anna','2026-11-29T05:44:42.476Z','coding.add','',2,NULL);
INSERT INTO "entries" VALUES(31,'01a225d5-8f0f-7000-a62f-630209ee6ade',NULL,'lead','2026-11-29T05:44:42.511Z','code.merge','Merged → Koordination',2,NULL);
INSERT INTO "entries" VALUES(32,'01a225d5-8f1b-7000-8a4b-0c1bee30350b','01a225d5-3f57-7001-8776-d68a2c121b0a','ben','2026-11-29T05:44:42.523Z','coding.add','',2,NULL);
INSERT INTO "entries" VALUES(33,'01a225d5-8f1d-7000-8390-a8488ddaa112','01a225d5-3f57-7001-8776-d68a2c121b0a','ben','2026-11-29T05:44:42.525Z','coding.remove','',2,NULL);
INSERT INTO "entries" VALUES(34,'01a225d5-8f23-7000-99e6-b20649a0f6bd',NULL,'lead','2026-11-29T05:44:42.531Z','assign','',2,NULL);
INSERT INTO "entries" VALUES(35,'01a225d5-8f25-7000-9d26-f6735d50a1ad',NULL,'lead','2026-11-29T05:44:42.533Z','document.finished','',2,NULL);
INSERT INTO "entries" VALUES(36,'01a225d5-8f3a-7000-b690-cd3643ae4d60',NULL,'lead','2026-11-29T05:44:42.554Z','label.set','',2,NULL);
INSERT INTO "entries" VALUES(37,'01a225d5-8f42-7000-a9c5-53ee75fdd909','01a225d5-3f4a-7000-a2c1-4abae5066b80','anna','2026-11-29T05:44:42.562Z','finding.accept','named in public',2,NULL);
INSERT INTO "entries" VALUES(38,'01a225d5-8f53-7000-ba4e-32e0fb66fe09',NULL,'lead','2026-11-29T05:44:42.579Z','import','',2,NULL);
INSERT INTO "entries" VALUES(39,'01a225d5-8f68-7000-b907-81a52b70bd5c',NULL,'lead','2026-11-29T05:44:42.600Z','code.anchor','',2,NULL);
INSERT INTO "entries" VALUES(40,'01a225d5-8f77-7000-affa-f5d74e0ab6d6',NULL,'lead','2026-11-29T05:44:42.615Z','import','',2,NULL);
INSERT INTO "entries" VALUES(41,'01a225d5-8f83-7000-8964-9add1787f5a0','01a225d5-3f57-7001-8776-d68a2c121b0a','ben','2026-11-29T05:44:42.627Z','coding.add','',2,NULL);
INSERT INTO "entries" VALUES(42,'01a225d5-8f8f-7000-8121-b7d5219931fa',NULL,'lead','2026-11-29T05:44:42.639Z','document.remove','',2,NULL);
CREATE TABLE file_state (id INTEGER PRIMARY KEY CHECK (id = 1),
        project_uuid TEXT NOT NULL,
        secret TEXT NOT NULL,
        backup INTEGER NOT NULL CHECK (backup IN (0, 1)),
        former TEXT NOT NULL,
        present TEXT NOT NULL,
        digest TEXT NOT NULL) STRICT;
INSERT INTO "file_state" VALUES(1,'01a225d5-3da8-7000-aa4d-37ba38695596','0743c2d5c56afbc98ebe4d6f0954b2992fd8dc714b2d95fc574d88058cd613c8',0,'3b7536f5f920eff593a4b7e91f468b3b','e70a26d16d4c12aa7c7e29f612206964','accepted_findings a6b55a9dd33447bdd1a1770e5c3da1979f32b4618138cfd2b82049384e88a181
anchors 4206575b2e90ac5308b2a229f3fddbe5df51b5aed4e324040351cdda8c658017
assignments a476fc103bcfd6b5ed303d582ede15a9e2069a4b6e2fefb9831a86c7e0fd6d6a
attributes 420e864707cf727e4eb45bb56d50e737a81ccc69434a4d1a6e0f924a0640311c
cases 09638cf95fbcfd6a85c50bb568e820734f686a86be74c00a53c761f91788b6f5
code_rules 33c8f20800d4c400554875ecd0725991479082e9237da551243c849e9a9e767e
coders 16138aa49176c5dff60a2a15de8180f9f967eead8c84ae33d908a0f2e8e069fb
codes 0ca96f868a6333cfcf5e79dce1d96dd25bdf3a5a8664beac2bf4e7e00636458f
codings 4c0020c02940599a38aa625fad1181ba123d5a80dfe95e9f9f168c07acd80e69
documents eeed77243e32bc455b4eaff3ce1853ffc15b3c247ca7eddccf3848737425b317
entries 61723b6f0f5414d6111aa011b47fcd24864d59ac4cc1df735f4b62051d4437f6
labels 0afe0dc709ddc1f392466dbfa9dad4604c93f5be9363befdf4869538903d8c0f
memos 2db8cedcaf921a67bc14467ed2d6ccc90c8968303e78dec7a3b3e5d53cdd5fc0
orphans 37ae9d9d7852cfb082481b9669109939a5509913440dd9b500946a1033b3bcde
publications e74db912df4a70a3aecfbf2681e721f68fedd22af1c00109b4e3bb200e8ed9fc
published_quotations 1cd641701439357b0c64ee223bb936d2f2af71134b9a20c3f389579ab7f301b5
quotation_edits e8e4274dcb5efaca9a7710f19f6edfeae194e180f6e667fdda3a797dabafeb66
quotation_ids 8f86a8f93e243eda38004334ff5b175e8b14eea6c8f3de9ff1e21ac01417b2b9
related_codes 4787bfdfdb7492ebfeb45884384486944eb20b669c2949d25235994113ab881e
revisions ab0deeee14d70fe4343ed7a748fa3f5b03bcde0cad7db9f7602bd87ef929c485
settings 709612a545267077b263e0cde788347086d13d15efbedceda08fb1364f9352b5
speakers 188dae4b5d3dc82f4a300c556941b59cbdaf5cd7d179ff31302b8f17a76795a0');
CREATE TABLE forgotten (id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        UNIQUE (kind, value)) STRICT;
INSERT INTO "forgotten" VALUES(1,'file','f4714f3bd6cbf569864755fdeef28258b1db78a5e742871f9f2e9de1c0032973');
INSERT INTO "forgotten" VALUES(2,'memos','01a225d5-860e-7000-8d31-a4f49239abc6');
INSERT INTO "forgotten" VALUES(3,'codings','01a225d5-860d-7001-91e1-1994c9b3d360');
INSERT INTO "forgotten" VALUES(4,'assignments','01a225d5-862a-7000-9baf-9715c93d21a6');
INSERT INTO "forgotten" VALUES(5,'documents','01a225d5-85f3-7002-b8bd-e2298ae6ae70');
CREATE TABLE labels (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        population INTEGER CHECK (population >= 1)) STRICT;
INSERT INTO "labels" VALUES(1,'01a225d5-8f3a-7001-9e79-b283e04532c6','RG 2021',40);
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
INSERT INTO "memos" VALUES(1,'01a225d5-83b4-7001-8bc3-cdf939ce6747',NULL,1,NULL,NULL,NULL,NULL,'other','','why alone?',1,'2026-11-29T05:44:39.603Z','2026-11-29T05:44:39.603Z',0);
INSERT INTO "memos" VALUES(2,'01a225d5-844f-7001-85e7-e8312049de95',NULL,1,NULL,NULL,193,221,'other','','on the passage',1,'2026-11-29T05:44:39.759Z','2026-11-29T05:44:39.759Z',0);
INSERT INTO "memos" VALUES(3,'01a225d5-8586-7002-bae1-184cb339264c',NULL,NULL,NULL,4,NULL,NULL,'other','','über Vergessliche Worte',1,'2026-11-29T05:44:40.070Z','2026-11-29T05:44:40.070Z',0);
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
INSERT INTO "orphans" VALUES(1,'01a225d5-8de4-7000-b1ca-71122e8c0f7b',1,'bbe7149cdbb1674930b7a345cbd70437f429ab8a55f7760b43b6327c5470b9a8',94,132,NULL,NULL,'lost',1,1,1,'01a225d5-83b4-7000-99b3-d524e556e213','{"polarity": "present", "weight": null, "paraphrase": "", "round": 1, "good": 0, "created": "2026-11-29T05:44:39.603Z"}','{"memos": ["01a225d5-83b4-7001-8bc3-cdf939ce6747"], "anchors": [], "ids": [], "edits": []}');
CREATE TABLE publications (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        seed INTEGER NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "publications" VALUES(1,'01a225d5-84a1-7002-abf2-0d2116633e3c','report',1,'2026');
CREATE TABLE published_quotations (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, publication_id INTEGER NOT NULL REFERENCES publications(id) DEFERRABLE INITIALLY DEFERRED,
        coding_id INTEGER REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        coding_uuid TEXT NOT NULL,
        code TEXT NOT NULL) STRICT;
INSERT INTO "published_quotations" VALUES(1,'01a225d5-84a1-7003-a7d9-6bbcf1288506',1,2,'01a225d5-840f-7000-858c-d7f866db6f52','Theme');
CREATE TABLE quotation_edits (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, coding_id INTEGER NOT NULL REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        length INTEGER NOT NULL CHECK (length >= 0),
        replacement TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('omission', 'insertion', 'replacement', 'case', 'emphasis'))) STRICT;
INSERT INTO "quotation_edits" VALUES(5,'01a225d5-8de5-7000-8120-f7ac76eae88b',2,0,8,16,'Amt','replacement');
INSERT INTO "quotation_edits" VALUES(6,'01a225d5-8de5-7001-ab90-48f716826d7c',2,1,52,13,'Aufgaben','replacement');
CREATE TABLE quotation_ids (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, coding_id INTEGER NOT NULL REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "quotation_ids" VALUES(1,'01a225d5-84a1-7001-8c2d-d481f64038d9',2,'a1b2c3');
CREATE TABLE related_codes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        related_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL) STRICT;
INSERT INTO "related_codes" VALUES(1,'01a225d5-8507-7006-8ada-f9375bc7e344',3,1,2,'Koordination');
CREATE TABLE revisions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        old_sha256 TEXT NOT NULL,
        new_sha256 TEXT NOT NULL,
        mapping TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "revisions" VALUES(1,'01a225d5-8d18-7000-a519-f1c849ab7a4f',1,'12e5270a24120f9f3f77764e116bf0b4148861af73282f1ae98e7a5c4b68379b','bbe7149cdbb1674930b7a345cbd70437f429ab8a55f7760b43b6327c5470b9a8','{"format":1,"lengths":[261,272],"blocks":[[0,[[0,0,2],[1,7,3,3,900,6,0],[1,1,189],[1,6,63]]]],"doubtful":[]}','2026-11-29T05:44:41.964Z');
INSERT INTO "revisions" VALUES(2,'01a225d5-8df6-7000-ad87-6cdc5532ac2a',1,'bbe7149cdbb1674930b7a345cbd70437f429ab8a55f7760b43b6327c5470b9a8','dd72419e60159ef7e215359b532bf8681d79c6de6294a838056a53cff4152563','{"format":1,"lengths":[272,222],"blocks":[[0,[[0,0,2],[7,1,3,3,900],[1,1,80],[41,2,68],[6,1,63]]]],"doubtful":[]}','2026-11-29T05:44:42.164Z');
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
INSERT INTO "settings" VALUES(1,'01a225d5-3e60-7001-a22f-9d485e2b100e','title','A study');
INSERT INTO "settings" VALUES(2,'01a225d5-84e3-7001-a56c-077e0e3c7704','round','2');
CREATE TABLE speakers (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('asks', 'answers', 'other')),
        case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        UNIQUE (document_id, name)) STRICT;
INSERT INTO "speakers" VALUES(1,'01a225d5-8377-7000-9511-0a27730215a3',1,'I','asks',NULL);
INSERT INTO "speakers" VALUES(2,'01a225d5-8377-7001-a27e-648d80a4ce6b',1,'B','answers',NULL);
INSERT INTO "speakers" VALUES(3,'01a225d5-8f5c-7000-9613-2cf69af2b490',4,'I','asks',NULL);
INSERT INTO "speakers" VALUES(4,'01a225d5-8f5c-7001-a456-b50a94ae33bc',4,'B','answers',NULL);
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
INSERT INTO "sqlite_sequence" VALUES('structures',7);
INSERT INTO "sqlite_sequence" VALUES('anchors',4);
INSERT INTO "sqlite_sequence" VALUES('entries',42);
INSERT INTO "sqlite_sequence" VALUES('changes',111);
INSERT INTO "sqlite_sequence" VALUES('settings',2);
INSERT INTO "sqlite_sequence" VALUES('coders',2);
INSERT INTO "sqlite_sequence" VALUES('codes',6);
INSERT INTO "sqlite_sequence" VALUES('code_rules',7);
INSERT INTO "sqlite_sequence" VALUES('texts',7);
INSERT INTO "sqlite_sequence" VALUES('documents',5);
INSERT INTO "sqlite_sequence" VALUES('speakers',4);
INSERT INTO "sqlite_sequence" VALUES('codings',8);
INSERT INTO "sqlite_sequence" VALUES('memos',5);
INSERT INTO "sqlite_sequence" VALUES('assignments',5);
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
