using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;

namespace Serverless.Reporting.Tables;

/// <summary>"Cronbachs alfa: basisscholen 0,82 (95%-interval 0,78–0,86; n = 312)." under the items of a grid.</summary>
internal static class ScaleReliabilityNote
{
    private const int Decimals = 2;

    /// <summary>Null where no group has an alpha.</summary>
    public static Paragraph? Of(ReportContext context, string question)
    {
        string[] groups =
        [
            .. context.Results.Groups.SelectMany(group =>
                (group.Scales ?? [])
                    .Where(scale => scale.Question == question)
                    .Select(scale => Words(context, group, scale))
            ),
        ];
        return groups.Length == 0
            ? null
            : new Paragraph([new Text(context.Texts.Tables.CronbachAlpha(string.Join("; ", groups)))])
            {
                Style = ParagraphStyle.Small,
            };
    }

    private static string Words(ReportContext context, GroupResult group, ScaleReliability scale) =>
        context.Texts.Tables.AlphaOfGroup(
            context.Index.GroupLabel(group.Id, context.Language),
            context.Numbers.Number(scale.Alpha, Decimals),
            scale.Interval is { } interval
                ? context.Texts.Figures.Interval(context.Numbers.Percent(interval.Level))
                    + " "
                    + context.Numbers.Range(interval.Lower, interval.Upper, Decimals)
                : null,
            context.Numbers.Number(scale.Base)
        );
}
