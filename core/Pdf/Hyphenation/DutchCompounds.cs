namespace Serverless.Pdf.Hyphenation;

/// <summary>
/// Later parts of Dutch compounds that begin with a vowel. After a part that ends in consonants the patterns often give
/// these the last of them ("zor-gor-ganisatie", "lij-ston-derzoek"). All are long enough to be nothing but a part.
/// </summary>
internal static class DutchCompounds
{
    public static IReadOnlyList<string> LaterParts { get; } =
    [
        "aanbieder",
        "aanbod",
        "aandeel",
        "aanvraag",
        "afname",
        "afspraak",
        "afspraken",
        "ambtenaar",
        "assistent",
        "indicatie",
        "indicator",
        "inkomsten",
        "inspectie",
        "instelling",
        "onderdeel",
        "onderhoud",
        "ondersteun",
        "onderwijs",
        "onderzoek",
        "ontwikkel",
        "opdracht",
        "opleiding",
        "opvang",
        "organisatie",
        "overleg",
        "overzicht",
        "uitgaven",
        "uitkomst",
        "uitkering",
        "uitval",
    ];
}
