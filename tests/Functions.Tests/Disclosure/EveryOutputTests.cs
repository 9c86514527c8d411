using System.Text.Json.Nodes;
using Serverless.Functions.Tests.App;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Disclosure;

/// <summary>
/// All that somebody without a key gets of two waves, of which the later was corrected, says no more than the public
/// results documents: whoever has everything has nothing but these to subtract from each other.
/// </summary>
public sealed class EveryOutputTests(SeparateApp fixture) : IClassFixture<SeparateApp>
{
    /// <summary>Functions that no address of the survey leads to, or that answer without it.</summary>
    private static readonly string[] OfNoSurvey =
    [
        // Of the program itself.
        nameof(AccessFunctions.GetCaller),
        nameof(DescriptionFunctions.GetOpenApi),
        nameof(DescriptionFunctions.GetSchema),
        nameof(DescriptionFunctions.GetStart),
        nameof(DeskFunctions.GetDesk),
        nameof(DeskFunctions.GetEnglishDesk),
        nameof(DeskFunctions.GetSignedInPage),
        nameof(PortalFunctions.GetAccessibilityPage),
        nameof(PortalFunctions.GetEnglishAccessibilityPage),
        nameof(PortalFunctions.GetPortalAsset),
        // A style of an organisation, which this one does not have.
        nameof(PortalFunctions.GetStyleAsset),
        nameof(WrongAddressFunctions.WrongAddress),
        nameof(WrongAddressFunctions.WrongPageAddress),
    ];

    private static readonly (string Wave, int[] Releases)[] Published = [("2024", [1]), ("2026", [1, 2])];

    [Fact]
    public async Task No_output_has_a_number_that_the_public_document_of_its_release_does_not_have()
    {
        var survey = await PublishedAsync("besturen1", more: 0);
        var outputs = await OutputsAsync(survey);
        var documents = outputs
            .Where(o => o.Function == nameof(ReleaseFunctions.GetReleaseResults) && !o.Address.Contains('?'))
            .ToDictionary(o => ReleaseOf(o)!, o => o.Text, StringComparer.Ordinal);
        var codebook = outputs.First(o => o.Function == nameof(ReadingFunctions.GetCodebook)).Text;
        var (told, found) = (0, new List<string>());
        var known = new Dictionary<string, PublicNumbers>(StringComparer.Ordinal);

        foreach (var output in outputs.Where(o => !OfNoSurvey.Contains(o.Function)))
        {
            var releases = DocumentsOf(output).Order(StringComparer.Ordinal).ToList();
            var key = string.Join(' ', releases);
            if (!known.TryGetValue(key, out var numbers))
                known.Add(key, numbers = new PublicNumbers([codebook, .. releases.Select(r => documents[r])]));
            foreach (var number in TextOfOutput.Numbers(output, survey))
            {
                told++;
                if (!number.Readings.Any(r => numbers.Print(r.Value, r.Decimals) || IsOfBases(r.Value, r.Decimals)))
                    found.Add($"{output.Address}: {number.Text}");
            }
        }

        found.Count.ShouldBe(0, string.Join('\n', found.Take(100)));
        told.ShouldBeGreaterThan(10_000);
        documents.Keys.ShouldBe(["2024/1", "2026/1", "2026/2"], ignoreOrder: true);
        AnonymousOutputs
            .Functions.Select(function => function.Name)
            .Except(outputs.Select(o => o.Function), StringComparer.Ordinal)
            .Except(OfNoSurvey, StringComparer.Ordinal)
            .ShouldBeEmpty("Functions that anyone may read from, and that nothing was read from here.");

        IEnumerable<string> DocumentsOf(AnonymousOutput output)
        {
            // What changed is told of both releases; lists and files by hash are of any.
            if (output.Address.Contains("changes", StringComparison.Ordinal))
                return documents.Keys;
            if (ReleaseOf(output) is { } release)
                return [release];
            if (output.Address.Contains("/2024", StringComparison.Ordinal))
                return ["2024/1"];
            return output.Address.Contains("/2026", StringComparison.Ordinal) ? ["2026/2"] : documents.Keys;
        }
    }

    /// <summary>
    /// Two surveys that differ in what is withheld alone: three gave the small answer, or four. Not one letter of any output
    /// depends on it.
    /// </summary>
    [Fact]
    public async Task Every_output_stays_as_it_is_when_withheld_counts_are_others()
    {
        // Names without a place to break off, so that they are found in PDFs.
        var (one, other) = (await PublishedAsync("besturen2", more: 0), await PublishedAsync("besturen3", more: 1));
        var (ofOne, ofOther) = (await OutputsAsync(one), await OutputsAsync(other));
        var (left, right) = (Comparable(ofOne, one), Comparable(ofOther, other));

        left.Select(o => o.Name).ShouldBe(right.Select(o => o.Name));
        var different = left.Zip(right).Where(pair => pair.First.Text != pair.Second.Text).ToList();
        different.Count.ShouldBe(
            0,
            string.Join('\n', different.Select(pair => FirstDifference(pair.First, pair.Second)))
        );
        foreach (var document in ofOne.Where(o => o.Function == nameof(ReleaseFunctions.GetReleaseResults)))
            Withheld(document).Intersect(["a", "b"]).ShouldBe(["a", "b"], document.Address);
    }

    private async Task<string> PublishedAsync(string name, int more)
    {
        var survey = new RecognisableSurvey(new(fixture.App, name), more);
        await survey.PublishAsync(fixture.Account);
        await survey.CorrectAsync(fixture.Account);
        return survey.Client.Survey;
    }

    private Task<IReadOnlyList<AnonymousOutput>> OutputsAsync(string survey) =>
        new AnonymousOutputs(fixture.App, survey).ReadAsync(Published);

    /// <summary>Wave and number of the release that an address is of.</summary>
    private static string? ReleaseOf(AnonymousOutput output) =>
        output.Address.Split('?')[0].Split('/') is var parts
        && Array.IndexOf(parts, "releases") is > 0 and var at
        && at + 1 < parts.Length
            ? $"{parts[at - 1]}/{parts[at + 1]}"
            : null;

    /// <summary>The largest margin of a base, and what p-values are above or below: they follow from what is shown.</summary>
    private static bool IsOfBases(double number, int decimals) =>
        new[] { 120, 72, 48 }
            .Select(n => 100 * 1.96 * Math.Sqrt(0.25 / n))
            .Concat([0.001, 0.999])
            .Any(known => Math.Abs(known - number) <= (0.5 * Math.Pow(10, -decimals)) + 1e-9);

    /// <summary>What is said of the survey alone, files by hash under the names they have.</summary>
    private static List<(string Name, string Text)> Comparable(IReadOnlyList<AnonymousOutput> outputs, string survey) =>
        [
            .. outputs
                .Where(o => !OfNoSurvey.Contains(o.Function))
                .Where(o => o.Address.Contains(survey, StringComparison.Ordinal))
                .Select(o => (Name: TextOfOutput.Anonymous(o.Address, survey), TextOfOutput.Comparable(o, survey)))
                .OrderBy(o => o.Name, StringComparer.Ordinal),
        ];

    private static string FirstDifference((string Name, string Text) one, (string Name, string Text) other)
    {
        var at = one.Text.Zip(other.Text).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{one.Name}: {Around(one.Text)} | {Around(other.Text)}";

        string Around(string text) => text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 60)];
    }

    /// <summary>Answers to the question of which the document has no figure, of everyone and of subgroups.</summary>
    private static IEnumerable<string> Withheld(AnonymousOutput document)
    {
        var table = JsonNode.Parse(document.Text)!["tables"]!.AsArray().Single(t => (string)t!["id"]! == "oordeel")!;
        return table["groups"]![0]!["cells"]!
            .AsArray()
            .Where(cell => cell!["value"] is null)
            .Select(cell => (string)cell!["answer"]!);
    }
}
