using Serverless.Analysis.Results;

namespace Serverless.Reporting.Figures;

/// <summary>A figure in words without its group: "Werkt samen: Ja", "Rapportcijfer (gemiddelde, schaal 1–10)".</summary>
internal static class FigureLabel
{
    public static string Of(TableResult table, FigureKey figure, ReportContext context) =>
        Of(AnswerNames.Cut(AnswerNames.FullTopic(table, context.Language)), table, figure, context);

    /// <summary>The same within a sentence: "Werkt samen (‘Ja’)".</summary>
    public static string InSentence(TableResult table, FigureKey figure, ReportContext context)
    {
        var topic = AnswerNames.Cut(AnswerNames.FullTopic(table, context.Language));
        var answer = AnswerNames.InSentence(table, figure, context.Texts, AnswerNames.MaximumLengthInChart);
        return $"{topic} ({OnScale(answer, table, figure, context)})";
    }

    /// <summary>The same of a topic that is worded already, such as the item of a grid.</summary>
    public static string Of(string topic, TableResult table, FigureKey figure, ReportContext context)
    {
        var answer = Measure(table, figure, context);
        return figure.IsNumber ? $"{topic} ({answer})" : $"{topic}: {answer}";
    }

    /// <summary>The answer or measure alone, a mean with its scale.</summary>
    public static string Measure(TableResult table, FigureKey figure, ReportContext context) =>
        OnScale(
            AnswerNames.AfterColon(table, figure, context.Texts, AnswerNames.MaximumLengthInChart),
            table,
            figure,
            context
        );

    private static string OnScale(string name, TableResult table, FigureKey figure, ReportContext context)
    {
        if (figure != FigureKey.Mean)
            return name;
        if (MeanAxis.ScaleOf(table) is { } scale)
            return AnswerNames.OnScale(name, scale, context.Texts);
        return table.Unit is { } unit ? $"{name}, {context.Say(unit)}" : name;
    }
}
