PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1363365700;
PRAGMA user_version = 5;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'qualcode','first_schema','2026-11-29 22:30:48.784549+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'qualcode','second_schema','2026-11-29 22:30:48.795789+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'qualcode','third_schema','2026-11-29 22:30:48.797705+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'qualcode','fourth_schema','2026-11-29 22:30:48.809399+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'qualcode','fifth_schema','2026-11-29 22:30:48.815594+00:00');
CREATE TABLE accepted_findings (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, fingerprint TEXT NOT NULL UNIQUE,
        document_id INTEGER REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        reason TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "accepted_findings" VALUES(1,'01a2296e-b069-7000-bda0-109061033668','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,1,'named in public','2026-11-29T22:30:49.704Z');
CREATE TABLE anchors (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        coding_id INTEGER REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        text TEXT NOT NULL,
        label TEXT NOT NULL,
        invented INTEGER NOT NULL CHECK (invented IN (0, 1))) STRICT;
INSERT INTO "anchors" VALUES(1,'01a2296e-ad79-7000-8a52-a681e98073c3',1,1,2,'Mit der Ausländerbehörde gab es lange Streit um die Zuständigkeit.','RG 2022',0);
INSERT INTO "anchors" VALUES(3,'01a2296e-ad82-7001-964d-cb6cc1505c9e',2,1,NULL,'eigene
Worte 🙂','',0);
INSERT INTO "anchors" VALUES(4,'01a2296e-b02a-7001-95bd-8b7c66f157b7',3,1,NULL,'Worte','',0);
CREATE TABLE assignments (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        assigned INTEGER NOT NULL CHECK (assigned IN (0, 1)),
        state TEXT NOT NULL CHECK (state IN ('open', 'working', 'finished')),
        round INTEGER NOT NULL CHECK (round >= 1),
        UNIQUE (document_id, coder_id, round)) STRICT;
INSERT INTO "assignments" VALUES(1,'01a2296e-ad61-7000-b8ce-69a971ff9ecc',1,1,1,'finished',1);
INSERT INTO "assignments" VALUES(2,'01a2296e-ad67-7001-975e-d9224bbae5b5',1,2,0,'working',1);
INSERT INTO "assignments" VALUES(3,'01a2296e-ad8b-7002-b7e9-89ed4a377f95',2,1,0,'working',2);
INSERT INTO "assignments" VALUES(6,'01a2296e-ae78-7000-b46a-c20ea08a98c7',1,2,1,'finished',2);
INSERT INTO "assignments" VALUES(7,'01a2296e-b04e-7000-b3d2-a4a9c04f2801',1,1,1,'working',2);
CREATE TABLE attributes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        speaker_id INTEGER REFERENCES speakers(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        CHECK ((case_id IS NOT NULL) + (document_id IS NOT NULL) + (speaker_id IS NOT NULL) = 1),
        UNIQUE (case_id, name), UNIQUE (document_id, name), UNIQUE (speaker_id, name)) STRICT;
INSERT INTO "attributes" VALUES(1,'01a2296e-ad88-7001-9d46-a7040d4df936',NULL,2,NULL,'wave','2021');
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
INSERT INTO "cases" VALUES(1,'01a2296e-ad87-7001-9eaa-d34b54ebd3b3','Case A','yes');
INSERT INTO "cases" VALUES(2,'01a2296e-ad90-7000-937f-bce5f93432d1','Case B','yes');
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
INSERT INTO "changes" VALUES(22,13,'assignments',1,'{"id":1,"uuid":"01a2296e-ad61-7000-b8ce-69a971ff9ecc","document_id":1,"coder_id":1,"assigned":0,"state":"working","round":1}');
INSERT INTO "changes" VALUES(23,14,'assignments',1,'{"id":1,"uuid":"01a2296e-ad61-7000-b8ce-69a971ff9ecc","document_id":1,"coder_id":1,"assigned":1,"state":"working","round":1}');
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
INSERT INTO "changes" VALUES(34,16,'related_codes',1,'{"id":1,"uuid":"01a2296e-ad82-7004-b306-f4b6f4c95ed6","code_id":3,"position":1,"related_id":null,"name":"Koordination"}');
INSERT INTO "changes" VALUES(35,17,'cases',1,NULL);
INSERT INTO "changes" VALUES(36,17,'documents',2,NULL);
INSERT INTO "changes" VALUES(37,17,'attributes',1,NULL);
INSERT INTO "changes" VALUES(38,18,'codings',4,NULL);
INSERT INTO "changes" VALUES(39,18,'memos',3,NULL);
INSERT INTO "changes" VALUES(40,18,'assignments',3,NULL);
INSERT INTO "changes" VALUES(41,19,'documents',2,'{"id":2,"uuid":"01a2296e-ad88-7000-b9f8-f5a5302d0753","name":"to forget","label":"RG 2021","text_id":2,"structure_id":2,"case_id":1,"context":"","file_name":"to forget.txt","file_sha256":"ff29ae3311ac3771caf87d1e508846015dc51d9b8fef6e5d6cd18cc0bf9e588c","reader":"text","reader_version":"1","created":"2026-11-29T22:30:48.967Z"}');
INSERT INTO "changes" VALUES(42,20,'cases',2,NULL);
INSERT INTO "changes" VALUES(52,24,'good_marks',1,NULL);
INSERT INTO "changes" VALUES(53,25,'good_marks',2,NULL);
INSERT INTO "changes" VALUES(54,26,'good_marks',2,'{"id":2,"uuid":"01a2296e-ae57-7000-b289-d59bbfac6025","coding_id":2,"coder_id":2,"created":"2026-11-29T22:30:49.174Z"}');
INSERT INTO "changes" VALUES(55,27,'good_marks',2,NULL);
INSERT INTO "changes" VALUES(56,28,'good_marks',3,NULL);
INSERT INTO "changes" VALUES(57,29,'good_marks',3,'{"id":3,"uuid":"01a2296e-ae67-7001-aeae-2df2ce0dfdb9","coding_id":3,"coder_id":2,"created":"2026-11-29T22:30:49.191Z"}');
INSERT INTO "changes" VALUES(58,30,'coders',3,NULL);
INSERT INTO "changes" VALUES(59,31,'codings',6,NULL);
INSERT INTO "changes" VALUES(60,31,'assignments',5,NULL);
INSERT INTO "changes" VALUES(61,32,'good_marks',4,NULL);
INSERT INTO "changes" VALUES(62,33,'codings',6,'{"id":6,"uuid":"01a2296e-ae70-7000-b379-b9c94d753934","document_id":1,"start":3,"end":20,"code_id":1,"rule_id":1,"coder_id":3,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-29T22:30:49.199Z"}');
INSERT INTO "changes" VALUES(63,33,'assignments',5,'{"id":5,"uuid":"01a2296e-ae71-7000-851f-edb9d9902c16","document_id":1,"coder_id":3,"assigned":0,"state":"working","round":2}');
INSERT INTO "changes" VALUES(64,33,'assignments',6,NULL);
INSERT INTO "changes" VALUES(65,33,'good_marks',4,'{"id":4,"uuid":"01a2296e-ae74-7001-86f4-0c493e67c5b8","coding_id":6,"coder_id":3,"created":"2026-11-29T22:30:49.204Z"}');
INSERT INTO "changes" VALUES(66,33,'coders',3,'{"id":3,"uuid":"01a2296e-ae6d-7001-a3d5-118db5107d95","name":"benjamin","kind":"person"}');
INSERT INTO "changes" VALUES(67,34,'settings',3,NULL);
INSERT INTO "changes" VALUES(68,34,'settings',4,NULL);
INSERT INTO "changes" VALUES(69,35,'origins',1,NULL);
INSERT INTO "changes" VALUES(70,35,'origins',2,NULL);
INSERT INTO "changes" VALUES(71,36,'origins',2,'{"id":2,"uuid":"01a2296e-ae83-7000-9940-732a22f2ece7","document_id":2,"wave":"2022","source_kind":"RG"}');
INSERT INTO "changes" VALUES(72,37,'origins',2,'{"id":2,"uuid":"01a2296e-ae83-7000-9940-732a22f2ece7","document_id":2,"wave":"2021","source_kind":"RG"}');
INSERT INTO "changes" VALUES(73,38,'origins',2,'{"id":2,"uuid":"01a2296e-ae83-7000-9940-732a22f2ece7","document_id":2,"wave":"2022","source_kind":"RG"}');
INSERT INTO "changes" VALUES(74,39,'labels',1,NULL);
INSERT INTO "changes" VALUES(75,40,'topics',1,NULL);
INSERT INTO "changes" VALUES(76,40,'topic_waves',1,NULL);
INSERT INTO "changes" VALUES(77,40,'topics',2,NULL);
INSERT INTO "changes" VALUES(78,41,'topic_waves',2,NULL);
INSERT INTO "changes" VALUES(79,42,'topics',2,'{"id":2,"uuid":"01a2296e-aebc-7001-9f8f-4de092046f8f","position":1,"name":"Behörden"}');
INSERT INTO "changes" VALUES(80,42,'topics',1,'{"id":1,"uuid":"01a2296e-aebb-7000-b4e4-1b607cfc06c0","position":0,"name":"Anfang"}');
INSERT INTO "changes" VALUES(81,43,'topic_assignments',1,NULL);
INSERT INTO "changes" VALUES(82,43,'topic_assignments',2,NULL);
INSERT INTO "changes" VALUES(83,44,'topic_assignments',3,NULL);
INSERT INTO "changes" VALUES(84,45,'topic_assignments',1,'{"id":1,"uuid":"01a2296e-aec6-7001-bf92-46fd7bd199f9","topic_id":1,"document_id":1,"start":3,"end":26,"author_id":1,"created":"2026-11-29T22:30:49.286Z"}');
INSERT INTO "changes" VALUES(85,46,'topic_assignments',1,NULL);
INSERT INTO "changes" VALUES(86,47,'topics',3,NULL);
INSERT INTO "changes" VALUES(87,47,'topic_waves',3,NULL);
INSERT INTO "changes" VALUES(88,48,'topic_waves',3,'{"id":3,"uuid":"01a2296e-aedc-7001-9cb1-b39360460dfb","topic_id":3,"wave":"2021","question":"Was noch?"}');
INSERT INTO "changes" VALUES(89,48,'topics',3,'{"id":3,"uuid":"01a2296e-aedc-7000-b147-680abb3eda35","position":2,"name":"Entferntes"}');
INSERT INTO "changes" VALUES(90,49,'summaries',1,NULL);
INSERT INTO "changes" VALUES(91,50,'summaries',1,'{"id":1,"uuid":"01a2296e-aeef-7000-af84-8b127e3de107","case_id":1,"code_id":3,"text":"Vergessliche Worte, kurz","author_id":1,"passages":"{\"e1ae589d7efb\":\"1125828c\"}","created":"2026-11-29T22:30:49.317Z","changed":"2026-11-29T22:30:49.317Z"}');
INSERT INTO "changes" VALUES(92,51,'summaries',2,NULL);
INSERT INTO "changes" VALUES(93,52,'summaries',2,'{"id":2,"uuid":"01a2296e-aef6-7001-93ed-b9bb3ef0fc40","case_id":null,"code_id":1,"text":"alle\nzusammen","author_id":1,"passages":"{}","created":"2026-11-29T22:30:49.334Z","changed":"2026-11-29T22:30:49.334Z"}');
INSERT INTO "changes" VALUES(94,53,'summaries',2,NULL);
INSERT INTO "changes" VALUES(95,54,'document_groups',1,NULL);
INSERT INTO "changes" VALUES(96,54,'group_members',1,NULL);
INSERT INTO "changes" VALUES(97,54,'group_members',2,NULL);
INSERT INTO "changes" VALUES(98,55,'group_members',1,'{"id":1,"uuid":"01a2296e-af0d-7002-8900-b53e43b2c95f","group_id":1,"document_id":1}');
INSERT INTO "changes" VALUES(99,56,'group_members',1,NULL);
INSERT INTO "changes" VALUES(100,57,'document_groups',2,NULL);
INSERT INTO "changes" VALUES(101,57,'group_members',3,NULL);
INSERT INTO "changes" VALUES(102,58,'group_members',3,'{"id":3,"uuid":"01a2296e-af19-7002-9b70-730d73f42713","group_id":2,"document_id":1}');
INSERT INTO "changes" VALUES(103,58,'document_groups',2,'{"id":2,"uuid":"01a2296e-af19-7001-a5e9-8c0321ec2747","name":"Aufgelöst"}');
INSERT INTO "changes" VALUES(104,59,'codebooks',1,NULL);
INSERT INTO "changes" VALUES(105,60,'research_questions',1,NULL);
INSERT INTO "changes" VALUES(106,61,'research_links',1,NULL);
INSERT INTO "changes" VALUES(107,62,'research_links',2,NULL);
INSERT INTO "changes" VALUES(108,63,'research_questions',2,NULL);
INSERT INTO "changes" VALUES(109,64,'research_questions',2,'{"id":2,"uuid":"01a2296e-af33-7001-95da-18f6d8935260","position":2,"text":"Und wer?"}');
INSERT INTO "changes" VALUES(110,64,'research_questions',1,'{"id":1,"uuid":"01a2296e-af2c-7001-aaf4-95ebacf78b0a","position":1,"text":"Wie wird man sich einig?"}');
INSERT INTO "changes" VALUES(111,65,'research_links',1,'{"id":1,"uuid":"01a2296e-af2f-7001-a042-004a8bc8c646","question_id":1,"code_id":1,"memo_id":null}');
INSERT INTO "changes" VALUES(112,66,'research_links',1,NULL);
INSERT INTO "changes" VALUES(113,67,'documents',1,'{"id":1,"uuid":"01a2296e-ad57-7000-8613-c37bcc653cc8","name":"talk","label":"","text_id":1,"structure_id":1,"case_id":null,"context":"","file_name":"talk.txt","file_sha256":"ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a","reader":"text","reader_version":"1","created":"2026-11-29T22:30:48.918Z"}');
INSERT INTO "changes" VALUES(114,67,'codings',6,'{"id":6,"uuid":"01a2296e-ae70-7000-b379-b9c94d753934","document_id":1,"start":3,"end":20,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-29T22:30:49.199Z"}');
INSERT INTO "changes" VALUES(115,67,'codings',1,'{"id":1,"uuid":"01a2296e-ad60-7000-9234-ebb5e488b209","document_id":1,"start":88,"end":126,"code_id":1,"rule_id":1,"coder_id":1,"polarity":"present","weight":null,"paraphrase":"","round":1,"created":"2026-11-29T22:30:48.927Z"}');
INSERT INTO "changes" VALUES(116,67,'codings',2,'{"id":2,"uuid":"01a2296e-ad67-7000-8115-13bdcea18231","document_id":1,"start":165,"end":231,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"absent","weight":30,"paraphrase":"quarrel","round":1,"created":"2026-11-29T22:30:48.934Z"}');
INSERT INTO "changes" VALUES(117,67,'codings',3,'{"id":3,"uuid":"01a2296e-ad6a-7000-8b0f-cc85d9913444","document_id":1,"start":232,"end":260,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":1,"created":"2026-11-29T22:30:48.937Z"}');
INSERT INTO "changes" VALUES(118,67,'memos',2,'{"id":2,"uuid":"01a2296e-ad6c-7001-b8a8-3d9f4ac697d5","case_id":null,"document_id":1,"code_id":null,"coding_id":null,"start":232,"end":260,"kind":"other","title":"","text":"on the passage","author_id":1,"created":"2026-11-29T22:30:48.940Z","changed":"2026-11-29T22:30:48.940Z","closed":0}');
INSERT INTO "changes" VALUES(119,67,'topic_assignments',1,'{"id":1,"uuid":"01a2296e-aec6-7001-bf92-46fd7bd199f9","topic_id":1,"document_id":1,"start":3,"end":26,"author_id":1,"created":"2026-11-29T22:30:49.286Z"}');
INSERT INTO "changes" VALUES(120,67,'topic_assignments',3,'{"id":3,"uuid":"01a2296e-aecd-7000-8dfa-199b69e6a396","topic_id":2,"document_id":1,"start":131,"end":160,"author_id":2,"created":"2026-11-29T22:30:49.292Z"}');
INSERT INTO "changes" VALUES(121,67,'quotation_edits',1,'{"id":1,"uuid":"01a2296e-ad72-7000-92c1-fb0c2c8ad92a","coding_id":2,"position":0,"start":8,"length":16,"replacement":"Amt","kind":"replacement"}');
INSERT INTO "changes" VALUES(122,67,'quotation_edits',2,'{"id":2,"uuid":"01a2296e-ad72-7001-9ec7-f244ea1caa81","coding_id":2,"position":1,"start":52,"length":13,"replacement":"Aufgaben","kind":"replacement"}');
INSERT INTO "changes" VALUES(123,67,'quotation_edits',3,NULL);
INSERT INTO "changes" VALUES(124,67,'quotation_edits',4,NULL);
INSERT INTO "changes" VALUES(125,67,'anchors',1,'{"id":1,"uuid":"01a2296e-ad79-7000-8a52-a681e98073c3","code_id":1,"position":1,"coding_id":2,"text":"Mit der Ausländerbehörde gab es lange Streit um die Zuständigkeit.","label":"RG 2022","invented":0}');
INSERT INTO "changes" VALUES(126,67,'revisions',1,NULL);
INSERT INTO "changes" VALUES(127,68,'documents',1,'{"id":1,"uuid":"01a2296e-ad57-7000-8613-c37bcc653cc8","name":"talk","label":"","text_id":4,"structure_id":4,"case_id":null,"context":"","file_name":"talk.txt","file_sha256":"ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a","reader":"text","reader_version":"1","created":"2026-11-29T22:30:48.918Z"}');
INSERT INTO "changes" VALUES(128,68,'memos',1,'{"id":1,"uuid":"01a2296e-ad60-7001-a826-7210ae521ab5","case_id":null,"document_id":null,"code_id":null,"coding_id":1,"start":null,"end":null,"kind":"other","title":"","text":"why alone?","author_id":1,"created":"2026-11-29T22:30:48.927Z","changed":"2026-11-29T22:30:48.927Z","closed":0}');
INSERT INTO "changes" VALUES(129,68,'good_marks',1,'{"id":1,"uuid":"01a2296e-ae50-7000-b29a-8e8c267bba71","coding_id":1,"coder_id":1,"created":"2026-11-29T22:30:49.164Z"}');
INSERT INTO "changes" VALUES(130,68,'codings',1,'{"id":1,"uuid":"01a2296e-ad60-7000-9234-ebb5e488b209","document_id":1,"start":94,"end":132,"code_id":1,"rule_id":1,"coder_id":1,"polarity":"present","weight":null,"paraphrase":"","round":1,"created":"2026-11-29T22:30:48.927Z"}');
INSERT INTO "changes" VALUES(131,68,'orphans',1,NULL);
INSERT INTO "changes" VALUES(132,68,'codings',6,'{"id":6,"uuid":"01a2296e-ae70-7000-b379-b9c94d753934","document_id":1,"start":3,"end":26,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-29T22:30:49.199Z"}');
INSERT INTO "changes" VALUES(133,68,'codings',2,'{"id":2,"uuid":"01a2296e-ad67-7000-8115-13bdcea18231","document_id":1,"start":171,"end":242,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"absent","weight":30,"paraphrase":"quarrel","round":1,"created":"2026-11-29T22:30:48.934Z"}');
INSERT INTO "changes" VALUES(134,68,'codings',3,'{"id":3,"uuid":"01a2296e-ad6a-7000-8b0f-cc85d9913444","document_id":1,"start":243,"end":271,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":1,"created":"2026-11-29T22:30:48.937Z"}');
INSERT INTO "changes" VALUES(135,68,'memos',2,'{"id":2,"uuid":"01a2296e-ad6c-7001-b8a8-3d9f4ac697d5","case_id":null,"document_id":1,"code_id":null,"coding_id":null,"start":243,"end":271,"kind":"other","title":"","text":"on the passage","author_id":1,"created":"2026-11-29T22:30:48.940Z","changed":"2026-11-29T22:30:48.940Z","closed":0}');
INSERT INTO "changes" VALUES(136,68,'topic_assignments',1,'{"id":1,"uuid":"01a2296e-aec6-7001-bf92-46fd7bd199f9","topic_id":1,"document_id":1,"start":3,"end":32,"author_id":1,"created":"2026-11-29T22:30:49.286Z"}');
INSERT INTO "changes" VALUES(137,68,'topic_assignments',3,'{"id":3,"uuid":"01a2296e-aecd-7000-8dfa-199b69e6a396","topic_id":2,"document_id":1,"start":137,"end":166,"author_id":2,"created":"2026-11-29T22:30:49.292Z"}');
INSERT INTO "changes" VALUES(138,68,'quotation_edits',3,'{"id":3,"uuid":"01a2296e-b00a-7000-81f3-7936697d7ec5","coding_id":2,"position":0,"start":8,"length":16,"replacement":"Amt","kind":"replacement"}');
INSERT INTO "changes" VALUES(139,68,'quotation_edits',4,'{"id":4,"uuid":"01a2296e-b00b-7000-86fa-e72206a1799a","coding_id":2,"position":1,"start":57,"length":13,"replacement":"Aufgaben","kind":"replacement"}');
INSERT INTO "changes" VALUES(140,68,'quotation_edits',5,NULL);
INSERT INTO "changes" VALUES(141,68,'quotation_edits',6,NULL);
INSERT INTO "changes" VALUES(142,68,'anchors',1,'{"id":1,"uuid":"01a2296e-ad79-7000-8a52-a681e98073c3","code_id":1,"position":1,"coding_id":2,"text":"Mit der Ausländerbehörde gab es sehr lange Streit um die Zuständigkeit.","label":"RG 2022","invented":0}');
INSERT INTO "changes" VALUES(143,68,'revisions',2,NULL);
INSERT INTO "changes" VALUES(144,69,'codes',3,'{"id":3,"uuid":"01a2296e-ad82-7002-95a3-a57bc5ff0640","parent_id":2,"position":1,"name":"Appell","colour":"#009e73","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(145,69,'code_rules',5,NULL);
INSERT INTO "changes" VALUES(146,69,'anchors',4,NULL);
INSERT INTO "changes" VALUES(147,70,'anchors',4,'{"id":4,"uuid":"01a2296e-b02a-7001-95bd-8b7c66f157b7","code_id":3,"position":1,"coding_id":null,"text":"Worte","label":"","invented":0}');
INSERT INTO "changes" VALUES(148,70,'code_rules',5,'{"id":5,"uuid":"01a2296e-b02a-7000-8a08-708569b14ef7","code_id":3,"version":2,"definition":"anders","include":"","exclude":"","borders":"","created":"2026-11-29T22:30:49.640Z"}');
INSERT INTO "changes" VALUES(149,70,'codes',3,'{"id":3,"uuid":"01a2296e-ad82-7002-95a3-a57bc5ff0640","parent_id":2,"position":1,"name":"Appell, neu","colour":"#009e73","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(150,71,'codes',3,'{"id":3,"uuid":"01a2296e-ad82-7002-95a3-a57bc5ff0640","parent_id":2,"position":1,"name":"Appell","colour":"#009e73","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(151,71,'code_rules',5,NULL);
INSERT INTO "changes" VALUES(152,71,'anchors',4,NULL);
INSERT INTO "changes" VALUES(153,72,'codes',5,NULL);
INSERT INTO "changes" VALUES(154,72,'code_rules',6,NULL);
INSERT INTO "changes" VALUES(155,73,'code_rules',6,'{"id":6,"uuid":"01a2296e-b040-7002-8768-2d429e65db52","code_id":5,"version":1,"definition":"","include":"","exclude":"","borders":"","created":"2026-11-29T22:30:49.663Z"}');
INSERT INTO "changes" VALUES(156,73,'codes',5,'{"id":5,"uuid":"01a2296e-b040-7001-a4c7-9239303fa5e8","parent_id":null,"position":3,"name":"Undone","colour":"#56b4e9","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(157,74,'codes',6,NULL);
INSERT INTO "changes" VALUES(158,74,'code_rules',7,NULL);
INSERT INTO "changes" VALUES(159,75,'codings',7,NULL);
INSERT INTO "changes" VALUES(160,75,'assignments',7,NULL);
INSERT INTO "changes" VALUES(161,76,'codings',7,'{"id":7,"uuid":"01a2296e-b04d-7001-ba7d-d578f6f9d663","document_id":1,"start":3,"end":9,"code_id":6,"rule_id":7,"coder_id":1,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-29T22:30:49.677Z"}');
INSERT INTO "changes" VALUES(162,76,'code_rules',7,'{"id":7,"uuid":"01a2296e-b04a-7001-8183-1487cfdcfc74","code_id":6,"version":1,"definition":"","include":"","exclude":"","borders":"","created":"2026-11-29T22:30:49.673Z"}');
INSERT INTO "changes" VALUES(163,76,'codes',6,'{"id":6,"uuid":"01a2296e-b04a-7000-be73-cb62a9afdda3","parent_id":null,"position":3,"name":"Merged","colour":"#56b4e9","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0}');
INSERT INTO "changes" VALUES(164,77,'codings',8,NULL);
INSERT INTO "changes" VALUES(165,78,'codings',8,'{"id":8,"uuid":"01a2296e-b057-7000-b782-dca3a3381c39","document_id":1,"start":0,"end":5,"code_id":2,"rule_id":2,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-29T22:30:49.686Z"}');
INSERT INTO "changes" VALUES(166,79,'assignments',7,'{"id":7,"uuid":"01a2296e-b04e-7000-b3d2-a4a9c04f2801","document_id":1,"coder_id":1,"assigned":0,"state":"working","round":2}');
INSERT INTO "changes" VALUES(167,80,'assignments',6,'{"id":6,"uuid":"01a2296e-ae78-7000-b46a-c20ea08a98c7","document_id":1,"coder_id":2,"assigned":0,"state":"working","round":2}');
INSERT INTO "changes" VALUES(168,81,'labels',1,'{"id":1,"uuid":"01a2296e-aeab-7001-aa9f-81882b6a1b7b","name":"RG 2021","population":null,"wave":"2021","source_kind":"RG"}');
INSERT INTO "changes" VALUES(169,82,'accepted_findings',1,NULL);
INSERT INTO "changes" VALUES(170,83,'documents',4,NULL);
INSERT INTO "changes" VALUES(171,83,'speakers',3,NULL);
INSERT INTO "changes" VALUES(172,83,'speakers',4,NULL);
INSERT INTO "changes" VALUES(173,84,'anchors',3,'{"id":3,"uuid":"01a2296e-ad82-7001-964d-cb6cc1505c9e","code_id":2,"position":2,"coding_id":null,"text":"eigene\nWorte 🙂","label":"","invented":0}');
INSERT INTO "changes" VALUES(174,84,'anchors',2,'{"id":2,"uuid":"01a2296e-ad82-7000-a7a1-1e9228b3753b","code_id":2,"position":1,"coding_id":null,"text":"„Wir rufen einander an“","label":"RG 2020","invented":0}');
INSERT INTO "changes" VALUES(175,85,'documents',5,NULL);
INSERT INTO "changes" VALUES(176,86,'codings',9,NULL);
INSERT INTO "changes" VALUES(177,86,'memos',5,NULL);
INSERT INTO "changes" VALUES(178,86,'assignments',8,NULL);
INSERT INTO "changes" VALUES(179,87,'memos',5,'{"id":5,"uuid":"01a2296e-b077-7000-a48f-d42a6eb9c1ed","case_id":null,"document_id":null,"code_id":null,"coding_id":9,"start":null,"end":null,"kind":"other","title":"","text":"auch dort","author_id":2,"created":"2026-11-29T22:30:49.718Z","changed":"2026-11-29T22:30:49.718Z","closed":0}');
INSERT INTO "changes" VALUES(180,87,'codings',9,'{"id":9,"uuid":"01a2296e-b076-7001-a2fb-3677de0f2eb5","document_id":5,"start":4,"end":8,"code_id":2,"rule_id":2,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-29T22:30:49.718Z"}');
INSERT INTO "changes" VALUES(181,87,'assignments',8,'{"id":8,"uuid":"01a2296e-b077-7001-9f3f-5988ba6f3a03","document_id":5,"coder_id":2,"assigned":0,"state":"working","round":2}');
INSERT INTO "changes" VALUES(182,87,'documents',5,'{"id":5,"uuid":"01a2296e-b074-7001-b0e0-96b965074885","name":"removed","label":"RG 2020","text_id":7,"structure_id":7,"case_id":null,"context":"","file_name":"removed.txt","file_sha256":"e1f79758cc42e6fe6037941205d1fbc37f5780f13aa077d0ba8287fd93cecd52","reader":"text","reader_version":"1","created":"2026-11-29T22:30:49.716Z"}');
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
INSERT INTO "code_rules" VALUES(1,'01a2296e-ad4d-7000-bc9d-80c7d0a76809',1,1,'','','','','2026-11-29T22:30:48.908Z');
INSERT INTO "code_rules" VALUES(2,'01a2296e-ad81-7002-9c49-f4c77c645899',2,1,'was gemeint ist','immer wenn','außer wenn','nicht Streit','2026-11-29T22:30:48.961Z');
INSERT INTO "code_rules" VALUES(3,'01a2296e-ad82-7003-9ff3-88944b0a5014',3,1,'','','','','2026-11-29T22:30:48.961Z');
INSERT INTO "code_rules" VALUES(4,'01a2296e-ad83-7001-9642-928e2e4de40b',4,1,'','','','','2026-11-29T22:30:48.961Z');
INSERT INTO "code_rules" VALUES(5,'01a2296e-b02a-7000-8a08-708569b14ef7',3,2,'anders','','','','2026-11-29T22:30:49.640Z');
CREATE TABLE codebooks (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        description TEXT NOT NULL) STRICT;
INSERT INTO "codebooks" VALUES(1,'01a2296e-af27-7000-8822-8d89ee9fdc14','Codebuch','Wofür es gemacht ist.');
CREATE TABLE coders (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL CHECK (kind IN ('person', 'machine', 'consensus'))) STRICT;
INSERT INTO "coders" VALUES(1,'01a2296e-ad42-7000-bdb3-11d6559f2805','anna','person');
INSERT INTO "coders" VALUES(2,'01a2296e-ad4a-7001-97f4-252ef5993ec9','ben','person');
CREATE TABLE codes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, parent_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        colour TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('factual', 'thematic', 'evaluative', 'analytic', 'in vivo')),
        origin TEXT NOT NULL CHECK (origin IN ('deductive', 'inductive')),
        source TEXT NOT NULL,
        weight_meaning TEXT NOT NULL,
        exclusive INTEGER NOT NULL CHECK (exclusive IN (0, 1))) STRICT;
INSERT INTO "codes" VALUES(1,'01a2296e-ad4c-7001-979a-d68e0676b9e5',NULL,1,'Theme','#0072b2','thematic','deductive','','',0);
INSERT INTO "codes" VALUES(2,'01a2296e-ad81-7001-aa54-30d2767a08da',NULL,2,'Koordination','#e69f00','evaluative','deductive','','',1);
INSERT INTO "codes" VALUES(3,'01a2296e-ad82-7002-95a3-a57bc5ff0640',2,1,'Appell, neu','#009e73','thematic','deductive','','',0);
INSERT INTO "codes" VALUES(4,'01a2296e-ad83-7000-8bb6-318795028ff7',2,2,'Streit, der ''lange'' "währt"','#cc79a7','thematic','deductive','','',0);
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
INSERT INTO "codings" VALUES(2,'01a2296e-ad67-7000-8115-13bdcea18231',1,126,192,1,1,2,'absent',30,'quarrel',1,'2026-11-29T22:30:48.934Z');
INSERT INTO "codings" VALUES(3,'01a2296e-ad6a-7000-8b0f-cc85d9913444',1,193,221,1,1,2,'present',NULL,'',1,'2026-11-29T22:30:48.937Z');
INSERT INTO "codings" VALUES(4,'01a2296e-ad8b-7000-8c39-e1ae589d7efb',2,0,16,3,3,1,'present',NULL,'Vergessliche Worte',2,'2026-11-29T22:30:48.970Z');
INSERT INTO "codings" VALUES(6,'01a2296e-ae70-7000-b379-b9c94d753934',1,3,20,1,1,2,'present',NULL,'',2,'2026-11-29T22:30:49.199Z');
INSERT INTO "codings" VALUES(7,'01a2296e-b04d-7001-ba7d-d578f6f9d663',1,3,9,2,2,1,'present',NULL,'',2,'2026-11-29T22:30:49.677Z');
CREATE TABLE document_groups (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "document_groups" VALUES(1,'01a2296e-af0d-7001-b6cb-23c5520c557c','Ländlich');
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
INSERT INTO "documents" VALUES(1,'01a2296e-ad57-7000-8613-c37bcc653cc8','talk','',5,5,NULL,'','talk.txt','ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a','text','1','2026-11-29T22:30:48.918Z');
INSERT INTO "documents" VALUES(2,'01a2296e-ad88-7000-b9f8-f5a5302d0753','withdrawn','RG 2021',2,2,1,'','to forget.txt','ff29ae3311ac3771caf87d1e508846015dc51d9b8fef6e5d6cd18cc0bf9e588c','text','1','2026-11-29T22:30:48.967Z');
INSERT INTO "documents" VALUES(4,'01a2296e-b06c-7000-948e-1ac4719c7855','second talk','',6,6,NULL,'','second talk.txt','2e854bf55e85c61a2f87831570a1c532e4593e61c8084971a26f18d707f2ae20','text','1','2026-11-29T22:30:49.707Z');
CREATE TABLE entries (id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        coder_uuid TEXT,
        coder_name TEXT NOT NULL,
        created TEXT NOT NULL,
        kind TEXT NOT NULL,
        reason TEXT NOT NULL,
        schema_version INTEGER NOT NULL,
        undoes TEXT REFERENCES entries(uuid)) STRICT;
INSERT INTO "entries" VALUES(1,'01a2296e-ad25-7000-8baf-1379e50a842f',NULL,'lead','2026-11-29T22:30:48.869Z','setting','',5,NULL);
INSERT INTO "entries" VALUES(2,'01a2296e-ad41-7000-a8aa-e770efb8fab6',NULL,'lead','2026-11-29T22:30:48.897Z','coder.add','',5,NULL);
INSERT INTO "entries" VALUES(3,'01a2296e-ad4a-7000-bc0d-c7268981b8b4',NULL,'lead','2026-11-29T22:30:48.906Z','coder.add','',5,NULL);
INSERT INTO "entries" VALUES(4,'01a2296e-ad4c-7000-9ac7-428c118217c1',NULL,'lead','2026-11-29T22:30:48.908Z','code.add','',5,NULL);
INSERT INTO "entries" VALUES(5,'01a2296e-ad56-7000-90fe-dbc515de0ecd',NULL,'lead','2026-11-29T22:30:48.918Z','import','',5,NULL);
INSERT INTO "entries" VALUES(6,'01a2296e-ad5f-7000-86d4-ff9c010c8b5c','01a2296e-ad42-7000-bdb3-11d6559f2805','anna','2026-11-29T22:30:48.927Z','coding.add','',5,NULL);
INSERT INTO "entries" VALUES(7,'01a2296e-ad66-7000-b5dc-a8b635ac1085','01a2296e-ad4a-7001-97f4-252ef5993ec9','ben','2026-11-29T22:30:48.934Z','coding.add','',5,NULL);
INSERT INTO "entries" VALUES(8,'01a2296e-ad69-7000-b5c2-e904e6442009','01a2296e-ad4a-7001-97f4-252ef5993ec9','ben','2026-11-29T22:30:48.937Z','coding.add','',5,NULL);
INSERT INTO "entries" VALUES(9,'01a2296e-ad6c-7000-8a2c-2559b9459f9e','01a2296e-ad42-7000-bdb3-11d6559f2805','anna','2026-11-29T22:30:48.940Z','memo.add','',5,NULL);
INSERT INTO "entries" VALUES(10,'01a2296e-ad71-7000-845a-f014c996e913',NULL,'lead','2026-11-29T22:30:48.945Z','quotation.edit','',5,NULL);
INSERT INTO "entries" VALUES(11,'01a2296e-ad75-7000-a578-27d17741bd40',NULL,'lead','2026-11-29T22:30:48.948Z','export','',5,NULL);
INSERT INTO "entries" VALUES(12,'01a2296e-ad78-7000-83f2-0df6971262bd',NULL,'lead','2026-11-29T22:30:48.952Z','code.edit','',5,NULL);
INSERT INTO "entries" VALUES(13,'01a2296e-ad7b-7000-ac8d-c0ec3b7ee02f',NULL,'lead','2026-11-29T22:30:48.955Z','assign','',5,NULL);
INSERT INTO "entries" VALUES(14,'01a2296e-ad7e-7000-b205-690c32761c13',NULL,'lead','2026-11-29T22:30:48.958Z','document.finished','',5,NULL);
INSERT INTO "entries" VALUES(15,'01a2296e-ad7f-7000-92ec-998bbbce7cf5',NULL,'lead','2026-11-29T22:30:48.959Z','setting','',5,NULL);
INSERT INTO "entries" VALUES(16,'01a2296e-ad81-7000-8a8d-1d4a4f9d34e6',NULL,'lead','2026-11-29T22:30:48.961Z','code.add','',5,NULL);
INSERT INTO "entries" VALUES(17,'01a2296e-ad87-7000-9eaa-15baa96205d8',NULL,'lead','2026-11-29T22:30:48.967Z','import','',5,NULL);
INSERT INTO "entries" VALUES(18,'01a2296e-ad8a-7000-a876-ad547ecff8a2','01a2296e-ad42-7000-bdb3-11d6559f2805','anna','2026-11-29T22:30:48.970Z','coding.add','',5,NULL);
INSERT INTO "entries" VALUES(19,'01a2296e-ad8e-7000-a9cf-ad23317dbe5c',NULL,'lead','2026-11-29T22:30:48.974Z','document.rename','',5,NULL);
INSERT INTO "entries" VALUES(20,'01a2296e-ad8f-7000-8ef8-ff0570dfcb3a',NULL,'lead','2026-11-29T22:30:48.975Z','import','',5,NULL);
INSERT INTO "entries" VALUES(21,'01a2296e-ad92-7000-89af-e6a3fd4efaff','01a2296e-ad4a-7001-97f4-252ef5993ec9','ben','2026-11-29T22:30:48.978Z','coding.add','',5,NULL);
INSERT INTO "entries" VALUES(22,'01a2296e-ad94-7000-bb5c-a6af7d615cca',NULL,'lead','2026-11-29T22:30:48.980Z','document.rename','',5,NULL);
INSERT INTO "entries" VALUES(23,'01a2296e-adf5-7000-bcfe-fcbb7276ea98',NULL,'lead','2026-11-29T22:30:49.077Z','forget','',5,NULL);
INSERT INTO "entries" VALUES(24,'01a2296e-ae4c-7000-be9b-a3c05deadae4','01a2296e-ad42-7000-bdb3-11d6559f2805','anna','2026-11-29T22:30:49.164Z','quotation.good','',5,NULL);
INSERT INTO "entries" VALUES(25,'01a2296e-ae56-7000-8492-21b4a01a40fa','01a2296e-ad4a-7001-97f4-252ef5993ec9','ben','2026-11-29T22:30:49.174Z','quotation.good','',5,NULL);
INSERT INTO "entries" VALUES(26,'01a2296e-ae5c-7000-9444-e30d51d38c5c','01a2296e-ad4a-7001-97f4-252ef5993ec9','ben','2026-11-29T22:30:49.180Z','undo','',5,'01a2296e-ae56-7000-8492-21b4a01a40fa');
INSERT INTO "entries" VALUES(27,'01a2296e-ae63-7000-8cba-ba5ba58ed00e','01a2296e-ad4a-7001-97f4-252ef5993ec9','ben','2026-11-29T22:30:49.187Z','redo','',5,'01a2296e-ae5c-7000-9444-e30d51d38c5c');
INSERT INTO "entries" VALUES(28,'01a2296e-ae67-7000-a2b5-c5da5adf0280','01a2296e-ad4a-7001-97f4-252ef5993ec9','ben','2026-11-29T22:30:49.191Z','quotation.good','',5,NULL);
INSERT INTO "entries" VALUES(29,'01a2296e-ae6b-7000-b231-b39de9fce7e2','01a2296e-ad4a-7001-97f4-252ef5993ec9','ben','2026-11-29T22:30:49.195Z','quotation.not_good','',5,NULL);
INSERT INTO "entries" VALUES(30,'01a2296e-ae6d-7000-99f1-e85c210807bf',NULL,'lead','2026-11-29T22:30:49.197Z','coder.add','',5,NULL);
INSERT INTO "entries" VALUES(31,'01a2296e-ae6f-7000-8e03-1259262b1a4c','01a2296e-ae6d-7001-a3d5-118db5107d95','benjamin','2026-11-29T22:30:49.199Z','coding.add','',5,NULL);
INSERT INTO "entries" VALUES(32,'01a2296e-ae74-7000-98fa-11b3e70ab0cb','01a2296e-ae6d-7001-a3d5-118db5107d95','benjamin','2026-11-29T22:30:49.204Z','quotation.good','',5,NULL);
INSERT INTO "entries" VALUES(33,'01a2296e-ae75-7000-9fca-1c0df4f9479e',NULL,'lead','2026-11-29T22:30:49.205Z','coder.merge','',5,NULL);
INSERT INTO "entries" VALUES(34,'01a2296e-ae7d-7000-b834-98910f844608',NULL,'lead','2026-11-29T22:30:49.213Z','setting','',5,NULL);
INSERT INTO "entries" VALUES(35,'01a2296e-ae82-7000-866f-9294d4c48d79',NULL,'lead','2026-11-29T22:30:49.218Z','document.wave','',5,NULL);
INSERT INTO "entries" VALUES(36,'01a2296e-ae87-7000-9cba-16073e10c861',NULL,'lead','2026-11-29T22:30:49.223Z','document.wave','',5,NULL);
INSERT INTO "entries" VALUES(37,'01a2296e-ae93-7000-920e-2090861e2b33',NULL,'lead','2026-11-29T22:30:49.235Z','undo','',5,'01a2296e-ae87-7000-9cba-16073e10c861');
INSERT INTO "entries" VALUES(38,'01a2296e-ae96-7000-ba45-fcff6fba4b3c',NULL,'lead','2026-11-29T22:30:49.238Z','redo','',5,'01a2296e-ae93-7000-920e-2090861e2b33');
INSERT INTO "entries" VALUES(39,'01a2296e-aeab-7000-9965-47d205bbd717',NULL,'lead','2026-11-29T22:30:49.259Z','label.set','',5,NULL);
INSERT INTO "entries" VALUES(40,'01a2296e-aeba-7000-b0d1-a429ccb33683',NULL,'lead','2026-11-29T22:30:49.273Z','topic.import','',5,NULL);
INSERT INTO "entries" VALUES(41,'01a2296e-aec0-7000-a66b-4ffbaac31732',NULL,'lead','2026-11-29T22:30:49.280Z','topic.edit','',5,NULL);
INSERT INTO "entries" VALUES(42,'01a2296e-aec3-7000-aa82-9e4610e20d34',NULL,'lead','2026-11-29T22:30:49.283Z','topic.move','',5,NULL);
INSERT INTO "entries" VALUES(43,'01a2296e-aec6-7000-85c4-303899da5d8d','01a2296e-ad42-7000-bdb3-11d6559f2805','anna','2026-11-29T22:30:49.286Z','topic.assign','',5,NULL);
INSERT INTO "entries" VALUES(44,'01a2296e-aecc-7000-83d7-375c8e4be135','01a2296e-ad4a-7001-97f4-252ef5993ec9','ben','2026-11-29T22:30:49.292Z','topic.assign','',5,NULL);
INSERT INTO "entries" VALUES(45,'01a2296e-aed5-7000-8146-d94504b36b7d',NULL,'lead','2026-11-29T22:30:49.301Z','topic.unassign','',5,NULL);
INSERT INTO "entries" VALUES(46,'01a2296e-aed8-7000-aa21-e6c7e098dba1',NULL,'lead','2026-11-29T22:30:49.304Z','undo','',5,'01a2296e-aed5-7000-8146-d94504b36b7d');
INSERT INTO "entries" VALUES(47,'01a2296e-aedb-7000-b1d0-1a16a9d04e54',NULL,'lead','2026-11-29T22:30:49.307Z','topic.add','',5,NULL);
INSERT INTO "entries" VALUES(48,'01a2296e-aedf-7000-8a93-a8c8e679d807',NULL,'lead','2026-11-29T22:30:49.311Z','topic.remove','',5,NULL);
INSERT INTO "entries" VALUES(49,'01a2296e-aee5-7000-8a10-fd1ea2357ef6','01a2296e-ad42-7000-bdb3-11d6559f2805','anna','2026-11-29T22:30:49.317Z','summary.write','',5,NULL);
INSERT INTO "entries" VALUES(50,'01a2296e-aef1-7000-871f-18596a7c19e8','01a2296e-ad4a-7001-97f4-252ef5993ec9','ben','2026-11-29T22:30:49.329Z','summary.write','',5,NULL);
INSERT INTO "entries" VALUES(51,'01a2296e-aef6-7000-be1b-1a80578f95e6','01a2296e-ad42-7000-bdb3-11d6559f2805','anna','2026-11-29T22:30:49.334Z','summary.write','',5,NULL);
INSERT INTO "entries" VALUES(52,'01a2296e-aefc-7000-bb36-e99df4de26ef','01a2296e-ad42-7000-bdb3-11d6559f2805','anna','2026-11-29T22:30:49.340Z','undo','',5,'01a2296e-aef6-7000-be1b-1a80578f95e6');
INSERT INTO "entries" VALUES(53,'01a2296e-aeff-7000-be93-509a80d45142','01a2296e-ad42-7000-bdb3-11d6559f2805','anna','2026-11-29T22:30:49.343Z','redo','',5,'01a2296e-aefc-7000-bb36-e99df4de26ef');
INSERT INTO "entries" VALUES(54,'01a2296e-af0d-7000-8b9c-7332df8b6f7a',NULL,'lead','2026-11-29T22:30:49.357Z','group.add','',5,NULL);
INSERT INTO "entries" VALUES(55,'01a2296e-af12-7000-94fb-108a6e7a87c9',NULL,'lead','2026-11-29T22:30:49.362Z','group.set','',5,NULL);
INSERT INTO "entries" VALUES(56,'01a2296e-af17-7000-a7aa-e80e3b4d0fd2',NULL,'lead','2026-11-29T22:30:49.367Z','undo','',5,'01a2296e-af12-7000-94fb-108a6e7a87c9');
INSERT INTO "entries" VALUES(57,'01a2296e-af19-7000-94a3-6de1b8231d81',NULL,'lead','2026-11-29T22:30:49.369Z','group.add','',5,NULL);
INSERT INTO "entries" VALUES(58,'01a2296e-af21-7000-ad1d-2ce4c86fc9ac',NULL,'lead','2026-11-29T22:30:49.377Z','group.remove','',5,NULL);
INSERT INTO "entries" VALUES(59,'01a2296e-af26-7000-a9cf-41ddafea50d7',NULL,'lead','2026-11-29T22:30:49.382Z','codebook.description','Codebuch',5,NULL);
INSERT INTO "entries" VALUES(60,'01a2296e-af2c-7000-8303-e5d82f2ae4bb',NULL,'lead','2026-11-29T22:30:49.388Z','research.add','',5,NULL);
INSERT INTO "entries" VALUES(61,'01a2296e-af2f-7000-9fa0-8ecdfa140d12',NULL,'lead','2026-11-29T22:30:49.391Z','research.link','',5,NULL);
INSERT INTO "entries" VALUES(62,'01a2296e-af31-7000-8bbf-68cde6a1decb',NULL,'lead','2026-11-29T22:30:49.393Z','research.link','',5,NULL);
INSERT INTO "entries" VALUES(63,'01a2296e-af33-7000-9119-b63c48ae75ef',NULL,'lead','2026-11-29T22:30:49.395Z','research.add','',5,NULL);
INSERT INTO "entries" VALUES(64,'01a2296e-af35-7000-b294-5e176e55adfb',NULL,'lead','2026-11-29T22:30:49.397Z','research.move','',5,NULL);
INSERT INTO "entries" VALUES(65,'01a2296e-af3e-7000-9d69-5c66752647b7',NULL,'lead','2026-11-29T22:30:49.406Z','research.unlink','',5,NULL);
INSERT INTO "entries" VALUES(66,'01a2296e-af43-7000-b10d-5d9a25e26689',NULL,'lead','2026-11-29T22:30:49.410Z','undo','',5,'01a2296e-af3e-7000-9d69-5c66752647b7');
INSERT INTO "entries" VALUES(67,'01a2296e-b004-7000-bd95-d4cc93e09226',NULL,'lead','2026-11-29T22:30:49.604Z','document.revise','',5,NULL);
INSERT INTO "entries" VALUES(68,'01a2296e-b01a-7000-b148-5152c24b9553',NULL,'lead','2026-11-29T22:30:49.626Z','document.revise','',5,NULL);
INSERT INTO "entries" VALUES(69,'01a2296e-b029-7000-b4d4-63caae1ea04b',NULL,'lead','2026-11-29T22:30:49.640Z','code.edit','',5,NULL);
INSERT INTO "entries" VALUES(70,'01a2296e-b02f-7000-8833-3635b61eccfc',NULL,'lead','2026-11-29T22:30:49.647Z','undo','',5,'01a2296e-b029-7000-b4d4-63caae1ea04b');
INSERT INTO "entries" VALUES(71,'01a2296e-b03a-7000-ada6-2df04cf885d6',NULL,'lead','2026-11-29T22:30:49.658Z','redo','',5,'01a2296e-b02f-7000-8833-3635b61eccfc');
INSERT INTO "entries" VALUES(72,'01a2296e-b040-7000-aec9-f581bd1ccb27',NULL,'lead','2026-11-29T22:30:49.663Z','code.add','',5,NULL);
INSERT INTO "entries" VALUES(73,'01a2296e-b046-7000-a13f-92e167555559',NULL,'lead','2026-11-29T22:30:49.670Z','undo','',5,'01a2296e-b040-7000-aec9-f581bd1ccb27');
INSERT INTO "entries" VALUES(74,'01a2296e-b049-7000-b327-69bbb53f291e',NULL,'lead','2026-11-29T22:30:49.673Z','code.add','',5,NULL);
INSERT INTO "entries" VALUES(75,'01a2296e-b04d-7000-b577-5d52ec57fed2','01a2296e-ad42-7000-bdb3-11d6559f2805','anna','2026-11-29T22:30:49.677Z','coding.add','',5,NULL);
INSERT INTO "entries" VALUES(76,'01a2296e-b050-7000-ba86-50b0497b07a1',NULL,'lead','2026-11-29T22:30:49.680Z','code.merge','Merged → Koordination',5,NULL);
INSERT INTO "entries" VALUES(77,'01a2296e-b056-7000-952a-d6268e77fd16','01a2296e-ad4a-7001-97f4-252ef5993ec9','ben','2026-11-29T22:30:49.686Z','coding.add','',5,NULL);
INSERT INTO "entries" VALUES(78,'01a2296e-b059-7000-989b-b2f26a462d98','01a2296e-ad4a-7001-97f4-252ef5993ec9','ben','2026-11-29T22:30:49.689Z','coding.remove','',5,NULL);
INSERT INTO "entries" VALUES(79,'01a2296e-b05d-7000-940f-f76141609f32',NULL,'lead','2026-11-29T22:30:49.692Z','assign','',5,NULL);
INSERT INTO "entries" VALUES(80,'01a2296e-b05f-7000-8e86-5697ee9c232b',NULL,'lead','2026-11-29T22:30:49.695Z','document.finished','',5,NULL);
INSERT INTO "entries" VALUES(81,'01a2296e-b061-7000-aabd-aa6f93c699ad',NULL,'lead','2026-11-29T22:30:49.697Z','label.set','',5,NULL);
INSERT INTO "entries" VALUES(82,'01a2296e-b068-7000-883d-9b2838257fed','01a2296e-ad42-7000-bdb3-11d6559f2805','anna','2026-11-29T22:30:49.704Z','finding.accept','named in public',5,NULL);
INSERT INTO "entries" VALUES(83,'01a2296e-b06b-7000-898c-4d0cda53fa1d',NULL,'lead','2026-11-29T22:30:49.707Z','import','',5,NULL);
INSERT INTO "entries" VALUES(84,'01a2296e-b070-7000-8ee2-9430685a6739',NULL,'lead','2026-11-29T22:30:49.712Z','code.anchor','',5,NULL);
INSERT INTO "entries" VALUES(85,'01a2296e-b074-7000-873b-adf5c744fde5',NULL,'lead','2026-11-29T22:30:49.716Z','import','',5,NULL);
INSERT INTO "entries" VALUES(86,'01a2296e-b076-7000-994f-66cededaf69e','01a2296e-ad4a-7001-97f4-252ef5993ec9','ben','2026-11-29T22:30:49.718Z','coding.add','',5,NULL);
INSERT INTO "entries" VALUES(87,'01a2296e-b07a-7000-8dac-c98c8c9ac0c2',NULL,'lead','2026-11-29T22:30:49.722Z','document.remove','',5,NULL);
CREATE TABLE file_state (id INTEGER PRIMARY KEY CHECK (id = 1),
        project_uuid TEXT NOT NULL,
        secret TEXT NOT NULL,
        backup INTEGER NOT NULL CHECK (backup IN (0, 1)),
        former TEXT NOT NULL,
        present TEXT NOT NULL,
        digest TEXT NOT NULL) STRICT;
INSERT INTO "file_state" VALUES(1,'01a2296e-ad11-7000-812a-72d6e00e53ba','a2cc6d3a54cb35d2be81758a3dde731d8e2650fbacbe4608336f56075f552618',0,'0e428779d488c25a5df8663afc563984','6fdac98364481e547acc8b8c961bcb23','accepted_findings 42f6158076da756f592ea8fd83795fda05d42ef6ee1c9f6c713d39878096b16d
anchors 9b0d36793d4260d2e51365bca5d0d5c899acd25e63b6a111513b834a53683725
assignments 2bba9b0ff6b8b2856b72e641db1e53e1f0aca086478c0d690b4454af314122ff
attributes 8160752eb72cb5d85209e35f88afe700ebaad9690dfd42af4a8f793031dc2405
cases d5dfe24821137b31527dce05758e084c761b529dbbdf490c6d13458e88cb22f8
code_rules e58ed2e8440bd85e1ffc0d7f75aafff84f4db6609efa01f3966c58109010fc45
codebooks 5f81b6f4e16c7ec9a891042bee49261810a55e1f98d892fec170acc6028ddc93
coders 06e2cc0872ddf8d25a81cd98e21cb19d43e0b70615c376d1cd224c8ce824b2d2
codes 7d44d0da8e759f18bb9537e71e2f3b159ed4f0c8f2fa59d11215ada5b28dd1d9
codings 87be6ce78f16ed9fd863bd6cdbda5bdb0bd340c8fd7ef58a8e70d3083c6602ce
document_groups b7d6c4b2ff321f1f6119a4887c7ed1e93f03fa1ef5955318dc93f93b0e18a229
documents 350ea7f6cb38ebb263fd1be70ec46102e1d652494acc1bf89eb821bfc32aa194
entries a405c6ca50bc9d74ef469d2df98692a467e0ca2b81b8a6ee76e82ad4b10386ba
good_marks a003946bff1af2465a8e50d6d9db0628fedb76794fc1a45ed54c3db36d5a9a58
group_members 11fe01d46053e4134cdafeeaba59e998e9f313f8181218abd104bbef9bd992de
labels fd976a830ace3730fb6f84eb227d19cf608e6364c74cebbd91dd1a2570ded1fc
memos e480eab81d0aa0ac47ee294b07728761a8657bff7dfff30488ec0c1235bc18ce
origins 5eb0ed7520340bda78864892d66bef12bd1b5f1016ee86e0b32e5ba80396d7ce
orphans 3f3aeb46e1afe1fedd3becad618977b5d171506315d3df4aa65c5396522715c0
publications 08b4f6ccc73ae6874951a98c27547b7b11237f649b1cbd57accb665abafbf361
published_quotations fe49107df51a95df941eff15d26bf43390945b30dd47e54b8f527d7ca14988a6
quotation_edits 30ea9c8f5be6bab08bcb7ecb910c511f51a0ab223e10c18cb0353be65dfb49cb
quotation_ids fc1e84493388e8ab09ac712e581f01f7b7bac5ba19bdec34cdab52981c770309
related_codes 5ba5b8e7252a1d7729a2cb708181506158ebaf782f591cdda726ff85ecf20d40
research_links ad11a2ff218a0d08e154aeba0bf18e03c3d96831300ec58299b06a6141cbbd16
research_questions 6e626f8ad6d6ac2682c6defe37d699f71a96a357aeae8e50038dc94b9c47acb7
revisions 8cdaaa800b4683f4656675ac8e369abd350eb54e5f63700f93860fb4103b3e66
settings 748687009cda2141d58e310ec9c618051ab39a7a91baa28522cc6ead898961d9
speakers 7bf0d4ed07d52214df488bb9a3618136e2215664ab6d1c8f444c7a6dbcee4c38
summaries 55d06f912a07a7c38273e5ad978c79c9e1e632e48b44d473c7490bfe59916437
topic_assignments 78cbf412a5577929dc6b30d88f2822cb275ae619b147eeb8f0a603f529a2efc7
topic_waves 6931bb4cee25e9a0a5d2054d755e1726a55d8ba71c7e131737e4cc6c2e383907
topics d2b3b2a46b9901f9cbfd9437328ce475f87c7c3e5046af45965f21631d23e605');
CREATE TABLE forgotten (id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        UNIQUE (kind, value)) STRICT;
INSERT INTO "forgotten" VALUES(1,'file','78636d2d8fdd68c1cab8921a0bfe5e2cc6fcf78ad3c04a0c23ced28208b606f6');
INSERT INTO "forgotten" VALUES(2,'memos','01a2296e-ad92-7002-9990-e39c344edc68');
INSERT INTO "forgotten" VALUES(3,'codings','01a2296e-ad92-7001-b87e-9c9760d34c35');
INSERT INTO "forgotten" VALUES(4,'assignments','01a2296e-ad92-7003-8ed9-07be279b46ef');
INSERT INTO "forgotten" VALUES(5,'documents','01a2296e-ad90-7001-bc5e-6f4195bec567');
CREATE TABLE good_marks (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, coding_id INTEGER NOT NULL REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL) STRICT;
INSERT INTO "good_marks" VALUES(2,'01a2296e-ae57-7000-b289-d59bbfac6025',2,2,'2026-11-29T22:30:49.174Z');
INSERT INTO "good_marks" VALUES(4,'01a2296e-ae74-7001-86f4-0c493e67c5b8',6,2,'2026-11-29T22:30:49.204Z');
CREATE TABLE group_members (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, group_id INTEGER NOT NULL REFERENCES document_groups(id) DEFERRABLE INITIALLY DEFERRED, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED, UNIQUE (group_id, document_id)) STRICT;
INSERT INTO "group_members" VALUES(1,'01a2296e-af0d-7002-8900-b53e43b2c95f',1,1);
INSERT INTO "group_members" VALUES(2,'01a2296e-af0d-7003-b7f2-60caefa693da',1,2);
CREATE TABLE labels (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        population INTEGER CHECK (population >= 1),
        wave TEXT NOT NULL,
        source_kind TEXT NOT NULL) STRICT;
INSERT INTO "labels" VALUES(1,'01a2296e-aeab-7001-aa9f-81882b6a1b7b','RG 2021',40,'2021','RG');
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
INSERT INTO "memos" VALUES(1,'01a2296e-ad60-7001-a826-7210ae521ab5',NULL,1,NULL,NULL,NULL,NULL,'other','','why alone?',1,'2026-11-29T22:30:48.927Z','2026-11-29T22:30:48.927Z',0);
INSERT INTO "memos" VALUES(2,'01a2296e-ad6c-7001-b8a8-3d9f4ac697d5',NULL,1,NULL,NULL,193,221,'other','','on the passage',1,'2026-11-29T22:30:48.940Z','2026-11-29T22:30:48.940Z',0);
INSERT INTO "memos" VALUES(3,'01a2296e-ad8b-7001-9b94-f70b48de28ab',NULL,NULL,NULL,4,NULL,NULL,'other','','über Vergessliche Worte',1,'2026-11-29T22:30:48.970Z','2026-11-29T22:30:48.970Z',0);
CREATE TABLE open_entry (id INTEGER PRIMARY KEY CHECK (id = 1),
        entry_id INTEGER NOT NULL,
        forgetting INTEGER NOT NULL CHECK (forgetting IN (0, 1))) STRICT;
CREATE TABLE origins (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED UNIQUE,
        wave TEXT NOT NULL,
        source_kind TEXT NOT NULL) STRICT;
INSERT INTO "origins" VALUES(1,'01a2296e-ae82-7001-a2b5-5fdce26f2d5b',1,'2022','RG');
INSERT INTO "origins" VALUES(2,'01a2296e-ae83-7000-9940-732a22f2ece7',2,'2021','RG');
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
INSERT INTO "orphans" VALUES(1,'01a2296e-b020-7000-a67e-6ef0274d742e',1,'bbe7149cdbb1674930b7a345cbd70437f429ab8a55f7760b43b6327c5470b9a8',94,132,NULL,NULL,'lost',1,1,1,'01a2296e-ad60-7000-9234-ebb5e488b209','{"polarity": "present", "weight": null, "paraphrase": "", "round": 1, "created": "2026-11-29T22:30:48.927Z"}','{"memos": ["01a2296e-ad60-7001-a826-7210ae521ab5"], "anchors": [], "ids": [], "good": [["", "2026-11-29T22:30:49.164Z"]], "edits": []}');
CREATE TABLE publications (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        seed INTEGER NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "publications" VALUES(1,'01a2296e-ad75-7002-905f-7cfbe8a44f0f','report',1,'2026');
CREATE TABLE published_quotations (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, publication_id INTEGER NOT NULL REFERENCES publications(id) DEFERRABLE INITIALLY DEFERRED,
        coding_id INTEGER REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        coding_uuid TEXT NOT NULL,
        code TEXT NOT NULL) STRICT;
INSERT INTO "published_quotations" VALUES(1,'01a2296e-ad75-7003-9a08-f589df192d6f',1,2,'01a2296e-ad67-7000-8115-13bdcea18231','Theme');
CREATE TABLE quotation_edits (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, coding_id INTEGER NOT NULL REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        length INTEGER NOT NULL CHECK (length >= 0),
        replacement TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('omission', 'insertion', 'replacement', 'case', 'emphasis'))) STRICT;
INSERT INTO "quotation_edits" VALUES(5,'01a2296e-b021-7000-b2ed-ffc4545c599e',2,0,8,16,'Amt','replacement');
INSERT INTO "quotation_edits" VALUES(6,'01a2296e-b021-7001-abf5-f33f27be2942',2,1,52,13,'Aufgaben','replacement');
CREATE TABLE quotation_ids (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, coding_id INTEGER NOT NULL REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "quotation_ids" VALUES(1,'01a2296e-ad75-7001-8a3a-7b5055c1a4d2',2,'a1b2c3');
CREATE TABLE related_codes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        related_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL) STRICT;
INSERT INTO "related_codes" VALUES(1,'01a2296e-ad82-7004-b306-f4b6f4c95ed6',3,1,2,'Koordination');
CREATE TABLE research_links (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, question_id INTEGER NOT NULL REFERENCES research_questions(id) DEFERRABLE INITIALLY DEFERRED,
        code_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        memo_id INTEGER REFERENCES memos(id) DEFERRABLE INITIALLY DEFERRED,
        CHECK ((code_id IS NOT NULL) + (memo_id IS NOT NULL) = 1),
        UNIQUE (question_id, code_id), UNIQUE (question_id, memo_id)) STRICT;
INSERT INTO "research_links" VALUES(1,'01a2296e-af2f-7001-a042-004a8bc8c646',1,1,NULL);
INSERT INTO "research_links" VALUES(2,'01a2296e-af31-7001-bd1f-1cb7cc5ae03a',1,NULL,2);
CREATE TABLE research_questions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, position INTEGER NOT NULL,
        text TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "research_questions" VALUES(1,'01a2296e-af2c-7001-aaf4-95ebacf78b0a',2,'Wie wird man sich einig?');
INSERT INTO "research_questions" VALUES(2,'01a2296e-af33-7001-95da-18f6d8935260',1,'Und wer?');
CREATE TABLE revisions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        old_sha256 TEXT NOT NULL,
        new_sha256 TEXT NOT NULL,
        mapping TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "revisions" VALUES(1,'01a2296e-b00c-7000-929b-681cc856d5e9',1,'12e5270a24120f9f3f77764e116bf0b4148861af73282f1ae98e7a5c4b68379b','bbe7149cdbb1674930b7a345cbd70437f429ab8a55f7760b43b6327c5470b9a8','{"format":1,"lengths":[261,272],"blocks":[[0,[[0,0,2],[1,7,3,3,900,6,0],[1,1,189],[1,6,63]]]],"doubtful":[]}','2026-11-29T22:30:49.604Z');
INSERT INTO "revisions" VALUES(2,'01a2296e-b022-7000-96e9-bdb993168f5e',1,'bbe7149cdbb1674930b7a345cbd70437f429ab8a55f7760b43b6327c5470b9a8','dd72419e60159ef7e215359b532bf8681d79c6de6294a838056a53cff4152563','{"format":1,"lengths":[272,222],"blocks":[[0,[[0,0,2],[7,1,3,3,900],[1,1,80],[41,2,68],[6,1,63]]]],"doubtful":[]}','2026-11-29T22:30:49.626Z');
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
INSERT INTO "settings" VALUES(1,'01a2296e-ad26-7000-b11c-5d89729ed25c','title','A study');
INSERT INTO "settings" VALUES(2,'01a2296e-ad7f-7001-916f-348e22f3acef','round','2');
INSERT INTO "settings" VALUES(3,'01a2296e-ae7d-7001-af8d-3ca4c2f8dbfb','wave_fields','["wave", "Erhebung"]');
INSERT INTO "settings" VALUES(4,'01a2296e-ae7e-7000-a2d7-6f39b7c018f1','source_kind_fields','["Art"]');
CREATE TABLE speakers (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('asks', 'answers', 'other')),
        case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        UNIQUE (document_id, name)) STRICT;
INSERT INTO "speakers" VALUES(1,'01a2296e-ad57-7001-a9a7-cf1d130b97e2',1,'I','asks',NULL);
INSERT INTO "speakers" VALUES(2,'01a2296e-ad5a-7000-a643-05972ca45271',1,'B','answers',NULL);
INSERT INTO "speakers" VALUES(3,'01a2296e-b06d-7000-a2b0-5a7ccaeb52ab',4,'I','asks',NULL);
INSERT INTO "speakers" VALUES(4,'01a2296e-b06d-7001-9f20-5594c58bac6d',4,'B','answers',NULL);
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
CREATE TABLE summaries (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        text TEXT NOT NULL,
        author_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        passages TEXT NOT NULL,
        created TEXT NOT NULL,
        changed TEXT NOT NULL,
        UNIQUE (case_id, code_id)) STRICT;
INSERT INTO "summaries" VALUES(1,'01a2296e-aeef-7000-af84-8b127e3de107',1,3,'Vergessliche Worte, anders',2,'{"e1ae589d7efb":"1125828c"}','2026-11-29T22:30:49.317Z','2026-11-29T22:30:49.329Z');
INSERT INTO "summaries" VALUES(2,'01a2296e-aef6-7001-93ed-b9bb3ef0fc40',NULL,1,'alle
zusammen',1,'{}','2026-11-29T22:30:49.334Z','2026-11-29T22:30:49.334Z');
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
CREATE TABLE topic_assignments (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, topic_id INTEGER NOT NULL REFERENCES topics(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        author_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL) STRICT;
INSERT INTO "topic_assignments" VALUES(1,'01a2296e-aec6-7001-bf92-46fd7bd199f9',1,1,3,26,1,'2026-11-29T22:30:49.286Z');
INSERT INTO "topic_assignments" VALUES(2,'01a2296e-aec6-7002-86b9-02812d946e1f',1,2,0,10,1,'2026-11-29T22:30:49.286Z');
INSERT INTO "topic_assignments" VALUES(3,'01a2296e-aecd-7000-8dfa-199b69e6a396',2,1,92,121,2,'2026-11-29T22:30:49.292Z');
CREATE TABLE topic_waves (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, topic_id INTEGER NOT NULL REFERENCES topics(id) DEFERRABLE INITIALLY DEFERRED,
        wave TEXT NOT NULL,
        question TEXT NOT NULL,
        UNIQUE (topic_id, wave)) STRICT;
INSERT INTO "topic_waves" VALUES(1,'01a2296e-aebc-7000-899b-76cb13d1022c',1,'2022','Wie lief das am Anfang?');
INSERT INTO "topic_waves" VALUES(2,'01a2296e-aec0-7001-b1d3-013022cd9dc0',2,'','Wie ist es mit den Behörden?');
CREATE TABLE topics (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, position INTEGER NOT NULL,
        name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "topics" VALUES(1,'01a2296e-aebb-7000-b4e4-1b607cfc06c0',1,'Anfang');
INSERT INTO "topics" VALUES(2,'01a2296e-aebc-7001-9f8f-4de092046f8f',0,'Behörden');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX changes_by_row ON changes(table_name, row_id);
CREATE INDEX changes_by_entry ON changes(entry_id);
CREATE INDEX entries_by_undone ON entries(undoes);
CREATE INDEX documents_by_file ON documents(file_sha256);
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
INSERT INTO "sqlite_sequence" VALUES('assignments',8);
INSERT INTO "sqlite_sequence" VALUES('codings',9);
INSERT INTO "sqlite_sequence" VALUES('labels',1);
INSERT INTO "sqlite_sequence" VALUES('entries',87);
INSERT INTO "sqlite_sequence" VALUES('changes',182);
INSERT INTO "sqlite_sequence" VALUES('settings',4);
INSERT INTO "sqlite_sequence" VALUES('coders',3);
INSERT INTO "sqlite_sequence" VALUES('codes',6);
INSERT INTO "sqlite_sequence" VALUES('code_rules',7);
INSERT INTO "sqlite_sequence" VALUES('texts',7);
INSERT INTO "sqlite_sequence" VALUES('documents',5);
INSERT INTO "sqlite_sequence" VALUES('speakers',4);
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
INSERT INTO "sqlite_sequence" VALUES('revisions',2);
INSERT INTO "sqlite_sequence" VALUES('orphans',1);
INSERT INTO "sqlite_sequence" VALUES('accepted_findings',1);
COMMIT;
