using System.Text;
using Serverless.Intake;
using Serverless.Intake.Responses;
using Serverless.Intake.Sources.Conversion;
using Serverless.Surveys.Issues;
using Serverless.Surveys.Reading;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Intake;

/// <summary>
/// Labels that are the codes of other answers, as in files of SPSS where code 1 is "0 children": codes are read, and a
/// file that gives labels is refused.
/// </summary>
public sealed class LabelOrCodeTests
{
    private const string Codebook = """
        {
          "survey": "proef", "title": "Proef",
          "waves": [{"id": "2026", "title": "2026", "fieldworkStart": "2026-03-01", "fieldworkEnd": "2026-05-31"}],
          "groups": [{"id": "allen", "label": "allen", "design": {"kind": "self-selected"}}],
          "chapters": [{"id": "een", "title": "Een"}],
          "questions": [
            {"id": "kinderen", "type": "single", "chapter": "een", "text": "Hoeveel kinderen?",
             "answers": [{"code": "1", "label": "0"}, {"code": "2", "label": "1"}, {"code": "3", "label": "2"}]}
          ]
        }
        """;

    [Fact]
    public void Codebook_is_accepted_with_a_warning_per_label()
    {
        var reading = CodebookReader.Read(Encoding.UTF8.GetBytes(Codebook));

        reading.Issues.ShouldBeEmpty();
        reading
            .Warnings.Where(warning => warning.Rule == CodebookRule.LabelIsCode)
            .Select(warning => warning.Path)
            .ShouldBe(["$.questions[0].answers[1].label", "$.questions[0].answers[2].label"]);
    }

    [Fact]
    public async Task Codes_are_read_as_codes()
    {
        var report = await CheckAsync("1", "2", "3", "2");

        report.Issues.ShouldBeEmpty();
        using var file = new MemoryStream(File("1", "2", "3", "2"));
        var set = await ResponseReader.SetAsync(file, Read(), "2026", "allen");
        set.Codes("kinderen").ShouldBe(new ushort[] { 0, 1, 2, 1 });
    }

    [Fact]
    public async Task Labels_are_refused_where_one_of_them_shows_that_they_are_labels()
    {
        var report = await CheckAsync("1", "2", "0", "1");

        var issue = report.Issues.ShouldHaveSingleItem();
        (issue.Rule, issue.Row, issue.Column, issue.Value).ShouldBe((IntakeRule.LabelOrCode, 4, "kinderen", "0"));
        issue.Message.ShouldContain("3 values");
    }

    [Fact]
    public void Codebook_that_says_what_files_give_is_not_warned_of() =>
        CodebookReader
            .Read(Encoding.UTF8.GetBytes(Saying("codes")))
            .Warnings.ShouldNotContain(warning => warning.Rule == CodebookRule.LabelIsCode);

    [Fact]
    public async Task Label_is_no_answer_where_files_give_codes()
    {
        using var file = new MemoryStream(File("1", "2", "0"));

        var issue = (
            await ResponseReader.CheckAsync(file, Read(Saying("codes")), "2026", "allen")
        ).Issues.ShouldHaveSingleItem();

        (issue.Rule, issue.Row, issue.Value).ShouldBe((IntakeRule.UnknownAnswer, 4, "0"));
    }

    [Fact]
    public async Task Labels_are_read_as_labels_where_files_give_labels()
    {
        var codebook = Read(Saying("labels"));
        using var target = new MemoryStream();
        var readable = await ReadableResponses.OfAsync(
            () => new MemoryStream(File("0", "1", "2")),
            "responses.csv",
            codebook,
            "2026",
            "allen",
            write => write(target, TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken
        );

        readable.Conversion.ShouldNotBeNull().Issues.ShouldBeEmpty();
        target.Position = 0;
        (await ResponseReader.SetAsync(target, codebook, "2026", "allen"))
            .Codes("kinderen")
            .ShouldBe(new ushort[] { 0, 1, 2 });
        readable.Conversion.Rows.ShouldBe(3);
    }

    private static string Saying(string responses) =>
        Codebook.Replace("\"chapters\"", $"\"responses\": \"{responses}\", \"chapters\"", StringComparison.Ordinal);

    private static Serverless.Surveys.Codebook Read(string codebook) =>
        CodebookReader.Read(Encoding.UTF8.GetBytes(codebook)).Codebook.ShouldNotBeNull();

    private static Serverless.Surveys.Codebook Read() =>
        CodebookReader.Read(Encoding.UTF8.GetBytes(Codebook)).Codebook.ShouldNotBeNull();

    private static async Task<ValidationReport> CheckAsync(params string[] answers)
    {
        using var file = new MemoryStream(File(answers));
        return await ResponseReader.CheckAsync(file, Read(), "2026", "allen");
    }

    private static byte[] File(params string[] answers) =>
        Encoding.UTF8.GetBytes(
            "respondent,kinderen\n"
                + string.Concat(answers.Select((answer, i) => FormattableString.Invariant($"r{i},{answer}\n")))
        );
}
