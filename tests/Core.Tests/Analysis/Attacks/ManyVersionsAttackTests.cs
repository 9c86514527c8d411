using Serverless.Analysis.Publication;
using Serverless.Analysis.Results;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis.Attacks;

/// <summary>
/// Whoever kept every public document of a wave, and those of the wave after it, learns no more from all of them than was
/// published: neither small counts nor what few changed respondents answered.
/// </summary>
public sealed class ManyVersionsAttackTests
{
    private const int Minimum = 10;

    /// <summary>A survey in which those who were asked a question answer it as before, but fewer of the others are left.</summary>
    private const int UnchangedFollowUp = 600_297;

    private static readonly string[] Questions = ["fase", "oordeel", "samen", "bedrag", "doel.x"];

    /// <summary>A correction, erasures, and the correction taken back, each published.</summary>
    [Fact]
    public void Three_and_four_publications_of_a_wave_give_nobody_away()
    {
        var (found, chains) = (new List<string>(), 0);
        foreach (var seed in AttackTests.Seeds.Append(UnchangedFollowUp))
        {
            var random = new Random(seed);
            var size = seed % 3 == 0 ? 1 : 6;
            var survey = new RandomIdentifiableSurvey(seed, size) { IsNumbered = seed % 2 == 1 };
            var (original, question) = (survey.Copy(), Questions[random.Next(Questions.Length)]);
            var publications = new Publications(survey);

            publications.Publish();
            for (var i = random.Next(10, 30) * size / 2; i > 0; i--)
                survey.Correct(random.Next(survey.Rows.Count), question);
            publications.Publish();
            for (var i = Math.Min(random.Next(1, 26), survey.Rows.Count / 3); i > 0; i--)
                survey.Erase(random.Next(survey.Rows.Count));
            publications.Publish();
            survey.Restore(question, original);
            publications.Publish();

            chains += publications.Count > 2 ? 1 : 0;
            found.AddRange(
                publications.Found().Take(1).Select(answer => FormattableString.Invariant($"seed {seed}: {answer}"))
            );
        }

        found.ShouldBeEmpty();
        chains.ShouldBeGreaterThanOrEqualTo(AttackTests.AtLeast(0.5));
    }

    /// <summary>The later wave shows the earlier one beside it; both are corrected and published again.</summary>
    [Fact]
    public void Two_waves_published_twice_give_nobody_away()
    {
        var (found, again) = (new List<string>(), 0);
        foreach (var seed in AttackTests.Seeds)
        {
            var random = new Random(seed);
            var survey = new RandomIdentifiableSurvey(seed, size: 3);
            var (_, first) = survey.WithLaterWave();
            var later = first.Select(row => new Dictionary<string, string>(row, StringComparer.Ordinal)).ToList();
            var before = survey.Copy();
            var question = Questions[random.Next(Questions.Length)];

            var earlierOnce = survey.WithLaterWave(later).Republish("2024", []);
            var laterOnce = survey.WithLaterWave(later).Republish("2026", [.. Of(earlierOnce, isOfWave: false)]);
            for (var i = random.Next(10, 60); i > 0; i--)
                survey.Correct(random.Next(survey.Rows.Count), question);
            later.RemoveRange(0, random.Next(1, 20));
            var earlierTwice = survey
                .WithLaterWave(later)
                .Republish("2024", [.. Of(earlierOnce, isOfWave: true), .. Of(laterOnce, isOfWave: false)]);
            var laterTwice = survey
                .WithLaterWave(later)
                .Republish(
                    "2026",
                    [
                        .. Of(earlierOnce, isOfWave: false),
                        .. Of(laterOnce, isOfWave: true),
                        .. Of(earlierTwice, isOfWave: false),
                    ]
                );
            again += IsPublished(earlierTwice) && IsPublished(laterTwice) ? 1 : 0;

            List<(IReadOnlyList<Dictionary<string, string>>, ResultsDocument)> ofEarlier =
            [
                (before, earlierOnce.Document),
                (before, laterOnce.Document),
                .. Published(survey.Rows, earlierTwice),
                .. Published(survey.Rows, laterTwice),
            ];
            List<(IReadOnlyList<Dictionary<string, string>>, ResultsDocument)> ofLater =
            [
                (first, laterOnce.Document),
                .. Published(later, laterTwice),
            ];
            found.AddRange(
                new PublishedEquations(survey, "2024", ofEarlier)
                    .Found()
                    .Concat(new PublishedEquations(survey, "2026", ofLater).Found())
                    .Take(1)
                    .Select(answer => FormattableString.Invariant($"seed {seed}: {answer}"))
            );
        }

        found.ShouldBeEmpty();
        again.ShouldBeGreaterThanOrEqualTo(AttackTests.AtLeast(0.4));
    }

    private static bool IsPublished(Republication publication) => publication.Few.Count == 0;

    /// <summary>What waits, or keeps all of a group, shows nothing of the answers as they are now.</summary>
    private static IEnumerable<(IReadOnlyList<Dictionary<string, string>>, ResultsDocument)> Published(
        IReadOnlyList<Dictionary<string, string>> rows,
        Republication publication
    ) => IsPublished(publication) ? [(rows, publication.Document)] : [];

    private static IEnumerable<EarlierPublication> Of(Republication publication, bool isOfWave) =>
        IsPublished(publication)
            ? publication.Shown.Select(s => new EarlierPublication(s, isOfWave ? publication.Document : null, isOfWave))
            : [];

    /// <summary>One wave, published again whenever enough has changed.</summary>
    private sealed class Publications(RandomIdentifiableSurvey survey)
    {
        private readonly List<(List<Dictionary<string, string>> Rows, Republication Publication)> _all = [];

        public int Count => _all.Count;

        public void Publish()
        {
            // A stratum without respondents cannot be weighted, and nothing is published.
            if (survey.Weighted && survey.Rows.DistinctBy(r => r["fase"]).Count() < 4)
                return;
            var last = _all.Count - 1;
            var publication = survey
                .OnPaper()
                .Republish(
                    "2024",
                    [
                        .. _all.SelectMany(
                            (earlier, i) =>
                                earlier.Publication.Shown.Select(s => new EarlierPublication(
                                    s,
                                    earlier.Publication.Document,
                                    IsCurrent: i == last
                                ))
                        ),
                    ]
                );
            if (IsPublished(publication))
                _all.Add((survey.Copy(), publication));
        }

        public IEnumerable<string> Found()
        {
            for (var later = 1; later < _all.Count; later++)
            for (var earlier = 0; earlier < later; earlier++)
                foreach (
                    var answer in new VersionDifferences(survey, _all[earlier].Rows, _all[later].Rows).Found(
                        _all[earlier].Publication.Document,
                        _all[later].Publication.Document,
                        Minimum,
                        [.. _all.Take(earlier).Select(p => p.Publication.Document)],
                        [.. _all.Skip(earlier + 1).Take(later - earlier - 1).Select(p => p.Publication.Document)]
                    )
                )
                    yield return FormattableString.Invariant($"publications {earlier + 1} and {later + 1}: {answer}");
            foreach (
                var count in new PublishedEquations(
                    survey,
                    "2024",
                    [.. _all.Select(p => ((IReadOnlyList<Dictionary<string, string>>)p.Rows, p.Publication.Document))]
                ).Found()
            )
                yield return count;
        }
    }
}
