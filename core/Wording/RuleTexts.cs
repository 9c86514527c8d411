using System.Text.Json;
using System.Text.Json.Serialization;
using Serverless.Surveys;

namespace Serverless.Wording;

/// <summary>
/// The rules that files, codebooks, templates and house styles are held to, by short names for people. Programs go by the
/// code, which is the same in every language.
/// </summary>
public static class RuleTexts
{
    private static readonly PerLanguage<Dictionary<string, string>> InLanguages = new(language =>
        All.ToDictionary(
            rule => rule.Code,
            rule => language == Language.Dutch ? rule.Dutch : rule.English,
            StringComparer.Ordinal
        )
    );

    /// <summary>Every rule by its code.</summary>
    public static IReadOnlyDictionary<string, string> In(Language language) => InLanguages[language];

    /// <summary>One in every language; its code where it has no name.</summary>
    public static LocalizedText Of(string code) =>
        LocalizedText.Of(language => In(language).GetValueOrDefault(code, code))!;

    /// <summary>All of them as JSON.</summary>
    public static string ToJson(Language language) =>
        JsonSerializer.Serialize(InLanguages[language], RuleTextsJson.Default.DictionaryStringString);

    private static (string Code, string Dutch, string English)[] All =>
        [
            ("size", "Bestand te groot", "File too large"),
            ("encoding", "Tekens niet te lezen", "Characters cannot be read"),
            ("json", "Geen geldige JSON", "No valid JSON"),
            ("type", "Andere soort waarde", "Another kind of value"),
            ("required", "Ontbreekt", "Is missing"),
            ("unknown-property", "Onbekende eigenschap", "Unknown property"),
            ("duplicate-property", "Eigenschap staat er twee keer", "Property is there twice"),
            ("text", "Tekst kan zo niet", "Text cannot be used"),
            ("name", "Naam kan zo niet", "Name cannot be used"),
            ("choice", "Geen van de keuzes", "None of the choices"),
            ("language", "Tekst mist een taal", "Text lacks a language"),
            ("date", "Geen datum", "Not a date"),
            ("range", "Buiten de grenzen", "Outside the limits"),
            ("duplicate", "Staat er twee keer", "Is there twice"),
            ("reference", "Verwijst naar niets", "Refers to nothing"),
            ("routing-order", "Routing loopt terug", "Routing goes back"),
            ("condition", "Voorwaarde past niet", "Condition does not fit"),
            ("question-type", "Past niet bij de soort vraag", "Does not suit the type of question"),
            ("design", "Steekproef of weging past niet", "Sample or weighting does not fit"),
            ("profile", "Profiel past niet", "Profile does not fit"),
            ("ratio", "Verhouding past niet", "Ratio does not fit"),
            ("release", "Moment van uitgave past niet", "Moment of release does not fit"),
            ("wave-order", "Volgorde van metingen", "Order of waves"),
            ("label-is-code", "Label is code van een ander", "Label is the code of another"),
            ("no-chapter", "Vraag zonder hoofdstuk", "Question without a chapter"),
            ("nobody-asked", "Aan niemand gevraagd", "Asked of nobody"),
            ("not-comparable", "Niet te vergelijken", "Not comparable"),
            ("markup", "HTML in een tekst", "HTML in a text"),
            ("wave-disappears", "Meting verdwijnt", "Wave disappears"),
            ("group-disappears", "Groep verdwijnt", "Group disappears"),
            ("file-does-not-fit", "Bestand past niet", "File does not fit"),
            ("not-checked", "Nog niet gecontroleerd", "Not checked yet"),
            ("format", "Soort bestand", "Kind of file"),
            ("converted", "Omgezet", "Converted"),
            ("time", "Controle duurt te lang", "Check takes too long"),
            ("empty", "Leeg", "Empty"),
            ("too-many-rows", "Te veel rijen", "Too many rows"),
            ("blank-lines", "Te veel lege regels", "Too many blank lines"),
            ("quotes", "Aanhalingstekens", "Quotation marks"),
            ("ragged-row", "Rij met te veel of te weinig waarden", "Row with too many or too few values"),
            ("repeated-header", "Kop staat er twee keer", "Header is there twice"),
            ("missing-column", "Kolom ontbreekt", "Missing column"),
            ("duplicate-column", "Kolom staat er twee keer", "Column is there twice"),
            ("unused-column", "Kolom wordt niet gebruikt", "Column is not used"),
            ("blank-id", "Geen respondent-id", "No respondent id"),
            ("erased-respondent", "Respondent is gewist", "Respondent was erased"),
            ("duplicate-id", "Dubbele respondent", "Duplicate respondent"),
            ("similar-id", "Respondent-id’s die op elkaar lijken", "Respondent ids that look alike"),
            ("unknown-answer", "Onbekend antwoord", "Unknown answer"),
            ("rewritten", "Anders geschreven", "Written otherwise"),
            ("not-zero-or-one", "Geen 0 of 1", "Not 0 or 1"),
            ("not-a-number", "Geen getal", "Not a number"),
            ("thousands", "Punt of komma niet duidelijk", "Point or comma unclear"),
            ("likely-missing-code", "Misschien een code voor ‘geen antwoord’", "May be a code for ‘no answer’"),
            ("percentages", "Percentages in plaats van aantallen", "Percentages in place of counts"),
            ("out-of-range", "Getal buiten de grenzen", "Number out of range"),
            ("exclusive-option", "Antwoorden sluiten elkaar uit", "Answers exclude each other"),
            ("not-a-place", "Geen plaats in de volgorde", "Not a place in the order"),
            ("place-order", "Plaats dubbel of overgeslagen", "Place twice or passed over"),
            ("blank-margin", "Weegvariabele leeg", "Weighting variable blank"),
            ("blank-design", "Steekproefgegeven leeg", "Sampling detail blank"),
            ("row-too-long", "Rij te lang", "Row too long"),
            ("answered-not-asked", "Beantwoord, niet gevraagd", "Answered, not asked"),
            ("share-blank", "Opengelaten", "Left blank"),
            ("partly-blank", "Deels opengelaten", "Left blank in part"),
            ("few-rows", "Weinig rijen", "Few rows"),
            ("unknown-variable", "Onbekende variabele", "Unknown variable"),
            ("unknown-category", "Onbekende categorie", "Unknown category"),
            ("duplicate-category", "Categorie staat er twee keer", "Category is there twice"),
            ("missing-category", "Categorie ontbreekt", "Missing category"),
            ("missing-variable", "Variabele ontbreekt", "Missing variable"),
            ("label-or-code", "Label of code niet duidelijk", "Label or code unclear"),
            ("half-a-file", "Veel minder respondenten", "Far fewer respondents"),
            ("other-respondents", "Heel andere respondenten", "Other respondents altogether"),
            ("same-content", "Zelfde inhoud als een ander bestand", "Same content as another file"),
            ("link-keys", "Koppelsleutels komen niet overeen", "Link keys do not match"),
            ("answers-shifted", "Antwoorden anders verdeeld", "Answers distributed otherwise"),
            ("more-than-sample", "Meer respondenten dan gevraagd", "More respondents than were asked"),
            ("more-than-population", "Meer respondenten dan de populatie", "More respondents than the population"),
            ("template", "Fout in het sjabloon", "Error in the template"),
            ("totals-differ", "Totalen verschillen", "Totals differ"),
            ("colour", "Geen kleur", "Not a colour"),
            ("contrast", "Te weinig contrast", "Too little contrast"),
            ("logo", "Logo kan niet worden gebruikt", "Logo cannot be used"),
            ("font", "Lettertype kan niet worden gebruikt", "Font cannot be used"),
        ];
}

/// <summary>The JSON of the names of rules.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class RuleTextsJson : JsonSerializerContext;
