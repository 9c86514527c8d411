using Serverless.Analysis.Changes;
using Serverless.Comparison;
using Serverless.Core.Tests.Intake.Differences;
using Serverless.Surveys;
using Shouldly;
using Xunit;
using static System.FormattableString;

namespace Serverless.Core.Tests.Analysis.Changes;

/// <summary>Answers that are distributed otherwise are found column by column, and chance is not.</summary>
public sealed class DistributionShiftsTests
{
    private static readonly AnalysisSettings Settings = new();

    private static string Row(int number, string yes, string no, int grade) =>
        Invariant($"r{number},b{number},{(number % 149 < 104 ? yes : no)},{grade},1,");

    [Fact]
    public async Task Swapped_codes_are_found_with_the_answer_that_moved_most()
    {
        var before = await Profiles.OfAsync(Profiles.File(149, number => Row(number, "1", "2", 1 + (number % 10))));
        var after = await Profiles.OfAsync(Profiles.File(149, number => Row(number, "2", "1", 1 + (number % 10))));

        var shifts = DistributionShifts.Of(before, after, Settings);

        // One answer to 'oud', so two columns are tested: Holm's factor is 2.
        (shifts.Tested, shifts.Count).ShouldBe((2, 1));
        var shift = shifts.Columns.ShouldHaveSingleItem();
        (shift.Column, shift.Statistic, shift.DegreesOfFreedom).ShouldBe(("lid", 46.72, 1));
        shift.P.ShouldBe(8.169e-12);
        shift.AdjustedP.ShouldBe(1.634e-11);
        shift.Largest.ShouldBe(new ShiftedAnswer("1", 0.698, 0.302));
        shifts.Warning(isSameWave: true).ShouldNotBeNull().Message.ShouldContain("'1' goes from 69.8");
    }

    [Fact]
    public async Task Numbers_on_another_scale_are_found()
    {
        var before = await Profiles.OfAsync(Profiles.File(100, number => Row(number, "1", "2", 1_000 + (17 * number))));
        var after = await Profiles.OfAsync(Profiles.File(100, number => Row(number, "1", "2", 1 + (number / 50))));

        var shift = DistributionShifts.Of(before, after, Settings).Columns.ShouldHaveSingleItem();

        shift.Column.ShouldBe("cijfer");
        shift.CramersV.ShouldBe(1);
    }

    [Fact]
    public async Task Column_that_turned_blank_is_found()
    {
        var before = await Profiles.OfAsync(Profiles.File(60, number => Row(number, "1", "2", 7)));
        var after = await Profiles.OfAsync(Profiles.File(60, number => Invariant($"r{number},b{number},,7,1,")));

        var shift = DistributionShifts.Of(before, after, Settings).Columns.ShouldHaveSingleItem();

        shift.Largest.ShouldBe(new ShiftedAnswer("1", 1, 0));
    }

    [Fact]
    public async Task Question_that_is_not_comparable_is_left_out_between_waves_and_not_within_one()
    {
        string File(string oud) => Profiles.File(80, number => Invariant($"r{number},b{number},1,5,{oud},"));
        var after = await Profiles.OfAsync(File("2"));

        DistributionShifts.Of(await Profiles.OfAsync(File("1"), "2024"), after, Settings).Columns.ShouldBeEmpty();
        DistributionShifts.Of(await Profiles.OfAsync(File("1")), after, Settings).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Samples_of_the_same_distribution_are_beyond_chance_as_seldom_as_alpha_says()
    {
        var random = new Random(20260301);
        var found = 0;
        const int runs = 200;
        for (var run = 0; run < runs; run++)
        {
            string File() =>
                Profiles.File(
                    150,
                    number => Invariant($"r{number},b,{random.Next(1, 3)},{random.Next(1, 11)},{random.Next(1, 3)},")
                );
            found += DistributionShifts
                .Of(await Profiles.OfAsync(File()), await Profiles.OfAsync(File()), Settings)
                .Count;
        }

        // At most 5 % of the runs, and 2.3 standard errors of a share of 200.
        found.ShouldBeLessThanOrEqualTo(17);
    }
}
