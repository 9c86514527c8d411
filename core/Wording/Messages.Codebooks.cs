namespace Serverless.Wording;

/// <content>The Dutch of what is wrong with a codebook.</content>
public static partial class Messages
{
    private static readonly Dictionary<string, string> DutchOfCodebooks = new(StringComparer.Ordinal)
    {
        ["the kind of design"] = "het soort steekproefontwerp",
        ["the weighting method"] = "de weegmethode",
        ["a number"] = "een getal",
        ["the first column"] = "de eerste kolom",
        ["the last column"] = "de laatste kolom",
        ["how they were made"] = "hoe ze gemaakt zijn",
        ["'min' is larger than 'max'. Swap them."] = "'min' is groter dan 'max'. Verwissel ze.",
        ["Only \"answered\": true can be asked. For the opposite write {\"not\": {…, \"answered\": true}}."] =
            "Alleen \"answered\": true kan worden gevraagd. Schrijf voor het tegendeel {\"not\": {…, \"answered\": true}}.",
        ["Found {0}, which is not one clear condition. A condition is one of {1}."] =
            "Gevonden: {0}; dat is niet één duidelijke voorwaarde. Een voorwaarde is een van {1}.",
        ["the type of the question"] = "het type van de vraag",
        ["'decimal' and 'thousands' are the same mark. Change one."] =
            "'decimal' en 'thousands' zijn hetzelfde teken. Wijzig er een.",
        ["'{0}' belongs to {1} questions; this one is {2}. Leave it out."] =
            "'{0}' hoort bij vragen van type {1}; deze is {2}. Laat het weg.",
        ["Found {0}; {1} is expected."] = "Gevonden: {0}; verwacht: {1}.",
        ["Found {0}; an object {…} is expected."] = "Gevonden: {0}; verwacht: een object {…}.",
        ["A property name holds an incomplete Unicode escape. Write the name in plain characters."] =
            "Een naam van een eigenschap heeft een onvolledige Unicode-escape. Schrijf de naam in gewone tekens.",
        ["The property {0} appears here twice. Keep one of them."] =
            "De eigenschap {0} staat hier twee keer. Laat er een staan.",
        ["an object"] = "een object",
        ["an array"] = "een lijst",
        ["Found {0}; an array […] is expected."] = "Gevonden: {0}; verwacht: een lijst […].",
        ["Found {0} entries; {1} expected."] = "Gevonden: {0} onderdelen; verwacht: {1}.",
        ["The property '{0}' is missing; {1} is expected."] = "De eigenschap '{0}' ontbreekt; verwacht: {1}.",
        [" Known are {0}."] = " Bekend zijn: {0}.",
        ["{0} has no property {1} here.{2}"] = "{0} heeft hier geen eigenschap {1}.{2}",
        ["at most {0} are"] = "hooguit {0}",
        ["{0} to {1} are"] = "{0} tot en met {1}",
        ["a string"] = "een tekst",
        ["null (leave the property out instead)"] = "null (laat de eigenschap dan weg)",
        ["true or false"] = "true of false",
        ["1 to 40 of a-z, 0-9 and '-'"] = "1 tot 40 van a-z, 0-9 en '-'",
        ["1 to 64 of A-Z, a-z, 0-9, '_', '-' and '.', the first no '.',"] =
            "1 tot 64 van A-Z, a-z, 0-9, '_', '-' en '.', de eerste geen '.'",
        ["The name is empty. Write the id that is meant."] = "De naam is leeg. Schrijf het id dat bedoeld is.",
        ["1 to 200 characters, without blanks at either end and without control characters,"] =
            "1 tot 200 tekens, zonder spaties aan begin en eind en zonder stuurtekens",
        ["{0} appears in this list twice. Keep one of them."] = "{0} staat twee keer in deze lijst. Laat er een staan.",
        ["Found {0}; a separator of answers is 1 to 3 characters, none of them a letter, digit or quote."] =
            "Gevonden: {0}; een scheidingsteken van antwoorden is 1 tot 3 tekens, waaronder geen letter, cijfer of aanhalingsteken.",
        ["Found {0}; a date and a time in Amsterdam, written as 2026-12-01T10:00, are expected."] =
            "Gevonden: {0}; verwacht: een datum en tijd in Amsterdam, geschreven als 2026-12-01T10:00.",
        ["{0} appears in this list twice. Keep one."] = "{0} staat twee keer in deze lijst. Laat er een staan.",
        ["Found {0}; true or false is expected, without quotes."] =
            "Gevonden: {0}; verwacht: true of false, zonder aanhalingstekens.",
        ["Found {0}; true, false or {1} is expected."] = "Gevonden: {0}; verwacht: true, false of {1}.",
        ["Found {0}; true or false without quotes, or {1}, is expected."] =
            "Gevonden: {0}; verwacht: true of false zonder aanhalingstekens, of {1}.",
        ["Found {0}; a number is expected, without quotes."] =
            "Gevonden: {0}; verwacht: een getal, zonder aanhalingstekens.",
        ["Found {0}; a number from {1} to {2} is expected."] =
            "Gevonden: {0}; verwacht: een getal van {1} tot en met {2}.",
        ["Found {0}; a whole number is expected."] = "Gevonden: {0}; verwacht: een geheel getal.",
        ["Found {0}; a whole number from {1} to {2} is expected."] =
            "Gevonden: {0}; verwacht: een geheel getal van {1} tot en met {2}.",
        ["Found {0}; one of {1} is expected. Files in UTF-8 and UTF-16 are recognised and need none."] =
            "Gevonden: {0}; verwacht: een van {1}. Bestanden in UTF-8 en UTF-16 worden herkend en hebben niets nodig.",
        ["Found {0}; {1} is expected.{2}"] = "Gevonden: {0}; verwacht: {1}.{2}",
        ["Found {0}; a date written as 2019-05-31 is expected."] =
            "Gevonden: {0}; verwacht: een datum geschreven als 2019-05-31.",
        ["Found {0}; {1} are expected."] = "Gevonden: {0}; verwacht: {1}.",
        ["a text, or an object with nl and en,"] = "een tekst, of een object met nl en en",
        ["the Dutch text"] = "de Nederlandse tekst",
        ["The text is empty. Write one, or leave out a property that is optional."] =
            "De tekst is leeg. Schrijf er een, of laat een eigenschap die niet verplicht is weg.",
        ["The text has {0} characters; at most {1} are allowed."] =
            "De tekst heeft {0} tekens; toegestaan zijn er {1}.",
        [" Put the number between quotes."] = " Zet het getal tussen aanhalingstekens.",
        ["Found {0}; a string is expected.{1}"] = "Gevonden: {0}; verwacht: een tekst.{1}",
        ["The string holds an incomplete Unicode escape (half a character). Write the character itself."] =
            "De tekst heeft een onvolledige Unicode-escape (een half teken). Schrijf het teken zelf.",
        ["a whole number"] = "een geheel getal",
        ["The codebook has both 'commissioner' and 'commissioners'. Put all of them into 'commissioners'."] =
            "Het codeboek heeft zowel 'commissioner' als 'commissioners'. Zet alle opdrachtgevers in 'commissioners'.",
        ["Found {0}; an e-mail address is expected."] = "Gevonden: {0}; verwacht: een e-mailadres.",
        ["Found {0}; a web address that begins with https:// is expected."] =
            "Gevonden: {0}; verwacht: een webadres dat begint met https://.",
        ["The codebook is larger than {0} MB. A codebook holds questions, not answers: was another file sent?"] =
            "Het codeboek is groter dan {0} MB. Een codeboek heeft vragen, geen antwoorden: is er een ander bestand gestuurd?",
        ["The codebook is not UTF-8 text. Save it as UTF-8."] =
            "Het codeboek is geen UTF-8-tekst. Bewaar het als UTF-8.",
        ["The codebook is not well-formed JSON: line {0}, byte {1}. {2}"] =
            "Het codeboek is geen goed gevormde JSON: regel {0}, byte {1}. {2}",
        ["The file is empty."] = "Het bestand is leeg.",
        ["There is a comma right before a closing bracket. Remove it."] =
            "Er staat een komma vlak voor een sluithaak. Verwijder haar.",
        ["Brackets are nested more than {0} levels deep."] = "Haken zijn meer dan {0} niveaus diep genest.",
        ["question, profile or ratio"] = "vraag, profiel of verhouding",
        ["{0} is not reported: it is open, or in no chapter. Name a question that has figures."] =
            "Over {0} wordt niet gerapporteerd: de vraag is open, of staat in geen hoofdstuk. Noem een vraag die cijfers heeft.",
        ["item or option of {0},"] = "onderdeel of optie van {0}",
        ["answer of {0},"] = "antwoord van {0}",
        ["wave"] = "meting",
        ["Waves have a moment of release, but the mode is {0}. Write \"mode\": \"scheduled\", or leave 'at' out."] =
            "Metingen hebben een moment van uitgave, maar de wijze is {0}. Schrijf \"mode\": \"scheduled\", of laat 'at' weg.",
        ["Nobody in the files that are there was routed to question '{0}'."] =
            "Niemand in de bestanden die er zijn kreeg vraag '{0}' volgens de routing.",
        ["No question has a chapter, so the report has no figures. Give each question to be reported a 'chapter'."] =
            "Geen enkele vraag heeft een hoofdstuk, dus het rapport heeft geen cijfers. Geef elke vraag waarover gerapporteerd wordt een 'chapter'.",
        ["Questions without a chapter have no table of their own: {0}. That is right for background variables."] =
            "Vragen zonder hoofdstuk hebben geen eigen tabel: {0}. Voor achtergrondkenmerken is dat juist.",
        ["Question '{0}' was asked of nobody: it has no groups or no waves."] =
            "Vraag '{0}' is aan niemand gesteld: zij heeft geen groepen of geen metingen.",
        ["Not all figures of wave {0} can be compared with wave {1}.{2}{3}"] =
            "Niet alle cijfers van meting {0} kunnen met meting {1} worden vergeleken.{2}{3}",
        [" Not asked then: {0}."] = " Toen niet gevraagd: {0}.",
        [" Marked as not comparable: {0}."] = " Aangemerkt als niet vergelijkbaar: {0}.",
        ["The text holds {0}, which looks like HTML and is printed as it is. Write plain text."] =
            "De tekst bevat {0}, dat op HTML lijkt en letterlijk wordt afgedrukt. Schrijf platte tekst.",
        ["{0} is kept for other addresses than those of surveys. Choose another name, none of {1}."] =
            "{0} is gereserveerd voor andere adressen dan die van onderzoeken. Kies een andere naam, geen van {1}.",
        ["group"] = "groep",
        ["chapter"] = "hoofdstuk",
        ["question"] = "vraag",
        ["subgroup"] = "subgroep",
        ["profile"] = "profiel",
        ["{0} is also the {1} of {2}. Give each {3} its own."] =
            "{0} is ook {1} van {2}. Geef elk onderdeel ({3}) een eigen.",
        ["There is no {0} {1}.{2}"] = "Er is geen {0} {1}.{2}",
        ["Group {0} has {1} columns in wave {2}; at most {3} are allowed."] =
            "Groep {0} heeft {1} kolommen in meting {2}; toegestaan zijn er {3}.",
        ["The question has a column {0}, which is also one of question {1}. Rename one of them."] =
            "De vraag heeft een kolom {0}, die ook een kolom van vraag {1} is. Hernoem een van beide.",
        ["{0} is also the column of a question. Rename one of them."] =
            "{0} is ook de kolom van een vraag. Hernoem een van beide.",
        ["the respondent's id; then every respondent is a cluster, and 'cluster' can be left out"] =
            "het id van de respondent; dan is elke respondent een cluster, en kan 'cluster' weg",
        ["the respondent's id"] = "het id van de respondent",
        ["the strata"] = "de strata",
        ["another number of the design"] = "een ander getal van het steekproefontwerp",
        ["{0} is a replicate weight and another column. Rename one of them."] =
            "{0} is een replicatiegewicht en een andere kolom. Hernoem een van beide.",
        ["{0} is also {1}."] = "{0} is ook {1}.",
        ["Tables are crossed by {0} already. Put the questions and groups together."] =
            "Tabellen worden al met {0} gekruist. Zet de vragen en groepen bij elkaar.",
        ["{0} is a {1} question. Tables are crossed by a single or multiple question, or by an 'item' of a grid."] =
            "{0} is een vraag van type {1}. Tabellen worden gekruist met een enkelvoudige of meervoudige vraag, of met een 'item' van een matrix.",
        ["{0} has {1} substantive answers; 2 to {2} can be columns."] =
            "{0} heeft {1} inhoudelijke antwoorden; 2 tot en met {2} kunnen kolommen zijn.",
        ["None of these groups is asked {0}, so that nothing is crossed. Name one that is."] =
            "Geen van deze groepen kreeg {0}, dus er wordt niets gekruist. Noem er een die dat wel kreeg.",
        ["answer"] = "antwoord",
        ["item"] = "onderdeel",
        ["{0} differs from {1} only in capitals, which column names do not distinguish. Choose another {2}."] =
            "{0} verschilt alleen in hoofdletters van {1}, en dat onderscheiden kolomnamen niet. Kies een andere {2}.",
        [
            "The label {0} is the code of another answer. In response files it is read as that code; a file that gives labels in this column is refused. Say what files give with \"responses\": \"codes\" or \"labels\"."
        ] =
            "Het label {0} is de code van een ander antwoord. In bestanden met antwoorden wordt het als die code gelezen; een bestand dat in deze kolom labels geeft wordt geweigerd. Zeg wat bestanden geven met \"responses\": \"codes\" of \"labels\".",
        ["The label {0} is also that of {1} for the same group. Make the labels differ."] =
            "Het label {0} is ook dat van {1} voor dezelfde groep. Laat de labels verschillen.",
        ["group asked this question named"] = "groep die deze vraag kreeg met de naam",
        ["wave that asked this question named"] = "meting die deze vraag stelde met de naam",
        [
            "No {0} is offered to {1}, though asked this question. Add the group to an {2}, or leave it out of the question's groups."
        ] =
            "Geen {0} wordt aangeboden aan {1}, hoewel die deze vraag kreeg. Voeg de groep toe ({2}), of laat haar weg bij de groepen van de vraag.",
        [
            "No {0} is offered in wave {1}, which asked this question. Add the wave to an {2}, or leave it out of the question's waves."
        ] =
            "Geen {0} wordt aangeboden in meting {1}, die deze vraag stelde. Voeg de meting toe ({2}), of laat haar weg bij de metingen van de vraag.",
        [
            "Every answer is \"missing\", so nobody would be counted. Leave \"missing\" out of an answer, or make the question open."
        ] =
            "Elk antwoord is \"missing\", dus niemand zou worden geteld. Laat \"missing\" bij een antwoord weg, of maak de vraag open.",
        ["'exclusive' belongs to options of a multiple question. Leave it out."] =
            "'exclusive' hoort bij opties van een meervoudige vraag. Laat het weg.",
        ["'inSummary' belongs to answers of a single or grid question. Leave it out."] =
            "'inSummary' hoort bij antwoorden van een enkelvoudige vraag of een matrix. Laat het weg.",
        ["'score' belongs to answers of a single or grid question. Leave it out."] =
            "'score' hoort bij antwoorden van een enkelvoudige vraag of een matrix. Laat het weg.",
        [
            "The answers of a numeric question are its missing codes (\"don't know\"). Add \"missing\": true, or make the question single."
        ] =
            "De antwoorden van een numerieke vraag zijn de codes voor ontbrekend (\"weet niet\"). Voeg \"missing\": true toe, of maak de vraag enkelvoudig.",
        [
            "An option that is put in order is never a missing answer. Leave 'missing' out; who puts nothing in order did not answer."
        ] =
            "Een optie die op volgorde wordt gezet is nooit een ontbrekend antwoord. Laat 'missing' weg; wie niets op volgorde zet, antwoordde niet.",
        ["A missing answer counts nowhere, so it cannot be in the summary. Leave one of the two out."] =
            "Een ontbrekend antwoord telt nergens mee, dus het kan niet in de samenvatting staan. Laat een van beide weg.",
        ["{0} is not a group that is asked this question.{1}"] = "{0} is geen groep die deze vraag kreeg.{1}",
        ["A {0} question has {1}; none were found."] = "Een vraag van type {0} heeft {1}; er zijn er geen gevonden.",
        ["A mean is asked for, but no answer has a 'score'. Give answers the number they stand for."] =
            "Er is een gemiddelde gevraagd, maar geen antwoord heeft een 'score'. Geef antwoorden het getal waar ze voor staan.",
        [
            "A standard deviation is that of the scores around their mean. Ask for the mean too (\"showMean\": true), or leave it out."
        ] =
            "Een standaardafwijking is die van de scores rond hun gemiddelde. Vraag ook het gemiddelde (\"showMean\": true), of laat haar weg.",
        ["Cronbach's alpha is of two items or more; there is one. Leave it out."] =
            "Cronbachs alfa is van twee onderdelen of meer; er is er een. Laat hem weg.",
        [
            "Cronbach's alpha is made of scores, and fewer than two answers have a 'score'. Give answers the number they stand for."
        ] =
            "Cronbachs alfa wordt van scores gemaakt, en minder dan twee antwoorden hebben een 'score'. Geef antwoorden het getal waar ze voor staan.",
        ["'minimum' is larger than 'maximum'. Swap them."] = "'minimum' is groter dan 'maximum'. Verwissel ze.",
        ["Found {0} options; 2 to {1} can be put in order."] =
            "Gevonden: {0} opties; 2 tot en met {1} kunnen op volgorde worden gezet.",
        ["There are {0} places for {1} options. Lower 'places'."] =
            "Er zijn {0} plaatsen voor {1} opties. Verlaag 'places'.",
        ["ratio"] = "verhouding",
        ["{0} is also the id of a question or profile, whose table has that name. Give the ratio its own."] =
            "{0} is ook het id van een vraag of profiel, waarvan de tabel zo heet. Geef de verhouding een eigen id.",
        ["{0} is a {1} question; a ratio is made of numeric questions."] =
            "{0} is een vraag van type {1}; een verhouding wordt van numerieke vragen gemaakt.",
        ["{0} is not asked of {1}. Limit the ratio's groups, or take another question."] =
            "{0} is niet gevraagd aan {1}. Beperk de groepen van de verhouding, of neem een andere vraag.",
        ["{0} is the numerator too, so that the ratio is always 1. Name two questions."] =
            "{0} is ook de teller, dus de verhouding is altijd 1. Noem twee vragen.",
        ["No wave asks both {0} and {1}, so that the ratio is never made."] =
            "Geen meting stelt zowel {0} als {1}, dus de verhouding wordt nooit gemaakt.",
        ["{0} is also the id of a question, whose table has that name. Give the profile its own."] =
            "{0} is ook het id van een vraag, waarvan de tabel zo heet. Geef het profiel een eigen id.",
        ["{0} is a {1} question; a profile is made of single questions."] =
            "{0} is een vraag van type {1}; een profiel wordt van enkelvoudige vragen gemaakt.",
        ["{0} is not asked of {1}. Limit the profile's groups, or leave the question out."] =
            "{0} is niet gevraagd aan {1}. Beperk de groepen van het profiel, of laat de vraag weg.",
        ["pattern"] = "patroon",
        ["{0} answers cannot fit: the profile has {1} questions."] =
            "{0} antwoorden kunnen niet passen: het profiel heeft {1} vragen.",
        [
            "The pattern says what fits for {0} of the questions, while {1} must fit, so that nobody ever belongs to it. Add questions or lower 'atLeast'."
        ] =
            "Het patroon zegt van {0} van de vragen wat past, terwijl er {1} moeten passen, dus niemand hoort er ooit bij. Voeg vragen toe of verlaag 'atLeast'.",
        ["The pattern fits no question. Say per question which answers fit."] =
            "Het patroon past op geen vraag. Zeg per vraag welke antwoorden passen.",
        ["{0} is not among the profile's questions.{1}"] = "{0} is niet een van de vragen van het profiel.{1}",
        ["answer of {0} with code"] = "antwoord van {0} met code",
        ["this very question"] = "deze vraag zelf",
        ["a later question"] = "een latere vraag",
        ["{0} is {1}. Route on questions above this one."] = "{0} is {1}. Verwijs in de routing naar vragen hierboven.",
        [
            "The routing rests on more than {0} questions, those that route to its questions included. Of a group whose members can be recognised no more are checked for disclosure together. Route on fewer."
        ] =
            "De routing berust op meer dan {0} vragen, met die naar haar vragen verwijzen meegeteld. Van een groep met herkenbare leden worden er niet meer samen op onthulling onderzocht. Verwijs in de routing naar minder vragen.",
        ["{0} is not asked of {1}. Ask it there too, or limit the groups this condition serves."] =
            "{0} is niet gevraagd aan {1}. Vraag het daar ook, of beperk de groepen waarvoor deze voorwaarde geldt.",
        ["{0} is not asked in wave {1}. Ask it there too, or limit the waves this condition serves."] =
            "{0} is niet gevraagd in meting {1}. Vraag het daar ook, of beperk de metingen waarvoor deze voorwaarde geldt.",
        ["{0} is a {1} question, for which {2} cannot be asked. {3}"] =
            "{0} is een vraag van type {1}, waarbij {2} niet kan. {3}",
        ["'is'"] = "'is'",
        ["'item' with 'is'"] = "'item' met 'is'",
        ["'has'"] = "'has'",
        ["'min' and 'max'"] = "'min' en 'max'",
        ["'answered'"] = "'answered'",
        ["'item' with 'answered'"] = "'item' met 'answered'",
        ["Use \"is\" without \"item\"."] = "Gebruik \"is\" zonder \"item\".",
        ["Use \"has\"."] = "Gebruik \"has\".",
        ["Add \"item\" to say which item is meant, and use \"is\"."] =
            "Voeg \"item\" toe om te zeggen welk onderdeel bedoeld is, en gebruik \"is\".",
        ["Use \"min\" and \"max\"."] = "Gebruik \"min\" en \"max\".",
        ["No condition can rest on free text."] = "Geen voorwaarde kan op vrije tekst rusten.",
        ["Use \"answered\"."] = "Gebruik \"answered\".",
        ["item of {0} named"] = "onderdeel van {0} met de naam",
        ["A margin"] = "Een marge",
        ["What representativeness is told by"] = "Waarmee representativiteit wordt beschreven",
        ["reason"] = "reden",
        [
            "In a population file the variable 'total' is the population as a whole. Give the question or column another name."
        ] =
            "In een populatiebestand is de variabele 'total' de populatie als geheel. Geef de vraag of kolom een andere naam.",
        ["strata. Leave 'strata' out."] = "strata. Laat 'strata' weg.",
        ["weighting. Leave 'weighting' out, or make it \"none\"."] =
            "weging. Laat 'weighting' weg, of maak het \"none\".",
        ["base weights. Leave 'baseWeight' out."] = "basisgewichten. Laat 'baseWeight' weg.",
        ["clusters. Leave 'cluster' out."] = "clusters. Laat 'cluster' weg.",
        ["probabilities of being drawn. Leave 'inclusionProbability' out."] =
            "trekkingskansen. Laat 'inclusionProbability' weg.",
        ["invitations to respond to. Leave 'representativeness' out."] =
            "uitnodigingen om op te reageren. Laat 'representativeness' weg.",
        ["standard errors. Leave 'replicateWeights' out."] = "standaardfouten. Laat 'replicateWeights' weg.",
        ["A self-selected group represents nobody but itself, so that it has no {0}"] =
            "Een zelfgekozen groep vertegenwoordigt niemand dan zichzelf, en heeft dus geen {0}",
        [
            "'clusterSize' is the number of members of a cluster; there is no 'cluster'. Name its column, or leave 'clusterSize' out."
        ] =
            "'clusterSize' is het aantal leden van een cluster; er is geen 'cluster'. Noem de kolom ervan, of laat 'clusterSize' weg.",
        [
            "'subcluster' is what was drawn within clusters; how many of these each cluster has must be known. Name the column 'clusterSize', or leave 'subcluster' out: drawing within clusters is then part of the variance between them."
        ] =
            "'subcluster' is wat binnen clusters is getrokken; bekend moet zijn hoeveel daarvan elk cluster heeft. Noem de kolom 'clusterSize', of laat 'subcluster' weg: trekken binnen clusters hoort dan bij de variantie ertussen.",
        [
            "Columns from {0} to {1} are not a row of numbers. Write the same letters with a number behind, such as \"rw1\" and \"rw80\", or \"rw001\" and \"rw080\"; 2 to {2} columns."
        ] =
            "Kolommen van {0} tot en met {1} zijn geen genummerde rij. Schrijf dezelfde letters met een nummer erachter, zoals \"rw1\" en \"rw80\", of \"rw001\" en \"rw080\"; 2 tot en met {2} kolommen.",
        ["There are {0} factors for {1} replicates. Give each its own, or none."] =
            "Er zijn {0} factoren voor {1} replicaties. Geef elk een eigen, of geen.",
        ["Method \"jkn\" needs 'scales': for each replicate (n - 1)/n of the stratum it leaves a unit out of."] =
            "Methode \"jkn\" heeft 'scales' nodig: voor elke replicatie (n - 1)/n van het stratum waaruit zij een eenheid weglaat.",
        ["'rho' is Fay's coefficient: larger than 0 with method \"fay\", left out with others."] =
            "'rho' is de coëfficiënt van Fay: groter dan 0 bij methode \"fay\", en weggelaten bij andere.",
        ["Replicate weights go with weights of the whole sample. Name their column as 'baseWeight' in 'columns'."] =
            "Replicatiegewichten horen bij gewichten van de hele steekproef. Noem hun kolom als 'baseWeight' in 'columns'.",
        [
            "Replicate weights are of weights as they are in the file: weights adjusted here would have no replicates. Leave 'weighting' out, or the replicate weights."
        ] =
            "Replicatiegewichten zijn van gewichten zoals die in het bestand staan: gewichten die hier worden aangepast zouden geen replicaties hebben. Laat 'weighting' weg, of de replicatiegewichten.",
        [
            "Replicate weights already hold strata, clusters and probabilities. Leave these out of 'design' and 'columns', or leave the replicate weights out."
        ] =
            "Replicatiegewichten bevatten strata, clusters en kansen al. Laat deze weg bij 'design' en 'columns', of laat de replicatiegewichten weg.",
        [
            "Replicate weights do not tell how waves hang together. Leave 'link' in 'columns' out, or the replicate weights."
        ] =
            "Replicatiegewichten zeggen niet hoe metingen samenhangen. Laat 'link' bij 'columns' weg, of de replicatiegewichten.",
        ["With method \"none\" nothing is adjusted to margins. Choose a method, or leave the margins out."] =
            "Met methode \"none\" wordt niets aan marges aangepast. Kies een methode, of laat de marges weg.",
        ["With method \"none\" there is no adjustment to trim. Choose a method, or leave 'trimming' out."] =
            "Met methode \"none\" is er geen aanpassing om af te kappen. Kies een methode, of laat 'trimming' weg.",
        ["Method \"{0}\" adjusts to margins; none are named. Name at least one."] =
            "Methode \"{0}\" past aan marges aan; er is er geen genoemd. Noem er ten minste een.",
        ["Post-stratification takes one margin. Cross the variables (\"a*b\"), or choose \"raking\"."] =
            "Poststratificatie heeft één marge. Kruis de variabelen (\"a*b\"), of kies \"raking\".",
        ["'bounds' belongs to methods \"linear\" and \"logit\"; found \"{0}\". Leave it out."] =
            "'bounds' hoort bij de methoden \"linear\" en \"logit\"; gevonden: \"{0}\". Laat het weg.",
        ["'allowNegativeWeights' belongs to method \"linear\"; found \"{0}\", which gives none. Leave it out."] =
            "'allowNegativeWeights' hoort bij methode \"linear\"; gevonden: \"{0}\", dat er geen geeft. Laat het weg.",
        ["Method \"logit\" needs 'bounds' with lower and upper."] =
            "Methode \"logit\" heeft 'bounds' nodig met onder- en bovengrens.",
        [
            "Totals of numbers belong to methods \"raking\", \"linear\" and \"logit\"; found \"{0}\". Choose one of those, or leave 'numericMargins' out."
        ] =
            "Totalen van getallen horen bij de methoden \"raking\", \"linear\" en \"logit\"; gevonden: \"{0}\". Kies een daarvan, of laat 'numericMargins' weg.",
        ["A numeric margin"] = "Een numerieke marge",
        ["{0} is a {1} question. Coverage is of the total of a numeric question."] =
            "{0} is een vraag van type {1}. Dekking is van het totaal van een numerieke vraag.",
        ["{0} is not asked of {1}. Add the group to the question's groups."] =
            "{0} is niet gevraagd aan {1}. Voeg de groep toe bij de groepen van de vraag.",
        ["Strata"] = "Strata",
        ["Found {0}; the id of a single question, or the name of a column ({1}) is expected."] =
            "Gevonden: {0}; verwacht: het id van een enkelvoudige vraag, of de naam van een kolom ({1}).",
        ["{0} questions are crossed; at most {1} can be."] =
            "Er worden {0} vragen gekruist; het kunnen er hooguit {1} zijn.",
        ["A question is crossed with itself. Name each once."] =
            "Een vraag is met zichzelf gekruist. Noem elke vraag één keer.",
        ["The crossing has {0} cells; at most {1} can be weighted to."] =
            "De kruising heeft {0} cellen; naar hooguit {1} kan worden gewogen.",
        ["{0} is a {1} question. {2} is a {3} question."] =
            "{0} is een vraag van type {1}. {2}: nodig is een vraag van type {3}.",
        ["{0} is routed, so that it is not known of everyone. {1} must be."] =
            "{0} heeft routing, dus het is niet van iedereen bekend. {1}: dat moet wel.",
        ["{0} is not asked in wave {1}, in which this group takes part. Add the wave to the question's waves."] =
            "{0} is niet gevraagd in meting {1}, waaraan deze groep meedoet. Voeg de meting toe bij de metingen van de vraag.",
        ["Of the dates of fieldwork only one is given. Give both, or leave both out where they are not known."] =
            "Van de datums van het veldwerk is er maar één gegeven. Geef ze allebei, of laat ze allebei weg als ze niet bekend zijn.",
        ["Fieldwork ends {0}, before it starts on {1}. Correct one of the dates."] =
            "Het veldwerk eindigt op {0}, voordat het begint op {1}. Verbeter een van de datums.",
        ["Fieldwork starts {0}, before that of the wave above it. Put waves in order of time."] =
            "Het veldwerk begint op {0}, eerder dan dat van de meting erboven. Zet metingen op volgorde van tijd.",
        ["Answers are kept until {0}, before fieldwork ends on {1}. Correct one of the dates."] =
            "Antwoorden worden bewaard tot {0}, voordat het veldwerk eindigt op {1}. Verbeter een van de datums.",
        ["Wave {0} is not earlier than this one. A wave is compared with one listed above it."] =
            "Meting {0} is niet eerder dan deze. Een meting wordt vergeleken met een die erboven staat.",
        [
            "{0} texts have no '{1}', this one first: outputs in that language show them in '{2}'. Add them where such outputs have readers."
        ] =
            "{0} teksten hebben geen '{1}', deze als eerste: wat in die taal verschijnt toont ze in '{2}'. Voeg ze toe waar zulke stukken lezers hebben.",
        ["A codebook"] = "Een codeboek",
        [
            "The text holds a control or damaged character (a tab, a line break, a direction mark). Replace it by a space."
        ] =
            "De tekst bevat een stuurteken of beschadigd teken (een tab, een regeleinde, een richtingsteken). Vervang het door een spatie.",
        ["The text holds the character '{0}' (U+{1}), which the fonts of the PDFs do not have. {2}"] =
            "De tekst bevat het teken '{0}' (U+{1}), dat de lettertypen van de PDF's niet hebben. {2}",
        ["Leave it out, or write it in words."] = "Laat het weg, of schrijf het in woorden.",
        ["Name the stratum in letters of the Latin alphabet, alike in the population file and the responses."] =
            "Noem het stratum in letters van het Latijnse alfabet, gelijk in het populatiebestand en de antwoorden.",
        [" Did you mean '{0}'?"] = " Bedoelt u '{0}'?",
        ["{0} or {1}"] = "{0} of {1}",
        ["{0} and {1}"] = "{0} en {1}",
    };
}
