PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1363365700;
PRAGMA user_version = 9;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'qualcode','first_schema','2026-11-30 16:13:43.337722+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'qualcode','second_schema','2026-11-30 16:13:43.342020+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'qualcode','third_schema','2026-11-30 16:13:43.342651+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'qualcode','fourth_schema','2026-11-30 16:13:43.347309+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'qualcode','fifth_schema','2026-11-30 16:13:43.350258+00:00');
INSERT INTO "_sqlite_migrations" VALUES(6,'qualcode','sixth_schema','2026-11-30 16:13:43.356945+00:00');
INSERT INTO "_sqlite_migrations" VALUES(7,'qualcode','seventh_schema','2026-11-30 16:13:43.362044+00:00');
INSERT INTO "_sqlite_migrations" VALUES(8,'qualcode','eighth_schema','2026-11-30 16:13:43.367084+00:00');
INSERT INTO "_sqlite_migrations" VALUES(9,'qualcode','ninth_schema','2026-11-30 16:13:43.373132+00:00');
CREATE TABLE accepted_findings (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, fingerprint TEXT NOT NULL UNIQUE,
        document_id INTEGER REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        reason TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "accepted_findings" VALUES(1,'01a22d3b-cda1-7001-98ac-0cd4268f15c3','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,1,'named in public','2026-11-30T16:13:43.713Z');
CREATE TABLE aliases (id INTEGER PRIMARY KEY AUTOINCREMENT,
        table_name TEXT NOT NULL,
        uuid TEXT NOT NULL,
        target TEXT NOT NULL,
        UNIQUE (table_name, uuid)) STRICT;
CREATE TABLE anchors (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        coding_id INTEGER REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        text TEXT NOT NULL,
        label TEXT NOT NULL,
        invented INTEGER NOT NULL CHECK (invented IN (0, 1))) STRICT;
INSERT INTO "anchors" VALUES(1,'01a22d3b-cc95-7001-bc57-5f1fc0558992',1,1,2,'Mit der Ausländerbehörde gab es lange Streit um die Zuständigkeit.','RG 2022',0);
INSERT INTO "anchors" VALUES(3,'01a22d3b-cc98-7005-97db-95ecd934f592',2,1,NULL,'eigene
Worte 🙂','',0);
INSERT INTO "anchors" VALUES(4,'01a22d3b-cd8b-7002-b844-082cf6a3a568',3,1,NULL,'Worte','',0);
CREATE TABLE arrived (id INTEGER PRIMARY KEY AUTOINCREMENT,
        entry_uuid TEXT NOT NULL UNIQUE,
        merge_uuid TEXT NOT NULL,
        source TEXT NOT NULL,
        created TEXT NOT NULL,
        package TEXT NOT NULL) STRICT;
CREATE TABLE assignments (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        assigned INTEGER NOT NULL CHECK (assigned IN (0, 1)),
        state TEXT NOT NULL CHECK (state IN ('open', 'working', 'finished')),
        round INTEGER NOT NULL CHECK (round >= 1),
        UNIQUE (document_id, coder_id, round)) STRICT;
INSERT INTO "assignments" VALUES(1,'01a22d3b-cc8e-7003-9edb-7784d8b8da3b',1,1,1,'finished',1);
INSERT INTO "assignments" VALUES(2,'01a22d3b-cc8f-7002-9acd-823629f48fc1',1,2,0,'working',1);
INSERT INTO "assignments" VALUES(3,'01a22d3b-cc9c-7003-af7b-336ecad3a8e8',2,1,0,'working',2);
INSERT INTO "assignments" VALUES(6,'01a22d3b-cd12-7000-84bf-754b47f4bcbc',1,2,1,'finished',2);
INSERT INTO "assignments" VALUES(7,'01a22d3b-cd95-7001-922e-c266b80dfb7e',1,1,1,'working',2);
CREATE TABLE attributes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        speaker_id INTEGER REFERENCES speakers(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        CHECK ((case_id IS NOT NULL) + (document_id IS NOT NULL) + (speaker_id IS NOT NULL) = 1),
        UNIQUE (case_id, name), UNIQUE (document_id, name), UNIQUE (speaker_id, name)) STRICT;
INSERT INTO "attributes" VALUES(1,'01a22d3b-cc9b-7001-b40c-ac5c9766ff31',NULL,2,NULL,'wave','2021');
CREATE TABLE backups (id INTEGER PRIMARY KEY AUTOINCREMENT,
        path TEXT NOT NULL UNIQUE,
        created TEXT NOT NULL,
        reason TEXT NOT NULL) STRICT;
CREATE TABLE bases (id INTEGER PRIMARY KEY AUTOINCREMENT,
        table_name TEXT NOT NULL,
        row_uuid TEXT NOT NULL,
        entries TEXT NOT NULL,
        UNIQUE (table_name, row_uuid)) STRICT;
CREATE TABLE begun (id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        path TEXT NOT NULL,
        details TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
CREATE TABLE carried (id INTEGER PRIMARY KEY AUTOINCREMENT,
        entry_uuid TEXT NOT NULL,
        table_name TEXT NOT NULL,
        row_uuid TEXT NOT NULL,
        parents TEXT NOT NULL,
        old TEXT,
        new TEXT,
        text_sha256 TEXT NOT NULL,
        UNIQUE (entry_uuid, table_name, row_uuid)) STRICT;
CREATE TABLE cases (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "cases" VALUES(1,'01a22d3b-cc9a-7001-905a-e98add1f2da4','Case A');
INSERT INTO "cases" VALUES(2,'01a22d3b-cc9e-7001-baf9-1b4371604495','Case B');
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
INSERT INTO "changes" VALUES(22,13,'assignments',1,'{"id":1,"uuid":"01a22d3b-cc8e-7003-9edb-7784d8b8da3b","document_id":1,"coder_id":1,"assigned":0,"state":"working","round":1}');
INSERT INTO "changes" VALUES(23,14,'assignments',1,'{"id":1,"uuid":"01a22d3b-cc8e-7003-9edb-7784d8b8da3b","document_id":1,"coder_id":1,"assigned":1,"state":"working","round":1}');
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
INSERT INTO "changes" VALUES(34,16,'related_codes',1,'{"id":1,"uuid":"01a22d3b-cc99-7002-8857-62a57ed0f712","code_id":3,"position":1,"related_id":null,"name":"Koordination"}');
INSERT INTO "changes" VALUES(35,17,'cases',1,NULL);
INSERT INTO "changes" VALUES(36,17,'documents',2,NULL);
INSERT INTO "changes" VALUES(37,17,'attributes',1,NULL);
INSERT INTO "changes" VALUES(38,18,'codings',4,NULL);
INSERT INTO "changes" VALUES(39,18,'memos',3,NULL);
INSERT INTO "changes" VALUES(40,18,'assignments',3,NULL);
INSERT INTO "changes" VALUES(41,19,'documents',2,'{"id":2,"uuid":"01a22d3b-cc9b-7000-8aeb-cc1af9c46acb","name":"to forget","label":"RG 2021","text_id":2,"structure_id":2,"case_id":1,"context":"","file_name":"to forget.txt","file_sha256":"ff29ae3311ac3771caf87d1e508846015dc51d9b8fef6e5d6cd18cc0bf9e588c","reader":"text","reader_version":"1","how_read":"","transcription":"","created":"2026-11-30T16:13:43.450Z"}');
INSERT INTO "changes" VALUES(42,20,'cases',2,NULL);
INSERT INTO "changes" VALUES(52,24,'good_marks',1,NULL);
INSERT INTO "changes" VALUES(53,25,'good_marks',2,NULL);
INSERT INTO "changes" VALUES(54,26,'good_marks',2,'{"id":2,"uuid":"01a22d3b-cd0a-7001-ad3d-e37ca8912fc3","coding_id":2,"coder_id":2,"created":"2026-11-30T16:13:43.562Z"}');
INSERT INTO "changes" VALUES(55,27,'good_marks',2,NULL);
INSERT INTO "changes" VALUES(56,28,'good_marks',3,NULL);
INSERT INTO "changes" VALUES(57,29,'good_marks',3,'{"id":3,"uuid":"01a22d3b-cd0d-7001-b00d-d22ac24c02c4","coding_id":3,"coder_id":2,"created":"2026-11-30T16:13:43.565Z"}');
INSERT INTO "changes" VALUES(58,30,'coders',3,NULL);
INSERT INTO "changes" VALUES(59,31,'codings',6,NULL);
INSERT INTO "changes" VALUES(60,31,'assignments',5,NULL);
INSERT INTO "changes" VALUES(61,32,'good_marks',4,NULL);
INSERT INTO "changes" VALUES(62,33,'codings',6,'{"id":6,"uuid":"01a22d3b-cd0f-7001-97b4-9e5093218fe3","document_id":1,"start":3,"end":20,"code_id":1,"rule_id":1,"coder_id":3,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T16:13:43.567Z"}');
INSERT INTO "changes" VALUES(63,33,'assignments',5,'{"id":5,"uuid":"01a22d3b-cd10-7000-b703-432c80a944a2","document_id":1,"coder_id":3,"assigned":0,"state":"working","round":2}');
INSERT INTO "changes" VALUES(64,33,'assignments',6,NULL);
INSERT INTO "changes" VALUES(65,33,'good_marks',4,'{"id":4,"uuid":"01a22d3b-cd11-7000-af8b-3c6b0bf4e1a3","coding_id":6,"coder_id":3,"created":"2026-11-30T16:13:43.568Z"}');
INSERT INTO "changes" VALUES(66,33,'coders',3,'{"id":3,"uuid":"01a22d3b-cd0e-7002-b655-f39163625573","name":"benjamin","kind":"person","role":"coder"}');
INSERT INTO "changes" VALUES(67,34,'settings',3,NULL);
INSERT INTO "changes" VALUES(68,34,'settings',4,NULL);
INSERT INTO "changes" VALUES(69,35,'origins',1,NULL);
INSERT INTO "changes" VALUES(70,35,'origins',2,NULL);
INSERT INTO "changes" VALUES(71,36,'origins',2,'{"id":2,"uuid":"01a22d3b-cd15-7002-b797-8bd97e42b4cf","document_id":2,"wave":"2022","source_kind":"RG"}');
INSERT INTO "changes" VALUES(72,37,'origins',2,'{"id":2,"uuid":"01a22d3b-cd15-7002-b797-8bd97e42b4cf","document_id":2,"wave":"2021","source_kind":"RG"}');
INSERT INTO "changes" VALUES(73,38,'origins',2,'{"id":2,"uuid":"01a22d3b-cd15-7002-b797-8bd97e42b4cf","document_id":2,"wave":"2022","source_kind":"RG"}');
INSERT INTO "changes" VALUES(74,39,'labels',1,NULL);
INSERT INTO "changes" VALUES(75,40,'topics',1,NULL);
INSERT INTO "changes" VALUES(76,40,'topic_waves',1,NULL);
INSERT INTO "changes" VALUES(77,40,'topics',2,NULL);
INSERT INTO "changes" VALUES(78,41,'topic_waves',2,NULL);
INSERT INTO "changes" VALUES(79,42,'topics',2,'{"id":2,"uuid":"01a22d3b-cd1e-7000-b99d-d334007c99b8","position":1,"name":"Behörden"}');
INSERT INTO "changes" VALUES(80,42,'topics',1,'{"id":1,"uuid":"01a22d3b-cd1d-7001-b7b5-8f3496141658","position":0,"name":"Anfang"}');
INSERT INTO "changes" VALUES(81,43,'topic_assignments',1,NULL);
INSERT INTO "changes" VALUES(82,43,'topic_assignments',2,NULL);
INSERT INTO "changes" VALUES(83,44,'topic_assignments',3,NULL);
INSERT INTO "changes" VALUES(84,45,'topic_assignments',1,'{"id":1,"uuid":"01a22d3b-cd20-7001-ba09-50d6e9bb3d64","topic_id":1,"document_id":1,"start":3,"end":26,"author_id":1,"created":"2026-11-30T16:13:43.584Z"}');
INSERT INTO "changes" VALUES(85,46,'topic_assignments',1,NULL);
INSERT INTO "changes" VALUES(86,47,'topics',3,NULL);
INSERT INTO "changes" VALUES(87,47,'topic_waves',3,NULL);
INSERT INTO "changes" VALUES(88,48,'topic_waves',3,'{"id":3,"uuid":"01a22d3b-cd23-7002-be73-e0f62167d2dd","topic_id":3,"wave":"2021","question":"Was noch?"}');
INSERT INTO "changes" VALUES(89,48,'topics',3,'{"id":3,"uuid":"01a22d3b-cd23-7001-ad89-00e2cb5e752e","position":2,"name":"Entferntes"}');
INSERT INTO "changes" VALUES(90,49,'summaries',1,NULL);
INSERT INTO "changes" VALUES(91,50,'summaries',1,'{"id":1,"uuid":"01a22d3b-cd26-7001-b567-b023cd8a00cf","case_id":1,"code_id":3,"text":"Vergessliche Worte, kurz","author_id":1,"passages":"{\"ac64b4aefaac\":\"16545eb9\"}","created":"2026-11-30T16:13:43.590Z","changed":"2026-11-30T16:13:43.590Z"}');
INSERT INTO "changes" VALUES(92,51,'summaries',2,NULL);
INSERT INTO "changes" VALUES(93,52,'summaries',2,'{"id":2,"uuid":"01a22d3b-cd28-7001-8de7-83cbcb45976d","case_id":null,"code_id":1,"text":"alle\nzusammen","author_id":1,"passages":"{}","created":"2026-11-30T16:13:43.592Z","changed":"2026-11-30T16:13:43.592Z"}');
INSERT INTO "changes" VALUES(94,53,'summaries',2,NULL);
INSERT INTO "changes" VALUES(95,54,'document_groups',1,NULL);
INSERT INTO "changes" VALUES(96,54,'group_members',1,NULL);
INSERT INTO "changes" VALUES(97,54,'group_members',2,NULL);
INSERT INTO "changes" VALUES(98,55,'group_members',1,'{"id":1,"uuid":"01a22d3b-cd2d-7002-96b9-af707ccb4eff","group_id":1,"document_id":1}');
INSERT INTO "changes" VALUES(99,56,'group_members',1,NULL);
INSERT INTO "changes" VALUES(100,57,'document_groups',2,NULL);
INSERT INTO "changes" VALUES(101,57,'group_members',3,NULL);
INSERT INTO "changes" VALUES(102,58,'group_members',3,'{"id":3,"uuid":"01a22d3b-cd30-7002-9b3f-d9e95056d383","group_id":2,"document_id":1}');
INSERT INTO "changes" VALUES(103,58,'document_groups',2,'{"id":2,"uuid":"01a22d3b-cd30-7001-b6b3-042dd5a05fe8","name":"Aufgelöst"}');
INSERT INTO "changes" VALUES(104,59,'codebooks',1,NULL);
INSERT INTO "changes" VALUES(105,60,'research_questions',1,NULL);
INSERT INTO "changes" VALUES(106,61,'research_links',1,NULL);
INSERT INTO "changes" VALUES(107,62,'research_links',2,NULL);
INSERT INTO "changes" VALUES(108,63,'research_questions',2,NULL);
INSERT INTO "changes" VALUES(109,64,'research_questions',2,'{"id":2,"uuid":"01a22d3b-cd36-7001-ab1c-16b62578a26a","position":2,"text":"Und wer?"}');
INSERT INTO "changes" VALUES(110,64,'research_questions',1,'{"id":1,"uuid":"01a22d3b-cd34-7001-a38c-398f97a39d10","position":1,"text":"Wie wird man sich einig?"}');
INSERT INTO "changes" VALUES(111,65,'research_links',1,'{"id":1,"uuid":"01a22d3b-cd35-7001-bb6d-9b6479058e0a","question_id":1,"code_id":1,"memo_id":null}');
INSERT INTO "changes" VALUES(112,66,'research_links',1,NULL);
INSERT INTO "changes" VALUES(113,67,'documents',4,NULL);
INSERT INTO "changes" VALUES(114,67,'doubts',1,NULL);
INSERT INTO "changes" VALUES(115,67,'doubts',2,NULL);
INSERT INTO "changes" VALUES(116,68,'doubts',2,'{"id":2,"uuid":"01a22d3b-cd3b-7001-982e-335227bbbf87","document_id":4,"kind":"hidden-text","start":null,"end":null,"example":"verborgen","times":2,"values":"","settled":0,"author_id":null,"created":"2026-11-30T16:13:43.610Z"}');
INSERT INTO "changes" VALUES(117,68,'doubts',1,'{"id":1,"uuid":"01a22d3b-cd3b-7000-b7e3-5d6c7f6d9e9c","document_id":4,"kind":"label-once","start":48,"end":54,"example":"B: Ja.","times":1,"values":"{\"label\":\"B\"}","settled":0,"author_id":null,"created":"2026-11-30T16:13:43.610Z"}');
INSERT INTO "changes" VALUES(118,69,'doubts',1,'{"id":1,"uuid":"01a22d3b-cd3b-7000-b7e3-5d6c7f6d9e9c","document_id":4,"kind":"label-once","start":48,"end":54,"example":"B: Ja.","times":1,"values":"{\"label\":\"B\"}","settled":1,"author_id":1,"created":"2026-11-30T16:13:43.610Z"}');
INSERT INTO "changes" VALUES(119,70,'consents',1,NULL);
INSERT INTO "changes" VALUES(120,70,'consents',2,NULL);
INSERT INTO "changes" VALUES(121,71,'consents',1,'{"id":1,"uuid":"01a22d3b-cd3d-7002-837a-59a2d2f10884","case_id":1,"document_id":null,"analyse":"","quote":"no","teach":"","archive":"yes","secondary":"","services":"","given":"","form":"A 2021","withdrawn":"","delete_by":""}');
INSERT INTO "changes" VALUES(122,72,'transcription_rules',1,NULL);
INSERT INTO "changes" VALUES(123,72,'transcription_signs',1,NULL);
INSERT INTO "changes" VALUES(124,72,'transcription_signs',2,NULL);
INSERT INTO "changes" VALUES(125,73,'documents',1,'{"id":1,"uuid":"01a22d3b-cc8c-7000-ab0c-1f891bd7f796","name":"talk","label":"","text_id":1,"structure_id":1,"case_id":null,"context":"","file_name":"talk.txt","file_sha256":"ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a","reader":"text","reader_version":"1","how_read":"","transcription":"","created":"2026-11-30T16:13:43.435Z"}');
INSERT INTO "changes" VALUES(126,74,'transcription_rules',2,NULL);
INSERT INTO "changes" VALUES(127,74,'transcription_signs',3,NULL);
INSERT INTO "changes" VALUES(128,75,'transcription_signs',3,'{"id":3,"uuid":"01a22d3b-cd45-7002-b549-b3c3576a36f9","rules_id":2,"position":0,"sign":"(.)","meaning":"kurze Pause","kind":"pause","quote":"drop"}');
INSERT INTO "changes" VALUES(129,75,'transcription_rules',2,'{"id":2,"uuid":"01a22d3b-cd45-7001-9b98-cc18cfcdf7d4","name":"Frühere Regeln"}');
INSERT INTO "changes" VALUES(130,76,'fixed_segments',1,NULL);
INSERT INTO "changes" VALUES(131,77,'decisions',1,NULL);
INSERT INTO "changes" VALUES(132,78,'coders',4,NULL);
INSERT INTO "changes" VALUES(133,79,'consensus_decisions',1,NULL);
INSERT INTO "changes" VALUES(134,80,'norming_sessions',1,NULL);
INSERT INTO "changes" VALUES(135,80,'norming_members',1,NULL);
INSERT INTO "changes" VALUES(136,80,'norming_members',2,NULL);
INSERT INTO "changes" VALUES(137,80,'norming_passages',1,NULL);
INSERT INTO "changes" VALUES(138,81,'norming_votes',1,NULL);
INSERT INTO "changes" VALUES(139,81,'norming_votes',2,NULL);
INSERT INTO "changes" VALUES(140,82,'documents',1,'{"id":1,"uuid":"01a22d3b-cc8c-7000-ab0c-1f891bd7f796","name":"talk","label":"","text_id":1,"structure_id":1,"case_id":null,"context":"","file_name":"talk.txt","file_sha256":"ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a","reader":"text","reader_version":"1","how_read":"","transcription":"Eigene Regeln","created":"2026-11-30T16:13:43.435Z"}');
INSERT INTO "changes" VALUES(141,82,'fixed_segments',1,'{"id":1,"uuid":"01a22d3b-cd46-7001-acd3-e9d7ad63da42","document_id":1,"coder_id":2,"start":0,"end":5,"position":1,"round":2,"repeats":1}');
INSERT INTO "changes" VALUES(142,82,'orphans',1,NULL);
INSERT INTO "changes" VALUES(143,82,'codings',6,'{"id":6,"uuid":"01a22d3b-cd0f-7001-97b4-9e5093218fe3","document_id":1,"start":3,"end":20,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T16:13:43.567Z"}');
INSERT INTO "changes" VALUES(144,82,'codings',1,'{"id":1,"uuid":"01a22d3b-cc8e-7001-88d6-25b263a90473","document_id":1,"start":88,"end":126,"code_id":1,"rule_id":1,"coder_id":1,"polarity":"present","weight":null,"paraphrase":"","round":1,"created":"2026-11-30T16:13:43.438Z"}');
INSERT INTO "changes" VALUES(145,82,'codings',2,'{"id":2,"uuid":"01a22d3b-cc8f-7001-84ae-27ee43e39990","document_id":1,"start":165,"end":231,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"absent","weight":30,"paraphrase":"quarrel","round":1,"created":"2026-11-30T16:13:43.439Z"}');
INSERT INTO "changes" VALUES(146,82,'codings',3,'{"id":3,"uuid":"01a22d3b-cc90-7001-8cb4-c9f8e8d97bef","document_id":1,"start":232,"end":260,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":1,"created":"2026-11-30T16:13:43.440Z"}');
INSERT INTO "changes" VALUES(147,82,'memos',2,'{"id":2,"uuid":"01a22d3b-cc91-7001-8e46-c7fbb2e2431e","case_id":null,"document_id":1,"code_id":null,"coding_id":null,"start":232,"end":260,"kind":"other","title":"","text":"on the passage","author_id":1,"created":"2026-11-30T16:13:43.441Z","changed":"2026-11-30T16:13:43.441Z","closed":0}');
INSERT INTO "changes" VALUES(148,82,'topic_assignments',1,'{"id":1,"uuid":"01a22d3b-cd20-7001-ba09-50d6e9bb3d64","topic_id":1,"document_id":1,"start":3,"end":26,"author_id":1,"created":"2026-11-30T16:13:43.584Z"}');
INSERT INTO "changes" VALUES(149,82,'topic_assignments',3,'{"id":3,"uuid":"01a22d3b-cd21-7001-9ea0-7e4827e26889","topic_id":2,"document_id":1,"start":131,"end":160,"author_id":2,"created":"2026-11-30T16:13:43.585Z"}');
INSERT INTO "changes" VALUES(150,82,'quotation_edits',1,'{"id":1,"uuid":"01a22d3b-cc93-7001-a218-f6bb8b511890","coding_id":2,"position":0,"start":8,"length":16,"replacement":"Amt","kind":"replacement"}');
INSERT INTO "changes" VALUES(151,82,'quotation_edits',2,'{"id":2,"uuid":"01a22d3b-cc93-7002-a6e1-0a06b9939b93","coding_id":2,"position":1,"start":52,"length":13,"replacement":"Aufgaben","kind":"replacement"}');
INSERT INTO "changes" VALUES(152,82,'quotation_edits',3,NULL);
INSERT INTO "changes" VALUES(153,82,'quotation_edits',4,NULL);
INSERT INTO "changes" VALUES(154,82,'anchors',1,'{"id":1,"uuid":"01a22d3b-cc95-7001-bc57-5f1fc0558992","code_id":1,"position":1,"coding_id":2,"text":"Mit der Ausländerbehörde gab es lange Streit um die Zuständigkeit.","label":"RG 2022","invented":0}');
INSERT INTO "changes" VALUES(155,82,'revisions',1,NULL);
INSERT INTO "changes" VALUES(156,83,'documents',1,'{"id":1,"uuid":"01a22d3b-cc8c-7000-ab0c-1f891bd7f796","name":"talk","label":"","text_id":5,"structure_id":5,"case_id":null,"context":"","file_name":"talk.txt","file_sha256":"ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a","reader":"text","reader_version":"1","how_read":"","transcription":"Eigene Regeln","created":"2026-11-30T16:13:43.435Z"}');
INSERT INTO "changes" VALUES(157,83,'orphans',1,'{"id":1,"uuid":"01a22d3b-cd80-7000-b14b-4d5d85017826","document_id":1,"text_sha256":"12e5270a24120f9f3f77764e116bf0b4148861af73282f1ae98e7a5c4b68379b","start":0,"end":5,"proposed_start":0,"proposed_end":12,"reason":"uncertain","coder_id":2,"code_id":null,"rule_id":null,"coding_uuid":"","coding":"{}","attached":"{\"memos\": [], \"segment\": [\"01a22d3b-cd46-7001-acd3-e9d7ad63da42\", 1, 2, 1]}"}');
INSERT INTO "changes" VALUES(158,83,'memos',1,'{"id":1,"uuid":"01a22d3b-cc8e-7002-b2e7-01d93be3010b","case_id":null,"document_id":null,"code_id":null,"coding_id":1,"start":null,"end":null,"kind":"other","title":"","text":"why alone?","author_id":1,"created":"2026-11-30T16:13:43.438Z","changed":"2026-11-30T16:13:43.438Z","closed":0}');
INSERT INTO "changes" VALUES(159,83,'good_marks',1,'{"id":1,"uuid":"01a22d3b-cd08-7001-8f6a-b642deb1ac0a","coding_id":1,"coder_id":1,"created":"2026-11-30T16:13:43.560Z"}');
INSERT INTO "changes" VALUES(160,83,'codings',1,'{"id":1,"uuid":"01a22d3b-cc8e-7001-88d6-25b263a90473","document_id":1,"start":94,"end":132,"code_id":1,"rule_id":1,"coder_id":1,"polarity":"present","weight":null,"paraphrase":"","round":1,"created":"2026-11-30T16:13:43.438Z"}');
INSERT INTO "changes" VALUES(161,83,'orphans',2,NULL);
INSERT INTO "changes" VALUES(162,83,'codings',6,'{"id":6,"uuid":"01a22d3b-cd0f-7001-97b4-9e5093218fe3","document_id":1,"start":3,"end":26,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T16:13:43.567Z"}');
INSERT INTO "changes" VALUES(163,83,'codings',2,'{"id":2,"uuid":"01a22d3b-cc8f-7001-84ae-27ee43e39990","document_id":1,"start":171,"end":242,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"absent","weight":30,"paraphrase":"quarrel","round":1,"created":"2026-11-30T16:13:43.439Z"}');
INSERT INTO "changes" VALUES(164,83,'codings',3,'{"id":3,"uuid":"01a22d3b-cc90-7001-8cb4-c9f8e8d97bef","document_id":1,"start":243,"end":271,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":1,"created":"2026-11-30T16:13:43.440Z"}');
INSERT INTO "changes" VALUES(165,83,'memos',2,'{"id":2,"uuid":"01a22d3b-cc91-7001-8e46-c7fbb2e2431e","case_id":null,"document_id":1,"code_id":null,"coding_id":null,"start":243,"end":271,"kind":"other","title":"","text":"on the passage","author_id":1,"created":"2026-11-30T16:13:43.441Z","changed":"2026-11-30T16:13:43.441Z","closed":0}');
INSERT INTO "changes" VALUES(166,83,'topic_assignments',1,'{"id":1,"uuid":"01a22d3b-cd20-7001-ba09-50d6e9bb3d64","topic_id":1,"document_id":1,"start":3,"end":32,"author_id":1,"created":"2026-11-30T16:13:43.584Z"}');
INSERT INTO "changes" VALUES(167,83,'topic_assignments',3,'{"id":3,"uuid":"01a22d3b-cd21-7001-9ea0-7e4827e26889","topic_id":2,"document_id":1,"start":137,"end":166,"author_id":2,"created":"2026-11-30T16:13:43.585Z"}');
INSERT INTO "changes" VALUES(168,83,'quotation_edits',3,'{"id":3,"uuid":"01a22d3b-cd81-7000-9246-e5be4a2be233","coding_id":2,"position":0,"start":8,"length":16,"replacement":"Amt","kind":"replacement"}');
INSERT INTO "changes" VALUES(169,83,'quotation_edits',4,'{"id":4,"uuid":"01a22d3b-cd81-7001-a3b1-e692d84d1a8d","coding_id":2,"position":1,"start":57,"length":13,"replacement":"Aufgaben","kind":"replacement"}');
INSERT INTO "changes" VALUES(170,83,'quotation_edits',5,NULL);
INSERT INTO "changes" VALUES(171,83,'quotation_edits',6,NULL);
INSERT INTO "changes" VALUES(172,83,'anchors',1,'{"id":1,"uuid":"01a22d3b-cc95-7001-bc57-5f1fc0558992","code_id":1,"position":1,"coding_id":2,"text":"Mit der Ausländerbehörde gab es sehr lange Streit um die Zuständigkeit.","label":"RG 2022","invented":0}');
INSERT INTO "changes" VALUES(173,83,'orphans',1,'{"id":1,"uuid":"01a22d3b-cd80-7000-b14b-4d5d85017826","document_id":1,"text_sha256":"12e5270a24120f9f3f77764e116bf0b4148861af73282f1ae98e7a5c4b68379b","start":0,"end":5,"proposed_start":0,"proposed_end":6,"reason":"uncertain","coder_id":2,"code_id":null,"rule_id":null,"coding_uuid":"","coding":"{}","attached":"{\"memos\": [], \"segment\": [\"01a22d3b-cd46-7001-acd3-e9d7ad63da42\", 1, 2, 1]}"}');
INSERT INTO "changes" VALUES(174,83,'fixed_segments',2,NULL);
INSERT INTO "changes" VALUES(175,83,'revisions',2,NULL);
INSERT INTO "changes" VALUES(176,84,'codes',3,'{"id":3,"uuid":"01a22d3b-cc99-7000-8c5e-78d989b58b69","parent_id":2,"position":1,"name":"Appell","colour":"#009e73","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0,"short_key":""}');
INSERT INTO "changes" VALUES(177,84,'code_rules',5,NULL);
INSERT INTO "changes" VALUES(178,84,'anchors',4,NULL);
INSERT INTO "changes" VALUES(179,85,'anchors',4,'{"id":4,"uuid":"01a22d3b-cd8b-7002-b844-082cf6a3a568","code_id":3,"position":1,"coding_id":null,"text":"Worte","label":"","invented":0}');
INSERT INTO "changes" VALUES(180,85,'code_rules',5,'{"id":5,"uuid":"01a22d3b-cd8b-7001-b53f-e336fd2d8270","code_id":3,"version":2,"definition":"anders","include":"","exclude":"","borders":"","created":"2026-11-30T16:13:43.691Z"}');
INSERT INTO "changes" VALUES(181,85,'codes',3,'{"id":3,"uuid":"01a22d3b-cc99-7000-8c5e-78d989b58b69","parent_id":2,"position":1,"name":"Appell, neu","colour":"#009e73","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0,"short_key":""}');
INSERT INTO "changes" VALUES(182,86,'codes',3,'{"id":3,"uuid":"01a22d3b-cc99-7000-8c5e-78d989b58b69","parent_id":2,"position":1,"name":"Appell","colour":"#009e73","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0,"short_key":""}');
INSERT INTO "changes" VALUES(183,86,'code_rules',5,NULL);
INSERT INTO "changes" VALUES(184,86,'anchors',4,NULL);
INSERT INTO "changes" VALUES(185,87,'codes',5,NULL);
INSERT INTO "changes" VALUES(186,87,'code_rules',6,NULL);
INSERT INTO "changes" VALUES(187,88,'code_rules',6,'{"id":6,"uuid":"01a22d3b-cd91-7002-ac11-b2688f617d25","code_id":5,"version":1,"definition":"","include":"","exclude":"","borders":"","created":"2026-11-30T16:13:43.697Z"}');
INSERT INTO "changes" VALUES(188,88,'codes',5,'{"id":5,"uuid":"01a22d3b-cd91-7001-aece-13dcf1217826","parent_id":null,"position":3,"name":"Undone","colour":"#56b4e9","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0,"short_key":""}');
INSERT INTO "changes" VALUES(189,89,'codes',6,NULL);
INSERT INTO "changes" VALUES(190,89,'code_rules',7,NULL);
INSERT INTO "changes" VALUES(191,90,'codings',7,NULL);
INSERT INTO "changes" VALUES(192,90,'assignments',7,NULL);
INSERT INTO "changes" VALUES(193,91,'codings',7,'{"id":7,"uuid":"01a22d3b-cd95-7000-b8fe-fdae51bc1f07","document_id":1,"start":3,"end":9,"code_id":6,"rule_id":7,"coder_id":1,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T16:13:43.700Z"}');
INSERT INTO "changes" VALUES(194,91,'code_rules',7,'{"id":7,"uuid":"01a22d3b-cd93-7002-85e0-e7451dd2d37c","code_id":6,"version":1,"definition":"","include":"","exclude":"","borders":"","created":"2026-11-30T16:13:43.699Z"}');
INSERT INTO "changes" VALUES(195,91,'codes',6,'{"id":6,"uuid":"01a22d3b-cd93-7001-ba84-55834d6242c3","parent_id":null,"position":3,"name":"Merged","colour":"#56b4e9","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0,"short_key":""}');
INSERT INTO "changes" VALUES(196,92,'codings',8,NULL);
INSERT INTO "changes" VALUES(197,93,'codings',8,'{"id":8,"uuid":"01a22d3b-cd99-7001-a246-f0cac684fa1a","document_id":1,"start":0,"end":5,"code_id":2,"rule_id":2,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T16:13:43.705Z"}');
INSERT INTO "changes" VALUES(198,94,'assignments',7,'{"id":7,"uuid":"01a22d3b-cd95-7001-922e-c266b80dfb7e","document_id":1,"coder_id":1,"assigned":0,"state":"working","round":2}');
INSERT INTO "changes" VALUES(199,95,'assignments',6,'{"id":6,"uuid":"01a22d3b-cd12-7000-84bf-754b47f4bcbc","document_id":1,"coder_id":2,"assigned":0,"state":"working","round":2}');
INSERT INTO "changes" VALUES(200,96,'labels',1,'{"id":1,"uuid":"01a22d3b-cd1a-7001-b93a-2f3c188174e4","name":"RG 2021","population":null,"wave":"2021","source_kind":"RG"}');
INSERT INTO "changes" VALUES(201,97,'accepted_findings',1,NULL);
INSERT INTO "changes" VALUES(202,98,'documents',5,NULL);
INSERT INTO "changes" VALUES(203,98,'speakers',3,NULL);
INSERT INTO "changes" VALUES(204,98,'speakers',4,NULL);
INSERT INTO "changes" VALUES(205,99,'anchors',3,'{"id":3,"uuid":"01a22d3b-cc98-7005-97db-95ecd934f592","code_id":2,"position":2,"coding_id":null,"text":"eigene\nWorte 🙂","label":"","invented":0}');
INSERT INTO "changes" VALUES(206,99,'anchors',2,'{"id":2,"uuid":"01a22d3b-cc98-7004-b351-b274b90d7984","code_id":2,"position":1,"coding_id":null,"text":"„Wir rufen einander an“","label":"RG 2020","invented":0}');
INSERT INTO "changes" VALUES(207,100,'documents',6,NULL);
INSERT INTO "changes" VALUES(208,101,'codings',9,NULL);
INSERT INTO "changes" VALUES(209,101,'memos',5,NULL);
INSERT INTO "changes" VALUES(210,101,'assignments',8,NULL);
INSERT INTO "changes" VALUES(211,102,'memos',5,'{"id":5,"uuid":"01a22d3b-cda8-7000-9742-ff18d3ecacc1","case_id":null,"document_id":null,"code_id":null,"coding_id":9,"start":null,"end":null,"kind":"other","title":"","text":"auch dort","author_id":2,"created":"2026-11-30T16:13:43.719Z","changed":"2026-11-30T16:13:43.719Z","closed":0}');
INSERT INTO "changes" VALUES(212,102,'codings',9,'{"id":9,"uuid":"01a22d3b-cda7-7002-9326-755cf6003e5d","document_id":6,"start":4,"end":8,"code_id":2,"rule_id":2,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T16:13:43.719Z"}');
INSERT INTO "changes" VALUES(213,102,'assignments',8,'{"id":8,"uuid":"01a22d3b-cda8-7001-a3e8-27364281d457","document_id":6,"coder_id":2,"assigned":0,"state":"working","round":2}');
INSERT INTO "changes" VALUES(214,102,'documents',6,'{"id":6,"uuid":"01a22d3b-cda7-7000-a910-e425e9cbcf57","name":"removed","label":"RG 2020","text_id":8,"structure_id":8,"case_id":null,"context":"","file_name":"removed.txt","file_sha256":"e1f79758cc42e6fe6037941205d1fbc37f5780f13aa077d0ba8287fd93cecd52","reader":"text","reader_version":"1","how_read":"","transcription":"","created":"2026-11-30T16:13:43.718Z"}');
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
INSERT INTO "code_rules" VALUES(1,'01a22d3b-cc77-7002-a7b7-b8ff1226fa06',1,1,'','','','','2026-11-30T16:13:43.415Z');
INSERT INTO "code_rules" VALUES(2,'01a22d3b-cc98-7003-be0d-eb39f1db7d4d',2,1,'was gemeint ist','immer wenn','außer wenn','nicht Streit','2026-11-30T16:13:43.448Z');
INSERT INTO "code_rules" VALUES(3,'01a22d3b-cc99-7001-bbd6-5d12442730bd',3,1,'','','','','2026-11-30T16:13:43.448Z');
INSERT INTO "code_rules" VALUES(4,'01a22d3b-cc99-7004-877f-fa1e79244498',4,1,'','','','','2026-11-30T16:13:43.448Z');
INSERT INTO "code_rules" VALUES(5,'01a22d3b-cd8b-7001-b53f-e336fd2d8270',3,2,'anders','','','','2026-11-30T16:13:43.691Z');
CREATE TABLE codebooks (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        description TEXT NOT NULL) STRICT;
INSERT INTO "codebooks" VALUES(1,'01a22d3b-cd32-7001-85a6-f30aad7bf6a8','Codebuch','Wofür es gemacht ist.');
CREATE TABLE coders (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL CHECK (kind IN ('person', 'machine', 'consensus', 'model')),
        role TEXT NOT NULL CHECK (role IN ('coder', 'lead', 'guest'))) STRICT;
INSERT INTO "coders" VALUES(1,'01a22d3b-cc75-7000-923c-19224a0fceb0','anna','person','coder');
INSERT INTO "coders" VALUES(2,'01a22d3b-cc76-7001-97fc-5bcf8648d42c','ben','person','coder');
INSERT INTO "coders" VALUES(4,'01a22d3b-cd48-7001-94d8-79889fda4117','Konsens','consensus','coder');
CREATE TABLE codes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, parent_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        colour TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('factual', 'thematic', 'evaluative', 'analytic', 'in vivo')),
        origin TEXT NOT NULL CHECK (origin IN ('deductive', 'inductive')),
        source TEXT NOT NULL,
        weight_meaning TEXT NOT NULL,
        exclusive INTEGER NOT NULL CHECK (exclusive IN (0, 1)),
        short_key TEXT NOT NULL) STRICT;
INSERT INTO "codes" VALUES(1,'01a22d3b-cc77-7001-a2dd-82a913786b9a',NULL,1,'Theme','#0072b2','thematic','deductive','','',0,'');
INSERT INTO "codes" VALUES(2,'01a22d3b-cc98-7002-9858-d025747db198',NULL,2,'Koordination','#e69f00','evaluative','deductive','','',1,'');
INSERT INTO "codes" VALUES(3,'01a22d3b-cc99-7000-8c5e-78d989b58b69',2,1,'Appell, neu','#009e73','thematic','deductive','','',0,'');
INSERT INTO "codes" VALUES(4,'01a22d3b-cc99-7003-bec1-d18aaac14d6b',2,2,'Streit, der ''lange'' "währt"','#cc79a7','thematic','deductive','','',0,'');
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
        created TEXT NOT NULL) STRICT;
INSERT INTO "codings" VALUES(2,'01a22d3b-cc8f-7001-84ae-27ee43e39990',1,126,192,1,1,2,'absent',30,'quarrel',1,'2026-11-30T16:13:43.439Z');
INSERT INTO "codings" VALUES(3,'01a22d3b-cc90-7001-8cb4-c9f8e8d97bef',1,193,221,1,1,2,'present',NULL,'',1,'2026-11-30T16:13:43.440Z');
INSERT INTO "codings" VALUES(4,'01a22d3b-cc9c-7001-a88f-ac64b4aefaac',2,0,16,3,3,1,'present',NULL,'Vergessliche Worte',2,'2026-11-30T16:13:43.452Z');
INSERT INTO "codings" VALUES(6,'01a22d3b-cd0f-7001-97b4-9e5093218fe3',1,3,20,1,1,2,'present',NULL,'',2,'2026-11-30T16:13:43.567Z');
INSERT INTO "codings" VALUES(7,'01a22d3b-cd95-7000-b8fe-fdae51bc1f07',1,3,9,2,2,1,'present',NULL,'',2,'2026-11-30T16:13:43.700Z');
CREATE TABLE conflicts (id INTEGER PRIMARY KEY AUTOINCREMENT,
        table_name TEXT NOT NULL,
        row_uuid TEXT NOT NULL,
        field TEXT NOT NULL,
        heads TEXT NOT NULL,
        UNIQUE (table_name, row_uuid, field)) STRICT;
CREATE TABLE consensus_decisions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        consensus_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        first_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        second_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        mode TEXT NOT NULL CHECK (mode IN ('joint', 'third')),
        persons TEXT NOT NULL,
        result TEXT NOT NULL CHECK (result IN ('first', 'second', 'both', 'other', 'none', 'undecided')),
        certainty TEXT NOT NULL CHECK (certainty IN ('', 'sure', 'probable', 'unsure')),
        error TEXT NOT NULL CHECK (error IN ('', 'slip', 'boundary', 'rule')),
        reason TEXT NOT NULL,
        text_sha256 TEXT NOT NULL,
        before TEXT NOT NULL,
        made TEXT NOT NULL,
        created TEXT NOT NULL,
        changed TEXT NOT NULL) STRICT;
INSERT INTO "consensus_decisions" VALUES(1,'01a22d3b-cd49-7001-81b5-c9e6ac223a7c',1,4,1,1,2,'joint','["01a22d3b-cc75-7000-923c-19224a0fceb0", "01a22d3b-cc76-7001-97fc-5bcf8648d42c"]','undecided','unsure','rule','Beide hatten Gründe.','12e5270a24120f9f3f77764e116bf0b4148861af73282f1ae98e7a5c4b68379b','[{"coding": "01a22d3b-cd0f-7001-97b4-9e5093218fe3", "coder": "01a22d3b-cc75-7000-923c-19224a0fceb0", "code": "01a22d3b-cc77-7001-a2dd-82a913786b9a", "start": 3, "end": 20, "polarity": "present", "weight": null}]','[]','2026-11-30T16:13:43.625Z','2026-11-30T16:13:43.625Z');
CREATE TABLE consents (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        analyse TEXT NOT NULL CHECK (analyse IN ('', 'yes', 'no')),
        quote TEXT NOT NULL CHECK (quote IN ('', 'yes', 'paraphrase', 'no')),
        teach TEXT NOT NULL CHECK (teach IN ('', 'yes', 'no')),
        archive TEXT NOT NULL CHECK (archive IN ('', 'yes', 'no')),
        secondary TEXT NOT NULL CHECK (secondary IN ('', 'yes', 'no')),
        services TEXT NOT NULL CHECK (services IN ('', 'yes', 'no')),
        given TEXT NOT NULL,
        form TEXT NOT NULL,
        withdrawn TEXT NOT NULL,
        delete_by TEXT NOT NULL,
        CHECK ((case_id IS NOT NULL) + (document_id IS NOT NULL) = 1),
        UNIQUE (case_id), UNIQUE (document_id)) STRICT;
INSERT INTO "consents" VALUES(1,'01a22d3b-cd3d-7002-837a-59a2d2f10884',1,NULL,'','paraphrase','','yes','','','','A 2021','','');
INSERT INTO "consents" VALUES(2,'01a22d3b-cd3e-7000-a004-b647f7075016',NULL,1,'','no','','yes','','','','A 2021','','');
CREATE TABLE cut (id INTEGER PRIMARY KEY CHECK (id = 1),
        package_uuid TEXT NOT NULL,
        entry_uuid TEXT NOT NULL,
        coder_uuid TEXT NOT NULL,
        details TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
CREATE TABLE decisions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, table_name TEXT NOT NULL,
        row_uuid TEXT NOT NULL,
        field TEXT NOT NULL,
        over TEXT NOT NULL,
        chosen TEXT NOT NULL,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL) STRICT;
INSERT INTO "decisions" VALUES(1,'01a22d3b-cd47-7001-89b9-af600d91771d','documents','01a22d3b-cc8c-7000-ab0c-1f891bd7f796','context','["0190a0a0-0000-7000-8000-000000000001"]','0190a0a0-0000-7000-8000-000000000001',1,'2026-11-30T16:13:43.623Z');
CREATE TABLE document_groups (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "document_groups" VALUES(1,'01a22d3b-cd2d-7001-90d8-65b4f1f52aa0','Ländlich');
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
        how_read TEXT NOT NULL,
        transcription TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "documents" VALUES(1,'01a22d3b-cc8c-7000-ab0c-1f891bd7f796','talk','',6,6,NULL,'','talk.txt','ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a','text','1','','Eigene Regeln','2026-11-30T16:13:43.435Z');
INSERT INTO "documents" VALUES(2,'01a22d3b-cc9b-7000-8aeb-cc1af9c46acb','withdrawn','RG 2021',2,2,1,'','to forget.txt','ff29ae3311ac3771caf87d1e508846015dc51d9b8fef6e5d6cd18cc0bf9e588c','text','1','','','2026-11-30T16:13:43.450Z');
INSERT INTO "documents" VALUES(4,'01a22d3b-cd3a-7001-9031-4890a74e33b0','doubted','',4,4,NULL,'','doubted.txt','174cc949fa83618dbf7625dd9674cb0361bb5a13ecac123aabcc73c8cdba544c','text','1','{"dialect":"otter","score":0.75,"second":"teams","second_score":0.5,"speaker_form":"{name} sagt","joined":3}','','2026-11-30T16:13:43.610Z');
INSERT INTO "documents" VALUES(5,'01a22d3b-cda3-7001-a592-62ab398af4e3','second talk','',7,7,NULL,'','second talk.txt','2e854bf55e85c61a2f87831570a1c532e4593e61c8084971a26f18d707f2ae20','text','1','','','2026-11-30T16:13:43.715Z');
CREATE TABLE doubts (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL,
        start INTEGER,
        "end" INTEGER,
        example TEXT NOT NULL,
        times INTEGER NOT NULL CHECK (times >= 1),
        "values" TEXT NOT NULL,
        settled INTEGER NOT NULL CHECK (settled IN (0, 1)),
        author_id INTEGER REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL,
        CHECK ((start IS NULL) = ("end" IS NULL)),
        CHECK (start IS NULL OR (start >= 0 AND "end" > start))) STRICT;
INSERT INTO "doubts" VALUES(1,'01a22d3b-cd3b-7000-b7e3-5d6c7f6d9e9c',4,'label-once',48,54,'B: Ja.',1,'{"label":"B"}',0,NULL,'2026-11-30T16:13:43.610Z');
INSERT INTO "doubts" VALUES(2,'01a22d3b-cd3b-7001-982e-335227bbbf87',4,'hidden-text',NULL,NULL,'verborgen',2,'',1,1,'2026-11-30T16:13:43.610Z');
CREATE TABLE entries (id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        coder_uuid TEXT,
        coder_name TEXT NOT NULL,
        created TEXT NOT NULL,
        kind TEXT NOT NULL,
        reason TEXT NOT NULL,
        schema_version INTEGER NOT NULL,
        undoes TEXT REFERENCES entries(uuid)) STRICT;
INSERT INTO "entries" VALUES(1,'01a22d3b-cc6c-7000-8ba3-5511607f40c4',NULL,'lead','2026-11-30T16:13:43.404Z','setting','',9,NULL);
INSERT INTO "entries" VALUES(2,'01a22d3b-cc74-7000-b2f4-a6e028b1eae5',NULL,'lead','2026-11-30T16:13:43.412Z','coder.add','',9,NULL);
INSERT INTO "entries" VALUES(3,'01a22d3b-cc76-7000-a351-bfbc574f8a91',NULL,'lead','2026-11-30T16:13:43.414Z','coder.add','',9,NULL);
INSERT INTO "entries" VALUES(4,'01a22d3b-cc77-7000-9ea1-1f0dd907f327',NULL,'lead','2026-11-30T16:13:43.415Z','code.add','',9,NULL);
INSERT INTO "entries" VALUES(5,'01a22d3b-cc8b-7000-8925-f794eb8fa2bd',NULL,'lead','2026-11-30T16:13:43.435Z','import','',9,NULL);
INSERT INTO "entries" VALUES(6,'01a22d3b-cc8e-7000-b980-13190e0d692a','01a22d3b-cc75-7000-923c-19224a0fceb0','anna','2026-11-30T16:13:43.438Z','coding.add','',9,NULL);
INSERT INTO "entries" VALUES(7,'01a22d3b-cc8f-7000-9ae1-8ad4e87eb046','01a22d3b-cc76-7001-97fc-5bcf8648d42c','ben','2026-11-30T16:13:43.439Z','coding.add','',9,NULL);
INSERT INTO "entries" VALUES(8,'01a22d3b-cc90-7000-bd2f-fed94827cea6','01a22d3b-cc76-7001-97fc-5bcf8648d42c','ben','2026-11-30T16:13:43.440Z','coding.add','',9,NULL);
INSERT INTO "entries" VALUES(9,'01a22d3b-cc91-7000-8bdc-6817ff395bae','01a22d3b-cc75-7000-923c-19224a0fceb0','anna','2026-11-30T16:13:43.441Z','memo.add','',9,NULL);
INSERT INTO "entries" VALUES(10,'01a22d3b-cc93-7000-b6d2-7c592823a102',NULL,'lead','2026-11-30T16:13:43.443Z','quotation.edit','',9,NULL);
INSERT INTO "entries" VALUES(11,'01a22d3b-cc94-7000-9e12-d63511e27320',NULL,'lead','2026-11-30T16:13:43.444Z','export','',9,NULL);
INSERT INTO "entries" VALUES(12,'01a22d3b-cc95-7000-abc9-893c96079c92',NULL,'lead','2026-11-30T16:13:43.445Z','code.edit','',9,NULL);
INSERT INTO "entries" VALUES(13,'01a22d3b-cc96-7000-b394-34d863fd315c',NULL,'lead','2026-11-30T16:13:43.446Z','assign','',9,NULL);
INSERT INTO "entries" VALUES(14,'01a22d3b-cc97-7000-a1d7-f5b3e94a02ff',NULL,'lead','2026-11-30T16:13:43.447Z','document.finished','',9,NULL);
INSERT INTO "entries" VALUES(15,'01a22d3b-cc97-7001-980c-604b5dfa0ebf',NULL,'lead','2026-11-30T16:13:43.447Z','setting','',9,NULL);
INSERT INTO "entries" VALUES(16,'01a22d3b-cc98-7001-83dc-aa2828cfc30b',NULL,'lead','2026-11-30T16:13:43.448Z','code.add','',9,NULL);
INSERT INTO "entries" VALUES(17,'01a22d3b-cc9a-7000-939e-2f6838f0c2b0',NULL,'lead','2026-11-30T16:13:43.450Z','import','',9,NULL);
INSERT INTO "entries" VALUES(18,'01a22d3b-cc9c-7000-b882-3aef3c46f670','01a22d3b-cc75-7000-923c-19224a0fceb0','anna','2026-11-30T16:13:43.452Z','coding.add','',9,NULL);
INSERT INTO "entries" VALUES(19,'01a22d3b-cc9d-7000-9c32-f7ed76629bb0',NULL,'lead','2026-11-30T16:13:43.453Z','document.rename','',9,NULL);
INSERT INTO "entries" VALUES(20,'01a22d3b-cc9e-7000-abec-bf65b518fbc4',NULL,'lead','2026-11-30T16:13:43.454Z','import','',9,NULL);
INSERT INTO "entries" VALUES(21,'01a22d3b-cc9f-7000-8c08-a07010aa1cdd','01a22d3b-cc76-7001-97fc-5bcf8648d42c','ben','2026-11-30T16:13:43.455Z','coding.add','',9,NULL);
INSERT INTO "entries" VALUES(22,'01a22d3b-cca0-7000-b3e0-c3bb3b7af38f',NULL,'lead','2026-11-30T16:13:43.456Z','document.rename','',9,NULL);
INSERT INTO "entries" VALUES(23,'01a22d3b-ccf2-7000-aa8f-0f73fe49ded6',NULL,'lead','2026-11-30T16:13:43.538Z','forget','',9,NULL);
INSERT INTO "entries" VALUES(24,'01a22d3b-cd08-7000-9c12-06ab9cb20e3b','01a22d3b-cc75-7000-923c-19224a0fceb0','anna','2026-11-30T16:13:43.560Z','quotation.good','',9,NULL);
INSERT INTO "entries" VALUES(25,'01a22d3b-cd0a-7000-97ac-d911095f9f3f','01a22d3b-cc76-7001-97fc-5bcf8648d42c','ben','2026-11-30T16:13:43.562Z','quotation.good','',9,NULL);
INSERT INTO "entries" VALUES(26,'01a22d3b-cd0b-7000-9329-1bc572661c72','01a22d3b-cc76-7001-97fc-5bcf8648d42c','ben','2026-11-30T16:13:43.563Z','undo','',9,'01a22d3b-cd0a-7000-97ac-d911095f9f3f');
INSERT INTO "entries" VALUES(27,'01a22d3b-cd0c-7000-b0e2-45b3fb21d535','01a22d3b-cc76-7001-97fc-5bcf8648d42c','ben','2026-11-30T16:13:43.564Z','redo','',9,'01a22d3b-cd0b-7000-9329-1bc572661c72');
INSERT INTO "entries" VALUES(28,'01a22d3b-cd0d-7000-90ad-b5ec64f2f61a','01a22d3b-cc76-7001-97fc-5bcf8648d42c','ben','2026-11-30T16:13:43.565Z','quotation.good','',9,NULL);
INSERT INTO "entries" VALUES(29,'01a22d3b-cd0e-7000-ba0a-246914d0dba8','01a22d3b-cc76-7001-97fc-5bcf8648d42c','ben','2026-11-30T16:13:43.566Z','quotation.not_good','',9,NULL);
INSERT INTO "entries" VALUES(30,'01a22d3b-cd0e-7001-bf10-c89b4ef4a160',NULL,'lead','2026-11-30T16:13:43.566Z','coder.add','',9,NULL);
INSERT INTO "entries" VALUES(31,'01a22d3b-cd0f-7000-8e89-87a7933942db','01a22d3b-cd0e-7002-b655-f39163625573','benjamin','2026-11-30T16:13:43.567Z','coding.add','',9,NULL);
INSERT INTO "entries" VALUES(32,'01a22d3b-cd10-7001-9de2-cb30c61d52a1','01a22d3b-cd0e-7002-b655-f39163625573','benjamin','2026-11-30T16:13:43.568Z','quotation.good','',9,NULL);
INSERT INTO "entries" VALUES(33,'01a22d3b-cd11-7001-ab44-9f7c659c2875',NULL,'lead','2026-11-30T16:13:43.569Z','coder.merge','',9,NULL);
INSERT INTO "entries" VALUES(34,'01a22d3b-cd14-7000-a9ee-43687d71cc41',NULL,'lead','2026-11-30T16:13:43.572Z','setting','',9,NULL);
INSERT INTO "entries" VALUES(35,'01a22d3b-cd15-7000-a462-0362884558f1',NULL,'lead','2026-11-30T16:13:43.573Z','document.wave','',9,NULL);
INSERT INTO "entries" VALUES(36,'01a22d3b-cd16-7000-b40d-c4bfe11a4b26',NULL,'lead','2026-11-30T16:13:43.574Z','document.wave','',9,NULL);
INSERT INTO "entries" VALUES(37,'01a22d3b-cd16-7001-ab06-9f8cacf2a2b7',NULL,'lead','2026-11-30T16:13:43.574Z','undo','',9,'01a22d3b-cd16-7000-b40d-c4bfe11a4b26');
INSERT INTO "entries" VALUES(38,'01a22d3b-cd17-7000-9b2a-8bbbf702f02e',NULL,'lead','2026-11-30T16:13:43.575Z','redo','',9,'01a22d3b-cd16-7001-ab06-9f8cacf2a2b7');
INSERT INTO "entries" VALUES(39,'01a22d3b-cd1a-7000-8a1a-50850264c42a',NULL,'lead','2026-11-30T16:13:43.578Z','label.set','',9,NULL);
INSERT INTO "entries" VALUES(40,'01a22d3b-cd1d-7000-9fc5-a995e1bf5e50',NULL,'lead','2026-11-30T16:13:43.581Z','topic.import','',9,NULL);
INSERT INTO "entries" VALUES(41,'01a22d3b-cd1e-7001-be78-f2fa12fa4645',NULL,'lead','2026-11-30T16:13:43.582Z','topic.edit','',9,NULL);
INSERT INTO "entries" VALUES(42,'01a22d3b-cd1f-7000-8572-338b6b3b5b15',NULL,'lead','2026-11-30T16:13:43.583Z','topic.move','',9,NULL);
INSERT INTO "entries" VALUES(43,'01a22d3b-cd20-7000-999f-81bdae395f20','01a22d3b-cc75-7000-923c-19224a0fceb0','anna','2026-11-30T16:13:43.584Z','topic.assign','',9,NULL);
INSERT INTO "entries" VALUES(44,'01a22d3b-cd21-7000-9b17-afa6d1f42a14','01a22d3b-cc76-7001-97fc-5bcf8648d42c','ben','2026-11-30T16:13:43.585Z','topic.assign','',9,NULL);
INSERT INTO "entries" VALUES(45,'01a22d3b-cd22-7000-94b2-8a374bd9db78',NULL,'lead','2026-11-30T16:13:43.586Z','topic.unassign','',9,NULL);
INSERT INTO "entries" VALUES(46,'01a22d3b-cd22-7001-89fd-8d2cfd2d69a3',NULL,'lead','2026-11-30T16:13:43.586Z','undo','',9,'01a22d3b-cd22-7000-94b2-8a374bd9db78');
INSERT INTO "entries" VALUES(47,'01a22d3b-cd23-7000-ac98-e370c4bc88ad',NULL,'lead','2026-11-30T16:13:43.587Z','topic.add','',9,NULL);
INSERT INTO "entries" VALUES(48,'01a22d3b-cd24-7000-91f4-0c6b34964b49',NULL,'lead','2026-11-30T16:13:43.588Z','topic.remove','',9,NULL);
INSERT INTO "entries" VALUES(49,'01a22d3b-cd26-7000-a2b2-f45946105cac','01a22d3b-cc75-7000-923c-19224a0fceb0','anna','2026-11-30T16:13:43.590Z','summary.write','',9,NULL);
INSERT INTO "entries" VALUES(50,'01a22d3b-cd27-7000-86a0-639aa847756e','01a22d3b-cc76-7001-97fc-5bcf8648d42c','ben','2026-11-30T16:13:43.591Z','summary.write','',9,NULL);
INSERT INTO "entries" VALUES(51,'01a22d3b-cd28-7000-84de-149c60ebc0a0','01a22d3b-cc75-7000-923c-19224a0fceb0','anna','2026-11-30T16:13:43.592Z','summary.write','',9,NULL);
INSERT INTO "entries" VALUES(52,'01a22d3b-cd29-7000-9764-9aaed1e3ecc8','01a22d3b-cc75-7000-923c-19224a0fceb0','anna','2026-11-30T16:13:43.593Z','undo','',9,'01a22d3b-cd28-7000-84de-149c60ebc0a0');
INSERT INTO "entries" VALUES(53,'01a22d3b-cd2a-7000-bc25-9ac67b57acb5','01a22d3b-cc75-7000-923c-19224a0fceb0','anna','2026-11-30T16:13:43.594Z','redo','',9,'01a22d3b-cd29-7000-9764-9aaed1e3ecc8');
INSERT INTO "entries" VALUES(54,'01a22d3b-cd2d-7000-9a60-19424329de56',NULL,'lead','2026-11-30T16:13:43.597Z','group.add','',9,NULL);
INSERT INTO "entries" VALUES(55,'01a22d3b-cd2e-7000-8e7b-5df375fc05da',NULL,'lead','2026-11-30T16:13:43.598Z','group.set','',9,NULL);
INSERT INTO "entries" VALUES(56,'01a22d3b-cd2f-7000-b310-3509d7e4b756',NULL,'lead','2026-11-30T16:13:43.599Z','undo','',9,'01a22d3b-cd2e-7000-8e7b-5df375fc05da');
INSERT INTO "entries" VALUES(57,'01a22d3b-cd30-7000-83b7-6a56034c058b',NULL,'lead','2026-11-30T16:13:43.600Z','group.add','',9,NULL);
INSERT INTO "entries" VALUES(58,'01a22d3b-cd31-7000-8b29-a67344141441',NULL,'lead','2026-11-30T16:13:43.601Z','group.remove','',9,NULL);
INSERT INTO "entries" VALUES(59,'01a22d3b-cd32-7000-885c-5db75eb2fc07',NULL,'lead','2026-11-30T16:13:43.602Z','codebook.description','Codebuch',9,NULL);
INSERT INTO "entries" VALUES(60,'01a22d3b-cd34-7000-9795-c21be018cf9a',NULL,'lead','2026-11-30T16:13:43.604Z','research.add','',9,NULL);
INSERT INTO "entries" VALUES(61,'01a22d3b-cd35-7000-9271-2217315b5105',NULL,'lead','2026-11-30T16:13:43.605Z','research.link','',9,NULL);
INSERT INTO "entries" VALUES(62,'01a22d3b-cd35-7002-ad2f-13f80c7ab87d',NULL,'lead','2026-11-30T16:13:43.605Z','research.link','',9,NULL);
INSERT INTO "entries" VALUES(63,'01a22d3b-cd36-7000-a530-d963524cc86b',NULL,'lead','2026-11-30T16:13:43.606Z','research.add','',9,NULL);
INSERT INTO "entries" VALUES(64,'01a22d3b-cd37-7000-890e-68af81df923d',NULL,'lead','2026-11-30T16:13:43.607Z','research.move','',9,NULL);
INSERT INTO "entries" VALUES(65,'01a22d3b-cd38-7000-acc8-7bdf5123368c',NULL,'lead','2026-11-30T16:13:43.608Z','research.unlink','',9,NULL);
INSERT INTO "entries" VALUES(66,'01a22d3b-cd39-7000-b694-8a03952ebda2',NULL,'lead','2026-11-30T16:13:43.609Z','undo','',9,'01a22d3b-cd38-7000-acc8-7bdf5123368c');
INSERT INTO "entries" VALUES(67,'01a22d3b-cd3a-7000-9c88-b9c9a150f819',NULL,'lead','2026-11-30T16:13:43.610Z','import','',9,NULL);
INSERT INTO "entries" VALUES(68,'01a22d3b-cd3c-7000-b9a0-4747041678f8','01a22d3b-cc75-7000-923c-19224a0fceb0','anna','2026-11-30T16:13:43.612Z','doubt.settle','',9,NULL);
INSERT INTO "entries" VALUES(69,'01a22d3b-cd3d-7000-8f42-59de0a2cf9a9','01a22d3b-cc76-7001-97fc-5bcf8648d42c','ben','2026-11-30T16:13:43.613Z','doubt.open','',9,NULL);
INSERT INTO "entries" VALUES(70,'01a22d3b-cd3d-7001-8d6c-0bf8269e395e',NULL,'lead','2026-11-30T16:13:43.613Z','consent.set','',9,NULL);
INSERT INTO "entries" VALUES(71,'01a22d3b-cd3e-7001-99eb-a76488fcc463',NULL,'lead','2026-11-30T16:13:43.614Z','consent.set','',9,NULL);
INSERT INTO "entries" VALUES(72,'01a22d3b-cd43-7000-a22f-70f57b6b01e0',NULL,'lead','2026-11-30T16:13:43.619Z','transcription.define','',9,NULL);
INSERT INTO "entries" VALUES(73,'01a22d3b-cd44-7000-abc8-d10b3b1dd1c0',NULL,'lead','2026-11-30T16:13:43.620Z','transcription.set','',9,NULL);
INSERT INTO "entries" VALUES(74,'01a22d3b-cd45-7000-890c-96e20672b4a8',NULL,'lead','2026-11-30T16:13:43.621Z','transcription.define','',9,NULL);
INSERT INTO "entries" VALUES(75,'01a22d3b-cd45-7003-9d6f-20e8241b2b95',NULL,'lead','2026-11-30T16:13:43.621Z','transcription.remove','',9,NULL);
INSERT INTO "entries" VALUES(76,'01a22d3b-cd46-7000-83bb-0379f3d655fa',NULL,'lead','2026-11-30T16:13:43.622Z','segments.fix','',9,NULL);
INSERT INTO "entries" VALUES(77,'01a22d3b-cd47-7000-a570-2ca4ecf806ee',NULL,'lead','2026-11-30T16:13:43.623Z','conflict.decide','',9,NULL);
INSERT INTO "entries" VALUES(78,'01a22d3b-cd48-7000-8719-52ec337842ec',NULL,'lead','2026-11-30T16:13:43.624Z','coder.add','',9,NULL);
INSERT INTO "entries" VALUES(79,'01a22d3b-cd49-7000-9c62-661ef6989b2c',NULL,'lead','2026-11-30T16:13:43.625Z','consensus.decide','',9,NULL);
INSERT INTO "entries" VALUES(80,'01a22d3b-cd4a-7000-a2e0-126ed4450f3c',NULL,'lead','2026-11-30T16:13:43.626Z','norming.begin','',9,NULL);
INSERT INTO "entries" VALUES(81,'01a22d3b-cd4b-7000-8f92-3429f110acfb',NULL,'lead','2026-11-30T16:13:43.627Z','norming.vote','',9,NULL);
INSERT INTO "entries" VALUES(82,'01a22d3b-cd7f-7000-b5a6-36c05943ca20',NULL,'lead','2026-11-30T16:13:43.679Z','document.revise','',9,NULL);
INSERT INTO "entries" VALUES(83,'01a22d3b-cd86-7000-8bbe-9a8a57b2923b',NULL,'lead','2026-11-30T16:13:43.686Z','document.revise','',9,NULL);
INSERT INTO "entries" VALUES(84,'01a22d3b-cd8b-7000-8ebb-b5938fe844e8',NULL,'lead','2026-11-30T16:13:43.691Z','code.edit','',9,NULL);
INSERT INTO "entries" VALUES(85,'01a22d3b-cd8d-7000-bd13-df91a31d7658',NULL,'lead','2026-11-30T16:13:43.693Z','undo','',9,'01a22d3b-cd8b-7000-8ebb-b5938fe844e8');
INSERT INTO "entries" VALUES(86,'01a22d3b-cd8f-7000-a24c-6c78a0e1b2f3',NULL,'lead','2026-11-30T16:13:43.695Z','redo','',9,'01a22d3b-cd8d-7000-bd13-df91a31d7658');
INSERT INTO "entries" VALUES(87,'01a22d3b-cd91-7000-a088-20fc8a5f0c50',NULL,'lead','2026-11-30T16:13:43.697Z','code.add','',9,NULL);
INSERT INTO "entries" VALUES(88,'01a22d3b-cd92-7000-83c9-e67bcc015603',NULL,'lead','2026-11-30T16:13:43.698Z','undo','',9,'01a22d3b-cd91-7000-a088-20fc8a5f0c50');
INSERT INTO "entries" VALUES(89,'01a22d3b-cd93-7000-972d-de3c36b31282',NULL,'lead','2026-11-30T16:13:43.699Z','code.add','',9,NULL);
INSERT INTO "entries" VALUES(90,'01a22d3b-cd94-7000-a991-1aedb0daf4fa','01a22d3b-cc75-7000-923c-19224a0fceb0','anna','2026-11-30T16:13:43.700Z','coding.add','',9,NULL);
INSERT INTO "entries" VALUES(91,'01a22d3b-cd96-7000-973e-f85816d78e1d',NULL,'lead','2026-11-30T16:13:43.702Z','code.merge','Merged → Koordination',9,NULL);
INSERT INTO "entries" VALUES(92,'01a22d3b-cd99-7000-9eac-d93b02b49816','01a22d3b-cc76-7001-97fc-5bcf8648d42c','ben','2026-11-30T16:13:43.705Z','coding.add','',9,NULL);
INSERT INTO "entries" VALUES(93,'01a22d3b-cd9a-7000-8da1-e434f9b77b88','01a22d3b-cc76-7001-97fc-5bcf8648d42c','ben','2026-11-30T16:13:43.706Z','coding.remove','',9,NULL);
INSERT INTO "entries" VALUES(94,'01a22d3b-cd9b-7000-883b-b2147306a9d5',NULL,'lead','2026-11-30T16:13:43.707Z','assign','',9,NULL);
INSERT INTO "entries" VALUES(95,'01a22d3b-cd9e-7000-a8cd-483c5b95fd93',NULL,'lead','2026-11-30T16:13:43.710Z','document.finished','',9,NULL);
INSERT INTO "entries" VALUES(96,'01a22d3b-cd9f-7000-aebc-46d765af6afd',NULL,'lead','2026-11-30T16:13:43.711Z','label.set','',9,NULL);
INSERT INTO "entries" VALUES(97,'01a22d3b-cda1-7000-9787-46efd44ddcba','01a22d3b-cc75-7000-923c-19224a0fceb0','anna','2026-11-30T16:13:43.713Z','finding.accept','named in public',9,NULL);
INSERT INTO "entries" VALUES(98,'01a22d3b-cda3-7000-96d8-79af320d8a35',NULL,'lead','2026-11-30T16:13:43.715Z','import','',9,NULL);
INSERT INTO "entries" VALUES(99,'01a22d3b-cda5-7000-a41d-da41ad0e1648',NULL,'lead','2026-11-30T16:13:43.717Z','code.anchor','',9,NULL);
INSERT INTO "entries" VALUES(100,'01a22d3b-cda6-7000-8876-b4c1906920cf',NULL,'lead','2026-11-30T16:13:43.718Z','import','',9,NULL);
INSERT INTO "entries" VALUES(101,'01a22d3b-cda7-7001-8dfd-de853b2a3a79','01a22d3b-cc76-7001-97fc-5bcf8648d42c','ben','2026-11-30T16:13:43.719Z','coding.add','',9,NULL);
INSERT INTO "entries" VALUES(102,'01a22d3b-cda9-7000-9177-c0d3d7ca85ff',NULL,'lead','2026-11-30T16:13:43.720Z','document.remove','',9,NULL);
CREATE TABLE erasures (id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        details TEXT NOT NULL,
        confirmed TEXT NOT NULL,
        applied INTEGER NOT NULL CHECK (applied IN (0, 1)),
        created TEXT NOT NULL) STRICT;
INSERT INTO "erasures" VALUES(1,'01a22d3b-ccef-7000-ab50-9bcf53490b28','{"uuid": "01a22d3b-ccef-7000-ab50-9bcf53490b28", "created": "2026-11-30T16:13:43.535Z", "documents": ["01a22d3b-cc9e-7002-ac6b-2b306022a4c2"]}','[]',1,'2026-11-30T16:13:43.535Z');
CREATE TABLE file_state (id INTEGER PRIMARY KEY CHECK (id = 1),
        project_uuid TEXT NOT NULL,
        secret TEXT NOT NULL,
        backup INTEGER NOT NULL CHECK (backup IN (0, 1)),
        former TEXT NOT NULL,
        present TEXT NOT NULL,
        digest TEXT NOT NULL) STRICT;
INSERT INTO "file_state" VALUES(1,'01a22d3b-cc5e-7000-9af4-2ce238d67af2','7229e370b2f9fa6414d8084c24dcfdbc0042f083cf7f4dc55266ec8662633ad3',0,'0d592b9bf0c05bc92ed7592766ceab8a','55ad09fee797fa06f241d605eecf49a9','accepted_findings e6d235d19bf6b8d1bce5f695ceb0c8c90476dd3bdb2174c5a12d2f9b366dd76a
anchors c65bcc3f6afcee1a7de07a8302404c0085756c85b45f94063e5cc287b0cb64e0
assignments d8692e9b6a6898ba5a955b43053332c0fcb9e0b7ed077f7e865b3ad27ed3c50e
attributes 1132c24ab5a9aa64544725af6292f5354d8baac3ea33f915159100b312248750
cases b7eb6e4e2e5d48b8edbb98e823880ee03f1fdb8d51efbfbd6b3dae2ab1f8f0e8
code_rules a36bffe904f114af391c99e6b0b28380ab2b4c520ba705116640d8e6eaa6a312
codebooks d16a9458da53db99f7d9b7da9ad4dc3db7056ffd732043ee3a626adda624fd46
coders 7049a325cdf78ba4bd2ce09aeec7bd24e055605a37cdd6a824e0e21b93d8d721
codes ed6a7fe9ccaa525388a56c439fdd2a88695b0f539e5ecef93c01b8d484c28767
codings 979a789d372001f33933be4ec0778e826df776f87b88a80d59975ade2b191d7b
consensus_decisions aa1333dbc940b95a620794e640511e7f4519149401067dcc44c10aaf658a329a
consents 94f18a3c235093dd094f9d486b1db97f6cf47178c2db0cddb72434e9ee74eab0
decisions b93be7f557536d0252ea58379d1ceed511e38a5bc9cddf0df06b03db5dcbf86b
document_groups 18c303449dc237fe24612ab267990834bbb6f43f67c2c97c4e30537b9982b32b
documents f834fdead622f9cc51e1d259405b7e98c54c156cd681a2c33a8cde3a4a909e02
doubts 810b35cc86b18a68127f0216bc65a9acf4c0c1234e8d83e13e3fd914d49b1eb8
entries 56f604cae6e75c5341cc3b5ee4fe0bd3bc59b226da8ee00fdfb22cf9d7597470
fixed_segments 79231fa58a47da673fd53916cbbfe95cf0e8ee959d78c7c90bae5b7818603124
good_marks 91147e2b28a4f111e07372a53989b02eca4aa478fd73890009e3ff2084a4488f
group_members 09180caaa9eb157fc3a142b4154465bb10ace7ed5e412ec3e7ee620a9c877d07
labels d16a27e4ffb8e8a8314cac95aab985358a88bae0247f9bda65cb733d1f965359
memos 07679eefb3fca182ebfc1ca7a3b108831183760844b0f0ffc01336e745d189a0
norming_members d79920cc4a64a5cd2afd42d9f77c264ebe1128c565391d5ee5a793d144bdf7af
norming_passages 55b73e1c6ae8f61ca1d7b270e16b103b0a8a831d1de12d94e4c57b852994d22f
norming_sessions d77e21c07606830c0a382b8fdc6e013ff222625e8a4f75e6249986977f60f520
norming_votes eb8c77e50c3222facecf563fc89d379ebba6795c2c6d9c773904de8dbbe3d340
origins db9828d76d0a0e3e23d80e8d3a6d14b27ede4edbc3772172f202f55f21323e13
orphans 0cbb1a813b2bd148699d76697e4cb128e2a4cb138809f343bb0192f0d3f7b48f
publications af2b2f13137e3a19cdfcbbc0a3c5edfc2edf7c0b9506f5459ce65723c45f6534
published_quotations 0252fd323bdfabb70ed272aceed009a4f1387d1a87a0d15600a028b6ff40251e
quotation_edits a84df993b1598b9791a6a6e9c4b4df55ce49e15d6996a1ef6d4a92523ad56aa5
quotation_ids d086bdac2d51555672cd5fc5a6526320a5549fbb0488474ccb664d69164bebff
related_codes da172ce0042ea062e1be9ae43c601ebd41bd67776eda6845dae00868f53ecd2a
research_links 2df878767f4d78eff9092b7cfc7f8bb8bea379036fed73acca5855ff2549fc9d
research_questions 3f156c450cfa293e4eb32903433e28cc31818e0837e89126ac8363898e7ac00a
revisions 38c22cd8136efa119a3f1b17c938927111315b1ea189e8fda1c19ce4194760ca
settings a4ee40ac4fc94948531131a4b141aad6b4fb7c7de711bea59de8414482d5a600
speakers 67cc6cce91e5904de2aa2e2324482b057819cfef71a34c9e767aff4dfdfc4a8f
summaries f26415a8f32e0231821c804aa6d44887ff891f74bc0cf5433d8b18e035f0665e
topic_assignments 731d7acb10ed0e0722206fd477514cd3970ba72aa2694a2112d0ecf004e72c85
topic_waves 07e13a1af67879a21e593e9886c9a01825fbfce1c37652ab8170e90f5d0512d3
topics fd03ad7fbab4a175e71c40094a1c3e21577ea95ebc4bbc9b57cc9b2ba074680e
transcription_rules be8aaa709a86d3e797aa8d4290bb08fa20299d264f2411b58fb48da986b426b5
transcription_signs 3aaef7b8652e2a354fc3cb6ad413f45d1ff1246cd45c3c7c033f58a1c3cda27f');
CREATE TABLE fixed_segments (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        position INTEGER NOT NULL,
        round INTEGER NOT NULL CHECK (round >= 1),
        repeats INTEGER CHECK (repeats >= 1 AND repeats < round)) STRICT;
INSERT INTO "fixed_segments" VALUES(2,'01a22d3b-cd46-7001-acd3-e9d7ad63da42',1,2,0,5,1,2,1);
CREATE TABLE forgotten (id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        UNIQUE (kind, value)) STRICT;
INSERT INTO "forgotten" VALUES(1,'file','824db4ef5fe703c8f1d2f682c6b007d12c680a367d3cc2c897c4aa2bfb04329e');
INSERT INTO "forgotten" VALUES(2,'memos','01a22d3b-cc9f-7002-b97f-23c7664a3ff1');
INSERT INTO "forgotten" VALUES(3,'codings','01a22d3b-cc9f-7001-96fb-5685c4ffbe95');
INSERT INTO "forgotten" VALUES(4,'assignments','01a22d3b-cc9f-7003-9d3a-75f6beac8e19');
INSERT INTO "forgotten" VALUES(5,'documents','01a22d3b-cc9e-7002-ac6b-2b306022a4c2');
CREATE TABLE given (id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        coder_uuid TEXT,
        coder_name TEXT NOT NULL,
        created TEXT NOT NULL,
        door TEXT NOT NULL,
        format TEXT NOT NULL,
        target TEXT NOT NULL,
        recipient TEXT NOT NULL,
        contents TEXT NOT NULL,
        cases TEXT NOT NULL,
        publication TEXT NOT NULL) STRICT;
INSERT INTO "given" VALUES(1,'01a22d3b-cd3f-7000-b34d-14c1691fec64',NULL,'lead','2026-11-30T16:13:43.615Z','quotes','docx','chapter.docx','reader','{"01a22d3b-cc8c-7000-ab0c-1f891bd7f796":{"12":"obLD1OX2"}}','["01a22d3b-cc9a-7001-905a-e98add1f2da4"]','');
CREATE TABLE good_marks (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, coding_id INTEGER NOT NULL REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL) STRICT;
INSERT INTO "good_marks" VALUES(2,'01a22d3b-cd0a-7001-ad3d-e37ca8912fc3',2,2,'2026-11-30T16:13:43.562Z');
INSERT INTO "good_marks" VALUES(4,'01a22d3b-cd11-7000-af8b-3c6b0bf4e1a3',6,2,'2026-11-30T16:13:43.568Z');
CREATE TABLE group_members (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, group_id INTEGER NOT NULL REFERENCES document_groups(id) DEFERRABLE INITIALLY DEFERRED, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED, UNIQUE (group_id, document_id)) STRICT;
INSERT INTO "group_members" VALUES(1,'01a22d3b-cd2d-7002-96b9-af707ccb4eff',1,1);
INSERT INTO "group_members" VALUES(2,'01a22d3b-cd2d-7003-8bb5-14400765a87b',1,2);
CREATE TABLE labels (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        population INTEGER CHECK (population >= 1),
        wave TEXT NOT NULL,
        source_kind TEXT NOT NULL) STRICT;
INSERT INTO "labels" VALUES(1,'01a22d3b-cd1a-7001-b93a-2f3c188174e4','RG 2021',40,'2021','RG');
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
INSERT INTO "memos" VALUES(1,'01a22d3b-cc8e-7002-b2e7-01d93be3010b',NULL,1,NULL,NULL,NULL,NULL,'other','','why alone?',1,'2026-11-30T16:13:43.438Z','2026-11-30T16:13:43.438Z',0);
INSERT INTO "memos" VALUES(2,'01a22d3b-cc91-7001-8e46-c7fbb2e2431e',NULL,1,NULL,NULL,193,221,'other','','on the passage',1,'2026-11-30T16:13:43.441Z','2026-11-30T16:13:43.441Z',0);
INSERT INTO "memos" VALUES(3,'01a22d3b-cc9c-7002-8d6d-269807dfcde0',NULL,NULL,NULL,4,NULL,NULL,'other','','über Vergessliche Worte',1,'2026-11-30T16:13:43.452Z','2026-11-30T16:13:43.452Z',0);
CREATE TABLE norming_members (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, session_id INTEGER NOT NULL REFERENCES norming_sessions(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        UNIQUE (session_id, coder_id)) STRICT;
INSERT INTO "norming_members" VALUES(1,'01a22d3b-cd4a-7002-8f7e-34387cd73b02',1,1);
INSERT INTO "norming_members" VALUES(2,'01a22d3b-cd4a-7003-a1d0-e1c55ab5a746',1,2);
CREATE TABLE norming_passages (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, session_id INTEGER NOT NULL REFERENCES norming_sessions(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        text_sha256 TEXT NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        position INTEGER NOT NULL) STRICT;
INSERT INTO "norming_passages" VALUES(1,'01a22d3b-cd4a-7004-ad85-804273c86292',1,1,'12e5270a24120f9f3f77764e116bf0b4148861af73282f1ae98e7a5c4b68379b',0,5,1);
CREATE TABLE norming_sessions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        state TEXT NOT NULL CHECK (state IN ('first', 'talk', 'second', 'closed')),
        note TEXT NOT NULL,
        figures TEXT NOT NULL,
        author_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL) STRICT;
INSERT INTO "norming_sessions" VALUES(1,'01a22d3b-cd4a-7001-b38f-3a8911104cbe','Erstes Gespräch','first','','',1,'2026-11-30T16:13:43.626Z');
CREATE TABLE norming_votes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, passage_id INTEGER NOT NULL REFERENCES norming_passages(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        turn INTEGER NOT NULL CHECK (turn IN (1, 2)),
        code_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL,
        UNIQUE (passage_id, coder_id, turn, code_id)) STRICT;
INSERT INTO "norming_votes" VALUES(1,'01a22d3b-cd4b-7001-b420-40096b167e07',1,1,1,1,'2026-11-30T16:13:43.627Z');
INSERT INTO "norming_votes" VALUES(2,'01a22d3b-cd4b-7002-9c45-62092aca2644',1,2,1,NULL,'2026-11-30T16:13:43.627Z');
CREATE TABLE open_entry (id INTEGER PRIMARY KEY CHECK (id = 1),
        entry_id INTEGER NOT NULL,
        forgetting INTEGER NOT NULL CHECK (forgetting IN (0, 1))) STRICT;
CREATE TABLE origins (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED UNIQUE,
        wave TEXT NOT NULL,
        source_kind TEXT NOT NULL) STRICT;
INSERT INTO "origins" VALUES(1,'01a22d3b-cd15-7001-a763-806eb3e003fe',1,'2022','RG');
INSERT INTO "origins" VALUES(2,'01a22d3b-cd15-7002-b797-8bd97e42b4cf',2,'2021','RG');
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
INSERT INTO "orphans" VALUES(2,'01a22d3b-cd88-7000-af45-b767c01f76e2',1,'bbe7149cdbb1674930b7a345cbd70437f429ab8a55f7760b43b6327c5470b9a8',94,132,NULL,NULL,'lost',1,1,1,'01a22d3b-cc8e-7001-88d6-25b263a90473','{"polarity": "present", "weight": null, "paraphrase": "", "round": 1, "created": "2026-11-30T16:13:43.438Z"}','{"memos": ["01a22d3b-cc8e-7002-b2e7-01d93be3010b"], "anchors": [], "ids": [], "good": [["", "2026-11-30T16:13:43.560Z"]], "edits": []}');
CREATE TABLE publications (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        seed INTEGER NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "publications" VALUES(1,'01a22d3b-cc94-7002-b1c6-8b53a96eb48b','report',1,'2026');
CREATE TABLE published_quotations (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, publication_id INTEGER NOT NULL REFERENCES publications(id) DEFERRABLE INITIALLY DEFERRED,
        coding_id INTEGER REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        coding_uuid TEXT NOT NULL,
        code TEXT NOT NULL) STRICT;
INSERT INTO "published_quotations" VALUES(1,'01a22d3b-cc94-7003-b325-ca1df90e9b21',1,2,'01a22d3b-cc8f-7001-84ae-27ee43e39990','Theme');
CREATE TABLE quotation_edits (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, coding_id INTEGER NOT NULL REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        length INTEGER NOT NULL CHECK (length >= 0),
        replacement TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('omission', 'insertion', 'replacement', 'case', 'emphasis'))) STRICT;
INSERT INTO "quotation_edits" VALUES(5,'01a22d3b-cd88-7001-8a79-117d07932f72',2,0,8,16,'Amt','replacement');
INSERT INTO "quotation_edits" VALUES(6,'01a22d3b-cd88-7002-9f1d-c1afe326797d',2,1,52,13,'Aufgaben','replacement');
CREATE TABLE quotation_ids (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, coding_id INTEGER NOT NULL REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "quotation_ids" VALUES(1,'01a22d3b-cc94-7001-a21d-8102101e3cd0',2,'a1b2c3');
CREATE TABLE related_codes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        related_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL) STRICT;
INSERT INTO "related_codes" VALUES(1,'01a22d3b-cc99-7002-8857-62a57ed0f712',3,1,2,'Koordination');
CREATE TABLE research_links (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, question_id INTEGER NOT NULL REFERENCES research_questions(id) DEFERRABLE INITIALLY DEFERRED,
        code_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        memo_id INTEGER REFERENCES memos(id) DEFERRABLE INITIALLY DEFERRED,
        CHECK ((code_id IS NOT NULL) + (memo_id IS NOT NULL) = 1),
        UNIQUE (question_id, code_id), UNIQUE (question_id, memo_id)) STRICT;
INSERT INTO "research_links" VALUES(1,'01a22d3b-cd35-7001-bb6d-9b6479058e0a',1,1,NULL);
INSERT INTO "research_links" VALUES(2,'01a22d3b-cd35-7003-8194-dc752814a301',1,NULL,2);
CREATE TABLE research_questions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, position INTEGER NOT NULL,
        text TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "research_questions" VALUES(1,'01a22d3b-cd34-7001-a38c-398f97a39d10',2,'Wie wird man sich einig?');
INSERT INTO "research_questions" VALUES(2,'01a22d3b-cd36-7001-ab1c-16b62578a26a',1,'Und wer?');
CREATE TABLE revisions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        old_sha256 TEXT NOT NULL,
        new_sha256 TEXT NOT NULL,
        mapping TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "revisions" VALUES(1,'01a22d3b-cd81-7002-83e4-1af7426a20b7',1,'12e5270a24120f9f3f77764e116bf0b4148861af73282f1ae98e7a5c4b68379b','bbe7149cdbb1674930b7a345cbd70437f429ab8a55f7760b43b6327c5470b9a8','{"format":1,"lengths":[261,272],"blocks":[[0,[[0,0,2],[1,7,3,3,900,6,0],[1,1,189],[1,6,63]]]],"doubtful":[]}','2026-11-30T16:13:43.679Z');
INSERT INTO "revisions" VALUES(2,'01a22d3b-cd89-7000-8dba-ae3af4c34675',1,'bbe7149cdbb1674930b7a345cbd70437f429ab8a55f7760b43b6327c5470b9a8','dd72419e60159ef7e215359b532bf8681d79c6de6294a838056a53cff4152563','{"format":1,"lengths":[272,222],"blocks":[[0,[[0,0,2],[7,1,3,3,900],[1,1,80],[41,2,68],[6,1,63]]]],"doubtful":[]}','2026-11-30T16:13:43.686Z');
CREATE TABLE search_forms (id INTEGER PRIMARY KEY,
        form TEXT NOT NULL UNIQUE,
        folded TEXT NOT NULL,
        lemmas TEXT NOT NULL) STRICT;
INSERT INTO "search_forms" VALUES(1,'Vergessliche','vergessliche','vergesslich');
INSERT INTO "search_forms" VALUES(2,'Worte','worte','wort worten');
INSERT INTO "search_forms" VALUES(3,'hier','hier','hier');
INSERT INTO "search_forms" VALUES(4,'stehen','stehen','stehen');
INSERT INTO "search_forms" VALUES(5,'A','a','a');
INSERT INTO "search_forms" VALUES(6,'B','b','b');
INSERT INTO "search_forms" VALUES(7,'Dann','dann','dann');
INSERT INTO "search_forms" VALUES(8,'Ja','ja','ja');
INSERT INTO "search_forms" VALUES(9,'Umbau','umbau','umbau umbauen');
INSERT INTO "search_forms" VALUES(10,'Und','und','und');
INSERT INTO "search_forms" VALUES(11,'dann','dann','dann');
INSERT INTO "search_forms" VALUES(12,'der','der','der');
INSERT INTO "search_forms" VALUES(13,'kam','kam','kommen');
INSERT INTO "search_forms" VALUES(14,'mhm','mhm','mhm');
INSERT INTO "search_forms" VALUES(15,'Anfang','anfang','anfang');
INSERT INTO "search_forms" VALUES(16,'Ausländerbehörde','ausländerbehörde','ausländerbehörde');
INSERT INTO "search_forms" VALUES(17,'Danach','danach','danach');
INSERT INTO "search_forms" VALUES(18,'Das','das','der');
INSERT INTO "search_forms" VALUES(19,'Frist','frist','frist');
INSERT INTO "search_forms" VALUES(20,'I','i','i');
INSERT INTO "search_forms" VALUES(21,'Mit','mit','mit');
INSERT INTO "search_forms" VALUES(22,'Streit','streit','streit');
INSERT INTO "search_forms" VALUES(23,'Wie','wie','wie');
INSERT INTO "search_forms" VALUES(24,'Zuständigkeit','zuständigkeit','zuständigkeit');
INSERT INTO "search_forms" VALUES(25,'am','am','am');
INSERT INTO "search_forms" VALUES(26,'an','an','an');
INSERT INTO "search_forms" VALUES(27,'das','das','der');
INSERT INTO "search_forms" VALUES(28,'die','die','der');
INSERT INTO "search_forms" VALUES(29,'einander','einander','einander');
INSERT INTO "search_forms" VALUES(30,'es','es','es');
INSERT INTO "search_forms" VALUES(31,'gab','gab','geben');
INSERT INTO "search_forms" VALUES(32,'kannte','kannte','kennen');
INSERT INTO "search_forms" VALUES(33,'lange','lange','lange');
INSERT INTO "search_forms" VALUES(34,'lief','lief','laufen');
INSERT INTO "search_forms" VALUES(35,'man','man','man');
INSERT INTO "search_forms" VALUES(36,'mit','mit','mit');
INSERT INTO "search_forms" VALUES(37,'niemand','niemand','niemand');
INSERT INTO "search_forms" VALUES(38,'rief','rief','rufen');
INSERT INTO "search_forms" VALUES(39,'schwierig','schwierig','schwierig');
INSERT INTO "search_forms" VALUES(40,'um','um','um');
INSERT INTO "search_forms" VALUES(41,'war','war','sein');
INSERT INTO "search_forms" VALUES(42,'weil','weil','weil');
INSERT INTO "search_forms" VALUES(43,'zuerst','zuerst','zuerst');
INSERT INTO "search_forms" VALUES(44,'Jeder','jeder','jeder');
INSERT INTO "search_forms" VALUES(45,'Zank','zank','zank zanken');
INSERT INTO "search_forms" VALUES(46,'allein','allein','allein');
INSERT INTO "search_forms" VALUES(47,'entschieden','entschieden','entschieden');
INSERT INTO "search_forms" VALUES(48,'für','für','für');
INSERT INTO "search_forms" VALUES(49,'hat','hat','haben');
INSERT INTO "search_forms" VALUES(50,'sich','sich','sich');
CREATE TABLE search_texts (text_id INTEGER PRIMARY KEY REFERENCES texts(id),
        made_by TEXT NOT NULL,
        forms BLOB NOT NULL) STRICT;
INSERT INTO "search_texts" VALUES(2,'words 2 (simplemma 2.0.0)',X'01000000020000000300000004000000');
INSERT INTO "search_texts" VALUES(4,'words 2 (simplemma 2.0.0)',X'05000000060000000700000008000000090000000A0000000B0000000C0000000D0000000E000000');
INSERT INTO "search_texts" VALUES(6,'words 2 (simplemma 2.0.0)',X'060000000A0000000C0000000F000000100000001100000012000000130000001400000015000000160000001700000018000000190000001A0000001B0000001C0000001D0000001E0000001F000000200000002100000022000000230000002400000025000000260000002700000028000000290000002A0000002B000000');
INSERT INTO "search_texts" VALUES(7,'words 2 (simplemma 2.0.0)',X'060000000A0000000C0000000F0000001000000011000000120000001300000014000000150000001700000018000000190000001A0000001B0000001C0000001D0000001E0000001F000000200000002100000022000000230000002400000025000000260000002700000028000000290000002A0000002B0000002C0000002D0000002E0000002F000000300000003100000032000000');
CREATE TABLE settings (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT;
INSERT INTO "settings" VALUES(1,'01a22d3b-cc6c-7001-9201-6a6aae40a5a1','title','A study');
INSERT INTO "settings" VALUES(2,'01a22d3b-cc98-7000-b801-68703267dfa3','round','2');
INSERT INTO "settings" VALUES(3,'01a22d3b-cd14-7001-aafa-7a1bdb6a5843','wave_fields','["wave", "Erhebung"]');
INSERT INTO "settings" VALUES(4,'01a22d3b-cd14-7002-afa1-1359418cedde','source_kind_fields','["Art"]');
CREATE TABLE shared_entries (id INTEGER PRIMARY KEY AUTOINCREMENT,
        folder_id INTEGER NOT NULL REFERENCES shared_folders(id),
        entry_uuid TEXT NOT NULL,
        place TEXT NOT NULL,
        UNIQUE (folder_id, entry_uuid, place)) STRICT;
CREATE TABLE shared_files (id INTEGER PRIMARY KEY AUTOINCREMENT,
        folder_id INTEGER NOT NULL REFERENCES shared_folders(id),
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        own INTEGER NOT NULL CHECK (own IN (0, 1)),
        created TEXT NOT NULL,
        UNIQUE (folder_id, sha256)) STRICT;
CREATE TABLE shared_folders (id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        path TEXT NOT NULL,
        details TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
CREATE TABLE speakers (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('asks', 'answers', 'moderates', 'other')),
        case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        UNIQUE (document_id, name)) STRICT;
INSERT INTO "speakers" VALUES(1,'01a22d3b-cc8c-7001-a579-88f9bf449ad9',1,'I','asks',NULL);
INSERT INTO "speakers" VALUES(2,'01a22d3b-cc8c-7002-9c51-1577d14e6432',1,'B','answers',NULL);
INSERT INTO "speakers" VALUES(3,'01a22d3b-cda4-7000-a90a-a52994b6bf17',5,'I','asks',NULL);
INSERT INTO "speakers" VALUES(4,'01a22d3b-cda4-7001-8bdd-edfdda61ee28',5,'B','answers',NULL);
CREATE TABLE structures (id INTEGER PRIMARY KEY AUTOINCREMENT,
        text_id INTEGER NOT NULL REFERENCES texts(id),
        segmenter TEXT NOT NULL,
        paragraphs TEXT NOT NULL,
        turns TEXT NOT NULL,
        sentences TEXT NOT NULL,
        marks TEXT NOT NULL,
        "inner" TEXT NOT NULL,
        lines TEXT NOT NULL,
        sha256 TEXT NOT NULL) STRICT;
INSERT INTO "structures" VALUES(1,1,'test 1','[0,261]','[[0,26,3,"I"],[28,126,31,"B"],[128,160,131,"I"],[162,260,165,"B"]]','[0,261]','[]','','','ee4db33caa60756f80ecf1e0a6e15d4732b2301308e0658b5d1f93ffe3a39cc7');
INSERT INTO "structures" VALUES(2,2,'test 1','[0,31]','[]','[0,31]','[]','','','bbd3bf064cc4a0fb9dc13fd708aed3c221fa5de9faaf1c2894469362f2afc8db');
INSERT INTO "structures" VALUES(4,4,'interview-sentences 1 (spaCy 3.8)','[0,12,1,34,1,6]','[[0,12,3,"A"],[13,47,16,"B"],[48,54,51,"B"]]','[3,9,4,31,4,3]','[]','[[25,36,30,"A"]]','[0,5,13,1,35,1]','384c6f5fc0e59300d65bb54c0546da32bb705bb6b7ac68601d52e90581b2dc9e');
INSERT INTO "structures" VALUES(5,5,'test 1','[0,272]','[[0,32,3,"I"],[34,132,37,"B"],[134,166,137,"I"],[168,271,171,"B"]]','[0,272]','[]','','','67845f4cf5a8d74aa2ecfd49d2cdf9b70678e8e85aab3ba13c5e23e5d0d68fe1');
INSERT INTO "structures" VALUES(6,6,'test 1','[0,222]','[[0,26,3,"I"],[28,87,31,"B"],[89,121,92,"I"],[123,221,126,"B"]]','[0,222]','[]','','','7f7863f5850f29aab4beebcfd74b441b7f81ec372f7d9a6b3232fbd7882afab1');
INSERT INTO "structures" VALUES(7,7,'test 1','[0,259]','[[0,26,3,"I"],[28,126,31,"B"],[128,160,131,"I"],[162,258,165,"B"]]','[0,259]','[]','','','b87caf061413675656015818c8497d3072973007e4b5c2ab16a98f4b775feaeb');
INSERT INTO "structures" VALUES(8,8,'test 1','[0,27]','[]','[0,27]','[]','','','870479797853097d09ca8a5d2dbc890ea2b9d14180ae62ccb19c3a0e526745dc');
CREATE TABLE summaries (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        text TEXT NOT NULL,
        author_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        passages TEXT NOT NULL,
        created TEXT NOT NULL,
        changed TEXT NOT NULL,
        UNIQUE (case_id, code_id)) STRICT;
INSERT INTO "summaries" VALUES(1,'01a22d3b-cd26-7001-b567-b023cd8a00cf',1,3,'Vergessliche Worte, anders',2,'{"ac64b4aefaac":"16545eb9"}','2026-11-30T16:13:43.590Z','2026-11-30T16:13:43.591Z');
INSERT INTO "summaries" VALUES(2,'01a22d3b-cd28-7001-8de7-83cbcb45976d',NULL,1,'alle
zusammen',1,'{}','2026-11-30T16:13:43.592Z','2026-11-30T16:13:43.592Z');
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
INSERT INTO "texts" VALUES(4,'9f265dca647a8ef9f30c1aec611ae9e9b555aa6efe9e378a271bbec0f2cc43f1',54,12,'A: Und dann?
B: Dann kam //A: mhm.// der Umbau.
B: Ja.');
INSERT INTO "texts" VALUES(5,'bbe7149cdbb1674930b7a345cbd70437f429ab8a55f7760b43b6327c5470b9a8',272,45,'I: Also, wie lief das am Anfang?

B: Das war zuerst schwierig, weil niemand die Frist kannte. Jeder hat für sich allein entschieden.

I: Und mit der Ausländerbehörde?

B: Mit der Ausländerbehörde gab es sehr lange Streit um die Zuständigkeit. Danach rief man einander an.
');
INSERT INTO "texts" VALUES(6,'dd72419e60159ef7e215359b532bf8681d79c6de6294a838056a53cff4152563',222,37,'I: Wie lief das am Anfang?

B: Das war zuerst schwierig, weil niemand die Frist kannte.

I: Und mit der Ausländerbehörde?

B: Mit der Ausländerbehörde gab es lange Streit um die Zuständigkeit. Danach rief man einander an.
');
INSERT INTO "texts" VALUES(7,'a3d9fbae5b304f3ba578a5ac80a19733a161ee053418c9eaaf90843684b47317',259,43,'I: Wie lief das am Anfang?

B: Das war zuerst schwierig, weil niemand die Frist kannte. Jeder hat für sich allein entschieden.

I: Und mit der Ausländerbehörde?

B: Mit der Ausländerbehörde gab es lange Zank um die Zuständigkeit. Danach rief man einander an.
');
INSERT INTO "texts" VALUES(8,'e72ebbaa40cea8738053c8b6a73d9810df703349da0b5a06078da998fb4e8d7a',27,5,'Nur noch in der Geschichte.');
CREATE TABLE topic_assignments (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, topic_id INTEGER NOT NULL REFERENCES topics(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        author_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL) STRICT;
INSERT INTO "topic_assignments" VALUES(1,'01a22d3b-cd20-7001-ba09-50d6e9bb3d64',1,1,3,26,1,'2026-11-30T16:13:43.584Z');
INSERT INTO "topic_assignments" VALUES(2,'01a22d3b-cd20-7002-af96-c05b60458361',1,2,0,10,1,'2026-11-30T16:13:43.584Z');
INSERT INTO "topic_assignments" VALUES(3,'01a22d3b-cd21-7001-9ea0-7e4827e26889',2,1,92,121,2,'2026-11-30T16:13:43.585Z');
CREATE TABLE topic_waves (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, topic_id INTEGER NOT NULL REFERENCES topics(id) DEFERRABLE INITIALLY DEFERRED,
        wave TEXT NOT NULL,
        question TEXT NOT NULL,
        UNIQUE (topic_id, wave)) STRICT;
INSERT INTO "topic_waves" VALUES(1,'01a22d3b-cd1d-7002-a83b-be72084ae2bc',1,'2022','Wie lief das am Anfang?');
INSERT INTO "topic_waves" VALUES(2,'01a22d3b-cd1e-7002-89ab-56253b7d1f63',2,'','Wie ist es mit den Behörden?');
CREATE TABLE topics (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, position INTEGER NOT NULL,
        name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "topics" VALUES(1,'01a22d3b-cd1d-7001-b7b5-8f3496141658',1,'Anfang');
INSERT INTO "topics" VALUES(2,'01a22d3b-cd1e-7000-b99d-d334007c99b8',0,'Behörden');
CREATE TABLE transcription_rules (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "transcription_rules" VALUES(1,'01a22d3b-cd43-7001-9e24-0817b57c7267','Eigene Regeln');
CREATE TABLE transcription_signs (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, rules_id INTEGER NOT NULL REFERENCES transcription_rules(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        sign TEXT NOT NULL,
        meaning TEXT NOT NULL,
        kind TEXT NOT NULL,
        quote TEXT NOT NULL CHECK (quote IN ('keep', 'words', 'drop')),
        UNIQUE (rules_id, sign)) STRICT;
INSERT INTO "transcription_signs" VALUES(1,'01a22d3b-cd43-7002-af39-56d5a9502d7b',1,0,'(.)','kurze Pause','pause','drop');
INSERT INTO "transcription_signs" VALUES(2,'01a22d3b-cd43-7003-aca0-895ee6b3eb9d',1,1,'[...]','Auslassung','other','keep');
CREATE TABLE waiting (id INTEGER PRIMARY KEY AUTOINCREMENT,
        entry_uuid TEXT NOT NULL UNIQUE,
        entry TEXT NOT NULL,
        needs TEXT NOT NULL,
        source TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX changes_by_row ON changes(table_name, row_id);
CREATE INDEX changes_by_entry ON changes(entry_id);
CREATE INDEX entries_by_undone ON entries(undoes);
CREATE INDEX memos_by_coding ON memos(coding_id);
CREATE INDEX memos_by_document ON memos(document_id);
CREATE INDEX revisions_by_document ON revisions(document_id);
CREATE INDEX orphans_by_document ON orphans(document_id);
CREATE INDEX related_codes_by_code ON related_codes(code_id);
CREATE INDEX quotation_edits_by_coding ON quotation_edits(coding_id);
CREATE INDEX quotation_ids_by_coding ON quotation_ids(coding_id, name);
CREATE INDEX published_quotations_by_coding ON published_quotations(coding_id);
CREATE INDEX anchors_by_code ON anchors(code_id);
CREATE INDEX anchors_by_coding ON anchors(coding_id);
CREATE INDEX codings_by_document ON codings(document_id, start);
CREATE INDEX codings_by_code ON codings(code_id);
CREATE INDEX codings_by_coder ON codings(coder_id);
CREATE INDEX codings_by_rule ON codings(rule_id);
CREATE INDEX good_marks_by_coding ON good_marks(coding_id, coder_id);
CREATE INDEX topic_assignments_by_document ON topic_assignments(document_id, start);
CREATE INDEX summaries_by_code ON summaries(code_id);
CREATE INDEX group_members_by_document ON group_members(document_id);
CREATE INDEX research_links_by_code ON research_links(code_id);
CREATE INDEX research_links_by_memo ON research_links(memo_id);
CREATE INDEX structures_by_text ON structures(text_id);
CREATE INDEX doubts_by_document ON doubts(document_id);
CREATE INDEX documents_by_file ON documents(file_sha256);
CREATE INDEX decisions_by_row ON decisions(table_name, row_uuid);
CREATE INDEX arrived_by_merge ON arrived(merge_uuid);
CREATE INDEX carried_by_row ON carried(table_name, row_uuid);
CREATE INDEX shared_entries_by_entry ON shared_entries(entry_uuid);
CREATE INDEX fixed_segments_by_document ON fixed_segments(document_id, coder_id, start);
CREATE INDEX consensus_decisions_by_document ON consensus_decisions(document_id);
CREATE INDEX norming_passages_by_session ON norming_passages(session_id, position);
CREATE INDEX norming_passages_by_document ON norming_passages(document_id);
CREATE INDEX norming_votes_by_code ON norming_votes(code_id);
CREATE TRIGGER settings_insert AFTER INSERT ON settings BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'settings', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER settings_update AFTER UPDATE ON settings WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."value" IS NOT NEW."value" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'settings', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'value', OLD."value") FROM open_entry; END;
CREATE TRIGGER settings_delete AFTER DELETE ON settings BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'settings', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'value', OLD."value") FROM open_entry; END;
CREATE TRIGGER coders_insert AFTER INSERT ON coders BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'coders', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER coders_update AFTER UPDATE ON coders WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."kind" IS NOT NEW."kind" OR OLD."role" IS NOT NEW."role" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'coders', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'kind', OLD."kind", 'role', OLD."role") FROM open_entry; END;
CREATE TRIGGER coders_delete AFTER DELETE ON coders BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'coders', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'kind', OLD."kind", 'role', OLD."role") FROM open_entry; END;
CREATE TRIGGER cases_insert AFTER INSERT ON cases BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'cases', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER cases_update AFTER UPDATE ON cases WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'cases', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name") FROM open_entry; END;
CREATE TRIGGER cases_delete AFTER DELETE ON cases BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'cases', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name") FROM open_entry; END;
CREATE TRIGGER documents_insert AFTER INSERT ON documents BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'documents', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER documents_update AFTER UPDATE ON documents WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."label" IS NOT NEW."label" OR OLD."text_id" IS NOT NEW."text_id" OR OLD."structure_id" IS NOT NEW."structure_id" OR OLD."case_id" IS NOT NEW."case_id" OR OLD."context" IS NOT NEW."context" OR OLD."file_name" IS NOT NEW."file_name" OR OLD."file_sha256" IS NOT NEW."file_sha256" OR OLD."reader" IS NOT NEW."reader" OR OLD."reader_version" IS NOT NEW."reader_version" OR OLD."how_read" IS NOT NEW."how_read" OR OLD."transcription" IS NOT NEW."transcription" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'documents', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'label', OLD."label", 'text_id', OLD."text_id", 'structure_id', OLD."structure_id", 'case_id', OLD."case_id", 'context', OLD."context", 'file_name', OLD."file_name", 'file_sha256', OLD."file_sha256", 'reader', OLD."reader", 'reader_version', OLD."reader_version", 'how_read', OLD."how_read", 'transcription', OLD."transcription", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER documents_delete AFTER DELETE ON documents BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'documents', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'label', OLD."label", 'text_id', OLD."text_id", 'structure_id', OLD."structure_id", 'case_id', OLD."case_id", 'context', OLD."context", 'file_name', OLD."file_name", 'file_sha256', OLD."file_sha256", 'reader', OLD."reader", 'reader_version', OLD."reader_version", 'how_read', OLD."how_read", 'transcription', OLD."transcription", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER speakers_insert AFTER INSERT ON speakers BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'speakers', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER speakers_update AFTER UPDATE ON speakers WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."name" IS NOT NEW."name" OR OLD."role" IS NOT NEW."role" OR OLD."case_id" IS NOT NEW."case_id" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'speakers', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'name', OLD."name", 'role', OLD."role", 'case_id', OLD."case_id") FROM open_entry; END;
CREATE TRIGGER speakers_delete AFTER DELETE ON speakers BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'speakers', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'name', OLD."name", 'role', OLD."role", 'case_id', OLD."case_id") FROM open_entry; END;
CREATE TRIGGER attributes_insert AFTER INSERT ON attributes BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'attributes', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER attributes_update AFTER UPDATE ON attributes WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."case_id" IS NOT NEW."case_id" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."speaker_id" IS NOT NEW."speaker_id" OR OLD."name" IS NOT NEW."name" OR OLD."value" IS NOT NEW."value" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'attributes', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'case_id', OLD."case_id", 'document_id', OLD."document_id", 'speaker_id', OLD."speaker_id", 'name', OLD."name", 'value', OLD."value") FROM open_entry; END;
CREATE TRIGGER attributes_delete AFTER DELETE ON attributes BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'attributes', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'case_id', OLD."case_id", 'document_id', OLD."document_id", 'speaker_id', OLD."speaker_id", 'name', OLD."name", 'value', OLD."value") FROM open_entry; END;
CREATE TRIGGER codes_insert AFTER INSERT ON codes BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codes', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER codes_update AFTER UPDATE ON codes WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."parent_id" IS NOT NEW."parent_id" OR OLD."position" IS NOT NEW."position" OR OLD."name" IS NOT NEW."name" OR OLD."colour" IS NOT NEW."colour" OR OLD."kind" IS NOT NEW."kind" OR OLD."origin" IS NOT NEW."origin" OR OLD."source" IS NOT NEW."source" OR OLD."weight_meaning" IS NOT NEW."weight_meaning" OR OLD."exclusive" IS NOT NEW."exclusive" OR OLD."short_key" IS NOT NEW."short_key" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codes', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'parent_id', OLD."parent_id", 'position', OLD."position", 'name', OLD."name", 'colour', OLD."colour", 'kind', OLD."kind", 'origin', OLD."origin", 'source', OLD."source", 'weight_meaning', OLD."weight_meaning", 'exclusive', OLD."exclusive", 'short_key', OLD."short_key") FROM open_entry; END;
CREATE TRIGGER codes_delete AFTER DELETE ON codes BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codes', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'parent_id', OLD."parent_id", 'position', OLD."position", 'name', OLD."name", 'colour', OLD."colour", 'kind', OLD."kind", 'origin', OLD."origin", 'source', OLD."source", 'weight_meaning', OLD."weight_meaning", 'exclusive', OLD."exclusive", 'short_key', OLD."short_key") FROM open_entry; END;
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
CREATE TRIGGER assignments_update AFTER UPDATE ON assignments WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."assigned" IS NOT NEW."assigned" OR OLD."state" IS NOT NEW."state" OR OLD."round" IS NOT NEW."round" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'assignments', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'coder_id', OLD."coder_id", 'assigned', OLD."assigned", 'state', OLD."state", 'round', OLD."round") FROM open_entry; END;
CREATE TRIGGER assignments_delete AFTER DELETE ON assignments BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'assignments', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'coder_id', OLD."coder_id", 'assigned', OLD."assigned", 'state', OLD."state", 'round', OLD."round") FROM open_entry; END;
CREATE TRIGGER codings_insert AFTER INSERT ON codings BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codings', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER codings_update AFTER UPDATE ON codings WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."start" IS NOT NEW."start" OR OLD."end" IS NOT NEW."end" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."rule_id" IS NOT NEW."rule_id" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."polarity" IS NOT NEW."polarity" OR OLD."weight" IS NOT NEW."weight" OR OLD."paraphrase" IS NOT NEW."paraphrase" OR OLD."round" IS NOT NEW."round" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codings', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'start', OLD."start", 'end', OLD."end", 'code_id', OLD."code_id", 'rule_id', OLD."rule_id", 'coder_id', OLD."coder_id", 'polarity', OLD."polarity", 'weight', OLD."weight", 'paraphrase', OLD."paraphrase", 'round', OLD."round", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER codings_delete AFTER DELETE ON codings BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codings', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'start', OLD."start", 'end', OLD."end", 'code_id', OLD."code_id", 'rule_id', OLD."rule_id", 'coder_id', OLD."coder_id", 'polarity', OLD."polarity", 'weight', OLD."weight", 'paraphrase', OLD."paraphrase", 'round', OLD."round", 'created', OLD."created") FROM open_entry; END;
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
CREATE TRIGGER good_marks_insert AFTER INSERT ON good_marks BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'good_marks', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER good_marks_update AFTER UPDATE ON good_marks WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."coding_id" IS NOT NEW."coding_id" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'good_marks', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'coding_id', OLD."coding_id", 'coder_id', OLD."coder_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER good_marks_delete AFTER DELETE ON good_marks BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'good_marks', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'coding_id', OLD."coding_id", 'coder_id', OLD."coder_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER quotation_ids_insert AFTER INSERT ON quotation_ids BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'quotation_ids', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER quotation_ids_update AFTER UPDATE ON quotation_ids WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."coding_id" IS NOT NEW."coding_id" OR OLD."name" IS NOT NEW."name" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'quotation_ids', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'coding_id', OLD."coding_id", 'name', OLD."name") FROM open_entry; END;
CREATE TRIGGER quotation_ids_delete AFTER DELETE ON quotation_ids BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'quotation_ids', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'coding_id', OLD."coding_id", 'name', OLD."name") FROM open_entry; END;
CREATE TRIGGER labels_insert AFTER INSERT ON labels BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'labels', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER labels_update AFTER UPDATE ON labels WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."population" IS NOT NEW."population" OR OLD."wave" IS NOT NEW."wave" OR OLD."source_kind" IS NOT NEW."source_kind" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'labels', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'population', OLD."population", 'wave', OLD."wave", 'source_kind', OLD."source_kind") FROM open_entry; END;
CREATE TRIGGER labels_delete AFTER DELETE ON labels BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'labels', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'population', OLD."population", 'wave', OLD."wave", 'source_kind', OLD."source_kind") FROM open_entry; END;
CREATE TRIGGER publications_insert AFTER INSERT ON publications BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'publications', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER publications_update AFTER UPDATE ON publications WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."seed" IS NOT NEW."seed" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'publications', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'seed', OLD."seed", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER publications_delete AFTER DELETE ON publications BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'publications', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'seed', OLD."seed", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER published_quotations_insert AFTER INSERT ON published_quotations BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'published_quotations', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER published_quotations_update AFTER UPDATE ON published_quotations WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."publication_id" IS NOT NEW."publication_id" OR OLD."coding_id" IS NOT NEW."coding_id" OR OLD."coding_uuid" IS NOT NEW."coding_uuid" OR OLD."code" IS NOT NEW."code" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'published_quotations', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'publication_id', OLD."publication_id", 'coding_id', OLD."coding_id", 'coding_uuid', OLD."coding_uuid", 'code', OLD."code") FROM open_entry; END;
CREATE TRIGGER published_quotations_delete AFTER DELETE ON published_quotations BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'published_quotations', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'publication_id', OLD."publication_id", 'coding_id', OLD."coding_id", 'coding_uuid', OLD."coding_uuid", 'code', OLD."code") FROM open_entry; END;
CREATE TRIGGER accepted_findings_insert AFTER INSERT ON accepted_findings BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'accepted_findings', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER accepted_findings_update AFTER UPDATE ON accepted_findings WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."fingerprint" IS NOT NEW."fingerprint" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."reason" IS NOT NEW."reason" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'accepted_findings', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'fingerprint', OLD."fingerprint", 'document_id', OLD."document_id", 'coder_id', OLD."coder_id", 'reason', OLD."reason", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER accepted_findings_delete AFTER DELETE ON accepted_findings BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'accepted_findings', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'fingerprint', OLD."fingerprint", 'document_id', OLD."document_id", 'coder_id', OLD."coder_id", 'reason', OLD."reason", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER origins_insert AFTER INSERT ON origins BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'origins', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER origins_update AFTER UPDATE ON origins WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."wave" IS NOT NEW."wave" OR OLD."source_kind" IS NOT NEW."source_kind" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'origins', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'wave', OLD."wave", 'source_kind', OLD."source_kind") FROM open_entry; END;
CREATE TRIGGER origins_delete AFTER DELETE ON origins BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'origins', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'wave', OLD."wave", 'source_kind', OLD."source_kind") FROM open_entry; END;
CREATE TRIGGER topics_insert AFTER INSERT ON topics BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'topics', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER topics_update AFTER UPDATE ON topics WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."position" IS NOT NEW."position" OR OLD."name" IS NOT NEW."name" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'topics', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'position', OLD."position", 'name', OLD."name") FROM open_entry; END;
CREATE TRIGGER topics_delete AFTER DELETE ON topics BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'topics', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'position', OLD."position", 'name', OLD."name") FROM open_entry; END;
CREATE TRIGGER topic_waves_insert AFTER INSERT ON topic_waves BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'topic_waves', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER topic_waves_update AFTER UPDATE ON topic_waves WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."topic_id" IS NOT NEW."topic_id" OR OLD."wave" IS NOT NEW."wave" OR OLD."question" IS NOT NEW."question" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'topic_waves', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'topic_id', OLD."topic_id", 'wave', OLD."wave", 'question', OLD."question") FROM open_entry; END;
CREATE TRIGGER topic_waves_delete AFTER DELETE ON topic_waves BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'topic_waves', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'topic_id', OLD."topic_id", 'wave', OLD."wave", 'question', OLD."question") FROM open_entry; END;
CREATE TRIGGER topic_assignments_insert AFTER INSERT ON topic_assignments BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'topic_assignments', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER topic_assignments_update AFTER UPDATE ON topic_assignments WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."topic_id" IS NOT NEW."topic_id" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."start" IS NOT NEW."start" OR OLD."end" IS NOT NEW."end" OR OLD."author_id" IS NOT NEW."author_id" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'topic_assignments', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'topic_id', OLD."topic_id", 'document_id', OLD."document_id", 'start', OLD."start", 'end', OLD."end", 'author_id', OLD."author_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER topic_assignments_delete AFTER DELETE ON topic_assignments BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'topic_assignments', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'topic_id', OLD."topic_id", 'document_id', OLD."document_id", 'start', OLD."start", 'end', OLD."end", 'author_id', OLD."author_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER summaries_insert AFTER INSERT ON summaries BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'summaries', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER summaries_update AFTER UPDATE ON summaries WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."case_id" IS NOT NEW."case_id" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."text" IS NOT NEW."text" OR OLD."author_id" IS NOT NEW."author_id" OR OLD."passages" IS NOT NEW."passages" OR OLD."created" IS NOT NEW."created" OR OLD."changed" IS NOT NEW."changed" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'summaries', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'case_id', OLD."case_id", 'code_id', OLD."code_id", 'text', OLD."text", 'author_id', OLD."author_id", 'passages', OLD."passages", 'created', OLD."created", 'changed', OLD."changed") FROM open_entry; END;
CREATE TRIGGER summaries_delete AFTER DELETE ON summaries BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'summaries', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'case_id', OLD."case_id", 'code_id', OLD."code_id", 'text', OLD."text", 'author_id', OLD."author_id", 'passages', OLD."passages", 'created', OLD."created", 'changed', OLD."changed") FROM open_entry; END;
CREATE TRIGGER document_groups_insert AFTER INSERT ON document_groups BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'document_groups', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER document_groups_update AFTER UPDATE ON document_groups WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'document_groups', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name") FROM open_entry; END;
CREATE TRIGGER document_groups_delete AFTER DELETE ON document_groups BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'document_groups', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name") FROM open_entry; END;
CREATE TRIGGER group_members_insert AFTER INSERT ON group_members BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'group_members', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER group_members_update AFTER UPDATE ON group_members WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."group_id" IS NOT NEW."group_id" OR OLD."document_id" IS NOT NEW."document_id" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'group_members', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'group_id', OLD."group_id", 'document_id', OLD."document_id") FROM open_entry; END;
CREATE TRIGGER group_members_delete AFTER DELETE ON group_members BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'group_members', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'group_id', OLD."group_id", 'document_id', OLD."document_id") FROM open_entry; END;
CREATE TRIGGER research_questions_insert AFTER INSERT ON research_questions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'research_questions', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER research_questions_update AFTER UPDATE ON research_questions WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."position" IS NOT NEW."position" OR OLD."text" IS NOT NEW."text" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'research_questions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'position', OLD."position", 'text', OLD."text") FROM open_entry; END;
CREATE TRIGGER research_questions_delete AFTER DELETE ON research_questions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'research_questions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'position', OLD."position", 'text', OLD."text") FROM open_entry; END;
CREATE TRIGGER research_links_insert AFTER INSERT ON research_links BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'research_links', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER research_links_update AFTER UPDATE ON research_links WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."question_id" IS NOT NEW."question_id" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."memo_id" IS NOT NEW."memo_id" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'research_links', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'question_id', OLD."question_id", 'code_id', OLD."code_id", 'memo_id', OLD."memo_id") FROM open_entry; END;
CREATE TRIGGER research_links_delete AFTER DELETE ON research_links BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'research_links', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'question_id', OLD."question_id", 'code_id', OLD."code_id", 'memo_id', OLD."memo_id") FROM open_entry; END;
CREATE TRIGGER doubts_insert AFTER INSERT ON doubts BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'doubts', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER doubts_update AFTER UPDATE ON doubts WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."kind" IS NOT NEW."kind" OR OLD."start" IS NOT NEW."start" OR OLD."end" IS NOT NEW."end" OR OLD."example" IS NOT NEW."example" OR OLD."times" IS NOT NEW."times" OR OLD."values" IS NOT NEW."values" OR OLD."settled" IS NOT NEW."settled" OR OLD."author_id" IS NOT NEW."author_id" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'doubts', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'kind', OLD."kind", 'start', OLD."start", 'end', OLD."end", 'example', OLD."example", 'times', OLD."times", 'values', OLD."values", 'settled', OLD."settled", 'author_id', OLD."author_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER doubts_delete AFTER DELETE ON doubts BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'doubts', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'kind', OLD."kind", 'start', OLD."start", 'end', OLD."end", 'example', OLD."example", 'times', OLD."times", 'values', OLD."values", 'settled', OLD."settled", 'author_id', OLD."author_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER consents_insert AFTER INSERT ON consents BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'consents', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER consents_update AFTER UPDATE ON consents WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."case_id" IS NOT NEW."case_id" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."analyse" IS NOT NEW."analyse" OR OLD."quote" IS NOT NEW."quote" OR OLD."teach" IS NOT NEW."teach" OR OLD."archive" IS NOT NEW."archive" OR OLD."secondary" IS NOT NEW."secondary" OR OLD."services" IS NOT NEW."services" OR OLD."given" IS NOT NEW."given" OR OLD."form" IS NOT NEW."form" OR OLD."withdrawn" IS NOT NEW."withdrawn" OR OLD."delete_by" IS NOT NEW."delete_by" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'consents', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'case_id', OLD."case_id", 'document_id', OLD."document_id", 'analyse', OLD."analyse", 'quote', OLD."quote", 'teach', OLD."teach", 'archive', OLD."archive", 'secondary', OLD."secondary", 'services', OLD."services", 'given', OLD."given", 'form', OLD."form", 'withdrawn', OLD."withdrawn", 'delete_by', OLD."delete_by") FROM open_entry; END;
CREATE TRIGGER consents_delete AFTER DELETE ON consents BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'consents', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'case_id', OLD."case_id", 'document_id', OLD."document_id", 'analyse', OLD."analyse", 'quote', OLD."quote", 'teach', OLD."teach", 'archive', OLD."archive", 'secondary', OLD."secondary", 'services', OLD."services", 'given', OLD."given", 'form', OLD."form", 'withdrawn', OLD."withdrawn", 'delete_by', OLD."delete_by") FROM open_entry; END;
CREATE TRIGGER transcription_rules_insert AFTER INSERT ON transcription_rules BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'transcription_rules', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER transcription_rules_update AFTER UPDATE ON transcription_rules WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'transcription_rules', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name") FROM open_entry; END;
CREATE TRIGGER transcription_rules_delete AFTER DELETE ON transcription_rules BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'transcription_rules', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name") FROM open_entry; END;
CREATE TRIGGER transcription_signs_insert AFTER INSERT ON transcription_signs BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'transcription_signs', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER transcription_signs_update AFTER UPDATE ON transcription_signs WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."rules_id" IS NOT NEW."rules_id" OR OLD."position" IS NOT NEW."position" OR OLD."sign" IS NOT NEW."sign" OR OLD."meaning" IS NOT NEW."meaning" OR OLD."kind" IS NOT NEW."kind" OR OLD."quote" IS NOT NEW."quote" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'transcription_signs', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'rules_id', OLD."rules_id", 'position', OLD."position", 'sign', OLD."sign", 'meaning', OLD."meaning", 'kind', OLD."kind", 'quote', OLD."quote") FROM open_entry; END;
CREATE TRIGGER transcription_signs_delete AFTER DELETE ON transcription_signs BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'transcription_signs', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'rules_id', OLD."rules_id", 'position', OLD."position", 'sign', OLD."sign", 'meaning', OLD."meaning", 'kind', OLD."kind", 'quote', OLD."quote") FROM open_entry; END;
CREATE TRIGGER fixed_segments_insert AFTER INSERT ON fixed_segments BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'fixed_segments', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER fixed_segments_update AFTER UPDATE ON fixed_segments WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."start" IS NOT NEW."start" OR OLD."end" IS NOT NEW."end" OR OLD."position" IS NOT NEW."position" OR OLD."round" IS NOT NEW."round" OR OLD."repeats" IS NOT NEW."repeats" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'fixed_segments', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'coder_id', OLD."coder_id", 'start', OLD."start", 'end', OLD."end", 'position', OLD."position", 'round', OLD."round", 'repeats', OLD."repeats") FROM open_entry; END;
CREATE TRIGGER fixed_segments_delete AFTER DELETE ON fixed_segments BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'fixed_segments', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'coder_id', OLD."coder_id", 'start', OLD."start", 'end', OLD."end", 'position', OLD."position", 'round', OLD."round", 'repeats', OLD."repeats") FROM open_entry; END;
CREATE TRIGGER decisions_insert AFTER INSERT ON decisions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'decisions', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER decisions_update AFTER UPDATE ON decisions WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."table_name" IS NOT NEW."table_name" OR OLD."row_uuid" IS NOT NEW."row_uuid" OR OLD."field" IS NOT NEW."field" OR OLD."over" IS NOT NEW."over" OR OLD."chosen" IS NOT NEW."chosen" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'decisions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'table_name', OLD."table_name", 'row_uuid', OLD."row_uuid", 'field', OLD."field", 'over', OLD."over", 'chosen', OLD."chosen", 'coder_id', OLD."coder_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER decisions_delete AFTER DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'decisions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'table_name', OLD."table_name", 'row_uuid', OLD."row_uuid", 'field', OLD."field", 'over', OLD."over", 'chosen', OLD."chosen", 'coder_id', OLD."coder_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER consensus_decisions_insert AFTER INSERT ON consensus_decisions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'consensus_decisions', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER consensus_decisions_update AFTER UPDATE ON consensus_decisions WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."consensus_id" IS NOT NEW."consensus_id" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."first_id" IS NOT NEW."first_id" OR OLD."second_id" IS NOT NEW."second_id" OR OLD."mode" IS NOT NEW."mode" OR OLD."persons" IS NOT NEW."persons" OR OLD."result" IS NOT NEW."result" OR OLD."certainty" IS NOT NEW."certainty" OR OLD."error" IS NOT NEW."error" OR OLD."reason" IS NOT NEW."reason" OR OLD."text_sha256" IS NOT NEW."text_sha256" OR OLD."before" IS NOT NEW."before" OR OLD."made" IS NOT NEW."made" OR OLD."created" IS NOT NEW."created" OR OLD."changed" IS NOT NEW."changed" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'consensus_decisions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'consensus_id', OLD."consensus_id", 'coder_id', OLD."coder_id", 'first_id', OLD."first_id", 'second_id', OLD."second_id", 'mode', OLD."mode", 'persons', OLD."persons", 'result', OLD."result", 'certainty', OLD."certainty", 'error', OLD."error", 'reason', OLD."reason", 'text_sha256', OLD."text_sha256", 'before', OLD."before", 'made', OLD."made", 'created', OLD."created", 'changed', OLD."changed") FROM open_entry; END;
CREATE TRIGGER consensus_decisions_delete AFTER DELETE ON consensus_decisions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'consensus_decisions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'consensus_id', OLD."consensus_id", 'coder_id', OLD."coder_id", 'first_id', OLD."first_id", 'second_id', OLD."second_id", 'mode', OLD."mode", 'persons', OLD."persons", 'result', OLD."result", 'certainty', OLD."certainty", 'error', OLD."error", 'reason', OLD."reason", 'text_sha256', OLD."text_sha256", 'before', OLD."before", 'made', OLD."made", 'created', OLD."created", 'changed', OLD."changed") FROM open_entry; END;
CREATE TRIGGER norming_sessions_insert AFTER INSERT ON norming_sessions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'norming_sessions', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER norming_sessions_update AFTER UPDATE ON norming_sessions WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."state" IS NOT NEW."state" OR OLD."note" IS NOT NEW."note" OR OLD."figures" IS NOT NEW."figures" OR OLD."author_id" IS NOT NEW."author_id" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'norming_sessions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'state', OLD."state", 'note', OLD."note", 'figures', OLD."figures", 'author_id', OLD."author_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER norming_sessions_delete AFTER DELETE ON norming_sessions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'norming_sessions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'state', OLD."state", 'note', OLD."note", 'figures', OLD."figures", 'author_id', OLD."author_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER norming_members_insert AFTER INSERT ON norming_members BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'norming_members', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER norming_members_update AFTER UPDATE ON norming_members WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."session_id" IS NOT NEW."session_id" OR OLD."coder_id" IS NOT NEW."coder_id" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'norming_members', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'session_id', OLD."session_id", 'coder_id', OLD."coder_id") FROM open_entry; END;
CREATE TRIGGER norming_members_delete AFTER DELETE ON norming_members BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'norming_members', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'session_id', OLD."session_id", 'coder_id', OLD."coder_id") FROM open_entry; END;
CREATE TRIGGER norming_passages_insert AFTER INSERT ON norming_passages BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'norming_passages', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER norming_passages_update AFTER UPDATE ON norming_passages WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."session_id" IS NOT NEW."session_id" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."text_sha256" IS NOT NEW."text_sha256" OR OLD."start" IS NOT NEW."start" OR OLD."end" IS NOT NEW."end" OR OLD."position" IS NOT NEW."position" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'norming_passages', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'session_id', OLD."session_id", 'document_id', OLD."document_id", 'text_sha256', OLD."text_sha256", 'start', OLD."start", 'end', OLD."end", 'position', OLD."position") FROM open_entry; END;
CREATE TRIGGER norming_passages_delete AFTER DELETE ON norming_passages BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'norming_passages', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'session_id', OLD."session_id", 'document_id', OLD."document_id", 'text_sha256', OLD."text_sha256", 'start', OLD."start", 'end', OLD."end", 'position', OLD."position") FROM open_entry; END;
CREATE TRIGGER norming_votes_insert AFTER INSERT ON norming_votes BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'norming_votes', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER norming_votes_update AFTER UPDATE ON norming_votes WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."passage_id" IS NOT NEW."passage_id" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."turn" IS NOT NEW."turn" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'norming_votes', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'passage_id', OLD."passage_id", 'coder_id', OLD."coder_id", 'turn', OLD."turn", 'code_id', OLD."code_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER norming_votes_delete AFTER DELETE ON norming_votes BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'norming_votes', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'passage_id', OLD."passage_id", 'coder_id', OLD."coder_id", 'turn', OLD."turn", 'code_id', OLD."code_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER texts_update BEFORE UPDATE ON texts BEGIN SELECT RAISE(ABORT, 'texts are not changed'); END;
CREATE TRIGGER texts_delete BEFORE DELETE ON texts WHEN NOT EXISTS (SELECT 1 FROM open_entry WHERE forgetting = 1) BEGIN SELECT RAISE(ABORT, 'texts are not changed'); END;
CREATE TRIGGER structures_update BEFORE UPDATE ON structures WHEN NOT EXISTS (SELECT 1 FROM open_entry WHERE forgetting = 1) BEGIN SELECT RAISE(ABORT, 'structures are not changed'); END;
CREATE TRIGGER structures_delete BEFORE DELETE ON structures WHEN NOT EXISTS (SELECT 1 FROM open_entry WHERE forgetting = 1) BEGIN SELECT RAISE(ABORT, 'structures are not changed'); END;
CREATE TRIGGER entries_update BEFORE UPDATE ON entries WHEN NOT EXISTS (SELECT 1 FROM open_entry WHERE forgetting = 1) BEGIN SELECT RAISE(ABORT, 'entries are not changed'); END;
CREATE TRIGGER entries_delete BEFORE DELETE ON entries WHEN NOT EXISTS (SELECT 1 FROM open_entry WHERE forgetting = 1) BEGIN SELECT RAISE(ABORT, 'entries are not changed'); END;
CREATE TRIGGER changes_update BEFORE UPDATE ON changes WHEN NOT EXISTS (SELECT 1 FROM open_entry WHERE forgetting = 1) BEGIN SELECT RAISE(ABORT, 'changes are not changed'); END;
CREATE TRIGGER changes_delete BEFORE DELETE ON changes WHEN NOT EXISTS (SELECT 1 FROM open_entry WHERE forgetting = 1) BEGIN SELECT RAISE(ABORT, 'changes are not changed'); END;
CREATE TRIGGER given_update BEFORE UPDATE ON given WHEN OLD.id IS NOT NEW.id OR OLD.uuid IS NOT NEW.uuid OR OLD.created IS NOT NEW.created OR OLD.door IS NOT NEW.door OR OLD.format IS NOT NEW.format OR OLD.target IS NOT NEW.target OR OLD.contents IS NOT NEW.contents OR OLD.cases IS NOT NEW.cases OR OLD.publication IS NOT NEW.publication BEGIN SELECT RAISE(ABORT, 'given are not changed'); END;
CREATE TRIGGER given_delete BEFORE DELETE ON given BEGIN SELECT RAISE(ABORT, 'given are not changed'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('anchors',4);
INSERT INTO "sqlite_sequence" VALUES('assignments',8);
INSERT INTO "sqlite_sequence" VALUES('codings',9);
INSERT INTO "sqlite_sequence" VALUES('labels',1);
INSERT INTO "sqlite_sequence" VALUES('speakers',4);
INSERT INTO "sqlite_sequence" VALUES('structures',8);
INSERT INTO "sqlite_sequence" VALUES('cases',2);
INSERT INTO "sqlite_sequence" VALUES('documents',6);
INSERT INTO "sqlite_sequence" VALUES('codes',6);
INSERT INTO "sqlite_sequence" VALUES('coders',4);
INSERT INTO "sqlite_sequence" VALUES('fixed_segments',2);
INSERT INTO "sqlite_sequence" VALUES('entries',102);
INSERT INTO "sqlite_sequence" VALUES('changes',214);
INSERT INTO "sqlite_sequence" VALUES('settings',4);
INSERT INTO "sqlite_sequence" VALUES('code_rules',7);
INSERT INTO "sqlite_sequence" VALUES('texts',8);
INSERT INTO "sqlite_sequence" VALUES('memos',5);
INSERT INTO "sqlite_sequence" VALUES('quotation_edits',6);
INSERT INTO "sqlite_sequence" VALUES('quotation_ids',1);
INSERT INTO "sqlite_sequence" VALUES('publications',1);
INSERT INTO "sqlite_sequence" VALUES('published_quotations',1);
INSERT INTO "sqlite_sequence" VALUES('related_codes',1);
INSERT INTO "sqlite_sequence" VALUES('attributes',1);
INSERT INTO "sqlite_sequence" VALUES('forgotten',5);
INSERT INTO "sqlite_sequence" VALUES('erasures',1);
INSERT INTO "sqlite_sequence" VALUES('good_marks',4);
INSERT INTO "sqlite_sequence" VALUES('origins',2);
INSERT INTO "sqlite_sequence" VALUES('topics',3);
INSERT INTO "sqlite_sequence" VALUES('topic_waves',3);
INSERT INTO "sqlite_sequence" VALUES('topic_assignments',3);
INSERT INTO "sqlite_sequence" VALUES('summaries',2);
INSERT INTO "sqlite_sequence" VALUES('document_groups',2);
INSERT INTO "sqlite_sequence" VALUES('group_members',3);
INSERT INTO "sqlite_sequence" VALUES('codebooks',1);
INSERT INTO "sqlite_sequence" VALUES('research_questions',2);
INSERT INTO "sqlite_sequence" VALUES('research_links',2);
INSERT INTO "sqlite_sequence" VALUES('doubts',2);
INSERT INTO "sqlite_sequence" VALUES('consents',2);
INSERT INTO "sqlite_sequence" VALUES('given',1);
INSERT INTO "sqlite_sequence" VALUES('transcription_rules',2);
INSERT INTO "sqlite_sequence" VALUES('transcription_signs',3);
INSERT INTO "sqlite_sequence" VALUES('decisions',1);
INSERT INTO "sqlite_sequence" VALUES('consensus_decisions',1);
INSERT INTO "sqlite_sequence" VALUES('norming_sessions',1);
INSERT INTO "sqlite_sequence" VALUES('norming_members',2);
INSERT INTO "sqlite_sequence" VALUES('norming_passages',1);
INSERT INTO "sqlite_sequence" VALUES('norming_votes',2);
INSERT INTO "sqlite_sequence" VALUES('orphans',2);
INSERT INTO "sqlite_sequence" VALUES('revisions',2);
INSERT INTO "sqlite_sequence" VALUES('accepted_findings',1);
COMMIT;
