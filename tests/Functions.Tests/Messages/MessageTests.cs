using System.Text.RegularExpressions;
using Serverless.Surveys;
using Serverless.Surveys.Issues;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Messages;

/// <summary>Everything that is said to whoever uploads or calls the API has its Dutch.</summary>
public sealed partial class MessageTests
{
    /// <summary>
    /// Texts that come from elsewhere and are shown as they are: comments and reasons that people wrote, and what
    /// the reader of JSON says of a damaged file.
    /// </summary>
    private static readonly string[] FromElsewhere =
    [
        "core/Storage/MessageTextConverter.cs",
        "core/Storage/KeptMessage.cs",
        "core/Flows/Releases/ReleaseComments.cs",
        "core/Flows/Waves/FailureText.cs",
        "core/Intake/Sources/Forms/TripleSCells.cs",
        "core/Intake/Sources/Csv/CsvCells.cs",
        "core/Intake/Sources/Spss/PortableFileSource.cs",
        "core/Intake/Sources/Spss/SystemFileSource.cs",
        "core/Intake/Sources/Stata/StataSource.cs",
        "core/Surveys/Issues/Quote.cs",
        "core/Surveys/Reading/CodebookReader.cs",
        "functions/Http/MessageConverter.cs",
        "functions/Http/Refusals.cs",
    ];

    private static readonly Lazy<IReadOnlyList<FoundMessage>> Found = new(MessageTemplates.Find);

    private static IReadOnlyList<FoundMessage> InWords =>
        [.. Found.Value.Where(message => message.IsTemplate && Letters().IsMatch(Place().Replace(message.Text, "")))];

    [Fact]
    public void Every_message_has_its_dutch() =>
        InWords
            .Where(message => !Wording.Messages.Dutch.ContainsKey(message.Text))
            .Select(message => $"{message.Place}: {message.Text}")
            .ShouldBeEmpty();

    [Fact]
    public void Every_dutch_message_is_one_that_is_said() =>
        Wording.Messages.Dutch.Keys.Except(InWords.Select(message => message.Text)).ShouldBeEmpty();

    [Fact]
    public void Dutch_has_the_same_values_as_english()
    {
        Wording.Messages.Dutch.Count.ShouldBeGreaterThan(600);
        Wording
            .Messages.Dutch.Where(pair => !Places(pair.Key).SetEquals(Places(pair.Value)))
            .Select(pair => $"{pair.Key} => {pair.Value}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Words_of_messages_are_where_they_can_be_found() =>
        Found
            .Value.Where(message => !message.IsTemplate)
            .Where(message => !FromElsewhere.Contains(message.Place.Split(':')[0]))
            .Select(message => $"{message.Place}: {message.Text}")
            .ShouldBeEmpty();

    [Fact]
    public void Message_within_a_message_is_said_in_the_same_language()
    {
        MessageText inner = "a number";
        MessageText outer = $"The property '{"aantal"}' is missing; {inner} is expected.";

        Wording.Messages.Said(outer, Language.Dutch).ShouldBe("De eigenschap 'aantal' ontbreekt; verwacht: een getal.");
        Wording
            .Messages.Said(outer, Language.English)
            .ShouldBe("The property 'aantal' is missing; a number is expected.");
    }

    [Fact]
    public void Value_that_looks_like_a_place_is_left_as_it_is()
    {
        MessageText message = $"There is no column '{"{1}"}', {"{0}"}. Add it to the file, or change the codebook.{""}";

        Wording
            .Messages.Said(message, Language.Dutch)
            .ShouldBe("Er is geen kolom '{1}', {0}. Voeg haar toe aan het bestand, of wijzig het codeboek.");
    }

    [Fact]
    public void Numbers_are_written_as_the_language_writes_them()
    {
        MessageText message = $"The file is larger than {104857600:N0} bytes. Nothing was stored.";

        Wording
            .Messages.Said(message, Language.Dutch)
            .ShouldBe("Het bestand is groter dan 104.857.600 bytes. Er is niets opgeslagen.");
    }

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, 1000)]
    private static partial Regex Place();

    [GeneratedRegex("[A-Za-z]", RegexOptions.None, 1000)]
    private static partial Regex Letters();
}
