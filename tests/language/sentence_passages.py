"""Passages, all invented, with a bar wherever a sentence begins; the bars were set by hand."""

from __future__ import annotations

PASSAGES: dict[str, str] = {
    "plain speech": (
        "Also wir haben da ganz klein angefangen.| Am Anfang waren wir zu dritt.| Und dann kam eins "
        "zum anderen!| Hätte ich das gedacht?| Nein, niemals."
    ),
    "omissions": (
        "Das Amt hat sich gekümmert. |[...] Wir waren froh darüber. |[...] ein Formular fehlte "
        "trotzdem immer.| Und die Post [...] kam zu spät.| Am Ende ging es [...]| Das war uns "
        "wichtig."
    ),
    "omissions glued and round": (
        "Die Stelle war leer.|[...] Danach wurde sie besetzt. |(...) So lief das eben.| Na ja. |[…] Mehr nicht."
    ),
    "unmarked clause after an omission": (
        "Wir sind dann hingefahren [...]| Da war aber niemand [...] Kolleginnen schon gar nicht "
        "[...]| Ich habe gewartet."
    ),
    "placeholders": (
        "Bei uns in [Kommune] läuft es gut. |[Kommune] hat ja auch Geld.| Frau [Name] sagt das auch. "
        "|[Träger A] sieht es anders.| Wir reden mit [Name]. |Dann geht es weiter."
    ),
    "gender forms": (
        "Die Erzieher*innen wollten das.| Schüler:innen fragten nach.| Mitarbeiter_innen auch.| Den "
        "Leiter(inne)n war es egal.| Wir haben Berater/-innen gesucht.| Gefunden haben wir keine."
    ),
    "spaced abbreviations": (
        "Wir machen z. B. Sprachkurse, d. h. Deutsch für alle.| Das läuft i. d. R. montags, u. a. "
        "abends auch.| Es gibt Kurse, Beratung u. v. m. |Alle dürfen kommen.| Man braucht z. T. "
        "Geduld.| Das klappt i. d. R. |Wir sind zufrieden."
    ),
    "abbreviations without spaces": (
        "Das kommt z.B. vom Land bzw. Bund.| Ggf. fragen wir Dr. Beispiel.| Ca. 30 Leute waren da, "
        "evtl. mehr.| Sog. Runde Tische gab es auch.| Die Fa. Muster half mit."
    ),
    "references": (
        "Das steht in vgl. Kap. 3.2.4 und gem. § 25 ja auch.| Siehe S. 12 f. |Dort steht alles.| "
        "Nach Art. 3 Abs. 2 geht das, s. Abb. 4 und Tab. 2.| Auf diese Art. |Das meine ich."
    ),
    "list endings": (
        "Da gab es Kurse, Treffen et cetera pp. |Wir haben alles versucht.| Kitas, Schulen usw. "
        "|Menschen kamen von überall.| Stühle, Tische etc., alles da.| Bücher usw. waren teuer."
    ),
    "numbers that count": (
        "Das war die Idee des Bausteins 2. |Da ging es um Sprache.| Wir sind in Phase 3. |Kommunen "
        "fragen schon.| Das stand in Kapitel 4.1. |Es war lang.| Angefangen hat es 2016. |Menschen "
        "kamen."
    ),
    "numbers that order": (
        "Am 3. März war der 1. Termin.| Die Förderung ist zum 30.06. beendet worden.| Im 2. Halbjahr "
        "kam die 3. Welle.| Sie endet am 1. 4. 2021.| Er wurde am 12.10.1999 geboren.| Das 2. Mal "
        "war besser."
    ),
    "amounts": (
        "Das kostet 3,5 Millionen.| Rund 1.500 Euro fehlen.| Um 14.30 Uhr war Schluss.| Es waren 10 "
        "%. |Das ist wenig.| Wir hatten 2,5. |Jetzt sind es drei."
    ),
    "initials": (
        "Mit B. Müller habe ich gesprochen.| Anna K. kam später.| Herr M. sagte nichts.| Das war "
        "Frau S. |Die kennt jeder.| J. R. Beispiel hat es geschrieben."
    ),
    "quotation marks inside": (
        "Dann sagt er: „Das geht nicht.“| Und ich sage: „Wieso?“| „Das war immer so.“, meinte er.| "
        "Sie rief: ‚Komm schon.‘| Wir gingen.| „Bleib hier!“ rief sie noch.| Er kam nicht."
    ),
    "several sentences in one quotation": (
        "Sie sagte: „Ich kann nicht mehr.| Ich höre auf.“| Das war im Mai.| »Ach was.«| Sie blieb.| ‚Gut.‘|‚Na dann.‘"
    ),
    "quotation glued to the next": "Das weiß ich schon.‘|Wir haben gelacht.“|Dann war Ruhe.",
    "break-offs": (
        "Und dann haben wir das/| Also wir wollten es ja.| Das ist/ das war nicht geplant.| Mit "
        "Eltern/ Kindern ging es.| Da war ich/| Ich weiß nicht."
    ),
    "ellipses": (
        "Na ja…| Das war halt so.| Wir dachten ... vielleicht später.| Und dann…| Dann war "
        "Schluss...| Es kam… niemand."
    ),
    "strong marks": (
        "Wirklich?!| Ja!!| Das kann doch nicht sein!?| Doch.| Ne? |Genau.| Und was dann?| keine Ahnung."
    ),
    "comments in brackets": (
        "Das war lustig. (lacht)| Wir haben alle gelacht (lacht) und geredet.| Gut. (5 Sek. Pause)| "
        "Wie war das noch? [überlegt]| Ach ja.| Er kam dann (ca. 5 Min. später) auch.| Und (.) dann "
        "ging es."
    ),
    "sentences in brackets": (
        "Wir haben gewartet. |(Das war im Winter 2019.| Da war es kalt.)| Danach ging es.| Alle "
        "kamen (auch die vom Amt)."
    ),
    "time marks": (
        "Das war gut. #00:01:02-3#| Dann ging es weiter. [00:01:10]| Wir waren viele (00:02:00) und laut.| Ende."
    ),
    "lone words": "So.| Genau.| Ja.| Hm.| Mhm. |Also gut.| So. |Das war es.| Nein.| Ach.",
    "addresses": (
        "Schreiben Sie an info@beispiel.de.| Oder auf www.beispiel.de/kurse.html nachsehen.| Es "
        "steht auf https://beispiel.org.| Da steht alles."
    ),
    "missing spaces": "Das war gut.|Wir haben gelacht.|Dann kam er!|Und wie.",
    "no marks": "ja also wir haben da halt so gemacht und dann war gut",
    "lower case throughout": "ja das war so. |und dann kam er. |wieso auch nicht? |egal.",
    "emoji": (
        "Das war super 😀 |Da haben wir gefeiert.| Toll! 🎉👩\u200d👩\u200d👧| Alle kamen :-) und "
        "blieben.| Schön. :-)| Ende."
    ),
    "no-break spaces": ("Das geht z.\u00a0B. Montags.|\u00a0Wir kommen um 9\u00a0Uhr.|\u202fAlle sind da."),
    "decomposed umlauts": ("Es war o. a\u0308. |U\u0308ber Geld sprach niemand.| Fu\u0308r uns war das gut."),
    "acronyms": (
        "Das macht das JMD. |Kommunen zahlen.| Im SGB II. |Das steht da.| Die GmbH. |Träger sind "
        "das.| Sprachniveau B1. |Danach kommt B2.| Das ist in der EU. |Länder zahlen."
    ),
    "items of a list": (
        "1. Wir fangen an.| 2. Das Amt prüft.| a) Die Eltern kommen.| b) Alle reden.| III. Das Ende."
    ),
    "colons and dashes": (
        "Das war so: Wir kamen an.| Er sagte – und das stimmt –, es sei gut.| Ergebnis: Keines!| Wir "
        "sind müde; Das merkt man."
    ),
    "English": (
        "Dr. Smith met Mrs. Jones at 5 p.m. |They talked, e.g. about money, in the U.S. and "
        'elsewhere.| It cost $3.50 approx. ten times.| "Really?" she asked.| I said, “No.”| We '
        "left at no. 5.| That's all vs. nothing."
    ),
    "English speech": (
        "Well, you know, I mean...| It was fine. [laughs]| So we - we stopped.| Right?| Yeah. |No. |We did it anyway."
    ),
    "emphasis": "*Das war uns wichtig.*| Mehr sage ich nicht.| **Nie wieder!**| _Ende._",
    "wide marks": "これは文です。|もう一つ？|はい！",
    "note signs": "Das war so.⁷ |Diese Zahl stimmt.| „Ja.“¹² |Danach kam er.*³ |Ende.",
    "labels behind quotations": (
        "„Das war gut.“ (RG 2022) |Hier zeigt sich viel.| Einer fragte: „Was nun?“ (AH 2019). |Darüber sprach keiner."
    ),
    "inner stops and years": (
        "Das ging an die A.B.C. heran.| Im Jahr 2021. |18 Leute kamen.| Siehe S. 165f. und 17ff. dort."
    ),
    "omission before a comma": (
        "Ich hätte mir mehr gewünscht. |[...], dass man das kann.| Das ist wichtig, [...]. |Wir hoffen noch."
    ),
    "second set 1": ("Der Bus fährt ca. alle 20 Min. |Wir laufen meistens.| Nachm. ist er voll.| Abends auch."),
    "second set 2": (
        "Ich war beim Amt f. Soziales, Zi. 12, und dann hieß es: „Kommen Sie morgen.“ |Am nächsten "
        "Tag war zu.| Super, oder?"
    ),
    "second set 3": (
        "Äh ja.| Also, ähm, wie soll ich sagen?| Ich hab' da so 'ne Idee gehabt.| Der Chef meinte "
        "nur: ‚Mach mal.‘ |Gut, hab' ich gemacht."
    ),
    "second set 4": "Lt. Satzung § 4 Abs. 3 S. 2 ist das so.| Punkt.| Ende der Diskussion!!!| Ok.",
    "second set 5": (
        "Wir sind um 8.30 Uhr los und gegen 17 Uhr zurück.| 2018 war das noch anders.| Das waren 12 "
        "km. |Hin und zurück 24."
    ),
    "second set 6": ("Die Zahlen: 2017 waren es 45, 2018 dann 60.| Und 2019 ... na ja.| Fragen Sie nicht."),
    "second set 7": (
        "Er sagte wörtlich: „Das interessiert mich nicht. |Wir haben Vorschriften.“, und legte auf.| Unfassbar."
    ),
    "second set 8": (
        "Und dann – bumm – war alles weg.| Wir mussten neu anfangen/ |Das heißt, eigentlich nicht "
        "ganz.| Die Daten, Listen, Mails etc. |Alles weg."
    ),
    "second set 9": (
        "Bei der AWO e. V. haben wir nachgefragt.| Die vom DRK e.V. |Die waren netter.| Sie haben "
        "Hrn. Beispiel geschickt."
    ),
    "second set 10": (
        "naja... das war so eine Sache... |Ich sag mal: schwierig.| Wie gesagt, u. U. klappt's ja "
        "noch.| Schau'n wir mal."
    ),
    "second set 11": (
        "Das ging vom 1.1. bis 31.12. |Danach war Schluss.| Im 21. Jh. |Das muss man sich mal vorstellen!"
    ),
    "second set 12": (
        "Ich bin in der 8. Klasse.| Mein Bruder in der 10. |Der ist älter.| Wir gehen auf die Ges. in [Ort]."
    ),
    "second set 13": (
        "Das Projekt (Laufzeit: 3 J.) endet bald.| Was dann kommt?| Keine Ahnung. (seufzt)| Wirklich nicht."
    ),
    "second set 14": (
        "Siehe dazu www.beispiel.org/faq?id=3. |Da gibt es auch ein PDF.| Die Datei heißt "
        "bericht.final.pdf.| Viel Spaß."
    ),
    "second set 15": ("So um die 5.000 Euro bzw. 4.500 netto.| Das reicht i.d.R. |Nicht immer, aber meistens."),
    "second set 16": (
        "Wir hatten z. B. [Träger B], d.h. die mit den Kursen.| U. a. deshalb.| Z. B. Montags geht nichts."
    ),
    "sounds in lower case": "hm. |ja das stimmt. |mhm. |eben.",
    "brackets within words": "Das war gut. |(Un)klar blieb nur der Rest.| Die Schüler(innen) kamen.",
}
