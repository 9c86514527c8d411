using AngleSharp.Dom;
using Serverless.Analysis.Results;
using Serverless.Core.Tests.Reporting;
using Serverless.Pdf;
using Serverless.Portal;
using Serverless.Reporting;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Releases;
using Serverless.Reporting.Templates;
using Serverless.Surveys;
using Serverless.Wording;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Portal;

/// <summary>The page of what changed in a release says of every figure what it is, was and became.</summary>
public sealed class ChangesPageTests
{
    private static readonly ResultsDocument Now = SurveyResults.Variants["one group, one wave"].Build() with
    {
        Comparisons = [],
    };

    /// <summary>The same survey, with the first figure of its first table one hundredth lower.</summary>
    private static readonly ResultsDocument Before = Now with
    {
        Tables = [WithFirst(Now.Tables[0], value => value - 0.01), .. Now.Tables.Skip(1)],
    };

    [Fact]
    public void Figure_that_moved_is_named_with_both_values_and_its_cause()
    {
        var page = Page(Changes(), Language.Dutch);

        var cells = page.QuerySelectorAll("#figures ~ .table tbody tr").Single().Children;
        var (table, cell) = (Now.Tables[0], Now.Tables[0].Groups[0].Cells[0]);
        page.QuerySelector("#figures ~ h3")!.TextContent.ShouldBe(table.ShortText.Nl);
        cells[0].TextContent.ShouldBe(table.Answers[0].Label.Nl);
        cells[1].TextContent.ShouldBe(Now.Groups[0].Label.Nl);
        cells[2].TextContent.ShouldBe(Percent(cell.Value!.Value - 0.01));
        cells[3].TextContent.ShouldBe(Percent(cell.Value!.Value));
        cells[4].TextContent.ShouldBe("gewijzigde antwoorden");
    }

    [Fact]
    public void Figure_that_went_is_named_from_the_release_before()
    {
        var without = Now with { Tables = [.. Now.Tables.Skip(1)] };

        var (figures, _) = ReleaseComparison.FiguresOf(Now, without, _ => [ChangeCause.Codebook]);

        figures.ShouldBeSomeThatAll(figure => figure.Name != null && figure.Now == null);
        figures[0].Name!.Topic.Nl.ShouldBe(Now.Tables[0].ShortText.Nl);
    }

    [Fact]
    public void Sentences_stand_as_they_were_and_as_they_are_in_the_language_of_the_page()
    {
        var page = Page(Changes(), Language.English);

        page.QuerySelector("#sentences ~ ul del")!.TextContent.ShouldBe("Nine in ten.");
        page.QuerySelector("#sentences ~ ul ins")!.TextContent.ShouldBe("Eight in ten.");
        page.Body!.TextContent.ShouldNotContain("Negen op de tien.");
    }

    [Fact]
    public void First_release_says_that_there_is_none_before_it()
    {
        var page = Page(new ReleaseChanges { Release = 3 }, Language.Dutch);

        page.QuerySelector(".lead")!.TextContent.ShouldContain("geen eerdere uitgave");
        page.QuerySelectorAll("table").ShouldBeEmpty();
    }

    [Fact]
    public void Release_that_only_looks_otherwise_says_so_and_names_no_cause()
    {
        var changes = new ReleaseChanges
        {
            Release = 3,
            Follows = 2,
            Causes = [ChangeCause.Pages],
        };

        var text = Page(changes, Language.English).QuerySelector("article")!.TextContent;

        text.ShouldContain("No figure, conclusion or sentence differs.");
        text.ShouldNotContain("Cause:");
    }

    [Fact]
    public void Page_leads_to_the_release_before_and_to_the_same_for_programs()
    {
        var links = Page(Changes(), Language.Dutch).QuerySelectorAll("article a").Select(a => a.GetAttribute("href"));

        var (survey, wave) = (Now.Survey.Id, Now.Wave.Id);
        links.ShouldBe([
            $"/{survey}/{wave}/releases/2",
            $"/api/v1/surveys/{survey}/waves/{wave}/releases/3/changes",
            $"/{survey}/{wave}/releases/3",
        ]);
    }

    [Fact]
    public void Conclusion_that_changed_is_named_with_what_is_compared()
    {
        var now = new SurveyResults().Build();
        var before = now with
        {
            Comparisons =
            [
                .. now.Comparisons.Select(one =>
                    one with
                    {
                        Rows = [.. one.Rows.Select(row => row with { Significant = false })],
                    }
                ),
            ],
        };

        var (_, conclusions) = ReleaseComparison.FiguresOf(before, now, _ => []);

        conclusions.ShouldBeSomeThatAll(change => change.From == false && change.To == true && change.Name != null);
        conclusions[0].Name!.Of.Nl.ShouldContain(" en ");
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("five waves")]
    [InlineData("nine groups")]
    public void Every_figure_of_a_document_has_a_name_of_its_own(string variant)
    {
        var results = SurveyResults.Variants[variant].Build();
        var names = new FigureNames(results);
        var ofComparisons = results.Comparisons.SelectMany(one => one.Rows).SelectMany(row => new[] { row.A, row.B });
        var ids = results
            .Tables.SelectMany(table => table.Groups)
            .SelectMany(ResultsIndex.AllCells)
            .Concat(ofComparisons)
            .Select(cell => cell.Id.ToString())
            .Distinct()
            .ToList();

        var named = ids.Select(names.Of).ToList();

        named.ShouldBeSomeThatAll(name => name != null);
        named.Distinct().Count().ShouldBe(ids.Count);
    }

    private static ReleaseChanges Changes()
    {
        var (figures, conclusions) = ReleaseComparison.FiguresOf(Before, Now, _ => [ChangeCause.Answers]);
        return new ReleaseChanges
        {
            Release = 3,
            Follows = 2,
            Causes = [ChangeCause.Answers],
            Figures = figures,
            Conclusions = conclusions,
            Sentences = new Dictionary<string, IReadOnlyList<ChangedPassage>>
            {
                ["nl"] = [new("Negen op de tien.", "Acht op de tien.")],
                ["en"] = [new("Nine in ten.", "Eight in ten.")],
            },
        };
    }

    private static IDocument Page(ReleaseChanges changes, Language language)
    {
        var reports = new WaveReports(Now, FactsheetTemplate.None, PdfRenderer.Height, Releases.Corrected);
        using var bytes = new MemoryStream();
        WavePages.Files(reports, changes).Single(file => file.Name == WavePages.ChangesFile(language)).Write(bytes);
        return ParsedPage.Parse(System.Text.Encoding.UTF8.GetString(bytes.ToArray()));
    }

    private static string Percent(double share) => Texts.For(Language.Dutch).Numbers.Percent(share);

    private static TableResult WithFirst(TableResult table, Func<double, double> change) =>
        table with
        {
            Groups =
            [
                table.Groups[0] with
                {
                    Cells =
                    [
                        table.Groups[0].Cells[0] with
                        {
                            Value = change(table.Groups[0].Cells[0].Value!.Value),
                        },
                        .. table.Groups[0].Cells.Skip(1),
                    ],
                },
                .. table.Groups.Skip(1),
            ],
        };
}
