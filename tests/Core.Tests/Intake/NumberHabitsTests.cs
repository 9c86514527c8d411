using System.Text;
using Serverless.Intake;
using Serverless.Intake.Responses;
using Serverless.Surveys;
using Serverless.Surveys.Reading;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Intake;

/// <summary>Numbers as people write them: thousands, decimals, and codes for no answer.</summary>
public sealed class NumberHabitsTests
{
    [Theory]
    [InlineData("", "1.250", "12.500", "800")]
    [InlineData(",\"minimum\":0", "1,250", "12,500", "7")]
    public async Task Column_that_may_hold_thousands_asks_which_mark_is_which(string more, params string[] values)
    {
        var report = await Check(more, values);

        var issue = report.Issues.ShouldHaveSingleItem();
        (issue.Rule, issue.Row, issue.Column, issue.Value).ShouldBe((IntakeRule.Thousands, 2, "n", values[0]));
    }

    [Theory]
    [InlineData("", "1.250", "1.5")]
    [InlineData(",\"maximum\":10", "1.250", "7.500")]
    [InlineData(",\"thousands\":\".\"", "1.250", "12.500")]
    [InlineData(",\"decimal\":\".\"", "1.250", "12.500")]
    [InlineData("", "0.250", "0.500")]
    public async Task Column_whose_marks_are_clear_is_accepted(string more, params string[] values) =>
        (await Check(more, values)).IssueCounts.ShouldBeEmpty();

    [Theory]
    [InlineData(",\"thousands\":\".\"", "1.250", 1250)]
    [InlineData(",\"thousands\":\".\"", "1.234.567,5", 1234567.5)]
    [InlineData(",\"thousands\":\".\"", "12", 12)]
    [InlineData(",\"thousands\":\",\"", "1,250.25", 1250.25)]
    [InlineData(",\"thousands\":\" \",\"decimal\":\",\"", "12 500,5", 12500.5)]
    [InlineData(",\"thousands\":\" \"", "12\u00A0500", 12500)]
    [InlineData(",\"thousands\":\" \"", "12\u202F500", 12500)]
    [InlineData(",\"thousands\":\"'\"", "12\u2019500", 12500)]
    [InlineData(",\"decimal\":\",\"", "1,250", 1.25)]
    [InlineData(",\"decimal\":\".\"", "-1.250", -1.25)]
    public async Task Marks_are_read_as_the_codebook_says(string more, string value, double number)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes($"respondent;n\nr1;{value}\n"));
        var set = await ResponseReader.SetAsync(
            file,
            Codebook(more),
            "w",
            "g",
            cancellationToken: TestContext.Current.CancellationToken
        );

        set.Numbers("n").ShouldBe([number]);
    }

    [Theory]
    [InlineData(",\"thousands\":\".\"", "1.25")]
    [InlineData(",\"thousands\":\".\"", "12.5000")]
    [InlineData(",\"thousands\":\".\"", ".250")]
    [InlineData(",\"decimal\":\",\"", "1.250")]
    public async Task Marks_in_other_places_are_refused(string more, string value) =>
        (await Check(more, value)).Issues.ShouldHaveSingleItem().Rule.ShouldBe(IntakeRule.NotANumber);

    [Theory]
    [InlineData(99, 10)]
    [InlineData(999, 3)]
    [InlineData(-1, 1)]
    public async Task Codes_far_from_the_other_numbers_are_warned_about_with_their_count(int code, int count)
    {
        string[] codes = [.. Enumerable.Repeat(FormattableString.Invariant($"{code}"), count)];
        var report = await Check("", ["0", "1", "4", "7", "8", .. codes]);

        var warning = report.Warnings.Single(w => w.Rule == IntakeRule.LikelyMissingCode);
        (warning.Column, warning.Count).ShouldBe(("n", (long?)count));
    }

    [Theory]
    [InlineData("9", "1", "2", "5")]
    [InlineData("9996", "12", "40", "250")]
    [InlineData("-77", "0", "3")]
    public async Task Code_as_far_from_a_scale_as_the_scale_is_wide_is_warned_about(string code, params string[] values)
    {
        var report = await Check("", [code, .. values]);

        report.Warnings.Single(w => w.Rule == IntakeRule.LikelyMissingCode).Message.ShouldContain($"are {code}, far");
    }

    [Theory]
    [InlineData("1 250", "\"thousands\": \" \"")]
    [InlineData("1\u00A0250", "\"thousands\": \" \"")]
    [InlineData("12'500", "\"thousands\": \"'\"")]
    [InlineData("1.234.567", "\"thousands\": \".\"")]
    [InlineData("1.250,50", "\"thousands\": \".\"")]
    public async Task Thousands_that_cannot_be_decimals_are_refused_with_what_the_codebook_can_say(
        string value,
        string advice
    )
    {
        var issue = (await Check("", value)).Issues.ShouldHaveSingleItem();

        issue.Rule.ShouldBe(IntakeRule.NotANumber);
        issue.Message.ShouldContain(advice);
    }

    [Theory]
    [InlineData("2e15")]
    [InlineData("-1000000000000001")]
    public async Task Number_that_is_too_large_is_called_so(string value) =>
        (await Check("", value)).Issues.ShouldHaveSingleItem().Message.ShouldContain("the largest number that is read");

    [Theory]
    [InlineData("60", "75", "88", "97", "99", "120")]
    [InlineData("1", "3", "5", "8", "9")]
    [InlineData("-5", "-1", "3")]
    public async Task Numbers_among_the_others_are_not_warned_about(params string[] values) =>
        (await Check("", values)).Warnings.ShouldNotContain(w => w.Rule == IntakeRule.LikelyMissingCode);

    private static async Task<ValidationReport> Check(string more, params string[] values)
    {
        var rows = values.Select((value, i) => FormattableString.Invariant($"r{i};{value}\n"));
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("respondent;n\n" + string.Concat(rows)));
        return await ResponseReader.CheckAsync(
            file,
            Codebook(more),
            "w",
            "g",
            cancellationToken: TestContext.Current.CancellationToken
        );
    }

    private static Codebook Codebook(string more) =>
        CodebookReader
            .Read(
                Encoding.UTF8.GetBytes(
                    $$$"""
                    {"survey":"s","title":"s","waves":[{"id":"w","title":"w","fieldworkStart":"2024-01-01","fieldworkEnd":"2024-01-02"}],
                     "groups":[{"id":"g","label":"g","design":{"kind":"sample"}}],"chapters":[],
                     "questions":[{"id":"n","type":"numeric","text":"n"{{{more}}}}]}
                    """
                )
            )
            .Codebook!;
}
