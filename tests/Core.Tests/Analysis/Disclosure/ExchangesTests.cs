using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Results;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis.Disclosure;

/// <summary>How long it is looked for other answers that fit all that is shown.</summary>
public sealed class ExchangesTests
{
    private static readonly TableId Asked = new("vorm");

    [Theory]
    [InlineData(1_000_000, true)]
    [InlineData(0, false)]
    public void What_no_search_was_made_for_is_taken_to_follow(long maximumSteps, bool isHidden) =>
        Searching(maximumSteps).Hide(Asked, SomeWhoCooperate, _ => []).ShouldBe(isHidden);

    [Fact]
    public void All_searches_of_a_group_have_one_bound()
    {
        var searching = Searching(maximumSteps: 20_000);
        var hidden = Enumerable
            .Range(0, 20_000)
            .TakeWhile(_ => searching.Hide(Asked, SomeWhoCooperate, _ => Everyone))
            .Count();

        hidden.ShouldBeInRange(1, 19_999);
    }

    /// <summary>
    /// Four of a set cooperate loosely, and all others who do are outside it: exchanges with them make the four five or six,
    /// which a count that is withheld for being small is not.
    /// </summary>
    [Theory]
    [InlineData(4, false)]
    [InlineData(6, true)]
    [InlineData(null, true)]
    public void Of_a_count_that_is_seen_to_be_small_another_small_one_must_be_possible(int? most, bool isHidden)
    {
        var loose = 0;
        int[] inSet =
        [
            .. Enumerable.Range(0, DisclosureSurvey.Members).Select(i => i >= 100 && i % 3 == 0 && ++loose > 4 ? 0 : 1),
        ];
        var (codebook, tables) = DisclosureSurvey.Of(DisclosureSurvey.Members);
        var atoms = Atoms.Of(DisclosureSurvey.Members, [("deel", new([.. inSet.Select(i => (ushort)i)], 2))]);
        bool[] set = [.. Enumerable.Range(0, atoms.Count).Select(a => atoms.Inside("deel")[a])];
        ShownSide[] everyone = [new(atoms.Whole(), Withholding.Nothing, IsRest: false)];

        new Exchanges(codebook, tables, atoms)
            .Hide(Asked, new FewAnswers(set, 0, most), table => table == Asked ? everyone : [])
            .ShouldBe(isHidden);
    }

    private static FewAnswers SomeWhoCooperate => new([true, false], 0);

    /// <summary>Nothing of it is shown, but it is looked at.</summary>
    private static ShownSide[] Everyone => [new([true, true], new Withholding { Suppressed = true }, IsRest: false)];

    private static Exchanges Searching(long maximumSteps)
    {
        var (codebook, tables) = DisclosureSurvey.Of(DisclosureSurvey.Members);
        var atoms = Atoms.Of(
            DisclosureSurvey.Members,
            [("deel", new([.. Enumerable.Range(0, DisclosureSurvey.Members).Select(i => (ushort)(i % 2))], 2))]
        );
        return new Exchanges(codebook, tables, atoms, maximumSteps);
    }
}
