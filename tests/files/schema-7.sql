PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1363365700;
PRAGMA user_version = 7;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'qualcode','first_schema','2026-11-30 06:43:56.611972+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'qualcode','second_schema','2026-11-30 06:43:56.621188+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'qualcode','third_schema','2026-11-30 06:43:56.622247+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'qualcode','fourth_schema','2026-11-30 06:43:56.627399+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'qualcode','fifth_schema','2026-11-30 06:43:56.633521+00:00');
INSERT INTO "_sqlite_migrations" VALUES(6,'qualcode','sixth_schema','2026-11-30 06:43:56.643335+00:00');
INSERT INTO "_sqlite_migrations" VALUES(7,'qualcode','seventh_schema','2026-11-30 06:43:56.649032+00:00');
CREATE TABLE accepted_findings (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, fingerprint TEXT NOT NULL UNIQUE,
        document_id INTEGER REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        reason TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "accepted_findings" VALUES(1,'01a22b32-27a9-7001-bfc1-22d5d76b2a77','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,1,'named in public','2026-11-30T06:43:56.968Z');
CREATE TABLE anchors (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        coding_id INTEGER REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        text TEXT NOT NULL,
        label TEXT NOT NULL,
        invented INTEGER NOT NULL CHECK (invented IN (0, 1))) STRICT;
INSERT INTO "anchors" VALUES(1,'01a22b32-26b1-7001-8256-cb0a55d26194',1,1,2,'Mit der Ausländerbehörde gab es lange Streit um die Zuständigkeit.','RG 2022',0);
INSERT INTO "anchors" VALUES(3,'01a22b32-26b4-7004-aee4-932b284e85f2',2,1,NULL,'eigene
Worte 🙂','',0);
INSERT INTO "anchors" VALUES(4,'01a22b32-2794-7001-9dd9-41c008da3aee',3,1,NULL,'Worte','',0);
CREATE TABLE assignments (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        assigned INTEGER NOT NULL CHECK (assigned IN (0, 1)),
        state TEXT NOT NULL CHECK (state IN ('open', 'working', 'finished')),
        round INTEGER NOT NULL CHECK (round >= 1),
        UNIQUE (document_id, coder_id, round)) STRICT;
INSERT INTO "assignments" VALUES(1,'01a22b32-26a9-7003-893f-38503ebabb49',1,1,1,'finished',1);
INSERT INTO "assignments" VALUES(2,'01a22b32-26aa-7002-9dc1-aaff4b187476',1,2,0,'working',1);
INSERT INTO "assignments" VALUES(3,'01a22b32-26b8-7003-a517-0bbf8dffea8d',2,1,0,'working',2);
INSERT INTO "assignments" VALUES(6,'01a22b32-270a-7000-899a-4a19c6debf7d',1,2,1,'finished',2);
INSERT INTO "assignments" VALUES(7,'01a22b32-279d-7001-b140-7c26fa428639',1,1,1,'working',2);
CREATE TABLE attributes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        speaker_id INTEGER REFERENCES speakers(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        CHECK ((case_id IS NOT NULL) + (document_id IS NOT NULL) + (speaker_id IS NOT NULL) = 1),
        UNIQUE (case_id, name), UNIQUE (document_id, name), UNIQUE (speaker_id, name)) STRICT;
INSERT INTO "attributes" VALUES(1,'01a22b32-26b7-7000-8b42-77b715a3aada',NULL,2,NULL,'wave','2021');
CREATE TABLE backups (id INTEGER PRIMARY KEY AUTOINCREMENT,
        path TEXT NOT NULL UNIQUE,
        created TEXT NOT NULL,
        reason TEXT NOT NULL) STRICT;
CREATE TABLE begun (id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        path TEXT NOT NULL,
        details TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
CREATE TABLE cases (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "cases" VALUES(1,'01a22b32-26b6-7001-8a96-c2b41532d009','Case A');
INSERT INTO "cases" VALUES(2,'01a22b32-26ba-7001-bbdb-50fc5fe098b5','Case B');
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
INSERT INTO "changes" VALUES(22,13,'assignments',1,'{"id":1,"uuid":"01a22b32-26a9-7003-893f-38503ebabb49","document_id":1,"coder_id":1,"assigned":0,"state":"working","round":1}');
INSERT INTO "changes" VALUES(23,14,'assignments',1,'{"id":1,"uuid":"01a22b32-26a9-7003-893f-38503ebabb49","document_id":1,"coder_id":1,"assigned":1,"state":"working","round":1}');
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
INSERT INTO "changes" VALUES(34,16,'related_codes',1,'{"id":1,"uuid":"01a22b32-26b5-7000-b529-61f3de651221","code_id":3,"position":1,"related_id":null,"name":"Koordination"}');
INSERT INTO "changes" VALUES(35,17,'cases',1,NULL);
INSERT INTO "changes" VALUES(36,17,'documents',2,NULL);
INSERT INTO "changes" VALUES(37,17,'attributes',1,NULL);
INSERT INTO "changes" VALUES(38,18,'codings',4,NULL);
INSERT INTO "changes" VALUES(39,18,'memos',3,NULL);
INSERT INTO "changes" VALUES(40,18,'assignments',3,NULL);
INSERT INTO "changes" VALUES(41,19,'documents',2,'{"id":2,"uuid":"01a22b32-26b6-7002-90d0-bc090c947cb3","name":"to forget","label":"RG 2021","text_id":2,"structure_id":2,"case_id":1,"context":"","file_name":"to forget.txt","file_sha256":"ff29ae3311ac3771caf87d1e508846015dc51d9b8fef6e5d6cd18cc0bf9e588c","reader":"text","reader_version":"1","how_read":"","transcription":"","created":"2026-11-30T06:43:56.726Z"}');
INSERT INTO "changes" VALUES(42,20,'cases',2,NULL);
INSERT INTO "changes" VALUES(52,24,'good_marks',1,NULL);
INSERT INTO "changes" VALUES(53,25,'good_marks',2,NULL);
INSERT INTO "changes" VALUES(54,26,'good_marks',2,'{"id":2,"uuid":"01a22b32-2701-7001-aeb6-6900ab4a75d4","coding_id":2,"coder_id":2,"created":"2026-11-30T06:43:56.801Z"}');
INSERT INTO "changes" VALUES(55,27,'good_marks',2,NULL);
INSERT INTO "changes" VALUES(56,28,'good_marks',3,NULL);
INSERT INTO "changes" VALUES(57,29,'good_marks',3,'{"id":3,"uuid":"01a22b32-2704-7001-a4f3-6db44fd03f0d","coding_id":3,"coder_id":2,"created":"2026-11-30T06:43:56.804Z"}');
INSERT INTO "changes" VALUES(58,30,'coders',3,NULL);
INSERT INTO "changes" VALUES(59,31,'codings',6,NULL);
INSERT INTO "changes" VALUES(60,31,'assignments',5,NULL);
INSERT INTO "changes" VALUES(61,32,'good_marks',4,NULL);
INSERT INTO "changes" VALUES(62,33,'codings',6,'{"id":6,"uuid":"01a22b32-2707-7001-92f9-e397ac4300cb","document_id":1,"start":3,"end":20,"code_id":1,"rule_id":1,"coder_id":3,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T06:43:56.807Z"}');
INSERT INTO "changes" VALUES(63,33,'assignments',5,'{"id":5,"uuid":"01a22b32-2707-7002-9839-ab33a7379ce7","document_id":1,"coder_id":3,"assigned":0,"state":"working","round":2}');
INSERT INTO "changes" VALUES(64,33,'assignments',6,NULL);
INSERT INTO "changes" VALUES(65,33,'good_marks',4,'{"id":4,"uuid":"01a22b32-2709-7000-8480-4315032957bd","coding_id":6,"coder_id":3,"created":"2026-11-30T06:43:56.808Z"}');
INSERT INTO "changes" VALUES(66,33,'coders',3,'{"id":3,"uuid":"01a22b32-2706-7001-8aac-82c4a575876d","name":"benjamin","kind":"person"}');
INSERT INTO "changes" VALUES(67,34,'settings',3,NULL);
INSERT INTO "changes" VALUES(68,34,'settings',4,NULL);
INSERT INTO "changes" VALUES(69,35,'origins',1,NULL);
INSERT INTO "changes" VALUES(70,35,'origins',2,NULL);
INSERT INTO "changes" VALUES(71,36,'origins',2,'{"id":2,"uuid":"01a22b32-270c-7002-b902-2ba9634ff49b","document_id":2,"wave":"2022","source_kind":"RG"}');
INSERT INTO "changes" VALUES(72,37,'origins',2,'{"id":2,"uuid":"01a22b32-270c-7002-b902-2ba9634ff49b","document_id":2,"wave":"2021","source_kind":"RG"}');
INSERT INTO "changes" VALUES(73,38,'origins',2,'{"id":2,"uuid":"01a22b32-270c-7002-b902-2ba9634ff49b","document_id":2,"wave":"2022","source_kind":"RG"}');
INSERT INTO "changes" VALUES(74,39,'labels',1,NULL);
INSERT INTO "changes" VALUES(75,40,'topics',1,NULL);
INSERT INTO "changes" VALUES(76,40,'topic_waves',1,NULL);
INSERT INTO "changes" VALUES(77,40,'topics',2,NULL);
INSERT INTO "changes" VALUES(78,41,'topic_waves',2,NULL);
INSERT INTO "changes" VALUES(79,42,'topics',2,'{"id":2,"uuid":"01a22b32-2717-7000-a348-3c78aab535b1","position":1,"name":"Behörden"}');
INSERT INTO "changes" VALUES(80,42,'topics',1,'{"id":1,"uuid":"01a22b32-2716-7001-adb7-60351acfce68","position":0,"name":"Anfang"}');
INSERT INTO "changes" VALUES(81,43,'topic_assignments',1,NULL);
INSERT INTO "changes" VALUES(82,43,'topic_assignments',2,NULL);
INSERT INTO "changes" VALUES(83,44,'topic_assignments',3,NULL);
INSERT INTO "changes" VALUES(84,45,'topic_assignments',1,'{"id":1,"uuid":"01a22b32-2719-7001-a601-1180aebf4309","topic_id":1,"document_id":1,"start":3,"end":26,"author_id":1,"created":"2026-11-30T06:43:56.825Z"}');
INSERT INTO "changes" VALUES(85,46,'topic_assignments',1,NULL);
INSERT INTO "changes" VALUES(86,47,'topics',3,NULL);
INSERT INTO "changes" VALUES(87,47,'topic_waves',3,NULL);
INSERT INTO "changes" VALUES(88,48,'topic_waves',3,'{"id":3,"uuid":"01a22b32-271d-7002-93c8-fb080bf35ec1","topic_id":3,"wave":"2021","question":"Was noch?"}');
INSERT INTO "changes" VALUES(89,48,'topics',3,'{"id":3,"uuid":"01a22b32-271d-7001-9ed6-76ecc893a898","position":2,"name":"Entferntes"}');
INSERT INTO "changes" VALUES(90,49,'summaries',1,NULL);
INSERT INTO "changes" VALUES(91,50,'summaries',1,'{"id":1,"uuid":"01a22b32-2720-7001-bd90-b5949353cdb4","case_id":1,"code_id":3,"text":"Vergessliche Worte, kurz","author_id":1,"passages":"{\"463741643dd3\":\"c7735d54\"}","created":"2026-11-30T06:43:56.832Z","changed":"2026-11-30T06:43:56.832Z"}');
INSERT INTO "changes" VALUES(92,51,'summaries',2,NULL);
INSERT INTO "changes" VALUES(93,52,'summaries',2,'{"id":2,"uuid":"01a22b32-2722-7001-81f4-b8468b687201","case_id":null,"code_id":1,"text":"alle\nzusammen","author_id":1,"passages":"{}","created":"2026-11-30T06:43:56.834Z","changed":"2026-11-30T06:43:56.834Z"}');
INSERT INTO "changes" VALUES(94,53,'summaries',2,NULL);
INSERT INTO "changes" VALUES(95,54,'document_groups',1,NULL);
INSERT INTO "changes" VALUES(96,54,'group_members',1,NULL);
INSERT INTO "changes" VALUES(97,54,'group_members',2,NULL);
INSERT INTO "changes" VALUES(98,55,'group_members',1,'{"id":1,"uuid":"01a22b32-2729-7001-8582-962d61f5b415","group_id":1,"document_id":1}');
INSERT INTO "changes" VALUES(99,56,'group_members',1,NULL);
INSERT INTO "changes" VALUES(100,57,'document_groups',2,NULL);
INSERT INTO "changes" VALUES(101,57,'group_members',3,NULL);
INSERT INTO "changes" VALUES(102,58,'group_members',3,'{"id":3,"uuid":"01a22b32-272d-7002-89c4-9c621ee2d314","group_id":2,"document_id":1}');
INSERT INTO "changes" VALUES(103,58,'document_groups',2,'{"id":2,"uuid":"01a22b32-272d-7001-ae0c-250f9379f635","name":"Aufgelöst"}');
INSERT INTO "changes" VALUES(104,59,'codebooks',1,NULL);
INSERT INTO "changes" VALUES(105,60,'research_questions',1,NULL);
INSERT INTO "changes" VALUES(106,61,'research_links',1,NULL);
INSERT INTO "changes" VALUES(107,62,'research_links',2,NULL);
INSERT INTO "changes" VALUES(108,63,'research_questions',2,NULL);
INSERT INTO "changes" VALUES(109,64,'research_questions',2,'{"id":2,"uuid":"01a22b32-2734-7001-ac6e-9ebe61a4388b","position":2,"text":"Und wer?"}');
INSERT INTO "changes" VALUES(110,64,'research_questions',1,'{"id":1,"uuid":"01a22b32-2731-7001-836b-57ecab20c6c6","position":1,"text":"Wie wird man sich einig?"}');
INSERT INTO "changes" VALUES(111,65,'research_links',1,'{"id":1,"uuid":"01a22b32-2732-7001-9da0-7131f242ac72","question_id":1,"code_id":1,"memo_id":null}');
INSERT INTO "changes" VALUES(112,66,'research_links',1,NULL);
INSERT INTO "changes" VALUES(113,67,'documents',4,NULL);
INSERT INTO "changes" VALUES(114,67,'doubts',1,NULL);
INSERT INTO "changes" VALUES(115,67,'doubts',2,NULL);
INSERT INTO "changes" VALUES(116,68,'doubts',2,'{"id":2,"uuid":"01a22b32-2739-7002-b436-83b5012bee43","document_id":4,"kind":"hidden-text","start":null,"end":null,"example":"verborgen","times":2,"values":"","settled":0,"author_id":null,"created":"2026-11-30T06:43:56.856Z"}');
INSERT INTO "changes" VALUES(117,68,'doubts',1,'{"id":1,"uuid":"01a22b32-2739-7001-8b92-6d5e3c26069e","document_id":4,"kind":"label-once","start":48,"end":54,"example":"B: Ja.","times":1,"values":"{\"label\":\"B\"}","settled":0,"author_id":null,"created":"2026-11-30T06:43:56.856Z"}');
INSERT INTO "changes" VALUES(118,69,'doubts',1,'{"id":1,"uuid":"01a22b32-2739-7001-8b92-6d5e3c26069e","document_id":4,"kind":"label-once","start":48,"end":54,"example":"B: Ja.","times":1,"values":"{\"label\":\"B\"}","settled":1,"author_id":1,"created":"2026-11-30T06:43:56.856Z"}');
INSERT INTO "changes" VALUES(119,70,'consents',1,NULL);
INSERT INTO "changes" VALUES(120,70,'consents',2,NULL);
INSERT INTO "changes" VALUES(121,71,'consents',1,'{"id":1,"uuid":"01a22b32-273d-7001-aa57-d0c86397b294","case_id":1,"document_id":null,"analyse":"","quote":"no","teach":"","archive":"yes","secondary":"","services":"","given":"","form":"A 2021","withdrawn":"","delete_by":""}');
INSERT INTO "changes" VALUES(122,72,'transcription_rules',1,NULL);
INSERT INTO "changes" VALUES(123,72,'transcription_signs',1,NULL);
INSERT INTO "changes" VALUES(124,72,'transcription_signs',2,NULL);
INSERT INTO "changes" VALUES(125,73,'documents',1,'{"id":1,"uuid":"01a22b32-26a7-7000-9fd3-b476eb676f49","name":"talk","label":"","text_id":1,"structure_id":1,"case_id":null,"context":"","file_name":"talk.txt","file_sha256":"ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a","reader":"text","reader_version":"1","how_read":"","transcription":"","created":"2026-11-30T06:43:56.710Z"}');
INSERT INTO "changes" VALUES(126,74,'transcription_rules',2,NULL);
INSERT INTO "changes" VALUES(127,74,'transcription_signs',3,NULL);
INSERT INTO "changes" VALUES(128,75,'transcription_signs',3,'{"id":3,"uuid":"01a22b32-2748-7002-9a67-f854ffe0b287","rules_id":2,"position":0,"sign":"(.)","meaning":"kurze Pause","kind":"pause","quote":"drop"}');
INSERT INTO "changes" VALUES(129,75,'transcription_rules',2,'{"id":2,"uuid":"01a22b32-2748-7001-8e0c-50f4d6d3d075","name":"Frühere Regeln"}');
INSERT INTO "changes" VALUES(130,76,'documents',1,'{"id":1,"uuid":"01a22b32-26a7-7000-9fd3-b476eb676f49","name":"talk","label":"","text_id":1,"structure_id":1,"case_id":null,"context":"","file_name":"talk.txt","file_sha256":"ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a","reader":"text","reader_version":"1","how_read":"","transcription":"Eigene Regeln","created":"2026-11-30T06:43:56.710Z"}');
INSERT INTO "changes" VALUES(131,76,'codings',6,'{"id":6,"uuid":"01a22b32-2707-7001-92f9-e397ac4300cb","document_id":1,"start":3,"end":20,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T06:43:56.807Z"}');
INSERT INTO "changes" VALUES(132,76,'codings',1,'{"id":1,"uuid":"01a22b32-26a9-7001-8533-80b87ba365f4","document_id":1,"start":88,"end":126,"code_id":1,"rule_id":1,"coder_id":1,"polarity":"present","weight":null,"paraphrase":"","round":1,"created":"2026-11-30T06:43:56.713Z"}');
INSERT INTO "changes" VALUES(133,76,'codings',2,'{"id":2,"uuid":"01a22b32-26aa-7001-bb02-03a2b9a04b7b","document_id":1,"start":165,"end":231,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"absent","weight":30,"paraphrase":"quarrel","round":1,"created":"2026-11-30T06:43:56.714Z"}');
INSERT INTO "changes" VALUES(134,76,'codings',3,'{"id":3,"uuid":"01a22b32-26ab-7001-a186-a6d7255eb69e","document_id":1,"start":232,"end":260,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":1,"created":"2026-11-30T06:43:56.715Z"}');
INSERT INTO "changes" VALUES(135,76,'memos',2,'{"id":2,"uuid":"01a22b32-26ac-7001-87f7-3a516e523bb1","case_id":null,"document_id":1,"code_id":null,"coding_id":null,"start":232,"end":260,"kind":"other","title":"","text":"on the passage","author_id":1,"created":"2026-11-30T06:43:56.716Z","changed":"2026-11-30T06:43:56.716Z","closed":0}');
INSERT INTO "changes" VALUES(136,76,'topic_assignments',1,'{"id":1,"uuid":"01a22b32-2719-7001-a601-1180aebf4309","topic_id":1,"document_id":1,"start":3,"end":26,"author_id":1,"created":"2026-11-30T06:43:56.825Z"}');
INSERT INTO "changes" VALUES(137,76,'topic_assignments',3,'{"id":3,"uuid":"01a22b32-271a-7001-b012-f78e80d390de","topic_id":2,"document_id":1,"start":131,"end":160,"author_id":2,"created":"2026-11-30T06:43:56.826Z"}');
INSERT INTO "changes" VALUES(138,76,'quotation_edits',1,'{"id":1,"uuid":"01a22b32-26ae-7001-a446-e05e9f1047ee","coding_id":2,"position":0,"start":8,"length":16,"replacement":"Amt","kind":"replacement"}');
INSERT INTO "changes" VALUES(139,76,'quotation_edits',2,'{"id":2,"uuid":"01a22b32-26af-7000-a9e8-20fd3d0da8f1","coding_id":2,"position":1,"start":52,"length":13,"replacement":"Aufgaben","kind":"replacement"}');
INSERT INTO "changes" VALUES(140,76,'quotation_edits',3,NULL);
INSERT INTO "changes" VALUES(141,76,'quotation_edits',4,NULL);
INSERT INTO "changes" VALUES(142,76,'anchors',1,'{"id":1,"uuid":"01a22b32-26b1-7001-8256-cb0a55d26194","code_id":1,"position":1,"coding_id":2,"text":"Mit der Ausländerbehörde gab es lange Streit um die Zuständigkeit.","label":"RG 2022","invented":0}');
INSERT INTO "changes" VALUES(143,76,'revisions',1,NULL);
INSERT INTO "changes" VALUES(144,77,'documents',1,'{"id":1,"uuid":"01a22b32-26a7-7000-9fd3-b476eb676f49","name":"talk","label":"","text_id":5,"structure_id":5,"case_id":null,"context":"","file_name":"talk.txt","file_sha256":"ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a","reader":"text","reader_version":"1","how_read":"","transcription":"Eigene Regeln","created":"2026-11-30T06:43:56.710Z"}');
INSERT INTO "changes" VALUES(145,77,'memos',1,'{"id":1,"uuid":"01a22b32-26a9-7002-beda-40abdea8a5b7","case_id":null,"document_id":null,"code_id":null,"coding_id":1,"start":null,"end":null,"kind":"other","title":"","text":"why alone?","author_id":1,"created":"2026-11-30T06:43:56.713Z","changed":"2026-11-30T06:43:56.713Z","closed":0}');
INSERT INTO "changes" VALUES(146,77,'good_marks',1,'{"id":1,"uuid":"01a22b32-26fd-7001-aebe-7d86883d83d0","coding_id":1,"coder_id":1,"created":"2026-11-30T06:43:56.797Z"}');
INSERT INTO "changes" VALUES(147,77,'codings',1,'{"id":1,"uuid":"01a22b32-26a9-7001-8533-80b87ba365f4","document_id":1,"start":94,"end":132,"code_id":1,"rule_id":1,"coder_id":1,"polarity":"present","weight":null,"paraphrase":"","round":1,"created":"2026-11-30T06:43:56.713Z"}');
INSERT INTO "changes" VALUES(148,77,'orphans',1,NULL);
INSERT INTO "changes" VALUES(149,77,'codings',6,'{"id":6,"uuid":"01a22b32-2707-7001-92f9-e397ac4300cb","document_id":1,"start":3,"end":26,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T06:43:56.807Z"}');
INSERT INTO "changes" VALUES(150,77,'codings',2,'{"id":2,"uuid":"01a22b32-26aa-7001-bb02-03a2b9a04b7b","document_id":1,"start":171,"end":242,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"absent","weight":30,"paraphrase":"quarrel","round":1,"created":"2026-11-30T06:43:56.714Z"}');
INSERT INTO "changes" VALUES(151,77,'codings',3,'{"id":3,"uuid":"01a22b32-26ab-7001-a186-a6d7255eb69e","document_id":1,"start":243,"end":271,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":1,"created":"2026-11-30T06:43:56.715Z"}');
INSERT INTO "changes" VALUES(152,77,'memos',2,'{"id":2,"uuid":"01a22b32-26ac-7001-87f7-3a516e523bb1","case_id":null,"document_id":1,"code_id":null,"coding_id":null,"start":243,"end":271,"kind":"other","title":"","text":"on the passage","author_id":1,"created":"2026-11-30T06:43:56.716Z","changed":"2026-11-30T06:43:56.716Z","closed":0}');
INSERT INTO "changes" VALUES(153,77,'topic_assignments',1,'{"id":1,"uuid":"01a22b32-2719-7001-a601-1180aebf4309","topic_id":1,"document_id":1,"start":3,"end":32,"author_id":1,"created":"2026-11-30T06:43:56.825Z"}');
INSERT INTO "changes" VALUES(154,77,'topic_assignments',3,'{"id":3,"uuid":"01a22b32-271a-7001-b012-f78e80d390de","topic_id":2,"document_id":1,"start":137,"end":166,"author_id":2,"created":"2026-11-30T06:43:56.826Z"}');
INSERT INTO "changes" VALUES(155,77,'quotation_edits',3,'{"id":3,"uuid":"01a22b32-2786-7000-ac9c-f070fdd952ca","coding_id":2,"position":0,"start":8,"length":16,"replacement":"Amt","kind":"replacement"}');
INSERT INTO "changes" VALUES(156,77,'quotation_edits',4,'{"id":4,"uuid":"01a22b32-2786-7001-b47d-a97ca8bd6b3f","coding_id":2,"position":1,"start":57,"length":13,"replacement":"Aufgaben","kind":"replacement"}');
INSERT INTO "changes" VALUES(157,77,'quotation_edits',5,NULL);
INSERT INTO "changes" VALUES(158,77,'quotation_edits',6,NULL);
INSERT INTO "changes" VALUES(159,77,'anchors',1,'{"id":1,"uuid":"01a22b32-26b1-7001-8256-cb0a55d26194","code_id":1,"position":1,"coding_id":2,"text":"Mit der Ausländerbehörde gab es sehr lange Streit um die Zuständigkeit.","label":"RG 2022","invented":0}');
INSERT INTO "changes" VALUES(160,77,'revisions',2,NULL);
INSERT INTO "changes" VALUES(161,78,'codes',3,'{"id":3,"uuid":"01a22b32-26b4-7005-ac6e-9b60d22d12ed","parent_id":2,"position":1,"name":"Appell","colour":"#009e73","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(162,78,'code_rules',5,NULL);
INSERT INTO "changes" VALUES(163,78,'anchors',4,NULL);
INSERT INTO "changes" VALUES(164,79,'anchors',4,'{"id":4,"uuid":"01a22b32-2794-7001-9dd9-41c008da3aee","code_id":3,"position":1,"coding_id":null,"text":"Worte","label":"","invented":0}');
INSERT INTO "changes" VALUES(165,79,'code_rules',5,'{"id":5,"uuid":"01a22b32-2794-7000-ba3d-933e780c4853","code_id":3,"version":2,"definition":"anders","include":"","exclude":"","borders":"","created":"2026-11-30T06:43:56.947Z"}');
INSERT INTO "changes" VALUES(166,79,'codes',3,'{"id":3,"uuid":"01a22b32-26b4-7005-ac6e-9b60d22d12ed","parent_id":2,"position":1,"name":"Appell, neu","colour":"#009e73","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(167,80,'codes',3,'{"id":3,"uuid":"01a22b32-26b4-7005-ac6e-9b60d22d12ed","parent_id":2,"position":1,"name":"Appell","colour":"#009e73","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(168,80,'code_rules',5,NULL);
INSERT INTO "changes" VALUES(169,80,'anchors',4,NULL);
INSERT INTO "changes" VALUES(170,81,'codes',5,NULL);
INSERT INTO "changes" VALUES(171,81,'code_rules',6,NULL);
INSERT INTO "changes" VALUES(172,82,'code_rules',6,'{"id":6,"uuid":"01a22b32-2799-7002-9e18-ba3aaf2833ad","code_id":5,"version":1,"definition":"","include":"","exclude":"","borders":"","created":"2026-11-30T06:43:56.953Z"}');
INSERT INTO "changes" VALUES(173,82,'codes',5,'{"id":5,"uuid":"01a22b32-2799-7001-a51e-22ed2b8d7e25","parent_id":null,"position":3,"name":"Undone","colour":"#56b4e9","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(174,83,'codes',6,NULL);
INSERT INTO "changes" VALUES(175,83,'code_rules',7,NULL);
INSERT INTO "changes" VALUES(176,84,'codings',7,NULL);
INSERT INTO "changes" VALUES(177,84,'assignments',7,NULL);
INSERT INTO "changes" VALUES(178,85,'codings',7,'{"id":7,"uuid":"01a22b32-279d-7000-a3aa-50dbbe4f4f46","document_id":1,"start":3,"end":9,"code_id":6,"rule_id":7,"coder_id":1,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T06:43:56.956Z"}');
INSERT INTO "changes" VALUES(179,85,'code_rules',7,'{"id":7,"uuid":"01a22b32-279b-7002-ab2a-79d240aef102","code_id":6,"version":1,"definition":"","include":"","exclude":"","borders":"","created":"2026-11-30T06:43:56.955Z"}');
INSERT INTO "changes" VALUES(180,85,'codes',6,'{"id":6,"uuid":"01a22b32-279b-7001-9f9b-c8d7a5d505dc","parent_id":null,"position":3,"name":"Merged","colour":"#56b4e9","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(181,86,'codings',8,NULL);
INSERT INTO "changes" VALUES(182,87,'codings',8,'{"id":8,"uuid":"01a22b32-27a2-7001-a017-c6e2f405eded","document_id":1,"start":0,"end":5,"code_id":2,"rule_id":2,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T06:43:56.962Z"}');
INSERT INTO "changes" VALUES(183,88,'assignments',7,'{"id":7,"uuid":"01a22b32-279d-7001-b140-7c26fa428639","document_id":1,"coder_id":1,"assigned":0,"state":"working","round":2}');
INSERT INTO "changes" VALUES(184,89,'assignments',6,'{"id":6,"uuid":"01a22b32-270a-7000-899a-4a19c6debf7d","document_id":1,"coder_id":2,"assigned":0,"state":"working","round":2}');
INSERT INTO "changes" VALUES(185,90,'labels',1,'{"id":1,"uuid":"01a22b32-2713-7001-bcb0-dd6ffa605fd5","name":"RG 2021","population":null,"wave":"2021","source_kind":"RG"}');
INSERT INTO "changes" VALUES(186,91,'accepted_findings',1,NULL);
INSERT INTO "changes" VALUES(187,92,'documents',5,NULL);
INSERT INTO "changes" VALUES(188,92,'speakers',3,NULL);
INSERT INTO "changes" VALUES(189,92,'speakers',4,NULL);
INSERT INTO "changes" VALUES(190,93,'anchors',3,'{"id":3,"uuid":"01a22b32-26b4-7004-aee4-932b284e85f2","code_id":2,"position":2,"coding_id":null,"text":"eigene\nWorte 🙂","label":"","invented":0}');
INSERT INTO "changes" VALUES(191,93,'anchors',2,'{"id":2,"uuid":"01a22b32-26b4-7003-b257-ced73194dd2d","code_id":2,"position":1,"coding_id":null,"text":"„Wir rufen einander an“","label":"RG 2020","invented":0}');
INSERT INTO "changes" VALUES(192,94,'documents',6,NULL);
INSERT INTO "changes" VALUES(193,95,'codings',9,NULL);
INSERT INTO "changes" VALUES(194,95,'memos',5,NULL);
INSERT INTO "changes" VALUES(195,95,'assignments',8,NULL);
INSERT INTO "changes" VALUES(196,96,'memos',5,'{"id":5,"uuid":"01a22b32-27af-7002-896b-c2fefe5f73fe","case_id":null,"document_id":null,"code_id":null,"coding_id":9,"start":null,"end":null,"kind":"other","title":"","text":"auch dort","author_id":2,"created":"2026-11-30T06:43:56.975Z","changed":"2026-11-30T06:43:56.975Z","closed":0}');
INSERT INTO "changes" VALUES(197,96,'codings',9,'{"id":9,"uuid":"01a22b32-27af-7001-b45e-ce749a4eafa2","document_id":6,"start":4,"end":8,"code_id":2,"rule_id":2,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T06:43:56.975Z"}');
INSERT INTO "changes" VALUES(198,96,'assignments',8,'{"id":8,"uuid":"01a22b32-27af-7003-b855-7758f0a6ea5c","document_id":6,"coder_id":2,"assigned":0,"state":"working","round":2}');
INSERT INTO "changes" VALUES(199,96,'documents',6,'{"id":6,"uuid":"01a22b32-27ae-7001-bcf3-b02c9a353614","name":"removed","label":"RG 2020","text_id":8,"structure_id":8,"case_id":null,"context":"","file_name":"removed.txt","file_sha256":"e1f79758cc42e6fe6037941205d1fbc37f5780f13aa077d0ba8287fd93cecd52","reader":"text","reader_version":"1","how_read":"","transcription":"","created":"2026-11-30T06:43:56.974Z"}');
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
INSERT INTO "code_rules" VALUES(1,'01a22b32-268e-7002-bf1e-7b90e77bcd7a',1,1,'','','','','2026-11-30T06:43:56.686Z');
INSERT INTO "code_rules" VALUES(2,'01a22b32-26b4-7002-837e-24a3a4f421f6',2,1,'was gemeint ist','immer wenn','außer wenn','nicht Streit','2026-11-30T06:43:56.724Z');
INSERT INTO "code_rules" VALUES(3,'01a22b32-26b4-7006-80ca-c22a0f8deb34',3,1,'','','','','2026-11-30T06:43:56.724Z');
INSERT INTO "code_rules" VALUES(4,'01a22b32-26b5-7002-82b1-cf25523cbcd6',4,1,'','','','','2026-11-30T06:43:56.724Z');
INSERT INTO "code_rules" VALUES(5,'01a22b32-2794-7000-ba3d-933e780c4853',3,2,'anders','','','','2026-11-30T06:43:56.947Z');
CREATE TABLE codebooks (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        description TEXT NOT NULL) STRICT;
INSERT INTO "codebooks" VALUES(1,'01a22b32-272e-7002-a131-9f71298a993f','Codebuch','Wofür es gemacht ist.');
CREATE TABLE coders (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL CHECK (kind IN ('person', 'machine', 'consensus'))) STRICT;
INSERT INTO "coders" VALUES(1,'01a22b32-268c-7001-8e71-b4a8e96f71fe','anna','person');
INSERT INTO "coders" VALUES(2,'01a22b32-268d-7001-8ca8-7cc916786a46','ben','person');
CREATE TABLE codes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, parent_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        colour TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('factual', 'thematic', 'evaluative', 'analytic', 'in vivo')),
        origin TEXT NOT NULL CHECK (origin IN ('deductive', 'inductive')),
        source TEXT NOT NULL,
        weight_meaning TEXT NOT NULL,
        exclusive INTEGER NOT NULL CHECK (exclusive IN (0, 1))) STRICT;
INSERT INTO "codes" VALUES(1,'01a22b32-268e-7001-9a6e-76b82e501ecc',NULL,1,'Theme','#0072b2','thematic','deductive','','',0);
INSERT INTO "codes" VALUES(2,'01a22b32-26b4-7001-a193-2604138fed0f',NULL,2,'Koordination','#e69f00','evaluative','deductive','','',1);
INSERT INTO "codes" VALUES(3,'01a22b32-26b4-7005-ac6e-9b60d22d12ed',2,1,'Appell, neu','#009e73','thematic','deductive','','',0);
INSERT INTO "codes" VALUES(4,'01a22b32-26b5-7001-b251-248839f6522d',2,2,'Streit, der ''lange'' "währt"','#cc79a7','thematic','deductive','','',0);
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
INSERT INTO "codings" VALUES(2,'01a22b32-26aa-7001-bb02-03a2b9a04b7b',1,126,192,1,1,2,'absent',30,'quarrel',1,'2026-11-30T06:43:56.714Z');
INSERT INTO "codings" VALUES(3,'01a22b32-26ab-7001-a186-a6d7255eb69e',1,193,221,1,1,2,'present',NULL,'',1,'2026-11-30T06:43:56.715Z');
INSERT INTO "codings" VALUES(4,'01a22b32-26b8-7001-9f9c-463741643dd3',2,0,16,3,3,1,'present',NULL,'Vergessliche Worte',2,'2026-11-30T06:43:56.728Z');
INSERT INTO "codings" VALUES(6,'01a22b32-2707-7001-92f9-e397ac4300cb',1,3,20,1,1,2,'present',NULL,'',2,'2026-11-30T06:43:56.807Z');
INSERT INTO "codings" VALUES(7,'01a22b32-279d-7000-a3aa-50dbbe4f4f46',1,3,9,2,2,1,'present',NULL,'',2,'2026-11-30T06:43:56.956Z');
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
INSERT INTO "consents" VALUES(1,'01a22b32-273d-7001-aa57-d0c86397b294',1,NULL,'','paraphrase','','yes','','','','A 2021','','');
INSERT INTO "consents" VALUES(2,'01a22b32-273e-7000-b91c-e375aec35bd9',NULL,1,'','no','','yes','','','','A 2021','','');
CREATE TABLE document_groups (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "document_groups" VALUES(1,'01a22b32-2729-7000-9e4f-88b1a25e1eec','Ländlich');
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
INSERT INTO "documents" VALUES(1,'01a22b32-26a7-7000-9fd3-b476eb676f49','talk','',6,6,NULL,'','talk.txt','ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a','text','1','','Eigene Regeln','2026-11-30T06:43:56.710Z');
INSERT INTO "documents" VALUES(2,'01a22b32-26b6-7002-90d0-bc090c947cb3','withdrawn','RG 2021',2,2,1,'','to forget.txt','ff29ae3311ac3771caf87d1e508846015dc51d9b8fef6e5d6cd18cc0bf9e588c','text','1','','','2026-11-30T06:43:56.726Z');
INSERT INTO "documents" VALUES(4,'01a22b32-2739-7000-a7d4-537dd09f0953','doubted','',4,4,NULL,'','doubted.txt','174cc949fa83618dbf7625dd9674cb0361bb5a13ecac123aabcc73c8cdba544c','text','1','{"dialect":"otter","score":0.75,"second":"teams","second_score":0.5,"speaker_form":"{name} sagt","joined":3}','','2026-11-30T06:43:56.856Z');
INSERT INTO "documents" VALUES(5,'01a22b32-27ab-7000-bb5a-4ccb0ae2db02','second talk','',7,7,NULL,'','second talk.txt','2e854bf55e85c61a2f87831570a1c532e4593e61c8084971a26f18d707f2ae20','text','1','','','2026-11-30T06:43:56.970Z');
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
INSERT INTO "doubts" VALUES(1,'01a22b32-2739-7001-8b92-6d5e3c26069e',4,'label-once',48,54,'B: Ja.',1,'{"label":"B"}',0,NULL,'2026-11-30T06:43:56.856Z');
INSERT INTO "doubts" VALUES(2,'01a22b32-2739-7002-b436-83b5012bee43',4,'hidden-text',NULL,NULL,'verborgen',2,'',1,1,'2026-11-30T06:43:56.856Z');
CREATE TABLE entries (id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        coder_uuid TEXT,
        coder_name TEXT NOT NULL,
        created TEXT NOT NULL,
        kind TEXT NOT NULL,
        reason TEXT NOT NULL,
        schema_version INTEGER NOT NULL,
        undoes TEXT REFERENCES entries(uuid)) STRICT;
INSERT INTO "entries" VALUES(1,'01a22b32-2684-7000-aaa5-f165c9dfc923',NULL,'lead','2026-11-30T06:43:56.676Z','setting','',7,NULL);
INSERT INTO "entries" VALUES(2,'01a22b32-268c-7000-b072-bb27b9a6bdaa',NULL,'lead','2026-11-30T06:43:56.684Z','coder.add','',7,NULL);
INSERT INTO "entries" VALUES(3,'01a22b32-268d-7000-b4a9-d06ac850351b',NULL,'lead','2026-11-30T06:43:56.685Z','coder.add','',7,NULL);
INSERT INTO "entries" VALUES(4,'01a22b32-268e-7000-851b-4d0a6e760ce4',NULL,'lead','2026-11-30T06:43:56.686Z','code.add','',7,NULL);
INSERT INTO "entries" VALUES(5,'01a22b32-26a6-7000-a981-b8820d34d6d6',NULL,'lead','2026-11-30T06:43:56.710Z','import','',7,NULL);
INSERT INTO "entries" VALUES(6,'01a22b32-26a9-7000-b7bf-3ca9dd9a487c','01a22b32-268c-7001-8e71-b4a8e96f71fe','anna','2026-11-30T06:43:56.713Z','coding.add','',7,NULL);
INSERT INTO "entries" VALUES(7,'01a22b32-26aa-7000-8a0a-ee6bab4b0506','01a22b32-268d-7001-8ca8-7cc916786a46','ben','2026-11-30T06:43:56.714Z','coding.add','',7,NULL);
INSERT INTO "entries" VALUES(8,'01a22b32-26ab-7000-9f85-57db468f9130','01a22b32-268d-7001-8ca8-7cc916786a46','ben','2026-11-30T06:43:56.715Z','coding.add','',7,NULL);
INSERT INTO "entries" VALUES(9,'01a22b32-26ac-7000-bdb9-9637197d47b8','01a22b32-268c-7001-8e71-b4a8e96f71fe','anna','2026-11-30T06:43:56.716Z','memo.add','',7,NULL);
INSERT INTO "entries" VALUES(10,'01a22b32-26ae-7000-80d6-0658eed4363b',NULL,'lead','2026-11-30T06:43:56.718Z','quotation.edit','',7,NULL);
INSERT INTO "entries" VALUES(11,'01a22b32-26af-7001-99f0-3b7978f20f43',NULL,'lead','2026-11-30T06:43:56.719Z','export','',7,NULL);
INSERT INTO "entries" VALUES(12,'01a22b32-26b1-7000-b88c-6d71624c9fd3',NULL,'lead','2026-11-30T06:43:56.721Z','code.edit','',7,NULL);
INSERT INTO "entries" VALUES(13,'01a22b32-26b2-7000-967e-c7e9d608a507',NULL,'lead','2026-11-30T06:43:56.722Z','assign','',7,NULL);
INSERT INTO "entries" VALUES(14,'01a22b32-26b3-7000-b3e3-411d29fa0d94',NULL,'lead','2026-11-30T06:43:56.723Z','document.finished','',7,NULL);
INSERT INTO "entries" VALUES(15,'01a22b32-26b3-7001-a74f-55f05bc44c98',NULL,'lead','2026-11-30T06:43:56.723Z','setting','',7,NULL);
INSERT INTO "entries" VALUES(16,'01a22b32-26b4-7000-b3ac-db9c9efdc452',NULL,'lead','2026-11-30T06:43:56.724Z','code.add','',7,NULL);
INSERT INTO "entries" VALUES(17,'01a22b32-26b6-7000-aa53-c1f1fbc694f2',NULL,'lead','2026-11-30T06:43:56.726Z','import','',7,NULL);
INSERT INTO "entries" VALUES(18,'01a22b32-26b8-7000-8b60-f5405d9f82da','01a22b32-268c-7001-8e71-b4a8e96f71fe','anna','2026-11-30T06:43:56.728Z','coding.add','',7,NULL);
INSERT INTO "entries" VALUES(19,'01a22b32-26b9-7000-a659-64f120269489',NULL,'lead','2026-11-30T06:43:56.729Z','document.rename','',7,NULL);
INSERT INTO "entries" VALUES(20,'01a22b32-26ba-7000-91c1-7200f20c44b5',NULL,'lead','2026-11-30T06:43:56.730Z','import','',7,NULL);
INSERT INTO "entries" VALUES(21,'01a22b32-26bb-7000-a055-1222bba1a79d','01a22b32-268d-7001-8ca8-7cc916786a46','ben','2026-11-30T06:43:56.731Z','coding.add','',7,NULL);
INSERT INTO "entries" VALUES(22,'01a22b32-26bc-7000-a8b9-01a133157fb2',NULL,'lead','2026-11-30T06:43:56.732Z','document.rename','',7,NULL);
INSERT INTO "entries" VALUES(23,'01a22b32-26e8-7000-8f58-09109086ac59',NULL,'lead','2026-11-30T06:43:56.776Z','forget','',7,NULL);
INSERT INTO "entries" VALUES(24,'01a22b32-26fd-7000-8f1e-4d04d05fc003','01a22b32-268c-7001-8e71-b4a8e96f71fe','anna','2026-11-30T06:43:56.797Z','quotation.good','',7,NULL);
INSERT INTO "entries" VALUES(25,'01a22b32-2701-7000-a14b-6b98928ad2e8','01a22b32-268d-7001-8ca8-7cc916786a46','ben','2026-11-30T06:43:56.801Z','quotation.good','',7,NULL);
INSERT INTO "entries" VALUES(26,'01a22b32-2702-7000-9e0b-a2fb40f44707','01a22b32-268d-7001-8ca8-7cc916786a46','ben','2026-11-30T06:43:56.802Z','undo','',7,'01a22b32-2701-7000-a14b-6b98928ad2e8');
INSERT INTO "entries" VALUES(27,'01a22b32-2703-7000-ad0b-aec0f53c1f3b','01a22b32-268d-7001-8ca8-7cc916786a46','ben','2026-11-30T06:43:56.803Z','redo','',7,'01a22b32-2702-7000-9e0b-a2fb40f44707');
INSERT INTO "entries" VALUES(28,'01a22b32-2704-7000-886b-d098335ac021','01a22b32-268d-7001-8ca8-7cc916786a46','ben','2026-11-30T06:43:56.804Z','quotation.good','',7,NULL);
INSERT INTO "entries" VALUES(29,'01a22b32-2705-7000-a60d-8b3ed1568128','01a22b32-268d-7001-8ca8-7cc916786a46','ben','2026-11-30T06:43:56.805Z','quotation.not_good','',7,NULL);
INSERT INTO "entries" VALUES(30,'01a22b32-2706-7000-9a15-5c1cdff360db',NULL,'lead','2026-11-30T06:43:56.806Z','coder.add','',7,NULL);
INSERT INTO "entries" VALUES(31,'01a22b32-2707-7000-92a8-9b00e7632819','01a22b32-2706-7001-8aac-82c4a575876d','benjamin','2026-11-30T06:43:56.807Z','coding.add','',7,NULL);
INSERT INTO "entries" VALUES(32,'01a22b32-2708-7000-af4c-b7fe077df214','01a22b32-2706-7001-8aac-82c4a575876d','benjamin','2026-11-30T06:43:56.808Z','quotation.good','',7,NULL);
INSERT INTO "entries" VALUES(33,'01a22b32-2709-7001-af43-a3202a8a916a',NULL,'lead','2026-11-30T06:43:56.809Z','coder.merge','',7,NULL);
INSERT INTO "entries" VALUES(34,'01a22b32-270b-7000-acad-9bcfcf6aac45',NULL,'lead','2026-11-30T06:43:56.811Z','setting','',7,NULL);
INSERT INTO "entries" VALUES(35,'01a22b32-270c-7000-89ef-595c31539b54',NULL,'lead','2026-11-30T06:43:56.812Z','document.wave','',7,NULL);
INSERT INTO "entries" VALUES(36,'01a22b32-270d-7000-9188-7cc3eb65c5aa',NULL,'lead','2026-11-30T06:43:56.813Z','document.wave','',7,NULL);
INSERT INTO "entries" VALUES(37,'01a22b32-270e-7000-9514-53e3b16e04b6',NULL,'lead','2026-11-30T06:43:56.814Z','undo','',7,'01a22b32-270d-7000-9188-7cc3eb65c5aa');
INSERT INTO "entries" VALUES(38,'01a22b32-270f-7000-828d-cb7f23dccab4',NULL,'lead','2026-11-30T06:43:56.815Z','redo','',7,'01a22b32-270e-7000-9514-53e3b16e04b6');
INSERT INTO "entries" VALUES(39,'01a22b32-2713-7000-95db-4d7bbdd4a533',NULL,'lead','2026-11-30T06:43:56.819Z','label.set','',7,NULL);
INSERT INTO "entries" VALUES(40,'01a22b32-2716-7000-9224-1f6fa8259017',NULL,'lead','2026-11-30T06:43:56.822Z','topic.import','',7,NULL);
INSERT INTO "entries" VALUES(41,'01a22b32-2717-7001-b7d0-ed0d19cabfae',NULL,'lead','2026-11-30T06:43:56.823Z','topic.edit','',7,NULL);
INSERT INTO "entries" VALUES(42,'01a22b32-2718-7000-b732-49c6526030d8',NULL,'lead','2026-11-30T06:43:56.824Z','topic.move','',7,NULL);
INSERT INTO "entries" VALUES(43,'01a22b32-2719-7000-b935-6fdce51ee7e9','01a22b32-268c-7001-8e71-b4a8e96f71fe','anna','2026-11-30T06:43:56.825Z','topic.assign','',7,NULL);
INSERT INTO "entries" VALUES(44,'01a22b32-271a-7000-af7e-44c56483e8ad','01a22b32-268d-7001-8ca8-7cc916786a46','ben','2026-11-30T06:43:56.826Z','topic.assign','',7,NULL);
INSERT INTO "entries" VALUES(45,'01a22b32-271b-7000-aaf0-0aad1ce8074b',NULL,'lead','2026-11-30T06:43:56.827Z','topic.unassign','',7,NULL);
INSERT INTO "entries" VALUES(46,'01a22b32-271c-7000-af80-50c917de3cce',NULL,'lead','2026-11-30T06:43:56.828Z','undo','',7,'01a22b32-271b-7000-aaf0-0aad1ce8074b');
INSERT INTO "entries" VALUES(47,'01a22b32-271d-7000-aec1-555e65d4fc20',NULL,'lead','2026-11-30T06:43:56.829Z','topic.add','',7,NULL);
INSERT INTO "entries" VALUES(48,'01a22b32-271e-7000-8860-655f4cdff9ab',NULL,'lead','2026-11-30T06:43:56.830Z','topic.remove','',7,NULL);
INSERT INTO "entries" VALUES(49,'01a22b32-2720-7000-abc7-adc3d0f25754','01a22b32-268c-7001-8e71-b4a8e96f71fe','anna','2026-11-30T06:43:56.832Z','summary.write','',7,NULL);
INSERT INTO "entries" VALUES(50,'01a22b32-2721-7000-bf94-17e14714b68f','01a22b32-268d-7001-8ca8-7cc916786a46','ben','2026-11-30T06:43:56.833Z','summary.write','',7,NULL);
INSERT INTO "entries" VALUES(51,'01a22b32-2722-7000-8d86-3bd185b91cef','01a22b32-268c-7001-8e71-b4a8e96f71fe','anna','2026-11-30T06:43:56.834Z','summary.write','',7,NULL);
INSERT INTO "entries" VALUES(52,'01a22b32-2722-7002-8e66-333e25cdcf3f','01a22b32-268c-7001-8e71-b4a8e96f71fe','anna','2026-11-30T06:43:56.834Z','undo','',7,'01a22b32-2722-7000-8d86-3bd185b91cef');
INSERT INTO "entries" VALUES(53,'01a22b32-2724-7000-b55b-842f86b4914b','01a22b32-268c-7001-8e71-b4a8e96f71fe','anna','2026-11-30T06:43:56.836Z','redo','',7,'01a22b32-2722-7002-8e66-333e25cdcf3f');
INSERT INTO "entries" VALUES(54,'01a22b32-2728-7000-9389-b6fdd4fc7598',NULL,'lead','2026-11-30T06:43:56.840Z','group.add','',7,NULL);
INSERT INTO "entries" VALUES(55,'01a22b32-272b-7000-8b43-8d49c2016b73',NULL,'lead','2026-11-30T06:43:56.843Z','group.set','',7,NULL);
INSERT INTO "entries" VALUES(56,'01a22b32-272c-7000-9683-cd54a25ba6e9',NULL,'lead','2026-11-30T06:43:56.844Z','undo','',7,'01a22b32-272b-7000-8b43-8d49c2016b73');
INSERT INTO "entries" VALUES(57,'01a22b32-272d-7000-b4e7-2eeee1968deb',NULL,'lead','2026-11-30T06:43:56.845Z','group.add','',7,NULL);
INSERT INTO "entries" VALUES(58,'01a22b32-272e-7000-a3c3-4ad6de0acfe3',NULL,'lead','2026-11-30T06:43:56.846Z','group.remove','',7,NULL);
INSERT INTO "entries" VALUES(59,'01a22b32-272e-7001-ade7-525fc81a3671',NULL,'lead','2026-11-30T06:43:56.846Z','codebook.description','Codebuch',7,NULL);
INSERT INTO "entries" VALUES(60,'01a22b32-2731-7000-b1fd-f6c74874611b',NULL,'lead','2026-11-30T06:43:56.849Z','research.add','',7,NULL);
INSERT INTO "entries" VALUES(61,'01a22b32-2732-7000-8335-732ab359eaed',NULL,'lead','2026-11-30T06:43:56.850Z','research.link','',7,NULL);
INSERT INTO "entries" VALUES(62,'01a22b32-2733-7000-aa8b-43052954cb72',NULL,'lead','2026-11-30T06:43:56.851Z','research.link','',7,NULL);
INSERT INTO "entries" VALUES(63,'01a22b32-2734-7000-95c0-7556212c3546',NULL,'lead','2026-11-30T06:43:56.852Z','research.add','',7,NULL);
INSERT INTO "entries" VALUES(64,'01a22b32-2735-7000-b021-d7b18dd9aeb2',NULL,'lead','2026-11-30T06:43:56.853Z','research.move','',7,NULL);
INSERT INTO "entries" VALUES(65,'01a22b32-2736-7000-9b99-887697234dea',NULL,'lead','2026-11-30T06:43:56.854Z','research.unlink','',7,NULL);
INSERT INTO "entries" VALUES(66,'01a22b32-2737-7000-a519-f8e3fc3607e3',NULL,'lead','2026-11-30T06:43:56.855Z','undo','',7,'01a22b32-2736-7000-9b99-887697234dea');
INSERT INTO "entries" VALUES(67,'01a22b32-2738-7000-842c-5280d6cc2bd3',NULL,'lead','2026-11-30T06:43:56.856Z','import','',7,NULL);
INSERT INTO "entries" VALUES(68,'01a22b32-273b-7000-b199-75ddb4607ff9','01a22b32-268c-7001-8e71-b4a8e96f71fe','anna','2026-11-30T06:43:56.859Z','doubt.settle','',7,NULL);
INSERT INTO "entries" VALUES(69,'01a22b32-273c-7000-86a1-d534f25857e3','01a22b32-268d-7001-8ca8-7cc916786a46','ben','2026-11-30T06:43:56.860Z','doubt.open','',7,NULL);
INSERT INTO "entries" VALUES(70,'01a22b32-273d-7000-873e-a1f23d7c38de',NULL,'lead','2026-11-30T06:43:56.861Z','consent.set','',7,NULL);
INSERT INTO "entries" VALUES(71,'01a22b32-2741-7000-a8f2-5e666d1896af',NULL,'lead','2026-11-30T06:43:56.865Z','consent.set','',7,NULL);
INSERT INTO "entries" VALUES(72,'01a22b32-2746-7000-bf8c-348c2d6020db',NULL,'lead','2026-11-30T06:43:56.870Z','transcription.define','',7,NULL);
INSERT INTO "entries" VALUES(73,'01a22b32-2747-7000-82f3-8b95f0d7f102',NULL,'lead','2026-11-30T06:43:56.871Z','transcription.set','',7,NULL);
INSERT INTO "entries" VALUES(74,'01a22b32-2748-7000-8656-3ceb24c78498',NULL,'lead','2026-11-30T06:43:56.872Z','transcription.define','',7,NULL);
INSERT INTO "entries" VALUES(75,'01a22b32-2749-7000-8331-0f2d0a31556a',NULL,'lead','2026-11-30T06:43:56.873Z','transcription.remove','',7,NULL);
INSERT INTO "entries" VALUES(76,'01a22b32-2784-7000-b5ca-e27c13874246',NULL,'lead','2026-11-30T06:43:56.932Z','document.revise','',7,NULL);
INSERT INTO "entries" VALUES(77,'01a22b32-2790-7000-926a-a2e2f8038fe7',NULL,'lead','2026-11-30T06:43:56.944Z','document.revise','',7,NULL);
INSERT INTO "entries" VALUES(78,'01a22b32-2793-7000-a670-e46a6c458668',NULL,'lead','2026-11-30T06:43:56.947Z','code.edit','',7,NULL);
INSERT INTO "entries" VALUES(79,'01a22b32-2796-7000-929e-94e4cd7972ab',NULL,'lead','2026-11-30T06:43:56.950Z','undo','',7,'01a22b32-2793-7000-a670-e46a6c458668');
INSERT INTO "entries" VALUES(80,'01a22b32-2797-7000-af04-c8b4ec10678f',NULL,'lead','2026-11-30T06:43:56.951Z','redo','',7,'01a22b32-2796-7000-929e-94e4cd7972ab');
INSERT INTO "entries" VALUES(81,'01a22b32-2799-7000-a8bc-0d5d282b6221',NULL,'lead','2026-11-30T06:43:56.953Z','code.add','',7,NULL);
INSERT INTO "entries" VALUES(82,'01a22b32-279a-7000-9f27-ceeefe062cef',NULL,'lead','2026-11-30T06:43:56.954Z','undo','',7,'01a22b32-2799-7000-a8bc-0d5d282b6221');
INSERT INTO "entries" VALUES(83,'01a22b32-279b-7000-9d63-a00a457f883a',NULL,'lead','2026-11-30T06:43:56.955Z','code.add','',7,NULL);
INSERT INTO "entries" VALUES(84,'01a22b32-279c-7000-a7fe-c5e46da6bccc','01a22b32-268c-7001-8e71-b4a8e96f71fe','anna','2026-11-30T06:43:56.956Z','coding.add','',7,NULL);
INSERT INTO "entries" VALUES(85,'01a22b32-279f-7000-b199-54d25000e09d',NULL,'lead','2026-11-30T06:43:56.959Z','code.merge','Merged → Koordination',7,NULL);
INSERT INTO "entries" VALUES(86,'01a22b32-27a2-7000-9e63-dbe4bda3c1ac','01a22b32-268d-7001-8ca8-7cc916786a46','ben','2026-11-30T06:43:56.962Z','coding.add','',7,NULL);
INSERT INTO "entries" VALUES(87,'01a22b32-27a2-7002-86f7-bf54dc758654','01a22b32-268d-7001-8ca8-7cc916786a46','ben','2026-11-30T06:43:56.962Z','coding.remove','',7,NULL);
INSERT INTO "entries" VALUES(88,'01a22b32-27a4-7000-8a0e-8847295d36aa',NULL,'lead','2026-11-30T06:43:56.964Z','assign','',7,NULL);
INSERT INTO "entries" VALUES(89,'01a22b32-27a5-7000-832e-0c390bdfa0b4',NULL,'lead','2026-11-30T06:43:56.965Z','document.finished','',7,NULL);
INSERT INTO "entries" VALUES(90,'01a22b32-27a6-7000-bd10-83db6a88fa5a',NULL,'lead','2026-11-30T06:43:56.966Z','label.set','',7,NULL);
INSERT INTO "entries" VALUES(91,'01a22b32-27a9-7000-8e6f-554a196cda5a','01a22b32-268c-7001-8e71-b4a8e96f71fe','anna','2026-11-30T06:43:56.968Z','finding.accept','named in public',7,NULL);
INSERT INTO "entries" VALUES(92,'01a22b32-27aa-7000-9585-dac161f7b819',NULL,'lead','2026-11-30T06:43:56.970Z','import','',7,NULL);
INSERT INTO "entries" VALUES(93,'01a22b32-27ac-7000-81d7-b4e43eb8d6fe',NULL,'lead','2026-11-30T06:43:56.972Z','code.anchor','',7,NULL);
INSERT INTO "entries" VALUES(94,'01a22b32-27ae-7000-935f-c5438a213e32',NULL,'lead','2026-11-30T06:43:56.974Z','import','',7,NULL);
INSERT INTO "entries" VALUES(95,'01a22b32-27af-7000-98e0-2d13353e97eb','01a22b32-268d-7001-8ca8-7cc916786a46','ben','2026-11-30T06:43:56.975Z','coding.add','',7,NULL);
INSERT INTO "entries" VALUES(96,'01a22b32-27b2-7000-880a-0c50df41a778',NULL,'lead','2026-11-30T06:43:56.978Z','document.remove','',7,NULL);
CREATE TABLE file_state (id INTEGER PRIMARY KEY CHECK (id = 1),
        project_uuid TEXT NOT NULL,
        secret TEXT NOT NULL,
        backup INTEGER NOT NULL CHECK (backup IN (0, 1)),
        former TEXT NOT NULL,
        present TEXT NOT NULL,
        digest TEXT NOT NULL) STRICT;
INSERT INTO "file_state" VALUES(1,'01a22b32-267c-7000-95dd-25f4391b775a','00ef444c39b548831e63c431ce4c94cfe6236d23af6ef97f6309f01c0fb5d730',0,'55dbdc6bc734b47c91af98aad07a1d07','60a7c1218925ab8774a89e76b7f8c376','accepted_findings 1ff45691444815388f6a3517155f1177b85778c0b7efc1fe1e884eb46fde9b88
anchors c53fd1f541f028b5a89fee96d6083f582f085ab6b69be98ac200121fe222052e
assignments 174bbcf91e0c0df2196b20c402ef3d60f13f89bbd8cee33edaf3b74b0c393faa
attributes 164630c66541b3a4da1f433def9ec7620e2bf209bf7c4629a10f007d80f84642
cases b840a32dce87a69f87a523556e952fcb5f2c6d8530484d183ff7d6130b360a3a
code_rules 292226a7abff3acb25f72535a972bb86b80947432885bc34ef48577263e6e3dc
codebooks f176df4f7717480d370ca3b12be5df0dc3aa494879937323da85c0b9661f5f40
coders 097b845581a80c47dd15d5f07189106bd40a9912e883de829de11a9e91e4c389
codes 64fd71a667a67f403ab2bc061fa43cdf8e00f29882c98f5f04a3a305d663ae3f
codings 5ff0f74b2440eb439a2792bde451213628bb332f04972c2286d36df416cbc035
consents 19c930bcfd6bafb5aa91084be7fbb755dfd56314f28b5be0ba6985a5c5421228
document_groups ba52abd517eff30eaff53c77c3f0e7eabaab8b809fbcf68af485131f3d92768d
documents 5077776797fac813293efaafa277d4529558c1a296e6e4b596969f8a977beb0b
doubts 588de1eb276faa73f38ee7fbb8e2164b924a4f89d29e0c2a08b6145adae69277
entries 6c820f355073e40ebf25e67731460d9d95deeefef4937fc154635560026d71aa
good_marks c3db732d9cc56c2e377628fcbbc065dccef4cdc00f5360ed797372530cbb7a28
group_members 253e8e4c37442a2a27d832a3bf9ee29d924901ac067d7fd69cb0706b94602355
labels 539bd89f3d36b317cf6bc547370b41c31c1c1cd1650edffd1288195c9120a951
memos 2b2a052a3c04076b4f0350a33d90c4aafad58d8e42a8af90b48f60719e42a581
origins 62c36f4dc3daaf4eefdf2aeccfd70eb9722871e0ab80ba3dfe210037f8ceecbc
orphans be2fd469752443f03d91045f2572c6582a4bb6d0a3df147270933c403d2a5b1a
publications 8177d59dddce914d83cbdefed93be787f23dd8bd877a1f9f92fef4504cc65d38
published_quotations da4085079d97455622bbefbfb63e2ee828dfb97b3cffb4de7486034dac778979
quotation_edits 2919f5621d4bce599b8472a41c7185eba56253755c33fe58da1bc42160b0c69d
quotation_ids 44f964966e0e6eaf43d28d737ade0bc7a86bfe76532220f34ffcf273e7b04a7b
related_codes 77d9191c7b5979febe048eda7e4bac98f29488e06678de0109779186838419e5
research_links ca6ab0686a2e30cc85f07277c2d84cc92066209aa467c97493a76cb957ea421e
research_questions c7984cf9a99330ffdf8f4514f430d3d28d95609e66bcb9baaf74565fb0e7be0d
revisions c5e6ccb92bf8f0e2a45a4aac8c01cc159eca44b8641d6468a0f26aa6de2030db
settings a80f0ec7d40f6d9a3651c08be1bd641fbfdace68ce7bd6cab027d15ef5d4c8ae
speakers e0f39e0124d0bfd80dfb8715f7be23b7fd6bfe17ed21799ffa374fbf50cd6497
summaries 420f9f8c2cf10b5684339ecda885f412398d7915f4ed0aa0ce3b9841552ef83e
topic_assignments 98ab6dad2737b0e86d9d0bd9f7ab322dd72faf58f90a926a685eda0754d5382a
topic_waves 7aa9fee62dec806d073783edf4919c3f5c04a3ae3ce56b9faae404c90fead2eb
topics a1fce2f57a33547745544ddb0f357307741b0de300c6723dba7cce68051c6aa1
transcription_rules 0024e0053679f9de470bd1cf9210701bb6c57c004d946db01a509872097b39cf
transcription_signs 39172f35c47a3191b1b526971d5f28abb42ac19b18d25029ad1810005ea53e3b');
CREATE TABLE forgotten (id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        UNIQUE (kind, value)) STRICT;
INSERT INTO "forgotten" VALUES(1,'file','9ab07e356461fa49f5a5d3a5644296518b8ddb6cbccd9210f1ec52b8eb94f19b');
INSERT INTO "forgotten" VALUES(2,'memos','01a22b32-26bb-7002-b063-766440c50a97');
INSERT INTO "forgotten" VALUES(3,'codings','01a22b32-26bb-7001-b3e9-9f2953716679');
INSERT INTO "forgotten" VALUES(4,'assignments','01a22b32-26bb-7003-aa34-033dee5ac41b');
INSERT INTO "forgotten" VALUES(5,'documents','01a22b32-26ba-7002-9b51-5448a97bdba7');
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
INSERT INTO "given" VALUES(1,'01a22b32-2742-7000-95ae-de43513606a3',NULL,'lead','2026-11-30T06:43:56.866Z','quotes','docx','chapter.docx','reader','{"01a22b32-26a7-7000-9fd3-b476eb676f49":{"12":"obLD1OX2"}}','["01a22b32-26b6-7001-8a96-c2b41532d009"]','');
CREATE TABLE good_marks (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, coding_id INTEGER NOT NULL REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL) STRICT;
INSERT INTO "good_marks" VALUES(2,'01a22b32-2701-7001-aeb6-6900ab4a75d4',2,2,'2026-11-30T06:43:56.801Z');
INSERT INTO "good_marks" VALUES(4,'01a22b32-2709-7000-8480-4315032957bd',6,2,'2026-11-30T06:43:56.808Z');
CREATE TABLE group_members (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, group_id INTEGER NOT NULL REFERENCES document_groups(id) DEFERRABLE INITIALLY DEFERRED, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED, UNIQUE (group_id, document_id)) STRICT;
INSERT INTO "group_members" VALUES(1,'01a22b32-2729-7001-8582-962d61f5b415',1,1);
INSERT INTO "group_members" VALUES(2,'01a22b32-2729-7002-afbf-6ec9ad831b42',1,2);
CREATE TABLE labels (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        population INTEGER CHECK (population >= 1),
        wave TEXT NOT NULL,
        source_kind TEXT NOT NULL) STRICT;
INSERT INTO "labels" VALUES(1,'01a22b32-2713-7001-bcb0-dd6ffa605fd5','RG 2021',40,'2021','RG');
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
INSERT INTO "memos" VALUES(1,'01a22b32-26a9-7002-beda-40abdea8a5b7',NULL,1,NULL,NULL,NULL,NULL,'other','','why alone?',1,'2026-11-30T06:43:56.713Z','2026-11-30T06:43:56.713Z',0);
INSERT INTO "memos" VALUES(2,'01a22b32-26ac-7001-87f7-3a516e523bb1',NULL,1,NULL,NULL,193,221,'other','','on the passage',1,'2026-11-30T06:43:56.716Z','2026-11-30T06:43:56.716Z',0);
INSERT INTO "memos" VALUES(3,'01a22b32-26b8-7002-81bc-a0a91133f0ba',NULL,NULL,NULL,4,NULL,NULL,'other','','über Vergessliche Worte',1,'2026-11-30T06:43:56.728Z','2026-11-30T06:43:56.728Z',0);
CREATE TABLE open_entry (id INTEGER PRIMARY KEY CHECK (id = 1),
        entry_id INTEGER NOT NULL,
        forgetting INTEGER NOT NULL CHECK (forgetting IN (0, 1))) STRICT;
CREATE TABLE origins (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED UNIQUE,
        wave TEXT NOT NULL,
        source_kind TEXT NOT NULL) STRICT;
INSERT INTO "origins" VALUES(1,'01a22b32-270c-7001-acda-d5f163f262bf',1,'2022','RG');
INSERT INTO "origins" VALUES(2,'01a22b32-270c-7002-b902-2ba9634ff49b',2,'2021','RG');
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
INSERT INTO "orphans" VALUES(1,'01a22b32-2791-7000-b641-8f16ab933a7c',1,'bbe7149cdbb1674930b7a345cbd70437f429ab8a55f7760b43b6327c5470b9a8',94,132,NULL,NULL,'lost',1,1,1,'01a22b32-26a9-7001-8533-80b87ba365f4','{"polarity": "present", "weight": null, "paraphrase": "", "round": 1, "created": "2026-11-30T06:43:56.713Z"}','{"memos": ["01a22b32-26a9-7002-beda-40abdea8a5b7"], "anchors": [], "ids": [], "good": [["", "2026-11-30T06:43:56.797Z"]], "edits": []}');
CREATE TABLE publications (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        seed INTEGER NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "publications" VALUES(1,'01a22b32-26b0-7000-a45f-016905432aa3','report',1,'2026');
CREATE TABLE published_quotations (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, publication_id INTEGER NOT NULL REFERENCES publications(id) DEFERRABLE INITIALLY DEFERRED,
        coding_id INTEGER REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        coding_uuid TEXT NOT NULL,
        code TEXT NOT NULL) STRICT;
INSERT INTO "published_quotations" VALUES(1,'01a22b32-26b0-7001-b58b-2dc776c73e6d',1,2,'01a22b32-26aa-7001-bb02-03a2b9a04b7b','Theme');
CREATE TABLE quotation_edits (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, coding_id INTEGER NOT NULL REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        length INTEGER NOT NULL CHECK (length >= 0),
        replacement TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('omission', 'insertion', 'replacement', 'case', 'emphasis'))) STRICT;
INSERT INTO "quotation_edits" VALUES(5,'01a22b32-2791-7001-8699-941db068f77f',2,0,8,16,'Amt','replacement');
INSERT INTO "quotation_edits" VALUES(6,'01a22b32-2791-7002-9e44-e6003d52d3bf',2,1,52,13,'Aufgaben','replacement');
CREATE TABLE quotation_ids (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, coding_id INTEGER NOT NULL REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "quotation_ids" VALUES(1,'01a22b32-26af-7002-b942-f897f03e916a',2,'a1b2c3');
CREATE TABLE related_codes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        related_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL) STRICT;
INSERT INTO "related_codes" VALUES(1,'01a22b32-26b5-7000-b529-61f3de651221',3,1,2,'Koordination');
CREATE TABLE research_links (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, question_id INTEGER NOT NULL REFERENCES research_questions(id) DEFERRABLE INITIALLY DEFERRED,
        code_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        memo_id INTEGER REFERENCES memos(id) DEFERRABLE INITIALLY DEFERRED,
        CHECK ((code_id IS NOT NULL) + (memo_id IS NOT NULL) = 1),
        UNIQUE (question_id, code_id), UNIQUE (question_id, memo_id)) STRICT;
INSERT INTO "research_links" VALUES(1,'01a22b32-2732-7001-9da0-7131f242ac72',1,1,NULL);
INSERT INTO "research_links" VALUES(2,'01a22b32-2733-7001-98fa-494c56e9648d',1,NULL,2);
CREATE TABLE research_questions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, position INTEGER NOT NULL,
        text TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "research_questions" VALUES(1,'01a22b32-2731-7001-836b-57ecab20c6c6',2,'Wie wird man sich einig?');
INSERT INTO "research_questions" VALUES(2,'01a22b32-2734-7001-ac6e-9ebe61a4388b',1,'Und wer?');
CREATE TABLE revisions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        old_sha256 TEXT NOT NULL,
        new_sha256 TEXT NOT NULL,
        mapping TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "revisions" VALUES(1,'01a22b32-2787-7000-bf82-4eb74c23e746',1,'12e5270a24120f9f3f77764e116bf0b4148861af73282f1ae98e7a5c4b68379b','bbe7149cdbb1674930b7a345cbd70437f429ab8a55f7760b43b6327c5470b9a8','{"format":1,"lengths":[261,272],"blocks":[[0,[[0,0,2],[1,7,3,3,900,6,0],[1,1,189],[1,6,63]]]],"doubtful":[]}','2026-11-30T06:43:56.932Z');
INSERT INTO "revisions" VALUES(2,'01a22b32-2792-7000-9b70-dce2f0029873',1,'bbe7149cdbb1674930b7a345cbd70437f429ab8a55f7760b43b6327c5470b9a8','dd72419e60159ef7e215359b532bf8681d79c6de6294a838056a53cff4152563','{"format":1,"lengths":[272,222],"blocks":[[0,[[0,0,2],[7,1,3,3,900],[1,1,80],[41,2,68],[6,1,63]]]],"doubtful":[]}','2026-11-30T06:43:56.944Z');
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
INSERT INTO "settings" VALUES(1,'01a22b32-2684-7001-8879-b41f61abbb5c','title','A study');
INSERT INTO "settings" VALUES(2,'01a22b32-26b3-7002-8963-89bb91a23e5a','round','2');
INSERT INTO "settings" VALUES(3,'01a22b32-270b-7001-96f5-ecdd5d371c41','wave_fields','["wave", "Erhebung"]');
INSERT INTO "settings" VALUES(4,'01a22b32-270b-7002-8471-60bf6347e86f','source_kind_fields','["Art"]');
CREATE TABLE speakers (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('asks', 'answers', 'moderates', 'other')),
        case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        UNIQUE (document_id, name)) STRICT;
INSERT INTO "speakers" VALUES(1,'01a22b32-26a7-7001-b599-c4bb7c4562f9',1,'I','asks',NULL);
INSERT INTO "speakers" VALUES(2,'01a22b32-26a7-7002-aba7-e45fc545d72c',1,'B','answers',NULL);
INSERT INTO "speakers" VALUES(3,'01a22b32-27ab-7001-803d-e28d9b563a0b',5,'I','asks',NULL);
INSERT INTO "speakers" VALUES(4,'01a22b32-27ab-7002-8f19-6fc1f48bd5ea',5,'B','answers',NULL);
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
INSERT INTO "summaries" VALUES(1,'01a22b32-2720-7001-bd90-b5949353cdb4',1,3,'Vergessliche Worte, anders',2,'{"463741643dd3":"c7735d54"}','2026-11-30T06:43:56.832Z','2026-11-30T06:43:56.833Z');
INSERT INTO "summaries" VALUES(2,'01a22b32-2722-7001-81f4-b8468b687201',NULL,1,'alle
zusammen',1,'{}','2026-11-30T06:43:56.834Z','2026-11-30T06:43:56.834Z');
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
INSERT INTO "topic_assignments" VALUES(1,'01a22b32-2719-7001-a601-1180aebf4309',1,1,3,26,1,'2026-11-30T06:43:56.825Z');
INSERT INTO "topic_assignments" VALUES(2,'01a22b32-2719-7002-bc03-53ec471da02b',1,2,0,10,1,'2026-11-30T06:43:56.825Z');
INSERT INTO "topic_assignments" VALUES(3,'01a22b32-271a-7001-b012-f78e80d390de',2,1,92,121,2,'2026-11-30T06:43:56.826Z');
CREATE TABLE topic_waves (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, topic_id INTEGER NOT NULL REFERENCES topics(id) DEFERRABLE INITIALLY DEFERRED,
        wave TEXT NOT NULL,
        question TEXT NOT NULL,
        UNIQUE (topic_id, wave)) STRICT;
INSERT INTO "topic_waves" VALUES(1,'01a22b32-2716-7002-add2-4f3f4a40a873',1,'2022','Wie lief das am Anfang?');
INSERT INTO "topic_waves" VALUES(2,'01a22b32-2717-7002-9c37-fc66f6ccd7b7',2,'','Wie ist es mit den Behörden?');
CREATE TABLE topics (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, position INTEGER NOT NULL,
        name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "topics" VALUES(1,'01a22b32-2716-7001-adb7-60351acfce68',1,'Anfang');
INSERT INTO "topics" VALUES(2,'01a22b32-2717-7000-a348-3c78aab535b1',0,'Behörden');
CREATE TABLE transcription_rules (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "transcription_rules" VALUES(1,'01a22b32-2746-7001-afe7-32b9f340b8bb','Eigene Regeln');
CREATE TABLE transcription_signs (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, rules_id INTEGER NOT NULL REFERENCES transcription_rules(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        sign TEXT NOT NULL,
        meaning TEXT NOT NULL,
        kind TEXT NOT NULL,
        quote TEXT NOT NULL CHECK (quote IN ('keep', 'words', 'drop')),
        UNIQUE (rules_id, sign)) STRICT;
INSERT INTO "transcription_signs" VALUES(1,'01a22b32-2746-7002-96d5-a330cd62729f',1,0,'(.)','kurze Pause','pause','drop');
INSERT INTO "transcription_signs" VALUES(2,'01a22b32-2746-7003-8665-7e82a27c4647',1,1,'[...]','Auslassung','other','keep');
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
CREATE TRIGGER settings_insert AFTER INSERT ON settings BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'settings', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER settings_update AFTER UPDATE ON settings WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."value" IS NOT NEW."value" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'settings', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'value', OLD."value") FROM open_entry; END;
CREATE TRIGGER settings_delete AFTER DELETE ON settings BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'settings', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'value', OLD."value") FROM open_entry; END;
CREATE TRIGGER coders_insert AFTER INSERT ON coders BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'coders', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER coders_update AFTER UPDATE ON coders WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."kind" IS NOT NEW."kind" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'coders', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'kind', OLD."kind") FROM open_entry; END;
CREATE TRIGGER coders_delete AFTER DELETE ON coders BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'coders', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'kind', OLD."kind") FROM open_entry; END;
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
CREATE TRIGGER consents_insert AFTER INSERT ON consents BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'consents', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER consents_update AFTER UPDATE ON consents WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."case_id" IS NOT NEW."case_id" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."analyse" IS NOT NEW."analyse" OR OLD."quote" IS NOT NEW."quote" OR OLD."teach" IS NOT NEW."teach" OR OLD."archive" IS NOT NEW."archive" OR OLD."secondary" IS NOT NEW."secondary" OR OLD."services" IS NOT NEW."services" OR OLD."given" IS NOT NEW."given" OR OLD."form" IS NOT NEW."form" OR OLD."withdrawn" IS NOT NEW."withdrawn" OR OLD."delete_by" IS NOT NEW."delete_by" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'consents', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'case_id', OLD."case_id", 'document_id', OLD."document_id", 'analyse', OLD."analyse", 'quote', OLD."quote", 'teach', OLD."teach", 'archive', OLD."archive", 'secondary', OLD."secondary", 'services', OLD."services", 'given', OLD."given", 'form', OLD."form", 'withdrawn', OLD."withdrawn", 'delete_by', OLD."delete_by") FROM open_entry; END;
CREATE TRIGGER consents_delete AFTER DELETE ON consents BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'consents', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'case_id', OLD."case_id", 'document_id', OLD."document_id", 'analyse', OLD."analyse", 'quote', OLD."quote", 'teach', OLD."teach", 'archive', OLD."archive", 'secondary', OLD."secondary", 'services', OLD."services", 'given', OLD."given", 'form', OLD."form", 'withdrawn', OLD."withdrawn", 'delete_by', OLD."delete_by") FROM open_entry; END;
CREATE TRIGGER transcription_rules_insert AFTER INSERT ON transcription_rules BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'transcription_rules', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER transcription_rules_update AFTER UPDATE ON transcription_rules WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'transcription_rules', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name") FROM open_entry; END;
CREATE TRIGGER transcription_rules_delete AFTER DELETE ON transcription_rules BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'transcription_rules', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name") FROM open_entry; END;
CREATE TRIGGER transcription_signs_insert AFTER INSERT ON transcription_signs BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'transcription_signs', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER transcription_signs_update AFTER UPDATE ON transcription_signs WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."rules_id" IS NOT NEW."rules_id" OR OLD."position" IS NOT NEW."position" OR OLD."sign" IS NOT NEW."sign" OR OLD."meaning" IS NOT NEW."meaning" OR OLD."kind" IS NOT NEW."kind" OR OLD."quote" IS NOT NEW."quote" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'transcription_signs', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'rules_id', OLD."rules_id", 'position', OLD."position", 'sign', OLD."sign", 'meaning', OLD."meaning", 'kind', OLD."kind", 'quote', OLD."quote") FROM open_entry; END;
CREATE TRIGGER transcription_signs_delete AFTER DELETE ON transcription_signs BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'transcription_signs', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'rules_id', OLD."rules_id", 'position', OLD."position", 'sign', OLD."sign", 'meaning', OLD."meaning", 'kind', OLD."kind", 'quote', OLD."quote") FROM open_entry; END;
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
INSERT INTO "sqlite_sequence" VALUES('entries',96);
INSERT INTO "sqlite_sequence" VALUES('changes',199);
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
INSERT INTO "sqlite_sequence" VALUES('consents',2);
INSERT INTO "sqlite_sequence" VALUES('given',1);
INSERT INTO "sqlite_sequence" VALUES('transcription_rules',2);
INSERT INTO "sqlite_sequence" VALUES('transcription_signs',3);
INSERT INTO "sqlite_sequence" VALUES('revisions',2);
INSERT INTO "sqlite_sequence" VALUES('orphans',1);
INSERT INTO "sqlite_sequence" VALUES('accepted_findings',1);
COMMIT;
