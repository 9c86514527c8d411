using Serverless.Analysis.Results;
using Serverless.Reporting.Figures;

namespace Serverless.Reporting.Exports.Sdmx;

/// <summary>The observations of a wave: the figures of its groups in this wave and in earlier ones, each once.</summary>
internal static class SdmxObservations
{
    /// <summary>In the order of the tables. Earlier figures can come from several trends; the figure is the same.</summary>
    public static IReadOnlyList<TidyFigure> Of(ReportContext context)
    {
        var figures = new TidyFigures(context).OfGroups().ToLookup(figure => figure.Table.Id);
        return
        [
            .. context.Results.Tables.SelectMany(table =>
                figures[table.Id].DistinctBy(figure => (figure.Wave, figure.Group, figure.Cell.Answer))
            ),
        ];
    }

    /// <summary>The code of a question.</summary>
    public static string QuestionOf(TidyFigure figure) => SdmxIdentifier.Code(figure.Table.Id.ToString());

    /// <summary>
    /// The code of an answer. Every question has answers of its own, so that the question is part of it: codes of one list
    /// mean one thing.
    /// </summary>
    public static string AnswerOf(TidyFigure figure) =>
        SdmxIdentifier.Code(figure.Table.Id.ToString(), figure.Cell.Answer.ToString());
}
