using System.Globalization;
using System.Text.Json.Nodes;
using Serverless.Analysis.Results;
using Serverless.Intake.Answers;
using Serverless.Intake.Responses;
using Serverless.Reporting;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis;

/// <summary>A question with as many answers as there may be: from rows to figures.</summary>
public sealed class LongListTests
{
    private const int Answers = CodebookLimits.MaximumAnswers;
    private const int Respondents = 4_000;

    private static readonly Lazy<SurveyOnPaper> Survey = new(() =>
        new SurveyOnPaper(CodebookJson())
            .With("2025", "burgers", null, Rows(shift: 0))
            .With("2026", "burgers", null, Rows(shift: 5))
    );

    private static readonly Lazy<ResultsDocument> Results = new(() => Survey.Value.Analyse("2026"));

    private static GroupTable Table => Results.Value.Tables.Single(t => t.Id.ToString() == "gemeente").Groups.Single();

    [Fact]
    public void Every_answer_has_the_share_and_standard_error_of_a_simple_random_sample()
    {
        var counts = new int[Answers];
        for (var i = 0; i < Respondents; i++)
            counts[Given(i, shift: 5)]++;

        Table.Cells.Count.ShouldBe(Answers);
        for (var k = 0; k < Answers; k++)
        {
            var share = (double)counts[k] / Respondents;
            Table.Cells[k].Count.ShouldBe(counts[k]);
            Table.Cells[k].Value!.Value.ShouldBe(share, 1e-12);
            Table.Cells[k].StandardError!.Value.ShouldBe(Math.Sqrt(share * (1 - share) / (Respondents - 1)), 1e-12);
        }
    }

    [Fact]
    public void Comparisons_give_both_shares_and_say_why_there_is_no_test()
    {
        var compared = Results.Value.Comparisons.Where(c => c.Table.ToString() == "gemeente").ToList();

        compared.ShouldHaveSingleItem().Kind.ShouldBe(ComparisonKind.Subgroup);
        compared.ShouldBeSomeThatAll(c => c.NotTested!.Nl.Contains("250 antwoorden", StringComparison.Ordinal));
        compared.ShouldBeSomeThatAll(c => c.Rows.Count == Answers && c.Rows.All(row => row.Test == null));
    }

    [Fact]
    public void Answers_of_few_are_withheld_from_the_public_where_members_can_be_recognised()
    {
        var codebook = JsonNode.Parse(CodebookJson())!;
        codebook["groups"]![0]!["identifiable"] = true;
        var published = new SurveyOnPaper(codebook.ToJsonString())
            .With("2026", "burgers", null, Rows(shift: 5))
            .Publish("2026");

        var cells = published.Tables.Single(t => t.Id.ToString() == "gemeente").Groups.Single().Cells;
        cells.Count(cell => cell.Count is > 0 and <= 2).ShouldBe(0);
    }

    [Fact]
    public async Task Rows_with_such_answers_are_the_same_from_storage_as_from_the_file()
    {
        var codebook = Survey.Value.Codebook;
        var columns = ResponseColumns.Of(codebook, "2026", "burgers");
        var builder = new ResponseSetBuilder(columns, RowLayout.FromJson(RowLayout.Of(columns).ToJson()));
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Rows(shift: 5)));
        await foreach (
            var row in ResponseReader.RowsAsync(
                file,
                codebook,
                "2026",
                "burgers",
                cancellationToken: TestContext.Current.CancellationToken
            )
        )
            builder.Add(row.Answers.Span);

        var codes = builder.Build().Codes("gemeente");

        for (var i = 0; i < Respondents; i++)
            codes[i].ShouldBe((ushort)Given(i, shift: 5));
    }

    [Fact]
    public void Tables_report_prints_all_of_them()
    {
        using var file = new MemoryStream();
        Serverless.Pdf.PdfRenderer.Render(
            TablesReport.Build(Results.Value, Language.Dutch, DateTimeOffset.UnixEpoch),
            file
        );
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(file.ToArray());

        var words = pdf.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text).ToList();
        words.Count(word => word == "gemeente").ShouldBeGreaterThanOrEqualTo(Answers);
    }

    private static int Given(int respondent, int shift) => (respondent * respondent / 7 + shift) % Answers;

    private static string Rows(int shift) =>
        SurveyOnPaper.Rows(
            "gemeente,tevreden",
            Enumerable
                .Range(0, Respondents)
                .Select(i => string.Create(CultureInfo.InvariantCulture, $"{Given(i, shift) + 1},{i % 2 + 1}"))
        );

    private static string CodebookJson()
    {
        var answers = string.Join(
            ',',
            Enumerable
                .Range(1, Answers)
                .Select(code => FormattableString.Invariant($$"""{"code": "{{code}}", "label": "gemeente {{code}}"}"""))
        );
        return $$"""
            {
              "survey": "lang", "title": "Lange lijst",
              "waves": [
                {"id": "2025", "title": "2025", "fieldworkStart": "2025-01-01", "fieldworkEnd": "2025-02-01"},
                {"id": "2026", "title": "2026", "fieldworkStart": "2026-01-01", "fieldworkEnd": "2026-02-01"}
              ],
              "groups": [{"id": "burgers", "label": "burgers", "design": {"kind": "sample"} }],
              "chapters": [{"id": "wonen", "title": "Wonen"}],
              "questions": [
                {"id": "gemeente", "chapter": "wonen", "type": "single", "text": "In welke gemeente woont u?", "answers": [{{answers}}] },
                {"id": "tevreden", "chapter": "wonen", "type": "single", "text": "Bent u tevreden?", "answers": [{"code": "1", "label": "ja"}, {"code": "2", "label": "nee"}]}
              ],
              "subgroups": [{"id": "blij", "label": "tevreden", "complementLabel": "niet tevreden", "when": {"question": "tevreden", "is": ["1"]} }]
            }
            """;
    }
}
