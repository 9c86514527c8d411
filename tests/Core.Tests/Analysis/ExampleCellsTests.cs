using Serverless.Analysis.Publication;
using Serverless.Analysis.Results;
using Serverless.Samples;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis;

/// <summary>
/// What disclosure control costs the example survey, were the members of all its groups recognisable and its thresholds
/// the usual ones: shares that are published, beside those that would be if only small counts and small bases were
/// withheld, without what protects them.
/// </summary>
public sealed class ExampleCellsTests(ITestOutputHelper output)
{
    private const int MinimumBase = 10;
    private const int SmallCell = 4;

    [Fact]
    public void Protecting_small_cells_costs_the_example_few_of_the_others()
    {
        var survey = Read();
        var (exact, published) = (survey.Analyse("2019"), survey.Publish("2019"));

        var whole = Shares(exact).Zip(Shares(published)).Where(pair => IsPublishable(pair.First)).ToList();
        var sides = Sides(exact).Zip(Sides(published)).Where(pair => IsPublishable(pair.First)).ToList();
        var others = Others(exact).Zip(Others(published)).Where(pair => IsPublishable(pair.First)).ToList();
        var (keptWhole, keptSides, keptOthers) = (whole.Count(IsShown), sides.Count(IsShown), others.Count(IsShown));
        output.WriteLine(
            FormattableString.Invariant(
                $"whole groups {keptWhole} of {whole.Count}, sides of subgroups {keptSides} of {sides.Count}, between waves and groups {keptOthers} of {others.Count}"
            )
        );

        ((double)keptWhole / whole.Count).ShouldBeGreaterThanOrEqualTo(0.97);
        ((double)keptSides / sides.Count).ShouldBeGreaterThanOrEqualTo(0.875);
        var all = whole.Count + sides.Count + others.Count;
        ((double)(keptWhole + keptSides + keptOthers) / all).ShouldBeGreaterThanOrEqualTo(0.95);
    }

    /// <summary>
    /// Sixty schools exchange their answers to a question, so that no count of everyone moves, and ten more leave it blank.
    /// </summary>
    [Fact]
    public void Correcting_a_question_costs_the_example_few_of_the_cells_of_a_first_publication()
    {
        const string Question = "visie";
        var first = Read().Republish("2019", []);
        var corrected = Read(text => Exchanged(text, Question));

        var second = corrected.Republish(
            "2019",
            [.. first.Shown.Select(s => new EarlierPublication(s, first.Document, IsCurrent: true))]
        );

        second.Few.ShouldBeEmpty();
        var alone = corrected.Publish("2019");
        var (of, shown) = (Shown(alone), Shown(second.Document));
        output.WriteLine(FormattableString.Invariant($"{Question}: {shown} of {of} shares"));
        ((double)shown / of).ShouldBeGreaterThanOrEqualTo(0.93);
        Shares(second.Document)
            .Zip(Shares(first.Document))
            .Count(pair => pair.First.Table.ToString() == Question && pair.First.Base != pair.Second.Base)
            .ShouldBeGreaterThan(0, "the correction is published");

        static int Shown(ResultsDocument document) =>
            Shares(document).Concat(Sides(document)).Concat(Others(document)).Count(s => s.Cell.Value is not null);
    }

    /// <summary>A response file in which seventy rows have the answers of others to a question, or none.</summary>
    private static string Exchanged(string csv, string question)
    {
        var lines = csv.Split('\n').Select(line => line.Split(',')).ToList();
        var column = Array.IndexOf(lines[0], question);
        List<string[]> answered = [.. lines.Skip(1).Where(l => l.Length > column && l[column].Length > 0).Take(70)];
        List<string> given = [.. answered.Take(60).Select(l => l[column])];
        for (var i = 0; i < answered.Count; i++)
            answered[i][column] = i < given.Count ? given[(i + 1) % given.Count] : "";
        return string.Join('\n', lines.Select(l => string.Join(',', l)));
    }

    private sealed record Share(string Group, TableId Table, Cell Cell, int? Base, bool IsMultiple);

    private static bool IsShown((Share Exact, Share Published) pair) => pair.Published.Cell.Value is not null;

    private static bool IsPublishable(Share share) =>
        share is { Base: >= MinimumBase and { } n, Cell.Count: { } count }
        && !IsSmall(count)
        && !(share.IsMultiple && IsSmall(n - count));

    private static bool IsSmall(int count) => count is >= 1 and <= SmallCell;

    private static IEnumerable<Share> Shares(ResultsDocument document) =>
        from table in document.Tables
        from groupTable in table.Groups
        from cell in groupTable.Cells
        select new Share(groupTable.Group, table.Id, cell, groupTable.Base.N, table.Kind == TableKind.Multiple);

    private static IEnumerable<Share> Sides(ResultsDocument document) =>
        OfComparisons(document.Comparisons.Where(c => c.Kind == ComparisonKind.Subgroup), document);

    /// <summary>Shares of two waves or two groups beside each other.</summary>
    private static IEnumerable<Share> Others(ResultsDocument document) =>
        OfComparisons(document.Comparisons.Where(c => c.Kind != ComparisonKind.Subgroup), document);

    private static IEnumerable<Share> OfComparisons(IEnumerable<ComparisonResult> comparisons, ResultsDocument document)
    {
        foreach (var comparison in comparisons)
        {
            var multiple = document.Tables.First(t => t.Id == comparison.Table).Kind == TableKind.Multiple;
            foreach (var row in comparison.Rows.Where(r => r.Answer.Measure == Measure.Share))
            {
                yield return new(comparison.A.Group, comparison.Table, row.A, comparison.A.Base.N, multiple);
                yield return new(comparison.B.Group, comparison.Table, row.B, comparison.B.Base.N, multiple);
            }
        }
    }

    private static SurveyOnPaper Read(Func<string, string>? correction = null)
    {
        var folder = ExampleSurvey.Folder;
        var codebook = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "codebook.json")))!;
        codebook["settings"]!["minimumBase"] = MinimumBase;
        codebook["settings"]!["smallCell"] = SmallCell;
        foreach (var group in codebook["groups"]!.AsArray())
            group!["identifiable"] = true;
        var survey = new SurveyOnPaper(codebook.ToJsonString());
        foreach (var wave in survey.Codebook.Waves)
        foreach (var group in survey.Codebook.Groups)
        {
            string? Text(string name) =>
                Path.Combine(folder, wave.Id, group.Id, name) is var path && File.Exists(path)
                    ? File.ReadAllText(path)
                    : null;
            if (Text("responses.csv") is { } responses)
                survey.With(
                    wave.Id,
                    group.Id,
                    Text("population.csv"),
                    correction is not null && (wave.Id, group.Id) == ("2019", "basisscholen")
                        ? correction(responses)
                        : responses
                );
        }

        return survey;
    }
}
