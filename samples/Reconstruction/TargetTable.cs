using Serverless.Samples.Published;
using Serverless.Surveys;

namespace Serverless.Samples.Reconstruction;

/// <summary>
/// The distribution one column (or, of a multiple question, one set of columns) must get.
/// Either <paramref name="N"/> or <paramref name="Blanks"/> says how many of those routed answered.
/// </summary>
/// <param name="Percentages">Weighted percentage by answer code.</param>
/// <param name="Margins">How far the result may be off, by answer code, in percentage points.</param>
internal sealed record TargetTable(
    Question Question,
    string? Item,
    int? N,
    int? Blanks,
    IReadOnlyDictionary<string, double> Percentages,
    IReadOnlyDictionary<string, double> Margins
)
{
    /// <summary>How far a weighted percentage may be from the printed whole number.</summary>
    public const double Rounding = 0.5;

    private const double AimMargin = 0.12;
    private const double UnquotedMargin = 1.0;
    private const double ShiftedMargin = 3.0;

    /// <summary>The printed table of the wave itself.</summary>
    public static TargetTable Printed(Question question, PublishedTable table, string wave, ReconstructionPlan plan)
    {
        var percentages = table.Percentages.ToDictionary(p => p.Key, p => (double)p.Value, StringComparer.Ordinal);
        var margins = table.Percentages.ToDictionary(p => p.Key, _ => Rounding, StringComparer.Ordinal);
        foreach (var aim in plan.Aims.Where(a => a.Wave == wave && a.Question == question.Id && a.Group == table.Group))
        {
            percentages[aim.Answer] = aim.Percentage;
            margins[aim.Answer] = AimMargin;
        }
        return new TargetTable(question, table.Item, table.ReachableN, null, percentages, margins);
    }

    /// <summary>
    /// The earlier wave's table: what is quoted of it as quoted, the rest in the proportions of the later wave.
    /// The report says that it names every significant change, so an answer it does not name keeps its share.
    /// </summary>
    public static TargetTable Earlier(
        Question question,
        PublishedTable later,
        IReadOnlyList<QuotedPercentage> quoted,
        int blanks,
        string wave,
        ReconstructionPlan plan
    )
    {
        var percentages = later.Percentages.ToDictionary(p => p.Key, p => (double)p.Value, StringComparer.Ordinal);
        // A quoted mean shifts the whole distribution.
        var shifted = plan.Means.Any(m => m.Wave == wave && m.Question == question.Id && m.Group == later.Group);
        var margins = later.Percentages.ToDictionary(
            p => p.Key,
            _ => shifted ? ShiftedMargin : UnquotedMargin,
            StringComparer.Ordinal
        );
        var free = percentages.Keys.Except(quoted.SelectMany(q => q.Answers), StringComparer.Ordinal).ToArray();
        var quotedTotal = 0.0;
        var quotedBefore = 0.0;
        foreach (var quote in quoted)
        {
            var before = quote.Answers.Sum(a => percentages[a]);
            quotedBefore += before;
            quotedTotal += quote.Percentage;
            foreach (var answer in quote.Answers)
            {
                percentages[answer] *= quote.Percentage / before;
                margins[answer] = Rounding / (2 * quote.Answers.Count);
            }
        }
        if (quoted.Count > 0)
        {
            // In a multiple question the free options shrink or grow with those who tick any of them.
            var factor =
                question is MultipleQuestion
                    ? (100 - quotedTotal) / (100 - quotedBefore)
                    : (100 - quotedTotal) / free.Sum(a => percentages[a]);
            foreach (var answer in free)
                percentages[answer] *= factor;
        }
        foreach (var aim in plan.Aims.Where(a => a.Wave == wave && a.Question == question.Id && a.Group == later.Group))
        {
            percentages[aim.Answer] = aim.Percentage;
            margins[aim.Answer] = AimMargin;
        }
        return new TargetTable(question, later.Item, null, blanks, percentages, margins);
    }
}
