using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Results;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis.Disclosure;

/// <summary>Tables whose number of respondents is withheld: whether the shares beside it give it away.</summary>
public sealed class HiddenBasesTests
{
    private const int Threshold = 4;

    private static readonly TableId Asking = new("samen");
    private static readonly TableId Asked = new("vorm");

    [Fact]
    public void Whole_percents_of_twenty_respondents_are_withheld() =>
        Whole(BaseWithheld, Table(Asking, 9, 6, 5)).ShouldBe(Withholding.Everything);

    [Fact]
    public void Whole_percents_of_a_thousand_respondents_stay() =>
        Whole(BaseWithheld, Table(Asking, 450, 300, 250)).ShouldBe(BaseWithheld);

    /// <summary>
    /// A small count may be more than it is or less, so that the base may be either: of 7 and 53 every number fits from 57 to
    /// 60 and none above, of 8 and 52 every one from 60 to 63 and none below.
    /// </summary>
    [Theory]
    [InlineData(7, 53)]
    [InlineData(8, 52)]
    public void Numbers_of_respondents_on_one_side_alone_do_not_hide_it(int one, int other) =>
        Whole(BaseWithheld, Table(Asking, one, other)).Suppressed.ShouldBeTrue();

    [Fact]
    public void Base_that_is_shown_needs_no_hiding() =>
        Whole(Withholding.Nothing, Table(Asking, 9, 6, 5)).ShouldBe(Withholding.Nothing);

    [Fact]
    public void Answers_that_are_withheld_say_nothing_of_the_base() =>
        Whole(BaseWithheld with { Answers = [true, true, true] }, Table(Asking, 9, 6, 5)).Suppressed.ShouldBeFalse();

    [Fact]
    public void Summary_says_as_much_as_an_answer_does() =>
        Whole(
            BaseWithheld with
            {
                Answers = [true, true, true],
            },
            Table(Asking, 9, 6, 5) with
            {
                Summary = [true, true, false],
            }
        )
            .Suppressed.ShouldBeTrue();

    [Theory]
    [InlineData(60, true)]
    [InlineData(102, true)]
    [InlineData(104, false)]
    [InlineData(1000, false)]
    public void Mean_of_few_numbers_is_withheld_with_their_base(int respondents, bool isWithheld) =>
        Whole(BaseWithheld, Table(Asking) with { Base = respondents }).Mean.ShouldBe(isWithheld);

    /// <summary>17 and 13 of 30 are 57 and 43 %, of 29 they would be 59 and 41 or 55 and 45.</summary>
    [Fact]
    public void Of_two_that_hang_together_only_the_one_that_gives_its_base_away_is_withheld()
    {
        var asking = Table(Asking, 30, 970) with { Exposures = [new Exposure([true, false], [Asked], [])] };

        var both = Protected([asking, Table(Asked, 17, 13)], BaseWithheld);

        (both[Asking].Whole.Suppressed, both[Asked].Whole.Suppressed).ShouldBe((false, true));
    }

    private static Withholding BaseWithheld => new() { BaseWithheld = true };

    private static Withholding Whole(Withholding withheld, TableCounts table) =>
        Protected([table], withheld)[table.Table].Whole;

    private static Dictionary<TableId, TableWithholding> Protected(
        IReadOnlyList<TableCounts> tables,
        Withholding withheld
    ) =>
        HiddenBases.Protect(
            tables,
            tables
                .SelectMany(t => t.Exposures.SelectMany(e => e.Tables.Select(child => (t.Table, Child: child))))
                .ToLookup(p => p.Table, p => p.Child),
            tables.ToDictionary(
                t => t.Table,
                _ => new TableWithholding(withheld, new Dictionary<string, Withholding>(StringComparer.Ordinal))
            ),
            Threshold
        );

    private static TableCounts Table(TableId id, params int[] counts) =>
        new()
        {
            Table = id,
            Base = counts.Sum(),
            Counts = counts,
            BaseByAtom = [counts.Sum()],
            CountsByAtom = [counts],
            AddsUp = counts.Length > 0,
        };
}
