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
