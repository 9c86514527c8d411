using Serverless.Core.Tests.Intake.Sources.Spss;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Intake.Sources.Drafts;

public sealed class DraftTests
{
    [Fact]
    public async Task Answers_of_two_words_are_no_two_answers()
    {
        string Rows(params string[] answers) =>
            "nr,Hoe vaak?\n"
            + string.Concat(answers.Select((answer, i) => FormattableString.Invariant($"{i},{answer}\n")));
        string[] given =
        [
            "Heel vaak",
            "Vaak",
            "Soms",
            "Heel soms",
            "Vaak",
            "Heel vaak",
            "Soms",
            "Heel soms",
            "Soms",
            "Vaak",
        ];

        (await Drafted.OfAsync(("a 2024.csv", Rows(given)))).Types.ShouldBe("hoe-vaak:single");
        (
            await Drafted.OfAsync(("a 2024.csv", Rows([.. given.Select(one => one.Replace("Heel", "soms")), "soms"])))
        ).Types.ShouldBe("hoe-vaak:multiple");
    }

    [Fact]
    public async Task Answers_of_two_waves_that_differ_in_capitals_are_one()
    {
        const string Rows = "nr,Mening\n1,goed\n2,slecht\n3,goed\n4,slecht\n5,goed\n6,slecht\n";

        var drafted = await Drafted.OfAsync(
            ["2023", "2024"],
            ("a 2023.csv", System.Text.Encoding.UTF8.GetBytes(Rows)),
            ("a 2024.csv", System.Text.Encoding.UTF8.GetBytes(Rows.Replace("goed", "Goed", StringComparison.Ordinal)))
        );

        drafted.Codebook.Questions[0].Answers.Count.ShouldBe(2);
    }

    [Fact]
    public async Task System_file_gives_labels_missing_codes_sets_grids_and_weight()
    {
        var file = new SystemFileBytes(1, weight: 8);
        file.Variable("ID")
            .Variable("Q1", label: "Werkt u samen?", missing: 1, missingValues: [file.Bytes(9.0)])
            .Variable("Q2_1", label: "Stelling: visie")
            .Variable("Q2_2", label: "Stelling: team")
            .Variable("Q2_3", label: "Stelling: geld")
            .Variable("TAAL", label: "taal")
            .Variable("ZORG", label: "zorg")
            .Variable("WEEG")
            .Labels([2], (file.Bytes(1.0), "ja"), (file.Bytes(2.0), "nee"), (file.Bytes(9.0), "weet niet"))
            .Labels([3, 4, 5], (file.Bytes(1.0), "oneens"), (file.Bytes(2.0), "neutraal"), (file.Bytes(3.0), "eens"))
            .Extension(7, "$doel=D1 2 6 Doelen taal zorg\n")
            .Encoded("UTF-8");
        var data = file.WithData(
            1.0,
            1.0,
            1.0,
            2.0,
            3.0,
            2.0,
            1.0,
            0.5,
            2.0,
            9.0,
            3.0,
            3.0,
            3.0,
            1.0,
            1.0,
            1.5,
            3.0,
            SystemFileBytes.SystemMissing,
            1.0,
            1.0,
            1.0,
            SystemFileBytes.SystemMissing,
            SystemFileBytes.SystemMissing,
            1.25
        );

        var drafted = await Drafted.OfAsync(["2024"], ("data.sav", data));

        drafted.Types.ShouldBe("Q1:single Q2:grid doel:multiple");
        drafted.Codebook.Groups[0].Columns.BaseWeight.ShouldBe("WEEG");
        drafted.Codebook.Questions[0].Answers.Single(answer => answer.Missing).Code.ShouldBe("9");
        ((GridQuestion)drafted.Codebook.Questions[1])
            .Items.Select(item => item.Label.Nl)
            .ShouldBe(["visie", "team", "geld"]);
        drafted
            .Converted[0]
            .ShouldBe(
                "ID,Q1,Q2.Q2_1,Q2.Q2_2,Q2.Q2_3,doel.TAAL,doel.ZORG,WEEG\n1,1,1,2,3,1,0,0.5\n2,9,3,3,3,0,0,1.5\n3,,1,1,1,,,1.25\n"
            );
    }

    [Fact]
    public async Task Two_waves_are_matched_and_their_changes_reported()
    {
        var drafted = await Drafted.OfAsync(
            ("data-2021.csv", Rows("id,tevreden,oud", "{0},ja,x", "{0},nee,y")),
            ("data-2023.csv", Rows("id,tevreden,nieuw", "{0},ja,1", "{0},soms,0"))
        );

        drafted.Codebook.Waves.Select(wave => wave.Id).ShouldBe(["2021", "2023"]);
        drafted.Codebook.Waves[1].ComparedWith.ShouldBe("2021");
        var shared = drafted.Codebook.Questions.Single(question => question.Id == "tevreden");
        shared.ComparableWithPreviousWave.ShouldBeFalse();
        shared.Answers.Single(answer => answer.Code == "soms").Waves.ShouldBe(["2023"]);
        shared.Answers.Single(answer => answer.Code == "nee").Waves.ShouldBe(["2021"]);
        drafted.Codebook.Questions.Single(question => question.Id == "oud").Waves.ShouldBe(["2021"]);
        drafted
            .Draft.Decisions.Where(decision => decision.Subject == "wave")
            .Select(decision => decision.Question)
            .ShouldBe(["tevreden", "nieuw", "oud"], ignoreOrder: true);

        static string Rows(string header, params string[] rows) =>
            header
            + "\n"
            + string.Concat(
                Enumerable
                    .Range(1, 12)
                    .Select(i =>
                        string.Format(System.Globalization.CultureInfo.InvariantCulture, rows[i % rows.Length], i)
                        + "\n"
                    )
            );
    }

    [Fact]
    public async Task Answers_of_several_waves_make_one_scale_and_decisions_are_listed_once()
    {
        var drafted = await Drafted.OfAsync(
            ("data-2021.csv", Rows("soms", "vaak", "nooit")),
            ("data-2023.csv", Rows("vaak", "zelden", "soms", "nooit"))
        );

        var question = drafted.Codebook.Questions.Single(question => question.Id == "veilig");
        ((bool?)drafted.Question("veilig")["ordinal"]).ShouldBe(true);
        question.Answers.Select(answer => answer.Code).ShouldBe(["nooit", "zelden", "soms", "vaak"]);
        drafted
            .Draft.Decisions.Where(decision => decision.Subject is "respondent" or "scale" or "background")
            .Select(decision => decision.Subject)
            .ShouldBe(["respondent", "scale", "background"], ignoreOrder: true);
        drafted.Codebook.Chapters.Single(chapter => chapter.IsBackground).Id.ShouldBe("achtergrond");
        drafted.Codebook.Questions.Single(question => question.Id == "wijk").Chapter.ShouldBe("achtergrond");

        static string Rows(params string[] answers) =>
            "id,wijk,veilig\n"
            + string.Concat(
                Enumerable
                    .Range(1, 24)
                    .Select(i =>
                        FormattableString.Invariant(
                            $"{i},{(i % 2 == 0 ? "Noord" : "Zuid")},{answers[i % answers.Length]}\n"
                        )
                    )
            );
    }

    [Fact]
    public async Task Labels_that_repeat_or_are_the_code_of_another_are_told_apart()
    {
        var file = new SystemFileBytes(1);
        file.Variable("ID")
            .Variable("Q1")
            .Labels([2], (file.Bytes(1.0), "."), (file.Bytes(2.0), "."), (file.Bytes(3.0), "1"))
            .Encoded("UTF-8");

        var drafted = await Drafted.OfAsync(["1"], ("data.sav", file.WithData(1.0, 1.0, 2.0, 2.0, 3.0, 3.0)));

        drafted.Codebook.Questions[0].Answers.Select(answer => answer.Label.Nl).ShouldBe([".", ". (2)", "1 (3)"]);
    }

    [Fact]
    public async Task Draft_says_when_fieldwork_was_only_where_the_tool_wrote_it()
    {
        var drafted = await Drafted.OfAsync(
            ("peiling-2024.csv", "id,geboortedatum,mening\na,1950-02-01,1\nb,1999-12-31,2\n")
        );

        drafted.Draft.Codebook["waves"]![0]!.ToJsonString().ShouldBe("""{"id":"2024","title":"2024"}""");
        var decision = drafted.Draft.Decisions.Where(one => one.Subject == "fieldwork").ShouldHaveSingleItem();
        decision.Found.ShouldBe(
            "The file of wave 2024 does not say when it was collected; 'geboortedatum' holds dates from 1950-02-01 to 1999-12-31, which may be something else."
        );
        decision.Proposal.ShouldStartWith("Dates are left out");
    }
}
