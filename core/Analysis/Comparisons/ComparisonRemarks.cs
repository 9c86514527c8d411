using Serverless.Analysis.Results;
using Serverless.Analysis.Samples;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Analysis.Comparisons;

/// <summary>What a careful reader must know of the comparisons with earlier waves.</summary>
internal static class ComparisonRemarks
{
    public static IEnumerable<Remark> Of(Codebook codebook, Wave wave, IReadOnlyList<GroupSample> samples)
    {
        foreach (var group in codebook.Groups)
        {
            var now = samples.FirstOrDefault(s => s.Wave == wave.Id && s.Group.Id == group.Id);
            var before = samples.FirstOrDefault(s => s.Wave == wave.ComparedWith && s.Group.Id == group.Id);
            if (now is null || wave.ComparedWith is null || now.IsSelfSelected)
                continue;
            if (before is null)
                yield return Remark(
                    "no-earlier-figures",
                    (texts, label) => texts.NoEarlierFigures(label, wave.ComparedWith)
                );
            else if (now.LinkTo(before) is { CouldMatch: > 0 } match)
                yield return match.IsNone
                    ? Remark(
                        "link-keys-do-not-match",
                        (texts, label) => texts.NoLinkKeyMatches(label, match.CouldMatch)
                    )
                    : Remark(
                        match.IsUnderHalf ? "few-link-keys-match" : "waves-linked",
                        (texts, label) => texts.WavesLinked(label, match.Matching, match.CouldMatch, match.IsUnderHalf)
                    );
            else
                yield return Remark("independence-assumed", (texts, label) => texts.IndependenceAssumed(label));

            Remark Remark(string code, Func<RemarkTexts, string, string> text) =>
                new(code, Texts.Localized(texts => text(texts.Remarks, texts.Of(group.Label))), group.Id);
        }
    }
}
