PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1363365700;
PRAGMA user_version = 8;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'qualcode','first_schema','2026-11-30 09:53:55.039223+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'qualcode','second_schema','2026-11-30 09:53:55.044009+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'qualcode','third_schema','2026-11-30 09:53:55.044790+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'qualcode','fourth_schema','2026-11-30 09:53:55.049552+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'qualcode','fifth_schema','2026-11-30 09:53:55.052659+00:00');
INSERT INTO "_sqlite_migrations" VALUES(6,'qualcode','sixth_schema','2026-11-30 09:53:55.060116+00:00');
INSERT INTO "_sqlite_migrations" VALUES(7,'qualcode','seventh_schema','2026-11-30 09:53:55.065634+00:00');
INSERT INTO "_sqlite_migrations" VALUES(8,'qualcode','eighth_schema','2026-11-30 09:53:55.069441+00:00');
CREATE TABLE accepted_findings (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, fingerprint TEXT NOT NULL UNIQUE,
        document_id INTEGER REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        reason TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "accepted_findings" VALUES(1,'01a22be0-1501-7001-b7c2-9c8424e3c2fc','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,1,'named in public','2026-11-30T09:53:55.457Z');
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
INSERT INTO "anchors" VALUES(1,'01a22be0-13cf-7001-bbff-ffba82aac28b',1,1,2,'Mit der Ausländerbehörde gab es lange Streit um die Zuständigkeit.','RG 2022',0);
INSERT INTO "anchors" VALUES(3,'01a22be0-13d3-7004-83da-35b69738e1a6',2,1,NULL,'eigene
Worte 🙂','',0);
INSERT INTO "anchors" VALUES(4,'01a22be0-14e5-7002-93a2-0535435d3023',3,1,NULL,'Worte','',0);
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
INSERT INTO "assignments" VALUES(1,'01a22be0-13c7-7000-a7f5-6daab9aa59ec',1,1,1,'finished',1);
INSERT INTO "assignments" VALUES(2,'01a22be0-13c8-7002-90bd-11abd15e3d0b',1,2,0,'working',1);
INSERT INTO "assignments" VALUES(3,'01a22be0-13d7-7002-9adc-3028aaf33106',2,1,0,'working',2);
INSERT INTO "assignments" VALUES(6,'01a22be0-1438-7000-87d7-743534dec3bf',1,2,1,'finished',2);
INSERT INTO "assignments" VALUES(7,'01a22be0-14f3-7000-8e1c-4cd451df7090',1,1,1,'working',2);
CREATE TABLE attributes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        speaker_id INTEGER REFERENCES speakers(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        CHECK ((case_id IS NOT NULL) + (document_id IS NOT NULL) + (speaker_id IS NOT NULL) = 1),
        UNIQUE (case_id, name), UNIQUE (document_id, name), UNIQUE (speaker_id, name)) STRICT;
INSERT INTO "attributes" VALUES(1,'01a22be0-13d5-7003-92cf-caac9dc49495',NULL,2,NULL,'wave','2021');
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
INSERT INTO "cases" VALUES(1,'01a22be0-13d5-7001-8cfc-1eeed27a0e33','Case A');
INSERT INTO "cases" VALUES(2,'01a22be0-13d8-7002-841f-c20281125331','Case B');
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
INSERT INTO "changes" VALUES(22,13,'assignments',1,'{"id":1,"uuid":"01a22be0-13c7-7000-a7f5-6daab9aa59ec","document_id":1,"coder_id":1,"assigned":0,"state":"working","round":1}');
INSERT INTO "changes" VALUES(23,14,'assignments',1,'{"id":1,"uuid":"01a22be0-13c7-7000-a7f5-6daab9aa59ec","document_id":1,"coder_id":1,"assigned":1,"state":"working","round":1}');
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
INSERT INTO "changes" VALUES(34,16,'related_codes',1,'{"id":1,"uuid":"01a22be0-13d3-7007-bf29-b29f02a19508","code_id":3,"position":1,"related_id":null,"name":"Koordination"}');
INSERT INTO "changes" VALUES(35,17,'cases',1,NULL);
INSERT INTO "changes" VALUES(36,17,'documents',2,NULL);
INSERT INTO "changes" VALUES(37,17,'attributes',1,NULL);
INSERT INTO "changes" VALUES(38,18,'codings',4,NULL);
INSERT INTO "changes" VALUES(39,18,'memos',3,NULL);
INSERT INTO "changes" VALUES(40,18,'assignments',3,NULL);
INSERT INTO "changes" VALUES(41,19,'documents',2,'{"id":2,"uuid":"01a22be0-13d5-7002-941e-7fa7373ac8a0","name":"to forget","label":"RG 2021","text_id":2,"structure_id":2,"case_id":1,"context":"","file_name":"to forget.txt","file_sha256":"ff29ae3311ac3771caf87d1e508846015dc51d9b8fef6e5d6cd18cc0bf9e588c","reader":"text","reader_version":"1","how_read":"","transcription":"","created":"2026-11-30T09:53:55.157Z"}');
INSERT INTO "changes" VALUES(42,20,'cases',2,NULL);
INSERT INTO "changes" VALUES(52,24,'good_marks',1,NULL);
INSERT INTO "changes" VALUES(53,25,'good_marks',2,NULL);
INSERT INTO "changes" VALUES(54,26,'good_marks',2,'{"id":2,"uuid":"01a22be0-1430-7001-a337-91811bb8eba5","coding_id":2,"coder_id":2,"created":"2026-11-30T09:53:55.248Z"}');
INSERT INTO "changes" VALUES(55,27,'good_marks',2,NULL);
INSERT INTO "changes" VALUES(56,28,'good_marks',3,NULL);
INSERT INTO "changes" VALUES(57,29,'good_marks',3,'{"id":3,"uuid":"01a22be0-1433-7001-b75d-cf867aa13cd6","coding_id":3,"coder_id":2,"created":"2026-11-30T09:53:55.251Z"}');
INSERT INTO "changes" VALUES(58,30,'coders',3,NULL);
INSERT INTO "changes" VALUES(59,31,'codings',6,NULL);
INSERT INTO "changes" VALUES(60,31,'assignments',5,NULL);
INSERT INTO "changes" VALUES(61,32,'good_marks',4,NULL);
INSERT INTO "changes" VALUES(62,33,'codings',6,'{"id":6,"uuid":"01a22be0-1435-7001-a922-21781595e7dc","document_id":1,"start":3,"end":20,"code_id":1,"rule_id":1,"coder_id":3,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T09:53:55.253Z"}');
INSERT INTO "changes" VALUES(63,33,'assignments',5,'{"id":5,"uuid":"01a22be0-1435-7002-9713-8a9f4ed8031f","document_id":1,"coder_id":3,"assigned":0,"state":"working","round":2}');
INSERT INTO "changes" VALUES(64,33,'assignments',6,NULL);
INSERT INTO "changes" VALUES(65,33,'good_marks',4,'{"id":4,"uuid":"01a22be0-1436-7001-b364-e4ef13a99420","coding_id":6,"coder_id":3,"created":"2026-11-30T09:53:55.254Z"}');
INSERT INTO "changes" VALUES(66,33,'coders',3,'{"id":3,"uuid":"01a22be0-1434-7001-a327-e81d1267176f","name":"benjamin","kind":"person"}');
INSERT INTO "changes" VALUES(67,34,'settings',3,NULL);
INSERT INTO "changes" VALUES(68,34,'settings',4,NULL);
INSERT INTO "changes" VALUES(69,35,'origins',1,NULL);
INSERT INTO "changes" VALUES(70,35,'origins',2,NULL);
INSERT INTO "changes" VALUES(71,36,'origins',2,'{"id":2,"uuid":"01a22be0-143a-7002-8ab5-0bdc2f04a2ed","document_id":2,"wave":"2022","source_kind":"RG"}');
INSERT INTO "changes" VALUES(72,37,'origins',2,'{"id":2,"uuid":"01a22be0-143a-7002-8ab5-0bdc2f04a2ed","document_id":2,"wave":"2021","source_kind":"RG"}');
INSERT INTO "changes" VALUES(73,38,'origins',2,'{"id":2,"uuid":"01a22be0-143a-7002-8ab5-0bdc2f04a2ed","document_id":2,"wave":"2022","source_kind":"RG"}');
INSERT INTO "changes" VALUES(74,39,'labels',1,NULL);
INSERT INTO "changes" VALUES(75,40,'topics',1,NULL);
INSERT INTO "changes" VALUES(76,40,'topic_waves',1,NULL);
INSERT INTO "changes" VALUES(77,40,'topics',2,NULL);
INSERT INTO "changes" VALUES(78,41,'topic_waves',2,NULL);
INSERT INTO "changes" VALUES(79,42,'topics',2,'{"id":2,"uuid":"01a22be0-1443-7003-99e1-c300b2e39ca5","position":1,"name":"Behörden"}');
INSERT INTO "changes" VALUES(80,42,'topics',1,'{"id":1,"uuid":"01a22be0-1443-7001-aaa5-d1e25b9da044","position":0,"name":"Anfang"}');
INSERT INTO "changes" VALUES(81,43,'topic_assignments',1,NULL);
INSERT INTO "changes" VALUES(82,43,'topic_assignments',2,NULL);
INSERT INTO "changes" VALUES(83,44,'topic_assignments',3,NULL);
INSERT INTO "changes" VALUES(84,45,'topic_assignments',1,'{"id":1,"uuid":"01a22be0-1446-7001-8f65-256acfe451b6","topic_id":1,"document_id":1,"start":3,"end":26,"author_id":1,"created":"2026-11-30T09:53:55.270Z"}');
INSERT INTO "changes" VALUES(85,46,'topic_assignments',1,NULL);
INSERT INTO "changes" VALUES(86,47,'topics',3,NULL);
INSERT INTO "changes" VALUES(87,47,'topic_waves',3,NULL);
INSERT INTO "changes" VALUES(88,48,'topic_waves',3,'{"id":3,"uuid":"01a22be0-1449-7002-80b2-2832d397607f","topic_id":3,"wave":"2021","question":"Was noch?"}');
INSERT INTO "changes" VALUES(89,48,'topics',3,'{"id":3,"uuid":"01a22be0-1449-7001-aae6-e3c51acdfd1d","position":2,"name":"Entferntes"}');
INSERT INTO "changes" VALUES(90,49,'summaries',1,NULL);
INSERT INTO "changes" VALUES(91,50,'summaries',1,'{"id":1,"uuid":"01a22be0-144c-7001-808f-37903e1b67fe","case_id":1,"code_id":3,"text":"Vergessliche Worte, kurz","author_id":1,"passages":"{\"3faf214a5b5f\":\"2fb9c817\"}","created":"2026-11-30T09:53:55.276Z","changed":"2026-11-30T09:53:55.276Z"}');
INSERT INTO "changes" VALUES(92,51,'summaries',2,NULL);
INSERT INTO "changes" VALUES(93,52,'summaries',2,'{"id":2,"uuid":"01a22be0-144e-7001-a039-4fe5d2fa20b8","case_id":null,"code_id":1,"text":"alle\nzusammen","author_id":1,"passages":"{}","created":"2026-11-30T09:53:55.278Z","changed":"2026-11-30T09:53:55.278Z"}');
INSERT INTO "changes" VALUES(94,53,'summaries',2,NULL);
INSERT INTO "changes" VALUES(95,54,'document_groups',1,NULL);
INSERT INTO "changes" VALUES(96,54,'group_members',1,NULL);
INSERT INTO "changes" VALUES(97,54,'group_members',2,NULL);
INSERT INTO "changes" VALUES(98,55,'group_members',1,'{"id":1,"uuid":"01a22be0-1454-7002-83d4-1e66a85a92e1","group_id":1,"document_id":1}');
INSERT INTO "changes" VALUES(99,56,'group_members',1,NULL);
INSERT INTO "changes" VALUES(100,57,'document_groups',2,NULL);
INSERT INTO "changes" VALUES(101,57,'group_members',3,NULL);
INSERT INTO "changes" VALUES(102,58,'group_members',3,'{"id":3,"uuid":"01a22be0-1458-7000-9a15-104f630e3352","group_id":2,"document_id":1}');
INSERT INTO "changes" VALUES(103,58,'document_groups',2,'{"id":2,"uuid":"01a22be0-1457-7001-a4b2-cac3091d124d","name":"Aufgelöst"}');
INSERT INTO "changes" VALUES(104,59,'codebooks',1,NULL);
INSERT INTO "changes" VALUES(105,60,'research_questions',1,NULL);
INSERT INTO "changes" VALUES(106,61,'research_links',1,NULL);
INSERT INTO "changes" VALUES(107,62,'research_links',2,NULL);
INSERT INTO "changes" VALUES(108,63,'research_questions',2,NULL);
INSERT INTO "changes" VALUES(109,64,'research_questions',2,'{"id":2,"uuid":"01a22be0-145e-7001-9cde-0c656e5d5048","position":2,"text":"Und wer?"}');
INSERT INTO "changes" VALUES(110,64,'research_questions',1,'{"id":1,"uuid":"01a22be0-145b-7001-b33a-b122ff4b75e2","position":1,"text":"Wie wird man sich einig?"}');
INSERT INTO "changes" VALUES(111,65,'research_links',1,'{"id":1,"uuid":"01a22be0-145c-7001-bfb3-f09e7316f9bb","question_id":1,"code_id":1,"memo_id":null}');
INSERT INTO "changes" VALUES(112,66,'research_links',1,NULL);
INSERT INTO "changes" VALUES(113,67,'documents',4,NULL);
INSERT INTO "changes" VALUES(114,67,'doubts',1,NULL);
INSERT INTO "changes" VALUES(115,67,'doubts',2,NULL);
INSERT INTO "changes" VALUES(116,68,'doubts',2,'{"id":2,"uuid":"01a22be0-1462-7003-aeca-d933958c8d8d","document_id":4,"kind":"hidden-text","start":null,"end":null,"example":"verborgen","times":2,"values":"","settled":0,"author_id":null,"created":"2026-11-30T09:53:55.298Z"}');
INSERT INTO "changes" VALUES(117,68,'doubts',1,'{"id":1,"uuid":"01a22be0-1462-7002-a75f-b070e4398994","document_id":4,"kind":"label-once","start":48,"end":54,"example":"B: Ja.","times":1,"values":"{\"label\":\"B\"}","settled":0,"author_id":null,"created":"2026-11-30T09:53:55.298Z"}');
INSERT INTO "changes" VALUES(118,69,'doubts',1,'{"id":1,"uuid":"01a22be0-1462-7002-a75f-b070e4398994","document_id":4,"kind":"label-once","start":48,"end":54,"example":"B: Ja.","times":1,"values":"{\"label\":\"B\"}","settled":1,"author_id":1,"created":"2026-11-30T09:53:55.298Z"}');
INSERT INTO "changes" VALUES(119,70,'consents',1,NULL);
INSERT INTO "changes" VALUES(120,70,'consents',2,NULL);
INSERT INTO "changes" VALUES(121,71,'consents',1,'{"id":1,"uuid":"01a22be0-1466-7001-b06e-90954663b482","case_id":1,"document_id":null,"analyse":"","quote":"no","teach":"","archive":"yes","secondary":"","services":"","given":"","form":"A 2021","withdrawn":"","delete_by":""}');
INSERT INTO "changes" VALUES(122,72,'transcription_rules',1,NULL);
INSERT INTO "changes" VALUES(123,72,'transcription_signs',1,NULL);
INSERT INTO "changes" VALUES(124,72,'transcription_signs',2,NULL);
INSERT INTO "changes" VALUES(125,73,'documents',1,'{"id":1,"uuid":"01a22be0-13c4-7001-83c6-0c3fdc82e8fe","name":"talk","label":"","text_id":1,"structure_id":1,"case_id":null,"context":"","file_name":"talk.txt","file_sha256":"ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a","reader":"text","reader_version":"1","how_read":"","transcription":"","created":"2026-11-30T09:53:55.140Z"}');
INSERT INTO "changes" VALUES(126,74,'transcription_rules',2,NULL);
INSERT INTO "changes" VALUES(127,74,'transcription_signs',3,NULL);
INSERT INTO "changes" VALUES(128,75,'transcription_signs',3,'{"id":3,"uuid":"01a22be0-146f-7002-abc7-30d496711aa3","rules_id":2,"position":0,"sign":"(.)","meaning":"kurze Pause","kind":"pause","quote":"drop"}');
INSERT INTO "changes" VALUES(129,75,'transcription_rules',2,'{"id":2,"uuid":"01a22be0-146f-7001-9d53-0a3e897c5e68","name":"Frühere Regeln"}');
INSERT INTO "changes" VALUES(130,76,'fixed_segments',1,NULL);
INSERT INTO "changes" VALUES(131,77,'decisions',1,NULL);
INSERT INTO "changes" VALUES(132,78,'documents',1,'{"id":1,"uuid":"01a22be0-13c4-7001-83c6-0c3fdc82e8fe","name":"talk","label":"","text_id":1,"structure_id":1,"case_id":null,"context":"","file_name":"talk.txt","file_sha256":"ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a","reader":"text","reader_version":"1","how_read":"","transcription":"Eigene Regeln","created":"2026-11-30T09:53:55.140Z"}');
INSERT INTO "changes" VALUES(133,78,'fixed_segments',1,'{"id":1,"uuid":"01a22be0-1471-7001-922f-f0bb50109e90","document_id":1,"coder_id":2,"start":0,"end":5,"position":1,"round":2}');
INSERT INTO "changes" VALUES(134,78,'orphans',1,NULL);
INSERT INTO "changes" VALUES(135,78,'codings',6,'{"id":6,"uuid":"01a22be0-1435-7001-a922-21781595e7dc","document_id":1,"start":3,"end":20,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T09:53:55.253Z"}');
INSERT INTO "changes" VALUES(136,78,'codings',1,'{"id":1,"uuid":"01a22be0-13c6-7001-b3fa-2f05ef644064","document_id":1,"start":88,"end":126,"code_id":1,"rule_id":1,"coder_id":1,"polarity":"present","weight":null,"paraphrase":"","round":1,"created":"2026-11-30T09:53:55.142Z"}');
INSERT INTO "changes" VALUES(137,78,'codings',2,'{"id":2,"uuid":"01a22be0-13c8-7001-85bb-430f58689970","document_id":1,"start":165,"end":231,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"absent","weight":30,"paraphrase":"quarrel","round":1,"created":"2026-11-30T09:53:55.144Z"}');
INSERT INTO "changes" VALUES(138,78,'codings',3,'{"id":3,"uuid":"01a22be0-13c9-7001-8931-9185ac308a14","document_id":1,"start":232,"end":260,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":1,"created":"2026-11-30T09:53:55.145Z"}');
INSERT INTO "changes" VALUES(139,78,'memos',2,'{"id":2,"uuid":"01a22be0-13ca-7001-a189-db80b062d426","case_id":null,"document_id":1,"code_id":null,"coding_id":null,"start":232,"end":260,"kind":"other","title":"","text":"on the passage","author_id":1,"created":"2026-11-30T09:53:55.146Z","changed":"2026-11-30T09:53:55.146Z","closed":0}');
INSERT INTO "changes" VALUES(140,78,'topic_assignments',1,'{"id":1,"uuid":"01a22be0-1446-7001-8f65-256acfe451b6","topic_id":1,"document_id":1,"start":3,"end":26,"author_id":1,"created":"2026-11-30T09:53:55.270Z"}');
INSERT INTO "changes" VALUES(141,78,'topic_assignments',3,'{"id":3,"uuid":"01a22be0-1447-7001-b600-fe13b119fecb","topic_id":2,"document_id":1,"start":131,"end":160,"author_id":2,"created":"2026-11-30T09:53:55.271Z"}');
INSERT INTO "changes" VALUES(142,78,'quotation_edits',1,'{"id":1,"uuid":"01a22be0-13cc-7001-9340-30ba233bd7e3","coding_id":2,"position":0,"start":8,"length":16,"replacement":"Amt","kind":"replacement"}');
INSERT INTO "changes" VALUES(143,78,'quotation_edits',2,'{"id":2,"uuid":"01a22be0-13cd-7000-b4a0-2c39e305de0c","coding_id":2,"position":1,"start":52,"length":13,"replacement":"Aufgaben","kind":"replacement"}');
INSERT INTO "changes" VALUES(144,78,'quotation_edits',3,NULL);
INSERT INTO "changes" VALUES(145,78,'quotation_edits',4,NULL);
INSERT INTO "changes" VALUES(146,78,'anchors',1,'{"id":1,"uuid":"01a22be0-13cf-7001-bbff-ffba82aac28b","code_id":1,"position":1,"coding_id":2,"text":"Mit der Ausländerbehörde gab es lange Streit um die Zuständigkeit.","label":"RG 2022","invented":0}');
INSERT INTO "changes" VALUES(147,78,'revisions',1,NULL);
INSERT INTO "changes" VALUES(148,79,'documents',1,'{"id":1,"uuid":"01a22be0-13c4-7001-83c6-0c3fdc82e8fe","name":"talk","label":"","text_id":5,"structure_id":5,"case_id":null,"context":"","file_name":"talk.txt","file_sha256":"ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a","reader":"text","reader_version":"1","how_read":"","transcription":"Eigene Regeln","created":"2026-11-30T09:53:55.140Z"}');
INSERT INTO "changes" VALUES(149,79,'orphans',1,'{"id":1,"uuid":"01a22be0-14d5-7000-b911-7edc53061115","document_id":1,"text_sha256":"12e5270a24120f9f3f77764e116bf0b4148861af73282f1ae98e7a5c4b68379b","start":0,"end":5,"proposed_start":0,"proposed_end":12,"reason":"uncertain","coder_id":2,"code_id":null,"rule_id":null,"coding_uuid":"","coding":"{}","attached":"{\"memos\": [], \"segment\": [\"01a22be0-1471-7001-922f-f0bb50109e90\", 1, 2]}"}');
INSERT INTO "changes" VALUES(150,79,'memos',1,'{"id":1,"uuid":"01a22be0-13c6-7002-9a89-090d9c6a4343","case_id":null,"document_id":null,"code_id":null,"coding_id":1,"start":null,"end":null,"kind":"other","title":"","text":"why alone?","author_id":1,"created":"2026-11-30T09:53:55.142Z","changed":"2026-11-30T09:53:55.142Z","closed":0}');
INSERT INTO "changes" VALUES(151,79,'good_marks',1,'{"id":1,"uuid":"01a22be0-142e-7001-b9a9-be6a4326d066","coding_id":1,"coder_id":1,"created":"2026-11-30T09:53:55.246Z"}');
INSERT INTO "changes" VALUES(152,79,'codings',1,'{"id":1,"uuid":"01a22be0-13c6-7001-b3fa-2f05ef644064","document_id":1,"start":94,"end":132,"code_id":1,"rule_id":1,"coder_id":1,"polarity":"present","weight":null,"paraphrase":"","round":1,"created":"2026-11-30T09:53:55.142Z"}');
INSERT INTO "changes" VALUES(153,79,'orphans',2,NULL);
INSERT INTO "changes" VALUES(154,79,'codings',6,'{"id":6,"uuid":"01a22be0-1435-7001-a922-21781595e7dc","document_id":1,"start":3,"end":26,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T09:53:55.253Z"}');
INSERT INTO "changes" VALUES(155,79,'codings',2,'{"id":2,"uuid":"01a22be0-13c8-7001-85bb-430f58689970","document_id":1,"start":171,"end":242,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"absent","weight":30,"paraphrase":"quarrel","round":1,"created":"2026-11-30T09:53:55.144Z"}');
INSERT INTO "changes" VALUES(156,79,'codings',3,'{"id":3,"uuid":"01a22be0-13c9-7001-8931-9185ac308a14","document_id":1,"start":243,"end":271,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":1,"created":"2026-11-30T09:53:55.145Z"}');
INSERT INTO "changes" VALUES(157,79,'memos',2,'{"id":2,"uuid":"01a22be0-13ca-7001-a189-db80b062d426","case_id":null,"document_id":1,"code_id":null,"coding_id":null,"start":243,"end":271,"kind":"other","title":"","text":"on the passage","author_id":1,"created":"2026-11-30T09:53:55.146Z","changed":"2026-11-30T09:53:55.146Z","closed":0}');
INSERT INTO "changes" VALUES(158,79,'topic_assignments',1,'{"id":1,"uuid":"01a22be0-1446-7001-8f65-256acfe451b6","topic_id":1,"document_id":1,"start":3,"end":32,"author_id":1,"created":"2026-11-30T09:53:55.270Z"}');
INSERT INTO "changes" VALUES(159,79,'topic_assignments',3,'{"id":3,"uuid":"01a22be0-1447-7001-b600-fe13b119fecb","topic_id":2,"document_id":1,"start":137,"end":166,"author_id":2,"created":"2026-11-30T09:53:55.271Z"}');
INSERT INTO "changes" VALUES(160,79,'quotation_edits',3,'{"id":3,"uuid":"01a22be0-14d6-7000-9462-86014c2920d5","coding_id":2,"position":0,"start":8,"length":16,"replacement":"Amt","kind":"replacement"}');
INSERT INTO "changes" VALUES(161,79,'quotation_edits',4,'{"id":4,"uuid":"01a22be0-14d6-7001-9f63-087d5d04e8ca","coding_id":2,"position":1,"start":57,"length":13,"replacement":"Aufgaben","kind":"replacement"}');
INSERT INTO "changes" VALUES(162,79,'quotation_edits',5,NULL);
INSERT INTO "changes" VALUES(163,79,'quotation_edits',6,NULL);
INSERT INTO "changes" VALUES(164,79,'anchors',1,'{"id":1,"uuid":"01a22be0-13cf-7001-bbff-ffba82aac28b","code_id":1,"position":1,"coding_id":2,"text":"Mit der Ausländerbehörde gab es sehr lange Streit um die Zuständigkeit.","label":"RG 2022","invented":0}');
INSERT INTO "changes" VALUES(165,79,'orphans',1,'{"id":1,"uuid":"01a22be0-14d5-7000-b911-7edc53061115","document_id":1,"text_sha256":"12e5270a24120f9f3f77764e116bf0b4148861af73282f1ae98e7a5c4b68379b","start":0,"end":5,"proposed_start":0,"proposed_end":6,"reason":"uncertain","coder_id":2,"code_id":null,"rule_id":null,"coding_uuid":"","coding":"{}","attached":"{\"memos\": [], \"segment\": [\"01a22be0-1471-7001-922f-f0bb50109e90\", 1, 2]}"}');
INSERT INTO "changes" VALUES(166,79,'fixed_segments',2,NULL);
INSERT INTO "changes" VALUES(167,79,'revisions',2,NULL);
INSERT INTO "changes" VALUES(168,80,'codes',3,'{"id":3,"uuid":"01a22be0-13d3-7005-b63f-e5f12869c1cb","parent_id":2,"position":1,"name":"Appell","colour":"#009e73","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0,"short_key":""}');
INSERT INTO "changes" VALUES(169,80,'code_rules',5,NULL);
INSERT INTO "changes" VALUES(170,80,'anchors',4,NULL);
INSERT INTO "changes" VALUES(171,81,'anchors',4,'{"id":4,"uuid":"01a22be0-14e5-7002-93a2-0535435d3023","code_id":3,"position":1,"coding_id":null,"text":"Worte","label":"","invented":0}');
INSERT INTO "changes" VALUES(172,81,'code_rules',5,'{"id":5,"uuid":"01a22be0-14e5-7001-b09a-a8cc41a6f3be","code_id":3,"version":2,"definition":"anders","include":"","exclude":"","borders":"","created":"2026-11-30T09:53:55.429Z"}');
INSERT INTO "changes" VALUES(173,81,'codes',3,'{"id":3,"uuid":"01a22be0-13d3-7005-b63f-e5f12869c1cb","parent_id":2,"position":1,"name":"Appell, neu","colour":"#009e73","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0,"short_key":""}');
INSERT INTO "changes" VALUES(174,82,'codes',3,'{"id":3,"uuid":"01a22be0-13d3-7005-b63f-e5f12869c1cb","parent_id":2,"position":1,"name":"Appell","colour":"#009e73","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0,"short_key":""}');
INSERT INTO "changes" VALUES(175,82,'code_rules',5,NULL);
INSERT INTO "changes" VALUES(176,82,'anchors',4,NULL);
INSERT INTO "changes" VALUES(177,83,'codes',5,NULL);
INSERT INTO "changes" VALUES(178,83,'code_rules',6,NULL);
INSERT INTO "changes" VALUES(179,84,'code_rules',6,'{"id":6,"uuid":"01a22be0-14ed-7000-bf2e-f1635fef92aa","code_id":5,"version":1,"definition":"","include":"","exclude":"","borders":"","created":"2026-11-30T09:53:55.436Z"}');
INSERT INTO "changes" VALUES(180,84,'codes',5,'{"id":5,"uuid":"01a22be0-14ec-7001-bbd6-c9e215cdccae","parent_id":null,"position":3,"name":"Undone","colour":"#56b4e9","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0,"short_key":""}');
INSERT INTO "changes" VALUES(181,85,'codes',6,NULL);
INSERT INTO "changes" VALUES(182,85,'code_rules',7,NULL);
INSERT INTO "changes" VALUES(183,86,'codings',7,NULL);
INSERT INTO "changes" VALUES(184,86,'assignments',7,NULL);
INSERT INTO "changes" VALUES(185,87,'codings',7,'{"id":7,"uuid":"01a22be0-14f2-7001-9be8-a887545ac822","document_id":1,"start":3,"end":9,"code_id":6,"rule_id":7,"coder_id":1,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T09:53:55.442Z"}');
INSERT INTO "changes" VALUES(186,87,'code_rules',7,'{"id":7,"uuid":"01a22be0-14f0-7002-a944-3397705af57a","code_id":6,"version":1,"definition":"","include":"","exclude":"","borders":"","created":"2026-11-30T09:53:55.440Z"}');
INSERT INTO "changes" VALUES(187,87,'codes',6,'{"id":6,"uuid":"01a22be0-14f0-7001-8b14-40dc84ffdeec","parent_id":null,"position":3,"name":"Merged","colour":"#56b4e9","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0,"short_key":""}');
INSERT INTO "changes" VALUES(188,88,'codings',8,NULL);
INSERT INTO "changes" VALUES(189,89,'codings',8,'{"id":8,"uuid":"01a22be0-14f9-7000-a8a7-2b645340e4ac","document_id":1,"start":0,"end":5,"code_id":2,"rule_id":2,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T09:53:55.448Z"}');
INSERT INTO "changes" VALUES(190,90,'assignments',7,'{"id":7,"uuid":"01a22be0-14f3-7000-8e1c-4cd451df7090","document_id":1,"coder_id":1,"assigned":0,"state":"working","round":2}');
INSERT INTO "changes" VALUES(191,91,'assignments',6,'{"id":6,"uuid":"01a22be0-1438-7000-87d7-743534dec3bf","document_id":1,"coder_id":2,"assigned":0,"state":"working","round":2}');
INSERT INTO "changes" VALUES(192,92,'labels',1,'{"id":1,"uuid":"01a22be0-1440-7001-b49e-13ab41d33223","name":"RG 2021","population":null,"wave":"2021","source_kind":"RG"}');
INSERT INTO "changes" VALUES(193,93,'accepted_findings',1,NULL);
INSERT INTO "changes" VALUES(194,94,'documents',5,NULL);
INSERT INTO "changes" VALUES(195,94,'speakers',3,NULL);
INSERT INTO "changes" VALUES(196,94,'speakers',4,NULL);
INSERT INTO "changes" VALUES(197,95,'anchors',3,'{"id":3,"uuid":"01a22be0-13d3-7004-83da-35b69738e1a6","code_id":2,"position":2,"coding_id":null,"text":"eigene\nWorte 🙂","label":"","invented":0}');
INSERT INTO "changes" VALUES(198,95,'anchors',2,'{"id":2,"uuid":"01a22be0-13d3-7003-ba69-f15bca5f5194","code_id":2,"position":1,"coding_id":null,"text":"„Wir rufen einander an“","label":"RG 2020","invented":0}');
INSERT INTO "changes" VALUES(199,96,'documents',6,NULL);
INSERT INTO "changes" VALUES(200,97,'codings',9,NULL);
INSERT INTO "changes" VALUES(201,97,'memos',5,NULL);
INSERT INTO "changes" VALUES(202,97,'assignments',8,NULL);
INSERT INTO "changes" VALUES(203,98,'memos',5,'{"id":5,"uuid":"01a22be0-150a-7002-b355-78d2066d48b4","case_id":null,"document_id":null,"code_id":null,"coding_id":9,"start":null,"end":null,"kind":"other","title":"","text":"auch dort","author_id":2,"created":"2026-11-30T09:53:55.466Z","changed":"2026-11-30T09:53:55.466Z","closed":0}');
INSERT INTO "changes" VALUES(204,98,'codings',9,'{"id":9,"uuid":"01a22be0-150a-7001-9618-5d9c0905cc94","document_id":6,"start":4,"end":8,"code_id":2,"rule_id":2,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T09:53:55.466Z"}');
INSERT INTO "changes" VALUES(205,98,'assignments',8,'{"id":8,"uuid":"01a22be0-150b-7000-a5a3-9e8af2710968","document_id":6,"coder_id":2,"assigned":0,"state":"working","round":2}');
INSERT INTO "changes" VALUES(206,98,'documents',6,'{"id":6,"uuid":"01a22be0-1509-7001-8a08-b8a338306528","name":"removed","label":"RG 2020","text_id":8,"structure_id":8,"case_id":null,"context":"","file_name":"removed.txt","file_sha256":"e1f79758cc42e6fe6037941205d1fbc37f5780f13aa077d0ba8287fd93cecd52","reader":"text","reader_version":"1","how_read":"","transcription":"","created":"2026-11-30T09:53:55.465Z"}');
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
INSERT INTO "code_rules" VALUES(1,'01a22be0-13aa-7002-9e73-19c199d5c47f',1,1,'','','','','2026-11-30T09:53:55.114Z');
INSERT INTO "code_rules" VALUES(2,'01a22be0-13d3-7002-8715-4a8664400b27',2,1,'was gemeint ist','immer wenn','außer wenn','nicht Streit','2026-11-30T09:53:55.155Z');
INSERT INTO "code_rules" VALUES(3,'01a22be0-13d3-7006-af28-2c40e79560a5',3,1,'','','','','2026-11-30T09:53:55.155Z');
INSERT INTO "code_rules" VALUES(4,'01a22be0-13d3-7009-a3e8-2f0dd7d58a01',4,1,'','','','','2026-11-30T09:53:55.155Z');
INSERT INTO "code_rules" VALUES(5,'01a22be0-14e5-7001-b09a-a8cc41a6f3be',3,2,'anders','','','','2026-11-30T09:53:55.429Z');
CREATE TABLE codebooks (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        description TEXT NOT NULL) STRICT;
INSERT INTO "codebooks" VALUES(1,'01a22be0-1459-7001-b8d3-27d4f4e67b5a','Codebuch','Wofür es gemacht ist.');
CREATE TABLE coders (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL CHECK (kind IN ('person', 'machine', 'consensus'))) STRICT;
INSERT INTO "coders" VALUES(1,'01a22be0-13a8-7000-9993-e68eab2ddf69','anna','person');
INSERT INTO "coders" VALUES(2,'01a22be0-13a9-7001-ba43-42a23f1cfa24','ben','person');
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
INSERT INTO "codes" VALUES(1,'01a22be0-13aa-7001-83b7-c2aeb3344b51',NULL,1,'Theme','#0072b2','thematic','deductive','','',0,'');
INSERT INTO "codes" VALUES(2,'01a22be0-13d3-7001-afc2-23cde822131b',NULL,2,'Koordination','#e69f00','evaluative','deductive','','',1,'');
INSERT INTO "codes" VALUES(3,'01a22be0-13d3-7005-b63f-e5f12869c1cb',2,1,'Appell, neu','#009e73','thematic','deductive','','',0,'');
INSERT INTO "codes" VALUES(4,'01a22be0-13d3-7008-896b-e656a8e8009c',2,2,'Streit, der ''lange'' "währt"','#cc79a7','thematic','deductive','','',0,'');
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
INSERT INTO "codings" VALUES(2,'01a22be0-13c8-7001-85bb-430f58689970',1,126,192,1,1,2,'absent',30,'quarrel',1,'2026-11-30T09:53:55.144Z');
INSERT INTO "codings" VALUES(3,'01a22be0-13c9-7001-8931-9185ac308a14',1,193,221,1,1,2,'present',NULL,'',1,'2026-11-30T09:53:55.145Z');
INSERT INTO "codings" VALUES(4,'01a22be0-13d7-7000-a14a-3faf214a5b5f',2,0,16,3,3,1,'present',NULL,'Vergessliche Worte',2,'2026-11-30T09:53:55.158Z');
INSERT INTO "codings" VALUES(6,'01a22be0-1435-7001-a922-21781595e7dc',1,3,20,1,1,2,'present',NULL,'',2,'2026-11-30T09:53:55.253Z');
INSERT INTO "codings" VALUES(7,'01a22be0-14f2-7001-9be8-a887545ac822',1,3,9,2,2,1,'present',NULL,'',2,'2026-11-30T09:53:55.442Z');
CREATE TABLE conflicts (id INTEGER PRIMARY KEY AUTOINCREMENT,
        table_name TEXT NOT NULL,
        row_uuid TEXT NOT NULL,
        field TEXT NOT NULL,
        heads TEXT NOT NULL,
        UNIQUE (table_name, row_uuid, field)) STRICT;
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
INSERT INTO "consents" VALUES(1,'01a22be0-1466-7001-b06e-90954663b482',1,NULL,'','paraphrase','','yes','','','','A 2021','','');
INSERT INTO "consents" VALUES(2,'01a22be0-1466-7002-b86c-e5c64f30091a',NULL,1,'','no','','yes','','','','A 2021','','');
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
INSERT INTO "decisions" VALUES(1,'01a22be0-1473-7000-9a3e-920d356a7ebb','documents','01a22be0-13c4-7001-83c6-0c3fdc82e8fe','context','["0190a0a0-0000-7000-8000-000000000001"]','0190a0a0-0000-7000-8000-000000000001',1,'2026-11-30T09:53:55.314Z');
CREATE TABLE document_groups (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "document_groups" VALUES(1,'01a22be0-1454-7001-ad19-52cb47ab97c3','Ländlich');
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
INSERT INTO "documents" VALUES(1,'01a22be0-13c4-7001-83c6-0c3fdc82e8fe','talk','',6,6,NULL,'','talk.txt','ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a','text','1','','Eigene Regeln','2026-11-30T09:53:55.140Z');
INSERT INTO "documents" VALUES(2,'01a22be0-13d5-7002-941e-7fa7373ac8a0','withdrawn','RG 2021',2,2,1,'','to forget.txt','ff29ae3311ac3771caf87d1e508846015dc51d9b8fef6e5d6cd18cc0bf9e588c','text','1','','','2026-11-30T09:53:55.157Z');
INSERT INTO "documents" VALUES(4,'01a22be0-1462-7001-aa51-cc30071f65f6','doubted','',4,4,NULL,'','doubted.txt','174cc949fa83618dbf7625dd9674cb0361bb5a13ecac123aabcc73c8cdba544c','text','1','{"dialect":"otter","score":0.75,"second":"teams","second_score":0.5,"speaker_form":"{name} sagt","joined":3}','','2026-11-30T09:53:55.298Z');
INSERT INTO "documents" VALUES(5,'01a22be0-1504-7000-877e-0d0d60b226da','second talk','',7,7,NULL,'','second talk.txt','2e854bf55e85c61a2f87831570a1c532e4593e61c8084971a26f18d707f2ae20','text','1','','','2026-11-30T09:53:55.459Z');
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
INSERT INTO "doubts" VALUES(1,'01a22be0-1462-7002-a75f-b070e4398994',4,'label-once',48,54,'B: Ja.',1,'{"label":"B"}',0,NULL,'2026-11-30T09:53:55.298Z');
INSERT INTO "doubts" VALUES(2,'01a22be0-1462-7003-aeca-d933958c8d8d',4,'hidden-text',NULL,NULL,'verborgen',2,'',1,1,'2026-11-30T09:53:55.298Z');
CREATE TABLE entries (id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        coder_uuid TEXT,
        coder_name TEXT NOT NULL,
        created TEXT NOT NULL,
        kind TEXT NOT NULL,
        reason TEXT NOT NULL,
        schema_version INTEGER NOT NULL,
        undoes TEXT REFERENCES entries(uuid)) STRICT;
INSERT INTO "entries" VALUES(1,'01a22be0-139f-7000-9662-2d354514b4d9',NULL,'lead','2026-11-30T09:53:55.103Z','setting','',8,NULL);
INSERT INTO "entries" VALUES(2,'01a22be0-13a7-7000-82d3-96b465c67529',NULL,'lead','2026-11-30T09:53:55.111Z','coder.add','',8,NULL);
INSERT INTO "entries" VALUES(3,'01a22be0-13a9-7000-925b-1d444650bc89',NULL,'lead','2026-11-30T09:53:55.113Z','coder.add','',8,NULL);
INSERT INTO "entries" VALUES(4,'01a22be0-13aa-7000-a8ab-c68c09d49b2b',NULL,'lead','2026-11-30T09:53:55.114Z','code.add','',8,NULL);
INSERT INTO "entries" VALUES(5,'01a22be0-13c4-7000-b1c0-d94338e1056c',NULL,'lead','2026-11-30T09:53:55.140Z','import','',8,NULL);
INSERT INTO "entries" VALUES(6,'01a22be0-13c6-7000-8003-ba3ee346d34c','01a22be0-13a8-7000-9993-e68eab2ddf69','anna','2026-11-30T09:53:55.142Z','coding.add','',8,NULL);
INSERT INTO "entries" VALUES(7,'01a22be0-13c8-7000-ad3f-5411f24c624e','01a22be0-13a9-7001-ba43-42a23f1cfa24','ben','2026-11-30T09:53:55.144Z','coding.add','',8,NULL);
INSERT INTO "entries" VALUES(8,'01a22be0-13c9-7000-8377-1236450f4e3e','01a22be0-13a9-7001-ba43-42a23f1cfa24','ben','2026-11-30T09:53:55.145Z','coding.add','',8,NULL);
INSERT INTO "entries" VALUES(9,'01a22be0-13ca-7000-bb05-acbd1eb81f66','01a22be0-13a8-7000-9993-e68eab2ddf69','anna','2026-11-30T09:53:55.146Z','memo.add','',8,NULL);
INSERT INTO "entries" VALUES(10,'01a22be0-13cc-7000-9285-3ebea15e98c8',NULL,'lead','2026-11-30T09:53:55.148Z','quotation.edit','',8,NULL);
INSERT INTO "entries" VALUES(11,'01a22be0-13ce-7000-89cc-a49089598e8b',NULL,'lead','2026-11-30T09:53:55.150Z','export','',8,NULL);
INSERT INTO "entries" VALUES(12,'01a22be0-13cf-7000-9e4f-fe8044873323',NULL,'lead','2026-11-30T09:53:55.151Z','code.edit','',8,NULL);
INSERT INTO "entries" VALUES(13,'01a22be0-13d0-7000-9a1c-37dddd66f900',NULL,'lead','2026-11-30T09:53:55.152Z','assign','',8,NULL);
INSERT INTO "entries" VALUES(14,'01a22be0-13d1-7000-968e-ca4f8829e865',NULL,'lead','2026-11-30T09:53:55.153Z','document.finished','',8,NULL);
INSERT INTO "entries" VALUES(15,'01a22be0-13d2-7000-8bc7-b6bc4c7a5d3a',NULL,'lead','2026-11-30T09:53:55.154Z','setting','',8,NULL);
INSERT INTO "entries" VALUES(16,'01a22be0-13d3-7000-bb74-2dc2b29dba29',NULL,'lead','2026-11-30T09:53:55.155Z','code.add','',8,NULL);
INSERT INTO "entries" VALUES(17,'01a22be0-13d5-7000-b647-d6829f112e3c',NULL,'lead','2026-11-30T09:53:55.157Z','import','',8,NULL);
INSERT INTO "entries" VALUES(18,'01a22be0-13d6-7000-8538-5a3f6df6bc3d','01a22be0-13a8-7000-9993-e68eab2ddf69','anna','2026-11-30T09:53:55.158Z','coding.add','',8,NULL);
INSERT INTO "entries" VALUES(19,'01a22be0-13d8-7000-9276-5a2ac02cdc38',NULL,'lead','2026-11-30T09:53:55.160Z','document.rename','',8,NULL);
INSERT INTO "entries" VALUES(20,'01a22be0-13d8-7001-a904-5dff2d9b1f7c',NULL,'lead','2026-11-30T09:53:55.160Z','import','',8,NULL);
INSERT INTO "entries" VALUES(21,'01a22be0-13da-7000-a43b-9fa9852107a1','01a22be0-13a9-7001-ba43-42a23f1cfa24','ben','2026-11-30T09:53:55.162Z','coding.add','',8,NULL);
INSERT INTO "entries" VALUES(22,'01a22be0-13db-7000-9c7a-bf863fb18917',NULL,'lead','2026-11-30T09:53:55.163Z','document.rename','',8,NULL);
INSERT INTO "entries" VALUES(23,'01a22be0-1419-7000-92f7-57c13f50df3b',NULL,'lead','2026-11-30T09:53:55.225Z','forget','',8,NULL);
INSERT INTO "entries" VALUES(24,'01a22be0-142e-7000-ac07-bf1ebe99155f','01a22be0-13a8-7000-9993-e68eab2ddf69','anna','2026-11-30T09:53:55.246Z','quotation.good','',8,NULL);
INSERT INTO "entries" VALUES(25,'01a22be0-1430-7000-adee-990c1b6fe583','01a22be0-13a9-7001-ba43-42a23f1cfa24','ben','2026-11-30T09:53:55.248Z','quotation.good','',8,NULL);
INSERT INTO "entries" VALUES(26,'01a22be0-1431-7000-8f67-add01149a831','01a22be0-13a9-7001-ba43-42a23f1cfa24','ben','2026-11-30T09:53:55.249Z','undo','',8,'01a22be0-1430-7000-adee-990c1b6fe583');
INSERT INTO "entries" VALUES(27,'01a22be0-1432-7000-b93f-9a8076395d71','01a22be0-13a9-7001-ba43-42a23f1cfa24','ben','2026-11-30T09:53:55.250Z','redo','',8,'01a22be0-1431-7000-8f67-add01149a831');
INSERT INTO "entries" VALUES(28,'01a22be0-1433-7000-87a2-a18781e0349c','01a22be0-13a9-7001-ba43-42a23f1cfa24','ben','2026-11-30T09:53:55.251Z','quotation.good','',8,NULL);
INSERT INTO "entries" VALUES(29,'01a22be0-1433-7002-8a43-edcb2a2ce928','01a22be0-13a9-7001-ba43-42a23f1cfa24','ben','2026-11-30T09:53:55.251Z','quotation.not_good','',8,NULL);
INSERT INTO "entries" VALUES(30,'01a22be0-1434-7000-af02-ccd5d4ea27b7',NULL,'lead','2026-11-30T09:53:55.252Z','coder.add','',8,NULL);
INSERT INTO "entries" VALUES(31,'01a22be0-1435-7000-b4db-572420f95b0e','01a22be0-1434-7001-a327-e81d1267176f','benjamin','2026-11-30T09:53:55.253Z','coding.add','',8,NULL);
INSERT INTO "entries" VALUES(32,'01a22be0-1436-7000-98f9-d583347e8019','01a22be0-1434-7001-a327-e81d1267176f','benjamin','2026-11-30T09:53:55.254Z','quotation.good','',8,NULL);
INSERT INTO "entries" VALUES(33,'01a22be0-1437-7000-b790-e481bd34bed5',NULL,'lead','2026-11-30T09:53:55.255Z','coder.merge','',8,NULL);
INSERT INTO "entries" VALUES(34,'01a22be0-1439-7000-8040-b86a5ed3cf16',NULL,'lead','2026-11-30T09:53:55.257Z','setting','',8,NULL);
INSERT INTO "entries" VALUES(35,'01a22be0-143a-7000-8292-54add857cd5f',NULL,'lead','2026-11-30T09:53:55.258Z','document.wave','',8,NULL);
INSERT INTO "entries" VALUES(36,'01a22be0-143b-7000-9619-fe26f1a9fcdc',NULL,'lead','2026-11-30T09:53:55.259Z','document.wave','',8,NULL);
INSERT INTO "entries" VALUES(37,'01a22be0-143c-7000-8a6d-e30bd72be8ec',NULL,'lead','2026-11-30T09:53:55.260Z','undo','',8,'01a22be0-143b-7000-9619-fe26f1a9fcdc');
INSERT INTO "entries" VALUES(38,'01a22be0-143d-7000-8f46-4357a9c67358',NULL,'lead','2026-11-30T09:53:55.261Z','redo','',8,'01a22be0-143c-7000-8a6d-e30bd72be8ec');
INSERT INTO "entries" VALUES(39,'01a22be0-1440-7000-9463-03e959931697',NULL,'lead','2026-11-30T09:53:55.264Z','label.set','',8,NULL);
INSERT INTO "entries" VALUES(40,'01a22be0-1443-7000-bdea-2c4a47e2e3cd',NULL,'lead','2026-11-30T09:53:55.267Z','topic.import','',8,NULL);
INSERT INTO "entries" VALUES(41,'01a22be0-1444-7000-836e-b09edc38d6c9',NULL,'lead','2026-11-30T09:53:55.268Z','topic.edit','',8,NULL);
INSERT INTO "entries" VALUES(42,'01a22be0-1445-7000-a8a2-507fbef0d017',NULL,'lead','2026-11-30T09:53:55.269Z','topic.move','',8,NULL);
INSERT INTO "entries" VALUES(43,'01a22be0-1446-7000-9ca2-350aa8d9ff58','01a22be0-13a8-7000-9993-e68eab2ddf69','anna','2026-11-30T09:53:55.270Z','topic.assign','',8,NULL);
INSERT INTO "entries" VALUES(44,'01a22be0-1447-7000-b7b4-641a4765a29c','01a22be0-13a9-7001-ba43-42a23f1cfa24','ben','2026-11-30T09:53:55.271Z','topic.assign','',8,NULL);
INSERT INTO "entries" VALUES(45,'01a22be0-1447-7002-85f5-59e25e7c058d',NULL,'lead','2026-11-30T09:53:55.271Z','topic.unassign','',8,NULL);
INSERT INTO "entries" VALUES(46,'01a22be0-1448-7000-8f81-23298bd6ca27',NULL,'lead','2026-11-30T09:53:55.272Z','undo','',8,'01a22be0-1447-7002-85f5-59e25e7c058d');
INSERT INTO "entries" VALUES(47,'01a22be0-1449-7000-8212-bcf3430aae19',NULL,'lead','2026-11-30T09:53:55.273Z','topic.add','',8,NULL);
INSERT INTO "entries" VALUES(48,'01a22be0-144a-7000-ab3b-0dfc3ddab6e7',NULL,'lead','2026-11-30T09:53:55.274Z','topic.remove','',8,NULL);
INSERT INTO "entries" VALUES(49,'01a22be0-144c-7000-90ab-475a5112c3b6','01a22be0-13a8-7000-9993-e68eab2ddf69','anna','2026-11-30T09:53:55.276Z','summary.write','',8,NULL);
INSERT INTO "entries" VALUES(50,'01a22be0-144d-7000-ba65-b882731d9a48','01a22be0-13a9-7001-ba43-42a23f1cfa24','ben','2026-11-30T09:53:55.277Z','summary.write','',8,NULL);
INSERT INTO "entries" VALUES(51,'01a22be0-144e-7000-bfd3-06e8583b7310','01a22be0-13a8-7000-9993-e68eab2ddf69','anna','2026-11-30T09:53:55.278Z','summary.write','',8,NULL);
INSERT INTO "entries" VALUES(52,'01a22be0-144f-7000-b20d-e640232b753e','01a22be0-13a8-7000-9993-e68eab2ddf69','anna','2026-11-30T09:53:55.279Z','undo','',8,'01a22be0-144e-7000-bfd3-06e8583b7310');
INSERT INTO "entries" VALUES(53,'01a22be0-1450-7000-817a-ec6ee3b0a70d','01a22be0-13a8-7000-9993-e68eab2ddf69','anna','2026-11-30T09:53:55.280Z','redo','',8,'01a22be0-144f-7000-b20d-e640232b753e');
INSERT INTO "entries" VALUES(54,'01a22be0-1454-7000-a32f-f7fb18323ed5',NULL,'lead','2026-11-30T09:53:55.284Z','group.add','',8,NULL);
INSERT INTO "entries" VALUES(55,'01a22be0-1456-7000-b1eb-ec9570f4a6c0',NULL,'lead','2026-11-30T09:53:55.286Z','group.set','',8,NULL);
INSERT INTO "entries" VALUES(56,'01a22be0-1456-7001-910a-7fa6dca97672',NULL,'lead','2026-11-30T09:53:55.286Z','undo','',8,'01a22be0-1456-7000-b1eb-ec9570f4a6c0');
INSERT INTO "entries" VALUES(57,'01a22be0-1457-7000-8d7b-03de5a47ed1d',NULL,'lead','2026-11-30T09:53:55.287Z','group.add','',8,NULL);
INSERT INTO "entries" VALUES(58,'01a22be0-1458-7001-976f-84295f81b76d',NULL,'lead','2026-11-30T09:53:55.288Z','group.remove','',8,NULL);
INSERT INTO "entries" VALUES(59,'01a22be0-1459-7000-b26f-1825bb440c12',NULL,'lead','2026-11-30T09:53:55.289Z','codebook.description','Codebuch',8,NULL);
INSERT INTO "entries" VALUES(60,'01a22be0-145b-7000-83d8-f9f2b1df7069',NULL,'lead','2026-11-30T09:53:55.291Z','research.add','',8,NULL);
INSERT INTO "entries" VALUES(61,'01a22be0-145c-7000-9155-13b29c6cb216',NULL,'lead','2026-11-30T09:53:55.292Z','research.link','',8,NULL);
INSERT INTO "entries" VALUES(62,'01a22be0-145d-7000-a5c0-8b8a9bc4ede3',NULL,'lead','2026-11-30T09:53:55.293Z','research.link','',8,NULL);
INSERT INTO "entries" VALUES(63,'01a22be0-145e-7000-afc1-d8dffa323004',NULL,'lead','2026-11-30T09:53:55.294Z','research.add','',8,NULL);
INSERT INTO "entries" VALUES(64,'01a22be0-145f-7000-acee-15e0c35537f1',NULL,'lead','2026-11-30T09:53:55.295Z','research.move','',8,NULL);
INSERT INTO "entries" VALUES(65,'01a22be0-145f-7001-9434-40b4f974e536',NULL,'lead','2026-11-30T09:53:55.295Z','research.unlink','',8,NULL);
INSERT INTO "entries" VALUES(66,'01a22be0-1460-7000-a547-f19260be5a0a',NULL,'lead','2026-11-30T09:53:55.296Z','undo','',8,'01a22be0-145f-7001-9434-40b4f974e536');
INSERT INTO "entries" VALUES(67,'01a22be0-1462-7000-b494-75897e7ec753',NULL,'lead','2026-11-30T09:53:55.298Z','import','',8,NULL);
INSERT INTO "entries" VALUES(68,'01a22be0-1464-7000-98a5-fa9e3fe10633','01a22be0-13a8-7000-9993-e68eab2ddf69','anna','2026-11-30T09:53:55.300Z','doubt.settle','',8,NULL);
INSERT INTO "entries" VALUES(69,'01a22be0-1465-7000-8742-c896f703342a','01a22be0-13a9-7001-ba43-42a23f1cfa24','ben','2026-11-30T09:53:55.301Z','doubt.open','',8,NULL);
INSERT INTO "entries" VALUES(70,'01a22be0-1466-7000-b244-d1b0fb23bd5a',NULL,'lead','2026-11-30T09:53:55.302Z','consent.set','',8,NULL);
INSERT INTO "entries" VALUES(71,'01a22be0-1467-7000-9b0c-6a7e468bf939',NULL,'lead','2026-11-30T09:53:55.303Z','consent.set','',8,NULL);
INSERT INTO "entries" VALUES(72,'01a22be0-146c-7000-b590-82dcb8531558',NULL,'lead','2026-11-30T09:53:55.308Z','transcription.define','',8,NULL);
INSERT INTO "entries" VALUES(73,'01a22be0-146e-7000-9c23-cd6c8a0e4d82',NULL,'lead','2026-11-30T09:53:55.310Z','transcription.set','',8,NULL);
INSERT INTO "entries" VALUES(74,'01a22be0-146f-7000-a2f0-be5ab68dc508',NULL,'lead','2026-11-30T09:53:55.311Z','transcription.define','',8,NULL);
INSERT INTO "entries" VALUES(75,'01a22be0-1470-7000-8f68-4037a565681c',NULL,'lead','2026-11-30T09:53:55.312Z','transcription.remove','',8,NULL);
INSERT INTO "entries" VALUES(76,'01a22be0-1471-7000-9d64-468d3f48f343',NULL,'lead','2026-11-30T09:53:55.313Z','segments.fix','',8,NULL);
INSERT INTO "entries" VALUES(77,'01a22be0-1472-7000-90c6-fecacb7c0de0',NULL,'lead','2026-11-30T09:53:55.314Z','conflict.decide','',8,NULL);
INSERT INTO "entries" VALUES(78,'01a22be0-14d3-7000-9666-c4ffb88103b6',NULL,'lead','2026-11-30T09:53:55.411Z','document.revise','',8,NULL);
INSERT INTO "entries" VALUES(79,'01a22be0-14de-7000-a598-cd905ed1bb9c',NULL,'lead','2026-11-30T09:53:55.422Z','document.revise','',8,NULL);
INSERT INTO "entries" VALUES(80,'01a22be0-14e5-7000-ac4b-1ee1f7677c65',NULL,'lead','2026-11-30T09:53:55.429Z','code.edit','',8,NULL);
INSERT INTO "entries" VALUES(81,'01a22be0-14e7-7000-9c50-f000a49b3dd7',NULL,'lead','2026-11-30T09:53:55.431Z','undo','',8,'01a22be0-14e5-7000-ac4b-1ee1f7677c65');
INSERT INTO "entries" VALUES(82,'01a22be0-14ea-7000-85f3-b34d4f8a8790',NULL,'lead','2026-11-30T09:53:55.434Z','redo','',8,'01a22be0-14e7-7000-9c50-f000a49b3dd7');
INSERT INTO "entries" VALUES(83,'01a22be0-14ec-7000-ae01-56fe407647d6',NULL,'lead','2026-11-30T09:53:55.436Z','code.add','',8,NULL);
INSERT INTO "entries" VALUES(84,'01a22be0-14ee-7000-8413-f45a4074a2f0',NULL,'lead','2026-11-30T09:53:55.438Z','undo','',8,'01a22be0-14ec-7000-ae01-56fe407647d6');
INSERT INTO "entries" VALUES(85,'01a22be0-14f0-7000-982b-9da66e0eb47c',NULL,'lead','2026-11-30T09:53:55.440Z','code.add','',8,NULL);
INSERT INTO "entries" VALUES(86,'01a22be0-14f2-7000-9c03-96b30e2efc7e','01a22be0-13a8-7000-9993-e68eab2ddf69','anna','2026-11-30T09:53:55.442Z','coding.add','',8,NULL);
INSERT INTO "entries" VALUES(87,'01a22be0-14f4-7000-868c-c32431614bf7',NULL,'lead','2026-11-30T09:53:55.444Z','code.merge','Merged → Koordination',8,NULL);
INSERT INTO "entries" VALUES(88,'01a22be0-14f8-7000-9e0e-6e71de49615f','01a22be0-13a9-7001-ba43-42a23f1cfa24','ben','2026-11-30T09:53:55.448Z','coding.add','',8,NULL);
INSERT INTO "entries" VALUES(89,'01a22be0-14fa-7000-bcbb-b31cb5696472','01a22be0-13a9-7001-ba43-42a23f1cfa24','ben','2026-11-30T09:53:55.450Z','coding.remove','',8,NULL);
INSERT INTO "entries" VALUES(90,'01a22be0-14fc-7000-9837-b19584e33aae',NULL,'lead','2026-11-30T09:53:55.452Z','assign','',8,NULL);
INSERT INTO "entries" VALUES(91,'01a22be0-14fd-7000-b796-ca60c849a17c',NULL,'lead','2026-11-30T09:53:55.453Z','document.finished','',8,NULL);
INSERT INTO "entries" VALUES(92,'01a22be0-14ff-7000-8ab2-66fd01347d0a',NULL,'lead','2026-11-30T09:53:55.455Z','label.set','',8,NULL);
INSERT INTO "entries" VALUES(93,'01a22be0-1501-7000-93ef-997c167e56c7','01a22be0-13a8-7000-9993-e68eab2ddf69','anna','2026-11-30T09:53:55.457Z','finding.accept','named in public',8,NULL);
INSERT INTO "entries" VALUES(94,'01a22be0-1503-7000-9be7-98a03c9d8a63',NULL,'lead','2026-11-30T09:53:55.459Z','import','',8,NULL);
INSERT INTO "entries" VALUES(95,'01a22be0-1506-7000-910a-9657922496fe',NULL,'lead','2026-11-30T09:53:55.462Z','code.anchor','',8,NULL);
INSERT INTO "entries" VALUES(96,'01a22be0-1509-7000-9afe-e854760d90b8',NULL,'lead','2026-11-30T09:53:55.465Z','import','',8,NULL);
INSERT INTO "entries" VALUES(97,'01a22be0-150a-7000-8344-47c082537987','01a22be0-13a9-7001-ba43-42a23f1cfa24','ben','2026-11-30T09:53:55.466Z','coding.add','',8,NULL);
INSERT INTO "entries" VALUES(98,'01a22be0-150b-7001-a76c-d90e7f4f9406',NULL,'lead','2026-11-30T09:53:55.467Z','document.remove','',8,NULL);
CREATE TABLE erasures (id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        details TEXT NOT NULL,
        confirmed TEXT NOT NULL,
        applied INTEGER NOT NULL CHECK (applied IN (0, 1)),
        created TEXT NOT NULL) STRICT;
INSERT INTO "erasures" VALUES(1,'01a22be0-1416-7000-b9af-f3fdbe415b9a','{"uuid": "01a22be0-1416-7000-b9af-f3fdbe415b9a", "created": "2026-11-30T09:53:55.222Z", "documents": ["01a22be0-13d9-7000-8a39-271818044675"]}','[]',1,'2026-11-30T09:53:55.222Z');
CREATE TABLE file_state (id INTEGER PRIMARY KEY CHECK (id = 1),
        project_uuid TEXT NOT NULL,
        secret TEXT NOT NULL,
        backup INTEGER NOT NULL CHECK (backup IN (0, 1)),
        former TEXT NOT NULL,
        present TEXT NOT NULL,
        digest TEXT NOT NULL) STRICT;
INSERT INTO "file_state" VALUES(1,'01a22be0-1391-7000-825a-0a5aa528bad2','35a8a8ab329f43ec2dee562098519eb2eb2659a9971f226d37928c54397c13b3',0,'1270f9a3b0627464ea92d57e2f23b9ea','b8adecea6bc8951424fc23407f347449','accepted_findings 47b9027dc17981161c590497260190d2b5eac94aa39d9f8b41bac74ec0158abb
anchors 8a2f7981dfe21dc55ed8aaa5a197ac8f0bdc2d447087cf05568a13257fba7bc6
assignments eeca682800f64b46f16a5dbe5211c72d7fa39723ea586918c8751f64df49f64c
attributes d9cf48470d01eb981e8fe095333270ede02964b76ae5dcf4dd113a759b297c77
cases 58a511b11492c93f2eaee3b4cf7dfc73780e83d7357b62044c9fbb1d9d842b08
code_rules 4f19758fea77c4cab55ff351e4eafd86bd9042d1a254c9c6a659e050370c786b
codebooks 3dfbd832c6b733b6ff86326260875927e240c4305ec574b4bb1340f966c6da65
coders 4a643aa5d42cdd761e6244b4433d768522c5ebe26b6b94f638e6c0c856becdf4
codes eb78bd58dace529b456ad85ac126f5f92c316db5fa8ef5e89a10aac51ee32798
codings 4a61813d8ca9c87c45166c25f1e3538e1d4cfc797917b5f9743fa8c7976c55d1
consents 152adf68f16d5499671f276605ca03e8fefa8b2300a93091786bdb60fd23327d
decisions 624fd4901f968a4fd2f522c0d8b334df851db9097efae0fa4bbb2af19878fb5f
document_groups 9cde17079af36546ffd6b3087c2cd2a5719097dd1beddff1e60285f3471430af
documents d74e22954636b5a8c8b6712014c8c82be13394d32c4038b43116d55e03d996d5
doubts 4117d8be8074e649bb19236ec65802897e82c4be31b624bbb3da2848f879db1c
entries 8f6cbafb5f27c83ab7edab2d32e3936c5d7c322778dec5c642f4c3588064d696
fixed_segments 89735e46e5b9545be4df885253b8cad1368b11c33d05531b35d9032382fdeb1c
good_marks 1a20d241695a37b3faae7caaf5fab903ee8db09f778e6b7aac4f728b6948fbdd
group_members 4d8de510b347cbc117da557d47a06f0f3b4f39cb9ff2bc0d92c56711af029b1d
labels 184bbf9d06536e3c2b533fa8543cb867d56c0db244ff65fcbc4617f305df3f2b
memos 7ddf330a86b11b6cbefa1e1b60253cf86184681d7750bcb789007d765da4d856
origins b3914c8e4eabab433639010ee946d7c4d140d9444de08db036d65e316447d81e
orphans c0065ef4500c03a4f4c11e4af965e54df86d603399e200c208c6245453de74d2
publications d15681d31e9277771edc492b27880f697e4d4f59ad4816dcfc47eb833d713709
published_quotations c631fce44ec1fd97b7b30230210a43e258cb6eb504eeb13daba5b86e9e003956
quotation_edits eb94d8d01fd571c82c33261d53b70188d574d653693c55ead6a3117c5feeb86e
quotation_ids 2c99e021242a3d63b0445627371155e312828ba9b942ad0f541f05ed8eff8245
related_codes 8c2566747aada209c5d08d549ee1e4e429791a0edbcba68e07882b3385836bbf
research_links 13b2f0866e2535d0cff3cbf867bb1649d752cfd32c5d35f0fd989f091a811bb2
research_questions 83c2482fbc9306e6d4fc7c3ad68f4966fad6d2cf24b565f97830c61525e37bff
revisions 0b89a4b9f568021b7efcf15c2f7ee694c8e2542ee632cf8347a8878ab33001c4
settings 89dba09c3edf47aae3328417bea6fdcc4d7d2a9eeff105b444cf5addea2ef604
speakers 6ffd33f7cdeea234d13685d83d00c55709fb3c4635d2ec460d81c4849bc36d15
summaries 1a014165bf6902a3ca2daab4baeafef64d1ef79d9718c8f765224de43169d926
topic_assignments 38686fc0a144e275e20e3cb371382216322d9a325abe063bf63426c39ea63233
topic_waves 6aadafedd0d95b08f9d95af4d77b166cded0b5d1a0133406fb2da6d43156a02a
topics d0658ab1228ef5170f586d677a0b777912de2e3a4a98bac1217edd52788040e7
transcription_rules 19036d19fd8b8076cc02cf6718dd5aeebf1dd0078972f91b1b4b49dacdc48c56
transcription_signs 3d6a28b821f2787c464778a6a975cc9d499ae8807cb46410a2b97328e6a82023');
CREATE TABLE fixed_segments (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        position INTEGER NOT NULL,
        round INTEGER NOT NULL CHECK (round >= 1)) STRICT;
INSERT INTO "fixed_segments" VALUES(2,'01a22be0-1471-7001-922f-f0bb50109e90',1,2,0,5,1,2);
CREATE TABLE forgotten (id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        UNIQUE (kind, value)) STRICT;
INSERT INTO "forgotten" VALUES(1,'file','99f374d7316f37bc48c80e0d096bb3ce640244800ba61beef5db40ada1db493f');
INSERT INTO "forgotten" VALUES(2,'memos','01a22be0-13da-7002-8703-04a6fa0f2fac');
INSERT INTO "forgotten" VALUES(3,'codings','01a22be0-13da-7001-88b6-2ae993b32e1e');
INSERT INTO "forgotten" VALUES(4,'assignments','01a22be0-13da-7003-a951-99bee1471c31');
INSERT INTO "forgotten" VALUES(5,'documents','01a22be0-13d9-7000-8a39-271818044675');
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
INSERT INTO "given" VALUES(1,'01a22be0-1468-7000-b3f3-2af65f61cfbf',NULL,'lead','2026-11-30T09:53:55.304Z','quotes','docx','chapter.docx','reader','{"01a22be0-13c4-7001-83c6-0c3fdc82e8fe":{"12":"obLD1OX2"}}','["01a22be0-13d5-7001-8cfc-1eeed27a0e33"]','');
CREATE TABLE good_marks (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, coding_id INTEGER NOT NULL REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL) STRICT;
INSERT INTO "good_marks" VALUES(2,'01a22be0-1430-7001-a337-91811bb8eba5',2,2,'2026-11-30T09:53:55.248Z');
INSERT INTO "good_marks" VALUES(4,'01a22be0-1436-7001-b364-e4ef13a99420',6,2,'2026-11-30T09:53:55.254Z');
CREATE TABLE group_members (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, group_id INTEGER NOT NULL REFERENCES document_groups(id) DEFERRABLE INITIALLY DEFERRED, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED, UNIQUE (group_id, document_id)) STRICT;
INSERT INTO "group_members" VALUES(1,'01a22be0-1454-7002-83d4-1e66a85a92e1',1,1);
INSERT INTO "group_members" VALUES(2,'01a22be0-1454-7003-8565-6fc7a8593583',1,2);
CREATE TABLE labels (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        population INTEGER CHECK (population >= 1),
        wave TEXT NOT NULL,
        source_kind TEXT NOT NULL) STRICT;
INSERT INTO "labels" VALUES(1,'01a22be0-1440-7001-b49e-13ab41d33223','RG 2021',40,'2021','RG');
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
INSERT INTO "memos" VALUES(1,'01a22be0-13c6-7002-9a89-090d9c6a4343',NULL,1,NULL,NULL,NULL,NULL,'other','','why alone?',1,'2026-11-30T09:53:55.142Z','2026-11-30T09:53:55.142Z',0);
INSERT INTO "memos" VALUES(2,'01a22be0-13ca-7001-a189-db80b062d426',NULL,1,NULL,NULL,193,221,'other','','on the passage',1,'2026-11-30T09:53:55.146Z','2026-11-30T09:53:55.146Z',0);
INSERT INTO "memos" VALUES(3,'01a22be0-13d7-7001-a8b5-37ac2e760afd',NULL,NULL,NULL,4,NULL,NULL,'other','','über Vergessliche Worte',1,'2026-11-30T09:53:55.158Z','2026-11-30T09:53:55.158Z',0);
CREATE TABLE open_entry (id INTEGER PRIMARY KEY CHECK (id = 1),
        entry_id INTEGER NOT NULL,
        forgetting INTEGER NOT NULL CHECK (forgetting IN (0, 1))) STRICT;
CREATE TABLE origins (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED UNIQUE,
        wave TEXT NOT NULL,
        source_kind TEXT NOT NULL) STRICT;
INSERT INTO "origins" VALUES(1,'01a22be0-143a-7001-bfb6-26c0ccf6b56f',1,'2022','RG');
INSERT INTO "origins" VALUES(2,'01a22be0-143a-7002-8ab5-0bdc2f04a2ed',2,'2021','RG');
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
INSERT INTO "orphans" VALUES(2,'01a22be0-14e1-7000-afcc-2c9c7b89e287',1,'bbe7149cdbb1674930b7a345cbd70437f429ab8a55f7760b43b6327c5470b9a8',94,132,NULL,NULL,'lost',1,1,1,'01a22be0-13c6-7001-b3fa-2f05ef644064','{"polarity": "present", "weight": null, "paraphrase": "", "round": 1, "created": "2026-11-30T09:53:55.142Z"}','{"memos": ["01a22be0-13c6-7002-9a89-090d9c6a4343"], "anchors": [], "ids": [], "good": [["", "2026-11-30T09:53:55.246Z"]], "edits": []}');
CREATE TABLE publications (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        seed INTEGER NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "publications" VALUES(1,'01a22be0-13ce-7002-80c9-2080e5225057','report',1,'2026');
CREATE TABLE published_quotations (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, publication_id INTEGER NOT NULL REFERENCES publications(id) DEFERRABLE INITIALLY DEFERRED,
        coding_id INTEGER REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        coding_uuid TEXT NOT NULL,
        code TEXT NOT NULL) STRICT;
INSERT INTO "published_quotations" VALUES(1,'01a22be0-13ce-7003-bd3c-35e348832854',1,2,'01a22be0-13c8-7001-85bb-430f58689970','Theme');
CREATE TABLE quotation_edits (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, coding_id INTEGER NOT NULL REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        length INTEGER NOT NULL CHECK (length >= 0),
        replacement TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('omission', 'insertion', 'replacement', 'case', 'emphasis'))) STRICT;
INSERT INTO "quotation_edits" VALUES(5,'01a22be0-14e1-7001-a014-1ec98c733bdd',2,0,8,16,'Amt','replacement');
INSERT INTO "quotation_edits" VALUES(6,'01a22be0-14e1-7002-9d06-1fdd804388ea',2,1,52,13,'Aufgaben','replacement');
CREATE TABLE quotation_ids (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, coding_id INTEGER NOT NULL REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "quotation_ids" VALUES(1,'01a22be0-13ce-7001-931d-04f7413c3ac3',2,'a1b2c3');
CREATE TABLE related_codes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        related_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL) STRICT;
INSERT INTO "related_codes" VALUES(1,'01a22be0-13d3-7007-bf29-b29f02a19508',3,1,2,'Koordination');
CREATE TABLE research_links (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, question_id INTEGER NOT NULL REFERENCES research_questions(id) DEFERRABLE INITIALLY DEFERRED,
        code_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        memo_id INTEGER REFERENCES memos(id) DEFERRABLE INITIALLY DEFERRED,
        CHECK ((code_id IS NOT NULL) + (memo_id IS NOT NULL) = 1),
        UNIQUE (question_id, code_id), UNIQUE (question_id, memo_id)) STRICT;
INSERT INTO "research_links" VALUES(1,'01a22be0-145c-7001-bfb3-f09e7316f9bb',1,1,NULL);
INSERT INTO "research_links" VALUES(2,'01a22be0-145d-7001-8542-2f7c67c54362',1,NULL,2);
CREATE TABLE research_questions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, position INTEGER NOT NULL,
        text TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "research_questions" VALUES(1,'01a22be0-145b-7001-b33a-b122ff4b75e2',2,'Wie wird man sich einig?');
INSERT INTO "research_questions" VALUES(2,'01a22be0-145e-7001-9cde-0c656e5d5048',1,'Und wer?');
CREATE TABLE revisions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        old_sha256 TEXT NOT NULL,
        new_sha256 TEXT NOT NULL,
        mapping TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "revisions" VALUES(1,'01a22be0-14d6-7002-a50f-30b69768fd0f',1,'12e5270a24120f9f3f77764e116bf0b4148861af73282f1ae98e7a5c4b68379b','bbe7149cdbb1674930b7a345cbd70437f429ab8a55f7760b43b6327c5470b9a8','{"format":1,"lengths":[261,272],"blocks":[[0,[[0,0,2],[1,7,3,3,900,6,0],[1,1,189],[1,6,63]]]],"doubtful":[]}','2026-11-30T09:53:55.411Z');
INSERT INTO "revisions" VALUES(2,'01a22be0-14e2-7000-baa8-e581feffc3dc',1,'bbe7149cdbb1674930b7a345cbd70437f429ab8a55f7760b43b6327c5470b9a8','dd72419e60159ef7e215359b532bf8681d79c6de6294a838056a53cff4152563','{"format":1,"lengths":[272,222],"blocks":[[0,[[0,0,2],[7,1,3,3,900],[1,1,80],[41,2,68],[6,1,63]]]],"doubtful":[]}','2026-11-30T09:53:55.422Z');
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
INSERT INTO "settings" VALUES(1,'01a22be0-139f-7001-b28d-9467aec5bc9a','title','A study');
INSERT INTO "settings" VALUES(2,'01a22be0-13d2-7001-aee8-2f54bfbf1855','round','2');
INSERT INTO "settings" VALUES(3,'01a22be0-1439-7001-8b80-b145d29d79bd','wave_fields','["wave", "Erhebung"]');
INSERT INTO "settings" VALUES(4,'01a22be0-1439-7002-b276-648a3214ad2a','source_kind_fields','["Art"]');
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
INSERT INTO "speakers" VALUES(1,'01a22be0-13c4-7002-a382-6fcbc7272dde',1,'I','asks',NULL);
INSERT INTO "speakers" VALUES(2,'01a22be0-13c4-7003-8a02-ed5f175aea07',1,'B','answers',NULL);
INSERT INTO "speakers" VALUES(3,'01a22be0-1504-7001-9d2d-15fa533ceee0',5,'I','asks',NULL);
INSERT INTO "speakers" VALUES(4,'01a22be0-1504-7002-b61a-f9b4b35e5e2c',5,'B','answers',NULL);
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
INSERT INTO "summaries" VALUES(1,'01a22be0-144c-7001-808f-37903e1b67fe',1,3,'Vergessliche Worte, anders',2,'{"3faf214a5b5f":"2fb9c817"}','2026-11-30T09:53:55.276Z','2026-11-30T09:53:55.277Z');
INSERT INTO "summaries" VALUES(2,'01a22be0-144e-7001-a039-4fe5d2fa20b8',NULL,1,'alle
zusammen',1,'{}','2026-11-30T09:53:55.278Z','2026-11-30T09:53:55.278Z');
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
INSERT INTO "topic_assignments" VALUES(1,'01a22be0-1446-7001-8f65-256acfe451b6',1,1,3,26,1,'2026-11-30T09:53:55.270Z');
INSERT INTO "topic_assignments" VALUES(2,'01a22be0-1446-7002-a307-6d6eb00bcd04',1,2,0,10,1,'2026-11-30T09:53:55.270Z');
INSERT INTO "topic_assignments" VALUES(3,'01a22be0-1447-7001-b600-fe13b119fecb',2,1,92,121,2,'2026-11-30T09:53:55.271Z');
CREATE TABLE topic_waves (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, topic_id INTEGER NOT NULL REFERENCES topics(id) DEFERRABLE INITIALLY DEFERRED,
        wave TEXT NOT NULL,
        question TEXT NOT NULL,
        UNIQUE (topic_id, wave)) STRICT;
INSERT INTO "topic_waves" VALUES(1,'01a22be0-1443-7002-83e7-9016f40a4907',1,'2022','Wie lief das am Anfang?');
INSERT INTO "topic_waves" VALUES(2,'01a22be0-1444-7001-912a-4bef80ca79e5',2,'','Wie ist es mit den Behörden?');
CREATE TABLE topics (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, position INTEGER NOT NULL,
        name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "topics" VALUES(1,'01a22be0-1443-7001-aaa5-d1e25b9da044',1,'Anfang');
INSERT INTO "topics" VALUES(2,'01a22be0-1443-7003-99e1-c300b2e39ca5',0,'Behörden');
CREATE TABLE transcription_rules (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "transcription_rules" VALUES(1,'01a22be0-146c-7001-8648-49f95dd1bad2','Eigene Regeln');
CREATE TABLE transcription_signs (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, rules_id INTEGER NOT NULL REFERENCES transcription_rules(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        sign TEXT NOT NULL,
        meaning TEXT NOT NULL,
        kind TEXT NOT NULL,
        quote TEXT NOT NULL CHECK (quote IN ('keep', 'words', 'drop')),
        UNIQUE (rules_id, sign)) STRICT;
INSERT INTO "transcription_signs" VALUES(1,'01a22be0-146c-7002-95de-8d0b41bf97aa',1,0,'(.)','kurze Pause','pause','drop');
INSERT INTO "transcription_signs" VALUES(2,'01a22be0-146c-7003-bcbe-b558f8f5b4cc',1,1,'[...]','Auslassung','other','keep');
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
CREATE INDEX fixed_segments_by_document ON fixed_segments(document_id, coder_id, start);
CREATE INDEX decisions_by_row ON decisions(table_name, row_uuid);
CREATE INDEX arrived_by_merge ON arrived(merge_uuid);
CREATE INDEX carried_by_row ON carried(table_name, row_uuid);
CREATE INDEX shared_entries_by_entry ON shared_entries(entry_uuid);
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
CREATE TRIGGER fixed_segments_update AFTER UPDATE ON fixed_segments WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."start" IS NOT NEW."start" OR OLD."end" IS NOT NEW."end" OR OLD."position" IS NOT NEW."position" OR OLD."round" IS NOT NEW."round" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'fixed_segments', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'coder_id', OLD."coder_id", 'start', OLD."start", 'end', OLD."end", 'position', OLD."position", 'round', OLD."round") FROM open_entry; END;
CREATE TRIGGER fixed_segments_delete AFTER DELETE ON fixed_segments BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'fixed_segments', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'coder_id', OLD."coder_id", 'start', OLD."start", 'end', OLD."end", 'position', OLD."position", 'round', OLD."round") FROM open_entry; END;
CREATE TRIGGER decisions_insert AFTER INSERT ON decisions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'decisions', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER decisions_update AFTER UPDATE ON decisions WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."table_name" IS NOT NEW."table_name" OR OLD."row_uuid" IS NOT NEW."row_uuid" OR OLD."field" IS NOT NEW."field" OR OLD."over" IS NOT NEW."over" OR OLD."chosen" IS NOT NEW."chosen" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'decisions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'table_name', OLD."table_name", 'row_uuid', OLD."row_uuid", 'field', OLD."field", 'over', OLD."over", 'chosen', OLD."chosen", 'coder_id', OLD."coder_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER decisions_delete AFTER DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'decisions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'table_name', OLD."table_name", 'row_uuid', OLD."row_uuid", 'field', OLD."field", 'over', OLD."over", 'chosen', OLD."chosen", 'coder_id', OLD."coder_id", 'created', OLD."created") FROM open_entry; END;
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
INSERT INTO "sqlite_sequence" VALUES('entries',98);
INSERT INTO "sqlite_sequence" VALUES('changes',206);
INSERT INTO "sqlite_sequence" VALUES('settings',4);
INSERT INTO "sqlite_sequence" VALUES('coders',3);
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
INSERT INTO "sqlite_sequence" VALUES('fixed_segments',2);
INSERT INTO "sqlite_sequence" VALUES('decisions',1);
INSERT INTO "sqlite_sequence" VALUES('orphans',2);
INSERT INTO "sqlite_sequence" VALUES('revisions',2);
INSERT INTO "sqlite_sequence" VALUES('accepted_findings',1);
COMMIT;
