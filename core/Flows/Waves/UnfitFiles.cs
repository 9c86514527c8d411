using System.Text.Json;
using System.Text.Json.Serialization;
using Serverless.Storage;
using Serverless.Surveys.Issues;

namespace Serverless.Flows.Waves;

/// <summary>A file that was accepted once and does not fit the current codebook.</summary>
/// <param name="File">The file.</param>
/// <param name="Issues">What does not fit, as an upload of it would be answered.</param>
public sealed record UnfitFile(WaveFile File, IssueList Issues);

/// <summary>What does not fit of files under the codebook they were last checked with.</summary>
public sealed class UnfitFiles(RawFiles files)
{
    /// <summary>The files of a wave that were found not to fit its codebook.</summary>
    public async Task<IReadOnlyList<UnfitFile>> OfAsync(WaveFileSet set, CancellationToken cancellationToken)
    {
        var unfit = new List<UnfitFile>();
        foreach (var file in set.Files.Where(file => !file.IsReadWith(set.CodebookVersion)))
        {
            var kept = await files.FindIssuesAsync(
                file.Key,
                file.Pointer.Version,
                set.CodebookVersion,
                cancellationToken
            );
            if (kept is not null && JsonSerializer.Deserialize(kept, UnfitJson.Default.IssueList) is { } issues)
                unfit.Add(new(file, issues));
        }

        return unfit;
    }

    internal Task KeepAsync(UnfitFile unfit, string codebookVersion, CancellationToken cancellationToken) =>
        files.KeepIssuesAsync(
            unfit.File.Key,
            unfit.File.Pointer.Version,
            codebookVersion,
            new BinaryData(JsonSerializer.SerializeToUtf8Bytes(unfit.Issues, UnfitJson.Default.IssueList)),
            cancellationToken
        );
}

/// <summary>The JSON of kept issues.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(MessageTextConverter)]
)]
[JsonSerializable(typeof(IssueList))]
internal sealed partial class UnfitJson : JsonSerializerContext;
