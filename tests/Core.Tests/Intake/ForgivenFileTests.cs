using System.Text;
using Serverless.Core.Tests.Surveys;
using Serverless.Intake;
using Serverless.Intake.Responses;
using Serverless.Surveys;
using Shouldly;
using Xunit;
using static System.FormattableString;

namespace Serverless.Core.Tests.Intake;

/// <summary>Files as programs and people leave them are read where their meaning is certain, and what was done is said.</summary>
public sealed class ForgivenFileTests
{
    private static readonly Codebook Codebook = ExampleCodebook
        .Changed(root =>
        {
            var answers = root["questions"]![2]!["answers"]!;
            answers[1]!["label"] = "Caf\u00e9 \u2013 \u2018samen\u2019";
            answers[2]!["label"] = "Weet niet";
        })
        .Codebook.ShouldNotBeNull();

    [Theory]
    [InlineData("Weet\u00a0niet", 2)]
    [InlineData("weet  niet", 2)]
    [InlineData("Weet\u200b niet", 2)]
    [InlineData("Cafe\u0301 \u2013 \u2018samen\u2019", 1)]
    [InlineData("caf\u00e9 - 'samen'", 1)]
    public async Task Label_that_looks_the_same_is_read_with_a_warning(string label, int answer)
    {
        var file = ExampleResponses.Csv(ExampleResponses.With("werkt-samen", label));

        var report = await ExampleResponses.CheckAsync(file, codebook: Codebook);

        report.Issues.ShouldBeEmpty();
        var warning = report.Warnings.Where(w => w.Rule == IntakeRule.Rewritten).ShouldHaveSingleItem();
        (warning.Column, warning.Count).ShouldBe(("werkt-samen", 1));
        (await ExampleResponses.SetAsync(file, Codebook)).Codes("werkt-samen")[0].ShouldBe((ushort)answer);
    }

    [Fact]
    public async Task Label_in_another_case_is_read_without_a_word() =>
        (
            await ExampleResponses.CheckAsync(
                ExampleResponses.Csv(ExampleResponses.With("werkt-samen", "WEET NIET")),
                codebook: Codebook
            )
        ).Warnings.ShouldNotContain(warning => warning.Rule == IntakeRule.Rewritten);

    [Fact]
    public async Task Rows_that_a_spreadsheet_left_empty_are_passed_over()
    {
        var report = await ExampleResponses.CheckAsync(
            ExampleResponses.Row,
            ",,,,,,,,,,,,",
            " , ,\"\",,,,,,,,,,",
            ExampleResponses.With("regio", "z", "r2")
        );

        (report.Rows, report.IssueCount).ShouldBe((2, 0));
    }

    [Fact]
    public async Task Cells_that_excel_leaves_out_at_the_end_are_blank()
    {
        var file = ExampleResponses.Csv(ExampleResponses.Row, "r2,01AB,1,n,2", "r3,01AB,1,n,1,kc,1");

        var report = await ExampleResponses.CheckAsync(file);

        report.Issues.ShouldBeEmpty();
        var warning = report.Warnings.Where(w => w.Rule == IntakeRule.RaggedRow).ShouldHaveSingleItem();
        warning.Count.ShouldBe(2);
        warning.Message.ShouldContain("row 3");
        var set = await ExampleResponses.SetAsync(file);
        set.Count.ShouldBe(3);
        double.IsNaN(set.Numbers("cijfer")[2]).ShouldBeTrue();
    }

    [Theory]
    [InlineData("r2")]
    [InlineData("dat is jammer")]
    [InlineData("dat is jammer,1,n")]
    public async Task Rest_of_a_text_that_was_broken_off_is_no_respondent(string rest)
    {
        var issue = (await ExampleResponses.CheckAsync(ExampleResponses.Row, rest)).Issues.ShouldHaveSingleItem();

        (issue.Row, issue.Rule).ShouldBe((3, IntakeRule.RaggedRow));
        issue.Message.ShouldContain("quotes");
    }

    [Fact]
    public async Task File_that_ends_within_a_row_is_refused()
    {
        var whole = ExampleResponses.Csv(ExampleResponses.Row, ExampleResponses.With("regio", "z", "r2"));

        var issue = (await ExampleResponses.CheckAsync(whole[..^18])).Issues.ShouldHaveSingleItem();

        (issue.Row, issue.Rule).ShouldBe((3, IntakeRule.RaggedRow));
        issue.Message.ShouldContain("cut off");
    }

    [Fact]
    public async Task Pipes_are_a_delimiter_where_no_other_is()
    {
        var file = Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(ExampleResponses.Csv(ExampleResponses.Row)).Replace(',', '|')
        );

        var report = await ExampleResponses.CheckAsync(file);

        (report.Delimiter, report.IssueCount).ShouldBe(("pipe", 0));
        report.Warnings.ShouldContain(warning => warning.Rule == IntakeRule.Format);
    }

    [Theory]
    [InlineData("\"sep=;\"\r\n")]
    [InlineData("sep=;\n")]
    public async Task Line_that_names_the_delimiter_may_be_in_quotes(string line)
    {
        var file = Encoding.UTF8.GetBytes(
            line + Encoding.UTF8.GetString(ExampleResponses.Csv(ExampleResponses.Row)).Replace(',', ';')
        );

        (await ExampleResponses.CheckAsync(file)).IssueCount.ShouldBe(0);
    }

    [Theory]
    [InlineData("x", "")]
    [InlineData("X", "0")]
    [InlineData("Y", "N")]
    [InlineData("Selected", "Not selected")]
    [InlineData("Genoemd", "Niet genoemd")]
    [InlineData("Quoted", "Not quoted")]
    [InlineData("taal", "")]
    [InlineData("Taal", "not selected")]
    public async Task Option_is_ticked_in_words(string ticked, string not)
    {
        var file = ExampleResponses.Csv(
            ExampleResponses.With("doelen.taal", ticked),
            ExampleResponses.With("doelen.taal", not, "r2")
        );

        (await ExampleResponses.CheckAsync(file)).Issues.ShouldBeEmpty();
        (await ExampleResponses.SetAsync(file)).Codes("doelen.taal").ShouldBe(new ushort[] { 1, 0 });
    }

    [Fact]
    public async Task One_and_two_are_ticked_and_not_ticked_where_no_cell_is_zero()
    {
        var file = ExampleResponses.Csv(Ticks("r1", "1,2,2"), Ticks("r2", "2,1,2"));

        var report = await ExampleResponses.CheckAsync(file);

        report.Issues.ShouldBeEmpty();
        report.Warnings.Where(warning => warning.Rule == IntakeRule.Rewritten).ShouldHaveSingleItem().Count.ShouldBe(4);
        (await ExampleResponses.SetAsync(file)).Codes("doelen.taal").ShouldBe(new ushort[] { 1, 0 });
    }

    [Theory]
    [InlineData("1,2,2", "2,1,0")]
    [InlineData("1,,", ",2,")]
    public async Task Two_is_refused_where_it_may_mean_something_else(string first, string second)
    {
        var issue = (
            await ExampleResponses.CheckAsync(Ticks("r1", first), Ticks("r2", second))
        ).Issues.ShouldHaveSingleItem();

        (issue.Rule, issue.Value).ShouldBe((IntakeRule.NotZeroOrOne, "2"));
    }

    [Theory]
    [InlineData("#N/A")]
    [InlineData("N/A")]
    [InlineData("NaN")]
    [InlineData("NULL")]
    [InlineData("-")]
    public async Task Marks_of_programs_are_blank(string mark)
    {
        var file = ExampleResponses.Csv(
            ExampleResponses.With("noemer", mark),
            ExampleResponses.With("cijfer", mark, "r2")
        );

        (await ExampleResponses.CheckAsync(file)).IssueCount.ShouldBe(0);
        double.IsNaN((await ExampleResponses.SetAsync(file)).Numbers("cijfer")[1]).ShouldBeTrue();
    }

    [Fact]
    public async Task Marks_that_the_codebook_names_are_blank()
    {
        var codebook = ExampleCodebook
            .Changed(root => root["blanks"] = new System.Text.Json.Nodes.JsonArray("-77"))
            .Codebook;
        var file = ExampleResponses.Csv(
            ExampleResponses.With("noemer", "-77"),
            ExampleResponses.With("cijfer", "-77", "r2"),
            ExampleResponses.With("toelichting", "-77", "r3")
        );

        (await ExampleResponses.CheckAsync(file)).IssueCount.ShouldBe(2);
        (await ExampleResponses.CheckAsync(file, codebook: codebook)).IssueCount.ShouldBe(0);
    }

    [Fact]
    public async Task Fault_of_ten_thousand_cells_is_told_once()
    {
        var rows = Enumerable
            .Range(1, 10_000)
            .Select(i =>
                ExampleResponses.With("noemer", i % 2 == 0 ? "kindcentra" : "kinder-centra", Invariant($"r{i}"))
            )
            .ToArray();

        var report = await ExampleResponses.CheckAsync(rows);

        report.IssueCount.ShouldBe(10_000);
        var issue = report.Issues.ShouldHaveSingleItem();
        (issue.Row, issue.Column, issue.Count, issue.More.Count).ShouldBe((2, "noemer", 10_000, 19));
        issue.More[0].ShouldBe(new IssuePlace(3, "kindcentra"));
        issue.Message.ShouldBe(
            "'kinder-centra' is no answer of question 'noemer'. Write one of the codes kc or anders, a label, or nothing. The column has this 10000 times, first in rows 2, 3, 4, 5, 6, with 'kinder-centra', 'kindcentra'."
        );
    }

    [Fact]
    public async Task Ids_that_differ_in_capitals_only_are_warned_of()
    {
        var report = await ExampleResponses.CheckAsync(
            ExampleResponses.Row,
            ExampleResponses.With("regio", "z", "R1"),
            ExampleResponses.With("regio", "z", "r2")
        );

        report.Issues.ShouldBeEmpty();
        var warning = report.Warnings.Where(w => w.Rule == IntakeRule.SimilarId).ShouldHaveSingleItem();
        (warning.Column, warning.Count).ShouldBe(("respondent", 1));
        warning.Message.ShouldContain("'R1' in row 3");
    }

    [Fact]
    public async Task Id_that_stands_twice_is_refused_also_where_another_differs_in_capitals()
    {
        var report = await ExampleResponses.CheckAsync(
            ExampleResponses.Row,
            ExampleResponses.With("regio", "z", "R1"),
            ExampleResponses.With("regio", "z", "R1")
        );

        var issue = report.Issues.ShouldHaveSingleItem();
        (issue.Row, issue.Rule).ShouldBe((4, IntakeRule.DuplicateId));
        issue.Message.ShouldContain("Row 3");
    }

    [Fact]
    public async Task Mark_of_digits_that_the_codebook_names_is_blank_also_in_a_column_of_numbers()
    {
        var codebook = ExampleCodebook
            .Changed(root => root["blanks"] = new System.Text.Json.Nodes.JsonArray("7,5"))
            .Codebook.ShouldNotBeNull();

        var set = await ExampleResponses.SetAsync(
            ExampleResponses.Csv(
                ExampleResponses.With("cijfer", "\"7,5\""),
                ExampleResponses.With("cijfer", "7.5", "r2")
            ),
            codebook
        );

        double.IsNaN(set.Numbers("cijfer")[0]).ShouldBeTrue();
        set.Numbers("cijfer")[1].ShouldBe(7.5);
    }

    /// <summary>A row with these cells in the three columns of question doelen.</summary>
    private static string Ticks(string respondent, string cells) =>
        ExampleResponses.With("regio", "n", respondent).Replace("1,0,0", cells, StringComparison.Ordinal);
}
