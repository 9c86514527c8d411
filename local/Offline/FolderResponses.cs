using Serverless.Intake.Sources.Conversion;
using Serverless.Local.Surveys;
using Serverless.Surveys;

namespace Serverless.Local.Offline;

/// <summary>A response file of a folder as the CSV that the codebook describes, converted where it is not.</summary>
internal sealed class FolderResponses : IDisposable
{
    private readonly string _path;
    private readonly string? _temporary;

    private FolderResponses(string path, string? temporary, ReadableResponses readable) =>
        (_path, _temporary, Readable) = (path, temporary, readable);

    /// <summary>What became of the file.</summary>
    public ReadableResponses Readable { get; }

    public static async Task<FolderResponses> OpenAsync(
        Codebook codebook,
        SurveyFile file,
        CancellationToken cancellationToken
    )
    {
        string? temporary = null;
        var readable = await ReadableResponses.OfAsync(
            () => File.OpenRead(file.FullPath),
            Path.GetFileName(file.FullPath),
            codebook,
            file.Wave,
            file.Group,
            async write =>
            {
                temporary = Path.GetTempFileName();
                await using var target = File.Create(temporary);
                await write(target, cancellationToken);
            },
            cancellationToken
        );
        return new FolderResponses(file.FullPath, temporary, readable);
    }

    /// <summary>Opens the CSV.</summary>
    public Stream OpenCsv() => File.OpenRead(_temporary ?? _path);

    public void Dispose()
    {
        if (_temporary is not null)
            File.Delete(_temporary);
    }
}
