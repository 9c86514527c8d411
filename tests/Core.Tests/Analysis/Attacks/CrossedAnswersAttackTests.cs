using System.Text;
using Serverless.Analysis.Results;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis.Attacks;

/// <summary>
/// How many ticked two options is not published, and a small number of them is not told: nothing that is published is another when
/// others ticked them together.
/// </summary>
public sealed class CrossedAnswersAttackTests
{
    [Fact]
    public void Public_document_is_the_same_whoever_ticked_options_together()
    {
        var moved = 0;
        foreach (var seed in AttackTests.Seeds)
        {
            var survey = new RandomIdentifiableSurvey(seed) { Linked = false };
            var (rows, published) = (survey.Copy(), Figures(survey));
            survey.Shuffle("doel.y", new Random(seed));

            moved += survey.Rows.Zip(rows).Count(pair => pair.First["doel.y"] != pair.Second["doel.y"]);
            FirstDifference(published, Figures(survey)).ShouldBeEmpty(FormattableString.Invariant($"seed {seed}"));
        }

        moved.ShouldBeGreaterThanOrEqualTo(AttackTests.AtLeast(2));
    }

    /// <summary>A test of all options together is an equation for how many ticked two of them.</summary>
    [Fact]
    public void Exact_test_of_options_is_another_when_others_ticked_them_together()
    {
        var survey = AttackTests
            .SeedsOf(20)
            .Select(seed => new RandomIdentifiableSurvey(seed))
            .First(s => !s.Weighted && Overall(s) is not null);
        var before = Overall(survey);
        survey.Shuffle("doel.y", new Random(1));

        Overall(survey).ShouldNotBe(before);

        static double? Overall(RandomIdentifiableSurvey of) =>
            of.OnPaper().Analyse("2024").Comparisons.First(c => c.Table == TableId.Parse("doel")).Overall?.Df1;
    }

    [Fact]
    public void Tests_of_all_answers_together_are_published_only_where_they_follow_from_counts()
    {
        var shown = 0;
        foreach (
            var survey in AttackTests.SeedsOf(12).Select(s => new RandomIdentifiableSurvey(s)).Where(s => !s.Weighted)
        )
        {
            var published = survey.WithTwoLaterWaves().Survey.Publish("2028");
            var multiple = TableId.Parse("doel");
            published.Trends.ShouldBeSomeThatAll(t => t.Overall == null);
            foreach (var comparison in published.Comparisons)
                if (comparison.Kind == ComparisonKind.Waves || comparison.Table == multiple)
                {
                    (comparison.Overall ?? comparison.Rank).ShouldBeNull();
                    comparison.Alternatives.ShouldBeEmpty();
                }
                else
                {
                    shown += comparison.Overall is null ? 0 : 1;
                }
        }

        shown.ShouldBeGreaterThan(0);
    }

    private static string FirstDifference(string one, string other)
    {
        var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        return at == one.Length && at == other.Length ? "" : one[Math.Max(0, at - 400)..Math.Min(one.Length, at + 100)];
    }

    private static string Figures(RandomIdentifiableSurvey survey) =>
        Encoding.UTF8.GetString(ResultsJson.Write(survey.OnPaper().Publish("2024")));
}
