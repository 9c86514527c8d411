using System.Text.RegularExpressions;
using Serverless.Core.Tests.Surveys;
using Serverless.Surveys;
using Serverless.Wording;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Wording;

/// <summary>
/// What readers read is written in core/Wording alone: a language is then added in one folder, and the compiler lists
/// what it lacks.
/// </summary>
public sealed partial class OneRoomForWordsTests
{
    /// <summary>Where languages are defined, and where a closed choice between them holds data, not words.</summary>
    private static readonly string[] MayNameLanguages =
    [
        "core/Surveys/Language.cs",
        "core/Surveys/LocalizedText.cs",
        // Addresses are constants, a function for each.
        "functions/PortalFunctions.cs",
        "functions/DeskFunctions.cs",
    ];

    /// <summary>Readers of files: the words are those that people and programs write in them.</summary>
    private static readonly string[] WordsOfFiles = ["core/Intake/Sources/", "core/Intake/CellTraces.cs"];

    [Fact]
    public void Nothing_outside_Wording_chooses_between_languages()
    {
        string[] sources =
        [
            .. Repository.Sources("core", "local", "functions").Where(IsOutsideWording).Except(MayNameLanguages),
        ];

        sources.Length.ShouldBeGreaterThan(100);
        sources
            .Where(path => NamesLanguage().IsMatch(WithoutComments(Repository.Text(path))))
            .ShouldBeEmpty("ask Texts.For(language), or Languages for what a language is called");
    }

    [Fact]
    public void Nothing_outside_Wording_holds_Dutch_prose()
    {
        var found = Repository
            .Sources("core", "local", "functions")
            .Where(IsOutsideWording)
            .Where(path => !Array.Exists(WordsOfFiles, words => path.StartsWith(words, StringComparison.Ordinal)))
            .SelectMany(path => DutchIn(Repository.Text(path)).Select(text => $"{path}: {text}"));

        found.ShouldBeEmpty("words for readers belong in core/Wording");
    }

    [Theory]
    [InlineData("var a = \"te weinig waarnemingen om te tonen\";", true)]
    [InlineData("var a = $\"Basis: {text} die niet antwoordden\";", true)]
    [InlineData("var a = \"Gemiddelde\";", true)]
    [InlineData("// \"het gemiddelde van een vraag\"\nvar a = \"vergelijking-metingen\";", false)]
    [InlineData("var a = \"The mean of a question, met with in the wave\";", false)]
    public void Dutch_prose_is_recognised(string source, bool expected) => DutchIn(source).Any().ShouldBe(expected);

    [Fact]
    public void Every_language_has_texts_of_its_own()
    {
        foreach (var language in Languages.All)
        {
            Texts.For(language).Language.ShouldBe(language);
            Texts.For(language).LanguageTag.ShouldStartWith(language.Code() + "-");
        }
    }

    [Fact]
    public void Language_without_texts_is_refused_rather_than_taken_for_Dutch() =>
        Should.Throw<System.Runtime.CompilerServices.SwitchExpressionException>(() => Texts.For((Language)99));

    [Fact]
    public void Localized_text_has_every_language() =>
        Texts.Localized(texts => texts.Numbers.Number(1234.5, 1)).ShouldBe(new LocalizedText("1.234,5", "1,234.5"));

    private static bool IsOutsideWording(string path) => !path.StartsWith("core/Wording/", StringComparison.Ordinal);

    /// <summary>
    /// Literals with words that only Dutch has. Keys and anchors, written small and without spaces, are no prose.
    /// </summary>
    private static IEnumerable<string> DutchIn(string source) =>
        Literals()
            .Matches(WithoutComments(source))
            .Select(match => match.Value)
            .Where(text => text.Contains(' ', StringComparison.Ordinal) || text.Any(char.IsUpper))
            .Where(text => DutchWord().IsMatch(text));

    private static string WithoutComments(string source) =>
        Comments().Replace(source, match => match.Groups["literal"].Value);

    [GeneratedRegex("""(?<literal>"(?:[^"\\\n]|\\.)*")|//[^\n]*""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comments();

    [GeneratedRegex("""(?<=")(?:[^"\\\n]|\\.)*(?=")""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literals();

    [GeneratedRegex(@"\bLanguage\.(Dutch|English)\b|\.(Nl|En)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamesLanguage();

    [GeneratedRegex(
        @"\b(het|een|niet|wordt|worden|zijn|voor|naar|wel|hoort|alle|meer|minder|zonder|tussen|onder|verschil(len)?|"
            + @"gemiddelde|waarneming(en)?|respondenten|doelgroep(en)?|antwoord(en|den)?|meting(en)?|populatie|weging|"
            + @"gewogen|hoofdstuk|bladzijde|pagina|grafiek|vraag|vragen|opmerking|toelichting|bestand(en)?)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex DutchWord();
}
