using Serverless.Analysis.Changes;
using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Exports;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Releases;
using Serverless.Reporting.Templates;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Reporting;

/// <summary>Compares what two releases of a wave show.</summary>
public static class ReleaseComparison
{
    /// <summary>What reports say in words, by the code of their language: the factsheet, then the tables.</summary>
    /// <param name="reports">The reports, without what a release adds to them.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> PassagesOf(WaveReports reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        return Languages.All.ToDictionary(
            language => language.Code(),
            IReadOnlyList<string> (language) =>
                [.. Passages.Of(reports.Factsheet(language)), .. Passages.Of(reports.Tables(language))],
            StringComparer.Ordinal
        );
    }

    /// <summary>Whether a factsheet from other results gives a figure otherwise, with the same text.</summary>
    public static bool ChangesFactsheet(
        ResultsDocument before,
        ResultsDocument now,
        PerLanguage<FactsheetTemplate?> templates,
        BlockHeight height
    )
    {
        ArgumentNullException.ThrowIfNull(templates);
        return !Texts(before).SequenceEqual(Texts(now), StringComparer.Ordinal);

        IEnumerable<string> Texts(ResultsDocument results)
        {
            try
            {
                return Passages.Of(
                    Factsheet.Build(
                        results,
                        templates[Languages.OfReaders],
                        Languages.OfReaders,
                        WrittenMoment.Of(results),
                        height
                    )
                );
            }
            catch (InvalidDocumentException)
            {
                // The text is of other questions.
                return [];
            }
        }
    }

    /// <summary>Every figure that is shown otherwise, with its causes.</summary>
    /// <param name="before">Public results of the release before.</param>
    /// <param name="now">Public results of this one.</param>
    /// <param name="causes">What the figures of a group are made from that is not the same.</param>
    public static (IReadOnlyList<ChangedFigure> Figures, IReadOnlyList<ChangedConclusion> Conclusions) FiguresOf(
        ResultsDocument before,
        ResultsDocument now,
        Func<string, IReadOnlyList<ChangeCause>> causes
    )
    {
        ArgumentNullException.ThrowIfNull(causes);
        var changes = FigureChanges.Of(before, now, int.MaxValue);
        var names = new FigureNames(now, before);
        return (
            [
                .. changes.Figures.Select(figure => new ChangedFigure(
                    figure.Id,
                    figure.From,
                    figure.To,
                    causes(CellId.Parse(figure.Id)?.Group ?? "")
                )
                {
                    Name = names.Of(figure.Id),
                }),
            ],
            [
                .. changes.Conclusions.Select(change => new ChangedConclusion(
                    change.Comparison,
                    change.Answer,
                    change.From,
                    change.To
                )
                {
                    Name = names.OfDifference(change.Comparison, change.Answer),
                }),
            ]
        );
    }
}
