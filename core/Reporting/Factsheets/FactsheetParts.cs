using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Factsheets;

/// <summary>The parts that every factsheet has, with or without a template.</summary>
internal static class FactsheetParts
{
    /// <summary>Groups beyond which their response is a list.</summary>
    private const int MaximumInResponseTable = 6;

    /// <summary>Most target groups that the lead names.</summary>
    private const int MaximumNamed = 6;

    /// <summary>The band at the top; without a lead of its own it says who took part and when.</summary>
    public static Masthead Masthead(ReportContext context, IReadOnlyList<Inline> lead) =>
        new(ReportTitle.Of(context), "titel")
        {
            Kicker = context.Texts.Factsheet.Kind,
            Lead = lead.Count > 0 ? lead : [new Text(Participation(context))],
            Imprint = Imprint(context),
        };

    /// <summary>The survey's notice, e.g. that answers are reconstructed.</summary>
    public static IEnumerable<Block> Notice(ReportContext context)
    {
        if (context.Results.Survey.Notice is { } notice)
            yield return new Callout([new Paragraph(context.Say(notice)) { Style = ParagraphStyle.Small }])
            {
                Tone = CalloutTone.Caution,
            };
    }

    /// <summary>
    /// What readers have to know before they read on, in one panel under the title: that a release corrects another, and
    /// the survey's notice.
    /// </summary>
    /// <param name="context">The report.</param>
    /// <param name="hasNotice">Whether the notice is among it, rather than somewhere else.</param>
    public static IEnumerable<Block> Cautions(ReportContext context, bool hasNotice)
    {
        Block[] notice = hasNotice ? [.. Notice(context)] : [];
        if (context.Release is not { CorrectionReason: { } reason })
            return notice;
        var corrected = new Paragraph([new Strong(context.Texts.Release.Corrected + ". "), context.Say(reason)]);
        return
        [
            new Callout([corrected, .. notice.OfType<Callout>().SelectMany(panel => panel.Blocks)])
            {
                Tone = CalloutTone.Caution,
            },
        ];
    }

    /// <summary>What a factsheet without a template ends with: how the survey was done, and what a release says of itself.</summary>
    /// <param name="context">The report.</param>
    /// <param name="release">The release; null for none.</param>
    /// <param name="hasFigures">Whether it has any figures.</param>
    public static IReadOnlyList<Block> Closing(ReportContext context, ReleaseStatement? release, bool hasFigures = true)
    {
        var isShort = context.Results.Groups.Count > MaximumInResponseTable;
        return WithRelease(
            hasFigures ? [.. Method(context, isShort)] : [.. MethodWithoutFigures(context, isShort)],
            release,
            isUnderTitle: true
        );
    }

    private static IEnumerable<Block> MethodWithoutFigures(ReportContext context, bool isShort)
    {
        var method = new Methodology(context);
        yield return new Heading(2, context.Texts.Factsheet.Methodology, "verantwoording");
        yield return new KeepTogether([
            isShort
                ? new Paragraph(ResponseOfGroups(context, hasFigures: false)) { Style = ParagraphStyle.Small }
                : method.ResponseAlone(),
            MethodologyPanel.Of(method.Paragraphs(MethodologyPlace.WithoutFigures)),
        ]);
    }

    /// <summary>The methodology under its own heading.</summary>
    /// <param name="context">The report.</param>
    /// <param name="isShort">Whether the response of the groups is a list rather than a table.</param>
    public static IEnumerable<Block> Method(ReportContext context, bool isShort)
    {
        yield return new Heading(2, context.Texts.Factsheet.Methodology, "verantwoording");
        if (!isShort)
        {
            foreach (var block in MethodBox(context))
                yield return block;
            yield break;
        }

        yield return new KeepTogether([
            new Paragraph(ResponseOfGroups(context)) { Style = ParagraphStyle.Small },
            MethodologyPanel.Of(new Methodology(context).Paragraphs(MethodologyPlace.FactsheetWithoutTable)),
        ]);
    }

    private static string ResponseOfGroups(ReportContext context, bool hasFigures = true) =>
        context.Texts.Factsheet.ResponseOfGroups(
            string.Join(
                "; ",
                context.Results.Groups.Select(group =>
                    context.Say(group.Label)
                    + (hasFigures && group.Indicative ? "*" : "")
                    + "\u00A0"
                    + new Methodology(context).Respondents(group.Response).Replace(' ', '\u00A0')
                    + (
                        group.Response.ResponseRate is { } rate
                            ? "\u00A0(" + context.Numbers.Percent(rate).Replace(' ', '\u00A0') + ")"
                            : ""
                    )
                )
            ),
            withRates: context.Results.Groups.Any(group => group.Response.ResponseRate is not null)
        );

    /// <summary>The methodology without a heading.</summary>
    public static IEnumerable<Block> MethodBox(ReportContext context)
    {
        var method = new Methodology(context);
        yield return new KeepTogether([
            method.ResponseInWords() with
            {
                Caption = null,
            },
            MethodologyPanel.Of(method.Paragraphs(MethodologyPlace.Factsheet)),
        ]);
    }

    /// <summary>
    /// Blocks with what a release says of itself: in the panel of the methodology where that is last, otherwise after them.
    /// </summary>
    /// <param name="blocks">The factsheet, or its end.</param>
    /// <param name="statement">The release; null for none.</param>
    /// <param name="isUnderTitle">Whether the factsheet has a title with the release beside it.</param>
    public static IReadOnlyList<Block> WithRelease(
        IReadOnlyList<Block> blocks,
        ReleaseStatement? statement,
        bool isUnderTitle
    )
    {
        if (statement is null)
            return blocks;
        if (
            blocks is not [.., KeepTogether { Blocks: [var response, var panel] }]
            || MethodologyPanel.SectionsOf(panel) is not { } method
        )
            return [.. blocks, .. statement.About()];
        return
        [
            .. blocks.SkipLast(1),
            new KeepTogether([
                response,
                MethodologyPanel.Of([.. method, .. statement.Brief(isUnderTitle)], statement.SmallCode()),
            ]),
        ];
    }

    /// <summary>How many took part, and when.</summary>
    public static string TakingPart(ReportContext context) =>
        context.Texts.Factsheet.TakingPart(
            context.Texts.Dates.Fieldwork(context.Results.Wave.FieldworkStart, context.Results.Wave.FieldworkEnd),
            RespondentCount.Of(context.Results.Groups)
        );

    private static string Participation(ReportContext context)
    {
        var groups = context.Results.Groups;
        var total = RespondentCount.Of(groups);
        var names =
            groups.Count > MaximumNamed
                ? context.Texts.Factsheet.TargetGroups(groups.Count)
                : context.And([.. groups.Select(group => context.Say(group.Label))]);
        var fieldwork = context.Texts.Dates.Fieldwork(
            context.Results.Wave.FieldworkStart,
            context.Results.Wave.FieldworkEnd
        );
        return context.Texts.Factsheet.Participation(names, fieldwork, total);
    }

    /// <summary>Who commissioned the survey, and which release this is; null when neither is known.</summary>
    public static string? Imprint(ReportContext context)
    {
        string?[] parts =
        [
            context.Results.Survey.Commissioner is { } commissioner
                ? context.Texts.Factsheet.CommissionedBy(context.Say(commissioner))
                : null,
            context.Release is { } release
                ? new ReleaseStatement(context, release, release.FactsheetPage(context.Language)).Edition
                : null,
        ];
        return parts.Any(part => part is not null) ? string.Join(" · ", parts.OfType<string>()) : null;
    }
}
