using Serverless.Analysis.Results;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Analysis.Samples;

/// <summary>A remark on a group in one wave, which can hold for its other waves as well.</summary>
/// <param name="Code">The remark's id.</param>
/// <param name="Group">The group it is about.</param>
/// <param name="Wave">The wave it is about.</param>
/// <param name="Text">Its text, given the group's label and the waves it holds for.</param>
internal sealed record WaveRemark(
    string Code,
    TargetGroup Group,
    string Wave,
    Func<Texts, string, IReadOnlyList<string>, string> Text
)
{
    private const string AnyWave = "";

    /// <summary>The remarks; those that say the same of several waves as one that names them all.</summary>
    public static IEnumerable<Remark> Joined(IEnumerable<WaveRemark> remarks) =>
        remarks
            .GroupBy(remark => (remark.Code, remark.Group.Id, Said: remark.Of([AnyWave])))
            .Select(alike => new Remark(
                alike.Key.Code,
                alike.First().Of([.. alike.Select(remark => remark.Wave)]),
                alike.Key.Id
            ));

    private LocalizedText Of(IReadOnlyList<string> waves) =>
        Texts.Localized(texts => Text(texts, texts.Of(Group.Label), waves));
}
