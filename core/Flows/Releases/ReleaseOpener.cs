using Serverless.Analysis;
using Serverless.Flows.Waves;
using Serverless.Storage;
using Serverless.Storage.Releases;
using Serverless.Surveys;

namespace Serverless.Flows.Releases;

/// <summary>
/// Finds the release of what was computed, or makes one: with its number and its moment, before anything is rendered, so
/// that a manifest that is delivered twice gives the same bytes.
/// </summary>
public sealed class ReleaseOpener(
    ReleaseStore releases,
    ReleaseDates dates,
    PublishedWaves published,
    WaveFiles waves,
    TimeProvider clock
)
{
    /// <summary>
    /// The release to render; null when the wave has other files by now, or when what was computed is published already.
    /// </summary>
    internal async Task<Release?> FindOrMakeAsync(RenderRequest request, CancellationToken cancellationToken)
    {
        var (survey, wave) = (Name.Parse(request.Survey), Name.Parse(request.Wave));
        if (request.Release is { } number)
            return await releases.FindAsync(survey, wave, number, cancellationToken) is { ReplacedAt: null } asked
                ? asked
                : null;
        while (true)
        {
            // Files that were replaced since are computed again, and their release is not made for nothing.
            var reading = await waves.ReadAsync(survey, wave, cancellationToken);
            var outputsHash = RenderedOutputs.Hash(request.InputsHash, request.TemplateVersions, request.StyleVersion);
            if (!reading.Succeeded(out var set, out _) || set.OutputsHash != outputsHash)
                return null;
            if (IsOfReplacedDraft(set, request))
                return null;
            var same = set.Releases.Where(release => release.OutputsHash == outputsHash).ToList();
            if (same.FirstOrDefault(release => release.State == ReleaseState.Published) is { } current)
            {
                await ReplacePendingAsync(set, except: null, cancellationToken);
                return current.Missing.Count > 0 ? current : null;
            }

            if (set.Newest is { } newest && newest.OutputsHash == outputsHash && newest.State != ReleaseState.Corrected)
                return newest.IsPending ? newest : null;

            var made = await MakeAsync(set, cancellationToken);
            if (!await releases.AddAsync(made, cancellationToken))
                continue;
            await ReplacePendingAsync(set, made.Number, cancellationToken);
            return await releases.FindAsync(survey, wave, made.Number, cancellationToken);
        }
    }

    /// <summary>
    /// Whether these inputs were those of a draft that was replaced unseen, and what may be shown of them was not looked
    /// at again since: it was held against what was published then, not against what was since.
    /// </summary>
    private static bool IsOfReplacedDraft(WaveFileSet set, RenderRequest request)
    {
        var same = set.Releases.Where(release => release.InputsHash == request.InputsHash).ToList();
        return same.Count > 0
            && !same.Exists(release => release.WasSeen || release.IsPending)
            && same.Max(release => release.ReplacedAt) >= request.RequestedAt;
    }

    private async Task<Release> MakeAsync(WaveFileSet set, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var pointer = await published.FindAsync(set.Survey, set.Wave, cancellationToken);
        var moment = MomentOf(set, now);
        if (moment is { } due)
            await dates.EnterAsync(set.Survey, set.Wave, due, cancellationToken);
        return new Release
        {
            Survey = set.Survey,
            Wave = set.Wave,
            Number = set.Releases.Select(release => release.Number).DefaultIfEmpty().Max() + 1,
            State = moment is null ? ReleaseState.Draft : ReleaseState.Scheduled,
            PublishAt = moment,
            InputsHash = set.InputsHash,
            OutputsHash = set.OutputsHash,
            InputsReadAt = set.ReadAt,
            CodebookVersion = set.CodebookVersion,
            TemplateVersions = set.TemplateVersions,
            StyleVersion = set.StyleVersion,
            Origin = OriginOf(set),
            CreatedAt = now,
            Follows = pointer is { WithdrawnAt: null } ? pointer.Release : null,
        };
    }

    /// <summary>
    /// The moment at which it goes public by itself; null when somebody has to say so. What comes after a withdrawal is
    /// never published by itself: somebody took the wave back, and somebody says that it is right again.
    /// </summary>
    private static DateTimeOffset? MomentOf(WaveFileSet set, DateTimeOffset now)
    {
        if (set.Newest is { State: ReleaseState.Withdrawn })
            return null;
        var plan = set.Codebook.Release;
        switch (plan.Mode)
        {
            case ReleaseMode.Automatic:
                return now;
            case ReleaseMode.Scheduled when plan.At.TryGetValue(set.Wave.ToString(), out var local):
                var moment = AmsterdamTime.MomentOf(local);
                return moment > now ? moment : now;
            default:
                return null;
        }
    }

    private async Task ReplacePendingAsync(WaveFileSet set, int? except, CancellationToken cancellationToken)
    {
        foreach (var pending in set.Releases.Where(release => release.IsPending && release.Number != except))
            await releases.ReplaceAsync(pending, clock.GetUtcNow(), cancellationToken);
    }

    private static ReleaseOrigin OriginOf(WaveFileSet set) =>
        new(
            set.CodebookVersion,
            MethodVersion.Current,
            $"{RenderedOutputs.Version}|{set.TemplateVersions.Joined('|')}"
                + (set.StyleVersion is { } style ? $"|{style}" : ""),
            CodesOf(set, UploadKind.Responses),
            CodesOf(set, UploadKind.Population)
        );

    private static Dictionary<string, string> CodesOf(WaveFileSet set, UploadKind kind) =>
        set
            .Files.Where(file => file.Key.Kind == kind)
            .GroupBy(file => file.Group, StringComparer.Ordinal)
            .ToDictionary(
                files => files.Key,
                files =>
                    Convert.ToHexStringLower(
                        System
                            .Security.Cryptography.SHA256.HashData(
                                System.Text.Encoding.UTF8.GetBytes(
                                    string.Join('\n', files.Select(file => $"{file.Wave} {file.Pointer.Version}"))
                                )
                            )
                            .AsSpan(0, 8)
                    ),
                StringComparer.Ordinal
            );
}
