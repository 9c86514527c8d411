using Serverless.Analysis.Changes;
using Serverless.Flows.Files;
using Serverless.Intake;
using Serverless.Intake.Differences;
using Serverless.Intake.Population;
using Serverless.Pdf;
using Serverless.Storage;
using Serverless.Surveys;
using Serverless.Surveys.Issues;

namespace Serverless.Flows.Differences;

/// <summary>A response file that is being checked, and what it is held against.</summary>
/// <param name="Key">Whose file it is.</param>
/// <param name="Codebook">The codebook it is read with, and everything it is held against.</param>
/// <param name="Snapshot">What is current.</param>
internal sealed record ResponseContext(InputKey Key, VersionedCodebook Codebook, SurveySnapshot Snapshot)
{
    /// <summary>The present version; null when there is none.</summary>
    public InputPointer? Present => Snapshot.Input(Key);

    public TargetGroup Group => Codebook.Codebook.Groups.First(group => group.Id == Key.Group.ToString());

    /// <summary>The wave before; null when this one is compared with none.</summary>
    public string? EarlierWave => Codebook.Codebook.Waves.First(wave => wave.Id == Key.Wave.ToString()).ComparedWith;

    /// <summary>The group's responses in the wave before.</summary>
    public InputKey? Earlier =>
        EarlierWave is null ? null : InputKey.Responses(Key.Survey, Name.Parse(EarlierWave), Key.Group!.Value);

    /// <summary>An empty profile, to be filled while the file is checked.</summary>
    public ResponseProfile NewProfile() =>
        ResponseProfile.For(
            Codebook.Codebook,
            Key.Wave.ToString()!,
            Key.Group.ToString()!,
            withRespondents: Present is not null
        );
}

/// <summary>What was found, and what of it its uploader should look at.</summary>
internal sealed record FoundDifference(UploadDifference Difference, IReadOnlyList<ValidationWarning> Warnings);

/// <summary>
/// Holds a response file against the present version, the wave before, the population and every other file of its
/// survey. Others are read again from their raw bytes, one at a time.
/// </summary>
public sealed class ResponseDifferences(RawFiles files, CheckBudgets budgets)
{
    /// <summary>What is wrong with so many respondents; null when nothing is, or population figures are not known.</summary>
    internal async Task<ValidationIssue?> SizeIssueAsync(
        ResponseContext context,
        int respondents,
        CancellationToken cancellationToken
    )
    {
        var (wave, group) = (context.Key.Wave!.Value, context.Key.Group!.Value);
        var key = InputKey.Population(context.Key.Survey, wave, group);
        if (context.Snapshot.Input(key) is not { } population)
            return null;
        using var content = new MemoryStream(await files.ReadAsync(key, population.Version, cancellationToken));
        var reading = await PopulationReader.ReadAsync(
            content,
            context.Codebook.Codebook,
            wave.ToString(),
            group.ToString(),
            PdfRenderer.TextGate,
            cancellationToken
        );
        return reading.Margins is { } margins ? ResponseSize.Issue(context.Group, respondents, margins) : null;
    }

    /// <param name="context">What the file is held against.</param>
    /// <param name="version">SHA-256 of the file.</param>
    /// <param name="profile">What was gathered of it.</param>
    /// <param name="cancellationToken">Stops.</param>
    internal async Task<FoundDifference> OfAsync(
        ResponseContext context,
        string version,
        ResponseProfile profile,
        CancellationToken cancellationToken
    )
    {
        var warnings = new List<ValidationWarning?>();
        var sameFiles = context
            .Snapshot.GroupFiles.Where(file =>
                file.Key.Kind == UploadKind.Responses && file.Key != context.Key && file.Pointer.Version == version
            )
            .Select(file => new SameFile(file.Key.Wave.ToString()!, file.Key.Group.ToString()!))
            .ToList();
        warnings.AddRange(sameFiles.Select(same => FileWarnings.SameContent(same.Group, same.Wave)));
        var difference = new UploadDifference
        {
            Present = context.Present?.Version,
            SameFiles = sameFiles.Count == 0 ? null : sameFiles,
        };
        if (context.Present is { } present)
            difference = await AgainstPresentAsync(
                context,
                present,
                version,
                profile,
                difference,
                warnings,
                cancellationToken
            );
        difference = await AgainstEarlierAsync(context, profile, difference, warnings, cancellationToken);
        return new FoundDifference(difference, [.. warnings.OfType<ValidationWarning>()]);
    }

    private async Task<UploadDifference> AgainstPresentAsync(
        ResponseContext context,
        InputPointer present,
        string version,
        ResponseProfile profile,
        UploadDifference difference,
        List<ValidationWarning?> warnings,
        CancellationToken cancellationToken
    )
    {
        if (present.Version == version)
            return difference with
            {
                Respondents = new RespondentDifference(0, 0, 0, profile.Rows),
                Columns = new ColumnDifference(0, [], 0, []),
            };
        warnings.Add(FileWarnings.HalfAFile(profile.Rows, present.Rows));
        var (before, reason) = await ReadAsync(context, context.Key, present, context.NewProfile(), cancellationToken);
        if (before is null)
            return difference with { NotCompared = reason };
        var respondents = profile.RespondentsAgainst(before);
        var shifts = DistributionShifts.Of(before, profile, context.Codebook.Codebook.Settings);
        warnings.Add(FileWarnings.OtherRespondents(respondents));
        warnings.Add(shifts.Warning(isSameWave: true));
        return difference with
        {
            Respondents = respondents,
            Columns = ColumnDifference.Of(before.Header, profile.Header),
            Shifts = shifts,
        };
    }

    private async Task<UploadDifference> AgainstEarlierAsync(
        ResponseContext context,
        ResponseProfile profile,
        UploadDifference difference,
        List<ValidationWarning?> warnings,
        CancellationToken cancellationToken
    )
    {
        var isFirst = context.Present is null;
        var link = context.Group.Columns.Link;
        if (
            (!isFirst && link is null)
            || context.Earlier is not { } key
            || context.Snapshot.Input(key) is not { } pointer
        )
            return difference;
        var empty = ResponseProfile.For(
            context.Codebook.Codebook,
            context.EarlierWave!,
            context.Group.Id,
            withRespondents: false
        );
        var (earlier, reason) = await ReadAsync(context, key, pointer, empty, cancellationToken);
        if (earlier is null)
            return difference with { NotCompared = difference.NotCompared ?? reason };
        if (profile.LinkTo(earlier) is { } match)
        {
            warnings.Add(FileWarnings.LinkKeys(match, context.EarlierWave!, link!));
            difference = difference with { LinkKeys = LinkKeyDifference.Of(match, context.EarlierWave!) };
        }

        if (!isFirst)
            return difference;
        var shifts = DistributionShifts.Of(earlier, profile, context.Codebook.Codebook.Settings);
        warnings.Add(shifts.Warning(isSameWave: false));
        return difference with { Shifts = shifts };
    }

    /// <summary>What there is to say of a stored file; or why it cannot be compared with.</summary>
    private async Task<(ResponseProfile? Profile, MessageText? Reason)> ReadAsync(
        ResponseContext context,
        InputKey key,
        InputPointer pointer,
        ResponseProfile empty,
        CancellationToken cancellationToken
    )
    {
        if (pointer.Rows == 0)
            return (
                null,
                $"The responses of group '{key.Group}' in wave '{key.Wave}' that are there hold nobody any more."
            );
        using var file = await files.StageAsync(key, pointer.Version, cancellationToken);
        if (file is null)
            return (
                null,
                $"The responses of group '{key.Group}' in wave '{key.Wave}' that are there were replaced meanwhile."
            );
        var report = await GroupFileCheck.RunAsync(
            key,
            file,
            context.Codebook.Codebook,
            empty,
            places: null,
            budgets,
            cancellationToken
        );
        HeapRelease.ReleaseAfter(report.Rows);
        return report.IsAccepted
            ? (empty, null)
            : (
                null,
                $"The responses of group '{key.Group}' in wave '{key.Wave}' that are there do not fit the codebook."
            );
    }
}
