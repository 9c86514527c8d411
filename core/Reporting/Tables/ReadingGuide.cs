using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Surveys;

namespace Serverless.Reporting.Tables;

/// <summary>
/// How the tables are to be read: what is in a column, what the marks mean, what is left out and why.
/// </summary>
internal sealed class ReadingGuide(ReportContext context)
{
    public IEnumerable<Block> Blocks()
    {
        var settings = context.Results.Settings;
        var level = context.Numbers.Percent(settings.ConfidenceLevel);
        yield return new BulletList([.. Points(level).Select(text => new ListItem([new Text(text)]))]);
        if (context.Results.Survey.Notice is { } notice)
            yield return new Callout([new Paragraph(context.Say(notice))]) { Tone = CalloutTone.Caution };
    }

    private IEnumerable<string> Points(string level)
    {
        var settings = context.Results.Settings;
        var weighted = new Methodology(context).UsesWeights;
        yield return context.Texts.ReadingGuide.Percentages(weighted) + " " + Intervals(level);
        yield return context.Texts.ReadingGuide.Bases;
        yield return context.Texts.ReadingGuide.MoreThanOneAnswer;
        if (context.Results.Groups.Count > 1)
        {
            yield return context.Texts.ReadingGuide.EmptyCells;
        }

        var (letters, arrows) = (IsTested(ComparisonKind.Groups), IsTested(ComparisonKind.Waves));
        if (letters || arrows)
            yield return context.Texts.ReadingGuide.Marks(context.Numbers.Percent(settings.Alpha), letters, arrows);

        var asterisk = context.Texts.ReadingGuide.Asterisk;
        yield return settings.MinimumBase > 0
            ? $"{context.Texts.ReadingGuide.MinimumBase(settings.MinimumBase)} {asterisk}"
            : asterisk;
    }

    private bool IsTested(ComparisonKind kind) =>
        context.Results.Comparisons.Any(comparison =>
            comparison.Kind == kind && comparison.Rows.Any(row => row.Test is not null)
        );

    /// <summary>What is beside percentages; groups that selected themselves have nothing there.</summary>
    private string Intervals(string level) =>
        context.Results.Groups.Any(group => group.Sampling != SamplingKind.SelfSelected)
            ? context.Texts.ReadingGuide.Intervals(level)
            : context.Texts.ReadingGuide.NoIntervals;
}
