using System.Globalization;
using System.Text;
using CsCheck;
using Serverless.Analysis.Results;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis;

/// <summary>Ids of figures name one figure each, whatever answers and subgroups are called.</summary>
public sealed class CellIdTests
{
    /// <summary>Names that mean something in an id.</summary>
    private static readonly string[] Loaded =
    [
        "mean",
        "summary",
        "total",
        "median",
        "q1",
        "q3",
        "share",
        "not-a",
        "not-not-a",
        "a",
        "x-1",
        "not-ranked",
        "sd",
        "q0.5",
    ];

    private static readonly Gen<string[]> Names = Gen.Shuffle(Loaded).Select(names => names[..6]);

    [Theory]
    [InlineData("q/g/mean", Measure.Mean, null)]
    [InlineData("q/g/(mean)", Measure.Share, "mean")]
    [InlineData("q/g/ja", Measure.Share, "ja")]
    [InlineData("q.item/g@2016/q1", Measure.FirstQuartile, null)]
    public void Id_names_a_measure_or_the_share_of_an_answer(string text, Measure measure, string? code)
    {
        var figure = CellId.Parse(text)!.Value.Figure;

        (figure.Measure, figure.Code).ShouldBe((measure, code));
    }

    [Theory]
    [InlineData("q/g~not-a/1", "a", true)]
    [InlineData("q/g~(not-a)/1", "not-a", false)]
    [InlineData("q/g~not-not-a/1", "not-a", true)]
    [InlineData("q/g~a/1", "a", false)]
    public void Id_names_a_subgroup_or_its_complement(string text, string subgroup, bool complement)
    {
        var id = CellId.Parse(text)!.Value;

        (id.Subgroup, id.Complement).ShouldBe((subgroup, complement));
    }

    [Theory]
    [InlineData("")]
    [InlineData("q/g")]
    [InlineData("q//ja")]
    [InlineData("q/g/ja/nee")]
    public void Text_that_is_no_id_is_not_read(string text) => CellId.Parse(text).ShouldBeNull();

    [Fact]
    public void Id_is_read_as_it_was_written() =>
        Gen.Select(
                Gen.OneOf(Loaded.Select(name => Gen.Const(name)).ToArray()),
                Gen.OneOf(Loaded.Select(name => Gen.Const(name)).ToArray()),
                Gen.Bool,
                Gen.Bool
            )
            .Sample(
                (code, subgroup, complement, earlier) =>
                {
                    var id = new CellId
                    {
                        Table = new TableId("q", "item"),
                        Group = "g",
                        Wave = earlier ? "2016" : null,
                        Subgroup = subgroup,
                        Complement = complement,
                        Figure = FigureKey.ShareOf(code),
                    };
                    CellId.Parse(id.ToString()).ShouldBe(id);
                }
            );

    /// <summary>Two waves, a scale with scores, options, a ranking, a number and subgroups, all with loaded names.</summary>
    [Fact]
    public void All_ids_of_a_results_document_differ_or_are_the_same_figure() =>
        Gen.Select(Names, Names, Gen.Int[0, 1_000])
            .Sample(
                (answers, subgroups, seed) =>
                {
                    var document = Survey(answers, subgroups, seed);
                    var cells = document
                        .Tables.SelectMany(table => table.Groups)
                        .SelectMany(Cells)
                        .Concat(document.Comparisons.SelectMany(c => c.Rows).SelectMany(row => new[] { row.A, row.B }))
                        .ToList();
                    cells.Count.ShouldBeGreaterThan(50);
                    foreach (var same in cells.GroupBy(cell => cell.Id.ToString(), StringComparer.Ordinal))
                        same.Select(cell => (cell.Answer, cell.Value, cell.StandardError))
                            .Distinct()
                            .Count()
                            .ShouldBe(1);
                    var tables = document.Tables.SelectMany(table => table.Groups).SelectMany(Cells).ToList();
                    tables.Select(cell => cell.Id.ToString()).Distinct().Count().ShouldBe(tables.Count);
                    document.Comparisons.Select(c => c.Id).Distinct().Count().ShouldBe(document.Comparisons.Count);
                },
                iter: 30
            );

    private static IEnumerable<Cell> Cells(GroupTable table) =>
        table
            .Cells.Concat(table.Quantiles)
            .Concat(new[] { table.Summary, table.Mean, table.StandardDeviation, table.Total }.OfType<Cell>());

    private static ResultsDocument Survey(string[] answers, string[] subgroups, int seed)
    {
        var random = new Random(seed);
        var codes = string.Join(
            ",",
            answers.Select(
                (code, i) =>
                    $$"""{"code":"{{code}}","label":"label {{code}}","score":{{i.ToString(CultureInfo.InvariantCulture)}}{{(i < 2 ? ",\"inSummary\":true" : "")}}}"""
            )
        );
        var options = string.Join(",", answers.Select(code => $$"""{"code":"{{code}}","label":"label {{code}}"}"""));
        var parts = string.Join(
            ",",
            subgroups.Select(
                (id, i) =>
                    $$$"""{"id":"{{{id.Replace('.', '-')}}}","label":"in {{{id}}}","complementLabel":"out of {{{id}}}","when":{"question":"n","min":{{{(i + 1).ToString(CultureInfo.InvariantCulture)}}}}}"""
            )
        );
        var survey = new SurveyOnPaper(
            $$$"""
            {"survey":"ids","title":"Ids",
             "waves":[{"id":"a","title":"a","fieldworkStart":"2020-01-01","fieldworkEnd":"2020-02-01"},
                      {"id":"b","title":"b","fieldworkStart":"2023-01-01","fieldworkEnd":"2023-02-01","comparedWith":"a"}],
             "groups":[{"id":"g","label":"g","design":{"kind":"sample"}}],
             "chapters":[{"id":"c","title":"c"}],
             "questions":[
               {"id":"n","type":"numeric","chapter":"c","text":"n","showStandardDeviation":true},
               {"id":"s","type":"single","chapter":"c","text":"s","showMean":true,"showStandardDeviation":true,"answers":[{{{codes}}}]},
               {"id":"m","type":"multiple","chapter":"c","text":"m","answers":[{{{options}}}]},
               {"id":"r","type":"ranking","chapter":"c","text":"r","answers":[{{{options}}}]}],
             "subgroups":[{{{parts}}}],
             "settings":{"minimumBase":0,"minimumBaseForTests":2}}
            """
        );
        foreach (var wave in new[] { "a", "b" })
            survey = survey.With(wave, "g", "variable,category,population\ntotal,,1000\n", Responses(answers, random));
        return survey.Analyse("b");
    }

    private static string Responses(string[] answers, Random random)
    {
        var header = new StringBuilder("n,s");
        foreach (var question in new[] { "m", "r" })
        foreach (var code in answers)
            header.Append(CultureInfo.InvariantCulture, $",{question}.{code}");
        return SurveyOnPaper.Rows(
            header.ToString(),
            Enumerable
                .Range(0, 40)
                .Select(_ =>
                {
                    var places = Enumerable.Range(1, answers.Length).ToArray();
                    random.Shuffle(places);
                    var ticks = answers.Select(_ => random.Next(2)).Concat(places);
                    return string.Create(
                        CultureInfo.InvariantCulture,
                        $"{random.Next(9)},{answers[random.Next(answers.Length)]},{string.Join(',', ticks)}"
                    );
                })
        );
    }
}
