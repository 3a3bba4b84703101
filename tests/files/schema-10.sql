PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1363365700;
PRAGMA user_version = 10;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'qualcode','first_schema','2026-11-30 19:32:55.531724+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'qualcode','second_schema','2026-11-30 19:32:55.536658+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'qualcode','third_schema','2026-11-30 19:32:55.537603+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'qualcode','fourth_schema','2026-11-30 19:32:55.543484+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'qualcode','fifth_schema','2026-11-30 19:32:55.546676+00:00');
INSERT INTO "_sqlite_migrations" VALUES(6,'qualcode','sixth_schema','2026-11-30 19:32:55.553813+00:00');
INSERT INTO "_sqlite_migrations" VALUES(7,'qualcode','seventh_schema','2026-11-30 19:32:55.559594+00:00');
INSERT INTO "_sqlite_migrations" VALUES(8,'qualcode','eighth_schema','2026-11-30 19:32:55.563984+00:00');
INSERT INTO "_sqlite_migrations" VALUES(9,'qualcode','ninth_schema','2026-11-30 19:32:55.571189+00:00');
INSERT INTO "_sqlite_migrations" VALUES(10,'qualcode','tenth_schema','2026-11-30 19:32:55.590484+00:00');
CREATE TABLE accepted_findings (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, fingerprint TEXT NOT NULL UNIQUE,
        document_id INTEGER REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        reason TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "accepted_findings" VALUES(1,'01a22df2-2e7b-7001-8a22-a596c7f20c62','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,1,'named in public','2026-11-30T19:32:56.059Z');
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
        invented INTEGER NOT NULL CHECK (invented IN (0, 1)),
        coding_uuid TEXT NOT NULL) STRICT;
INSERT INTO "anchors" VALUES(1,'01a22df2-2d1b-7001-811e-84e3a2af45d4',1,1,2,'Mit der Ausländerbehörde gab es lange Streit um die Zuständigkeit.','RG 2022',0,'01a22df2-2d14-7001-991a-710458e39891');
INSERT INTO "anchors" VALUES(3,'01a22df2-2d20-7000-8216-98a03cad254a',2,1,NULL,'eigene
Worte 🙂','',0,'');
INSERT INTO "anchors" VALUES(4,'01a22df2-2e5b-7001-9b3a-1144fe3413d6',3,1,NULL,'Worte','',0,'');
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
INSERT INTO "assignments" VALUES(1,'01a22df2-2d12-7003-925c-3987862a00b7',1,1,1,'finished',1);
INSERT INTO "assignments" VALUES(2,'01a22df2-2d14-7002-955e-dae4a5d1e50c',1,2,0,'working',1);
INSERT INTO "assignments" VALUES(3,'01a22df2-2d24-7003-8e4c-c37e781ad5da',2,1,0,'working',2);
INSERT INTO "assignments" VALUES(6,'01a22df2-2db8-7000-8445-3baac6d22390',1,2,1,'finished',2);
INSERT INTO "assignments" VALUES(7,'01a22df2-2e6b-7001-921f-950daa138dcf',1,1,1,'working',2);
CREATE TABLE attributes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        speaker_id INTEGER REFERENCES speakers(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        CHECK ((case_id IS NOT NULL) + (document_id IS NOT NULL) + (speaker_id IS NOT NULL) = 1),
        UNIQUE (case_id, name), UNIQUE (document_id, name), UNIQUE (speaker_id, name)) STRICT;
INSERT INTO "attributes" VALUES(1,'01a22df2-2d23-7001-82c0-0a95ee15d16b',NULL,2,NULL,'wave','2021');
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
CREATE TABLE card_groups (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, induction_id INTEGER NOT NULL REFERENCES inductions(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        definition TEXT NOT NULL) STRICT;
INSERT INTO "card_groups" VALUES(1,'01a22df2-2e05-7000-a2df-d6e776d15bd1',3,1,'im Amt','dort');
CREATE TABLE cards (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, group_id INTEGER NOT NULL REFERENCES card_groups(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        coding_uuid TEXT NOT NULL,
        position INTEGER NOT NULL,
        UNIQUE (group_id, coding_uuid)) STRICT;
INSERT INTO "cards" VALUES(1,'01a22df2-2e05-7001-842b-2637fe3f263d',1,1,'01a22df2-2db4-7001-a1e0-d4fc0b87dd53',1);
CREATE TABLE carried (id INTEGER PRIMARY KEY AUTOINCREMENT,
        entry_uuid TEXT NOT NULL,
        table_name TEXT NOT NULL,
        row_uuid TEXT NOT NULL,
        parents TEXT NOT NULL,
        old TEXT,
        new TEXT,
        text_sha256 TEXT NOT NULL,
        UNIQUE (entry_uuid, table_name, row_uuid)) STRICT;
CREATE TABLE case_levels (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        level_id INTEGER REFERENCES code_levels(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        round INTEGER NOT NULL CHECK (round >= 1),
        reason TEXT NOT NULL,
        passages TEXT NOT NULL,
        created TEXT NOT NULL,
        changed TEXT NOT NULL,
        CHECK ((case_id IS NOT NULL) + (document_id IS NOT NULL) = 1),
        UNIQUE (case_id, code_id, coder_id, round), UNIQUE (document_id, code_id, coder_id, round)) STRICT;
INSERT INTO "case_levels" VALUES(1,'01a22df2-2e03-7001-a19a-29f479e05242',1,NULL,1,1,1,1,'an drei Stellen','["01a22df2-2db4-7001-a1e0-d4fc0b87dd53"]','2026-11-30T19:32:55.938Z','2026-11-30T19:32:55.938Z');
CREATE TABLE cases (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "cases" VALUES(1,'01a22df2-2d22-7001-bfda-2816a5b900a6','Case A');
INSERT INTO "cases" VALUES(2,'01a22df2-2d26-7001-b41b-6c4afe6182be','Case B');
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
INSERT INTO "changes" VALUES(22,13,'assignments',1,'{"id":1,"uuid":"01a22df2-2d12-7003-925c-3987862a00b7","document_id":1,"coder_id":1,"assigned":0,"state":"working","round":1}');
INSERT INTO "changes" VALUES(23,14,'assignments',1,'{"id":1,"uuid":"01a22df2-2d12-7003-925c-3987862a00b7","document_id":1,"coder_id":1,"assigned":1,"state":"working","round":1}');
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
INSERT INTO "changes" VALUES(34,16,'related_codes',1,'{"id":1,"uuid":"01a22df2-2d20-7003-8153-c70282ecf28b","code_id":3,"position":1,"related_id":null,"name":"Koordination","kind":"related"}');
INSERT INTO "changes" VALUES(35,17,'cases',1,NULL);
INSERT INTO "changes" VALUES(36,17,'documents',2,NULL);
INSERT INTO "changes" VALUES(37,17,'attributes',1,NULL);
INSERT INTO "changes" VALUES(38,18,'codings',4,NULL);
INSERT INTO "changes" VALUES(39,18,'memos',3,NULL);
INSERT INTO "changes" VALUES(40,18,'assignments',3,NULL);
INSERT INTO "changes" VALUES(41,19,'documents',2,'{"id":2,"uuid":"01a22df2-2d23-7000-9a51-860e3375d2a8","name":"to forget","label":"RG 2021","text_id":2,"structure_id":2,"case_id":1,"context":"","file_name":"to forget.txt","file_sha256":"ff29ae3311ac3771caf87d1e508846015dc51d9b8fef6e5d6cd18cc0bf9e588c","reader":"text","reader_version":"1","how_read":"","transcription":"","created":"2026-11-30T19:32:55.714Z"}');
INSERT INTO "changes" VALUES(42,20,'cases',2,NULL);
INSERT INTO "changes" VALUES(52,24,'good_marks',1,NULL);
INSERT INTO "changes" VALUES(53,25,'good_marks',2,NULL);
INSERT INTO "changes" VALUES(54,26,'good_marks',2,'{"id":2,"uuid":"01a22df2-2dac-7001-9590-619b3ca72755","coding_id":2,"coder_id":2,"created":"2026-11-30T19:32:55.852Z"}');
INSERT INTO "changes" VALUES(55,27,'good_marks',2,NULL);
INSERT INTO "changes" VALUES(56,28,'good_marks',3,NULL);
INSERT INTO "changes" VALUES(57,29,'good_marks',3,'{"id":3,"uuid":"01a22df2-2db1-7001-bb3a-9a4fc9a9e840","coding_id":3,"coder_id":2,"created":"2026-11-30T19:32:55.857Z"}');
INSERT INTO "changes" VALUES(58,30,'coders',3,NULL);
INSERT INTO "changes" VALUES(59,31,'codings',6,NULL);
INSERT INTO "changes" VALUES(60,31,'assignments',5,NULL);
INSERT INTO "changes" VALUES(61,32,'good_marks',4,NULL);
INSERT INTO "changes" VALUES(62,33,'codings',6,'{"id":6,"uuid":"01a22df2-2db4-7001-a1e0-d4fc0b87dd53","document_id":1,"start":3,"end":20,"code_id":1,"rule_id":1,"coder_id":3,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T19:32:55.860Z"}');
INSERT INTO "changes" VALUES(63,33,'assignments',5,'{"id":5,"uuid":"01a22df2-2db4-7002-9f05-10abdcd7f70d","document_id":1,"coder_id":3,"assigned":0,"state":"working","round":2}');
INSERT INTO "changes" VALUES(64,33,'assignments',6,NULL);
INSERT INTO "changes" VALUES(65,33,'good_marks',4,'{"id":4,"uuid":"01a22df2-2db5-7001-b88a-4be814138fd9","coding_id":6,"coder_id":3,"created":"2026-11-30T19:32:55.861Z"}');
INSERT INTO "changes" VALUES(66,33,'coders',3,'{"id":3,"uuid":"01a22df2-2db3-7001-aec8-3b44be7338cb","name":"benjamin","kind":"person","role":"coder"}');
INSERT INTO "changes" VALUES(67,34,'settings',3,NULL);
INSERT INTO "changes" VALUES(68,34,'settings',4,NULL);
INSERT INTO "changes" VALUES(69,35,'origins',1,NULL);
INSERT INTO "changes" VALUES(70,35,'origins',2,NULL);
INSERT INTO "changes" VALUES(71,36,'origins',2,'{"id":2,"uuid":"01a22df2-2dbb-7002-95b4-012381267a57","document_id":2,"wave":"2022","source_kind":"RG"}');
INSERT INTO "changes" VALUES(72,37,'origins',2,'{"id":2,"uuid":"01a22df2-2dbb-7002-95b4-012381267a57","document_id":2,"wave":"2021","source_kind":"RG"}');
INSERT INTO "changes" VALUES(73,38,'origins',2,'{"id":2,"uuid":"01a22df2-2dbb-7002-95b4-012381267a57","document_id":2,"wave":"2022","source_kind":"RG"}');
INSERT INTO "changes" VALUES(74,39,'labels',1,NULL);
INSERT INTO "changes" VALUES(75,40,'topics',1,NULL);
INSERT INTO "changes" VALUES(76,40,'topic_waves',1,NULL);
INSERT INTO "changes" VALUES(77,40,'topics',2,NULL);
INSERT INTO "changes" VALUES(78,41,'topic_waves',2,NULL);
INSERT INTO "changes" VALUES(79,42,'topics',2,'{"id":2,"uuid":"01a22df2-2dc6-7003-b0cc-f56d7d24c479","position":1,"name":"Behörden"}');
INSERT INTO "changes" VALUES(80,42,'topics',1,'{"id":1,"uuid":"01a22df2-2dc6-7001-9f4f-f51b4d202dd8","position":0,"name":"Anfang"}');
INSERT INTO "changes" VALUES(81,43,'topic_assignments',1,NULL);
INSERT INTO "changes" VALUES(82,43,'topic_assignments',2,NULL);
INSERT INTO "changes" VALUES(83,44,'topic_assignments',3,NULL);
INSERT INTO "changes" VALUES(84,45,'topic_assignments',1,'{"id":1,"uuid":"01a22df2-2dc9-7001-830a-305499dea553","topic_id":1,"document_id":1,"start":3,"end":26,"author_id":1,"created":"2026-11-30T19:32:55.881Z"}');
INSERT INTO "changes" VALUES(85,46,'topic_assignments',1,NULL);
INSERT INTO "changes" VALUES(86,47,'topics',3,NULL);
INSERT INTO "changes" VALUES(87,47,'topic_waves',3,NULL);
INSERT INTO "changes" VALUES(88,48,'topic_waves',3,'{"id":3,"uuid":"01a22df2-2dce-7002-ba18-95446c0d1371","topic_id":3,"wave":"2021","question":"Was noch?"}');
INSERT INTO "changes" VALUES(89,48,'topics',3,'{"id":3,"uuid":"01a22df2-2dce-7001-b4b2-eeba0e83737b","position":2,"name":"Entferntes"}');
INSERT INTO "changes" VALUES(90,49,'summaries',1,NULL);
INSERT INTO "changes" VALUES(91,50,'summaries',1,'{"id":1,"uuid":"01a22df2-2dd1-7001-ba81-b3471793f3af","case_id":1,"code_id":3,"text":"Vergessliche Worte, kurz","author_id":1,"passages":"{\"286e91dde34b\":\"1b81e9c5\"}","created":"2026-11-30T19:32:55.889Z","changed":"2026-11-30T19:32:55.889Z"}');
INSERT INTO "changes" VALUES(92,51,'summaries',2,NULL);
INSERT INTO "changes" VALUES(93,52,'summaries',2,'{"id":2,"uuid":"01a22df2-2dd3-7001-8ebc-22a381b136e2","case_id":null,"code_id":1,"text":"alle\nzusammen","author_id":1,"passages":"{}","created":"2026-11-30T19:32:55.891Z","changed":"2026-11-30T19:32:55.891Z"}');
INSERT INTO "changes" VALUES(94,53,'summaries',2,NULL);
INSERT INTO "changes" VALUES(95,54,'document_groups',1,NULL);
INSERT INTO "changes" VALUES(96,54,'group_members',1,NULL);
INSERT INTO "changes" VALUES(97,54,'group_members',2,NULL);
INSERT INTO "changes" VALUES(98,55,'group_members',1,'{"id":1,"uuid":"01a22df2-2dda-7002-a533-57c9eb0e3119","group_id":1,"document_id":1}');
INSERT INTO "changes" VALUES(99,56,'group_members',1,NULL);
INSERT INTO "changes" VALUES(100,57,'document_groups',2,NULL);
INSERT INTO "changes" VALUES(101,57,'group_members',3,NULL);
INSERT INTO "changes" VALUES(102,58,'group_members',3,'{"id":3,"uuid":"01a22df2-2dde-7002-add8-9af34d575ffb","group_id":2,"document_id":1}');
INSERT INTO "changes" VALUES(103,58,'document_groups',2,'{"id":2,"uuid":"01a22df2-2dde-7001-90cf-d2de6aebdde3","name":"Aufgelöst"}');
INSERT INTO "changes" VALUES(104,59,'codebooks',1,NULL);
INSERT INTO "changes" VALUES(105,60,'research_questions',1,NULL);
INSERT INTO "changes" VALUES(106,61,'research_links',1,NULL);
INSERT INTO "changes" VALUES(107,62,'research_links',2,NULL);
INSERT INTO "changes" VALUES(108,63,'research_questions',2,NULL);
INSERT INTO "changes" VALUES(109,64,'research_questions',2,'{"id":2,"uuid":"01a22df2-2de5-7001-addd-3dac8fdc9bd4","position":2,"text":"Und wer?"}');
INSERT INTO "changes" VALUES(110,64,'research_questions',1,'{"id":1,"uuid":"01a22df2-2de2-7001-b7cc-bdf5b2df37c3","position":1,"text":"Wie wird man sich einig?"}');
INSERT INTO "changes" VALUES(111,65,'research_links',1,'{"id":1,"uuid":"01a22df2-2de3-7001-bb43-17120daac0a6","question_id":1,"code_id":1,"memo_id":null}');
INSERT INTO "changes" VALUES(112,66,'research_links',1,NULL);
INSERT INTO "changes" VALUES(113,67,'documents',4,NULL);
INSERT INTO "changes" VALUES(114,67,'doubts',1,NULL);
INSERT INTO "changes" VALUES(115,67,'doubts',2,NULL);
INSERT INTO "changes" VALUES(116,68,'doubts',2,'{"id":2,"uuid":"01a22df2-2deb-7002-b6ea-ec4bf9c2d527","document_id":4,"kind":"hidden-text","start":null,"end":null,"example":"verborgen","times":2,"values":"","settled":0,"author_id":null,"created":"2026-11-30T19:32:55.914Z"}');
INSERT INTO "changes" VALUES(117,68,'doubts',1,'{"id":1,"uuid":"01a22df2-2deb-7001-b2a7-14348bcfb20b","document_id":4,"kind":"label-once","start":48,"end":54,"example":"B: Ja.","times":1,"values":"{\"label\":\"B\"}","settled":0,"author_id":null,"created":"2026-11-30T19:32:55.914Z"}');
INSERT INTO "changes" VALUES(118,69,'doubts',1,'{"id":1,"uuid":"01a22df2-2deb-7001-b2a7-14348bcfb20b","document_id":4,"kind":"label-once","start":48,"end":54,"example":"B: Ja.","times":1,"values":"{\"label\":\"B\"}","settled":1,"author_id":1,"created":"2026-11-30T19:32:55.914Z"}');
INSERT INTO "changes" VALUES(119,70,'consents',1,NULL);
INSERT INTO "changes" VALUES(120,70,'consents',2,NULL);
INSERT INTO "changes" VALUES(121,71,'consents',1,'{"id":1,"uuid":"01a22df2-2dee-7001-b197-977fc050bfa7","case_id":1,"document_id":null,"analyse":"","quote":"no","teach":"","archive":"yes","secondary":"","services":"","given":"","form":"A 2021","withdrawn":"","delete_by":""}');
INSERT INTO "changes" VALUES(122,72,'transcription_rules',1,NULL);
INSERT INTO "changes" VALUES(123,72,'transcription_signs',1,NULL);
INSERT INTO "changes" VALUES(124,72,'transcription_signs',2,NULL);
INSERT INTO "changes" VALUES(125,73,'documents',1,'{"id":1,"uuid":"01a22df2-2d10-7000-b364-cb6bfd0dfa90","name":"talk","label":"","text_id":1,"structure_id":1,"case_id":null,"context":"","file_name":"talk.txt","file_sha256":"ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a","reader":"text","reader_version":"1","how_read":"","transcription":"","created":"2026-11-30T19:32:55.695Z"}');
INSERT INTO "changes" VALUES(126,74,'transcription_rules',2,NULL);
INSERT INTO "changes" VALUES(127,74,'transcription_signs',3,NULL);
INSERT INTO "changes" VALUES(128,75,'transcription_signs',3,'{"id":3,"uuid":"01a22df2-2df8-7002-a2da-27e48c72d2b0","rules_id":2,"position":0,"sign":"(.)","meaning":"kurze Pause","kind":"pause","quote":"drop"}');
INSERT INTO "changes" VALUES(129,75,'transcription_rules',2,'{"id":2,"uuid":"01a22df2-2df8-7001-a7be-90c560cdb341","name":"Frühere Regeln"}');
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
INSERT INTO "changes" VALUES(140,82,'codebook_versions',1,NULL);
INSERT INTO "changes" VALUES(141,82,'code_lineage',1,NULL);
INSERT INTO "changes" VALUES(142,83,'rule_checks',1,NULL);
INSERT INTO "changes" VALUES(143,84,'code_levels',1,NULL);
INSERT INTO "changes" VALUES(144,84,'case_levels',1,NULL);
INSERT INTO "changes" VALUES(145,85,'inductions',1,NULL);
INSERT INTO "changes" VALUES(146,85,'inductions',2,NULL);
INSERT INTO "changes" VALUES(147,85,'inductions',3,NULL);
INSERT INTO "changes" VALUES(148,85,'induction_documents',1,NULL);
INSERT INTO "changes" VALUES(149,85,'induction_passages',1,NULL);
INSERT INTO "changes" VALUES(150,85,'memos',5,NULL);
INSERT INTO "changes" VALUES(151,85,'reductions',1,NULL);
INSERT INTO "changes" VALUES(152,85,'reductions',2,NULL);
INSERT INTO "changes" VALUES(153,85,'summary_rows',1,NULL);
INSERT INTO "changes" VALUES(154,85,'card_groups',1,NULL);
INSERT INTO "changes" VALUES(155,85,'cards',1,NULL);
INSERT INTO "changes" VALUES(156,86,'typologies',1,NULL);
INSERT INTO "changes" VALUES(157,86,'types',1,NULL);
INSERT INTO "changes" VALUES(158,86,'type_cases',1,NULL);
INSERT INTO "changes" VALUES(159,87,'documents',1,'{"id":1,"uuid":"01a22df2-2d10-7000-b364-cb6bfd0dfa90","name":"talk","label":"","text_id":1,"structure_id":1,"case_id":null,"context":"","file_name":"talk.txt","file_sha256":"ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a","reader":"text","reader_version":"1","how_read":"","transcription":"Eigene Regeln","created":"2026-11-30T19:32:55.695Z"}');
INSERT INTO "changes" VALUES(160,87,'induction_documents',1,'{"id":1,"uuid":"01a22df2-2e04-7004-8ffb-7329fe28c0c2","induction_id":2,"document_id":1,"position":1,"worked":5}');
INSERT INTO "changes" VALUES(161,87,'memos',5,'{"id":5,"uuid":"01a22df2-2e04-7006-80a5-a38c40b26bab","case_id":null,"document_id":1,"code_id":null,"coding_id":null,"start":0,"end":5,"kind":"paraphrase","title":"","text":"Es ging gut.","author_id":1,"created":"2026-11-30T19:32:55.940Z","changed":"2026-11-30T19:32:55.940Z","closed":0}');
INSERT INTO "changes" VALUES(162,87,'orphans',1,NULL);
INSERT INTO "changes" VALUES(163,87,'fixed_segments',1,'{"id":1,"uuid":"01a22df2-2dfa-7001-8fbb-4176e47de0bc","document_id":1,"coder_id":2,"start":0,"end":5,"position":1,"round":2,"repeats":1}');
INSERT INTO "changes" VALUES(164,87,'orphans',2,NULL);
INSERT INTO "changes" VALUES(165,87,'codings',6,'{"id":6,"uuid":"01a22df2-2db4-7001-a1e0-d4fc0b87dd53","document_id":1,"start":3,"end":20,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T19:32:55.860Z"}');
INSERT INTO "changes" VALUES(166,87,'codings',1,'{"id":1,"uuid":"01a22df2-2d12-7001-b02b-3192caa76aa0","document_id":1,"start":88,"end":126,"code_id":1,"rule_id":1,"coder_id":1,"polarity":"present","weight":null,"paraphrase":"","round":1,"created":"2026-11-30T19:32:55.698Z"}');
INSERT INTO "changes" VALUES(167,87,'codings',2,'{"id":2,"uuid":"01a22df2-2d14-7001-991a-710458e39891","document_id":1,"start":165,"end":231,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"absent","weight":30,"paraphrase":"quarrel","round":1,"created":"2026-11-30T19:32:55.700Z"}');
INSERT INTO "changes" VALUES(168,87,'codings',3,'{"id":3,"uuid":"01a22df2-2d15-7001-b758-b00915c4dc34","document_id":1,"start":232,"end":260,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":1,"created":"2026-11-30T19:32:55.701Z"}');
INSERT INTO "changes" VALUES(169,87,'memos',2,'{"id":2,"uuid":"01a22df2-2d16-7001-b5f7-02a1ec772822","case_id":null,"document_id":1,"code_id":null,"coding_id":null,"start":232,"end":260,"kind":"other","title":"","text":"on the passage","author_id":1,"created":"2026-11-30T19:32:55.702Z","changed":"2026-11-30T19:32:55.702Z","closed":0}');
INSERT INTO "changes" VALUES(170,87,'topic_assignments',1,'{"id":1,"uuid":"01a22df2-2dc9-7001-830a-305499dea553","topic_id":1,"document_id":1,"start":3,"end":26,"author_id":1,"created":"2026-11-30T19:32:55.881Z"}');
INSERT INTO "changes" VALUES(171,87,'topic_assignments',3,'{"id":3,"uuid":"01a22df2-2dcb-7000-9345-737caf030726","topic_id":2,"document_id":1,"start":131,"end":160,"author_id":2,"created":"2026-11-30T19:32:55.882Z"}');
INSERT INTO "changes" VALUES(172,87,'quotation_edits',1,'{"id":1,"uuid":"01a22df2-2d18-7001-b1ea-cb802f4a1452","coding_id":2,"position":0,"start":8,"length":16,"replacement":"Amt","kind":"replacement"}');
INSERT INTO "changes" VALUES(173,87,'quotation_edits',2,'{"id":2,"uuid":"01a22df2-2d19-7000-8ccc-01867009337d","coding_id":2,"position":1,"start":52,"length":13,"replacement":"Aufgaben","kind":"replacement"}');
INSERT INTO "changes" VALUES(174,87,'quotation_edits',3,NULL);
INSERT INTO "changes" VALUES(175,87,'quotation_edits',4,NULL);
INSERT INTO "changes" VALUES(176,87,'anchors',1,'{"id":1,"uuid":"01a22df2-2d1b-7001-811e-84e3a2af45d4","code_id":1,"position":1,"coding_id":2,"text":"Mit der Ausländerbehörde gab es lange Streit um die Zuständigkeit.","label":"RG 2022","invented":0,"coding_uuid":"01a22df2-2d14-7001-991a-710458e39891"}');
INSERT INTO "changes" VALUES(177,87,'revisions',1,NULL);
INSERT INTO "changes" VALUES(178,88,'documents',1,'{"id":1,"uuid":"01a22df2-2d10-7000-b364-cb6bfd0dfa90","name":"talk","label":"","text_id":5,"structure_id":5,"case_id":null,"context":"","file_name":"talk.txt","file_sha256":"ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a","reader":"text","reader_version":"1","how_read":"","transcription":"Eigene Regeln","created":"2026-11-30T19:32:55.695Z"}');
INSERT INTO "changes" VALUES(179,88,'orphans',1,'{"id":1,"uuid":"01a22df2-2e4a-7000-9dbe-aa89db33eb28","document_id":1,"text_sha256":"12e5270a24120f9f3f77764e116bf0b4148861af73282f1ae98e7a5c4b68379b","start":0,"end":5,"proposed_start":0,"proposed_end":12,"reason":"uncertain","coder_id":1,"code_id":null,"rule_id":null,"coding_uuid":"","coding":"{}","attached":"{\"memos\": [\"01a22df2-2e04-7006-80a5-a38c40b26bab\"]}"}');
INSERT INTO "changes" VALUES(180,88,'orphans',2,'{"id":2,"uuid":"01a22df2-2e4a-7001-89b0-8813fbcbef21","document_id":1,"text_sha256":"12e5270a24120f9f3f77764e116bf0b4148861af73282f1ae98e7a5c4b68379b","start":0,"end":5,"proposed_start":0,"proposed_end":12,"reason":"uncertain","coder_id":2,"code_id":null,"rule_id":null,"coding_uuid":"","coding":"{}","attached":"{\"memos\": [], \"segment\": [\"01a22df2-2dfa-7001-8fbb-4176e47de0bc\", 1, 2, 1]}"}');
INSERT INTO "changes" VALUES(181,88,'induction_documents',1,'{"id":1,"uuid":"01a22df2-2e04-7004-8ffb-7329fe28c0c2","induction_id":2,"document_id":1,"position":1,"worked":12}');
INSERT INTO "changes" VALUES(182,88,'memos',1,'{"id":1,"uuid":"01a22df2-2d12-7002-b50b-5219a6432986","case_id":null,"document_id":null,"code_id":null,"coding_id":1,"start":null,"end":null,"kind":"other","title":"","text":"why alone?","author_id":1,"created":"2026-11-30T19:32:55.698Z","changed":"2026-11-30T19:32:55.698Z","closed":0}');
INSERT INTO "changes" VALUES(183,88,'good_marks',1,'{"id":1,"uuid":"01a22df2-2daa-7001-8c7f-0597afb17283","coding_id":1,"coder_id":1,"created":"2026-11-30T19:32:55.850Z"}');
INSERT INTO "changes" VALUES(184,88,'codings',1,'{"id":1,"uuid":"01a22df2-2d12-7001-b02b-3192caa76aa0","document_id":1,"start":94,"end":132,"code_id":1,"rule_id":1,"coder_id":1,"polarity":"present","weight":null,"paraphrase":"","round":1,"created":"2026-11-30T19:32:55.698Z"}');
INSERT INTO "changes" VALUES(185,88,'orphans',3,NULL);
INSERT INTO "changes" VALUES(186,88,'codings',6,'{"id":6,"uuid":"01a22df2-2db4-7001-a1e0-d4fc0b87dd53","document_id":1,"start":3,"end":26,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T19:32:55.860Z"}');
INSERT INTO "changes" VALUES(187,88,'codings',2,'{"id":2,"uuid":"01a22df2-2d14-7001-991a-710458e39891","document_id":1,"start":171,"end":242,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"absent","weight":30,"paraphrase":"quarrel","round":1,"created":"2026-11-30T19:32:55.700Z"}');
INSERT INTO "changes" VALUES(188,88,'codings',3,'{"id":3,"uuid":"01a22df2-2d15-7001-b758-b00915c4dc34","document_id":1,"start":243,"end":271,"code_id":1,"rule_id":1,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":1,"created":"2026-11-30T19:32:55.701Z"}');
INSERT INTO "changes" VALUES(189,88,'memos',2,'{"id":2,"uuid":"01a22df2-2d16-7001-b5f7-02a1ec772822","case_id":null,"document_id":1,"code_id":null,"coding_id":null,"start":243,"end":271,"kind":"other","title":"","text":"on the passage","author_id":1,"created":"2026-11-30T19:32:55.702Z","changed":"2026-11-30T19:32:55.702Z","closed":0}');
INSERT INTO "changes" VALUES(190,88,'topic_assignments',1,'{"id":1,"uuid":"01a22df2-2dc9-7001-830a-305499dea553","topic_id":1,"document_id":1,"start":3,"end":32,"author_id":1,"created":"2026-11-30T19:32:55.881Z"}');
INSERT INTO "changes" VALUES(191,88,'topic_assignments',3,'{"id":3,"uuid":"01a22df2-2dcb-7000-9345-737caf030726","topic_id":2,"document_id":1,"start":137,"end":166,"author_id":2,"created":"2026-11-30T19:32:55.882Z"}');
INSERT INTO "changes" VALUES(192,88,'quotation_edits',3,'{"id":3,"uuid":"01a22df2-2e4b-7000-b075-475522045f6e","coding_id":2,"position":0,"start":8,"length":16,"replacement":"Amt","kind":"replacement"}');
INSERT INTO "changes" VALUES(193,88,'quotation_edits',4,'{"id":4,"uuid":"01a22df2-2e4b-7001-b8b1-710f3ec546b0","coding_id":2,"position":1,"start":57,"length":13,"replacement":"Aufgaben","kind":"replacement"}');
INSERT INTO "changes" VALUES(194,88,'quotation_edits',5,NULL);
INSERT INTO "changes" VALUES(195,88,'quotation_edits',6,NULL);
INSERT INTO "changes" VALUES(196,88,'anchors',1,'{"id":1,"uuid":"01a22df2-2d1b-7001-811e-84e3a2af45d4","code_id":1,"position":1,"coding_id":2,"text":"Mit der Ausländerbehörde gab es sehr lange Streit um die Zuständigkeit.","label":"RG 2022","invented":0,"coding_uuid":"01a22df2-2d14-7001-991a-710458e39891"}');
INSERT INTO "changes" VALUES(197,88,'orphans',1,'{"id":1,"uuid":"01a22df2-2e4a-7000-9dbe-aa89db33eb28","document_id":1,"text_sha256":"12e5270a24120f9f3f77764e116bf0b4148861af73282f1ae98e7a5c4b68379b","start":0,"end":5,"proposed_start":0,"proposed_end":6,"reason":"uncertain","coder_id":1,"code_id":null,"rule_id":null,"coding_uuid":"","coding":"{}","attached":"{\"memos\": [\"01a22df2-2e04-7006-80a5-a38c40b26bab\"]}"}');
INSERT INTO "changes" VALUES(198,88,'memos',5,'{"id":5,"uuid":"01a22df2-2e04-7006-80a5-a38c40b26bab","case_id":null,"document_id":1,"code_id":null,"coding_id":null,"start":null,"end":null,"kind":"paraphrase","title":"","text":"Es ging gut.","author_id":1,"created":"2026-11-30T19:32:55.940Z","changed":"2026-11-30T19:32:55.940Z","closed":0}');
INSERT INTO "changes" VALUES(199,88,'orphans',2,'{"id":2,"uuid":"01a22df2-2e4a-7001-89b0-8813fbcbef21","document_id":1,"text_sha256":"12e5270a24120f9f3f77764e116bf0b4148861af73282f1ae98e7a5c4b68379b","start":0,"end":5,"proposed_start":0,"proposed_end":6,"reason":"uncertain","coder_id":2,"code_id":null,"rule_id":null,"coding_uuid":"","coding":"{}","attached":"{\"memos\": [], \"segment\": [\"01a22df2-2dfa-7001-8fbb-4176e47de0bc\", 1, 2, 1]}"}');
INSERT INTO "changes" VALUES(200,88,'fixed_segments',2,NULL);
INSERT INTO "changes" VALUES(201,88,'revisions',2,NULL);
INSERT INTO "changes" VALUES(202,89,'codes',3,'{"id":3,"uuid":"01a22df2-2d20-7001-95c6-3fd34488b637","parent_id":2,"position":1,"name":"Appell","colour":"#009e73","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0,"short_key":"","ordered":0}');
INSERT INTO "changes" VALUES(203,89,'code_rules',5,NULL);
INSERT INTO "changes" VALUES(204,89,'anchors',4,NULL);
INSERT INTO "changes" VALUES(205,90,'anchors',4,'{"id":4,"uuid":"01a22df2-2e5b-7001-9b3a-1144fe3413d6","code_id":3,"position":1,"coding_id":null,"text":"Worte","label":"","invented":0,"coding_uuid":""}');
INSERT INTO "changes" VALUES(206,90,'code_rules',5,'{"id":5,"uuid":"01a22df2-2e5b-7000-b9ba-068b9eff34c3","code_id":3,"version":2,"definition":"anders","include":"","exclude":"","borders":"","change":"rule","note":"","created":"2026-11-30T19:32:56.026Z"}');
INSERT INTO "changes" VALUES(207,90,'codes',3,'{"id":3,"uuid":"01a22df2-2d20-7001-95c6-3fd34488b637","parent_id":2,"position":1,"name":"Appell, neu","colour":"#009e73","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0,"short_key":"","ordered":0}');
INSERT INTO "changes" VALUES(208,91,'codes',3,'{"id":3,"uuid":"01a22df2-2d20-7001-95c6-3fd34488b637","parent_id":2,"position":1,"name":"Appell","colour":"#009e73","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0,"short_key":"","ordered":0}');
INSERT INTO "changes" VALUES(209,91,'code_rules',5,NULL);
INSERT INTO "changes" VALUES(210,91,'anchors',4,NULL);
INSERT INTO "changes" VALUES(211,92,'codes',5,NULL);
INSERT INTO "changes" VALUES(212,92,'code_rules',6,NULL);
INSERT INTO "changes" VALUES(213,93,'code_rules',6,'{"id":6,"uuid":"01a22df2-2e65-7000-ad62-5fa17b1638f0","code_id":5,"version":1,"definition":"","include":"","exclude":"","borders":"","change":"rule","note":"","created":"2026-11-30T19:32:56.036Z"}');
INSERT INTO "changes" VALUES(214,93,'codes',5,'{"id":5,"uuid":"01a22df2-2e64-7001-a86c-ac1f3dedbc5d","parent_id":null,"position":3,"name":"Undone","colour":"#56b4e9","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0,"short_key":"","ordered":0}');
INSERT INTO "changes" VALUES(215,94,'codes',6,NULL);
INSERT INTO "changes" VALUES(216,94,'code_rules',7,NULL);
INSERT INTO "changes" VALUES(217,95,'codings',7,NULL);
INSERT INTO "changes" VALUES(218,95,'assignments',7,NULL);
INSERT INTO "changes" VALUES(219,96,'code_rules',8,NULL);
INSERT INTO "changes" VALUES(220,96,'code_rules',9,NULL);
INSERT INTO "changes" VALUES(221,96,'codings',7,'{"id":7,"uuid":"01a22df2-2e6b-7000-b8eb-696fffadeea3","document_id":1,"start":3,"end":9,"code_id":6,"rule_id":7,"coder_id":1,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T19:32:56.042Z"}');
INSERT INTO "changes" VALUES(222,96,'code_lineage',2,NULL);
INSERT INTO "changes" VALUES(223,96,'code_rules',7,'{"id":7,"uuid":"01a22df2-2e69-7001-961e-49c80f9a715b","code_id":6,"version":1,"definition":"","include":"","exclude":"","borders":"","change":"rule","note":"","created":"2026-11-30T19:32:56.040Z"}');
INSERT INTO "changes" VALUES(224,96,'codes',6,'{"id":6,"uuid":"01a22df2-2e69-7000-bc68-32ce84529168","parent_id":null,"position":3,"name":"Merged","colour":"#56b4e9","kind":"thematic","origin":"deductive","source":"","weight_meaning":"","exclusive":0,"short_key":"","ordered":0}');
INSERT INTO "changes" VALUES(225,97,'codings',8,NULL);
INSERT INTO "changes" VALUES(226,98,'codings',8,'{"id":8,"uuid":"01a22df2-2e72-7001-9158-aec830b9a709","document_id":1,"start":0,"end":5,"code_id":2,"rule_id":9,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T19:32:56.050Z"}');
INSERT INTO "changes" VALUES(227,99,'assignments',7,'{"id":7,"uuid":"01a22df2-2e6b-7001-921f-950daa138dcf","document_id":1,"coder_id":1,"assigned":0,"state":"working","round":2}');
INSERT INTO "changes" VALUES(228,100,'assignments',6,'{"id":6,"uuid":"01a22df2-2db8-7000-8445-3baac6d22390","document_id":1,"coder_id":2,"assigned":0,"state":"working","round":2}');
INSERT INTO "changes" VALUES(229,101,'labels',1,'{"id":1,"uuid":"01a22df2-2dc2-7001-8068-3945ffd4ec06","name":"RG 2021","population":null,"wave":"2021","source_kind":"RG"}');
INSERT INTO "changes" VALUES(230,102,'accepted_findings',1,NULL);
INSERT INTO "changes" VALUES(231,103,'documents',5,NULL);
INSERT INTO "changes" VALUES(232,103,'speakers',3,NULL);
INSERT INTO "changes" VALUES(233,103,'speakers',4,NULL);
INSERT INTO "changes" VALUES(234,104,'anchors',3,'{"id":3,"uuid":"01a22df2-2d20-7000-8216-98a03cad254a","code_id":2,"position":2,"coding_id":null,"text":"eigene\nWorte 🙂","label":"","invented":0,"coding_uuid":""}');
INSERT INTO "changes" VALUES(235,104,'anchors',2,'{"id":2,"uuid":"01a22df2-2d1f-7003-b5cd-ea9690c2f8fe","code_id":2,"position":1,"coding_id":null,"text":"„Wir rufen einander an“","label":"RG 2020","invented":0,"coding_uuid":""}');
INSERT INTO "changes" VALUES(236,105,'documents',6,NULL);
INSERT INTO "changes" VALUES(237,106,'codings',9,NULL);
INSERT INTO "changes" VALUES(238,106,'memos',6,NULL);
INSERT INTO "changes" VALUES(239,106,'assignments',8,NULL);
INSERT INTO "changes" VALUES(240,107,'memos',6,'{"id":6,"uuid":"01a22df2-2e84-7002-87af-1e9c238d69cd","case_id":null,"document_id":null,"code_id":null,"coding_id":9,"start":null,"end":null,"kind":"other","title":"","text":"auch dort","author_id":2,"created":"2026-11-30T19:32:56.068Z","changed":"2026-11-30T19:32:56.068Z","closed":0}');
INSERT INTO "changes" VALUES(241,107,'codings',9,'{"id":9,"uuid":"01a22df2-2e84-7001-a94c-9ca448b85100","document_id":6,"start":4,"end":8,"code_id":2,"rule_id":9,"coder_id":2,"polarity":"present","weight":null,"paraphrase":"","round":2,"created":"2026-11-30T19:32:56.068Z"}');
INSERT INTO "changes" VALUES(242,107,'assignments',8,'{"id":8,"uuid":"01a22df2-2e85-7000-b7a4-d639ae36321c","document_id":6,"coder_id":2,"assigned":0,"state":"working","round":2}');
INSERT INTO "changes" VALUES(243,107,'documents',6,'{"id":6,"uuid":"01a22df2-2e83-7001-94db-b90837df84fc","name":"removed","label":"RG 2020","text_id":8,"structure_id":8,"case_id":null,"context":"","file_name":"removed.txt","file_sha256":"e1f79758cc42e6fe6037941205d1fbc37f5780f13aa077d0ba8287fd93cecd52","reader":"text","reader_version":"1","how_read":"","transcription":"","created":"2026-11-30T19:32:56.067Z"}');
CREATE TABLE checked_texts (text_id INTEGER PRIMARY KEY REFERENCES texts(id),
        made_by TEXT NOT NULL,
        found TEXT NOT NULL,
        sha256 TEXT NOT NULL) STRICT;
CREATE TABLE code_levels (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        definition TEXT NOT NULL) STRICT;
INSERT INTO "code_levels" VALUES(1,'01a22df2-2e03-7000-b4c9-b4c970a8069b',1,1,'hoch','Alles klappt.');
CREATE TABLE code_lineage (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, kind TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'differentiate', 'remove')),
        old_uuid TEXT NOT NULL,
        old_path TEXT NOT NULL,
        new_uuid TEXT NOT NULL,
        new_path TEXT NOT NULL,
        codings INTEGER NOT NULL CHECK (codings >= 0),
        created TEXT NOT NULL) STRICT;
INSERT INTO "code_lineage" VALUES(1,'01a22df2-2e01-7002-8d0c-4da1d951f886','merge','0190a0a0-0000-7000-8000-000000000002','Früher','01a22df2-2ce7-7000-8a74-d84f1c37a436','Theme',2,'2026-11-30T19:32:55.937Z');
INSERT INTO "code_lineage" VALUES(2,'01a22df2-2e70-7000-ab47-9be8aab243ee','merge','01a22df2-2e69-7000-bc68-32ce84529168','Merged','01a22df2-2d1f-7001-9d9d-8f3f17c592e6','Koordination',1,'2026-11-30T19:32:56.044Z');
CREATE TABLE code_rules (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        version INTEGER NOT NULL CHECK (version >= 1),
        definition TEXT NOT NULL,
        include TEXT NOT NULL,
        exclude TEXT NOT NULL,
        borders TEXT NOT NULL,
        change TEXT NOT NULL CHECK (change IN ('rule', 'editorial')),
        note TEXT NOT NULL,
        created TEXT NOT NULL,
        UNIQUE (code_id, version)) STRICT;
INSERT INTO "code_rules" VALUES(1,'01a22df2-2ce7-7001-b441-f2109570dd9e',1,1,'','','','','rule','','2026-11-30T19:32:55.653Z');
INSERT INTO "code_rules" VALUES(2,'01a22df2-2d1f-7002-b799-21c37199284c',2,1,'was gemeint ist','immer wenn','außer wenn','nicht Streit','rule','','2026-11-30T19:32:55.711Z');
INSERT INTO "code_rules" VALUES(3,'01a22df2-2d20-7002-9180-fc29267060e3',3,1,'','','','','rule','','2026-11-30T19:32:55.711Z');
INSERT INTO "code_rules" VALUES(4,'01a22df2-2d20-7005-acb1-726653ca67fe',4,1,'','','','','rule','','2026-11-30T19:32:55.711Z');
INSERT INTO "code_rules" VALUES(5,'01a22df2-2e5b-7000-b9ba-068b9eff34c3',3,2,'anders','','','','rule','','2026-11-30T19:32:56.026Z');
INSERT INTO "code_rules" VALUES(8,'01a22df2-2e6e-7000-affb-07e096e7f9fc',2,2,'','','','','rule','rules of “Merged”, whose codings came here','2026-11-30T19:32:56.044Z');
INSERT INTO "code_rules" VALUES(9,'01a22df2-2e6e-7001-828d-6e2ddd92f31e',2,3,'was gemeint ist','immer wenn','außer wenn','nicht Streit','rule','as before; the codings of “Merged” are to be looked at','2026-11-30T19:32:56.044Z');
CREATE TABLE codebook_versions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        note TEXT NOT NULL,
        round INTEGER CHECK (round >= 1),
        codes TEXT NOT NULL,
        author_id INTEGER REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL) STRICT;
INSERT INTO "codebook_versions" VALUES(1,'01a22df2-2e01-7001-b79f-732762fe08c7','Erste Fassung','vor der zweiten Runde',2,'[{"uuid": "01a22df2-2ce7-7000-8a74-d84f1c37a436", "name": "Theme", "parent": "", "position": 1, "rule_version": 1, "rules": {"definition": "", "include": "", "exclude": "", "borders": ""}, "colour": "", "kind": "thematic", "origin": "deductive", "source": "", "weight_meaning": "", "exclusive": false, "short_key": "", "ordered": false, "levels": [], "related": []}]',1,'2026-11-30T19:32:55.937Z');
CREATE TABLE codebooks (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        description TEXT NOT NULL,
        layout TEXT NOT NULL) STRICT;
INSERT INTO "codebooks" VALUES(1,'01a22df2-2de0-7001-9621-9251002757b4','Codebuch','Wofür es gemacht ist.','');
CREATE TABLE coders (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL CHECK (kind IN ('person', 'machine', 'consensus', 'model')),
        role TEXT NOT NULL CHECK (role IN ('coder', 'lead', 'guest'))) STRICT;
INSERT INTO "coders" VALUES(1,'01a22df2-2ce2-7001-ae51-87e8b2668bf7','anna','person','coder');
INSERT INTO "coders" VALUES(2,'01a22df2-2ce4-7001-8969-fe29d8da03ca','ben','person','coder');
INSERT INTO "coders" VALUES(4,'01a22df2-2dfb-7001-b8c3-2d6886f7c7a5','Konsens','consensus','coder');
CREATE TABLE codes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, parent_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        colour TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('factual', 'thematic', 'evaluative', 'analytic', 'in vivo')),
        origin TEXT NOT NULL CHECK (origin IN ('deductive', 'inductive')),
        source TEXT NOT NULL,
        weight_meaning TEXT NOT NULL,
        exclusive INTEGER NOT NULL CHECK (exclusive IN (0, 1)),
        short_key TEXT NOT NULL,
        ordered INTEGER NOT NULL CHECK (ordered IN (0, 1))) STRICT;
INSERT INTO "codes" VALUES(1,'01a22df2-2ce7-7000-8a74-d84f1c37a436',NULL,1,'Theme','#0072b2','thematic','deductive','','',0,'',0);
INSERT INTO "codes" VALUES(2,'01a22df2-2d1f-7001-9d9d-8f3f17c592e6',NULL,2,'Koordination','#e69f00','evaluative','deductive','','',1,'',0);
INSERT INTO "codes" VALUES(3,'01a22df2-2d20-7001-95c6-3fd34488b637',2,1,'Appell, neu','#009e73','thematic','deductive','','',0,'',0);
INSERT INTO "codes" VALUES(4,'01a22df2-2d20-7004-b3ca-c84160756927',2,2,'Streit, der ''lange'' "währt"','#cc79a7','thematic','deductive','','',0,'',0);
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
INSERT INTO "codings" VALUES(2,'01a22df2-2d14-7001-991a-710458e39891',1,126,192,1,1,2,'absent',30,'quarrel',1,'2026-11-30T19:32:55.700Z');
INSERT INTO "codings" VALUES(3,'01a22df2-2d15-7001-b758-b00915c4dc34',1,193,221,1,1,2,'present',NULL,'',1,'2026-11-30T19:32:55.701Z');
INSERT INTO "codings" VALUES(4,'01a22df2-2d24-7001-92dc-286e91dde34b',2,0,16,3,3,1,'present',NULL,'Vergessliche Worte',2,'2026-11-30T19:32:55.716Z');
INSERT INTO "codings" VALUES(6,'01a22df2-2db4-7001-a1e0-d4fc0b87dd53',1,3,20,1,1,2,'present',NULL,'',2,'2026-11-30T19:32:55.860Z');
INSERT INTO "codings" VALUES(7,'01a22df2-2e6b-7000-b8eb-696fffadeea3',1,3,9,2,8,1,'present',NULL,'',2,'2026-11-30T19:32:56.042Z');
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
INSERT INTO "consensus_decisions" VALUES(1,'01a22df2-2dfd-7001-8867-d3823ec0e91c',1,4,1,1,2,'joint','["01a22df2-2ce2-7001-ae51-87e8b2668bf7", "01a22df2-2ce4-7001-8969-fe29d8da03ca"]','undecided','unsure','rule','Beide hatten Gründe.','12e5270a24120f9f3f77764e116bf0b4148861af73282f1ae98e7a5c4b68379b','[{"coding": "01a22df2-2db4-7001-a1e0-d4fc0b87dd53", "coder": "01a22df2-2ce2-7001-ae51-87e8b2668bf7", "code": "01a22df2-2ce7-7000-8a74-d84f1c37a436", "start": 3, "end": 20, "polarity": "present", "weight": null}]','[]','2026-11-30T19:32:55.933Z','2026-11-30T19:32:55.933Z');
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
INSERT INTO "consents" VALUES(1,'01a22df2-2dee-7001-b197-977fc050bfa7',1,NULL,'','paraphrase','','yes','','','','A 2021','','');
INSERT INTO "consents" VALUES(2,'01a22df2-2def-7000-a8f7-623b416c5a57',NULL,1,'','no','','yes','','','','A 2021','','');
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
INSERT INTO "decisions" VALUES(1,'01a22df2-2dfa-7003-929a-e141d728ba5f','documents','01a22df2-2d10-7000-b364-cb6bfd0dfa90','context','["0190a0a0-0000-7000-8000-000000000001"]','0190a0a0-0000-7000-8000-000000000001',1,'2026-11-30T19:32:55.930Z');
CREATE TABLE document_groups (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "document_groups" VALUES(1,'01a22df2-2dda-7001-99df-ba71a781818d','Ländlich');
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
INSERT INTO "documents" VALUES(1,'01a22df2-2d10-7000-b364-cb6bfd0dfa90','talk','',6,6,NULL,'','talk.txt','ce7611e7481e75f085f6902050b40918b0e8374634eeb803ad3e340e90267d6a','text','1','','Eigene Regeln','2026-11-30T19:32:55.695Z');
INSERT INTO "documents" VALUES(2,'01a22df2-2d23-7000-9a51-860e3375d2a8','withdrawn','RG 2021',2,2,1,'','to forget.txt','ff29ae3311ac3771caf87d1e508846015dc51d9b8fef6e5d6cd18cc0bf9e588c','text','1','','','2026-11-30T19:32:55.714Z');
INSERT INTO "documents" VALUES(4,'01a22df2-2deb-7000-bc39-15543d7865cb','doubted','',4,4,NULL,'','doubted.txt','174cc949fa83618dbf7625dd9674cb0361bb5a13ecac123aabcc73c8cdba544c','text','1','{"dialect":"otter","score":0.75,"second":"teams","second_score":0.5,"speaker_form":"{name} sagt","joined":3}','','2026-11-30T19:32:55.914Z');
INSERT INTO "documents" VALUES(5,'01a22df2-2e7d-7001-81a3-d5e7c1859cf1','second talk','',7,7,NULL,'','second talk.txt','2e854bf55e85c61a2f87831570a1c532e4593e61c8084971a26f18d707f2ae20','text','1','','','2026-11-30T19:32:56.061Z');
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
INSERT INTO "doubts" VALUES(1,'01a22df2-2deb-7001-b2a7-14348bcfb20b',4,'label-once',48,54,'B: Ja.',1,'{"label":"B"}',0,NULL,'2026-11-30T19:32:55.914Z');
INSERT INTO "doubts" VALUES(2,'01a22df2-2deb-7002-b6ea-ec4bf9c2d527',4,'hidden-text',NULL,NULL,'verborgen',2,'',1,1,'2026-11-30T19:32:55.914Z');
CREATE TABLE entries (id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        coder_uuid TEXT,
        coder_name TEXT NOT NULL,
        created TEXT NOT NULL,
        kind TEXT NOT NULL,
        reason TEXT NOT NULL,
        schema_version INTEGER NOT NULL,
        undoes TEXT REFERENCES entries(uuid)) STRICT;
INSERT INTO "entries" VALUES(1,'01a22df2-2cd3-7000-98de-18afac5da50f',NULL,'lead','2026-11-30T19:32:55.635Z','setting','',10,NULL);
INSERT INTO "entries" VALUES(2,'01a22df2-2ce2-7000-a1e0-7c6eae3d18c7',NULL,'lead','2026-11-30T19:32:55.650Z','coder.add','',10,NULL);
INSERT INTO "entries" VALUES(3,'01a22df2-2ce4-7000-bc2d-13dd1bcedd0f',NULL,'lead','2026-11-30T19:32:55.652Z','coder.add','',10,NULL);
INSERT INTO "entries" VALUES(4,'01a22df2-2ce5-7000-b74d-44ec78391183',NULL,'lead','2026-11-30T19:32:55.653Z','code.add','',10,NULL);
INSERT INTO "entries" VALUES(5,'01a22df2-2d0f-7000-8620-a0ab16346e34',NULL,'lead','2026-11-30T19:32:55.695Z','import','',10,NULL);
INSERT INTO "entries" VALUES(6,'01a22df2-2d12-7000-a789-591f8ffd3ef1','01a22df2-2ce2-7001-ae51-87e8b2668bf7','anna','2026-11-30T19:32:55.698Z','coding.add','',10,NULL);
INSERT INTO "entries" VALUES(7,'01a22df2-2d14-7000-83a9-bd808f85304c','01a22df2-2ce4-7001-8969-fe29d8da03ca','ben','2026-11-30T19:32:55.700Z','coding.add','',10,NULL);
INSERT INTO "entries" VALUES(8,'01a22df2-2d15-7000-81df-a8c3696ac5ed','01a22df2-2ce4-7001-8969-fe29d8da03ca','ben','2026-11-30T19:32:55.701Z','coding.add','',10,NULL);
INSERT INTO "entries" VALUES(9,'01a22df2-2d16-7000-91a2-03c179cb9581','01a22df2-2ce2-7001-ae51-87e8b2668bf7','anna','2026-11-30T19:32:55.702Z','memo.add','',10,NULL);
INSERT INTO "entries" VALUES(10,'01a22df2-2d18-7000-b94a-5db772b3562b',NULL,'lead','2026-11-30T19:32:55.704Z','quotation.edit','',10,NULL);
INSERT INTO "entries" VALUES(11,'01a22df2-2d1a-7000-a60b-dcc7916c46ae',NULL,'lead','2026-11-30T19:32:55.706Z','export','',10,NULL);
INSERT INTO "entries" VALUES(12,'01a22df2-2d1b-7000-8c38-d73f9e650755',NULL,'lead','2026-11-30T19:32:55.707Z','code.edit','',10,NULL);
INSERT INTO "entries" VALUES(13,'01a22df2-2d1c-7000-8f40-4aec8461189f',NULL,'lead','2026-11-30T19:32:55.708Z','assign','',10,NULL);
INSERT INTO "entries" VALUES(14,'01a22df2-2d1d-7000-ad15-af566c2ddc49',NULL,'lead','2026-11-30T19:32:55.709Z','document.finished','',10,NULL);
INSERT INTO "entries" VALUES(15,'01a22df2-2d1e-7000-bd7f-4b00c331dc24',NULL,'lead','2026-11-30T19:32:55.710Z','setting','',10,NULL);
INSERT INTO "entries" VALUES(16,'01a22df2-2d1f-7000-9e40-c5430cd6c0f9',NULL,'lead','2026-11-30T19:32:55.711Z','code.add','',10,NULL);
INSERT INTO "entries" VALUES(17,'01a22df2-2d22-7000-b265-20c28ae09b18',NULL,'lead','2026-11-30T19:32:55.714Z','import','',10,NULL);
INSERT INTO "entries" VALUES(18,'01a22df2-2d24-7000-a8df-aaaf139506cb','01a22df2-2ce2-7001-ae51-87e8b2668bf7','anna','2026-11-30T19:32:55.716Z','coding.add','',10,NULL);
INSERT INTO "entries" VALUES(19,'01a22df2-2d25-7000-97fe-b77a0aab05f5',NULL,'lead','2026-11-30T19:32:55.717Z','document.rename','',10,NULL);
INSERT INTO "entries" VALUES(20,'01a22df2-2d26-7000-a7ce-392241a8d28b',NULL,'lead','2026-11-30T19:32:55.718Z','import','',10,NULL);
INSERT INTO "entries" VALUES(21,'01a22df2-2d27-7000-9855-c1fb1f4cf783','01a22df2-2ce4-7001-8969-fe29d8da03ca','ben','2026-11-30T19:32:55.719Z','coding.add','',10,NULL);
INSERT INTO "entries" VALUES(22,'01a22df2-2d29-7000-971d-e9695c305b69',NULL,'lead','2026-11-30T19:32:55.721Z','document.rename','',10,NULL);
INSERT INTO "entries" VALUES(23,'01a22df2-2d85-7000-bbbd-665e92a85194',NULL,'lead','2026-11-30T19:32:55.813Z','forget','',10,NULL);
INSERT INTO "entries" VALUES(24,'01a22df2-2daa-7000-ad49-885a5297a326','01a22df2-2ce2-7001-ae51-87e8b2668bf7','anna','2026-11-30T19:32:55.850Z','quotation.good','',10,NULL);
INSERT INTO "entries" VALUES(25,'01a22df2-2dac-7000-a050-256da0b90611','01a22df2-2ce4-7001-8969-fe29d8da03ca','ben','2026-11-30T19:32:55.852Z','quotation.good','',10,NULL);
INSERT INTO "entries" VALUES(26,'01a22df2-2dae-7000-b3c1-91c033cfb748','01a22df2-2ce4-7001-8969-fe29d8da03ca','ben','2026-11-30T19:32:55.854Z','undo','',10,'01a22df2-2dac-7000-a050-256da0b90611');
INSERT INTO "entries" VALUES(27,'01a22df2-2db0-7000-9e0b-79f30a2d0a49','01a22df2-2ce4-7001-8969-fe29d8da03ca','ben','2026-11-30T19:32:55.856Z','redo','',10,'01a22df2-2dae-7000-b3c1-91c033cfb748');
INSERT INTO "entries" VALUES(28,'01a22df2-2db1-7000-baef-69dafacf98a8','01a22df2-2ce4-7001-8969-fe29d8da03ca','ben','2026-11-30T19:32:55.857Z','quotation.good','',10,NULL);
INSERT INTO "entries" VALUES(29,'01a22df2-2db2-7000-aacc-fe616a20769d','01a22df2-2ce4-7001-8969-fe29d8da03ca','ben','2026-11-30T19:32:55.858Z','quotation.not_good','',10,NULL);
INSERT INTO "entries" VALUES(30,'01a22df2-2db3-7000-9a0f-d6da5dd71164',NULL,'lead','2026-11-30T19:32:55.859Z','coder.add','',10,NULL);
INSERT INTO "entries" VALUES(31,'01a22df2-2db4-7000-9231-d043f78f5fe0','01a22df2-2db3-7001-aec8-3b44be7338cb','benjamin','2026-11-30T19:32:55.860Z','coding.add','',10,NULL);
INSERT INTO "entries" VALUES(32,'01a22df2-2db5-7000-b726-57f6c9a8cf91','01a22df2-2db3-7001-aec8-3b44be7338cb','benjamin','2026-11-30T19:32:55.861Z','quotation.good','',10,NULL);
INSERT INTO "entries" VALUES(33,'01a22df2-2db6-7000-97e4-8d6978d6b657',NULL,'lead','2026-11-30T19:32:55.862Z','coder.merge','',10,NULL);
INSERT INTO "entries" VALUES(34,'01a22df2-2dba-7000-b117-efb2bb568d07',NULL,'lead','2026-11-30T19:32:55.866Z','setting','',10,NULL);
INSERT INTO "entries" VALUES(35,'01a22df2-2dbb-7000-a5f8-8db2e4138075',NULL,'lead','2026-11-30T19:32:55.867Z','document.wave','',10,NULL);
INSERT INTO "entries" VALUES(36,'01a22df2-2dbc-7000-b1d5-9e4728091a1f',NULL,'lead','2026-11-30T19:32:55.868Z','document.wave','',10,NULL);
INSERT INTO "entries" VALUES(37,'01a22df2-2dbd-7000-be71-38f51e53bc5b',NULL,'lead','2026-11-30T19:32:55.869Z','undo','',10,'01a22df2-2dbc-7000-b1d5-9e4728091a1f');
INSERT INTO "entries" VALUES(38,'01a22df2-2dbf-7000-9644-fc2e1c3d6deb',NULL,'lead','2026-11-30T19:32:55.871Z','redo','',10,'01a22df2-2dbd-7000-be71-38f51e53bc5b');
INSERT INTO "entries" VALUES(39,'01a22df2-2dc2-7000-8b9f-7ec16962d503',NULL,'lead','2026-11-30T19:32:55.874Z','label.set','',10,NULL);
INSERT INTO "entries" VALUES(40,'01a22df2-2dc6-7000-ad17-2ef1e40a6196',NULL,'lead','2026-11-30T19:32:55.878Z','topic.import','',10,NULL);
INSERT INTO "entries" VALUES(41,'01a22df2-2dc7-7000-9aff-1b5d92a973c4',NULL,'lead','2026-11-30T19:32:55.879Z','topic.edit','',10,NULL);
INSERT INTO "entries" VALUES(42,'01a22df2-2dc8-7001-97fa-f329d9aba600',NULL,'lead','2026-11-30T19:32:55.880Z','topic.move','',10,NULL);
INSERT INTO "entries" VALUES(43,'01a22df2-2dc9-7000-9c93-445cc9a41d0a','01a22df2-2ce2-7001-ae51-87e8b2668bf7','anna','2026-11-30T19:32:55.881Z','topic.assign','',10,NULL);
INSERT INTO "entries" VALUES(44,'01a22df2-2dca-7000-b1f5-7c477460fb88','01a22df2-2ce4-7001-8969-fe29d8da03ca','ben','2026-11-30T19:32:55.882Z','topic.assign','',10,NULL);
INSERT INTO "entries" VALUES(45,'01a22df2-2dcb-7001-afec-ff55812bf4ec',NULL,'lead','2026-11-30T19:32:55.883Z','topic.unassign','',10,NULL);
INSERT INTO "entries" VALUES(46,'01a22df2-2dcc-7000-a95d-085dd8ff4cba',NULL,'lead','2026-11-30T19:32:55.884Z','undo','',10,'01a22df2-2dcb-7001-afec-ff55812bf4ec');
INSERT INTO "entries" VALUES(47,'01a22df2-2dce-7000-9b80-3d53de7bef9d',NULL,'lead','2026-11-30T19:32:55.886Z','topic.add','',10,NULL);
INSERT INTO "entries" VALUES(48,'01a22df2-2dcf-7000-bdec-38a4dd6b96bf',NULL,'lead','2026-11-30T19:32:55.887Z','topic.remove','',10,NULL);
INSERT INTO "entries" VALUES(49,'01a22df2-2dd1-7000-811e-c03976ca7f42','01a22df2-2ce2-7001-ae51-87e8b2668bf7','anna','2026-11-30T19:32:55.889Z','summary.write','',10,NULL);
INSERT INTO "entries" VALUES(50,'01a22df2-2dd2-7000-8d68-73da1fc00122','01a22df2-2ce4-7001-8969-fe29d8da03ca','ben','2026-11-30T19:32:55.890Z','summary.write','',10,NULL);
INSERT INTO "entries" VALUES(51,'01a22df2-2dd3-7000-9334-1e1304d5c793','01a22df2-2ce2-7001-ae51-87e8b2668bf7','anna','2026-11-30T19:32:55.891Z','summary.write','',10,NULL);
INSERT INTO "entries" VALUES(52,'01a22df2-2dd4-7000-88d0-3546018b0c24','01a22df2-2ce2-7001-ae51-87e8b2668bf7','anna','2026-11-30T19:32:55.892Z','undo','',10,'01a22df2-2dd3-7000-9334-1e1304d5c793');
INSERT INTO "entries" VALUES(53,'01a22df2-2dd5-7000-b4f4-2b084e7e9e8c','01a22df2-2ce2-7001-ae51-87e8b2668bf7','anna','2026-11-30T19:32:55.893Z','redo','',10,'01a22df2-2dd4-7000-88d0-3546018b0c24');
INSERT INTO "entries" VALUES(54,'01a22df2-2dda-7000-9a4c-78c7c1ac6540',NULL,'lead','2026-11-30T19:32:55.898Z','group.add','',10,NULL);
INSERT INTO "entries" VALUES(55,'01a22df2-2ddb-7000-878e-c6e8749026a5',NULL,'lead','2026-11-30T19:32:55.899Z','group.set','',10,NULL);
INSERT INTO "entries" VALUES(56,'01a22df2-2ddd-7000-ad42-2f9fa4c309e1',NULL,'lead','2026-11-30T19:32:55.901Z','undo','',10,'01a22df2-2ddb-7000-878e-c6e8749026a5');
INSERT INTO "entries" VALUES(57,'01a22df2-2dde-7000-9a8a-bb0ec4434937',NULL,'lead','2026-11-30T19:32:55.902Z','group.add','',10,NULL);
INSERT INTO "entries" VALUES(58,'01a22df2-2ddf-7000-9fd3-706dbfc24ba9',NULL,'lead','2026-11-30T19:32:55.903Z','group.remove','',10,NULL);
INSERT INTO "entries" VALUES(59,'01a22df2-2de0-7000-978a-a7ede2b2f8aa',NULL,'lead','2026-11-30T19:32:55.904Z','codebook.description','Codebuch',10,NULL);
INSERT INTO "entries" VALUES(60,'01a22df2-2de2-7000-9c45-ffe913aeab20',NULL,'lead','2026-11-30T19:32:55.906Z','research.add','',10,NULL);
INSERT INTO "entries" VALUES(61,'01a22df2-2de3-7000-aedf-16c25c93b837',NULL,'lead','2026-11-30T19:32:55.907Z','research.link','',10,NULL);
INSERT INTO "entries" VALUES(62,'01a22df2-2de4-7000-b7cd-bccc33f8a85c',NULL,'lead','2026-11-30T19:32:55.908Z','research.link','',10,NULL);
INSERT INTO "entries" VALUES(63,'01a22df2-2de5-7000-8fc2-a596f15ca6d3',NULL,'lead','2026-11-30T19:32:55.909Z','research.add','',10,NULL);
INSERT INTO "entries" VALUES(64,'01a22df2-2de6-7000-9686-3f54758715f5',NULL,'lead','2026-11-30T19:32:55.910Z','research.move','',10,NULL);
INSERT INTO "entries" VALUES(65,'01a22df2-2de7-7000-aeae-c367c811805a',NULL,'lead','2026-11-30T19:32:55.911Z','research.unlink','',10,NULL);
INSERT INTO "entries" VALUES(66,'01a22df2-2de8-7000-ab51-348fe001b599',NULL,'lead','2026-11-30T19:32:55.912Z','undo','',10,'01a22df2-2de7-7000-aeae-c367c811805a');
INSERT INTO "entries" VALUES(67,'01a22df2-2dea-7000-9196-b89734569eb5',NULL,'lead','2026-11-30T19:32:55.914Z','import','',10,NULL);
INSERT INTO "entries" VALUES(68,'01a22df2-2ded-7000-b054-7d76a98eb19a','01a22df2-2ce2-7001-ae51-87e8b2668bf7','anna','2026-11-30T19:32:55.917Z','doubt.settle','',10,NULL);
INSERT INTO "entries" VALUES(69,'01a22df2-2ded-7001-a7dc-b78b9f4bbb1e','01a22df2-2ce4-7001-8969-fe29d8da03ca','ben','2026-11-30T19:32:55.917Z','doubt.open','',10,NULL);
INSERT INTO "entries" VALUES(70,'01a22df2-2dee-7000-88e1-3b7a7a96e758',NULL,'lead','2026-11-30T19:32:55.918Z','consent.set','',10,NULL);
INSERT INTO "entries" VALUES(71,'01a22df2-2df0-7000-a051-fa3d90f12d9d',NULL,'lead','2026-11-30T19:32:55.920Z','consent.set','',10,NULL);
INSERT INTO "entries" VALUES(72,'01a22df2-2df5-7000-9e53-b8e9451e77ec',NULL,'lead','2026-11-30T19:32:55.925Z','transcription.define','',10,NULL);
INSERT INTO "entries" VALUES(73,'01a22df2-2df7-7000-add4-f0479bf94014',NULL,'lead','2026-11-30T19:32:55.927Z','transcription.set','',10,NULL);
INSERT INTO "entries" VALUES(74,'01a22df2-2df8-7000-bba3-945e4fa1cbb7',NULL,'lead','2026-11-30T19:32:55.928Z','transcription.define','',10,NULL);
INSERT INTO "entries" VALUES(75,'01a22df2-2df9-7000-b433-9154c74e719f',NULL,'lead','2026-11-30T19:32:55.929Z','transcription.remove','',10,NULL);
INSERT INTO "entries" VALUES(76,'01a22df2-2dfa-7000-a76f-36c1fdb20a2e',NULL,'lead','2026-11-30T19:32:55.930Z','segments.fix','',10,NULL);
INSERT INTO "entries" VALUES(77,'01a22df2-2dfa-7002-bd4b-ac830d07d284',NULL,'lead','2026-11-30T19:32:55.930Z','conflict.decide','',10,NULL);
INSERT INTO "entries" VALUES(78,'01a22df2-2dfb-7000-8722-a98180f27fd2',NULL,'lead','2026-11-30T19:32:55.931Z','coder.add','',10,NULL);
INSERT INTO "entries" VALUES(79,'01a22df2-2dfd-7000-a712-d8c5cd1141fd',NULL,'lead','2026-11-30T19:32:55.933Z','consensus.decide','',10,NULL);
INSERT INTO "entries" VALUES(80,'01a22df2-2dfe-7000-9a0c-90ffa57956f3',NULL,'lead','2026-11-30T19:32:55.934Z','norming.begin','',10,NULL);
INSERT INTO "entries" VALUES(81,'01a22df2-2dff-7000-8ef0-e576d10e07a5',NULL,'lead','2026-11-30T19:32:55.935Z','norming.vote','',10,NULL);
INSERT INTO "entries" VALUES(82,'01a22df2-2e01-7000-8170-0712ec362a9a',NULL,'lead','2026-11-30T19:32:55.937Z','codebook.freeze','',10,NULL);
INSERT INTO "entries" VALUES(83,'01a22df2-2e02-7000-aca2-04e777bb66da',NULL,'lead','2026-11-30T19:32:55.938Z','coding.recheck','',10,NULL);
INSERT INTO "entries" VALUES(84,'01a22df2-2e02-7002-bfd2-acd69e094a09',NULL,'lead','2026-11-30T19:32:55.938Z','level.set','',10,NULL);
INSERT INTO "entries" VALUES(85,'01a22df2-2e04-7000-bbff-47ee66490062',NULL,'lead','2026-11-30T19:32:55.940Z','induction.begin','',10,NULL);
INSERT INTO "entries" VALUES(86,'01a22df2-2e06-7000-af5c-1790bb8a553b',NULL,'lead','2026-11-30T19:32:55.942Z','typology.define','',10,NULL);
INSERT INTO "entries" VALUES(87,'01a22df2-2e48-7000-8304-18f5b6e00fa5',NULL,'lead','2026-11-30T19:32:56.008Z','document.revise','',10,NULL);
INSERT INTO "entries" VALUES(88,'01a22df2-2e52-7000-9f30-01c5e99a9d40',NULL,'lead','2026-11-30T19:32:56.018Z','document.revise','',10,NULL);
INSERT INTO "entries" VALUES(89,'01a22df2-2e5a-7000-90aa-266a2da0bcb5',NULL,'lead','2026-11-30T19:32:56.026Z','code.edit','',10,NULL);
INSERT INTO "entries" VALUES(90,'01a22df2-2e5d-7000-ab81-536368fee0ce',NULL,'lead','2026-11-30T19:32:56.029Z','undo','',10,'01a22df2-2e5a-7000-90aa-266a2da0bcb5');
INSERT INTO "entries" VALUES(91,'01a22df2-2e60-7000-a298-ab0acc17f930',NULL,'lead','2026-11-30T19:32:56.032Z','redo','',10,'01a22df2-2e5d-7000-ab81-536368fee0ce');
INSERT INTO "entries" VALUES(92,'01a22df2-2e64-7000-ac92-b0f4293060c8',NULL,'lead','2026-11-30T19:32:56.036Z','code.add','',10,NULL);
INSERT INTO "entries" VALUES(93,'01a22df2-2e67-7000-8c05-0fbfcac859bc',NULL,'lead','2026-11-30T19:32:56.039Z','undo','',10,'01a22df2-2e64-7000-ac92-b0f4293060c8');
INSERT INTO "entries" VALUES(94,'01a22df2-2e68-7000-ab05-d6da345cf604',NULL,'lead','2026-11-30T19:32:56.040Z','code.add','',10,NULL);
INSERT INTO "entries" VALUES(95,'01a22df2-2e6a-7000-9628-38430ff74502','01a22df2-2ce2-7001-ae51-87e8b2668bf7','anna','2026-11-30T19:32:56.042Z','coding.add','',10,NULL);
INSERT INTO "entries" VALUES(96,'01a22df2-2e6c-7000-bf0e-fe5de44c1ea4',NULL,'lead','2026-11-30T19:32:56.044Z','code.merge','Merged → Koordination',10,NULL);
INSERT INTO "entries" VALUES(97,'01a22df2-2e72-7000-a37b-7aef1473c092','01a22df2-2ce4-7001-8969-fe29d8da03ca','ben','2026-11-30T19:32:56.050Z','coding.add','',10,NULL);
INSERT INTO "entries" VALUES(98,'01a22df2-2e73-7000-a1fc-9fa6c2630b0b','01a22df2-2ce4-7001-8969-fe29d8da03ca','ben','2026-11-30T19:32:56.051Z','coding.remove','',10,NULL);
INSERT INTO "entries" VALUES(99,'01a22df2-2e75-7000-8d13-6a33d31d1e98',NULL,'lead','2026-11-30T19:32:56.053Z','assign','',10,NULL);
INSERT INTO "entries" VALUES(100,'01a22df2-2e76-7000-bcad-9bf4929d0c0f',NULL,'lead','2026-11-30T19:32:56.054Z','document.finished','',10,NULL);
INSERT INTO "entries" VALUES(101,'01a22df2-2e77-7000-bf48-ab0c554869f6',NULL,'lead','2026-11-30T19:32:56.055Z','label.set','',10,NULL);
INSERT INTO "entries" VALUES(102,'01a22df2-2e7b-7000-9b64-28467a9b2c90','01a22df2-2ce2-7001-ae51-87e8b2668bf7','anna','2026-11-30T19:32:56.059Z','finding.accept','named in public',10,NULL);
INSERT INTO "entries" VALUES(103,'01a22df2-2e7d-7000-a728-5315c7cffd5e',NULL,'lead','2026-11-30T19:32:56.061Z','import','',10,NULL);
INSERT INTO "entries" VALUES(104,'01a22df2-2e80-7000-a097-5c6ef1c3e74d',NULL,'lead','2026-11-30T19:32:56.064Z','code.anchor','',10,NULL);
INSERT INTO "entries" VALUES(105,'01a22df2-2e83-7000-8e3f-4802dc6243e7',NULL,'lead','2026-11-30T19:32:56.067Z','import','',10,NULL);
INSERT INTO "entries" VALUES(106,'01a22df2-2e84-7000-8cb2-d68f41e87b22','01a22df2-2ce4-7001-8969-fe29d8da03ca','ben','2026-11-30T19:32:56.068Z','coding.add','',10,NULL);
INSERT INTO "entries" VALUES(107,'01a22df2-2e86-7000-ba1c-f588974420fa',NULL,'lead','2026-11-30T19:32:56.070Z','document.remove','',10,NULL);
CREATE TABLE erasures (id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        details TEXT NOT NULL,
        confirmed TEXT NOT NULL,
        applied INTEGER NOT NULL CHECK (applied IN (0, 1)),
        created TEXT NOT NULL) STRICT;
INSERT INTO "erasures" VALUES(1,'01a22df2-2d81-7000-a61b-60da36c79f41','{"uuid": "01a22df2-2d81-7000-a61b-60da36c79f41", "created": "2026-11-30T19:32:55.810Z", "documents": ["01a22df2-2d26-7002-ba31-f66e75face78"]}','[]',1,'2026-11-30T19:32:55.810Z');
CREATE TABLE file_state (id INTEGER PRIMARY KEY CHECK (id = 1),
        project_uuid TEXT NOT NULL,
        secret TEXT NOT NULL,
        backup INTEGER NOT NULL CHECK (backup IN (0, 1)),
        former TEXT NOT NULL,
        present TEXT NOT NULL,
        digest TEXT NOT NULL) STRICT;
INSERT INTO "file_state" VALUES(1,'01a22df2-2cbf-7000-bed3-19dfed5eb0a4','4797a699aaf75fec21f7eaa0bdaae55a49e6e95e31b60e0702ac122a22790e4f',0,'6796dc18191bafcaca4a4196a0d6210e','40771d7d4d5d009ccffe8f0d04c31e90','accepted_findings 332d56bc298f953992d7257e88aa79478c9be6fce782a38f052dcfada83d552f
anchors e39d7005823acf917b814973385a7f8fab3bdf93085c37c2d7c32b9a78d4e4fb
assignments 3bf1e20dcbaa38b3142ef9322e17043852e12977f2f22327d23c9f320c472309
attributes 3b6c095808bd4a7dc6aa6bfe73bdf6bc0684a2f8d2d493e183a72fadd44fb4e5
card_groups 45a9d3c71e29859ccb843b8d59026f4422d560bdac026b9f6e18d590af8d6c53
cards f3f3b296bf0b17ef7e464e22712250cddc12de74dd8f7f702cd07081882badc0
case_levels 369d5c2aa88ff314c07165f639facaa6815a1340fa32cf9428754e8ed2106826
cases d807e033d749f202a3195059d63d2e890d3381d563594662aa0e108bf1910198
code_levels 054e31fa347f5cb5f4baa9e230174f898200c0de7b884d3436f37173beb30d20
code_lineage 194cb21249cdd96e4063ec1c47bd3a728ed676703665e259583570733eabff28
code_rules 4239a7cb8b5a886a55321c0817028138e0ffdf9f99990dd57e18e6c0a185df8d
codebook_versions 575d8e773d42cf24b827cf5cb1bd62ba69199c7e5d95397e6ed0c07c31720e39
codebooks e23e154674bb775102901055cc4c4f9e29839cb4cc5596091e0c00653ae19d9d
coders 1d4f7cde1c2e421f3b08cfc816773914a847f47b922c8d40a8b14d4e89d7683d
codes f742f6905c480389d3a543cfd1e2e1dd3c83cf6f1cf9e7fceb412f6b01e12822
codings d725b0da90d9743c78dcaca8f5b413041456038b3c13fd043400b44ea0092a9f
consensus_decisions fd48c383db1b54d401d6bdb69017383f923f1ef617ef6befb20890bda020af5d
consents 4851804538d38eb8aeb8bda87bf135f2706bffa0ac3e335af603a446d014c959
decisions 571339156f4251125acec02052ea19c3bc7f6f97cce779d3b7f445a90c5702e2
document_groups 08ff0c474ba83312bc8cd3e76125dca01177aaf2519d5714a71518ffccf67dea
documents 62e2f4dc05bfc15974f031b1ad92c7ba441798bb5c70011573f242b6f7601e98
doubts e4c08ad43ad7a988eefb31d1ef31abd248c5354e07a32da327f8cafbd505589b
entries df6bfb0c63f750bc4558326b2f98b3a672e30d6bb56d37eaec18f9b7d57a5a55
fixed_segments cc09c0bbdf5fe024d86011b94f7c3a712e2d34db69c858d35343889cf9b49af4
good_marks 01e8fbcf937a057bfa846b87ee8aebd968c81c04c861e17c9142d3830d2ff540
group_members 4c2c68a1ccb8809150f4a32c111d33c34504bfaa915380165e91f20dcc7e3976
induction_documents 6e795ffa10e8c185ba9bd8d844a5d0666b097a65c75e04b173eec0d97a257286
induction_passages c482e015f91ec4b8e8c0d4f725c2991851a99606ea49952a3ad1e1d056979733
inductions d755a41c2be8bf00d94bea9a56619f942151d91c0fea3983b72c585c19ead3e5
labels b0d4580b2c01de9cdd52dbde87df9e9d5f2e45adae0f8b325b5fa1812283e208
memos f3737105e0295f4fe8529f3fa091cdee9a5157e61230e7a8304fcffa680cd419
norming_members 49c2fd16a2ab4986d4e530edfadcc52056a759cc58849cdc62fe9d276477ab8c
norming_passages ce64fb45d895c0d7e44850febdf0b9cda6de44284182dd5ba010b414a9af9de1
norming_sessions c88d685b02c30462936d958ff5189d8a34ef6931625076181b5af1c0916b41d5
norming_votes 069bfac12ce6258853d290c1f335ebe161c962d56a054ccbc09d8f4ba759ea4c
origins 37f9d63060063f3dc2ea81732e01c1f7824722e933a86636f6e314f84e61b92a
orphans 3ffa06340bb56ec60f73359d516a4438805553c843154ea9ce5991e6fc7049b9
publications 47d7c7b82ea042102f0ff06d65597d0897b686fd928e5add5fec2ec879fea856
published_quotations b9408599f7722e50d3f8218114dff5fc52d4b45c44b27443d791bff88b17d01d
quotation_edits a6f68928383540e91724497eb426c984f238d6cdc215b7c955528b7bc86dd0c6
quotation_ids e9029ccfaae4a113dadb48e561bed880c2981ea62a35ed54c505143206103ca0
reductions 151c01140feb0b18abb955a543f1641efd370b801d5940aee3d904ed868fb43a
related_codes df86ebd4c3e079efd49b1d8a877c0522bf621fdd1c76934675fec188185d2862
research_links a5a6eab24564fa5a379c9e48e1be89c3e48fe2a27981294215705fd893ff21f7
research_questions 63206827cd1564183b7a5cec213fde414b312e03ab4ee1b20ece5d91c2cdc39a
revisions 016b0657198981c8fd86ba561940938dd11a33a5cef8ed9f67a1586341f25420
rule_checks 67c09fbd108fe766d026b67d25c66aa81f5286b35c89150e49727211e4135ad2
settings 87c4dd9711f099fba6d0ca3784b8569fe4d7be2425fd067acc0aae9ed39c4da0
speakers 260349c5c3cdb7f831216cd27ef2bfbef4692cf1c38562b053f7fc984c0494c6
summaries 71e8dbc3e696947a6aefc240fbe03d59e2aa55baed3a8caeabe4d8c982a4d6a5
summary_rows b1dabd539ca420fa7b3057b4a002ee4d547571e3acaf87457737c9bb107f2be5
topic_assignments 821291f5c5e663803bde92c333d6ef033fb17c2eeed2c8926c95e68166bca4fa
topic_waves 1c200e9d8fe88480cb0916d01bbc930681e3a3a26345897a4b98880ee1e55b99
topics 9f4fe69a61dcf00aa04d526d21007b9ba442c8ce415937e951d70e9738ddcc4c
transcription_rules eb42e2bad804db99d5b4489c42f3b02b2361a33273b518f1a398dd29667a2e9d
transcription_signs 1773ac23e154d461a8ed706b563429df46ab1348edc639ec2ed1763168153651
type_cases f6de4ddf5918d56c7adfcf2f13539018ab8849bf344322d32d8c926ca4b4889a
types a6c84a006e70e802ed9c07acff059ac0511b83fd1e0d4468a7030baf8bd3fe20
typologies e38b1f6297541164b186ccf29d3a17066bc8de85fc4a570b04871827ed550b96');
CREATE TABLE fixed_segments (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        position INTEGER NOT NULL,
        round INTEGER NOT NULL CHECK (round >= 1),
        repeats INTEGER CHECK (repeats >= 1 AND repeats < round)) STRICT;
INSERT INTO "fixed_segments" VALUES(2,'01a22df2-2dfa-7001-8fbb-4176e47de0bc',1,2,0,5,1,2,1);
CREATE TABLE forgotten (id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        UNIQUE (kind, value)) STRICT;
INSERT INTO "forgotten" VALUES(1,'file','c5a43c529fdab08e4d2aeb6e2db3b4e305c9c28e107d4a1d6d62abdf64a27c02');
INSERT INTO "forgotten" VALUES(2,'memos','01a22df2-2d28-7001-8ba0-4a8847ccef55');
INSERT INTO "forgotten" VALUES(3,'codings','01a22df2-2d28-7000-b154-0a301f81486e');
INSERT INTO "forgotten" VALUES(4,'assignments','01a22df2-2d28-7002-ba23-7f95fc20b045');
INSERT INTO "forgotten" VALUES(5,'documents','01a22df2-2d26-7002-ba31-f66e75face78');
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
INSERT INTO "given" VALUES(1,'01a22df2-2df1-7000-bf3c-03e95c3bdcbe',NULL,'lead','2026-11-30T19:32:55.921Z','quotes','docx','chapter.docx','reader','{"01a22df2-2d10-7000-b364-cb6bfd0dfa90":{"12":"obLD1OX2"}}','["01a22df2-2d22-7001-bfda-2816a5b900a6"]','');
CREATE TABLE good_marks (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, coding_id INTEGER NOT NULL REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL) STRICT;
INSERT INTO "good_marks" VALUES(2,'01a22df2-2dac-7001-9590-619b3ca72755',2,2,'2026-11-30T19:32:55.852Z');
INSERT INTO "good_marks" VALUES(4,'01a22df2-2db5-7001-b88a-4be814138fd9',6,2,'2026-11-30T19:32:55.861Z');
CREATE TABLE group_members (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, group_id INTEGER NOT NULL REFERENCES document_groups(id) DEFERRABLE INITIALLY DEFERRED, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED, UNIQUE (group_id, document_id)) STRICT;
INSERT INTO "group_members" VALUES(1,'01a22df2-2dda-7002-a533-57c9eb0e3119',1,1);
INSERT INTO "group_members" VALUES(2,'01a22df2-2dda-7003-a536-9dfad00ea390',1,2);
CREATE TABLE induction_documents (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, induction_id INTEGER NOT NULL REFERENCES inductions(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        worked INTEGER NOT NULL CHECK (worked >= 0),
        UNIQUE (induction_id, document_id)) STRICT;
INSERT INTO "induction_documents" VALUES(1,'01a22df2-2e04-7004-8ffb-7329fe28c0c2',2,1,1,6);
CREATE TABLE induction_passages (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, induction_id INTEGER NOT NULL REFERENCES inductions(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        coding_uuid TEXT NOT NULL,
        code_uuid TEXT NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('subsumed', 'new')),
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL) STRICT;
INSERT INTO "induction_passages" VALUES(1,'01a22df2-2e04-7005-8534-05dad44db59f',2,1,'01a22df2-2db4-7001-a1e0-d4fc0b87dd53','01a22df2-2ce7-7000-8a74-d84f1c37a436','subsumed',1,'2026-11-30T19:32:55.940Z');
CREATE TABLE inductions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        technique TEXT NOT NULL CHECK (technique IN ('summary', 'categories', 'differentiation')),
        code_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        question TEXT NOT NULL,
        criterion TEXT NOT NULL,
        abstraction TEXT NOT NULL,
        definition TEXT NOT NULL,
        revision_due INTEGER CHECK (revision_due BETWEEN 10 AND 50),
        revised INTEGER CHECK (revised BETWEEN 0 AND 100),
        revision_note TEXT NOT NULL,
        closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
        author_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL) STRICT;
INSERT INTO "inductions" VALUES(1,'01a22df2-2e04-7001-aa13-3bdcd18f65e9','summary','summary',1,'Was hilft?','Hilfen','Fall','alles',20,NULL,'',0,1,'2026-11-30T19:32:55.940Z');
INSERT INTO "inductions" VALUES(2,'01a22df2-2e04-7002-9b7f-1d31181953c0','categories','categories',1,'Was hilft?','Hilfen','Fall','alles',20,NULL,'',0,1,'2026-11-30T19:32:55.940Z');
INSERT INTO "inductions" VALUES(3,'01a22df2-2e04-7003-a25f-9bd4b646f6d3','differentiation','differentiation',1,'Was hilft?','Hilfen','Fall','alles',20,NULL,'',0,1,'2026-11-30T19:32:55.940Z');
CREATE TABLE labels (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        population INTEGER CHECK (population >= 1),
        wave TEXT NOT NULL,
        source_kind TEXT NOT NULL) STRICT;
INSERT INTO "labels" VALUES(1,'01a22df2-2dc2-7001-8068-3945ffd4ec06','RG 2021',40,'2021','RG');
CREATE TABLE memos (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        code_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        coding_id INTEGER REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        start INTEGER,
        "end" INTEGER,
        kind TEXT NOT NULL CHECK (kind IN ('rule', 'theory', 'method', 'case', 'question', 'paraphrase', 'other')),
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
INSERT INTO "memos" VALUES(1,'01a22df2-2d12-7002-b50b-5219a6432986',NULL,1,NULL,NULL,NULL,NULL,'other','','why alone?',1,'2026-11-30T19:32:55.698Z','2026-11-30T19:32:55.698Z',0);
INSERT INTO "memos" VALUES(2,'01a22df2-2d16-7001-b5f7-02a1ec772822',NULL,1,NULL,NULL,193,221,'other','','on the passage',1,'2026-11-30T19:32:55.702Z','2026-11-30T19:32:55.702Z',0);
INSERT INTO "memos" VALUES(3,'01a22df2-2d24-7002-928b-53b126b106c1',NULL,NULL,NULL,4,NULL,NULL,'other','','über Vergessliche Worte',1,'2026-11-30T19:32:55.716Z','2026-11-30T19:32:55.716Z',0);
INSERT INTO "memos" VALUES(5,'01a22df2-2e04-7006-80a5-a38c40b26bab',NULL,1,NULL,NULL,0,5,'paraphrase','','Es ging gut.',1,'2026-11-30T19:32:55.940Z','2026-11-30T19:32:55.940Z',0);
CREATE TABLE norming_members (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, session_id INTEGER NOT NULL REFERENCES norming_sessions(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        UNIQUE (session_id, coder_id)) STRICT;
INSERT INTO "norming_members" VALUES(1,'01a22df2-2dfe-7002-9885-c8c753d98905',1,1);
INSERT INTO "norming_members" VALUES(2,'01a22df2-2dfe-7003-838e-4ca82fe330b7',1,2);
CREATE TABLE norming_passages (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, session_id INTEGER NOT NULL REFERENCES norming_sessions(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        text_sha256 TEXT NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        position INTEGER NOT NULL) STRICT;
INSERT INTO "norming_passages" VALUES(1,'01a22df2-2dfe-7004-bd03-3bfc42700564',1,1,'12e5270a24120f9f3f77764e116bf0b4148861af73282f1ae98e7a5c4b68379b',0,5,1);
CREATE TABLE norming_sessions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        state TEXT NOT NULL CHECK (state IN ('first', 'talk', 'second', 'closed')),
        note TEXT NOT NULL,
        figures TEXT NOT NULL,
        author_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL) STRICT;
INSERT INTO "norming_sessions" VALUES(1,'01a22df2-2dfe-7001-a52b-21d7259827df','Erstes Gespräch','first','','',1,'2026-11-30T19:32:55.934Z');
CREATE TABLE norming_votes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, passage_id INTEGER NOT NULL REFERENCES norming_passages(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        turn INTEGER NOT NULL CHECK (turn IN (1, 2)),
        code_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL,
        UNIQUE (passage_id, coder_id, turn, code_id)) STRICT;
INSERT INTO "norming_votes" VALUES(1,'01a22df2-2dff-7001-b92d-2bddaff1c689',1,1,1,1,'2026-11-30T19:32:55.935Z');
INSERT INTO "norming_votes" VALUES(2,'01a22df2-2dff-7002-90cb-69ab18648ed5',1,2,1,NULL,'2026-11-30T19:32:55.935Z');
CREATE TABLE open_entry (id INTEGER PRIMARY KEY CHECK (id = 1),
        entry_id INTEGER NOT NULL,
        forgetting INTEGER NOT NULL CHECK (forgetting IN (0, 1))) STRICT;
CREATE TABLE origins (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED UNIQUE,
        wave TEXT NOT NULL,
        source_kind TEXT NOT NULL) STRICT;
INSERT INTO "origins" VALUES(1,'01a22df2-2dbb-7001-9bf4-b67899aef676',1,'2022','RG');
INSERT INTO "origins" VALUES(2,'01a22df2-2dbb-7002-95b4-012381267a57',2,'2021','RG');
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
INSERT INTO "orphans" VALUES(3,'01a22df2-2e56-7000-8989-7cc68abb7dd5',1,'bbe7149cdbb1674930b7a345cbd70437f429ab8a55f7760b43b6327c5470b9a8',94,132,NULL,NULL,'lost',1,1,1,'01a22df2-2d12-7001-b02b-3192caa76aa0','{"polarity": "present", "weight": null, "paraphrase": "", "round": 1, "created": "2026-11-30T19:32:55.698Z"}','{"memos": ["01a22df2-2d12-7002-b50b-5219a6432986"], "anchors": [], "ids": [], "good": [["", "2026-11-30T19:32:55.850Z"]], "edits": []}');
CREATE TABLE publications (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        seed INTEGER NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "publications" VALUES(1,'01a22df2-2d1a-7002-909e-e620e22fcfe9','report',1,'2026');
CREATE TABLE published_quotations (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, publication_id INTEGER NOT NULL REFERENCES publications(id) DEFERRABLE INITIALLY DEFERRED,
        coding_id INTEGER REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        coding_uuid TEXT NOT NULL,
        code TEXT NOT NULL) STRICT;
INSERT INTO "published_quotations" VALUES(1,'01a22df2-2d1a-7003-8e0d-cf91a7fae108',1,2,'01a22df2-2d14-7001-991a-710458e39891','Theme');
CREATE TABLE quotation_edits (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, coding_id INTEGER NOT NULL REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        length INTEGER NOT NULL CHECK (length >= 0),
        replacement TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('omission', 'insertion', 'replacement', 'case', 'emphasis'))) STRICT;
INSERT INTO "quotation_edits" VALUES(5,'01a22df2-2e56-7001-8021-acdd072b79c6',2,0,8,16,'Amt','replacement');
INSERT INTO "quotation_edits" VALUES(6,'01a22df2-2e56-7002-8e39-1757e8d7c3f1',2,1,52,13,'Aufgaben','replacement');
CREATE TABLE quotation_ids (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, coding_id INTEGER NOT NULL REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "quotation_ids" VALUES(1,'01a22df2-2d1a-7001-b958-87ea28373a1c',2,'a1b2c3');
CREATE TABLE reductions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, induction_id INTEGER NOT NULL REFERENCES inductions(id) DEFERRABLE INITIALLY DEFERRED,
        step INTEGER NOT NULL CHECK (step IN (1, 2)),
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        parent_id INTEGER REFERENCES reductions(id) DEFERRABLE INITIALLY DEFERRED,
        code_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        struck TEXT NOT NULL,
        author_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL) STRICT;
INSERT INTO "reductions" VALUES(1,'01a22df2-2e04-7007-b4f2-a6736b98fca8',1,2,1,'Gelingen',NULL,1,'',1,'2026-11-30T19:32:55.940Z');
INSERT INTO "reductions" VALUES(2,'01a22df2-2e04-7008-ab7e-263a01dd0717',1,1,1,'Es gelingt',1,NULL,'',1,'2026-11-30T19:32:55.940Z');
CREATE TABLE related_codes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        related_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('related', 'strategy', 'mechanism', 'border', 'contrast', 'cause'))) STRICT;
INSERT INTO "related_codes" VALUES(1,'01a22df2-2d20-7003-8153-c70282ecf28b',3,1,2,'Koordination','related');
CREATE TABLE research_links (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, question_id INTEGER NOT NULL REFERENCES research_questions(id) DEFERRABLE INITIALLY DEFERRED,
        code_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        memo_id INTEGER REFERENCES memos(id) DEFERRABLE INITIALLY DEFERRED,
        CHECK ((code_id IS NOT NULL) + (memo_id IS NOT NULL) = 1),
        UNIQUE (question_id, code_id), UNIQUE (question_id, memo_id)) STRICT;
INSERT INTO "research_links" VALUES(1,'01a22df2-2de3-7001-bb43-17120daac0a6',1,1,NULL);
INSERT INTO "research_links" VALUES(2,'01a22df2-2de4-7001-89bc-2bfbb8729dad',1,NULL,2);
CREATE TABLE research_questions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, position INTEGER NOT NULL,
        text TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "research_questions" VALUES(1,'01a22df2-2de2-7001-b7cc-bdf5b2df37c3',2,'Wie wird man sich einig?');
INSERT INTO "research_questions" VALUES(2,'01a22df2-2de5-7001-addd-3dac8fdc9bd4',1,'Und wer?');
CREATE TABLE revisions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        old_sha256 TEXT NOT NULL,
        new_sha256 TEXT NOT NULL,
        mapping TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "revisions" VALUES(1,'01a22df2-2e4b-7002-942f-7d5d415a7550',1,'12e5270a24120f9f3f77764e116bf0b4148861af73282f1ae98e7a5c4b68379b','bbe7149cdbb1674930b7a345cbd70437f429ab8a55f7760b43b6327c5470b9a8','{"format":1,"lengths":[261,272],"blocks":[[0,[[0,0,2],[1,7,3,3,900,6,0],[1,1,189],[1,6,63]]]],"doubtful":[]}','2026-11-30T19:32:56.008Z');
INSERT INTO "revisions" VALUES(2,'01a22df2-2e57-7000-beb9-731b397b5cce',1,'bbe7149cdbb1674930b7a345cbd70437f429ab8a55f7760b43b6327c5470b9a8','dd72419e60159ef7e215359b532bf8681d79c6de6294a838056a53cff4152563','{"format":1,"lengths":[272,222],"blocks":[[0,[[0,0,2],[7,1,3,3,900],[1,1,80],[41,2,68],[6,1,63]]]],"doubtful":[]}','2026-11-30T19:32:56.018Z');
CREATE TABLE rule_checks (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        coding_uuid TEXT NOT NULL,
        code_uuid TEXT NOT NULL,
        new_code_uuid TEXT NOT NULL,
        old_version INTEGER NOT NULL CHECK (old_version >= 1),
        new_version INTEGER NOT NULL CHECK (new_version > old_version),
        verdict TEXT NOT NULL CHECK (verdict IN ('keep', 'recode', 'remove', 'ask')),
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        note TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
INSERT INTO "rule_checks" VALUES(1,'01a22df2-2e02-7001-a181-994ffd54a556',1,'01a22df2-2db4-7001-a1e0-d4fc0b87dd53','01a22df2-2ce7-7000-8a74-d84f1c37a436','',1,2,'keep',1,'gilt weiter','2026-11-30T19:32:55.938Z');
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
INSERT INTO "settings" VALUES(1,'01a22df2-2cd3-7001-8e6a-2e4dd228707f','title','A study');
INSERT INTO "settings" VALUES(2,'01a22df2-2d1e-7001-8caa-c01c71c885ff','round','2');
INSERT INTO "settings" VALUES(3,'01a22df2-2dba-7001-b294-5c8009d99a4c','wave_fields','["wave", "Erhebung"]');
INSERT INTO "settings" VALUES(4,'01a22df2-2dba-7002-9819-5771ee28163d','source_kind_fields','["Art"]');
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
INSERT INTO "speakers" VALUES(1,'01a22df2-2d10-7001-af82-7ecbc345f690',1,'I','asks',NULL);
INSERT INTO "speakers" VALUES(2,'01a22df2-2d10-7002-b008-6ff15d43016d',1,'B','answers',NULL);
INSERT INTO "speakers" VALUES(3,'01a22df2-2e7e-7000-aff8-9af6654ee954',5,'I','asks',NULL);
INSERT INTO "speakers" VALUES(4,'01a22df2-2e7e-7001-9363-1273c69a8014',5,'B','answers',NULL);
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
INSERT INTO "summaries" VALUES(1,'01a22df2-2dd1-7001-ba81-b3471793f3af',1,3,'Vergessliche Worte, anders',2,'{"286e91dde34b":"1b81e9c5"}','2026-11-30T19:32:55.889Z','2026-11-30T19:32:55.890Z');
INSERT INTO "summaries" VALUES(2,'01a22df2-2dd3-7001-8ebc-22a381b136e2',NULL,1,'alle
zusammen',1,'{}','2026-11-30T19:32:55.891Z','2026-11-30T19:32:55.891Z');
CREATE TABLE summary_rows (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, induction_id INTEGER NOT NULL REFERENCES inductions(id) DEFERRABLE INITIALLY DEFERRED,
        memo_id INTEGER NOT NULL REFERENCES memos(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        generalisation TEXT NOT NULL,
        struck TEXT NOT NULL,
        reduction_id INTEGER REFERENCES reductions(id) DEFERRABLE INITIALLY DEFERRED,
        UNIQUE (induction_id, memo_id)) STRICT;
INSERT INTO "summary_rows" VALUES(1,'01a22df2-2e04-7009-ae12-7b7760c0910b',1,5,1,'geht gut','',2);
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
INSERT INTO "topic_assignments" VALUES(1,'01a22df2-2dc9-7001-830a-305499dea553',1,1,3,26,1,'2026-11-30T19:32:55.881Z');
INSERT INTO "topic_assignments" VALUES(2,'01a22df2-2dc9-7002-b3b5-f26ad5e37a82',1,2,0,10,1,'2026-11-30T19:32:55.881Z');
INSERT INTO "topic_assignments" VALUES(3,'01a22df2-2dcb-7000-9345-737caf030726',2,1,92,121,2,'2026-11-30T19:32:55.882Z');
CREATE TABLE topic_waves (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, topic_id INTEGER NOT NULL REFERENCES topics(id) DEFERRABLE INITIALLY DEFERRED,
        wave TEXT NOT NULL,
        question TEXT NOT NULL,
        UNIQUE (topic_id, wave)) STRICT;
INSERT INTO "topic_waves" VALUES(1,'01a22df2-2dc6-7002-89e0-31e86eeeb0b6',1,'2022','Wie lief das am Anfang?');
INSERT INTO "topic_waves" VALUES(2,'01a22df2-2dc8-7000-afa1-f72db188536c',2,'','Wie ist es mit den Behörden?');
CREATE TABLE topics (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, position INTEGER NOT NULL,
        name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "topics" VALUES(1,'01a22df2-2dc6-7001-9f4f-f51b4d202dd8',1,'Anfang');
INSERT INTO "topics" VALUES(2,'01a22df2-2dc6-7003-b0cc-f56d7d24c479',0,'Behörden');
CREATE TABLE transcription_rules (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "transcription_rules" VALUES(1,'01a22df2-2df5-7001-bb28-370beeaab970','Eigene Regeln');
CREATE TABLE transcription_signs (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, rules_id INTEGER NOT NULL REFERENCES transcription_rules(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        sign TEXT NOT NULL,
        meaning TEXT NOT NULL,
        kind TEXT NOT NULL,
        quote TEXT NOT NULL CHECK (quote IN ('keep', 'words', 'drop')),
        UNIQUE (rules_id, sign)) STRICT;
INSERT INTO "transcription_signs" VALUES(1,'01a22df2-2df5-7002-92bc-2684061461e7',1,0,'(.)','kurze Pause','pause','drop');
INSERT INTO "transcription_signs" VALUES(2,'01a22df2-2df5-7003-bce8-077a9bec77ad',1,1,'[...]','Auslassung','other','keep');
CREATE TABLE type_cases (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, type_id INTEGER NOT NULL REFERENCES types(id) DEFERRABLE INITIALLY DEFERRED,
        case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        reason TEXT NOT NULL,
        typical INTEGER NOT NULL CHECK (typical IN (0, 1)),
        CHECK ((case_id IS NOT NULL) + (document_id IS NOT NULL) = 1),
        UNIQUE (type_id, case_id), UNIQUE (type_id, document_id)) STRICT;
INSERT INTO "type_cases" VALUES(1,'01a22df2-2e07-7001-b3f4-c28b9d1e0006',1,1,NULL,'passt',1);
CREATE TABLE types (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, typology_id INTEGER NOT NULL REFERENCES typologies(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        description TEXT NOT NULL,
        cells TEXT NOT NULL,
        UNIQUE (typology_id, name)) STRICT;
INSERT INTO "types" VALUES(1,'01a22df2-2e07-7000-b757-723590c6e282',1,1,'Gelungene','','[["Kreis", "hoch"]]');
CREATE TABLE typologies (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        note TEXT NOT NULL,
        axes TEXT NOT NULL,
        author_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL) STRICT;
INSERT INTO "typologies" VALUES(1,'01a22df2-2e06-7001-9dcb-21333d937243','Wege','','[{"attribute": "typ"}, {"code": "01a22df2-2ce7-7000-8a74-d84f1c37a436", "coder": "01a22df2-2ce2-7001-ae51-87e8b2668bf7"}]',1,'2026-11-30T19:32:55.942Z');
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
CREATE INDEX revisions_by_document ON revisions(document_id);
CREATE INDEX orphans_by_document ON orphans(document_id);
CREATE INDEX quotation_edits_by_coding ON quotation_edits(coding_id);
CREATE INDEX quotation_ids_by_coding ON quotation_ids(coding_id, name);
CREATE INDEX published_quotations_by_coding ON published_quotations(coding_id);
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
CREATE INDEX memos_by_coding ON memos(coding_id);
CREATE INDEX memos_by_document ON memos(document_id);
CREATE INDEX anchors_by_code ON anchors(code_id);
CREATE INDEX anchors_by_coding ON anchors(coding_id);
CREATE INDEX related_codes_by_code ON related_codes(code_id);
CREATE INDEX code_levels_by_code ON code_levels(code_id);
CREATE INDEX case_levels_by_code ON case_levels(code_id);
CREATE INDEX code_lineage_by_code ON code_lineage(old_uuid);
CREATE INDEX rule_checks_by_coding ON rule_checks(coding_uuid, new_version);
CREATE INDEX rule_checks_by_document ON rule_checks(document_id);
CREATE INDEX induction_documents_by_document ON induction_documents(document_id);
CREATE INDEX induction_passages_by_document ON induction_passages(document_id);
CREATE INDEX induction_passages_by_coding ON induction_passages(coding_uuid);
CREATE INDEX summary_rows_by_memo ON summary_rows(memo_id);
CREATE INDEX cards_by_document ON cards(document_id);
CREATE INDEX cards_by_coding ON cards(coding_uuid);
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
CREATE TRIGGER codes_update AFTER UPDATE ON codes WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."parent_id" IS NOT NEW."parent_id" OR OLD."position" IS NOT NEW."position" OR OLD."name" IS NOT NEW."name" OR OLD."colour" IS NOT NEW."colour" OR OLD."kind" IS NOT NEW."kind" OR OLD."origin" IS NOT NEW."origin" OR OLD."source" IS NOT NEW."source" OR OLD."weight_meaning" IS NOT NEW."weight_meaning" OR OLD."exclusive" IS NOT NEW."exclusive" OR OLD."short_key" IS NOT NEW."short_key" OR OLD."ordered" IS NOT NEW."ordered" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codes', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'parent_id', OLD."parent_id", 'position', OLD."position", 'name', OLD."name", 'colour', OLD."colour", 'kind', OLD."kind", 'origin', OLD."origin", 'source', OLD."source", 'weight_meaning', OLD."weight_meaning", 'exclusive', OLD."exclusive", 'short_key', OLD."short_key", 'ordered', OLD."ordered") FROM open_entry; END;
CREATE TRIGGER codes_delete AFTER DELETE ON codes BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codes', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'parent_id', OLD."parent_id", 'position', OLD."position", 'name', OLD."name", 'colour', OLD."colour", 'kind', OLD."kind", 'origin', OLD."origin", 'source', OLD."source", 'weight_meaning', OLD."weight_meaning", 'exclusive', OLD."exclusive", 'short_key', OLD."short_key", 'ordered', OLD."ordered") FROM open_entry; END;
CREATE TRIGGER code_rules_insert AFTER INSERT ON code_rules BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'code_rules', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER code_rules_update AFTER UPDATE ON code_rules WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."version" IS NOT NEW."version" OR OLD."definition" IS NOT NEW."definition" OR OLD."include" IS NOT NEW."include" OR OLD."exclude" IS NOT NEW."exclude" OR OLD."borders" IS NOT NEW."borders" OR OLD."change" IS NOT NEW."change" OR OLD."note" IS NOT NEW."note" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'code_rules', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'code_id', OLD."code_id", 'version', OLD."version", 'definition', OLD."definition", 'include', OLD."include", 'exclude', OLD."exclude", 'borders', OLD."borders", 'change', OLD."change", 'note', OLD."note", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER code_rules_delete AFTER DELETE ON code_rules BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'code_rules', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'code_id', OLD."code_id", 'version', OLD."version", 'definition', OLD."definition", 'include', OLD."include", 'exclude', OLD."exclude", 'borders', OLD."borders", 'change', OLD."change", 'note', OLD."note", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER anchors_insert AFTER INSERT ON anchors BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'anchors', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER anchors_update AFTER UPDATE ON anchors WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."position" IS NOT NEW."position" OR OLD."coding_id" IS NOT NEW."coding_id" OR OLD."text" IS NOT NEW."text" OR OLD."label" IS NOT NEW."label" OR OLD."invented" IS NOT NEW."invented" OR OLD."coding_uuid" IS NOT NEW."coding_uuid" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'anchors', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'code_id', OLD."code_id", 'position', OLD."position", 'coding_id', OLD."coding_id", 'text', OLD."text", 'label', OLD."label", 'invented', OLD."invented", 'coding_uuid', OLD."coding_uuid") FROM open_entry; END;
CREATE TRIGGER anchors_delete AFTER DELETE ON anchors BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'anchors', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'code_id', OLD."code_id", 'position', OLD."position", 'coding_id', OLD."coding_id", 'text', OLD."text", 'label', OLD."label", 'invented', OLD."invented", 'coding_uuid', OLD."coding_uuid") FROM open_entry; END;
CREATE TRIGGER related_codes_insert AFTER INSERT ON related_codes BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'related_codes', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER related_codes_update AFTER UPDATE ON related_codes WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."position" IS NOT NEW."position" OR OLD."related_id" IS NOT NEW."related_id" OR OLD."name" IS NOT NEW."name" OR OLD."kind" IS NOT NEW."kind" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'related_codes', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'code_id', OLD."code_id", 'position', OLD."position", 'related_id', OLD."related_id", 'name', OLD."name", 'kind', OLD."kind") FROM open_entry; END;
CREATE TRIGGER related_codes_delete AFTER DELETE ON related_codes BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'related_codes', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'code_id', OLD."code_id", 'position', OLD."position", 'related_id', OLD."related_id", 'name', OLD."name", 'kind', OLD."kind") FROM open_entry; END;
CREATE TRIGGER codebooks_insert AFTER INSERT ON codebooks BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codebooks', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER codebooks_update AFTER UPDATE ON codebooks WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."description" IS NOT NEW."description" OR OLD."layout" IS NOT NEW."layout" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codebooks', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'description', OLD."description", 'layout', OLD."layout") FROM open_entry; END;
CREATE TRIGGER codebooks_delete AFTER DELETE ON codebooks BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codebooks', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'description', OLD."description", 'layout', OLD."layout") FROM open_entry; END;
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
CREATE TRIGGER code_levels_insert AFTER INSERT ON code_levels BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'code_levels', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER code_levels_update AFTER UPDATE ON code_levels WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."position" IS NOT NEW."position" OR OLD."name" IS NOT NEW."name" OR OLD."definition" IS NOT NEW."definition" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'code_levels', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'code_id', OLD."code_id", 'position', OLD."position", 'name', OLD."name", 'definition', OLD."definition") FROM open_entry; END;
CREATE TRIGGER code_levels_delete AFTER DELETE ON code_levels BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'code_levels', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'code_id', OLD."code_id", 'position', OLD."position", 'name', OLD."name", 'definition', OLD."definition") FROM open_entry; END;
CREATE TRIGGER case_levels_insert AFTER INSERT ON case_levels BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'case_levels', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER case_levels_update AFTER UPDATE ON case_levels WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."case_id" IS NOT NEW."case_id" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."level_id" IS NOT NEW."level_id" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."round" IS NOT NEW."round" OR OLD."reason" IS NOT NEW."reason" OR OLD."passages" IS NOT NEW."passages" OR OLD."created" IS NOT NEW."created" OR OLD."changed" IS NOT NEW."changed" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'case_levels', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'case_id', OLD."case_id", 'document_id', OLD."document_id", 'code_id', OLD."code_id", 'level_id', OLD."level_id", 'coder_id', OLD."coder_id", 'round', OLD."round", 'reason', OLD."reason", 'passages', OLD."passages", 'created', OLD."created", 'changed', OLD."changed") FROM open_entry; END;
CREATE TRIGGER case_levels_delete AFTER DELETE ON case_levels BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'case_levels', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'case_id', OLD."case_id", 'document_id', OLD."document_id", 'code_id', OLD."code_id", 'level_id', OLD."level_id", 'coder_id', OLD."coder_id", 'round', OLD."round", 'reason', OLD."reason", 'passages', OLD."passages", 'created', OLD."created", 'changed', OLD."changed") FROM open_entry; END;
CREATE TRIGGER codebook_versions_insert AFTER INSERT ON codebook_versions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codebook_versions', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER codebook_versions_update AFTER UPDATE ON codebook_versions WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."note" IS NOT NEW."note" OR OLD."round" IS NOT NEW."round" OR OLD."codes" IS NOT NEW."codes" OR OLD."author_id" IS NOT NEW."author_id" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codebook_versions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'note', OLD."note", 'round', OLD."round", 'codes', OLD."codes", 'author_id', OLD."author_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER codebook_versions_delete AFTER DELETE ON codebook_versions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codebook_versions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'note', OLD."note", 'round', OLD."round", 'codes', OLD."codes", 'author_id', OLD."author_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER code_lineage_insert AFTER INSERT ON code_lineage BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'code_lineage', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER code_lineage_update AFTER UPDATE ON code_lineage WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."kind" IS NOT NEW."kind" OR OLD."old_uuid" IS NOT NEW."old_uuid" OR OLD."old_path" IS NOT NEW."old_path" OR OLD."new_uuid" IS NOT NEW."new_uuid" OR OLD."new_path" IS NOT NEW."new_path" OR OLD."codings" IS NOT NEW."codings" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'code_lineage', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'kind', OLD."kind", 'old_uuid', OLD."old_uuid", 'old_path', OLD."old_path", 'new_uuid', OLD."new_uuid", 'new_path', OLD."new_path", 'codings', OLD."codings", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER code_lineage_delete AFTER DELETE ON code_lineage BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'code_lineage', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'kind', OLD."kind", 'old_uuid', OLD."old_uuid", 'old_path', OLD."old_path", 'new_uuid', OLD."new_uuid", 'new_path', OLD."new_path", 'codings', OLD."codings", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER rule_checks_insert AFTER INSERT ON rule_checks BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'rule_checks', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER rule_checks_update AFTER UPDATE ON rule_checks WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."coding_uuid" IS NOT NEW."coding_uuid" OR OLD."code_uuid" IS NOT NEW."code_uuid" OR OLD."new_code_uuid" IS NOT NEW."new_code_uuid" OR OLD."old_version" IS NOT NEW."old_version" OR OLD."new_version" IS NOT NEW."new_version" OR OLD."verdict" IS NOT NEW."verdict" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."note" IS NOT NEW."note" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'rule_checks', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'coding_uuid', OLD."coding_uuid", 'code_uuid', OLD."code_uuid", 'new_code_uuid', OLD."new_code_uuid", 'old_version', OLD."old_version", 'new_version', OLD."new_version", 'verdict', OLD."verdict", 'coder_id', OLD."coder_id", 'note', OLD."note", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER rule_checks_delete AFTER DELETE ON rule_checks BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'rule_checks', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'coding_uuid', OLD."coding_uuid", 'code_uuid', OLD."code_uuid", 'new_code_uuid', OLD."new_code_uuid", 'old_version', OLD."old_version", 'new_version', OLD."new_version", 'verdict', OLD."verdict", 'coder_id', OLD."coder_id", 'note', OLD."note", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER inductions_insert AFTER INSERT ON inductions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'inductions', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER inductions_update AFTER UPDATE ON inductions WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."technique" IS NOT NEW."technique" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."question" IS NOT NEW."question" OR OLD."criterion" IS NOT NEW."criterion" OR OLD."abstraction" IS NOT NEW."abstraction" OR OLD."definition" IS NOT NEW."definition" OR OLD."revision_due" IS NOT NEW."revision_due" OR OLD."revised" IS NOT NEW."revised" OR OLD."revision_note" IS NOT NEW."revision_note" OR OLD."closed" IS NOT NEW."closed" OR OLD."author_id" IS NOT NEW."author_id" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'inductions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'technique', OLD."technique", 'code_id', OLD."code_id", 'question', OLD."question", 'criterion', OLD."criterion", 'abstraction', OLD."abstraction", 'definition', OLD."definition", 'revision_due', OLD."revision_due", 'revised', OLD."revised", 'revision_note', OLD."revision_note", 'closed', OLD."closed", 'author_id', OLD."author_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER inductions_delete AFTER DELETE ON inductions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'inductions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'technique', OLD."technique", 'code_id', OLD."code_id", 'question', OLD."question", 'criterion', OLD."criterion", 'abstraction', OLD."abstraction", 'definition', OLD."definition", 'revision_due', OLD."revision_due", 'revised', OLD."revised", 'revision_note', OLD."revision_note", 'closed', OLD."closed", 'author_id', OLD."author_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER induction_documents_insert AFTER INSERT ON induction_documents BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'induction_documents', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER induction_documents_update AFTER UPDATE ON induction_documents WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."induction_id" IS NOT NEW."induction_id" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."position" IS NOT NEW."position" OR OLD."worked" IS NOT NEW."worked" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'induction_documents', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'induction_id', OLD."induction_id", 'document_id', OLD."document_id", 'position', OLD."position", 'worked', OLD."worked") FROM open_entry; END;
CREATE TRIGGER induction_documents_delete AFTER DELETE ON induction_documents BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'induction_documents', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'induction_id', OLD."induction_id", 'document_id', OLD."document_id", 'position', OLD."position", 'worked', OLD."worked") FROM open_entry; END;
CREATE TRIGGER induction_passages_insert AFTER INSERT ON induction_passages BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'induction_passages', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER induction_passages_update AFTER UPDATE ON induction_passages WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."induction_id" IS NOT NEW."induction_id" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."coding_uuid" IS NOT NEW."coding_uuid" OR OLD."code_uuid" IS NOT NEW."code_uuid" OR OLD."outcome" IS NOT NEW."outcome" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'induction_passages', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'induction_id', OLD."induction_id", 'document_id', OLD."document_id", 'coding_uuid', OLD."coding_uuid", 'code_uuid', OLD."code_uuid", 'outcome', OLD."outcome", 'coder_id', OLD."coder_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER induction_passages_delete AFTER DELETE ON induction_passages BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'induction_passages', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'induction_id', OLD."induction_id", 'document_id', OLD."document_id", 'coding_uuid', OLD."coding_uuid", 'code_uuid', OLD."code_uuid", 'outcome', OLD."outcome", 'coder_id', OLD."coder_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER reductions_insert AFTER INSERT ON reductions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'reductions', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER reductions_update AFTER UPDATE ON reductions WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."induction_id" IS NOT NEW."induction_id" OR OLD."step" IS NOT NEW."step" OR OLD."position" IS NOT NEW."position" OR OLD."text" IS NOT NEW."text" OR OLD."parent_id" IS NOT NEW."parent_id" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."struck" IS NOT NEW."struck" OR OLD."author_id" IS NOT NEW."author_id" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'reductions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'induction_id', OLD."induction_id", 'step', OLD."step", 'position', OLD."position", 'text', OLD."text", 'parent_id', OLD."parent_id", 'code_id', OLD."code_id", 'struck', OLD."struck", 'author_id', OLD."author_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER reductions_delete AFTER DELETE ON reductions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'reductions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'induction_id', OLD."induction_id", 'step', OLD."step", 'position', OLD."position", 'text', OLD."text", 'parent_id', OLD."parent_id", 'code_id', OLD."code_id", 'struck', OLD."struck", 'author_id', OLD."author_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER summary_rows_insert AFTER INSERT ON summary_rows BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'summary_rows', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER summary_rows_update AFTER UPDATE ON summary_rows WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."induction_id" IS NOT NEW."induction_id" OR OLD."memo_id" IS NOT NEW."memo_id" OR OLD."position" IS NOT NEW."position" OR OLD."generalisation" IS NOT NEW."generalisation" OR OLD."struck" IS NOT NEW."struck" OR OLD."reduction_id" IS NOT NEW."reduction_id" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'summary_rows', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'induction_id', OLD."induction_id", 'memo_id', OLD."memo_id", 'position', OLD."position", 'generalisation', OLD."generalisation", 'struck', OLD."struck", 'reduction_id', OLD."reduction_id") FROM open_entry; END;
CREATE TRIGGER summary_rows_delete AFTER DELETE ON summary_rows BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'summary_rows', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'induction_id', OLD."induction_id", 'memo_id', OLD."memo_id", 'position', OLD."position", 'generalisation', OLD."generalisation", 'struck', OLD."struck", 'reduction_id', OLD."reduction_id") FROM open_entry; END;
CREATE TRIGGER card_groups_insert AFTER INSERT ON card_groups BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'card_groups', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER card_groups_update AFTER UPDATE ON card_groups WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."induction_id" IS NOT NEW."induction_id" OR OLD."position" IS NOT NEW."position" OR OLD."name" IS NOT NEW."name" OR OLD."definition" IS NOT NEW."definition" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'card_groups', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'induction_id', OLD."induction_id", 'position', OLD."position", 'name', OLD."name", 'definition', OLD."definition") FROM open_entry; END;
CREATE TRIGGER card_groups_delete AFTER DELETE ON card_groups BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'card_groups', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'induction_id', OLD."induction_id", 'position', OLD."position", 'name', OLD."name", 'definition', OLD."definition") FROM open_entry; END;
CREATE TRIGGER cards_insert AFTER INSERT ON cards BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'cards', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER cards_update AFTER UPDATE ON cards WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."group_id" IS NOT NEW."group_id" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."coding_uuid" IS NOT NEW."coding_uuid" OR OLD."position" IS NOT NEW."position" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'cards', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'group_id', OLD."group_id", 'document_id', OLD."document_id", 'coding_uuid', OLD."coding_uuid", 'position', OLD."position") FROM open_entry; END;
CREATE TRIGGER cards_delete AFTER DELETE ON cards BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'cards', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'group_id', OLD."group_id", 'document_id', OLD."document_id", 'coding_uuid', OLD."coding_uuid", 'position', OLD."position") FROM open_entry; END;
CREATE TRIGGER typologies_insert AFTER INSERT ON typologies BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'typologies', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER typologies_update AFTER UPDATE ON typologies WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."note" IS NOT NEW."note" OR OLD."axes" IS NOT NEW."axes" OR OLD."author_id" IS NOT NEW."author_id" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'typologies', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'note', OLD."note", 'axes', OLD."axes", 'author_id', OLD."author_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER typologies_delete AFTER DELETE ON typologies BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'typologies', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'note', OLD."note", 'axes', OLD."axes", 'author_id', OLD."author_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER types_insert AFTER INSERT ON types BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'types', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER types_update AFTER UPDATE ON types WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."typology_id" IS NOT NEW."typology_id" OR OLD."position" IS NOT NEW."position" OR OLD."name" IS NOT NEW."name" OR OLD."description" IS NOT NEW."description" OR OLD."cells" IS NOT NEW."cells" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'types', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'typology_id', OLD."typology_id", 'position', OLD."position", 'name', OLD."name", 'description', OLD."description", 'cells', OLD."cells") FROM open_entry; END;
CREATE TRIGGER types_delete AFTER DELETE ON types BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'types', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'typology_id', OLD."typology_id", 'position', OLD."position", 'name', OLD."name", 'description', OLD."description", 'cells', OLD."cells") FROM open_entry; END;
CREATE TRIGGER type_cases_insert AFTER INSERT ON type_cases BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'type_cases', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER type_cases_update AFTER UPDATE ON type_cases WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."type_id" IS NOT NEW."type_id" OR OLD."case_id" IS NOT NEW."case_id" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."reason" IS NOT NEW."reason" OR OLD."typical" IS NOT NEW."typical" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'type_cases', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'type_id', OLD."type_id", 'case_id', OLD."case_id", 'document_id', OLD."document_id", 'reason', OLD."reason", 'typical', OLD."typical") FROM open_entry; END;
CREATE TRIGGER type_cases_delete AFTER DELETE ON type_cases BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'type_cases', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'type_id', OLD."type_id", 'case_id', OLD."case_id", 'document_id', OLD."document_id", 'reason', OLD."reason", 'typical', OLD."typical") FROM open_entry; END;
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
INSERT INTO "sqlite_sequence" VALUES('assignments',8);
INSERT INTO "sqlite_sequence" VALUES('codings',9);
INSERT INTO "sqlite_sequence" VALUES('labels',1);
INSERT INTO "sqlite_sequence" VALUES('speakers',4);
INSERT INTO "sqlite_sequence" VALUES('structures',8);
INSERT INTO "sqlite_sequence" VALUES('cases',2);
INSERT INTO "sqlite_sequence" VALUES('documents',6);
INSERT INTO "sqlite_sequence" VALUES('coders',4);
INSERT INTO "sqlite_sequence" VALUES('fixed_segments',2);
INSERT INTO "sqlite_sequence" VALUES('codes',6);
INSERT INTO "sqlite_sequence" VALUES('code_rules',9);
INSERT INTO "sqlite_sequence" VALUES('anchors',4);
INSERT INTO "sqlite_sequence" VALUES('related_codes',1);
INSERT INTO "sqlite_sequence" VALUES('codebooks',1);
INSERT INTO "sqlite_sequence" VALUES('memos',6);
INSERT INTO "sqlite_sequence" VALUES('entries',107);
INSERT INTO "sqlite_sequence" VALUES('changes',243);
INSERT INTO "sqlite_sequence" VALUES('settings',4);
INSERT INTO "sqlite_sequence" VALUES('texts',8);
INSERT INTO "sqlite_sequence" VALUES('quotation_edits',6);
INSERT INTO "sqlite_sequence" VALUES('quotation_ids',1);
INSERT INTO "sqlite_sequence" VALUES('publications',1);
INSERT INTO "sqlite_sequence" VALUES('published_quotations',1);
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
INSERT INTO "sqlite_sequence" VALUES('codebook_versions',1);
INSERT INTO "sqlite_sequence" VALUES('code_lineage',2);
INSERT INTO "sqlite_sequence" VALUES('rule_checks',1);
INSERT INTO "sqlite_sequence" VALUES('code_levels',1);
INSERT INTO "sqlite_sequence" VALUES('case_levels',1);
INSERT INTO "sqlite_sequence" VALUES('inductions',3);
INSERT INTO "sqlite_sequence" VALUES('induction_documents',1);
INSERT INTO "sqlite_sequence" VALUES('induction_passages',1);
INSERT INTO "sqlite_sequence" VALUES('reductions',2);
INSERT INTO "sqlite_sequence" VALUES('summary_rows',1);
INSERT INTO "sqlite_sequence" VALUES('card_groups',1);
INSERT INTO "sqlite_sequence" VALUES('cards',1);
INSERT INTO "sqlite_sequence" VALUES('typologies',1);
INSERT INTO "sqlite_sequence" VALUES('types',1);
INSERT INTO "sqlite_sequence" VALUES('type_cases',1);
INSERT INTO "sqlite_sequence" VALUES('orphans',3);
INSERT INTO "sqlite_sequence" VALUES('revisions',2);
INSERT INTO "sqlite_sequence" VALUES('accepted_findings',1);
COMMIT;
