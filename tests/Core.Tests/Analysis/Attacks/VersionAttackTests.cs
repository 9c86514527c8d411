using System.Globalization;
using Serverless.Analysis.Publication;
using Serverless.Analysis.Results;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis.Attacks;

/// <summary>
/// Whoever has the document from before an erasure or a correction, and the one after, learns nothing of the few
/// respondents in whom they differ.
/// </summary>
public sealed class VersionAttackTests
{
    private const int Minimum = 10;

    /// <summary>Many at once, so that some sets hold few changed respondents and others many.</summary>
    private static readonly int[] Sizes = [1, 1, 2, 4, 6, 9, 10, 12, 15, 25];

    private static readonly string[] Questions = ["fase", "oordeel", "samen", "bedrag", "doel.x"];

    [Fact]
    public void Two_versions_give_no_answer_of_few_changed_respondents_away()
    {
        var (found, republished) = (new List<string>(), 0);
        foreach (var seed in AttackTests.Seeds)
        {
            var (survey, rows, first) = Published(seed);
            Change(survey, seed);

            // A stratum without respondents cannot be weighted, and nothing is published.
            if (survey.Weighted && survey.Rows.DistinctBy(r => r["fase"]).Count() < 4)
                continue;
            var second = After(survey, first);
            republished += second.Few.Count == 0 ? 1 : 0;
            found.AddRange(
                new VersionDifferences(survey, rows, survey.Rows)
                    .Found(first.Document, second.Document, Minimum)
                    .Concat(
                        new PublishedEquations(
                            survey,
                            (rows, first.Document),
                            (survey.Rows, Shown(second, first))
                        ).Found()
                    )
                    .Take(1)
                    .Select(answer => FormattableString.Invariant($"seed {seed}: {answer}"))
            );
        }

        found.ShouldBeEmpty();
        republished.ShouldBeGreaterThanOrEqualTo(AttackTests.AtLeast(0.4));
    }

    /// <summary>
    /// Many answers to one question are corrected, so that its counts hardly move, and of few respondents something else is:
    /// of half of the surveys in a file whose ids were given out anew.
    /// </summary>
    [Fact]
    public void Corrections_of_many_hide_no_correction_of_few()
    {
        var corrected = AttackTests.Seeds.Select(FoundAfterCorrectionOfMany).ToList();

        corrected.OfType<IReadOnlyList<string>>().SelectMany(found => found).ShouldBeEmpty();
        corrected.Count(found => found is not null).ShouldBeGreaterThanOrEqualTo(AttackTests.AtLeast(1));
    }

    /// <summary>
    /// A side of a subgroup that the earlier document showed and the later one does not, beside a side of another subgroup
    /// that the later one shows, for an option that is a question of its own.
    /// </summary>
    [Fact]
    public void Side_that_is_no_longer_shown_gives_no_option_away_beside_one_that_is() =>
        FoundAfterCorrectionOfMany(500551).ShouldNotBeNull("published").ShouldBeEmpty();

    /// <summary>What follows from two documents; null when the second is not published.</summary>
    private static IReadOnlyList<string>? FoundAfterCorrectionOfMany(int seed)
    {
        var survey = new RandomIdentifiableSurvey(seed, size: 6) { IsNumbered = seed % 2 == 1 };
        var (rows, first) = (survey.Copy(), survey.OnPaper().Republish("2024", []));
        var random = new Random(seed);
        var question = Questions[random.Next(Questions.Length)];
        for (var i = random.Next(12, 80); i > 0; i--)
            survey.Correct(random.Next(survey.Rows.Count), question);
        for (var i = random.Next(4); i > 0; i--)
            survey.Correct(random.Next(survey.Rows.Count), Questions[random.Next(Questions.Length)]);
        if (random.Next(3) == 0)
            survey.Erase(random.Next(survey.Rows.Count));

        var second = After(survey, first);
        return second.Few.Count > 0
            ? null
            :
            [
                .. new VersionDifferences(survey, rows, survey.Rows)
                    .Found(first.Document, second.Document, Minimum)
                    .Concat(
                        new PublishedEquations(survey, (rows, first.Document), (survey.Rows, second.Document)).Found()
                    )
                    .Take(1)
                    .Select(answer => FormattableString.Invariant($"seed {seed}: {answer}")),
            ];
    }

    [Fact]
    public void Versions_made_each_by_itself_give_answers_of_erased_respondents_away()
    {
        var survey = new RandomIdentifiableSurvey(1);
        var (rows, first) = (survey.Copy(), survey.OnPaper().Publish("2024"));
        survey.Erase(0);

        new VersionDifferences(survey, rows, survey.Rows)
            .Found(first, survey.OnPaper().Publish("2024"), Minimum)
            .ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Erasing_few_respondents_moves_no_figure(int erased)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var (survey, _, first) = Published(seed);
            for (var i = 0; i < erased; i++)
                survey.Erase(0);

            var second = After(survey, first);

            second.Few.ShouldHaveSingleItem().CanBeKept.ShouldBeTrue();
            Figures(second.Document)
                .Equals(Figures(first.Document), StringComparison.Ordinal)
                .ShouldBeTrue(seed.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static (
        RandomIdentifiableSurvey Survey,
        List<Dictionary<string, string>> Rows,
        Republication First
    ) Published(int seed)
    {
        var survey = new RandomIdentifiableSurvey(seed);
        return (survey, survey.Copy(), survey.OnPaper().Republish("2024", []));
    }

    private static Republication After(RandomIdentifiableSurvey survey, Republication first) =>
        survey
            .OnPaper()
            .Republish(
                "2024",
                [.. first.Shown.Select(s => new EarlierPublication(s, first.Document, IsCurrent: true))]
            );

    /// <summary>A document that keeps everything shows nothing of the answers as they are now.</summary>
    private static ResultsDocument Shown(Republication second, Republication first) =>
        second.Few.Count == 0 ? second.Document : first.Document with { Tables = [], Comparisons = [] };

    private static void Change(RandomIdentifiableSurvey survey, int seed)
    {
        var random = new Random(seed);
        var (kind, count) = (random.Next(4), Math.Min(Sizes[random.Next(Sizes.Length)], survey.Rows.Count / 2));
        for (var i = 0; i < count; i++)
        {
            if (kind is 0 or 3)
                survey.Erase(random.Next(survey.Rows.Count));
            if (kind is 1 or 3)
                survey.Add();
            if (kind == 2)
                survey.Correct(random.Next(survey.Rows.Count), Questions[random.Next(Questions.Length)]);
        }
    }

    /// <summary>The document without what is worked out of its rounded figures.</summary>
    private static string Figures(ResultsDocument document) =>
        System.Text.Encoding.UTF8.GetString(
            ResultsJson.Write(
                document with
                {
                    Remarks = [],
                    Screening = null,
                    Comparisons =
                    [
                        .. document.Comparisons.Select(c =>
                            c with
                            {
                                Rows = [.. c.Rows.Select(r => r with { ScreenedP = null })],
                            }
                        ),
                    ],
                }
            )
        );
}
