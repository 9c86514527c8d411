namespace Serverless.Wording;

/// <content>The Dutch of what is wrong with population and response files.</content>
public static partial class Messages
{
    private static readonly Dictionary<string, string> DutchOfFiles = new(StringComparer.Ordinal)
    {
        ["Save it as \"CSV UTF-8\" and send that file."] = "Bewaar het als \"CSV UTF-8\" en stuur dat bestand.",
        ["This is an Excel workbook or another zipped file, not CSV. {0}"] =
            "Dit is een Excel-werkmap of een ander ingepakt bestand, geen CSV. {0}",
        ["This is an old Excel workbook, not CSV. {0}"] = "Dit is een oude Excel-werkmap, geen CSV. {0}",
        ["This is an SPSS data file, not CSV. Export it from SPSS as CSV and send that file."] =
            "Dit is een SPSS-bestand, geen CSV. Exporteer het vanuit SPSS als CSV en stuur dat bestand.",
        ["This is a gzipped file, not CSV. Unpack it and send what is in it."] =
            "Dit is een met gzip ingepakt bestand, geen CSV. Pak het uit en stuur wat erin zit.",
        ["This is a Parquet file, which is not read here. {0}"] =
            "Dit is een Parquet-bestand; dat wordt hier niet gelezen. {0}",
        ["This is a PDF document, not CSV. Send the file it was made from, saved as \"CSV UTF-8\"."] =
            "Dit is een PDF, geen CSV. Stuur het bestand waarvan de PDF is gemaakt, bewaard als \"CSV UTF-8\".",
        ["This is a picture, not CSV. Send the table that it shows, saved as \"CSV UTF-8\"."] =
            "Dit is een afbeelding, geen CSV. Stuur de tabel die erop staat, bewaard als \"CSV UTF-8\".",
        [
            "This is a web page, XML or JSON, not CSV. Look whether a page with an error was saved in place of the file."
        ] =
            "Dit is een webpagina, XML of JSON, geen CSV. Kijk of er een foutpagina is bewaard in plaats van het bestand.",
        [
            "The file is encoded as UTF-16 (\"Unicode text\"), or is not text at all; UTF-8 or Windows-1252 is expected. {0}"
        ] =
            "Het bestand is gecodeerd als UTF-16 (\"Unicode-tekst\"), of is helemaal geen tekst; verwacht: UTF-8 of Windows-1252. {0}",
        ["This is not text, so not CSV. {0}"] = "Dit is geen tekst, dus geen CSV. {0}",
        ["The file"] = "Het bestand",
        ["The column"] = "De kolom",
        ["first in rows"] = "het eerst in de rijen",
        ["in rows"] = "in de rijen",
        ["{0} has this {1} times, {2} {3}{4}."] = "{0} heeft dit {1} keer, {2} {3}{4}.",
        [", with {0} and other values"] = ", met {0} en andere waarden",
        [", with {0}"] = ", met {0}",
        ["{0} is larger than {1}, the largest number that is read. Write it in a larger unit, such as millions."] =
            "{0} is groter dan {1}, het grootste getal dat wordt gelezen. Schrijf het in een grotere eenheid, zoals miljoenen.",
        ["'{0}' before decimals, "] = "'{0}' voor decimalen, ",
        ["nothing"] = "niets",
        ["{0} is not a number in the notation of the codebook: {1}{2} between thousands."] =
            "{0} is geen getal in de schrijfwijze van het codeboek: {1}{2} tussen duizendtallen.",
        [
            "{0} has marks between thousands. Say so in the codebook (\"thousands\": \"{1}\"), or write the number without them."
        ] =
            "{0} heeft tekens tussen duizendtallen. Zeg dat in het codeboek (\"thousands\": \"{1}\"), of schrijf het getal zonder die tekens.",
        [
            "{0} is not a number. Write digits with at most one decimal point or comma, no thousands separators, no unit.{1}"
        ] =
            "{0} is geen getal. Schrijf cijfers met hooguit één decimale punt of komma, zonder scheiding van duizendtallen, zonder eenheid.{1}",
        [
            " A spreadsheet writes this where a formula fails or a column is too narrow. Repair the formula or widen the column, and save again."
        ] =
            " Een rekenblad schrijft dit waar een formule mislukt of een kolom te smal is. Herstel de formule of maak de kolom breder, en bewaar opnieuw.",
        [
            " A spreadsheet makes such a date of a number or a range like 5-7. Type it again in a column formatted as text."
        ] =
            " Een rekenblad maakt zo'n datum van een getal of een reeks als 5-7. Typ het opnieuw in een kolom met opmaak tekst.",
        [" Where it stands for no answer, name it in the codebook: \"blanks\": [\"{0}\"]."] =
            " Als dit voor geen antwoord staat, noem het dan in het codeboek: \"blanks\": [\"{0}\"].",
        ["The row takes {0} bytes; at most {1} can be stored. Shorten the answers to open questions."] =
            "De rij beslaat {0} bytes; er kunnen er hooguit {1} worden opgeslagen. Kort de antwoorden op open vragen in.",
        ["The row has no respondent id. Give every respondent one."] =
            "De rij heeft geen respondent-id. Geef elke respondent er een.",
        ["Row {0} has the same respondent id. Each respondent may appear in the file once."] =
            "Rij {0} heeft hetzelfde respondent-id. Elke respondent mag één keer in het bestand staan.",
        ["'{0}' excludes all other options of '{1}', but '{2}' is ticked too. Untick one of them."] =
            "'{0}' sluit alle andere opties van '{1}' uit, maar '{2}' is ook aangekruist. Haal een van beide weg.",
        ["Place {0} of '{1}' is given to two options. Give each its own place, or none."] =
            "Plaats {0} van '{1}' is aan twee opties gegeven. Geef elk een eigen plaats, of geen.",
        [
            "Options of '{0}' are given places up to {1}, of which some are given to none. Number the places 1, 2, 3 without gaps."
        ] =
            "Opties van '{0}' hebben plaatsen tot en met {1}, waarvan er enkele aan geen optie zijn gegeven. Nummer de plaatsen 1, 2, 3 zonder gaten.",
        [
            "'{0}' is used for weighting and is known of everyone; here it is blank or without substance. Fill it in, or set \"missingMargin\": \"factor-one\" in the codebook."
        ] =
            "'{0}' wordt gebruikt voor de weging en is van iedereen bekend; hier is het leeg of zonder inhoud. Vul het in, of zet \"missingMargin\": \"factor-one\" in het codeboek.",
        ["'{0}' is the stratum and is known of everyone; here it is blank or without substance. Fill it in."] =
            "'{0}' is het stratum en is van iedereen bekend; hier is het leeg of zonder inhoud. Vul het in.",
        ["'{0}', {1}, is blank. It is known of everyone: fill it in."] =
            "'{0}', {1}, is leeg. Het is van iedereen bekend: vul het in.",
        ["'{0}', {1}, is blank. Every respondent has one: fill it in."] =
            "'{0}', {1}, is leeg. Elke respondent heeft er een: vul het in.",
        ["'{0}' is used for weighting and is known of everyone; here it is blank or without substance. Fill it in."] =
            "'{0}' wordt gebruikt voor de weging en is van iedereen bekend; hier is het leeg of zonder inhoud. Vul het in.",
        ["An option of a multiple question is 1 (ticked) or 0 (not ticked); found {0}."] =
            "Een optie van een vraag met meer antwoorden is 1 (aangekruist) of 0 (niet aangekruist); gevonden: {0}.",
        ["An option that is put in order has its place, 1 to {0}, or nothing; found {1}."] =
            "Een optie die op volgorde wordt gezet heeft een plaats, 1 tot en met {0}, of niets; gevonden: {1}.",
        ["{0} is no answer of question '{1}'. {2}{3}"] = "{0} is geen antwoord op vraag '{1}'. {2}{3}",
        ["Write one of the codes {0}, a label, or nothing."] = "Schrijf een van de codes {0}, een label, of niets.",
        ["Write one of its {0} codes ({1}, …), a label, or nothing."] =
            "Schrijf een van de {0} codes ({1}, …), een label, of niets.",
        ["{0} is outside what question '{1}' allows: {2}."] = "{0} valt buiten wat vraag '{1}' toestaat: {2}.",
        ["A base weight is larger than 0."] = "Een basisgewicht is groter dan 0.",
        ["A probability of being drawn is larger than 0 and at most 1."] =
            "Een trekkingskans is groter dan 0 en hooguit 1.",
        ["A cluster has at least one member."] = "Een cluster heeft ten minste één lid.",
        ["{0} to {1}"] = "{0} tot en met {1}",
        ["{0} or more"] = "{0} of meer",
        ["{0} or less"] = "{0} of minder",
        ["The text has {0} characters; at most {1} are kept. Shorten it."] =
            "De tekst heeft {0} tekens; er worden er hooguit {1} bewaard. Kort hem in.",
        ["The text holds control or damaged characters. Remove them."] =
            "De tekst bevat stuurtekens of beschadigde tekens. Verwijder ze.",
        ["The value has {0} characters; at most {1} are allowed."] =
            "De waarde heeft {0} tekens; toegestaan zijn er {1}.",
        [
            "A spreadsheet has rounded this long number, and its last digits are lost. Format the column as text or as a number without decimals, and save it anew from the source."
        ] =
            "Een rekenblad heeft dit lange getal afgerond, en de laatste cijfers zijn weg. Geef de kolom de opmaak tekst of getal zonder decimalen, en bewaar haar opnieuw vanuit de bron.",
        ["The value holds control or damaged characters. Remove them."] =
            "De waarde bevat stuurtekens of beschadigde tekens. Verwijder ze.",
        ["the id of the respondent"] = "het id van de respondent",
        ["a question of type {0}"] = "een vraag van type {0}",
        ["a numeric question"] = "een numerieke vraag",
        ["The open question '{0}' has no column. Its answers are taken to be blank."] =
            "De open vraag '{0}' heeft geen kolom. De antwoorden erop worden als leeg beschouwd.",
        ["Column {0} was read as '{1}', the only one that it can be."] =
            "Kolom {0} is gelezen als '{1}', de enige die het kan zijn.",
        ["Column {0} {1}. It is not used and not stored."] =
            "Kolom {0} {1}. Zij wordt niet gebruikt en niet opgeslagen.",
        ["Another {0} columns are not used and not stored."] =
            "Nog {0} kolommen worden niet gebruikt en niet opgeslagen.",
        ["belongs to a question, or a part of one, that group '{0}' was not asked in wave '{1}'"] =
            "hoort bij een vraag, of een deel ervan, die groep '{0}' in meting '{1}' niet kreeg",
        ["is not in the codebook"] = "staat niet in het codeboek",
        [
            "The names of several columns are read as one: {0}. Put the same mark between all columns, in the header and in every row: a comma, a semicolon or a tab."
        ] =
            "De namen van enkele kolommen zijn als één gelezen: {0}. Zet tussen alle kolommen hetzelfde teken, in de kop en in elke rij: een komma, een puntkomma of een tab.",
        ["There is no column '{0}', {1}. Add it to the file, or change the codebook.{2}"] =
            "Er is geen kolom '{0}', {1}. Voeg haar toe aan het bestand, of wijzig het codeboek.{2}",
        [
            "Column '{0}' seems to hold all answers to a multiple question in one cell. Say in the codebook what stands between them, e.g. \"separator\": \";\" in question '{1}', or give each option a column of its own ('{2}', …)."
        ] =
            "Kolom '{0}' lijkt alle antwoorden op een vraag met meer antwoorden in één cel te hebben. Zeg in het codeboek wat ertussen staat, bijvoorbeeld \"separator\": \";\" bij vraag '{1}', of geef elke optie een eigen kolom ('{2}', …).",
        ["Columns {0} and {1} are both named {2}. Rename or remove one of them."] =
            "De kolommen {0} en {1} heten allebei {2}. Hernoem of verwijder er een.",
        ["{0} {1} rows have such strata; this is the first."] = "{0} {1} rijen hebben zulke strata; dit is de eerste.",
        ["the cluster"] = "het cluster",
        ["the cluster within it"] = "het cluster daarbinnen",
        ["the link key"] = "de koppelsleutel",
        ["the stratum"] = "het stratum",
        ["an open question"] = "een open vraag",
        ["the base weight"] = "het basisgewicht",
        ["the inclusion probability"] = "de trekkingskans",
        ["the cluster size"] = "de omvang van het cluster",
        ["a replicate weight"] = "een replicatiegewicht",
        [
            "The columns of '{0}' hold 2 in {1} cells, this the first. That is read as not ticked only where 1 is ticked and no cell of the question holds 0. Write 1 for ticked and 0 for not ticked."
        ] =
            "De kolommen van '{0}' hebben 2 in {1} cellen, dit is de eerste. Dat wordt alleen als niet aangekruist gelezen waar 1 aangekruist is en geen cel van de vraag 0 heeft. Schrijf 1 voor aangekruist en 0 voor niet aangekruist.",
        ["The columns of '{0}' hold 1 and 2; they were read as ticked and not ticked."] =
            "De kolommen van '{0}' hebben 1 en 2; ze zijn gelezen als aangekruist en niet aangekruist.",
        [
            "{0} respondent ids differ from an earlier one in capitals only, the first {1} in row {2} (the other is in row {3}). They count as different respondents; erasing one erases both."
        ] =
            "{0} respondent-id's verschillen alleen in hoofdletters van een eerder id, het eerste {1} in rij {2} (het andere staat in rij {3}). Ze tellen als verschillende respondenten; wie er een wist, wist beide.",
        [
            "The file is not Unicode and was read as Windows-1252. Where accents are wrong, name its code page in the codebook, as in \"encoding\": \"macintosh\", or save it as UTF-8."
        ] =
            "Het bestand is geen Unicode en is gelezen als Windows-1252. Kloppen accenten niet, noem dan de codetabel in het codeboek, zoals \"encoding\": \"macintosh\", of bewaar het als UTF-8.",
        ["The file has {0} {1}, fewer than the {2} that tests need. Is it complete?"] =
            "Het bestand heeft {0} {1}, minder dan de {2} die toetsen nodig hebben. Is het volledig?",
        ["{0} respondents filled in some options of '{1}' and left others blank; the blank ones count as not ticked."] =
            "{0} respondenten vulden enkele opties van '{1}' in en lieten andere leeg; de lege tellen als niet aangekruist.",
        [
            "{0} rows have fewer values than the header, row {1} the first; what is missing at their end was read as blank, as Excel leaves empty cells out there."
        ] =
            "{0} rijen hebben minder waarden dan de kop, rij {1} als eerste; wat aan het eind ontbreekt is als leeg gelezen, omdat Excel lege cellen daar weglaat.",
        ["Values are separated by a pipe (|), and were read so."] =
            "Waarden zijn gescheiden door een verticale streep (|), en zo gelezen.",
        [
            "{0} answers to '{1}' are written otherwise than in the codebook (another kind of blank, quote, dash or accent), {2} the first, and were read as the labels that look the same."
        ] =
            "{0} antwoorden op '{1}' zijn anders geschreven dan in het codeboek (een andere spatie, aanhalingsteken, streepje of accent), {2} als eerste, en zijn gelezen als de labels die er hetzelfde uitzien.",
        ["{0} respondents answered '{1}' though routing says they were not asked; these answers are not used."] =
            "{0} respondenten beantwoordden '{1}' hoewel zij die vraag volgens de routing niet kregen; deze antwoorden worden niet gebruikt.",
        ["{0} of {1} respondents who were asked '{2}' ({3}) {4}."] =
            "{0} van de {1} respondenten die '{2}' kregen ({3}) {4}.",
        ["respondent"] = "respondent",
        ["respondents"] = "respondenten",
        ["left it blank or gave a missing code"] = "lieten de vraag leeg of gaven een code voor ontbrekend",
        ["left it blank"] = "lieten de vraag leeg",
        ["The file is empty. A header with column names and a row per respondent are expected."] =
            "Het bestand is leeg. Verwacht: een kop met kolomnamen en een rij per respondent.",
        ["The header cannot be read: a quote is not closed, or the first line is too long."] =
            "De kop kan niet worden gelezen: een aanhalingsteken is niet gesloten, of de eerste regel is te lang.",
        ["The file has more than {0} blank lines. Remove them."] =
            "Het bestand heeft meer dan {0} lege regels. Verwijder ze.",
        [
            "The row is the header once more, so files were put one behind the other. Remove it, and see that no respondent is in both."
        ] =
            "De rij is nog eens de kop; er zijn dus bestanden achter elkaar gezet. Verwijder de rij, en zorg dat geen respondent in beide staat.",
        ["The file has more than {0} respondents."] = "Het bestand heeft meer dan {0} respondenten.",
        ["The row has {0} values; the header has {1}. Look for an extra {2}, or text that needs quotes."] =
            "De rij heeft {0} waarden; de kop heeft er {1}. Zoek naar een scheidingsteken te veel ({2}), of tekst die tussen aanhalingstekens moet.",
        [
            "The row has {0} of the {1} values of the header, and looks like the rest of a text in the row before it. Put texts with line ends in quotes; of a respondent who answered nothing, remove the row."
        ] =
            "De rij heeft {0} van de {1} waarden van de kop, en lijkt de rest van een tekst in de rij ervoor. Zet tekst met regeleinden tussen aanhalingstekens; van een respondent die niets antwoordde: verwijder de rij.",
        ["The row is longer than {0} characters, probably because a quote (\") is not closed."] =
            "De rij is langer dan {0} tekens, waarschijnlijk doordat een aanhalingsteken (\") niet is gesloten.",
        [
            "A quote (\") is not closed, or text follows a closing quote. Put the whole value in quotes and double the quotes within it."
        ] =
            "Een aanhalingsteken (\") is niet gesloten, of er staat tekst achter een sluitend aanhalingsteken. Zet de hele waarde tussen aanhalingstekens en verdubbel de aanhalingstekens erin.",
        ["{0} Rows from here on were not read."] = "{0} Rijen vanaf hier zijn niet gelezen.",
        ["The file is larger than {0} MB. Rows from here on were not read."] =
            "Het bestand is groter dan {0} MB. Rijen vanaf hier zijn niet gelezen.",
        ["The file is no UTF-8 and, read as Windows-1252,"] = "Het bestand is geen UTF-8 en, gelezen als Windows-1252:",
        ["The file is UTF-8, but"] = "Het bestand is UTF-8, maar",
        ["1 byte is no character,"] = "1 byte is geen teken,",
        ["{0} bytes are no characters, the first"] = "{0} bytes zijn geen tekens, de eerste",
        ["{0} {1} in line {2}. Save the whole file in one encoding."] =
            "{0} {1} in regel {2}. Bewaar het hele bestand in één codering.",
        [
            "The file ends within this row, before the last of its {0} columns. It was probably cut off: send it again, whole."
        ] =
            "Het bestand eindigt midden in deze rij, voor de laatste van de {0} kolommen. Waarschijnlijk is het afgebroken: stuur het opnieuw, helemaal.",
        ["The file has a header and no rows. A row per respondent is expected."] =
            "Het bestand heeft een kop en geen rijen. Verwacht: een rij per respondent.",
        [
            "{0} values of '{1}' can be read as thousands or as decimals, the first {2}. Say in the codebook which: \"thousands\": \".\" or \"decimal\": \".\" (or with \",\")."
        ] =
            "{0} waarden van '{1}' kunnen als duizendtallen of als decimalen worden gelezen, {2} als eerste. Zeg in het codeboek welke het zijn: \"thousands\": \".\" of \"decimal\": \".\" (of met \",\").",
        [
            "{0} numbers of '{1}' are written with something around them or with other signs, {2} the first, and were read as the numbers they are."
        ] =
            "{0} getallen van '{1}' zijn geschreven met iets eromheen of met andere tekens, {2} als eerste, en zijn gelezen als de getallen die ze zijn.",
        [
            "{0} values of '{1}' are {2}, far from the others ({3} to {4}). If that means no answer, add {\"code\":\"{5}\",\"missing\":true} to the question's answers; now it counts as a number."
        ] =
            "{0} waarden van '{1}' zijn {2}, ver van de andere ({3} tot {4}). Betekent dat geen antwoord, voeg dan {\"code\":\"{5}\",\"missing\":true} toe aan de antwoorden van de vraag; nu telt het als getal.",
        [
            "'{0}' gives labels, the first {1}, and {2} values that are the label of one answer and the code of another. Give codes in this column."
        ] =
            "'{0}' geeft labels, {1} als eerste, en {2} waarden die het label van het ene antwoord zijn en de code van een ander. Geef codes in deze kolom.",
        ["The file has {0} respondents, the present version {1}. Is it complete?"] =
            "Het bestand heeft {0} respondenten, de huidige versie {1}. Is het volledig?",
        [
            "None of the {0} respondent ids of the present version is in this file. Is it the file of another wave or group, or were ids numbered anew?"
        ] =
            "Geen van de {0} respondent-id's van de huidige versie staat in dit bestand. Is het een bestand van een andere meting of groep, of zijn de id's opnieuw genummerd?",
        ["The responses of group '{0}' in wave '{1}' are this same file, byte for byte. Was the right file sent?"] =
            "De antwoorden van groep '{0}' in meting '{1}' zijn dit zelfde bestand, byte voor byte. Is het juiste bestand gestuurd?",
        [" {0} of {1} would match {2}; they are not changed here: write them alike in both files."] =
            " {0} van {1} zouden overeenkomen {2}; ze worden hier niet veranderd: schrijf ze in beide bestanden gelijk.",
        ["; changes are computed as if both waves had other respondents"] =
            "; verschillen worden berekend alsof beide metingen andere respondenten hadden",
        ["; only those link the waves"] = "; alleen die koppelen de metingen",
        ["{0} of {1} link keys that could match wave {2} do{3}.{4}"] =
            "{0} van de {1} koppelsleutels die met meting {2} konden overeenkomen, doen dat{3}.{4}",
        ["as they are written"] = "zoals ze geschreven zijn",
        ["without leading zeros"] = "zonder voorloopnullen",
        ["with capitals read as small letters"] = "met hoofdletters gelezen als kleine letters",
        ["without spaces"] = "zonder spaties",
        ["without hyphens, dots and other punctuation"] = "zonder streepjes, punten en andere leestekens",
        ["without leading zeros, spaces and punctuation and with capitals read as small letters"] =
            "zonder voorloopnullen, spaties en leestekens en met hoofdletters gelezen als kleine letters",
        ["A name of 1 to {0} characters is expected."] = "Verwacht: een naam van 1 tot {0} tekens.",
        ["A code ({0}) or label is expected."] = "Verwacht: een code ({0}) of een label.",
        ["A code or label of each question, joined by '*', is expected: ({0})."] =
            "Verwacht: een code of label van elke vraag, met '*' ertussen: ({0}).",
        ["{0} is no category of '{1}'. {2}"] = "{0} is geen categorie van '{1}'. {2}",
        ["Row {0} has the same variable and category. Keep one of them."] =
            "Rij {0} heeft dezelfde variabele en categorie. Laat een van beide staan.",
        [
            "The populations are percentages or fractions, while '{0}' has a total. Add a row 'total' with the size of the population."
        ] =
            "De populaties zijn percentages of fracties, terwijl '{0}' een totaal heeft. Voeg een rij 'total' toe met de omvang van de populatie.",
        [
            "The file has percentages, and they do not add up to 100 for every variable, or stand beside counts. Write counts, or percentages that add up to 100."
        ] =
            "Het bestand heeft percentages, en die tellen niet voor elke variabele op tot 100, of staan naast aantallen. Schrijf aantallen, of percentages die optellen tot 100.",
        [
            "'{0}' is a number, of which the file gives the total over the population in one row. Leave the category blank."
        ] =
            "'{0}' is een getal, waarvan het bestand het totaal over de populatie in één rij geeft. Laat de categorie leeg.",
        ["The total of '{0}' is given twice. Keep one of the rows."] =
            "Het totaal van '{0}' staat er twee keer. Laat een van de rijen staan.",
        [
            "The codebook of this group uses the total of '{0}', which the file leaves out. Add a row with its total over the population."
        ] =
            "Het codeboek van deze groep gebruikt het totaal van '{0}', dat in het bestand ontbreekt. Voeg een rij toe met het totaal over de populatie.",
        ["The group is weighted to totals of numbers alone. Add a row 'total' with the size of the population."] =
            "De groep wordt alleen naar totalen van getallen gewogen. Voeg een rij 'total' toe met de omvang van de populatie.",
        ["The population of the category is not filled in."] = "De populatie van de categorie is niet ingevuld.",
        ["The sample ({0}) is larger than the population ({1})."] =
            "De steekproef ({0}) is groter dan de populatie ({1}).",
        ["The number of clusters is a whole number of 1 or more."] =
            "Het aantal clusters is een geheel getal van 1 of meer.",
        ["There are more clusters ({0}) than members of the population ({1})."] =
            "Er zijn meer clusters ({0}) dan leden van de populatie ({1}).",
        ["Group '{0}' is not weighted to or stratified by {1}; {2} is expected.{3}"] =
            "Groep '{0}' wordt niet gewogen naar of gestratificeerd naar {1}; verwacht: {2}.{3}",
        [
            "The codebook of this group uses '{0}', which the file leaves out. Add a row per category, with its population."
        ] =
            "Het codeboek van deze groep gebruikt '{0}', dat in het bestand ontbreekt. Voeg een rij per categorie toe, met de populatie ervan.",
        ["Category '{0}' of '{1}' is left out. Add it, with population 0 if nobody is in it."] =
            "Categorie '{0}' van '{1}' ontbreekt. Voeg haar toe, met populatie 0 als er niemand in zit.",
        ["The population of '{0}' adds up to 0."] = "De populatie van '{0}' telt op tot 0.",
        [
            "Respondents were drawn by cluster. Add a row 'total' with the number of clusters in the population, or set \"finitePopulationCorrection\": false in the codebook."
        ] =
            "Respondenten zijn per cluster getrokken. Voeg een rij 'total' toe met het aantal clusters in de populatie, of zet \"finitePopulationCorrection\": false in het codeboek.",
        [
            "Respondents were drawn by cluster. Give the number of clusters in stratum '{0}', or set \"finitePopulationCorrection\": false in the codebook."
        ] =
            "Respondenten zijn per cluster getrokken. Geef het aantal clusters in stratum '{0}', of zet \"finitePopulationCorrection\": false in het codeboek.",
        ["Add a row 'total' with the size of the population."] =
            "Voeg een rij 'total' toe met de omvang van de populatie.",
        [
            "The population of '{0}' adds up to {1}, that of '{2}' to {3}. The difference is taken for rounding: '{4}' is brought to {5}."
        ] =
            "De populatie van '{0}' telt op tot {1}, die van '{2}' tot {3}. Het verschil wordt voor afronding gehouden: '{4}' wordt op {5} gebracht.",
        [
            "The population of '{0}' adds up to {1}, that of '{2}' to {3}. Both describe the same population: correct one of them.{4}"
        ] =
            "De populatie van '{0}' telt op tot {1}, die van '{2}' tot {3}. Beide beschrijven dezelfde populatie: verbeter een van beide.{4}",
        [
            "Row 'total' says {0}, while '{1}' adds up to {2}. Weights follow '{3}'; only the response table uses the total."
        ] =
            "Rij 'total' zegt {0}, terwijl '{1}' optelt tot {2}. De weging volgt '{3}'; alleen de responstabel gebruikt het totaal.",
        [
            " If one holds percentages or fractions, write all as counts, or all as percentages with the size of the population in a row 'total'."
        ] =
            " Als er een percentages of fracties heeft, schrijf dan alles als aantallen, of alles als percentages met de omvang van de populatie in een rij 'total'.",
        ["fractions"] = "fracties",
        ["percentages"] = "percentages",
        ["The populations add up to {0}: they are read as {1} of the {2} in row 'total'."] =
            "De populaties tellen op tot {0}: ze worden gelezen als {1} van de {2} in rij 'total'.",
        [
            "The populations add up to {0} and there is no row 'total': they are read as {1}. Weights have their proportions; there are no totals, and standard errors are not corrected for the size of the population. If so many people are meant, add a row 'total' with {2}."
        ] =
            "De populaties tellen op tot {0} en er is geen rij 'total': ze worden gelezen als {1}. Gewichten hebben hun verhoudingen; er zijn geen totalen, en standaardfouten worden niet gecorrigeerd voor de omvang van de populatie. Zijn er echt zoveel mensen bedoeld, voeg dan een rij 'total' toe met {2}.",
        [
            "The response file has {0} respondents, more than the {1} that the population file says were asked. Correct the sample in the population file, or the responses."
        ] =
            "Het bestand met antwoorden heeft {0} respondenten, meer dan de {1} die volgens het populatiebestand zijn benaderd. Verbeter de steekproef in het populatiebestand, of de antwoorden.",
        [
            "The response file has {0} respondents, more than the {1} members of the population. Correct the population file, or the responses."
        ] =
            "Het bestand met antwoorden heeft {0} respondenten, meer dan de {1} leden van de populatie. Verbeter het populatiebestand, of de antwoorden.",
        ["A self-selected group was not invited, so that nobody can have refused. Leave the row out."] =
            "Een zelfgekozen groep is niet uitgenodigd, dus niemand kan hebben geweigerd. Laat de rij weg.",
        [
            "The codebook names no reasons for refusal of this group. Add them to 'refusalReasons', or leave the row out."
        ] =
            "Het codeboek noemt van deze groep geen redenen van weigering. Voeg ze toe aan 'refusalReasons', of laat de rij weg.",
        ["{0} is no {1}; {2} is expected.{3}"] = "{0} is geen {1}; verwacht: {2}.{3}",
        ["How many ended so is a whole number."] = "Hoeveel er zo eindigden is een geheel getal.",
        ["{0} is counted twice. Keep one of the rows."] = "{0} is twee keer geteld. Laat een van de rijen staan.",
        [
            "The dispositions leave out 'complete'. Add a row 'disposition,complete' with the number of complete interviews."
        ] =
            "Bij de uitkomsten ontbreekt 'complete'. Voeg een rij 'disposition,complete' toe met het aantal volledige interviews.",
        [
            "The reasons for refusal add up to {0}, more than the {1} refusals in row 'disposition,refusal'. Correct one of them."
        ] =
            "De redenen van weigering tellen op tot {0}, meer dan de {1} weigeringen in rij 'disposition,refusal'. Verbeter een van beide.",
        ["reason for refusal"] = "reden van weigering",
        ["disposition"] = "uitkomst",
        [
            "A quote (\") is not closed, text follows a closing quote, or a row is too long. Put whole values in quotes and double the quotes within them."
        ] =
            "Een aanhalingsteken (\") is niet gesloten, er staat tekst achter een sluitend aanhalingsteken, of een rij is te lang. Zet hele waarden tussen aanhalingstekens en verdubbel de aanhalingstekens erin.",
        ["{0} bytes are no characters, the first in line {1}. Save the whole file as UTF-8."] =
            "{0} bytes zijn geen tekens, de eerste in regel {1}. Bewaar het hele bestand als UTF-8.",
        ["The file is not UTF-8 and was read as Windows-1252."] =
            "Het bestand is geen UTF-8 en is gelezen als Windows-1252.",
        ["The file is empty. A header ({0}) and a row per category are expected."] =
            "Het bestand is leeg. Verwacht: een kop ({0}) en een rij per categorie.",
        ["The file has more than {0} rows. Rows from here on were not read."] =
            "Het bestand heeft meer dan {0} rijen. Rijen vanaf hier zijn niet gelezen.",
        [
            "The row has {0} values; the header has {1} columns. Look for a missing or extra delimiter, or text that needs quotes."
        ] =
            "De rij heeft {0} waarden; de kop heeft {1} kolommen. Zoek naar een scheidingsteken te veel of te weinig, of tekst die tussen aanhalingstekens moet.",
        ["The file has a header and no rows. A row per category is expected."] =
            "Het bestand heeft een kop en geen rijen. Verwacht: een rij per categorie.",
        ["The column is not used."] = "De kolom wordt niet gebruikt.",
        ["The column appears in the header twice. Remove one of them."] =
            "De kolom staat twee keer in de kop. Verwijder er een.",
        ["There is no column '{0}'. The header is {1}, of which the last two may be left out."] =
            "Er is geen kolom '{0}'. De kop is {1}, waarvan de laatste twee mogen ontbreken.",
        [
            "'{0}' can be read as thousands or as decimals. Write it without separators, or with other than three decimals."
        ] =
            "'{0}' kan als duizendtallen of als decimalen worden gelezen. Schrijf het zonder scheidingstekens, of met een ander aantal decimalen dan drie.",
        ["A number is expected: digits with at most one decimal point or comma, no thousands separators."] =
            "Verwacht: een getal, cijfers met hooguit één decimale punt of komma, zonder scheiding van duizendtallen.",
        ["A count is 0 or more."] = "Een aantal is 0 of meer.",
        ["the present version"] = "de huidige versie",
        ["wave {0}"] = "meting {0}",
        [
            "Answers in {0} of {1} columns differ from {2} more than chance allows; most in '{3}': '{4}' goes from {5} to {6}. Are codes, labels and columns as they were?"
        ] =
            "De antwoorden in {0} van {1} kolommen verschillen van {2}, meer dan toeval verklaart; het meest in '{3}': '{4}' gaat van {5} naar {6}. Zijn codes, labels en kolommen zoals ze waren?",
    };
}
