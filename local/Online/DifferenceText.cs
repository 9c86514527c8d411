using Serverless.Analysis.Changes;
using Serverless.Flows.Differences;
using Spectre.Console;
using static System.FormattableString;

namespace Serverless.Local.Online;

/// <summary>Prints how a file differs from the version already uploaded.</summary>
internal static class DifferenceText
{
    private const int MaximumListed = 20;

    public static void Print(IAnsiConsole console, UploadDifference difference)
    {
        foreach (var line in Lines(difference))
            console.WriteLine($"    {line}");
    }

    private static IEnumerable<string> Lines(UploadDifference difference)
    {
        if (difference.NotCompared is { } reason)
            yield return $"not compared: {reason}";
        if (difference.Respondents is { } respondents)
            yield return Invariant(
                $"respondents: {respondents.Added:N0} added, {respondents.Gone:N0} gone, {respondents.Changed:N0} changed, {respondents.Unchanged:N0} unchanged"
            );
        if (difference.Columns is { CameCount: > 0 } came)
            yield return Invariant($"columns that came ({came.CameCount}): {Listed(came.Came)}");
        if (difference.Columns is { WentCount: > 0 } went)
            yield return Invariant($"columns that went ({went.WentCount}): {Listed(went.Went)}");
        foreach (var line in Shifts(difference))
            yield return line;
        if (difference.LinkKeys is { } keys)
            yield return Invariant(
                $"link keys: {keys.Matching:N0} of {keys.CouldMatch:N0} that could match wave {keys.Wave} do"
            );
        foreach (var same in difference.SameFiles ?? [])
            yield return $"the same bytes as group {same.Group} in wave {same.Wave}";
        foreach (var change in (difference.Categories?.Changed ?? []).Take(MaximumListed))
            yield return Invariant(
                $"{change.Variable} {change.Category}: population {Number(change.From?.Population)} → {Number(change.To?.Population)}, sample {Number(change.From?.Sample)} → {Number(change.To?.Sample)}"
            );
        foreach (var part in difference.Codebook ?? [])
            yield return $"{part.Part}: {string.Join("; ", Parts(part))}";
        if (difference.Lines is { } lines)
            yield return Invariant($"lines: {lines.Added} added, {lines.Gone} gone");
        foreach (var line in (difference.Figures ?? []).SelectMany(Figures))
            yield return line;
    }

    private static IEnumerable<string> Shifts(UploadDifference difference)
    {
        if (difference.Shifts is not { } shifts)
            yield break;
        var from = difference.Present is null ? $"wave {shifts.Wave}" : "the present version";
        yield return Invariant($"answers: {shifts.Count} of {shifts.Tested} columns differ from {from} beyond chance");
        foreach (var shift in shifts.Columns.Take(MaximumListed))
            yield return Invariant(
                $"  {shift.Column}: '{shift.Largest.Answer}' {shift.Largest.From:P1} → {shift.Largest.To:P1} (p {shift.AdjustedP:G2}, V {shift.CramersV:0.00})"
            );
    }

    private static IEnumerable<string> Parts(CodebookPartDifference part)
    {
        if (part.Added.Count > 0)
            yield return $"added {Listed(part.Added)}";
        if (part.Gone.Count > 0)
            yield return $"gone {Listed(part.Gone)}";
        if (part.Changed.Count > 0)
            yield return $"changed {Listed(part.Changed)}";
    }

    private static IEnumerable<string> Figures(WaveOutlook outlook)
    {
        if (outlook.Changes is not { } changes)
        {
            yield return $"published figures of wave {outlook.Wave}: {outlook.NotComputed}";
            yield break;
        }

        yield return Invariant(
            $"published figures of wave {outlook.Wave}: {changes.Count:N0} move, {changes.ConclusionCount:N0} differences become significant or no longer are"
        );
        foreach (var figure in changes.Figures.Take(MaximumListed))
            yield return $"  {figure.Id}: {Number(figure.From)} → {Number(figure.To)}";
        foreach (var conclusion in changes.Conclusions.Take(MaximumListed))
            yield return $"  {conclusion.Comparison}, {conclusion.Answer}: {Significance(conclusion.From)} → {Significance(conclusion.To)}";
    }

    private static string Significance(bool? significant) =>
        significant switch
        {
            true => "significant",
            false => "not significant",
            null => "not tested",
        };

    private static string Number(double? value) => value is { } number ? Invariant($"{number}") : "–";

    private static string Listed(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MaximumListed)) + (names.Count > MaximumListed ? ", …" : "");
}
