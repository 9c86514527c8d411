using Serverless.Analysis.Results;
using Serverless.Pdf;
using Serverless.Reporting;
using Serverless.Reporting.Releases;
using Serverless.Reporting.Templates;
using Serverless.Storage;
using Serverless.Storage.Releases;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Flows.Releases;

/// <summary>Compares a release with the one it follows, as both were published.</summary>
public sealed class PreviousReleaseComparison(ReleaseStore releases, PublishedWaves files)
{
    /// <summary>The public results document among the files of a release.</summary>
    internal const string ResultsFile = "results.public.json";

    /// <summary>What the reports say in words; kept beside the files, and served to nobody.</summary>
    internal const string PassagesFile = "passages.json";

    /// <summary>The changes; kept beside the files.</summary>
    internal const string ChangesFile = "changes.json";

    /// <summary>What is different; nothing for a first release.</summary>
    internal async Task<ReleaseChanges> OfAsync(
        Release release,
        ResultsDocument results,
        PerLanguage<FactsheetTemplate?> templates,
        IReadOnlyDictionary<string, IReadOnlyList<string>> passages,
        CancellationToken cancellationToken
    )
    {
        var changes = new ReleaseChanges { Release = release.Number };
        if (
            release.Follows is not { } number
            || await releases.FindAsync(release.Survey, release.Wave, number, cancellationToken) is not { } before
            || await FindAsync(before, ResultsFile, cancellationToken) is not { } json
        )
            return changes;
        var (causes, old) = (CausesOf(before.Origin, release.Origin), ResultsJson.Read(json.ToMemory().Span));
        var (figures, conclusions) = ReleaseComparison.FiguresOf(
            old,
            results,
            group => CausesOf(before.Origin, release.Origin, group)
        );
        var oldPassages = await FindAsync(before, PassagesFile, cancellationToken) is { } said
            ? ReleaseChangesJson.ReadPassages(said.ToMemory().Span)
            : passages;
        return changes with
        {
            Follows = number,
            Causes = causes,
            Figures = figures,
            Conclusions = conclusions,
            ChangesFactsheet =
                figures.Count > 0 && ReleaseComparison.ChangesFactsheet(old, results, templates, PdfRenderer.Height),
            Sentences = passages.ToDictionary(
                said => said.Key,
                said => PassageChanges.Of(oldPassages.GetValueOrDefault(said.Key) ?? [], said.Value),
                StringComparer.Ordinal
            ),
        };
    }

    /// <summary>What two releases were made from that is not the same.</summary>
    internal static IReadOnlyList<ChangeCause> CausesOf(ReleaseOrigin before, ReleaseOrigin now)
    {
        var causes = new List<ChangeCause>();
        if (!IsSame(before.Answers, now.Answers))
            causes.Add(ChangeCause.Answers);
        if (before.Codebook != now.Codebook)
            causes.Add(ChangeCause.Codebook);
        if (!IsSame(before.Margins, now.Margins))
            causes.Add(ChangeCause.Margins);
        if (before.Method != now.Method)
            causes.Add(ChangeCause.Method);
        if (before.Pages != now.Pages)
            causes.Add(ChangeCause.Pages);
        return causes;
    }

    /// <summary>
    /// The same of one group. A figure can also move because of what another group shows, from which it could be worked
    /// out; its causes are then those of the release.
    /// </summary>
    internal static IReadOnlyList<ChangeCause> CausesOf(ReleaseOrigin before, ReleaseOrigin now, string group)
    {
        ChangeCause[] ofAll = [.. CausesOf(before, now).Where(cause => cause != ChangeCause.Pages)];
        ChangeCause[] ofGroup =
        [
            .. ofAll.Where(cause =>
                cause switch
                {
                    ChangeCause.Answers => before.Answers.GetValueOrDefault(group)
                        != now.Answers.GetValueOrDefault(group),
                    ChangeCause.Margins => before.Margins.GetValueOrDefault(group)
                        != now.Margins.GetValueOrDefault(group),
                    _ => true,
                }
            ),
        ];
        return ofGroup.Length > 0 ? ofGroup : ofAll;
    }

    private Task<BinaryData?> FindAsync(Release release, string file, CancellationToken cancellationToken) =>
        files.FindFileAsync(release.Survey, release.Wave, release.Folder, file, cancellationToken);

    private static bool IsSame(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> now) =>
        before.Count == now.Count && before.All(file => now.GetValueOrDefault(file.Key) == file.Value);
}
