namespace Serverless.Wording;

/// <content>The Dutch of files of other programs.</content>
public static partial class Messages
{
    private static readonly Dictionary<string, string> DutchOfSources = new(StringComparer.Ordinal)
    {
        ["The file cannot be read."] = "Het bestand kan niet worden gelezen.",
        ["The XML cannot be read: line {0}, position {1}: {2}"] =
            "De XML kan niet worden gelezen: regel {0}, positie {1}: {2}",
        ["A text in the file is longer than is read."] = "Een tekst in het bestand is langer dan wordt gelezen.",
        ["row {0} ({1}) holds totals and no respondent"] = "rij {0} ({1}) heeft totalen en geen respondent",
        ["its columns add up to 100 percent"] = "de kolommen tellen op tot 100 procent",
        [
            "This is a table of figures, as reports and cross tables are: {0}. A row per respondent is expected; send the file that the table was made of, or the sheet with the answers."
        ] =
            "Dit is een tabel met cijfers, zoals rapporten en kruistabellen hebben: {0}. Verwacht: een rij per respondent; stuur het bestand waarvan de tabel is gemaakt, of het blad met de antwoorden.",
        ["The file has more than {0} columns, more than are read."] =
            "Het bestand heeft meer dan {0} kolommen, meer dan er worden gelezen.",
        [
            "Row {0} has {1} values; the header has {2} columns. Look for text that needs quotes, or a column without a name."
        ] =
            "Rij {0} heeft {1} waarden; de kop heeft {2} kolommen. Zoek naar tekst die tussen aanhalingstekens moet, of een kolom zonder naam.",
        [
            "Rows have fewer values than the header, the first in row {0}; what is missing at their end was read as blank."
        ] =
            "Rijen hebben minder waarden dan de kop, de eerste in rij {0}; wat aan het eind ontbreekt is als leeg gelezen.",
        ["The Excel workbook is damaged. Open it in Excel and save it again."] =
            "De Excel-werkmap is beschadigd. Open haar in Excel en bewaar haar opnieuw.",
        ["The Excel workbook lacks its part '{0}'. Save it again in Excel."] =
            "In de Excel-werkmap ontbreekt het deel '{0}'. Bewaar haar opnieuw in Excel.",
        ["The Excel workbook unpacks to {0} MB, more than is read."] =
            "De Excel-werkmap is uitgepakt {0} MB, meer dan er wordt gelezen.",
        ["The zip file has more than 10,000 parts; no Excel workbook has."] =
            "Het zipbestand heeft meer dan 10.000 delen; dat heeft geen Excel-werkmap.",
        ["The file is zipped and is no Excel workbook."] = "Het bestand is ingepakt en is geen Excel-werkmap.",
        ["The Excel workbook holds more text than is read. Save the sheet as CSV."] =
            "De Excel-werkmap heeft meer tekst dan er wordt gelezen. Bewaar het blad als CSV.",
        ["A text in the workbook is longer than is read."] = "Een tekst in de werkmap is langer dan wordt gelezen.",
        ["A row of the sheet is larger than is read."] = "Een rij van het blad is groter dan wordt gelezen.",
        ["The sheet has a cell in column {0}, more than are read."] =
            "Het blad heeft een cel in kolom {0}, meer dan er worden gelezen.",
        [
            "Cell {0} holds a formula without a stored result and was read as blank. Open the workbook in Excel and save it."
        ] =
            "Cel {0} heeft een formule zonder bewaarde uitkomst en is als leeg gelezen. Open de werkmap in Excel en bewaar haar.",
        ["Row {0} of the sheet refers to a text that the workbook does not have."] =
            "Rij {0} van het blad verwijst naar een tekst die de werkmap niet heeft.",
        ["The Triple-S file has no element 'survey'."] = "Het Triple-S-bestand heeft geen element 'survey'.",
        [
            "This Triple-S file describes a hierarchy of surveys (households, persons, trips). Send the definition and the data of one level."
        ] =
            "Dit Triple-S-bestand beschrijft een hiërarchie (huishoudens, personen, ritten). Stuur de definitie en de gegevens van één niveau.",
        ["The Triple-S file has no element 'record'."] = "Het Triple-S-bestand heeft geen element 'record'.",
        ["The Triple-S file has a variable of an unknown type."] =
            "Het Triple-S-bestand heeft een variabele van een onbekend type.",
        ["The Triple-S file has a variable without a usable position."] =
            "Het Triple-S-bestand heeft een variabele zonder bruikbare positie.",
        ["The Qualtrics structure file is damaged. Export it again."] =
            "Het structuurbestand van Qualtrics is beschadigd. Exporteer het opnieuw.",
        ["A line of the Triple-S data is longer than is read."] =
            "Een regel van de Triple-S-gegevens is langer dan wordt gelezen.",
        ["The file is larger than {0} MB, more than is read."] =
            "Het bestand is groter dan {0} MB, meer dan er wordt gelezen.",
        ["{0} bytes are no characters of the file's encoding, the first in line {1}; they were replaced."] =
            "{0} bytes zijn geen tekens in de codering van het bestand, de eerste in regel {1}; ze zijn vervangen.",
        [
            "Row {0} cannot be read: a quote (\") is not closed, or text follows a closing quote. Put the whole value in quotes and double the quotes within it."
        ] =
            "Rij {0} kan niet worden gelezen: een aanhalingsteken (\") is niet gesloten, of er staat tekst achter een sluitend aanhalingsteken. Zet de hele waarde tussen aanhalingstekens en verdubbel de aanhalingstekens erin.",
        [
            "These REDCap records have several rows each, one for every event (column 'redcap_event_name'), so that rows are not respondents. Export one event, or a file for each event as a wave of its own."
        ] =
            "Deze REDCap-records hebben elk meer rijen, een voor elke gebeurtenis (kolom 'redcap_event_name'), dus rijen zijn geen respondenten. Exporteer één gebeurtenis, of een bestand per gebeurtenis als een eigen meting.",
        [
            "These REDCap records have repeating instruments (column 'redcap_repeat_instrument'): a record takes several rows, so that rows are not respondents. Export the instruments that do not repeat."
        ] =
            "Deze REDCap-records hebben herhaalde instrumenten (kolom 'redcap_repeat_instrument'): een record beslaat meer rijen, dus rijen zijn geen respondenten. Exporteer de instrumenten die zich niet herhalen.",
        [
            "This is the table of a repeated group of a KoBo or ODK form (column '{0}'): its rows are not respondents. Send the table of the form itself."
        ] =
            "Dit is de tabel van een herhaalde groep van een KoBo- of ODK-formulier (kolom '{0}'): de rijen zijn geen respondenten. Stuur de tabel van het formulier zelf.",
        [
            "None of the files holds respondents. A draft needs the data; a structure file alone does not say what the columns are called."
        ] =
            "Geen van de bestanden heeft respondenten. Voor een concept zijn de gegevens nodig; een structuurbestand alleen zegt niet hoe de kolommen heten.",
        ["The files have no columns that could be questions."] =
            "De bestanden hebben geen kolommen die vragen kunnen zijn.",
        ["The file holds no responses. Send the data, not the questionnaire."] =
            "Het bestand heeft geen antwoorden. Stuur de gegevens, niet de vragenlijst.",
        ["The zip file holds {0} files of responses ({1}). Send one of them."] =
            "Het zipbestand heeft {0} bestanden met antwoorden ({1}). Stuur er een van.",
        ["a column of the design"] = "een kolom van het steekproefontwerp",
        ["question '{0}'"] = "vraag '{0}'",
        ["{0} is no answer of question '{1}'. Its answers are joined with {2}."] =
            "{0} is geen antwoord op vraag '{1}'. De antwoorden erop staan met {2} ertussen.",
        ["The file has no column {0}, which {1} is read from."] =
            "Het bestand heeft geen kolom {0}, waaruit {1} wordt gelezen.",
        ["The file was read as {0} and is kept as the CSV that the codebook describes."] =
            "Het bestand is gelezen als {0} en wordt bewaard als de CSV die het codeboek beschrijft.",
        ["The SPSS system file (zsav) has a block of data larger than any program writes."] =
            "Het SPSS-systeembestand (zsav) heeft een blok gegevens dat groter is dan enig programma schrijft.",
        ["The SPSS file has more than {0} variables, more than are read."] =
            "Het SPSS-bestand heeft meer dan {0} variabelen, meer dan er worden gelezen.",
        ["The SPSS file has more than {0} value labels."] = "Het SPSS-bestand heeft meer dan {0} waardelabels.",
        ["A text holds bytes that are no characters in the file's encoding; they were replaced or left out."] =
            "Een tekst heeft bytes die in de codering van het bestand geen tekens zijn; ze zijn vervangen of weggelaten.",
        ["The data of the SPSS system file end in the middle of a case. Send the whole file."] =
            "De gegevens van het SPSS-systeembestand eindigen midden in een record. Stuur het hele bestand.",
        ["The SPSS file has rows of more than {0} MB, more than is read."] =
            "Het SPSS-bestand heeft rijen van meer dan {0} MB, meer dan er wordt gelezen.",
        ["The SPSS file has more than {0} MB of labels."] = "Het SPSS-bestand heeft meer dan {0} MB aan labels.",
        ["The {0} ends in the middle of its data. Send the whole file."] =
            "Het bestand ({0}) eindigt midden in de gegevens. Stuur het hele bestand.",
        ["The {0} is damaged near byte {1}{2}. Save it again in the program it comes from."] =
            "Het bestand ({0}) is beschadigd bij byte {1}{2}. Bewaar het opnieuw in het programma waaruit het komt.",
        ["The Stata file has more than {0} long texts (strL), more than are read."] =
            "Het Stata-bestand heeft meer dan {0} lange teksten (strL), meer dan er worden gelezen.",
        ["The Stata file has rows of more than {0} MB, more than is read."] =
            "Het Stata-bestand heeft rijen van meer dan {0} MB, meer dan er wordt gelezen.",
        ["The Stata file has more than {0} value labels."] = "Het Stata-bestand heeft meer dan {0} waardelabels.",
        [
            "This is a Stata file of format {0}, which is not read. In Stata, save it with 'saveold' or as a file of Stata 8 to 18."
        ] =
            "Dit is een Stata-bestand van formaat {0}, dat niet wordt gelezen. Bewaar het in Stata met 'saveold' of als bestand van Stata 8 tot en met 18.",
        ["The Stata file has more than {0} variables, more than are read."] =
            "Het Stata-bestand heeft meer dan {0} variabelen, meer dan er worden gelezen.",
        ["There are more than {0} files."] = "Er zijn meer dan {0} bestanden.",
        ["'{0}' is a zip file within a zip file. Unpack it first."] =
            "'{0}' is een zipbestand in een zipbestand. Pak het eerst uit.",
        ["The zip file '{0}' is damaged."] = "Het zipbestand '{0}' is beschadigd.",
        ["'{0}' holds more than {1} files."] = "'{0}' heeft meer dan {1} bestanden.",
        ["'{0}' unpacks to more than {1} MB. Unpack it and send the files."] =
            "'{0}' is uitgepakt meer dan {1} MB. Pak het uit en stuur de bestanden.",
        ["'{0}' in '{1}' cannot be unpacked."] = "'{0}' in '{1}' kan niet worden uitgepakt.",
        [
            "'{0}' is XML of a kind that is not read ('{1}'). Read are Triple-S, DDI-Codebook and LimeSurvey structure files."
        ] =
            "'{0}' is XML van een soort die niet wordt gelezen ('{1}'). Gelezen worden structuurbestanden van Triple-S, DDI-Codebook en LimeSurvey.",
        ["'{0}' is larger than any structure file."] = "'{0}' is groter dan enig structuurbestand.",
        ["The form has more rows than are read."] = "Het formulier heeft meer rijen dan er worden gelezen.",
        [
            "This is an OpenDocument file, which is not read here. Save it as an Excel workbook (.xlsx) or as \"CSV UTF-8\" and send that file."
        ] =
            "Dit is een OpenDocument-bestand; dat wordt hier niet gelezen. Bewaar het als Excel-werkmap (.xlsx) of als \"CSV UTF-8\" en stuur dat bestand.",
        ["This is an SPSS file protected by a password. Open it in SPSS with the password and save it without one."] =
            "Dit is een SPSS-bestand met een wachtwoord. Open het in SPSS met het wachtwoord en bewaar het zonder.",
        [
            "The sheet has cells merged over several rows, as reports and cross tables have; a row per respondent is expected. The workbook has the sheets {0}."
        ] =
            "Het blad heeft cellen die over meer rijen zijn samengevoegd, zoals rapporten en kruistabellen hebben; verwacht: een rij per respondent. De werkmap heeft de bladen {0}.",
        ["The Excel workbook has no worksheets."] = "De Excel-werkmap heeft geen werkbladen.",
        ["The Excel workbook has no sheet '{0}'. It has {1}."] =
            "De Excel-werkmap heeft geen blad '{0}'. Zij heeft {1}.",
    };
}
