PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1363365700;
PRAGMA user_version = 6;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'qualcode','first_schema','2026-11-30 02:23:34.129724+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'qualcode','second_schema','2026-11-30 02:23:34.134728+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'qualcode','third_schema','2026-11-30 02:23:34.135704+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'qualcode','fourth_schema','2026-11-30 02:23:34.140901+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'qualcode','fifth_schema','2026-11-30 02:23:34.144847+00:00');
INSERT INTO "_sqlite_migrations" VALUES(6,'qualcode','sixth_schema','2026-11-30 02:23:34.152043+00:00');
CREATE TABLE accepted_findings (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, fingerprint TEXT NOT NULL UNIQUE,
        document_id INTEGER REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        reason TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "accepted_findings" VALUES(1,'01a22a43-c667-7001-ba8a-372bcc34236d','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,1,'named in public','2026-11-30T02:23:34.503Z');
CREATE TABLE anchors (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        coding_id INTEGER REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        text TEXT NOT NULL,
        label TEXT NOT NULL,
        invented INTEGER NOT NULL CHECK (invented IN (0, 1))) STRICT;
INSERT INTO "anchors" VALUES(1,'01a22a43-c568-7001-96ec-116266174899',1,1,2,'Mit der Ausländerbehörde gab es lange Streit um die Zuständigkeit.','RG 2022',0);
INSERT INTO "anchors" VALUES(3,'01a22a43-c56f-7003-a2a7-94bf6f79351f',2,1,NULL,'eigene
Worte 🙂','',0);
INSERT INTO "anchors" VALUES(4,'01a22a43-c64b-7002-b652-17b485e3c0a5',3,1,NULL,'Worte','',0);
CREATE TABLE assignments (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        assigned INTEGER NOT NULL CHECK (assigned IN (0, 1)),
        state TEXT NOT NULL CHECK (state IN ('open', 'working', 'finished')),
        round INTEGER NOT NULL CHECK (round >= 1),
        UNIQUE (document_id, coder_id, round)) STRICT;
INSERT INTO "assignments" VALUES(1,'01a22a43-c55c-7001-84c4-5499a55d61fa',1,1,1,'finished',1);
INSERT INTO "assignments" VALUES(2,'01a22a43-c55f-7000-8bbc-d54e28bf07f8',1,2,0,'working',1);
INSERT INTO "assignments" VALUES(3,'01a22a43-c575-7002-97aa-245b0bfbc3eb',2,1,0,'working',2);
INSERT INTO "assignments" VALUES(6,'01a22a43-c5cb-7000-9e1b-7654ecf7d929',1,2,1,'finished',2);
INSERT INTO "assignments" VALUES(7,'01a22a43-c658-7000-921c-b6f039a85436',1,1,1,'working',2);
CREATE TABLE attributes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        speaker_id INTEGER REFERENCES speakers(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        CHECK ((case_id IS NOT NULL) + (document_id IS NOT NULL) + (speaker_id IS NOT NULL) = 1),
        UNIQUE (case_id, name), UNIQUE (document_id, name), UNIQUE (speaker_id, name)) STRICT;
INSERT INTO "attributes" VALUES(1,'01a22a43-c573-7000-84cb-72bef560de61',NULL,2,NULL,'wave','2021');
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
INSERT INTO "cases" VALUES(1,'01a22a43-c572-7001-87b4-b05edf2bfb6e','Case A','yes');
INSERT INTO "cases" VALUES(2,'01a22a43-c578-7001-8068-616031c91458','Case B','yes');
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
INSERT INTO "changes" VALUES(22,13,'assignments',1,'{"id":1,"uuid":"01a22a43-c55c-7001-84c4-5499a55d61fa","document_id":1,"coder_id":1,"assigned":0,"state":"working","round":1}');
INSERT INTO "changes" VALUES(23,14,'assignments',1,'{"id":1,"uuid":"01a22a43-c55c-7001-84c4-5499a55d61fa","document_id":1,"coder_id":1,"assigned":1,"state":"working","round":1}');
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
INSERT INTO "changes" VALUES(34,16,'related_codes',1,'{"id":1,"uuid":"01a22a43-c56f-7006-a5b0-b842e02b6aca","code_id":3,"position":1,"related_id":null,"name":"Koordination"}');
INSERT INTO "changes" VALUES(35,17,'cases',1,NULL);
INSERT INTO "changes" VALUES(36,17,'documents',2,NULL);
INSERT INTO "changes" VALUES(37,17,'attributes',1,NULL);
INSERT INTO "changes" VALUES(38,18,'codings',4,NULL);
INSERT INTO "changes" VALUES(39,18,'memos',3,NULL);
INSERT INTO "changes" VALUES(40,18,'assignments',3,NULL);
INSERT INTO "changes" VALUES(41,19,'documents',2,'{"id":2,"uuid":"01a22a43-c572-7002-9fba-679c4a01e54d","name":"to forget","label":"RG 2021","text_id":2,"structure_id":2,"case_id":1,"context":"","file_name":"to forget.txt","file_sha256":"ff29ae3311ac3771caf87d1e508846015dc51d9b8fef6e5d6cd18cc0bf9e588c","reader":"text","reader_version":"1","how_read":"","created":"2026-11-30T02:23:34.258Z"}');
INSERT INTO "changes" VALUES(42,20,'cases',2,NULL);
INSERT INTO "changes" VALUES(52,24,'good_marks',1,NULL);
INSERT INTO "changes" VALUES(53,25,'good_marks',2,NULL);
INSERT INTO "changes" VALUES(54,26,'good_marks',2,'{"id":2,"uuid":"01a22a43-c5c3-7001-909c-40bc5e565f5a","coding_id":2,"coder_id":2,"created":"2026-11-30T02:23:34.339Z"}');
INSERT INTO "changes" VALUES(55,27,'good_marks',2,NULL);
INSERT INTO "changes" VALUES(56,28,'good_marks',3,NULL);
INSERT INTO "changes" VALUES(57,29,'good_marks',3,'{"id":3,"uuid":"01a22a43-c5c6-7001-8894-21c21bee1c85","coding_id":3,"coder_id":2,"created":"2026-11-30T02:23:34.342Z"}');
INSERT INTO "changes" VALUES(58,30,'coders',3,NULL);
INSERT INTO "changes" VALUES(59,31,'codings',6,NULL);
INSERT INTO "changes" VALUES(60,31,'assignments',5,NULL);
INSERT INTO "changes" VALUES(61,32,'good_marks',4,NULL);
INSERT INTO "changes" VALUES(62,33,'codings',6,'{"id":6,"uuid":"01a22a43-c5c9-7000-a596-40785f40260d","document_id":1,"start":3,"end":20,"code_id":1,"rule_id":1,"coder_id":3,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T02:23:34.344Z"}');
INSERT INTO "changes" VALUES(63,33,'assignments',5,'{"id":5,"uuid":"01a22a43-c5c9-7001-9c3a-ae75aabaff6a","document_id":1,"coder_id":3,"assigned":0,"state":"working","round":2}');
INSERT INTO "changes" VALUES(64,33,'assignments',6,NULL);
INSERT INTO "changes" VALUES(65,33,'good_marks',4,'{"id":4,"uuid":"01a22a43-c5ca-7001-b855-b6dfc46cb09f","coding_id":6,"coder_id":3,"created":"2026-11-30T02:23:34.346Z"}');
INSERT INTO "changes" VALUES(66,33,'coders',3,'{"id":3,"uuid":"01a22a43-c5c8-7000-9261-575b3b53c989","name":"benjamin","kind":"person"}');
INSERT INTO "changes" VALUES(67,34,'settings',3,NULL);
INSERT INTO "changes" VALUES(68,34,'settings',4,NULL);
INSERT INTO "changes" VALUES(69,35,'origins',1,NULL);
INSERT INTO "changes" VALUES(70,35,'origins',2,NULL);
INSERT INTO "changes" VALUES(71,36,'origins',2,'{"id":2,"uuid":"01a22a43-c5ce-7002-a317-209b31aa71ea","document_id":2,"wave":"2022","source_kind":"RG"}');
INSERT INTO "changes" VALUES(72,37,'origins',2,'{"id":2,"uuid":"01a22a43-c5ce-7002-a317-209b31aa71ea","document_id":2,"wave":"2021","source_kind":"RG"}');
INSERT INTO "changes" VALUES(73,38,'origins',2,'{"id":2,"uuid":"01a22a43-c5ce-7002-a317-209b31aa71ea","document_id":2,"wave":"2022","source_kind":"RG"}');
INSERT INTO "changes" VALUES(74,39,'labels',1,NULL);
INSERT INTO "changes" VALUES(75,40,'topics',1,NULL);
INSERT INTO "changes" VALUES(76,40,'topic_waves',1,NULL);
INSERT INTO "changes" VALUES(77,40,'topics',2,NULL);
INSERT INTO "changes" VALUES(78,41,'topic_waves',2,NULL);
INSERT INTO "changes" VALUES(79,42,'topics',2,'{"id":2,"uuid":"01a22a43-c5d8-7002-beea-aa782387f5c8","position":1,"name":"Behörden"}');
INSERT INTO "changes" VALUES(80,42,'topics',1,'{"id":1,"uuid":"01a22a43-c5d8-7000-a968-0a7eab61fa02","position":0,"name":"Anfang"}');
INSERT INTO "changes" VALUES(81,43,'topic_assignments',1,NULL);
INSERT INTO "changes" VALUES(82,43,'topic_assignments',2,NULL);
INSERT INTO "changes" VALUES(83,44,'topic_assignments',3,NULL);
INSERT INTO "changes" VALUES(84,45,'topic_assignments',1,'{"id":1,"uuid":"01a22a43-c5db-7001-8e15-e7b509b2bf61","topic_id":1,"document_id":1,"start":3,"end":26,"author_id":1,"created":"2026-11-30T02:23:34.363Z"}');
INSERT INTO "changes" VALUES(85,46,'topic_assignments',1,NULL);
INSERT INTO "changes" VALUES(86,47,'topics',3,NULL);
INSERT INTO "changes" VALUES(87,47,'topic_waves',3,NULL);
INSERT INTO "changes" VALUES(88,48,'topic_waves',3,'{"id":3,"uuid":"01a22a43-c5df-7002-9af4-89c6f1c9c8fe","topic_id":3,"wave":"2021","question":"Was noch?"}');
INSERT INTO "changes" VALUES(89,48,'topics',3,'{"id":3,"uuid":"01a22a43-c5df-7001-b903-c98c90a666d1","position":2,"name":"Entferntes"}');
INSERT INTO "changes" VALUES(90,49,'summaries',1,NULL);
INSERT INTO "changes" VALUES(91,50,'summaries',1,'{"id":1,"uuid":"01a22a43-c5e2-7001-b85a-939fcd016347","case_id":1,"code_id":3,"text":"Vergessliche Worte, kurz","author_id":1,"passages":"{\"9c52c9d9610d\":\"851f50f2\"}","created":"2026-11-30T02:23:34.370Z","changed":"2026-11-30T02:23:34.370Z"}');
INSERT INTO "changes" VALUES(92,51,'summaries',2,NULL);
INSERT INTO "changes" VALUES(93,52,'summaries',2,'{"id":2,"uuid":"01a22a43-c5e4-7001-8216-4c457f0837da","case_id":null,"code_id":1,"text":"alle\nzusammen","author_id":1,"passages":"{}","created":"2026-11-30T02:23:34.372Z","changed":"2026-11-30T02:23:34.372Z"}');
INSERT INTO "changes" VALUES(94,53,'summaries',2,NULL);
INSERT INTO "changes" VALUES(95,54,'document_groups',1,NULL);
INSERT INTO "changes" VALUES(96,54,'group_members',1,NULL);
INSERT INTO "changes" VALUES(97,54,'group_members',2,NULL);
INSERT INTO "changes" VALUES(98,55,'group_members',1,'{"id":1,"uuid":"01a22a43-c5eb-7001-8770-f0283f026bde","group_id":1,"document_id":1}');
INSERT INTO "changes" VALUES(99,56,'group_members',1,NULL);
INSERT INTO "changes" VALUES(100,57,'document_groups',2,NULL);
INSERT INTO "changes" VALUES(101,57,'group_members',3,NULL);
INSERT INTO "changes" VALUES(102,58,'group_members',3,'{"id":3,"uuid":"01a22a43-c5ee-7002-b92a-5b823fec83dd","group_id":2,"document_id":1}');
INSERT INTO "changes" VALUES(103,58,'document_groups',2,'{"id":2,"uuid":"01a22a43-c5ee-7001-954c-0aed03aa0727","name":"Aufgelöst"}');
INSERT INTO "changes" VALUES(104,59,'codebooks',1,NULL);
INSERT INTO "changes" VALUES(105,60,'research_questions',1,NULL);
INSERT INTO "changes" VALUES(106,61,'research_links',1,NULL);
INSERT INTO "changes" VALUES(107,62,'research_links',2,NULL);
INSERT INTO "changes" VALUES(108,63,'research_questions',2,NULL);
INSERT INTO "changes" VALUES(109,64,'research_questions',2,'{"id":2,"uuid":"01a22a43-c5f5-7001-81b1-f03044f94b8f","position":2,"text":"Und wer?"}');
INSERT INTO "changes" VALUES(110,64,'research_questions',1,'{"id":1,"uuid":"01a22a43-c5f2-7001-8e7e-16f0e1fd8831","position":1,"text":"Wie wird man sich einig?"}');
INSERT INTO "changes" VALUES(111,65,'research_links',1,'{"id":1,"uuid":"01a22a43-c5f3-7001-bddd-90c02e170ad7","question_id":1,"code_id":1,"memo_id":null}');
INSERT INTO "changes" VALUES(112,66,'research_links',1,NULL);
INSERT INTO "changes" VALUES(113,67,'documents',4,NULL);
INSERT INTO "changes" VALUES(114,67,'doubts',1,NULL);
INSERT INTO "changes" VALUES(115,67,'doubts',2,NULL);
INSERT INTO "changes" VALUES(116,68,'doubts',2,'{"id":2,"uuid":"01a22a43-c5fa-7001-b240-91feeacd761b","document_id":4,"kind":"hidden-text","start":null,"end":null,"example":"verborgen","times":2,"values":"","settled":0,"author_id":null,"created":"2026-11-30T02:23:34.393Z"}');
INSERT INTO "changes" VALUES(117,68,'doubts',1,'{"id":1,"uuid":"01a22a43-c5fa-7000-b59e-dfac3ddb2ed7","document_id":4,"kind":"label-once","start":48,"end":54,"example":"B: Ja.","times":1,"values":"{\"label\":\"B\"}","settled":0,"author_id":null,"created":"2026-11-30T02:23:34.393Z"}');
INSERT INTO "changes" VALUES(118,69,'doubts',1,'{"id":1,"uuid":"01a22a43-c5fa-7000-b59e-dfac3ddb2ed7","document_id":4,"kind":"label-once","start":48,"end":54,"example":"B: Ja.","times":1,"values":"{\"label\":\"B\"}","settled":1,"author_id":1,"created":"2026-11-30T02:23:34.393Z"}');
INSERT INTO "changes" VALUES(119,70,'documents',1,'{"id":1,"uuid":"01a22a43-c558-7000-9394-470cbe1df6f7","name":"talk","label":"","text_id":1,"structure_id":1,"case_id":null,"context":"","file_name":"talk.txt","file_sha256":"ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a","reader":"text","reader_version":"1","how_read":"","created":"2026-11-30T02:23:34.231Z"}');
INSERT INTO "changes" VALUES(120,70,'codings',6,'{"id":6,"uuid":"01a22a43-c5c9-7000-a596-40785f40260d","document_id":1,"start":3,"end":20,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T02:23:34.344Z"}');
INSERT INTO "changes" VALUES(121,70,'codings',1,'{"id":1,"uuid":"01a22a43-c55b-7001-90e9-871eb42c985a","document_id":1,"start":88,"end":126,"code_id":1,"rule_id":1,"coder_id":1,"polarity":"present","weight":null,"paraphrase":"","round":1,"created":"2026-11-30T02:23:34.235Z"}');
INSERT INTO "changes" VALUES(122,70,'codings',2,'{"id":2,"uuid":"01a22a43-c55e-7001-a5b5-639f07532a3b","document_id":1,"start":165,"end":231,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"absent","weight":30,"paraphrase":"quarrel","round":1,"created":"2026-11-30T02:23:34.238Z"}');
INSERT INTO "changes" VALUES(123,70,'codings',3,'{"id":3,"uuid":"01a22a43-c560-7001-84fe-b71d99c74eaa","document_id":1,"start":232,"end":260,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":1,"created":"2026-11-30T02:23:34.240Z"}');
INSERT INTO "changes" VALUES(124,70,'memos',2,'{"id":2,"uuid":"01a22a43-c561-7001-a9ec-b88e56d22f85","case_id":null,"document_id":1,"code_id":null,"coding_id":null,"start":232,"end":260,"kind":"other","title":"","text":"on the passage","author_id":1,"created":"2026-11-30T02:23:34.241Z","changed":"2026-11-30T02:23:34.241Z","closed":0}');
INSERT INTO "changes" VALUES(125,70,'topic_assignments',1,'{"id":1,"uuid":"01a22a43-c5db-7001-8e15-e7b509b2bf61","topic_id":1,"document_id":1,"start":3,"end":26,"author_id":1,"created":"2026-11-30T02:23:34.363Z"}');
INSERT INTO "changes" VALUES(126,70,'topic_assignments',3,'{"id":3,"uuid":"01a22a43-c5dc-7001-b4f2-0766a82b5527","topic_id":2,"document_id":1,"start":131,"end":160,"author_id":2,"created":"2026-11-30T02:23:34.364Z"}');
INSERT INTO "changes" VALUES(127,70,'quotation_edits',1,'{"id":1,"uuid":"01a22a43-c565-7000-932d-58ecefcb99c5","coding_id":2,"position":0,"start":8,"length":16,"replacement":"Amt","kind":"replacement"}');
INSERT INTO "changes" VALUES(128,70,'quotation_edits',2,'{"id":2,"uuid":"01a22a43-c565-7001-96d7-1203d0419f35","coding_id":2,"position":1,"start":52,"length":13,"replacement":"Aufgaben","kind":"replacement"}');
INSERT INTO "changes" VALUES(129,70,'quotation_edits',3,NULL);
INSERT INTO "changes" VALUES(130,70,'quotation_edits',4,NULL);
INSERT INTO "changes" VALUES(131,70,'anchors',1,'{"id":1,"uuid":"01a22a43-c568-7001-96ec-116266174899","code_id":1,"position":1,"coding_id":2,"text":"Mit der Ausländerbehörde gab es lange Streit um die Zuständigkeit.","label":"RG 2022","invented":0}');
INSERT INTO "changes" VALUES(132,70,'revisions',1,NULL);
INSERT INTO "changes" VALUES(133,71,'documents',1,'{"id":1,"uuid":"01a22a43-c558-7000-9394-470cbe1df6f7","name":"talk","label":"","text_id":5,"structure_id":5,"case_id":null,"context":"","file_name":"talk.txt","file_sha256":"ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a","reader":"text","reader_version":"1","how_read":"","created":"2026-11-30T02:23:34.231Z"}');
INSERT INTO "changes" VALUES(134,71,'memos',1,'{"id":1,"uuid":"01a22a43-c55c-7000-98e8-82cb28128f0d","case_id":null,"document_id":null,"code_id":null,"coding_id":1,"start":null,"end":null,"kind":"other","title":"","text":"why alone?","author_id":1,"created":"2026-11-30T02:23:34.235Z","changed":"2026-11-30T02:23:34.235Z","closed":0}');
INSERT INTO "changes" VALUES(135,71,'good_marks',1,'{"id":1,"uuid":"01a22a43-c5c1-7001-950b-58949a942a15","coding_id":1,"coder_id":1,"created":"2026-11-30T02:23:34.337Z"}');
INSERT INTO "changes" VALUES(136,71,'codings',1,'{"id":1,"uuid":"01a22a43-c55b-7001-90e9-871eb42c985a","document_id":1,"start":94,"end":132,"code_id":1,"rule_id":1,"coder_id":1,"polarity":"present","weight":null,"paraphrase":"","round":1,"created":"2026-11-30T02:23:34.235Z"}');
INSERT INTO "changes" VALUES(137,71,'orphans',1,NULL);
INSERT INTO "changes" VALUES(138,71,'codings',6,'{"id":6,"uuid":"01a22a43-c5c9-7000-a596-40785f40260d","document_id":1,"start":3,"end":26,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T02:23:34.344Z"}');
INSERT INTO "changes" VALUES(139,71,'codings',2,'{"id":2,"uuid":"01a22a43-c55e-7001-a5b5-639f07532a3b","document_id":1,"start":171,"end":242,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"absent","weight":30,"paraphrase":"quarrel","round":1,"created":"2026-11-30T02:23:34.238Z"}');
INSERT INTO "changes" VALUES(140,71,'codings',3,'{"id":3,"uuid":"01a22a43-c560-7001-84fe-b71d99c74eaa","document_id":1,"start":243,"end":271,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":1,"created":"2026-11-30T02:23:34.240Z"}');
INSERT INTO "changes" VALUES(141,71,'memos',2,'{"id":2,"uuid":"01a22a43-c561-7001-a9ec-b88e56d22f85","case_id":null,"document_id":1,"code_id":null,"coding_id":null,"start":243,"end":271,"kind":"other","title":"","text":"on the passage","author_id":1,"created":"2026-11-30T02:23:34.241Z","changed":"2026-11-30T02:23:34.241Z","closed":0}');
INSERT INTO "changes" VALUES(142,71,'topic_assignments',1,'{"id":1,"uuid":"01a22a43-c5db-7001-8e15-e7b509b2bf61","topic_id":1,"document_id":1,"start":3,"end":32,"author_id":1,"created":"2026-11-30T02:23:34.363Z"}');
INSERT INTO "changes" VALUES(143,71,'topic_assignments',3,'{"id":3,"uuid":"01a22a43-c5dc-7001-b4f2-0766a82b5527","topic_id":2,"document_id":1,"start":137,"end":166,"author_id":2,"created":"2026-11-30T02:23:34.364Z"}');
INSERT INTO "changes" VALUES(144,71,'quotation_edits',3,'{"id":3,"uuid":"01a22a43-c63e-7000-936d-f8380099bcc6","coding_id":2,"position":0,"start":8,"length":16,"replacement":"Amt","kind":"replacement"}');
INSERT INTO "changes" VALUES(145,71,'quotation_edits',4,'{"id":4,"uuid":"01a22a43-c63e-7001-8616-08bb0301d72a","coding_id":2,"position":1,"start":57,"length":13,"replacement":"Aufgaben","kind":"replacement"}');
INSERT INTO "changes" VALUES(146,71,'quotation_edits',5,NULL);
INSERT INTO "changes" VALUES(147,71,'quotation_edits',6,NULL);
INSERT INTO "changes" VALUES(148,71,'anchors',1,'{"id":1,"uuid":"01a22a43-c568-7001-96ec-116266174899","code_id":1,"position":1,"coding_id":2,"text":"Mit der Ausländerbehörde gab es sehr lange Streit um die Zuständigkeit.","label":"RG 2022","invented":0}');
INSERT INTO "changes" VALUES(149,71,'revisions',2,NULL);
INSERT INTO "changes" VALUES(150,72,'codes',3,'{"id":3,"uuid":"01a22a43-c56f-7004-af32-48c51588e121","parent_id":2,"position":1,"name":"Appell","colour":"#009e73","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(151,72,'code_rules',5,NULL);
INSERT INTO "changes" VALUES(152,72,'anchors',4,NULL);
INSERT INTO "changes" VALUES(153,73,'anchors',4,'{"id":4,"uuid":"01a22a43-c64b-7002-b652-17b485e3c0a5","code_id":3,"position":1,"coding_id":null,"text":"Worte","label":"","invented":0}');
INSERT INTO "changes" VALUES(154,73,'code_rules',5,'{"id":5,"uuid":"01a22a43-c64b-7001-9243-f97d2d504a45","code_id":3,"version":2,"definition":"anders","include":"","exclude":"","borders":"","created":"2026-11-30T02:23:34.475Z"}');
INSERT INTO "changes" VALUES(155,73,'codes',3,'{"id":3,"uuid":"01a22a43-c56f-7004-af32-48c51588e121","parent_id":2,"position":1,"name":"Appell, neu","colour":"#009e73","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(156,74,'codes',3,'{"id":3,"uuid":"01a22a43-c56f-7004-af32-48c51588e121","parent_id":2,"position":1,"name":"Appell","colour":"#009e73","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(157,74,'code_rules',5,NULL);
INSERT INTO "changes" VALUES(158,74,'anchors',4,NULL);
INSERT INTO "changes" VALUES(159,75,'codes',5,NULL);
INSERT INTO "changes" VALUES(160,75,'code_rules',6,NULL);
INSERT INTO "changes" VALUES(161,76,'code_rules',6,'{"id":6,"uuid":"01a22a43-c652-7002-9364-07466b1bf420","code_id":5,"version":1,"definition":"","include":"","exclude":"","borders":"","created":"2026-11-30T02:23:34.482Z"}');
INSERT INTO "changes" VALUES(162,76,'codes',5,'{"id":5,"uuid":"01a22a43-c652-7001-b7f3-0e4c12c7a071","parent_id":null,"position":3,"name":"Undone","colour":"#56b4e9","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(163,77,'codes',6,NULL);
INSERT INTO "changes" VALUES(164,77,'code_rules',7,NULL);
INSERT INTO "changes" VALUES(165,78,'codings',7,NULL);
INSERT INTO "changes" VALUES(166,78,'assignments',7,NULL);
INSERT INTO "changes" VALUES(167,79,'codings',7,'{"id":7,"uuid":"01a22a43-c657-7001-99a5-70fea671ea7a","document_id":1,"start":3,"end":9,"code_id":6,"rule_id":7,"coder_id":1,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T02:23:34.487Z"}');
INSERT INTO "changes" VALUES(168,79,'code_rules',7,'{"id":7,"uuid":"01a22a43-c655-7002-be6b-f94d714ea0e3","code_id":6,"version":1,"definition":"","include":"","exclude":"","borders":"","created":"2026-11-30T02:23:34.485Z"}');
INSERT INTO "changes" VALUES(169,79,'codes',6,'{"id":6,"uuid":"01a22a43-c655-7001-ae76-ad98c340cee0","parent_id":null,"position":3,"name":"Merged","colour":"#56b4e9","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(170,80,'codings',8,NULL);
INSERT INTO "changes" VALUES(171,81,'codings',8,'{"id":8,"uuid":"01a22a43-c65d-7001-b1d1-57ffb0ecfb11","document_id":1,"start":0,"end":5,"code_id":2,"rule_id":2,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T02:23:34.493Z"}');
INSERT INTO "changes" VALUES(172,82,'assignments',7,'{"id":7,"uuid":"01a22a43-c658-7000-921c-b6f039a85436","document_id":1,"coder_id":1,"assigned":0,"state":"working","round":2}');
INSERT INTO "changes" VALUES(173,83,'assignments',6,'{"id":6,"uuid":"01a22a43-c5cb-7000-9e1b-7654ecf7d929","document_id":1,"coder_id":2,"assigned":0,"state":"working","round":2}');
INSERT INTO "changes" VALUES(174,84,'labels',1,'{"id":1,"uuid":"01a22a43-c5d4-7001-b459-46c59e281e92","name":"RG 2021","population":null,"wave":"2021","source_kind":"RG"}');
INSERT INTO "changes" VALUES(175,85,'accepted_findings',1,NULL);
INSERT INTO "changes" VALUES(176,86,'documents',5,NULL);
INSERT INTO "changes" VALUES(177,86,'speakers',3,NULL);
INSERT INTO "changes" VALUES(178,86,'speakers',4,NULL);
INSERT INTO "changes" VALUES(179,87,'anchors',3,'{"id":3,"uuid":"01a22a43-c56f-7003-a2a7-94bf6f79351f","code_id":2,"position":2,"coding_id":null,"text":"eigene\nWorte 🙂","label":"","invented":0}');
INSERT INTO "changes" VALUES(180,87,'anchors',2,'{"id":2,"uuid":"01a22a43-c56f-7002-baf5-9fa004f2c1c1","code_id":2,"position":1,"coding_id":null,"text":"„Wir rufen einander an“","label":"RG 2020","invented":0}');
INSERT INTO "changes" VALUES(181,88,'documents',6,NULL);
INSERT INTO "changes" VALUES(182,89,'codings',9,NULL);
INSERT INTO "changes" VALUES(183,89,'memos',5,NULL);
INSERT INTO "changes" VALUES(184,89,'assignments',8,NULL);
INSERT INTO "changes" VALUES(185,90,'memos',5,'{"id":5,"uuid":"01a22a43-c670-7002-9eed-107ce57036a7","case_id":null,"document_id":null,"code_id":null,"coding_id":9,"start":null,"end":null,"kind":"other","title":"","text":"auch dort","author_id":2,"created":"2026-11-30T02:23:34.512Z","changed":"2026-11-30T02:23:34.512Z","closed":0}');
INSERT INTO "changes" VALUES(186,90,'codings',9,'{"id":9,"uuid":"01a22a43-c670-7001-b532-11feb2c54f09","document_id":6,"start":4,"end":8,"code_id":2,"rule_id":2,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T02:23:34.512Z"}');
INSERT INTO "changes" VALUES(187,90,'assignments',8,'{"id":8,"uuid":"01a22a43-c671-7000-b9d4-4d56a31bd80d","document_id":6,"coder_id":2,"assigned":0,"state":"working","round":2}');
INSERT INTO "changes" VALUES(188,90,'documents',6,'{"id":6,"uuid":"01a22a43-c66f-7000-bf0d-60ddd151fee2","name":"removed","label":"RG 2020","text_id":8,"structure_id":8,"case_id":null,"context":"","file_name":"removed.txt","file_sha256":"e1f79758cc42e6fe6037941205d1fbc37f5780f13aa077d0ba8287fd93cecd52","reader":"text","reader_version":"1","how_read":"","created":"2026-11-30T02:23:34.510Z"}');
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
INSERT INTO "code_rules" VALUES(1,'01a22a43-c52c-7002-8af6-5926ba3d7526',1,1,'','','','','2026-11-30T02:23:34.188Z');
INSERT INTO "code_rules" VALUES(2,'01a22a43-c56f-7001-9179-eee8d5e78c23',2,1,'was gemeint ist','immer wenn','außer wenn','nicht Streit','2026-11-30T02:23:34.254Z');
INSERT INTO "code_rules" VALUES(3,'01a22a43-c56f-7005-a099-afdeb3be67a5',3,1,'','','','','2026-11-30T02:23:34.254Z');
INSERT INTO "code_rules" VALUES(4,'01a22a43-c56f-7008-855f-87c279a343b4',4,1,'','','','','2026-11-30T02:23:34.254Z');
INSERT INTO "code_rules" VALUES(5,'01a22a43-c64b-7001-9243-f97d2d504a45',3,2,'anders','','','','2026-11-30T02:23:34.475Z');
CREATE TABLE codebooks (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        description TEXT NOT NULL) STRICT;
INSERT INTO "codebooks" VALUES(1,'01a22a43-c5f0-7001-8410-1243183dc17c','Codebuch','Wofür es gemacht ist.');
CREATE TABLE coders (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL CHECK (kind IN ('person', 'machine', 'consensus'))) STRICT;
INSERT INTO "coders" VALUES(1,'01a22a43-c529-7000-b212-37b7045c137c','anna','person');
INSERT INTO "coders" VALUES(2,'01a22a43-c52a-7001-bc99-493d63c6ce7f','ben','person');
CREATE TABLE codes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, parent_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        colour TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('factual', 'thematic', 'evaluative', 'analytic', 'in vivo')),
        origin TEXT NOT NULL CHECK (origin IN ('deductive', 'inductive')),
        source TEXT NOT NULL,
        weight_meaning TEXT NOT NULL,
        exclusive INTEGER NOT NULL CHECK (exclusive IN (0, 1))) STRICT;
INSERT INTO "codes" VALUES(1,'01a22a43-c52c-7001-ae66-a4500f39c9ad',NULL,1,'Theme','#0072b2','thematic','deductive','','',0);
INSERT INTO "codes" VALUES(2,'01a22a43-c56f-7000-9169-460a8162e3e4',NULL,2,'Koordination','#e69f00','evaluative','deductive','','',1);
INSERT INTO "codes" VALUES(3,'01a22a43-c56f-7004-af32-48c51588e121',2,1,'Appell, neu','#009e73','thematic','deductive','','',0);
INSERT INTO "codes" VALUES(4,'01a22a43-c56f-7007-b3a9-2d6aa801a534',2,2,'Streit, der ''lange'' "währt"','#cc79a7','thematic','deductive','','',0);
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
INSERT INTO "codings" VALUES(2,'01a22a43-c55e-7001-a5b5-639f07532a3b',1,126,192,1,1,2,'absent',30,'quarrel',1,'2026-11-30T02:23:34.238Z');
INSERT INTO "codings" VALUES(3,'01a22a43-c560-7001-84fe-b71d99c74eaa',1,193,221,1,1,2,'present',NULL,'',1,'2026-11-30T02:23:34.240Z');
INSERT INTO "codings" VALUES(4,'01a22a43-c575-7000-8178-9c52c9d9610d',2,0,16,3,3,1,'present',NULL,'Vergessliche Worte',2,'2026-11-30T02:23:34.260Z');
INSERT INTO "codings" VALUES(6,'01a22a43-c5c9-7000-a596-40785f40260d',1,3,20,1,1,2,'present',NULL,'',2,'2026-11-30T02:23:34.344Z');
INSERT INTO "codings" VALUES(7,'01a22a43-c657-7001-99a5-70fea671ea7a',1,3,9,2,2,1,'present',NULL,'',2,'2026-11-30T02:23:34.487Z');
CREATE TABLE document_groups (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "document_groups" VALUES(1,'01a22a43-c5eb-7000-af52-178c322379f2','Ländlich');
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
        created TEXT NOT NULL) STRICT;
INSERT INTO "documents" VALUES(1,'01a22a43-c558-7000-9394-470cbe1df6f7','talk','',6,6,NULL,'','talk.txt','ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a','text','1','','2026-11-30T02:23:34.231Z');
INSERT INTO "documents" VALUES(2,'01a22a43-c572-7002-9fba-679c4a01e54d','withdrawn','RG 2021',2,2,1,'','to forget.txt','ff29ae3311ac3771caf87d1e508846015dc51d9b8fef6e5d6cd18cc0bf9e588c','text','1','','2026-11-30T02:23:34.258Z');
INSERT INTO "documents" VALUES(4,'01a22a43-c5f9-7001-91d5-c60ff4444918','doubted','',4,4,NULL,'','doubted.txt','174cc949fa83618dbf7625dd9674cb0361bb5a13ecac123aabcc73c8cdba544c','text','1','{"dialect":"otter","score":0.75,"second":"teams","second_score":0.5,"speaker_form":"{name} sagt","joined":3}','2026-11-30T02:23:34.393Z');
INSERT INTO "documents" VALUES(5,'01a22a43-c66a-7000-bf85-4b6c5b56092e','second talk','',7,7,NULL,'','second talk.txt','2e854bf55e85c61a2f87831570a1c532e4593e61c8084971a26f18d707f2ae20','text','1','','2026-11-30T02:23:34.505Z');
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
INSERT INTO "doubts" VALUES(1,'01a22a43-c5fa-7000-b59e-dfac3ddb2ed7',4,'label-once',48,54,'B: Ja.',1,'{"label":"B"}',0,NULL,'2026-11-30T02:23:34.393Z');
INSERT INTO "doubts" VALUES(2,'01a22a43-c5fa-7001-b240-91feeacd761b',4,'hidden-text',NULL,NULL,'verborgen',2,'',1,1,'2026-11-30T02:23:34.393Z');
CREATE TABLE entries (id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        coder_uuid TEXT,
        coder_name TEXT NOT NULL,
        created TEXT NOT NULL,
        kind TEXT NOT NULL,
        reason TEXT NOT NULL,
        schema_version INTEGER NOT NULL,
        undoes TEXT REFERENCES entries(uuid)) STRICT;
INSERT INTO "entries" VALUES(1,'01a22a43-c520-7000-9141-ed18e5f6f6fd',NULL,'lead','2026-11-30T02:23:34.176Z','setting','',6,NULL);
INSERT INTO "entries" VALUES(2,'01a22a43-c528-7000-9058-5459077a2518',NULL,'lead','2026-11-30T02:23:34.184Z','coder.add','',6,NULL);
INSERT INTO "entries" VALUES(3,'01a22a43-c52a-7000-b43f-c077c55aca5c',NULL,'lead','2026-11-30T02:23:34.186Z','coder.add','',6,NULL);
INSERT INTO "entries" VALUES(4,'01a22a43-c52c-7000-a29b-0703a91b042d',NULL,'lead','2026-11-30T02:23:34.188Z','code.add','',6,NULL);
INSERT INTO "entries" VALUES(5,'01a22a43-c557-7000-be91-fb905b595b69',NULL,'lead','2026-11-30T02:23:34.231Z','import','',6,NULL);
INSERT INTO "entries" VALUES(6,'01a22a43-c55b-7000-a301-c9e10ea73d2b','01a22a43-c529-7000-b212-37b7045c137c','anna','2026-11-30T02:23:34.235Z','coding.add','',6,NULL);
INSERT INTO "entries" VALUES(7,'01a22a43-c55e-7000-9a9b-42e6e86015ec','01a22a43-c52a-7001-bc99-493d63c6ce7f','ben','2026-11-30T02:23:34.238Z','coding.add','',6,NULL);
INSERT INTO "entries" VALUES(8,'01a22a43-c560-7000-80e8-8c8e16303b03','01a22a43-c52a-7001-bc99-493d63c6ce7f','ben','2026-11-30T02:23:34.240Z','coding.add','',6,NULL);
INSERT INTO "entries" VALUES(9,'01a22a43-c561-7000-b615-9614782e4428','01a22a43-c529-7000-b212-37b7045c137c','anna','2026-11-30T02:23:34.241Z','memo.add','',6,NULL);
INSERT INTO "entries" VALUES(10,'01a22a43-c564-7000-8287-4b99e258c229',NULL,'lead','2026-11-30T02:23:34.244Z','quotation.edit','',6,NULL);
INSERT INTO "entries" VALUES(11,'01a22a43-c566-7000-bc84-d5983abc2ba3',NULL,'lead','2026-11-30T02:23:34.246Z','export','',6,NULL);
INSERT INTO "entries" VALUES(12,'01a22a43-c568-7000-aef6-f81f9653f67e',NULL,'lead','2026-11-30T02:23:34.248Z','code.edit','',6,NULL);
INSERT INTO "entries" VALUES(13,'01a22a43-c56a-7000-b97b-6b06639dbd3a',NULL,'lead','2026-11-30T02:23:34.250Z','assign','',6,NULL);
INSERT INTO "entries" VALUES(14,'01a22a43-c56c-7000-9287-118c72236f82',NULL,'lead','2026-11-30T02:23:34.252Z','document.finished','',6,NULL);
INSERT INTO "entries" VALUES(15,'01a22a43-c56d-7000-b193-ebd19c2b6a26',NULL,'lead','2026-11-30T02:23:34.253Z','setting','',6,NULL);
INSERT INTO "entries" VALUES(16,'01a22a43-c56e-7000-a264-ccc70ecd7ce4',NULL,'lead','2026-11-30T02:23:34.254Z','code.add','',6,NULL);
INSERT INTO "entries" VALUES(17,'01a22a43-c572-7000-8cb0-23f66893f311',NULL,'lead','2026-11-30T02:23:34.258Z','import','',6,NULL);
INSERT INTO "entries" VALUES(18,'01a22a43-c574-7000-9196-ac40ac1ee26e','01a22a43-c529-7000-b212-37b7045c137c','anna','2026-11-30T02:23:34.260Z','coding.add','',6,NULL);
INSERT INTO "entries" VALUES(19,'01a22a43-c576-7000-acd1-e9d16d92e8d8',NULL,'lead','2026-11-30T02:23:34.262Z','document.rename','',6,NULL);
INSERT INTO "entries" VALUES(20,'01a22a43-c578-7000-987e-777ccafca6f5',NULL,'lead','2026-11-30T02:23:34.264Z','import','',6,NULL);
INSERT INTO "entries" VALUES(21,'01a22a43-c57a-7000-8d6c-571f6edfcf88','01a22a43-c52a-7001-bc99-493d63c6ce7f','ben','2026-11-30T02:23:34.266Z','coding.add','',6,NULL);
INSERT INTO "entries" VALUES(22,'01a22a43-c57c-7000-b5d3-0da0c75257e9',NULL,'lead','2026-11-30T02:23:34.268Z','document.rename','',6,NULL);
INSERT INTO "entries" VALUES(23,'01a22a43-c5a9-7000-a866-df76e6d3e8e1',NULL,'lead','2026-11-30T02:23:34.313Z','forget','',6,NULL);
INSERT INTO "entries" VALUES(24,'01a22a43-c5c1-7000-afaf-c4cd9e8a44b0','01a22a43-c529-7000-b212-37b7045c137c','anna','2026-11-30T02:23:34.337Z','quotation.good','',6,NULL);
INSERT INTO "entries" VALUES(25,'01a22a43-c5c3-7000-b998-f594ed97ce40','01a22a43-c52a-7001-bc99-493d63c6ce7f','ben','2026-11-30T02:23:34.339Z','quotation.good','',6,NULL);
INSERT INTO "entries" VALUES(26,'01a22a43-c5c4-7000-ba11-c47a22ec6a28','01a22a43-c52a-7001-bc99-493d63c6ce7f','ben','2026-11-30T02:23:34.340Z','undo','',6,'01a22a43-c5c3-7000-b998-f594ed97ce40');
INSERT INTO "entries" VALUES(27,'01a22a43-c5c5-7000-a80a-1e69b67dfec2','01a22a43-c52a-7001-bc99-493d63c6ce7f','ben','2026-11-30T02:23:34.341Z','redo','',6,'01a22a43-c5c4-7000-ba11-c47a22ec6a28');
INSERT INTO "entries" VALUES(28,'01a22a43-c5c6-7000-b30a-85249954df21','01a22a43-c52a-7001-bc99-493d63c6ce7f','ben','2026-11-30T02:23:34.342Z','quotation.good','',6,NULL);
INSERT INTO "entries" VALUES(29,'01a22a43-c5c7-7000-b3b5-cdc2e2a67920','01a22a43-c52a-7001-bc99-493d63c6ce7f','ben','2026-11-30T02:23:34.343Z','quotation.not_good','',6,NULL);
INSERT INTO "entries" VALUES(30,'01a22a43-c5c7-7001-8acd-85782746761c',NULL,'lead','2026-11-30T02:23:34.343Z','coder.add','',6,NULL);
INSERT INTO "entries" VALUES(31,'01a22a43-c5c8-7001-b778-2ee2b2cb6745','01a22a43-c5c8-7000-9261-575b3b53c989','benjamin','2026-11-30T02:23:34.344Z','coding.add','',6,NULL);
INSERT INTO "entries" VALUES(32,'01a22a43-c5ca-7000-bec6-bb343dc8322f','01a22a43-c5c8-7000-9261-575b3b53c989','benjamin','2026-11-30T02:23:34.346Z','quotation.good','',6,NULL);
INSERT INTO "entries" VALUES(33,'01a22a43-c5ca-7002-8e1e-02f125fdb627',NULL,'lead','2026-11-30T02:23:34.346Z','coder.merge','',6,NULL);
INSERT INTO "entries" VALUES(34,'01a22a43-c5cd-7000-8085-8a99d071dc8b',NULL,'lead','2026-11-30T02:23:34.349Z','setting','',6,NULL);
INSERT INTO "entries" VALUES(35,'01a22a43-c5ce-7000-8c98-b7f2dca3cf9a',NULL,'lead','2026-11-30T02:23:34.350Z','document.wave','',6,NULL);
INSERT INTO "entries" VALUES(36,'01a22a43-c5cf-7000-a003-c49838bdd1fa',NULL,'lead','2026-11-30T02:23:34.351Z','document.wave','',6,NULL);
INSERT INTO "entries" VALUES(37,'01a22a43-c5d0-7000-8753-82929af698aa',NULL,'lead','2026-11-30T02:23:34.352Z','undo','',6,'01a22a43-c5cf-7000-a003-c49838bdd1fa');
INSERT INTO "entries" VALUES(38,'01a22a43-c5d1-7000-9d5d-9c8a473b89e1',NULL,'lead','2026-11-30T02:23:34.353Z','redo','',6,'01a22a43-c5d0-7000-8753-82929af698aa');
INSERT INTO "entries" VALUES(39,'01a22a43-c5d4-7000-8fe8-8adef5f6f303',NULL,'lead','2026-11-30T02:23:34.356Z','label.set','',6,NULL);
INSERT INTO "entries" VALUES(40,'01a22a43-c5d7-7000-a390-28a941df573d',NULL,'lead','2026-11-30T02:23:34.359Z','topic.import','',6,NULL);
INSERT INTO "entries" VALUES(41,'01a22a43-c5d9-7000-b478-8d8f3b2ca160',NULL,'lead','2026-11-30T02:23:34.361Z','topic.edit','',6,NULL);
INSERT INTO "entries" VALUES(42,'01a22a43-c5da-7000-9759-33dd168fcc9e',NULL,'lead','2026-11-30T02:23:34.362Z','topic.move','',6,NULL);
INSERT INTO "entries" VALUES(43,'01a22a43-c5db-7000-8009-ece48f6929e4','01a22a43-c529-7000-b212-37b7045c137c','anna','2026-11-30T02:23:34.363Z','topic.assign','',6,NULL);
INSERT INTO "entries" VALUES(44,'01a22a43-c5dc-7000-864f-2ffaea1e7bbd','01a22a43-c52a-7001-bc99-493d63c6ce7f','ben','2026-11-30T02:23:34.364Z','topic.assign','',6,NULL);
INSERT INTO "entries" VALUES(45,'01a22a43-c5dd-7000-b2f0-582f0e164aa7',NULL,'lead','2026-11-30T02:23:34.365Z','topic.unassign','',6,NULL);
INSERT INTO "entries" VALUES(46,'01a22a43-c5de-7000-87af-9ab192658a22',NULL,'lead','2026-11-30T02:23:34.366Z','undo','',6,'01a22a43-c5dd-7000-b2f0-582f0e164aa7');
INSERT INTO "entries" VALUES(47,'01a22a43-c5df-7000-8de6-d7d6a409a32c',NULL,'lead','2026-11-30T02:23:34.367Z','topic.add','',6,NULL);
INSERT INTO "entries" VALUES(48,'01a22a43-c5e0-7000-99d2-da1e540e2bea',NULL,'lead','2026-11-30T02:23:34.368Z','topic.remove','',6,NULL);
INSERT INTO "entries" VALUES(49,'01a22a43-c5e2-7000-a3d3-e404fad94c1b','01a22a43-c529-7000-b212-37b7045c137c','anna','2026-11-30T02:23:34.370Z','summary.write','',6,NULL);
INSERT INTO "entries" VALUES(50,'01a22a43-c5e3-7000-92c7-0a910fa64d6d','01a22a43-c52a-7001-bc99-493d63c6ce7f','ben','2026-11-30T02:23:34.371Z','summary.write','',6,NULL);
INSERT INTO "entries" VALUES(51,'01a22a43-c5e4-7000-b0f1-204d8b8b0d93','01a22a43-c529-7000-b212-37b7045c137c','anna','2026-11-30T02:23:34.372Z','summary.write','',6,NULL);
INSERT INTO "entries" VALUES(52,'01a22a43-c5e5-7000-8f80-af885815577f','01a22a43-c529-7000-b212-37b7045c137c','anna','2026-11-30T02:23:34.373Z','undo','',6,'01a22a43-c5e4-7000-b0f1-204d8b8b0d93');
INSERT INTO "entries" VALUES(53,'01a22a43-c5e6-7000-b742-9d98988e209a','01a22a43-c529-7000-b212-37b7045c137c','anna','2026-11-30T02:23:34.374Z','redo','',6,'01a22a43-c5e5-7000-8f80-af885815577f');
INSERT INTO "entries" VALUES(54,'01a22a43-c5ea-7000-9746-73dce4fa96ca',NULL,'lead','2026-11-30T02:23:34.378Z','group.add','',6,NULL);
INSERT INTO "entries" VALUES(55,'01a22a43-c5ec-7000-9107-382e07c3cc55',NULL,'lead','2026-11-30T02:23:34.380Z','group.set','',6,NULL);
INSERT INTO "entries" VALUES(56,'01a22a43-c5ed-7000-937e-4873ae3f0e74',NULL,'lead','2026-11-30T02:23:34.381Z','undo','',6,'01a22a43-c5ec-7000-9107-382e07c3cc55');
INSERT INTO "entries" VALUES(57,'01a22a43-c5ee-7000-93c4-fe506a73ae72',NULL,'lead','2026-11-30T02:23:34.382Z','group.add','',6,NULL);
INSERT INTO "entries" VALUES(58,'01a22a43-c5ef-7000-b01c-c6fc8a60eb88',NULL,'lead','2026-11-30T02:23:34.383Z','group.remove','',6,NULL);
INSERT INTO "entries" VALUES(59,'01a22a43-c5f0-7000-9aa2-38c88aacbe1b',NULL,'lead','2026-11-30T02:23:34.384Z','codebook.description','Codebuch',6,NULL);
INSERT INTO "entries" VALUES(60,'01a22a43-c5f2-7000-a73f-160638ab5b26',NULL,'lead','2026-11-30T02:23:34.386Z','research.add','',6,NULL);
INSERT INTO "entries" VALUES(61,'01a22a43-c5f3-7000-aba9-5cb9bae97d4f',NULL,'lead','2026-11-30T02:23:34.387Z','research.link','',6,NULL);
INSERT INTO "entries" VALUES(62,'01a22a43-c5f4-7000-a2c5-10970152d7f0',NULL,'lead','2026-11-30T02:23:34.388Z','research.link','',6,NULL);
INSERT INTO "entries" VALUES(63,'01a22a43-c5f5-7000-9660-d25023ec2c0d',NULL,'lead','2026-11-30T02:23:34.389Z','research.add','',6,NULL);
INSERT INTO "entries" VALUES(64,'01a22a43-c5f6-7000-ac21-20558faa3d59',NULL,'lead','2026-11-30T02:23:34.390Z','research.move','',6,NULL);
INSERT INTO "entries" VALUES(65,'01a22a43-c5f6-7001-892a-81b08ac0d8fa',NULL,'lead','2026-11-30T02:23:34.390Z','research.unlink','',6,NULL);
INSERT INTO "entries" VALUES(66,'01a22a43-c5f7-7000-9377-9594fde80036',NULL,'lead','2026-11-30T02:23:34.391Z','undo','',6,'01a22a43-c5f6-7001-892a-81b08ac0d8fa');
INSERT INTO "entries" VALUES(67,'01a22a43-c5f9-7000-a4a2-91469474ac4f',NULL,'lead','2026-11-30T02:23:34.393Z','import','',6,NULL);
INSERT INTO "entries" VALUES(68,'01a22a43-c5fb-7000-bff2-8ef7c5f19eed','01a22a43-c529-7000-b212-37b7045c137c','anna','2026-11-30T02:23:34.395Z','doubt.settle','',6,NULL);
INSERT INTO "entries" VALUES(69,'01a22a43-c5fc-7000-8d25-3cad490384df','01a22a43-c52a-7001-bc99-493d63c6ce7f','ben','2026-11-30T02:23:34.396Z','doubt.open','',6,NULL);
INSERT INTO "entries" VALUES(70,'01a22a43-c63c-7000-b673-6a5d2bd5d7cd',NULL,'lead','2026-11-30T02:23:34.460Z','document.revise','',6,NULL);
INSERT INTO "entries" VALUES(71,'01a22a43-c645-7000-86d3-95f5bc181290',NULL,'lead','2026-11-30T02:23:34.469Z','document.revise','',6,NULL);
INSERT INTO "entries" VALUES(72,'01a22a43-c64b-7000-b576-5b8d134c5622',NULL,'lead','2026-11-30T02:23:34.475Z','code.edit','',6,NULL);
INSERT INTO "entries" VALUES(73,'01a22a43-c64e-7000-a2ad-dd6bb087c1aa',NULL,'lead','2026-11-30T02:23:34.477Z','undo','',6,'01a22a43-c64b-7000-b576-5b8d134c5622');
INSERT INTO "entries" VALUES(74,'01a22a43-c650-7000-b27e-e9b610d1e18a',NULL,'lead','2026-11-30T02:23:34.480Z','redo','',6,'01a22a43-c64e-7000-a2ad-dd6bb087c1aa');
INSERT INTO "entries" VALUES(75,'01a22a43-c652-7000-8565-b6493dc5dbef',NULL,'lead','2026-11-30T02:23:34.482Z','code.add','',6,NULL);
INSERT INTO "entries" VALUES(76,'01a22a43-c654-7000-8b51-2c20696eda68',NULL,'lead','2026-11-30T02:23:34.484Z','undo','',6,'01a22a43-c652-7000-8565-b6493dc5dbef');
INSERT INTO "entries" VALUES(77,'01a22a43-c655-7000-8f45-cd9e7ef40aae',NULL,'lead','2026-11-30T02:23:34.485Z','code.add','',6,NULL);
INSERT INTO "entries" VALUES(78,'01a22a43-c657-7000-8635-97c1557f7212','01a22a43-c529-7000-b212-37b7045c137c','anna','2026-11-30T02:23:34.487Z','coding.add','',6,NULL);
INSERT INTO "entries" VALUES(79,'01a22a43-c659-7000-b101-d9884c317500',NULL,'lead','2026-11-30T02:23:34.489Z','code.merge','Merged → Koordination',6,NULL);
INSERT INTO "entries" VALUES(80,'01a22a43-c65d-7000-9812-529b3ab25bc4','01a22a43-c52a-7001-bc99-493d63c6ce7f','ben','2026-11-30T02:23:34.493Z','coding.add','',6,NULL);
INSERT INTO "entries" VALUES(81,'01a22a43-c65e-7000-b1e6-0db68b7894e7','01a22a43-c52a-7001-bc99-493d63c6ce7f','ben','2026-11-30T02:23:34.494Z','coding.remove','',6,NULL);
INSERT INTO "entries" VALUES(82,'01a22a43-c660-7000-a99a-aadb0f9633b4',NULL,'lead','2026-11-30T02:23:34.496Z','assign','',6,NULL);
INSERT INTO "entries" VALUES(83,'01a22a43-c662-7000-9d24-419d9d1d743f',NULL,'lead','2026-11-30T02:23:34.498Z','document.finished','',6,NULL);
INSERT INTO "entries" VALUES(84,'01a22a43-c663-7000-9e06-a5f9a9b55d33',NULL,'lead','2026-11-30T02:23:34.499Z','label.set','',6,NULL);
INSERT INTO "entries" VALUES(85,'01a22a43-c667-7000-86f0-f3604ebcc78d','01a22a43-c529-7000-b212-37b7045c137c','anna','2026-11-30T02:23:34.503Z','finding.accept','named in public',6,NULL);
INSERT INTO "entries" VALUES(86,'01a22a43-c669-7000-b41f-fa2b9162a3ff',NULL,'lead','2026-11-30T02:23:34.505Z','import','',6,NULL);
INSERT INTO "entries" VALUES(87,'01a22a43-c66c-7000-9f6c-24b72d656264',NULL,'lead','2026-11-30T02:23:34.508Z','code.anchor','',6,NULL);
INSERT INTO "entries" VALUES(88,'01a22a43-c66e-7000-b205-486864e55c07',NULL,'lead','2026-11-30T02:23:34.510Z','import','',6,NULL);
INSERT INTO "entries" VALUES(89,'01a22a43-c670-7000-93e5-6186b0b3709e','01a22a43-c52a-7001-bc99-493d63c6ce7f','ben','2026-11-30T02:23:34.512Z','coding.add','',6,NULL);
INSERT INTO "entries" VALUES(90,'01a22a43-c672-7000-b4a8-d64808f910d0',NULL,'lead','2026-11-30T02:23:34.514Z','document.remove','',6,NULL);
CREATE TABLE file_state (id INTEGER PRIMARY KEY CHECK (id = 1),
        project_uuid TEXT NOT NULL,
        secret TEXT NOT NULL,
        backup INTEGER NOT NULL CHECK (backup IN (0, 1)),
        former TEXT NOT NULL,
        present TEXT NOT NULL,
        digest TEXT NOT NULL) STRICT;
INSERT INTO "file_state" VALUES(1,'01a22a43-c516-7000-bcdd-f42efa417369','32a77c55cb5747973616f1355cc996200dc3e9994dafbd0c120c2741657d51e1',0,'b4f4dee27dadc5dd8533f2796fb717e2','07fe9e765c5d3e0bda2aeb28ad547ef7','accepted_findings fd08a49cc97ecd7dfaf66ed4a614e54c0130f086564b6fbfa26d432b815fc693
anchors 9324f6e10c79a372e176f4e59912d47285ce6e3874ca13f206ab77b64125a2cc
assignments 47f4fb530ee3038c89e3196890593ed2a9631b4afdd6509ce617b1f4f5b304bd
attributes e5cea47f9137fe22c207d830e5eda2c7c5547cf460bb84013af4420b207679c9
cases ba33c6655c9c183e81c4724c32b82c5cea2d7ee44901dd0f1c567446c687f0f6
code_rules fbcc1f7f418b4d0762853e20a6b467f9c58f314562ab9402c2514355f67eb643
codebooks ad140a094e1658125c4c3e32772e0a5092c0d66e4b552200328e67261ef77736
coders b2b5408f9e0d6f68d503296dde7c1805b983b89c7cabed4f0b20cb9008a654a2
codes 306f4bb44d46cd90ea1b0999e5cbb3580c398fffc9b27c44a3d61dea2d374c2e
codings f9a515d271aa5706cd7a5f8b5e2a6b5346c752eb0961ca36c89c7fa1a19543a8
document_groups 280fe2b356c165285b78033d4a43f60d5dd862af5b49ec404fbe90c47cdf21fb
documents 7c65da70f872984b836cbf709993b954be556b3f1fcec3f8e04daf6157943d0f
doubts aa921cb9daf38f8872daafb81c5bd33a6abd6159f1b014a8cc94a9634391aeb3
entries 87d313cee40501e2b0930e0f4d028ba311b8438fb0a791150c38c81e0d8d569f
good_marks 28c388a63b8b20be9ea15c93bea7206b68e2adfa9d154f7047ca210bc5a7aa51
group_members bfe31af15ea133a0a2ea2448b4dab179b0cc2e56cd5d9dc7344e249b65cf99cf
labels 31f92cde158b30ed981cf934f7f6ec1d72e6ef5804066e1222c23ecd4fc3cffe
memos 2b5f309c2cc6313967c4b91e83ffcff246c39d1f428f93a12e58f7c845b52026
origins adc1d9155e463e4ab8a9a43267927859cbea4cb8c263f6b862ce2b7b936c68a6
orphans d264b38974ea3bbfe6bcc1641e8fe807d9b79347cb520e3e1994a864dd293ee9
publications 5e32f63cdec3aca96cffeb98411535723c1c31a895e26ea69182933593a90968
published_quotations 4854cb7d6347547289d73e139e6dab785ea1ecc2135737bd05a72a28d2bfe183
quotation_edits 1d60b47f898ba1552b36e4b23a9a4ae77c14dd5d08760c60b3446a8097ac92e2
quotation_ids 8e5b3019756a30dfcb1a9e921ed5bda6ba00e4f8d8916b15d887b30137678913
related_codes 9a0d235d6b4e9d71c3709b9cd10d4ed9729ff44565092edf2c559013ee818802
research_links 9a0db7bf110538fa0da95cba161fcef40fa32f6abe3384f78638bbd63d9058f7
research_questions bdb82e0190071772bc65988aeb7a7c8b3a1f585fb3fa3ece4aeb42cc9e3e7c26
revisions 25463df48c3b799b4e156a65717ad767988933ad0a25f68f00d624a3c78f8149
settings 3982c08515e5f28b7035f4091c78181ec7ed38a3ef28875face434d4b0d6a3b9
speakers f3c96a318e1e556f74d39b340a57dd7e4a73b66279de086ad0dd6428538beb3a
summaries d1df5e456c4eb7c540569efee8c1c87ec08ca50be541c22d5fc01fbaeba1d25c
topic_assignments 137ae410b29bd2b74b62276cb6747622e9c6c78467a4ca72cd99c81fb07cc57b
topic_waves 2e22249b89fa37eb0f4f4901613625ac5ec16bcee7c9a4312741760fa2dbd545
topics b9f133c1a01d0e850d4e4d3272cc6d8a3125f020de18d08e46dd0878406d6761');
CREATE TABLE forgotten (id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        UNIQUE (kind, value)) STRICT;
INSERT INTO "forgotten" VALUES(1,'file','63e29d575363d08a92938fa78e0f2168fb0e5d1003a813a98150b9b74aa383b6');
INSERT INTO "forgotten" VALUES(2,'memos','01a22a43-c57a-7002-9708-73caf77e28a6');
INSERT INTO "forgotten" VALUES(3,'codings','01a22a43-c57a-7001-8a37-21c9e2aa6b4d');
INSERT INTO "forgotten" VALUES(4,'assignments','01a22a43-c57a-7003-add2-1ea5658b931e');
INSERT INTO "forgotten" VALUES(5,'documents','01a22a43-c578-7002-97e4-11d91f475c92');
CREATE TABLE good_marks (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, coding_id INTEGER NOT NULL REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL) STRICT;
INSERT INTO "good_marks" VALUES(2,'01a22a43-c5c3-7001-909c-40bc5e565f5a',2,2,'2026-11-30T02:23:34.339Z');
INSERT INTO "good_marks" VALUES(4,'01a22a43-c5ca-7001-b855-b6dfc46cb09f',6,2,'2026-11-30T02:23:34.346Z');
CREATE TABLE group_members (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, group_id INTEGER NOT NULL REFERENCES document_groups(id) DEFERRABLE INITIALLY DEFERRED, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED, UNIQUE (group_id, document_id)) STRICT;
INSERT INTO "group_members" VALUES(1,'01a22a43-c5eb-7001-8770-f0283f026bde',1,1);
INSERT INTO "group_members" VALUES(2,'01a22a43-c5eb-7002-8293-d44c93a78290',1,2);
CREATE TABLE labels (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        population INTEGER CHECK (population >= 1),
        wave TEXT NOT NULL,
        source_kind TEXT NOT NULL) STRICT;
INSERT INTO "labels" VALUES(1,'01a22a43-c5d4-7001-b459-46c59e281e92','RG 2021',40,'2021','RG');
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
INSERT INTO "memos" VALUES(1,'01a22a43-c55c-7000-98e8-82cb28128f0d',NULL,1,NULL,NULL,NULL,NULL,'other','','why alone?',1,'2026-11-30T02:23:34.235Z','2026-11-30T02:23:34.235Z',0);
INSERT INTO "memos" VALUES(2,'01a22a43-c561-7001-a9ec-b88e56d22f85',NULL,1,NULL,NULL,193,221,'other','','on the passage',1,'2026-11-30T02:23:34.241Z','2026-11-30T02:23:34.241Z',0);
INSERT INTO "memos" VALUES(3,'01a22a43-c575-7001-b68a-e5488b3f18e6',NULL,NULL,NULL,4,NULL,NULL,'other','','über Vergessliche Worte',1,'2026-11-30T02:23:34.260Z','2026-11-30T02:23:34.260Z',0);
CREATE TABLE open_entry (id INTEGER PRIMARY KEY CHECK (id = 1),
        entry_id INTEGER NOT NULL,
        forgetting INTEGER NOT NULL CHECK (forgetting IN (0, 1))) STRICT;
CREATE TABLE origins (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED UNIQUE,
        wave TEXT NOT NULL,
        source_kind TEXT NOT NULL) STRICT;
INSERT INTO "origins" VALUES(1,'01a22a43-c5ce-7001-8532-ff60e2afd1c6',1,'2022','RG');
INSERT INTO "origins" VALUES(2,'01a22a43-c5ce-7002-a317-209b31aa71ea',2,'2021','RG');
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
INSERT INTO "orphans" VALUES(1,'01a22a43-c647-7000-a42a-03484a6c33f0',1,'bbe7149cdbb1674930b7a345cbd70437f429ab8a55f7760b43b6327c5470b9a8',94,132,NULL,NULL,'lost',1,1,1,'01a22a43-c55b-7001-90e9-871eb42c985a','{"polarity": "present", "weight": null, "paraphrase": "", "round": 1, "created": "2026-11-30T02:23:34.235Z"}','{"memos": ["01a22a43-c55c-7000-98e8-82cb28128f0d"], "anchors": [], "ids": [], "good": [["", "2026-11-30T02:23:34.337Z"]], "edits": []}');
CREATE TABLE publications (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        seed INTEGER NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "publications" VALUES(1,'01a22a43-c566-7002-836f-1f84ecfc387c','report',1,'2026');
CREATE TABLE published_quotations (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, publication_id INTEGER NOT NULL REFERENCES publications(id) DEFERRABLE INITIALLY DEFERRED,
        coding_id INTEGER REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        coding_uuid TEXT NOT NULL,
        code TEXT NOT NULL) STRICT;
INSERT INTO "published_quotations" VALUES(1,'01a22a43-c566-7003-b752-cead1f065284',1,2,'01a22a43-c55e-7001-a5b5-639f07532a3b','Theme');
CREATE TABLE quotation_edits (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, coding_id INTEGER NOT NULL REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        length INTEGER NOT NULL CHECK (length >= 0),
        replacement TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('omission', 'insertion', 'replacement', 'case', 'emphasis'))) STRICT;
INSERT INTO "quotation_edits" VALUES(5,'01a22a43-c647-7001-b984-08a18a7757b5',2,0,8,16,'Amt','replacement');
INSERT INTO "quotation_edits" VALUES(6,'01a22a43-c647-7002-aa03-37a04f274b21',2,1,52,13,'Aufgaben','replacement');
CREATE TABLE quotation_ids (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, coding_id INTEGER NOT NULL REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "quotation_ids" VALUES(1,'01a22a43-c566-7001-998a-3e44341a4b51',2,'a1b2c3');
CREATE TABLE related_codes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        related_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL) STRICT;
INSERT INTO "related_codes" VALUES(1,'01a22a43-c56f-7006-a5b0-b842e02b6aca',3,1,2,'Koordination');
CREATE TABLE research_links (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, question_id INTEGER NOT NULL REFERENCES research_questions(id) DEFERRABLE INITIALLY DEFERRED,
        code_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        memo_id INTEGER REFERENCES memos(id) DEFERRABLE INITIALLY DEFERRED,
        CHECK ((code_id IS NOT NULL) + (memo_id IS NOT NULL) = 1),
        UNIQUE (question_id, code_id), UNIQUE (question_id, memo_id)) STRICT;
INSERT INTO "research_links" VALUES(1,'01a22a43-c5f3-7001-bddd-90c02e170ad7',1,1,NULL);
INSERT INTO "research_links" VALUES(2,'01a22a43-c5f4-7001-ac89-ee71d5753272',1,NULL,2);
CREATE TABLE research_questions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, position INTEGER NOT NULL,
        text TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "research_questions" VALUES(1,'01a22a43-c5f2-7001-8e7e-16f0e1fd8831',2,'Wie wird man sich einig?');
INSERT INTO "research_questions" VALUES(2,'01a22a43-c5f5-7001-81b1-f03044f94b8f',1,'Und wer?');
CREATE TABLE revisions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        old_sha256 TEXT NOT NULL,
        new_sha256 TEXT NOT NULL,
        mapping TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "revisions" VALUES(1,'01a22a43-c63f-7000-97d5-d6aaabb5c71c',1,'12e5270a24120f9f3f77764e116bf0b4148861af73282f1ae98e7a5c4b68379b','bbe7149cdbb1674930b7a345cbd70437f429ab8a55f7760b43b6327c5470b9a8','{"format":1,"lengths":[261,272],"blocks":[[0,[[0,0,2],[1,7,3,3,900,6,0],[1,1,189],[1,6,63]]]],"doubtful":[]}','2026-11-30T02:23:34.460Z');
INSERT INTO "revisions" VALUES(2,'01a22a43-c648-7000-8940-a68220ec8555',1,'bbe7149cdbb1674930b7a345cbd70437f429ab8a55f7760b43b6327c5470b9a8','dd72419e60159ef7e215359b532bf8681d79c6de6294a838056a53cff4152563','{"format":1,"lengths":[272,222],"blocks":[[0,[[0,0,2],[7,1,3,3,900],[1,1,80],[41,2,68],[6,1,63]]]],"doubtful":[]}','2026-11-30T02:23:34.469Z');
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
INSERT INTO "settings" VALUES(1,'01a22a43-c520-7001-b03a-14f7498c821f','title','A study');
INSERT INTO "settings" VALUES(2,'01a22a43-c56d-7001-935e-0f0e39c6196c','round','2');
INSERT INTO "settings" VALUES(3,'01a22a43-c5cd-7001-a12e-43a70901d1f0','wave_fields','["wave", "Erhebung"]');
INSERT INTO "settings" VALUES(4,'01a22a43-c5cd-7002-8d25-d91ff9c5f20b','source_kind_fields','["Art"]');
CREATE TABLE speakers (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('asks', 'answers', 'moderates', 'other')),
        case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        UNIQUE (document_id, name)) STRICT;
INSERT INTO "speakers" VALUES(1,'01a22a43-c558-7001-a4a9-8f02236000e3',1,'I','asks',NULL);
INSERT INTO "speakers" VALUES(2,'01a22a43-c558-7002-b700-a4d26d1a606a',1,'B','answers',NULL);
INSERT INTO "speakers" VALUES(3,'01a22a43-c66a-7001-8a14-40be9da12e96',5,'I','asks',NULL);
INSERT INTO "speakers" VALUES(4,'01a22a43-c66a-7002-9b1a-06a382174a08',5,'B','answers',NULL);
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
INSERT INTO "summaries" VALUES(1,'01a22a43-c5e2-7001-b85a-939fcd016347',1,3,'Vergessliche Worte, anders',2,'{"9c52c9d9610d":"851f50f2"}','2026-11-30T02:23:34.370Z','2026-11-30T02:23:34.371Z');
INSERT INTO "summaries" VALUES(2,'01a22a43-c5e4-7001-8216-4c457f0837da',NULL,1,'alle
zusammen',1,'{}','2026-11-30T02:23:34.372Z','2026-11-30T02:23:34.372Z');
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
INSERT INTO "topic_assignments" VALUES(1,'01a22a43-c5db-7001-8e15-e7b509b2bf61',1,1,3,26,1,'2026-11-30T02:23:34.363Z');
INSERT INTO "topic_assignments" VALUES(2,'01a22a43-c5db-7002-8b5b-a4796d4a4295',1,2,0,10,1,'2026-11-30T02:23:34.363Z');
INSERT INTO "topic_assignments" VALUES(3,'01a22a43-c5dc-7001-b4f2-0766a82b5527',2,1,92,121,2,'2026-11-30T02:23:34.364Z');
CREATE TABLE topic_waves (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, topic_id INTEGER NOT NULL REFERENCES topics(id) DEFERRABLE INITIALLY DEFERRED,
        wave TEXT NOT NULL,
        question TEXT NOT NULL,
        UNIQUE (topic_id, wave)) STRICT;
INSERT INTO "topic_waves" VALUES(1,'01a22a43-c5d8-7001-bcef-0b1696afcc56',1,'2022','Wie lief das am Anfang?');
INSERT INTO "topic_waves" VALUES(2,'01a22a43-c5d9-7001-8a50-c75b017a044c',2,'','Wie ist es mit den Behörden?');
CREATE TABLE topics (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, position INTEGER NOT NULL,
        name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "topics" VALUES(1,'01a22a43-c5d8-7000-a968-0a7eab61fa02',1,'Anfang');
INSERT INTO "topics" VALUES(2,'01a22a43-c5d8-7002-beea-aa782387f5c8',0,'Behörden');
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
CREATE INDEX documents_by_file ON documents(file_sha256);
CREATE INDEX structures_by_text ON structures(text_id);
CREATE INDEX doubts_by_document ON doubts(document_id);
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
CREATE TRIGGER documents_update AFTER UPDATE ON documents WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."label" IS NOT NEW."label" OR OLD."text_id" IS NOT NEW."text_id" OR OLD."structure_id" IS NOT NEW."structure_id" OR OLD."case_id" IS NOT NEW."case_id" OR OLD."context" IS NOT NEW."context" OR OLD."file_name" IS NOT NEW."file_name" OR OLD."file_sha256" IS NOT NEW."file_sha256" OR OLD."reader" IS NOT NEW."reader" OR OLD."reader_version" IS NOT NEW."reader_version" OR OLD."how_read" IS NOT NEW."how_read" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'documents', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'label', OLD."label", 'text_id', OLD."text_id", 'structure_id', OLD."structure_id", 'case_id', OLD."case_id", 'context', OLD."context", 'file_name', OLD."file_name", 'file_sha256', OLD."file_sha256", 'reader', OLD."reader", 'reader_version', OLD."reader_version", 'how_read', OLD."how_read", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER documents_delete AFTER DELETE ON documents BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'documents', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'label', OLD."label", 'text_id', OLD."text_id", 'structure_id', OLD."structure_id", 'case_id', OLD."case_id", 'context', OLD."context", 'file_name', OLD."file_name", 'file_sha256', OLD."file_sha256", 'reader', OLD."reader", 'reader_version', OLD."reader_version", 'how_read', OLD."how_read", 'created', OLD."created") FROM open_entry; END;
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
INSERT INTO "sqlite_sequence" VALUES('assignments',8);
INSERT INTO "sqlite_sequence" VALUES('codings',9);
INSERT INTO "sqlite_sequence" VALUES('labels',1);
INSERT INTO "sqlite_sequence" VALUES('structures',8);
INSERT INTO "sqlite_sequence" VALUES('documents',6);
INSERT INTO "sqlite_sequence" VALUES('speakers',4);
INSERT INTO "sqlite_sequence" VALUES('entries',90);
INSERT INTO "sqlite_sequence" VALUES('changes',188);
INSERT INTO "sqlite_sequence" VALUES('settings',4);
INSERT INTO "sqlite_sequence" VALUES('coders',3);
INSERT INTO "sqlite_sequence" VALUES('codes',6);
INSERT INTO "sqlite_sequence" VALUES('code_rules',7);
INSERT INTO "sqlite_sequence" VALUES('texts',8);
INSERT INTO "sqlite_sequence" VALUES('memos',5);
INSERT INTO "sqlite_sequence" VALUES('quotation_edits',6);
INSERT INTO "sqlite_sequence" VALUES('quotation_ids',1);
INSERT INTO "sqlite_sequence" VALUES('publications',1);
INSERT INTO "sqlite_sequence" VALUES('published_quotations',1);
INSERT INTO "sqlite_sequence" VALUES('related_codes',1);
INSERT INTO "sqlite_sequence" VALUES('cases',2);
INSERT INTO "sqlite_sequence" VALUES('attributes',1);
INSERT INTO "sqlite_sequence" VALUES('forgotten',5);
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
INSERT INTO "sqlite_sequence" VALUES('revisions',2);
INSERT INTO "sqlite_sequence" VALUES('orphans',1);
INSERT INTO "sqlite_sequence" VALUES('accepted_findings',1);
COMMIT;
