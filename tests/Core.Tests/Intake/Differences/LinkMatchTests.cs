using System.Globalization;
using Serverless.Intake.Differences;
using Shouldly;
using Xunit;
using static System.FormattableString;

namespace Serverless.Core.Tests.Intake.Differences;

/// <summary>Link keys match letter for letter; what nearly matches is counted and not applied.</summary>
public sealed class LinkMatchTests
{
    private static async Task<LinkMatch> MatchAsync(Func<int, string> before, Func<int, string> now, int rows = 200) =>
        (await Profiles.OfAsync(File(now, rows)))
            .LinkTo(await Profiles.OfAsync(File(before, rows), wave: "2024"))
            .ShouldNotBeNull();

    private static string File(Func<int, string> key, int rows) =>
        Profiles.File(rows, number => Invariant($"r{number},{key(number)},1,5,1,"));

    [Fact]
    public async Task Keys_without_leading_zeros_do_not_match_and_are_reported()
    {
        var match = await MatchAsync(number => Invariant($"{number:D4}AB"), number => Invariant($"{number}AB"));

        (match.Keys, match.EarlierKeys, match.Matching).ShouldBe((200, 200, 0));
        var best = match.BestNearMatch.ShouldNotBeNull();
        (best.Form, best.Matching).ShouldBe((KeyForm.WithoutLeadingZeros, 200));
        FileWarnings
            .LinkKeys(match, "2024", "brin")
            .ShouldNotBeNull()
            .Message.ShouldContain("200 of 200 would match without leading zeros");
    }

    [Theory]
    [InlineData("{0:D4}-AB", "{0:D4}AB", KeyForm.WithoutPunctuation)]
    [InlineData("{0:D4}AB", "{0:D4}.AB", KeyForm.WithoutPunctuation)]
    [InlineData("1{0:D4}/7", "1{0:D4}_7", KeyForm.WithoutPunctuation)]
    [InlineData("{0:D4}-AB", "{0}ab", KeyForm.AllOfThese)]
    public async Task Keys_with_other_punctuation_do_not_match_and_are_reported(
        string before,
        string now,
        KeyForm expected
    )
    {
        var match = await MatchAsync(
            number => string.Format(CultureInfo.InvariantCulture, before, number),
            number => string.Format(CultureInfo.InvariantCulture, now, number)
        );

        match.Matching.ShouldBe(0);
        match.BestNearMatch.ShouldBe(new NearMatch(expected, 200));
        FileWarnings
            .LinkKeys(match, "2024", "brin")
            .ShouldNotBeNull()
            .Message.ShouldContain($"200 of 200 would match {KeyForms.InWords(expected)}");
    }

    [Fact]
    public async Task Case_and_spaces_are_reported_apart_and_together()
    {
        var match = await MatchAsync(
            number => Invariant($"{number + 100} ab"),
            number => number < 50 ? Invariant($"{number + 100} AB") : Invariant($"{number + 100}AB")
        );

        match.NearMatches.ShouldBe([new(KeyForm.InOneCase, 50), new(KeyForm.AllOfThese, 200)]);
    }

    [Fact]
    public async Task Keys_of_several_respondents_and_blank_ones_count_once_and_not_at_all()
    {
        var match = await MatchAsync(
            number => Invariant($"k{number / 2}"),
            number => number < 20 ? "" : Invariant($"k{number / 2}")
        );

        (match.Keys, match.EarlierKeys, match.Matching, match.CouldMatch).ShouldBe((90, 100, 90, 90));
        FileWarnings.LinkKeys(match, "2024", "brin").ShouldBeNull();
    }

    [Theory]
    [InlineData(99, true)]
    [InlineData(100, false)]
    public async Task Fewer_than_half_of_those_that_could_match_is_a_warning(int shared, bool warned)
    {
        var match = await MatchAsync(
            number => Invariant($"k{number}"),
            number => number < shared ? Invariant($"k{number}") : Invariant($"n{number}")
        );

        (FileWarnings.LinkKeys(match, "2024", "brin") is not null).ShouldBe(warned);
    }
}
