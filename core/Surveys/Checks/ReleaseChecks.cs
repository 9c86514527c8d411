using Serverless.Surveys.Issues;

namespace Serverless.Surveys.Checks;

/// <summary>Moments of release are of waves that there are, and only where releases are scheduled.</summary>
internal static class ReleaseChecks
{
    private const string Path = "$.release.at";

    public static void Run(CodebookIndex index, CodebookIssues issues)
    {
        var plan = index.Codebook.Release;
        foreach (var wave in plan.At.Keys)
            CodebookChecks.Known(
                wave,
                Path + JsonPath.Step(wave),
                "wave",
                index.HasWave,
                index.Codebook.Waves.Select(w => w.Id),
                issues
            );
        if (plan.At.Count > 0 && plan.Mode != ReleaseMode.Scheduled && !issues.Has("$.release.mode"))
            issues.Add(
                Path,
                CodebookRule.Release,
                $"Waves have a moment of release, but the mode is {Quote.Of(CodebookWords.Of(plan.Mode))}. Write \"mode\": \"scheduled\", or leave 'at' out."
            );
    }
}
