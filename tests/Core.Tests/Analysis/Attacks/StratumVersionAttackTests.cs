using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Publication;
using Serverless.Analysis.Results;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis.Attacks;

/// <summary>
/// Whoever kept the document from before a correction of one stratum has two sets of weighted shares, and knows that the
/// other strata answered as before: together they give no small count in a stratum away.
/// </summary>
public sealed class StratumVersionAttackTests
{
    private static readonly Precision Whole = new(Coarse: true);

    private static readonly string[] Tables = ["oordeel", "samen"];

    /// <summary>Surveys whose sides, or whose shares of everyone with other weights, left one number for a small count.</summary>
    private static readonly int[] FoundBefore = [1031, 1079, 1095, 1103, 810014];

    [Fact]
    public void Two_publications_give_no_small_count_in_a_stratum_away()
    {
        var (found, published) = (new List<string>(), 0);
        foreach (var seed in AttackTests.Seeds.Concat(FoundBefore))
        foreach (var change in Enum.GetValues<Change>())
        {
            var survey = RandomIdentifiableSurvey.FarFromSample(seed);
            var before = new Version(survey.Copy(), survey.OnPaper().Republish("2024", []));
            if (!survey.Subgroups.Exists(StrataShare.IsOfStrata) || !Changed(survey, change, new Random(seed)))
                continue;
            var after = new Version(
                survey.Copy(),
                survey
                    .OnPaper()
                    .Republish(
                        "2024",
                        [
                            .. before.Publication.Shown.Select(s => new EarlierPublication(
                                s,
                                before.Document,
                                IsCurrent: true
                            )),
                        ]
                    )
            );
            if (after.Publication.Few.Count > 0)
                continue;
            published++;
            found.AddRange(
                Found(survey, before, after).Select(f => FormattableString.Invariant($"seed {seed}, {change}: {f}"))
            );
        }

        found.ShouldBeEmpty(string.Join('\n', found));
        published.ShouldBeGreaterThanOrEqualTo(AttackTests.AtLeast(1));
    }

    /// <summary>What differs in the second publication.</summary>
    private enum Change
    {
        /// <summary>Another subgroup comes first.</summary>
        Subgroup,

        /// <summary>The answers of one stratum are corrected.</summary>
        Correction,

        /// <summary>Respondents of one stratum are erased.</summary>
        Erasure,

        /// <summary>The answers of one stratum are corrected, and another subgroup comes first.</summary>
        Both,
    }

    private sealed record Version(IReadOnlyList<Dictionary<string, string>> Rows, Republication Publication)
    {
        public ResultsDocument Document => Publication.Document;
    }

    /// <summary>Whether the survey was changed; not where too few are in the stratum.</summary>
    private static bool Changed(RandomIdentifiableSurvey survey, Change change, Random random)
    {
        if (change is Change.Subgroup or Change.Both)
        {
            var first = random.Next(StrataShare.Strata.Length - 1);
            survey.Subgroups.Insert(
                0,
                ("t", new() { ["fase"] = StrataShare.Strata[first..random.Next(first + 1, StrataShare.Strata.Length)] })
            );
        }

        if (change is Change.Subgroup)
            return true;
        var stratum = StrataShare.Strata[random.Next(StrataShare.Strata.Length)];
        List<int> of = [.. Enumerable.Range(0, survey.Rows.Count).Where(i => survey.Rows[i]["fase"] == stratum)];
        // How many are in a stratum is not told of few.
        if (of.Count < 20)
            return false;
        var question = Tables[random.Next(Tables.Length)];
        foreach (var row in of.Take(random.Next(12, of.Count - 5)).Reverse())
            if (change == Change.Erasure)
                survey.Erase(row);
            else
                survey.Correct(row, question);
        return true;
    }

    private static IEnumerable<string> Found(RandomIdentifiableSurvey survey, Version before, Version after)
    {
        foreach (var table in Tables)
        foreach (var cell in StrataShare.Cells(after.Document, table, after.Rows.Count))
        {
            if (
                StrataShare
                    .Cells(before.Document, table, before.Rows.Count)
                    .FirstOrDefault(c => c.Answer == cell.Answer)
                is not { } was
            )
                continue;
            var (given, givenBefore) = (Given(after), Given(before));
            var (asked, askedBefore) = (StrataShare.Respondents(after.Rows), StrataShare.Respondents(before.Rows));
            // Unknown is the stratum that changed as it was, behind all strata as they are.
            var changed = Array.FindIndex(
                [.. Enumerable.Range(0, asked.Length)],
                h => given[h] != givenBefore[h] || asked[h] != askedBefore[h]
            );
            int[] most = changed < 0 ? asked : [.. asked, askedBefore[changed]];
            int[] truth = changed < 0 ? given : [.. given, givenBefore[changed]];
            var printed = Shares(after, cell)
                .Select(s => s.Printed(asked, survey.PerPhase))
                .Select(s => changed < 0 ? s : s with { PerRespondent = [.. s.PerRespondent, 0] })
                .Concat(
                    Shares(before, was)
                        .Select(s => s.Printed(askedBefore, survey.PerPhase))
                        .Select(s => changed < 0 ? s : s with { PerRespondent = Earlier(s.PerRespondent, changed) })
                )
                // What is kept from the earlier document says nothing of the later answers.
                .Where(s => Whole.Share(s.PerRespondent.Zip(truth, (w, n) => w * n).Sum()) == s.Percent)
                .ToList();
            var possible = FittingCounts.Of(
                most,
                printed,
                p => p.Zip(truth).All(f => f.Second is < 1 or > 4 || f.First.Count > 1)
            );
            for (var i = 0; i < truth.Length; i++)
                if (truth[i] is >= 1 and <= 4 && possible[i].SetEquals([truth[i]]))
                    yield return FormattableString.Invariant($"{table} = {cell.Answer} in stratum {i}: {truth[i]}");

            int[] Given(Version version) => StrataShare.Given(version.Rows, table, cell.Answer.Code!);

            IEnumerable<StrataShare> Shares(Version version, Cell of) =>
                StrataShare
                    .Sides(survey, version.Document, of, table)
                    .Prepend(new StrataShare(StrataShare.Strata, of.Value!.Value));
        }
    }

    private static double[] Earlier(double[] perRespondent, int changed) =>
        [.. perRespondent.Select((share, h) => h == changed ? 0 : share), perRespondent[changed]];
}
