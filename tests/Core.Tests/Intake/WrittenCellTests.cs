using System.Text;
using Serverless.Core.Tests.Surveys;
using Serverless.Intake;
using Serverless.Intake.Answers;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Intake;

/// <summary>
/// Cells and heads as schools and municipalities send them, after a spreadsheet, a form or a statistics program had
/// them: read with a warning where one meaning is possible, and refused with the cause where it is not.
/// </summary>
public sealed class WrittenCellTests
{
    private static readonly Codebook Codebook = ExampleCodebook
        .Changed(root =>
        {
            var answers = root.Question("werkt-samen")["answers"]!;
            answers[0]!["label"] = "Ja, ge\u00efnteresseerd & tevreden";
            answers[1]!["label"] = "Nee, wij werken met geen van de andere organisaties samen";
            root.Question("cijfer")["unit"] = "punten";
        })
        .Codebook.ShouldNotBeNull();

    [Theory]
    [InlineData("1 - Ja, ge\u00efnteresseerd & tevreden", 0)]
    [InlineData("1. Ja, ge\u00efnteresseerd & tevreden", 0)]
    [InlineData("1: Ja, ge\u00efnteresseerd & tevreden", 0)]
    [InlineData("1 = Ja, ge\u00efnteresseerd & tevreden", 0)]
    [InlineData("(1) Ja, ge\u00efnteresseerd & tevreden", 0)]
    [InlineData("Ja, ge\u00efnteresseerd & tevreden (1)", 0)]
    [InlineData("[9] weet niet", 2)]
    [InlineData("9 weet niet", 2)]
    [InlineData("weet niet.", 2)]
    [InlineData("Weet niet!", 2)]
    [InlineData("weet niet;", 2)]
    [InlineData("01", 0)]
    [InlineData("009", 2)]
    [InlineData("9.", 2)]
    [InlineData("'9", 2)]
    [InlineData("'weet niet'", 2)]
    [InlineData("=\"9\"", 2)]
    [InlineData("=\"weet niet\"", 2)]
    [InlineData("\"weet niet\"", 2)]
    [InlineData("Ja, ge\u00efnteresseerd &amp; tevreden", 0)]
    [InlineData("<p>weet&nbsp;niet</p>", 2)]
    [InlineData("weet<br />niet", 2)]
    [InlineData("Ja, ge\u00c3\u00afnteresseerd & tevreden", 0)]
    [InlineData("Ja, geinteresseerd & tevreden", 0)]
    [InlineData("JA, GEINTERESSEERD & TEVREDEN", 0)]
    [InlineData("Ja, ge?nteresseerd & tevreden", 0)]
    [InlineData("Ja, ge??nteresseerd & tevreden", 0)]
    [InlineData("Nee, wij werken met\u2026", 1)]
    [InlineData("Nee, wij werken met...", 1)]
    [InlineData("Nee, wij werken met geen van de andere organ", 1)]
    [InlineData("weet\nniet", 2)]
    [InlineData("\ufeffweet niet", 2)]
    [InlineData("weet\u00adniet", null)]
    public async Task Answer_written_otherwise_is_read_where_one_can_be_meant(string cell, int? answer)
    {
        var file = Csv("werkt-samen", cell);

        var report = await ExampleResponses.CheckAsync(file, codebook: Codebook);

        if (answer is not { } expected)
        {
            report.Issues.ShouldHaveSingleItem().Rule.ShouldBe(IntakeRule.UnknownAnswer);
            return;
        }

        report.Issues.ShouldBeEmpty();
        report.Warnings.ShouldContain(warning =>
            warning.Rule == IntakeRule.Rewritten && warning.Column == "werkt-samen"
        );
        (await ExampleResponses.SetAsync(file, Codebook)).Codes("werkt-samen")[0].ShouldBe((ushort)expected);
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("1 2")]
    [InlineData("1-2")]
    [InlineData("2 - weet niet")]
    [InlineData("Ne...")]
    [InlineData("Nee, wij werken")]
    [InlineData("ja of nee")]
    public async Task Answer_that_may_be_another_is_refused(string cell) =>
        (await ExampleResponses.CheckAsync(Csv("werkt-samen", cell), codebook: Codebook))
            .Issues.ShouldHaveSingleItem()
            .Rule.ShouldBe(IntakeRule.UnknownAnswer);

    [Theory]
    [InlineData("#DEEL/0!", "formula")]
    [InlineData("#WAARDE!", "formula")]
    [InlineData("#REF!", "formula")]
    [InlineData("########", "too narrow")]
    [InlineData("5-jul", "a date of a number or a range")]
    [InlineData("mrt-07", "a date of a number or a range")]
    [InlineData("n.v.t.", "\"blanks\": [\"n.v.t.\"]")]
    [InlineData("onbekend", "\"blanks\": [\"onbekend\"]")]
    public async Task What_a_program_spoiled_is_refused_once_with_its_cause(string cell, string cause)
    {
        foreach (var column in (string[])["werkt-samen", "cijfer"])
        {
            var report = await ExampleResponses.CheckAsync(
                ExampleResponses.Csv(
                    ExampleResponses.With(column, cell),
                    ExampleResponses.With(column, cell, "r2"),
                    ExampleResponses.With(column, cell, "r3")
                ),
                codebook: Codebook
            );

            var issue = report.Issues.ShouldHaveSingleItem();
            issue.Count.ShouldBe(3);
            issue.Message.ShouldContain(cause);
        }
    }

    [Theory]
    [InlineData("#N/B")]
    [InlineData("#NV")]
    [InlineData("#LEEG!")]
    [InlineData("(leeg)")]
    [InlineData("(blank)")]
    [InlineData("<NA>")]
    [InlineData("--")]
    [InlineData("\u2013")]
    public async Task Marks_of_programs_for_no_answer_are_blank(string cell)
    {
        var file = ExampleResponses.Csv(ExampleResponses.With("werkt-samen", cell));

        (await ExampleResponses.CheckAsync(file)).Issues.ShouldBeEmpty();
        (await ExampleResponses.SetAsync(file)).Codes("werkt-samen")[0].ShouldBe(ResponseSet.Blank);
    }

    [Theory]
    [InlineData("'7", 7)]
    [InlineData("=\"7,5\"", 7.5)]
    [InlineData("7,-", 7)]
    [InlineData("7.", 7)]
    [InlineData("7 punten", 7)]
    [InlineData("7,5punten", 7.5)]
    [InlineData("7%", 7)]
    [InlineData("\uff17", 7)]
    public async Task Number_written_otherwise_is_read_with_a_warning(string cell, double number)
    {
        var file = Csv("cijfer", cell);

        var report = await ExampleResponses.CheckAsync(file, codebook: Codebook);

        report.Issues.ShouldBeEmpty();
        report
            .Warnings.Where(warning => warning.Rule == IntakeRule.Rewritten)
            .ShouldHaveSingleItem()
            .Column.ShouldBe("cijfer");
        (await ExampleResponses.SetAsync(file, Codebook)).Numbers("cijfer")[0].ShouldBe(number);
    }

    [Theory]
    [InlineData("ca. 7")]
    [InlineData("7-8")]
    [InlineData("7 jaar")]
    [InlineData("> 7")]
    [InlineData("zeven")]
    [InlineData("7,5,")]
    public async Task Number_with_words_is_refused(string cell) =>
        (await ExampleResponses.CheckAsync(Csv("cijfer", cell), codebook: Codebook))
            .Issues.ShouldHaveSingleItem()
            .Rule.ShouldBe(IntakeRule.NotANumber);

    [Theory]
    [InlineData("v", "")]
    [InlineData("\u2713", "\u2610")]
    [InlineData("\u2612", "\u2610")]
    [InlineData("j", "n")]
    [InlineData("aan", "uit")]
    [InlineData("1 - ja", "0 - nee")]
    public async Task Signs_of_a_tick_are_read(string ticked, string not)
    {
        var file = ExampleResponses.Csv($"r1,01AB,1,n,1,kc,{ticked},{not},{not},3,9,7.5,");

        (await ExampleResponses.CheckAsync(file)).Issues.ShouldBeEmpty();
        var set = await ExampleResponses.SetAsync(file);
        (set.Codes("doelen.taal")[0], set.Codes("doelen.zorg")[0]).ShouldBe(((ushort)1, (ushort)0));
    }

    [Theory]
    [InlineData("1,23457E+15")]
    [InlineData("1.23E+12")]
    public async Task Id_that_a_spreadsheet_rounded_is_refused(string id)
    {
        var report = await ExampleResponses.CheckAsync(
            Encoding.UTF8.GetBytes($"{ExampleResponses.Header}\n\"{id}\",01AB,1,n,1,kc,1,0,0,3,9,7.5,\n")
        );

        report.Issues.ShouldHaveSingleItem().Message.ShouldContain("last digits are lost");
    }

    [Theory]
    [InlineData("werkt-samen", "werkt_samen")]
    [InlineData("werkt-samen", "werkt.samen")]
    [InlineData("werkt-samen", "Werkt samen")]
    [InlineData("werkt-samen", "werkt\u2013samen")]
    [InlineData("doelen.taal", "doelen_taal")]
    [InlineData("stellingen.visie", "stellingen visie")]
    [InlineData("cijfer", "ci\u200bjfer")]
    public async Task Head_that_differs_in_marks_is_read_with_a_warning(string name, string written)
    {
        var report = await ExampleResponses.CheckAsync(
            File(ExampleResponses.Header.Replace(name, written, StringComparison.Ordinal))
        );

        report.Issues.ShouldBeEmpty();
        report
            .Warnings.Where(warning => warning.Rule == IntakeRule.Rewritten)
            .ShouldHaveSingleItem()
            .Message.ShouldContain($"was read as '{name}'");
    }

    [Fact]
    public async Task Head_that_two_columns_look_like_is_missing() =>
        (
            await ExampleResponses.CheckAsync(
                File(
                    ExampleResponses
                        .Header.Replace("werkt-samen", "werkt_samen", StringComparison.Ordinal)
                        .Replace("toelichting", "werkt.samen", StringComparison.Ordinal)
                )
            )
        )
            .Issues.ShouldHaveSingleItem()
            .Rule.ShouldBe(IntakeRule.MissingColumn);

    private static byte[] File(string header) => Encoding.UTF8.GetBytes($"{header}\n{ExampleResponses.Row}\n");

    /// <summary>The example row with one cell changed, in quotes.</summary>
    private static byte[] Csv(string column, string cell) =>
        ExampleResponses.Csv(
            ExampleResponses
                .With(column, $"\u0001{column}")
                .Replace(
                    $"\u0001{column}",
                    $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
                    StringComparison.Ordinal
                )
        );
}
