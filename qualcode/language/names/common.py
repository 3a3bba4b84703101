"""Common names of persons and places in Germany: facts, collected for likely names and complete in no way.

First names and surnames that are German words too (Rose, Klein, Koch) are left out; names of places that are
(Essen, Halle) stand apart and count only behind a word such as “in”. All in lower case, ä as ae.
"""

from __future__ import annotations

from qualcode.language.sentences.abbreviations import words_of

FIRST_NAMES = words_of(
    """
    abdul abdullah achim adam adelheid adem adnan adrian agnes ahmad ahmed ahmet aisha ajsa aklilu alexander
    alexandra alfons alfred ali alia alice alicia alina almut amal amanuel amela amelie amina amine amir amira ana
    anastasia andrea andreas andrej andrzej angela angelika anita anja anke ann anna anne anneliese annemarie
    annette annika antje anton antonia armin arne arthur astrid axel ayla ayman ayse aysel ayten aziz baerbel
    barbara bashar bastian beate beatrix benedikt benjamin bennet berat bernd bernhard berta bianca bilal birgit
    birgitta birte bjoern boris brigitte britta bruno burak burcu burkhard carina carl carla carmen carola carolin
    caroline carsten caspar cathrin cem cengiz charlotte chiara christa christel christian christiane christina
    christine christoph christopher claudia claus clemens connor cornelia cornelius dagmar daniel daniela danuta
    darius david denis dennis detlef dieter dietmar dietrich dilan dilara dirk djamila dmitri dominik doris dorothea
    dorothee ebru eckhard edda edeltraud edgar edith eduard ekaterina ekkehard elena elfriede elias elif elisa
    elisabeth elke ella ellen elmar elsa elvira emil emilia emily emine emma emmanuel emre enes engin enrico erdal
    eren erhard erich erik erika erkan erna erwin esra esther eugen eva evelyn fabian fadi fadime faisal fares farid
    fatih fatima fatma fatou felicitas felix ferdinand ferhat finn firas florian frank franka franz franziska frauke
    fred frederik frieda friederike friedhelm friedrich fritz gabriel gabriele georg georgios gerald gerd gerda
    gerhard gerlinde gerrit gertrud gesa ghazal gisela giulia gloria goran gottfried gregor greta gudrun guelcan
    guenter guenther guido gunnar gustav habib hadi hakan halil halima hamid hamza hanna hannah hannelore hannes
    hans harald harry hartmut hasan hassan hatice hedwig heike heiko heiner heinrich heinz helena helene helga
    helmut hendrik henning henriette henry herbert hermann herta hilde hildegard hiltrud holger horst hossein hubert
    hueseyin hussein ibrahim ida ilona ilse imad imke ina ines inga inge ingeborg ingo ingrid irene irina irmgard
    isabel isabell isabella ismail iwan jaafar jacob jakob jamal jamila jan jana janina janine jannik jaroslaw
    jasmin jasper jens jerzy jessica joachim joana jochen joerg johann johanna johannes jolanta jonas jonathan josef
    josefine joseph judith juergen julia julian juliane julius jutta kaethe kai kamal kamil karen karim karin karina
    karl karla karolina karsten katarina katharina kathrin katja katrin kemal kerim kerstin kevin khaled khalid
    kirsten klara klaus konrad konstantin kordula kristin kristina krzysztof kurt lamia lara larissa lars laura lea
    leah leila lena leni lennart leon leonie leopold leyla liam lina linda linus lisa liselotte lothar louis luca
    lucas lucia ludger ludwig luis luisa luise lukas lutz lydia magdalena mahmoud mahmut maik maike maja malik malte
    mandy manfred manuel manuela marc marcel marco marek margarete margit margot margret maria mariam marianne marie
    marina mario marion markus marlene marlies marta martha martin martina marvin maryam mathias mathilde matteo
    matthias max maximilian maya mechthild mehdi mehmet meike melanie melek melina merve meryem mesut mia michael
    michaela michail michelle mika milan milena miriam mirjam mirko mohamed mohammad mohammed mona monika moritz
    morteza mostafa muhammad muhammed murat mustafa nabil nadia nadine nadja najib natalia natalie natascha nele
    nesrin nicholas nick nico nicolas nicole niels niklas nikolai nikolaus nils nina noah noor nora norbert norman
    oemer oezguer oezlem olaf oleg olga oliver olivia omar orhan oskar osman oswald otto ozan pamela pascal patricia
    patrick paul paula pauline pawel peer peter petra philip philipp pia piotr rafael rahel rainer ralf ralph ramona
    rania raphael raschid rasmus rebecca rebekka regina reinhard reinhold renate reza ricarda ricardo richard
    rita robert robin roland rolf roman ronald rosemarie roswitha ruben rudolf ruediger ruth sabine sabrina sahra
    said salah saleh salim samir samira samuel sandra sara sarah sascha sebastian selin selina selma semra serap
    sergej serkan sevda sevgi sibel sibylle siegfried sigrid silke silvana silvia simon simone sina soeren sofia
    sofie soheila sonja sophia sophie stanislaw stefan stefanie steffen stephan stephanie sueleyman suleiman susanna
    susanne sven svenja swetlana sybille sylvia tahir tamara tamer tanja tarek tareq tatjana tesfay thea theo
    theodor theresa therese thilo thomas thorben thorsten tilman tim timo tina tobias tom torben torsten tugba udo
    ulf uli ulla ulrich ulrike ursula uta ute uwe valentin valentina vanessa vera verena veronika viktor viktoria
    vincent viola volker walid waltraud wassim werner wiebke wilfried wilhelm wilma winfried wladimir wolfgang xaver
    yannick yasemin yasin yasmin yasmina yassin yonas yosef younes yusuf yvonne zahra zainab zara zeynep zoe zuzanna
    """
)

SURNAMES = words_of(
    """
    ahrens albrecht altmann arslan aslan avci aydin bachmann behrendt behrens bergmann bernhardt beyer bianchi boehm
    brandt celik cetin demir diallo dietrich dogan ebert eckert engelhardt erdogan esposito ferrari fiedler
    friedrichs gebhardt goetz goncalves grabowski gueler guenes guenther haddad hansen hartmann heinrich heinze
    hempel henning herrmann hoffmann horvath huber ivanov ivanova jahn jankowski janssen kaminski kaplan kaya keskin
    kilic koehler koehn kowalczyk kowalski kraus krause krueger kuznetsov lehmann lewandowski lindner maier
    marx mayer meier meissner meyer moeller mohr mueller naumann nguyen novak nowak nowicki oezdemir oezil oezkan
    oezkaya oeztuerk ozturk paulsen peters petersen petrov pfeiffer pietsch polat popov reinhardt ribeiro rossi
    sahin santos schaefer scherer schmid schmidt schmitt schmitz schubert schulte schultz schulz schulze seidel
    simsek steiner tekin thiele traore ucar ullrich vogt voigt walther wegner werner wisniewski wojcik wolff yavuz
    yildirim yildiz yilmaz zielinski
    """
)

PLACES = words_of(
    """
    aachen ahaus ahlen alsdorf altena altenkirchen amberg andernach ansbach arnsberg aschaffenburg attendorn
    augsburg aurich bamberg bautzen bayreuth beckum bedburg bensheim bergheim bergkamen berlin bielefeld bingen
    bocholt bochum bonn borken bornheim bottrop brakel braunschweig bremen bremerhaven brilon bueren castrop-rauxel
    celle chemnitz coburg coesfeld cottbus cuxhaven dachau darmstadt datteln delbrueck delmenhorst dessau detmold
    dinslaken dormagen dorsten dortmund dresden duelmen dueren duesseldorf duisburg eisenach eitorf emmerich
    emsdetten ennepetal ennigerloh erftstadt erfurt erkelenz erkrath eschweiler euskirchen flensburg
    freiburg freudenberg friedrichshafen fuerth fulda gelsenkirchen gera gevelsberg gladbeck goerlitz
    goettingen greifswald greven grevenbroich gronau guetersloh gummersbach hamburg hamminkeln hanau
    hannover hattingen heidelberg heidenheim heilbronn heinsberg hennef herdecke herford herne herten herzogenrath
    hildesheim hochsauerlandkreis hoexter huerth ibbenbueren ingolstadt iserlohn jena juechen juelich kaarst
    kaiserslautern kamp-lintfort karlsruhe kassel kempen kempten kerpen kevelaer kleve koblenz koeln koenigswinter
    konstanz krefeld kreuztal landshut langenfeld leichlingen leipzig lemgo lengerich lennestadt leverkusen
    lippstadt ludwigsburg ludwigshafen luebbecke luebeck luedenscheid luedinghausen lueneburg luenen magdeburg mainz
    mannheim marburg marsberg mechernich meckenheim meerbusch meinerzhagen memmingen menden meschede mettmann minden
    moenchengladbach moers monheim monschau muelheim muenchen muenster nettetal neubrandenburg neunkirchen neuss
    neuwied niederkassel nordhorn nuernberg oberhausen oelde oer-erkenschwick offenbach offenburg oldenburg olpe
    oranienburg osnabrueck paderborn papenburg passau pforzheim plettenberg potsdam pulheim radevormwald ratingen
    ravensburg recklinghausen regensburg remscheid reutlingen rheda-wiedenbrueck rheinbach rheinberg rheine rheydt
    rosenheim rostock saarbruecken salzgitter salzkotten schleswig schmallenberg schwalmtal schweinfurt schwelm
    schwerin schwerte siegburg sindelfingen soest solingen speyer sprockhoevel stadtlohn steinfurt stralsund
    straubing stuttgart suhl sundern telgte tettnang toenisvorst trier troisdorf tuebingen tuttlingen uelzen unna
    velbert versmold viersen villingen vlotho voerde waltrop warburg warendorf warstein wegberg weimar
    wermelskirchen wesel wesseling wetzlar wiehl wiesbaden wilhelmshaven willich winterberg wipperfuerth wismar
    wittenberg wolfenbuettel wolfsburg wuelfrath wuerselen wuerzburg wuppertal xanten zuelpich zwickau
    """
)

# Names of places that are other words too: only behind one of IN_FRONT.
AMBIGUOUS_PLACES = words_of(
    """
    aalen baden bergen bruehl buende emden erlangen essen frechen giessen goch haan hagen halle haltern hamm hemer
    hilden hof horn kamen kiel lage linden lohmar luegde marl much plauen rees selm siegen singen ulm verl weiden
    weil werl werne wetter witten worms
    """
)
IN_FRONT = words_of("in aus von nach bei stadt kreis raum landkreis richtung um rund")
