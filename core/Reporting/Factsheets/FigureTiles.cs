using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Factsheets;

/// <summary>Figures in large type.</summary>
internal sealed class FigureTiles(ReportContext context)
{
    private readonly ChartValues _values = new(context);

    /// <summary>
    /// A figure that somebody chose, with its change and base. Its change is shown when its own test shows it, as in a
    /// sentence that names it.
    /// </summary>
    public BigNumber Chosen(Figure figure, string label) => Tile(figure, label, _values.ChosenChange(figure));

    /// <summary>A figure that the product chose: its change is shown when it holds among all that were tested.</summary>
    public BigNumber Picked(Figure figure, string label) => Tile(figure, label, _values.Change(figure));

    private BigNumber Tile(Figure figure, string label, Change? change)
    {
        string?[] reservations =
        [
            Base(figure),
            FigureWords.IsIndicative(figure.Cell) ? context.Figures.Indicative : null,
        ];
        return new BigNumber(context.Figures.Short(figure.Cell, figure.Table), label)
        {
            Change = change,
            Base = FigureWords.IsShown(figure.Cell) ? string.Join(", ", reservations.OfType<string>()) : null,
            FigureId = figure.Cell.Id.ToString(),
        };
    }

    /// <summary>
    /// "n = 293, van wie antwoordde" where not all respondents answered, so that the number does not seem to contradict
    /// that of the response.
    /// </summary>
    private string? Base(Figure figure)
    {
        var text = _values.Base(figure.Group.Base);
        var respondents = context
            .Results.Groups.FirstOrDefault(group => group.Id == figure.Group.Group)
            ?.Response.Respondents;
        return
            text is null
            || figure.Table.BaseText is not null
            || respondents is null
            || respondents == figure.Group.Base.N
            ? text
            : $"{text}, {context.Texts.Factsheet.OfThoseWhoAnswered}";
    }
}
