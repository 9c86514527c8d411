using System.IO.Compression;
using Serverless.Intake.Sources.Drafts;
using Serverless.Local.Surveys;

namespace Serverless.Local.Offline;

/// <summary>
/// Puts the data files that a draft was made of where the survey's folder has them, so that nothing is left to copy.
/// </summary>
internal static class DraftFiles
{
    /// <summary>Copies them and returns their names within the folder; existing files are left unchanged.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="files">The files it was made of.</param>
    /// <param name="group">The target group.</param>
    /// <param name="target">The survey's folder.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<IReadOnlyList<string>> PlaceAsync(
        CodebookDraft draft,
        IReadOnlyList<string> files,
        string group,
        string target,
        CancellationToken cancellationToken
    )
    {
        var placed = new List<string>();
        foreach (var source in draft.Sources)
        {
            if (Origin(source, draft, files) is not { } path)
                continue;
            var ending = Path.GetExtension(path).ToLowerInvariant();
            var needsForm = !SurveyFile.Endings(SurveyFileKind.Responses).Contains(ending, StringComparer.Ordinal);
            var file = new SurveyFile(
                target,
                SurveyFileKind.Responses,
                source.Wave,
                group,
                needsForm ? ".zip" : ending
            );
            if (File.Exists(file.FullPath))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(file.FullPath)!);
            string[] contents = [path, .. needsForm ? Forms(draft, files) : []];
            await AtomicFile.WriteAsync(
                file.FullPath,
                output => needsForm ? ZipAsync(contents, output) : CopyAsync(path, output, cancellationToken)
            );
            placed.Add(file.Name);
        }

        return placed;
    }

    /// <summary>The file that holds the data: their own, or the one zip with the one data file; null for others.</summary>
    private static string? Origin(DraftSource source, CodebookDraft draft, IReadOnlyList<string> files)
    {
        var own = files.FirstOrDefault(file => Path.GetFileName(file) == source.File);
        var zips = files
            .Where(file => Path.GetExtension(file).Equals(".zip", StringComparison.OrdinalIgnoreCase))
            .ToList();
        return own ?? (draft.Sources.Count == 1 && zips.Count == 1 ? zips[0] : null);
    }

    /// <summary>What data that cannot be read alone, as fixed positions, are read with.</summary>
    private static IEnumerable<string> Forms(CodebookDraft draft, IReadOnlyList<string> files) =>
        files.Where(file => draft.Sources.All(source => source.File != Path.GetFileName(file)));

    private static async Task CopyAsync(string path, Stream output, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        await file.CopyToAsync(output, cancellationToken);
    }

    private static async Task ZipAsync(IEnumerable<string> paths, Stream output)
    {
        await using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var path in paths)
            await zip.CreateEntryFromFileAsync(path, Path.GetFileName(path));
    }
}
