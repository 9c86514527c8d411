namespace Serverless.Wording;

/// <content>The Dutch of templates and house styles.</content>
public static partial class Messages
{
    private static readonly Dictionary<string, string> DutchOfTemplates = new(StringComparer.Ordinal)
    {
        ["A house style"] = "Een huisstijl",
        ["The style is larger than {0} MB."] = "De huisstijl is groter dan {0} MB.",
        ["The style is not UTF-8 text. Save it as UTF-8."] = "De huisstijl is geen UTF-8-tekst. Bewaar haar als UTF-8.",
        ["The style is empty. Give it colours, a logo or a font."] =
            "De huisstijl is leeg. Geef haar kleuren, een logo of een lettertype.",
        ["The style is not well-formed JSON: line {0}, byte {1}."] =
            "De huisstijl is geen goed gevormde JSON: regel {0}, byte {1}.",
        ["What the logo is has to be said in Dutch and in English: { \"nl\": …, \"en\": … }."] =
            "Wat het logo is moet in het Nederlands en het Engels worden gezegd: { \"nl\": …, \"en\": … }.",
        ["A logo is either 'svg' (its text) or 'png' (in base64)."] =
            "Een logo is 'svg' (de tekst ervan) of 'png' (in base64).",
        ["The logo cannot be used. {0}"] = "Het logo kan niet worden gebruikt. {0}",
        ["This is not base64. Encode the bytes of the file in base64."] =
            "Dit is geen base64. Codeer de bytes van het bestand in base64.",
        ["The file has {0} bytes; at most {1} are allowed."] = "Het bestand heeft {0} bytes; toegestaan zijn er {1}.",
        ["Found {0}; a colour written as #0e4a5b is expected."] =
            "Gevonden: {0}; verwacht: een kleur geschreven als #0e4a5b.",
        ["{0} on {1} ({2}) has a contrast of {3} to 1; text needs {4} to 1 (WCAG 2.1, 1.4.3), {5} more. {6}"] =
            "{0} op {1} ({2}) heeft een contrast van {3} op 1; tekst heeft {4} op 1 nodig (WCAG 2.1, 1.4.3), {5} meer. {6}",
        ["{0} has the same hue and does."] = "{0} heeft dezelfde tint en voldoet.",
        ["Take a darker colour."] = "Neem een donkerder kleur.",
        ["Take a lighter colour."] = "Neem een lichtere kleur.",
        ["The template has {0} characters; at most {1} allowed."] =
            "Het sjabloon heeft {0} tekens; toegestaan zijn er {1}.",
        ["The template has more than {0} conditions; make it simpler."] =
            "Het sjabloon heeft meer dan {0} voorwaarden; maak het eenvoudiger.",
        ["'{0}' is not closed."] = "'{0}' is niet gesloten.",
        ["Character U+{0} is not allowed in a template."] = "Teken U+{0} mag niet in een sjabloon.",
        ["The line has more than {0} brackets; make it simpler."] =
            "De regel heeft meer dan {0} haken; maak hem eenvoudiger.",
        ["A percentage typed by hand does not follow the results; use {{ \"table/group/answer\" | figure }}."] =
            "Een percentage dat met de hand is getypt volgt de uitkomsten niet; gebruik {{ \"table/group/answer\" | figure }}.",
        ["The Markdown is nested too deeply; make it simpler."] =
            "De Markdown is te diep genest; maak haar eenvoudiger.",
        [
            "The placeholder or condition cannot be read from here on ({0}). Write figures in quotes: {{ \"table/group/answer\" | figure }}."
        ] =
            "De plaatshouder of voorwaarde kan vanaf hier niet worden gelezen ({0}). Schrijf cijfers tussen aanhalingstekens: {{ \"table/group/answer\" | figure }}.",
        ["Question '{0}' is not in the codebook, or is not reported."] =
            "Vraag '{0}' staat niet in het codeboek, of wordt niet gerapporteerd.",
        ["Target group '{0}' is not in the codebook."] = "Doelgroep '{0}' staat niet in het codeboek.",
        ["Subgroup '{0}' is not in the codebook."] = "Subgroep '{0}' staat niet in het codeboek.",
        ["'{0}' is not a figure; expected table/group/answer, such as 'question/group/answer'."] =
            "'{0}' is geen cijfer; verwacht: tabel/groep/antwoord, zoals 'question/group/answer'.",
        ["Question '{0}' has a table per item or option; name one: '{1}.item'."] =
            "Vraag '{0}' heeft een tabel per onderdeel of optie; noem er een: '{1}.item'.",
        ["Table '{0}' is not in the codebook, or is not reported."] =
            "Tabel '{0}' staat niet in het codeboek, of wordt niet gerapporteerd.",
        ["Table '{0}' has no target group '{1}'; it has {2}."] =
            "Tabel '{0}' heeft geen doelgroep '{1}'; zij heeft {2}.",
        ["Table '{0}' has no answer '{1}' for '{2}'; it has {3}."] =
            "Tabel '{0}' heeft geen antwoord '{1}' voor '{2}'; zij heeft {3}.",
        ["The pictures have {0} pixels together; at most {1} are allowed. Make them smaller."] =
            "De afbeeldingen hebben samen {0} pixels; toegestaan zijn er {1}. Maak ze kleiner.",
        [
            "The picture is not in the template, and none is fetched from elsewhere. Write ![What it shows][name], and on a line of its own [name]: data:image/png;base64,… or data:image/jpeg;base64,…."
        ] =
            "De afbeelding staat niet in het sjabloon, en van elders wordt er geen gehaald. Schrijf ![Wat erop staat][naam], en op een eigen regel [naam]: data:image/png;base64,… of data:image/jpeg;base64,….",
        [
            "The picture has no alternative text. Say between ![ and ] what it shows, for who does not see it; write ![decorative] when it shows nothing that matters."
        ] =
            "De afbeelding heeft geen alternatieve tekst. Zeg tussen ![ en ] wat erop staat, voor wie haar niet ziet; schrijf ![decorative] als er niets op staat wat ertoe doet.",
        [
            "The picture '{0}' is not in the template. Add a line [{1}]: data:image/png;base64,… or data:image/jpeg;base64,…."
        ] =
            "De afbeelding '{0}' staat niet in het sjabloon. Voeg een regel toe: [{1}]: data:image/png;base64,… of data:image/jpeg;base64,….",
        ["The template has more than {0} pictures; a factsheet takes few."] =
            "Het sjabloon heeft meer dan {0} afbeeldingen; in een factsheet passen er weinig.",
        ["The picture is not base64. Encode the bytes of its file in base64, on one line."] =
            "De afbeelding is geen base64. Codeer de bytes van het bestand in base64, op één regel.",
        ["The picture cannot be used. {0}"] = "De afbeelding kan niet worden gebruikt. {0}",
        ["The picture has {0} bytes; at most {1} are allowed. Save it smaller."] =
            "De afbeelding heeft {0} bytes; toegestaan zijn er {1}. Bewaar haar kleiner.",
        [
            "The template fills about {0} pages ({1} characters, {2}); a factsheet is read to its end when it has two to four. Leave the rest to the tables report."
        ] =
            "Het sjabloon vult ongeveer {0} pagina's ({1} tekens, {2}); een factsheet wordt uitgelezen als hij er twee tot vier heeft. Laat de rest over aan het tabellenrapport.",
        ["Loops are not allowed in a template; use top, changes or differences for lists."] =
            "Herhalingen mogen niet in een sjabloon; gebruik top, changes of differences voor lijsten.",
        ["Members are not allowed in a template; call a function with the figure's id in quotes."] =
            "Leden mogen niet in een sjabloon; roep een functie aan met het id van het cijfer tussen aanhalingstekens.",
        ["This construct is not allowed in a template; use text, functions, assign, and if, unless or case."] =
            "Deze constructie mag niet in een sjabloon; gebruik tekst, functies, assign, en if, unless of case.",
        ["'{0}' is unknown; expected a function, or a name given with assign."] =
            "'{0}' is onbekend; verwacht: een functie, of een naam die met assign is gegeven.",
        ["Only functions can be called in a template."] = "In een sjabloon kunnen alleen functies worden aangeroepen.",
        ["{0} needs {1}; it has {2} of them."] = "{0} heeft {1} nodig; gegeven zijn er {2}.",
        ["{0} takes no argument here."] = "{0} heeft hier geen argument.",
        ["{0} expects {1} written out, so that it can be checked."] =
            "{0} verwacht {1} voluit, zodat het gecontroleerd kan worden.",
        ["{0} expects a whole number from 1 to 20."] = "{0} verwacht een geheel getal van 1 tot en met 20.",
        ["{0} expects a percentage from 0 to 100."] = "{0} verwacht een percentage van 0 tot en met 100.",
        ["{0} expects {1} in quotes."] = "{0} verwacht {1} tussen aanhalingstekens.",
        ["a figure (table/group/answer)"] = "een cijfer (tabel/groep/antwoord)",
        ["a question"] = "een vraag",
        ["a target group"] = "een doelgroep",
        ["a subgroup"] = "een subgroep",
        ["a percentage"] = "een percentage",
        ["a text"] = "een tekst",
    };
}
