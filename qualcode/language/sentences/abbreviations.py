"""Words that decide whether a full stop ends a sentence: abbreviations, words that begin sentences.

Abbreviations are keys in lower case without the last full stop and without spaces: “i. d. R.” is `i.d.r`.
German and English stand side by side, since interviews quote both.
"""

from __future__ import annotations


def words_of(listed: str) -> frozenset[str]:
    """The words of a text, for the tables of this room."""
    return frozenset(listed.split())


# Something always follows: never the end of a sentence.
BOUND = words_of(
    """
    a.a.o abk abzgl allg alph angebl anm approx aufg ausf ausg ausgen ausschl bearb betr bezgl bibl bspw
    bzgl bzw ca capt cf d.h dergl desgl dipl diss dr durchschn e.g ebf ehem eigtl einschl engl entspr
    erg ev evtl exkl fam frz gegr ggf ggfs ggü gov hptm hr hrn i.b i.e i.e.s i.h.v i.s.d i.s.v i.v.m
    i.w.s i.z.m incl inkl insb insbes kath kfm lt m.a.w m.e messrs mr mrs ms mündl nördl offiz orig parl
    poln prof prot rd resp russ röm schriftl schwäb sgt sog sogen soz staatl stellv städt syn syr südl
    techn theol türk ungef urspr vermutl versch vgl viz vorauss vs wahrsch westl wg wiss wörtl z.b z.bsp
    z.hd z.t.d zit zzgl österr östl
    """
)

# May end a sentence; it does where a word follows that is capitalised only at the beginning of one.
LOOSE = words_of(
    """
    a.a a.d a.m abb abs abschn abt al anh anl apr aufl aug ausz b.a b.sc bd bde bes bez bhf bl bsp chr
    co corp dept dez dgl di e.v ebd einw et.al fa feb ff fig fr g.m.b.h geb gebr gem gen ges gesch ggs h.c
    hbf hd hg hon hrsg i.a i.d.f i.d.r i.o i.v inc ing inst int intl jan jew jg jh jhd jhdt jr jul jun
    jährl klin komm ktn kto landw ltd m.a m.sc m.w max mbh med mi min mind mio mo monatl mrd mrz mt mtl mwst
    mär n.b n.chr nachm nat nov nr o.a o.dgl o.g o.k o.ä okt p.a p.m p.s pers ph.d phil pkt pl plz priv päd
    r.i.p ref rel rer rev rs s.a sa s.o s.u sek sekt sen sep sept spvgg sr st stck std stk str stud teilw
    tel tgl tn tsd tägl u.a u.d.t u.k u.s u.s.a u.u u.v.a u.z u.ä unbegl univ unv unverst urk v.a v.chr
    v.d v.l.n.r verf verh verm verw vllt vlt vol vorl vorm wö wöchentl z.t zi z.z z.zt ziff zt zus zw zzt
    üb
    """
)

# Ends a list; a capital letter after it begins a sentence.
CLOSING = words_of("etc pp u.a.m u.dgl.m u.s.f u.s.w u.v.m u.ä.m uam usf usw uvm")

# An abbreviation only before a number, otherwise a word of its own: “Art. 3”, but “auf diese Art.”
BEFORE_NUMBER = words_of("art do kap no nos pos reg so tab")

# Sounds without a vowel; they are no abbreviations.
SOUNDS = words_of("brr grr hm hmhm hmm hmmm mhm mhmh mm mmh pff pft psst pst sch")

# A number after one of these counts and does not order: “in Phase 2.” can end a sentence.
COUNTED = words_of(
    """
    abb abbildung abs absatz abschnitt anlage art artikel baustein bausteine bausteinen bausteins
    chapter figure frage fragen gruppe haus kap kapitel klasse modul moduls niveau nr number nummer page
    paragraf paragraph part phase position projekt projekts punkt punkts raum s satz schritt schritts
    section seite sgb hartz step stufe tab tabelle table teil teils thema typ variante version wave welle
    zeile ziffer § §§
    """
)

# Words that German writes with a capital only at the beginning of a sentence. Formal “Sie” and “Ihr”,
# English “I” and words that are nouns too (“Mal”, “Morgen”, “Sein”) are left out on purpose.
OPENERS = words_of(
    """
    ab abends aber ach achso alle allein allem allen aller allerdings alles als also am an and andere
    andererseits anders anfangs anscheinend anschließend are at auch auf aus ausgerechnet außer außerdem
    because bei beide beiden beim besonders bestimmt bevor bin bis bisher bislang bloß but by can can't
    could da dabei dadurch dafür dagegen daher dahin dahinter damals damit danach daneben dann daran
    darauf daraufhin daraus darin darum darunter darüber das dass davon davor dazu dein deine dem
    demnach den denen denn dennoch der deren derzeit des deshalb dessen deswegen did die dies diese
    diesem diesen dieser dieses do doch does don't dort drittens du durch eben ebenfalls ebenso egal
    eher eigentlich ein eine einem einen einer einerseits eines einfach einige einiges einmal endlich
    entweder er erst erstens ersteres erstmal es etliche etwa etwas falls fast for from für gab ganz gar
    gegen gegenüber genau genauso gerade gern gerne gestern gibt gleich gleichzeitig glücklicherweise
    grob grundsätzlich hab habe had has hat hatte hatten have he her here heute hier hierbei hierfür
    hierzu hingegen hinter his hoffentlich how höchstens i'm ich if im immer immerhin in indem infolge
    innerhalb insbesondere insgesamt insofern insoweit inwiefern inwieweit inzwischen irgendwann
    irgendwas irgendwer irgendwie irgendwo is ist it it's its ja jede jedem jeden jedenfalls jeder jedes
    jedoch jemand jene jener jenes jetzt kann kannst kaum kein keine keinem keinen keiner klar konnte
    konnten kurz könnte könnten kürzlich lassen leider letztendlich letztlich längst man manch manche
    manchmal maybe mein meine meinem meinen meiner meinetwegen meist meistens mich mir mit mithilfe
    mittlerweile muss musste mussten my möglicherweise na nach nachdem nachher naja namentlich natürlich
    neben nee nein neuerdings nicht nichts nie niemals niemand nirgends no noch nochmal normalerweise
    not nun nur ob oben obwohl oder of offenbar oft oftmals ohne ohnehin ok okay on or our perhaps
    plötzlich quasi schade schließlich schon sehr seien seit seitdem selbst selbstverständlich selten
    she should sicher sicherlich since sind so sobald sodass sofern sofort sogar solange solch solche
    solcher soll sollte sollten some somit sondern sonst sonstige soweit sowie sowieso sowohl sozusagen
    später stattdessen tatsächlich than that that's the their then there these they this those though
    tja to trotz trotzdem um und ungefähr uns unser unsere unserem unseren unserer unter vermutlich viel
    viele vielen vieles vielleicht vielmehr vom von vor vorher vorhin wann war waren warum was we weder
    wegen weil weiterhin welche welcher welches well wem wen wenig wenige weniger wenn wer werden were
    weshalb wessen what when where which while who why wie wieder wieso will wir wird with wo wobei
    wodurch wofür wogegen woher wohin wollte wollten womit wonach woran worauf woraus worin worum
    worüber would wovon wozu wurde wurden während währenddessen wäre würde würden yeah yes you your zu
    zudem zuerst zuletzt zum zumal zumindest zunächst zur zurzeit zusätzlich zwar zweitens zwischen
    zwischendurch zwischenzeitlich äh ähm ähnlich öfter über überall überhaupt übrigens
    """
)

# Capitalised within sentences too: good enough only where nothing else stands between two sentences.
FORMAL = words_of("i ihnen ihr ihre ihrem ihren ihrer sie")

# What square brackets may hold besides placeholders and omissions.
NONVERBAL = words_of(
    """
    applaus ausatmen crosstalk durcheinander einatmen flüstern gelächter geräusch husten inaudible
    klopfen lachen lachend lacht laughs laughter nicken pause pausen räuspern schweigen seufzen seufzt
    sighs silence stille stöhnen störung telefon unterbrechung unverständlich weinen zustimmung überlegt
    """
)
