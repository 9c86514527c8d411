using Serverless.Intake.Differences;
using Shouldly;
using Xunit;
using static System.FormattableString;

namespace Serverless.Core.Tests.Intake.Differences;

/// <summary>Respondents are distinguished by id and compared in what is read of them.</summary>
public sealed class RespondentDifferenceTests
{
    private static string Row(int number) => Invariant($"r{number},b{number},{(number % 2) + 1},{number + 1},1,");

    [Fact]
    public async Task Added_gone_and_changed_respondents_are_counted()
    {
        var present = await Profiles.OfAsync(Profiles.File(200, Row));
        var next = await Profiles.OfAsync(
            Profiles.File(
                210,
                number => number < 7 ? Invariant($"r{number},b{number},,{number + 1},1,") : Row(number + 3)
            )
        );

        next.RespondentsAgainst(present).ShouldBe(new RespondentDifference(13, 3, 7, 190));
    }

    [Fact]
    public async Task Order_of_rows_and_columns_and_labels_for_codes_are_no_change()
    {
        var present = await Profiles.OfAsync(Profiles.File(50, Row));
        var next = await Profiles.OfAsync(
            Profiles.File(
                50,
                number =>
                    Invariant(
                        $"{50 - number}.0,1,{((49 - number) % 2 == 0 ? "Ja" : "nee")},r{49 - number},b{49 - number},"
                    ),
                "cijfer,oud,lid,respondent,brin,open"
            )
        );

        next.RespondentsAgainst(present).ShouldBe(new RespondentDifference(0, 0, 0, 50));
    }

    [Theory]
    [InlineData("r0,b0,1,1,1,waarom")]
    [InlineData("r0,bb,1,1,1,")]
    [InlineData("r0,b0,1,2,1,")]
    public async Task Any_other_answer_or_key_is_a_change(string row)
    {
        var present = await Profiles.OfAsync(Profiles.File(1, Row));

        (await Profiles.OfAsync(Profiles.File(1, _ => row))).RespondentsAgainst(present).Changed.ShouldBe(1);
    }

    [Fact]
    public void Columns_that_came_and_went_are_named_whatever_their_capitals()
    {
        var difference = ColumnDifference.Of(["respondent", "Lid", "oud"], ["lid", "respondent", "nieuw", ""]);

        difference.Came.ShouldBe(["nieuw"]);
        difference.Went.ShouldBe(["oud"]);
    }

    [Theory]
    [InlineData(100, 200, true)]
    [InlineData(101, 200, false)]
    [InlineData(0, 0, true)]
    public void Half_a_file_is_warned_of(int respondents, int present, bool warned) =>
        (FileWarnings.HalfAFile(respondents, present) is not null).ShouldBe(warned);
}
