using Serverless.Analysis.Changes;
using Serverless.Intake;
using Serverless.Intake.Differences;
using Serverless.Intake.Population;
using Serverless.Local.Surveys;
using Serverless.Surveys;
using Serverless.Surveys.Checks;

namespace Serverless.Local.Offline;

/// <summary>What is found only when the files of a folder are held against each other, as their uploads would be.</summary>
internal static class FilesTogether
{
    /// <summary>The checks with what is found of each file beside the others.</summary>
    public static IReadOnlyList<FileCheck> Checked(Codebook codebook, IReadOnlyList<FileCheck> checks) =>
        [
            .. checks.Select(check =>
                check.File.Kind == SurveyFileKind.Responses ? Checked(codebook, check, checks) : check
            ),
        ];

    /// <summary>Questions to which nobody in any of the files was routed.</summary>
    public static IEnumerable<FileIssue> NobodyRouted(Codebook codebook, IReadOnlyList<FileCheck> checks)
    {
        var asked = checks
            .SelectMany(check => check.Asked)
            .GroupBy(question => question.Key, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Sum(question => question.Value), StringComparer.Ordinal);
        return CodebookRemarks.NobodyRouted(codebook, asked).Select(remark => FileIssue.Of("codebook.json", remark));
    }

    private static FileCheck Checked(Codebook codebook, FileCheck check, IReadOnlyList<FileCheck> checks)
    {
        if (check.ErrorCount > 0)
            return check;
        var group = codebook.Groups.First(known => known.Id == check.File.Group);
        var population = Find(checks, SurveyFileKind.Population, check.File.Wave, group.Id);
        if (population?.Margins is { } margins && ResponseSize.Issue(group, check.Rows, margins) is { } tooMany)
            return check with
            {
                Errors = [new FileIssue(check.File.Name, null, null, null, tooMany.Rule, tooMany.Message)],
                ErrorCount = 1,
            };
        var warnings = SameContent(check, checks).Concat(AgainstEarlier(codebook, group, check, checks));
        return check with
        {
            Warnings =
            [
                .. check.Warnings,
                .. warnings
                    .OfType<ValidationWarning>()
                    .Select(warning => new FileIssue(
                        check.File.Name,
                        null,
                        warning.Column,
                        null,
                        warning.Rule,
                        warning.Message
                    )),
            ],
        };
    }

    private static IEnumerable<ValidationWarning?> SameContent(FileCheck check, IReadOnlyList<FileCheck> checks) =>
        checks
            .Where(other =>
                other.File.Kind == SurveyFileKind.Responses && other.File != check.File && other.Sha256 == check.Sha256
            )
            .Select(other => FileWarnings.SameContent(other.File.Group, other.File.Wave));

    private static IEnumerable<ValidationWarning?> AgainstEarlier(
        Codebook codebook,
        TargetGroup group,
        FileCheck check,
        IReadOnlyList<FileCheck> checks
    )
    {
        var earlier = codebook.Waves.First(wave => wave.Id == check.File.Wave).ComparedWith;
        if (
            earlier is null
            || check.Profile is not { } profile
            || Find(checks, SurveyFileKind.Responses, earlier, group.Id) is not { ErrorCount: 0, Profile: { } before }
        )
            yield break;
        if (profile.LinkTo(before) is { } match)
            yield return FileWarnings.LinkKeys(match, earlier, group.Columns.Link!);
        yield return DistributionShifts.Of(before, profile, codebook.Settings).Warning(isSameWave: false);
    }

    private static FileCheck? Find(IReadOnlyList<FileCheck> checks, SurveyFileKind kind, string wave, string group) =>
        checks.FirstOrDefault(check => check.File.Kind == kind && check.File.Wave == wave && check.File.Group == group);
}
