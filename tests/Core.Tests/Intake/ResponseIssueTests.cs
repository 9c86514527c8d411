using System.Globalization;
using System.Text;
using Serverless.Core.Tests.Surveys;
using Serverless.Intake;
using Serverless.Intake.Responses;
using Serverless.Surveys;
using Shouldly;
using Xunit;
using static System.FormattableString;

namespace Serverless.Core.Tests.Intake;

/// <summary>What is wrong with a response file is found, with row, column, value and rule.</summary>
public sealed class ResponseIssueTests
{
    public static TheoryData<string, string, string, string> WrongCells() =>
        new()
        {
            { "grootte", "3", IntakeRule.UnknownAnswer, "3" },
            { "noemer", "kindcentra", IntakeRule.UnknownAnswer, "kindcentra" },
            { "stellingen.visie", "4", IntakeRule.UnknownAnswer, "4" },
            { "doelen.taal", "2", IntakeRule.NotZeroOrOne, "2" },
            { "doelen.zorg", "2", IntakeRule.NotZeroOrOne, "2" },
            { "cijfer", "zeven", IntakeRule.NotANumber, "zeven" },
            { "cijfer", "Inf", IntakeRule.NotANumber, "Inf" },
            { "cijfer", "1e999", IntakeRule.NotANumber, "1e999" },
            { "cijfer", "7.5.1", IntakeRule.NotANumber, "7.5.1" },
            { "cijfer", "\"7.000,5\"", IntakeRule.NotANumber, "7.000,5" },
            { "cijfer", "0.99", IntakeRule.OutOfRange, "0.99" },
            { "cijfer", "10.01", IntakeRule.OutOfRange, "10.01" },
            { "respondent", "a\0b", IntakeRule.Text, "a?b" },
            { "brin", "a\u0007", IntakeRule.Text, "a?" },
        };

    [Theory]
    [MemberData(nameof(WrongCells))]
    public async Task Wrong_cell_is_reported_with_row_column_and_value(
        string column,
        string value,
        string rule,
        string shown
    )
    {
        var report = await ExampleResponses.CheckAsync(
            ExampleResponses.Row,
            ExampleResponses.With(column, value, respondent: column == "respondent" ? value : "r2")
        );

        var issue = report.Issues.ShouldHaveSingleItem();
        (issue.Row, issue.Column, issue.Value, issue.Rule).ShouldBe((3, column, shown, rule));
        report.IsAccepted.ShouldBeFalse();
        report.Rows.ShouldBe(2);
    }

    [Fact]
    public async Task Header_in_the_midst_of_the_file_is_the_only_thing_that_is_said_of_what_follows()
    {
        var report = await ExampleResponses.CheckAsync(
            ExampleResponses.Row,
            ExampleResponses.Header,
            ExampleResponses.Row,
            ExampleResponses.Row
        );

        var issue = report.Issues.ShouldHaveSingleItem();
        (issue.Row, issue.Rule).ShouldBe((3, IntakeRule.RepeatedHeader));
    }

    [Theory]
    [InlineData(ExampleResponses.Row + ",extra", "14 values")]
    public async Task Ragged_row_is_refused(string row, string found)
    {
        var issue = (await ExampleResponses.CheckAsync(ExampleResponses.Row, row)).Issues.ShouldHaveSingleItem();

        (issue.Row, issue.Rule).ShouldBe((3, IntakeRule.RaggedRow));
        issue.Message.ShouldContain(found);
    }

    [Theory]
    [InlineData(';')]
    [InlineData(':')]
    public async Task Header_with_other_marks_than_the_file_is_read_with_is_one_issue(char mark)
    {
        var first = ExampleResponses.Header.IndexOf(',', StringComparison.Ordinal);
        var header = ExampleResponses.Header.Remove(first, 1).Insert(first, $"{mark}");
        var row = ExampleResponses.Row[(ExampleResponses.Row.IndexOf(',', StringComparison.Ordinal) + 1)..];

        var report = await ExampleResponses.CheckAsync(Encoding.UTF8.GetBytes($"{header}\n{row}\n"));

        var issue = report.Issues.ShouldHaveSingleItem();
        (issue.Row, issue.Rule).ShouldBe((1, IntakeRule.Format));
        issue.Message.ShouldContain("a comma, a semicolon or a tab");
    }

    [Fact]
    public async Task Empty_values_behind_the_last_column_are_let_pass() =>
        (
            await ExampleResponses.CheckAsync(
                Encoding.UTF8.GetBytes($"{ExampleResponses.Header},,\n{ExampleResponses.Row},,\n")
            )
        ).Issues.ShouldBeEmpty();

    [Fact]
    public async Task Missing_column_is_refused_and_a_likely_one_suggested()
    {
        var report = await ExampleResponses.CheckAsync(
            Encoding.UTF8.GetBytes(
                $"{ExampleResponses.Header.Replace("doelen.taal", "doelen.tal", StringComparison.Ordinal)}\n{ExampleResponses.Row}\n"
            )
        );

        var issue = report.Issues.ShouldHaveSingleItem();
        (issue.Row, issue.Column, issue.Rule).ShouldBe((1, "doelen.taal", IntakeRule.MissingColumn));
        issue.Message.ShouldContain("Did you mean 'doelen.tal'?");
    }

    [Fact]
    public async Task Missing_column_does_not_hide_wrong_cells()
    {
        var file = Encoding.UTF8.GetBytes(
            $"{ExampleResponses.Header.Replace("respondent", "id", StringComparison.Ordinal)}\n{ExampleResponses.With("regio", "west")}\n"
        );

        (await ExampleResponses.CheckAsync(file))
            .Issues.Select(issue => issue.Rule)
            .ShouldBe([IntakeRule.MissingColumn, IntakeRule.UnknownAnswer]);
    }

    [Fact]
    public async Task Open_question_without_column_is_a_warning()
    {
        var file = Encoding.UTF8.GetBytes(
            $"{ExampleResponses.Header.Replace("toelichting", "opmerking", StringComparison.Ordinal)}\n{ExampleResponses.Row}\n"
        );

        var report = await ExampleResponses.CheckAsync(file);

        report.Issues.ShouldBeEmpty();
        report.Warnings.ShouldContain(warning =>
            warning.Rule == IntakeRule.MissingColumn && warning.Column == "toelichting"
        );
        report.Warnings.ShouldContain(warning =>
            warning.Rule == IntakeRule.UnusedColumn && warning.Column == "opmerking"
        );
    }

    [Fact]
    public async Task Column_that_stands_twice_is_refused() =>
        (
            await ExampleResponses.CheckAsync(
                Encoding.UTF8.GetBytes($"{ExampleResponses.Header},Regio\n{ExampleResponses.Row},z\n")
            )
        )
            .Issues.ShouldHaveSingleItem()
            .Rule.ShouldBe(IntakeRule.DuplicateColumn);

    [Fact]
    public async Task Duplicate_id_names_the_earlier_row()
    {
        var issue = (
            await ExampleResponses.CheckAsync(
                ExampleResponses.Row,
                ExampleResponses.With("regio", "z", "r2"),
                ExampleResponses.Row
            )
        ).Issues.ShouldHaveSingleItem();

        (issue.Row, issue.Column, issue.Value, issue.Rule).ShouldBe((4, "respondent", "r1", IntakeRule.DuplicateId));
        issue.Message.ShouldContain("Row 2");
    }

    [Theory]
    [InlineData("")]
    [InlineData("NA")]
    public async Task Blank_id_is_refused(string id) =>
        (await ExampleResponses.CheckAsync(ExampleResponses.With("regio", "n", id)))
            .Issues.ShouldHaveSingleItem()
            .Rule.ShouldBe(IntakeRule.BlankId);

    [Fact]
    public async Task Duplicate_ids_are_found_however_far_apart()
    {
        const int respondents = 5_000;
        var report = await ExampleResponses.CheckAsync([
            .. Enumerable
                .Range(0, respondents)
                .Concat([respondents - 1, 0])
                .Select(i => ExampleResponses.With("brin", "01AB", Invariant($"r{i}"))),
        ]);

        var issue = report.Issues.ShouldHaveSingleItem();
        (issue.Rule, issue.Row, issue.Count).ShouldBe((IntakeRule.DuplicateId, respondents + 2, 2));
        issue.Message.ShouldStartWith(Invariant($"Row {respondents + 1} has the same respondent id"));
    }

    [Fact]
    public async Task Exclusive_option_with_another_is_refused() =>
        (await ExampleResponses.CheckAsync(ExampleResponses.With("doelen.geen", "1")))
            .Issues.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                issue => issue.Rule.ShouldBe(IntakeRule.ExclusiveOption),
                issue => issue.Column.ShouldBe("doelen.geen")
            );

    [Fact]
    public async Task Blank_margin_is_refused() =>
        (await ExampleResponses.CheckAsync(ExampleResponses.With("regio", "")))
            .Issues.ShouldHaveSingleItem()
            .Rule.ShouldBe(IntakeRule.BlankMargin);

    [Fact]
    public async Task Blank_margin_is_accepted_when_the_codebook_says_so()
    {
        var codebook = ExampleCodebook
            .Changed(root => root["groups"]![0]!["weighting"]!["missingMargin"] = "factor-one")
            .Codebook;

        (
            await ExampleResponses.CheckAsync(
                ExampleResponses.Csv(ExampleResponses.With("regio", "")),
                codebook: codebook
            )
        ).Issues.ShouldBeEmpty();
    }

    [Fact]
    public async Task Blank_stratum_is_refused_whatever_the_margins_say() =>
        (await ExampleResponses.CheckAsync(ExampleResponses.With("grootte", "")))
            .Issues.ShouldHaveSingleItem()
            .Rule.ShouldBe(IntakeRule.BlankDesign);

    [Theory]
    [InlineData("", IntakeRule.BlankDesign)]
    [InlineData("0", IntakeRule.OutOfRange)]
    [InlineData("-1", IntakeRule.OutOfRange)]
    public async Task Base_weight_is_a_number_above_zero(string weight, string rule)
    {
        var codebook = ExampleCodebook
            .Changed(root => root["groups"]![0]!["columns"]!["baseWeight"] = "gewicht")
            .Codebook;
        var file = Encoding.UTF8.GetBytes($"{ExampleResponses.Header},gewicht\n{ExampleResponses.Row},{weight}\n");

        var issue = (await ExampleResponses.CheckAsync(file, codebook: codebook)).Issues.ShouldHaveSingleItem();
        (issue.Rule, issue.Column).ShouldBe((rule, "gewicht"));
    }

    [Fact]
    public async Task Answer_not_offered_to_the_group_is_refused()
    {
        var codebook = ExampleCodebook
            .Changed(root =>
                root.Question("noemer")["answers"]![1]!["groups"] = new System.Text.Json.Nodes.JsonArray(
                    "schoolbesturen"
                )
            )
            .Codebook;
        codebook.ShouldNotBeNull();

        (
            await ExampleResponses.CheckAsync(
                ExampleResponses.Csv(ExampleResponses.With("noemer", "anders")),
                codebook: codebook
            )
        )
            .Issues.ShouldHaveSingleItem()
            .Rule.ShouldBe(IntakeRule.UnknownAnswer);
    }

    [Fact]
    public async Task Fault_of_a_column_is_listed_once_and_all_cells_are_counted()
    {
        var rows = Enumerable
            .Range(0, 2_500)
            .Select(i => ExampleResponses.With("regio", "west", $"r{i.ToString(CultureInfo.InvariantCulture)}"))
            .ToArray();

        var report = await ExampleResponses.CheckAsync(rows);

        report.Issues.ShouldHaveSingleItem().Count.ShouldBe(2_500);
        report.IssueCount.ShouldBe(2_500);
        report.IssueCounts.ShouldHaveSingleItem().ShouldBe(new IssueCount(IntakeRule.UnknownAnswer, "regio", 2_500));
    }

    [Fact]
    public async Task Values_are_cut_to_sixty_characters() =>
        (await ExampleResponses.CheckAsync(ExampleResponses.With("regio", new string('w', 500))))
            .Issues.ShouldHaveSingleItem()
            .Value!.Length.ShouldBeLessThanOrEqualTo(61);

    [Fact]
    public async Task Row_beyond_the_millionth_is_refused()
    {
        var codebook = ExampleCodebook
            .Reading(
                """
                {"survey":"a","title":"a","waves":[{"id":"2019","title":"w","fieldworkStart":"2019-01-01","fieldworkEnd":"2019-02-01"}],
                 "groups":[{"id":"basisscholen","label":"g","design":{"kind":"self-selected"}}],"chapters":[],"questions":[{"id":"q","type":"open","text":"t"}]}
                """
            )
            .Codebook;
        var file = new StringBuilder("respondent,q\n");
        for (var i = 0; i <= UploadLimits.MaximumRows; i++)
            file.Append(CultureInfo.InvariantCulture, $"{i},\n");

        var report = await ExampleResponses.CheckAsync(Encoding.UTF8.GetBytes(file.ToString()), codebook: codebook);

        var issue = report.Issues.ShouldHaveSingleItem();
        (issue.Row, issue.Rule).ShouldBe((UploadLimits.MaximumRows + 2, IntakeRule.TooManyRows));
        report.Rows.ShouldBe(UploadLimits.MaximumRows);
    }

    [Fact]
    public async Task File_beyond_the_size_limit_is_refused()
    {
        var report = await ResponseReader.CheckAsync(
            new EndlessFile(),
            ExampleResponses.Codebook,
            "2019",
            "basisscholen",
            cancellationToken: TestContext.Current.CancellationToken
        );

        report.Issues.ShouldContain(issue => issue.Rule == IntakeRule.Size);
    }

    [Fact]
    public async Task Row_that_is_too_long_to_read_is_refused() =>
        (await ExampleResponses.CheckAsync(ExampleResponses.With("toelichting", new string('x', 2_000_000))))
            .Issues.ShouldHaveSingleItem()
            .Row.ShouldBe(2);

    [Fact]
    public async Task Open_answer_that_is_too_long_is_refused_without_quoting_it()
    {
        var issue = (
            await ExampleResponses.CheckAsync(
                ExampleResponses.With("toelichting", new string('x', UploadLimits.MaximumOpenAnswerLength + 1))
            )
        ).Issues.ShouldHaveSingleItem();

        issue.Rule.ShouldBe(IntakeRule.Text);
        issue.Value.ShouldBeNull();
    }

    [Fact]
    public async Task Unknown_wave_or_group_is_the_callers_mistake()
    {
        await Should.ThrowAsync<ArgumentException>(() =>
            ExampleResponses.CheckAsync(ExampleResponses.Csv(), group: "onbekend")
        );
        await Should.ThrowAsync<ArgumentException>(() =>
            ResponseReader.CheckAsync(
                Stream.Null,
                ExampleResponses.Codebook,
                "1999",
                "basisscholen",
                cancellationToken: TestContext.Current.CancellationToken
            )
        );
    }

    [Fact]
    public async Task Rows_of_a_file_that_would_be_refused_are_not_handed_out()
    {
        var rows = ResponseReader.RowsAsync(
            new ForwardOnlyStream(ExampleResponses.Csv(ExampleResponses.With("regio", "west"))),
            ExampleResponses.Codebook,
            "2019",
            "basisscholen",
            cancellationToken: TestContext.Current.CancellationToken
        );

        await Should.ThrowAsync<InvalidDataException>(async () =>
            await rows.CountAsync(TestContext.Current.CancellationToken)
        );
    }

    /// <summary>A file without end: a header, then blank lines.</summary>
    private sealed class EndlessFile : MemoryStream
    {
        private static readonly byte[] Header = Encoding.UTF8.GetBytes(ExampleResponses.Header + "\n");

        private bool _started;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!_started)
            {
                _started = true;
                Header.CopyTo(buffer.Span);
                return ValueTask.FromResult(Header.Length);
            }

            buffer.Span.Fill((byte)' ');
            buffer.Span[^1] = (byte)'\n';
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
