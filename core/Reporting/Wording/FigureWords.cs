using Serverless.Analysis.Results;
using Serverless.Wording;

namespace Serverless.Reporting.Wording;

/// <summary>One cell as text: its figure, or in words why there is none.</summary>
public sealed class FigureWords(Texts texts)
{
    /// <summary>Decimals that the ends of an interval are told apart with at most.</summary>
    private const int MaximumDecimals = 3;

    private readonly NumberTexts _numbers = texts.Numbers;

    /// <summary>Whether the cell has a figure to show.</summary>
    public static bool IsShown(Cell cell) => cell.Value is not null;

    /// <summary>Whether the figure is indicative only.</summary>
    public static bool IsIndicative(Cell cell) => cell.Flags.Contains(CellFlag.Indicative);

    /// <summary>Whether the cell holds a number in the table's unit rather than a share.</summary>
    public static bool IsNumber(Cell cell) => cell.Answer.IsNumber;

    /// <summary>
    /// Decimals a number is printed with: a total none, a standard deviation one at least, others those of the table.
    /// </summary>
    public static int Decimals(TableResult table, FigureKey figure)
    {
        if (figure.IsTotal)
            return 0;
        return figure.Measure == Measure.StandardDeviation ? Math.Max(table.Decimals, 1) : table.Decimals;
    }

    /// <summary>
    /// The figure inside a sentence: "80%", "6,8", "te weinig waarnemingen", with "(indicatief)" where it is.
    /// </summary>
    public Sentence InText(Cell cell, TableResult table)
    {
        if (cell.Value is not { } value)
            return new Sentence(Withheld(cell), [cell.Id]);
        var text = IsNumber(cell)
            ? WithUnit(_numbers.Number(value, Decimals(table, cell.Answer)), table)
            : _numbers.PercentInText(value);
        return new Sentence(IsIndicative(cell) ? $"{text} ({Indicative})" : text, [cell.Id]);
    }

    /// <summary>The figure in a chart or tile: "80%", "&lt;1%", "6,8", "te weinig respondenten" when withheld.</summary>
    public string Short(Cell cell, TableResult table) =>
        cell.Value switch
        {
            null => Withheld(cell),
            { } value when IsNumber(cell) => _numbers.Number(value, Decimals(table, cell.Answer)),
            { } value => _numbers.ShortPercent(value),
        };

    /// <summary>The interval: "77–83%", "6,7–6,9"; null when there is none.</summary>
    public string? Interval(Cell cell, TableResult table) =>
        cell.Interval switch
        {
            null => null,
            { } interval when cell.Answer.IsTotal => _numbers.Range(interval.Lower, interval.Upper, 0),
            { } interval when IsNumber(cell) => NumberInterval(interval.Lower, interval.Upper, table),
            { } interval => ShareInterval(interval.Lower, interval.Upper),
        };

    /// <summary>"77–83%".</summary>
    public string ShareInterval(double lower, double upper) => _numbers.PercentRange(lower, upper) + "%";

    /// <summary>"6,7–6,9": as precise as the number itself, or more where its ends would be the same.</summary>
    public string NumberInterval(double lower, double upper, TableResult table)
    {
        var decimals = table.Decimals;
        while (decimals < MaximumDecimals && _numbers.Number(lower, decimals) == _numbers.Number(upper, decimals))
            decimals++;
        return _numbers.Range(lower, upper, decimals);
    }

    /// <summary>Why the figure is not shown.</summary>
    public string Withheld(Cell cell)
    {
        if (cell.Flags.Contains(CellFlag.SmallBase))
            return texts.Figures.TooFewRespondents;
        if (cell.Flags.Contains(CellFlag.SmallCell) || cell.Flags.Contains(CellFlag.SecondarySuppression))
            return texts.Figures.Protected;
        return NotAvailable;
    }

    /// <summary>
    /// The same in a chart, where there is little room: "te weinig respondenten", "niet getoond", which the foot explains.
    /// </summary>
    public string InChart(Cell cell) =>
        Withheld(cell) is var words && words == texts.Figures.Protected ? texts.Figures.NotShown : words;

    /// <summary>The same in a cell of a table: "te weinig", "niet getoond".</summary>
    public string InTable(Cell cell)
    {
        if (cell.Flags.Contains(CellFlag.SmallBase))
            return texts.Figures.TooFew;
        return IsProtected(cell) || cell.Flags.Contains(CellFlag.OutsideRange) ? texts.Figures.NotShown : NotAvailable;
    }

    /// <summary>
    /// Whether a figure that is not shown would show a respondent, rather than not exist, as the mean of nobody's answers.
    /// </summary>
    public static bool IsProtected(Cell cell) =>
        cell.Flags.Any(flag => flag is CellFlag.SmallCell or CellFlag.SecondarySuppression or CellFlag.BaseWithheld);

    /// <summary>
    /// All that a reader must know of the figure: "indicatief; niemand of iedereen"; empty when that is nothing.
    /// </summary>
    public string Remarks(Cell cell) =>
        cell is { Value: null, Flags: [] }
            ? NotAvailable
            : string.Join("; ", cell.Flags.Select(Remark).Distinct(StringComparer.Ordinal));

    /// <summary>What a flag says.</summary>
    public string Remark(CellFlag flag) =>
        flag switch
        {
            CellFlag.SmallBase => texts.Figures.TooFewRespondents,
            CellFlag.SmallCell or CellFlag.SecondarySuppression => texts.Figures.Protected,
            CellFlag.Indicative => texts.Figures.Indicative,
            CellFlag.FewDegreesOfFreedom => texts.Figures.FewDegreesOfFreedom,
            CellFlag.FixedByWeighting => texts.Figures.ByWeighting,
            CellFlag.ZeroOrOne => texts.Figures.ZeroOrOne,
            CellFlag.SinglePsu => texts.Figures.SinglePsu,
            CellFlag.CompleteEnumeration => texts.Figures.Complete,
            CellFlag.NoStandardError => texts.Figures.NoMargin,
            CellFlag.BaseWithheld => texts.Figures.Rounded,
            CellFlag.OutsideRange => texts.Figures.OutsideRange,
        };

    /// <summary>The words for a figure that the results do not have.</summary>
    public string NotAvailable => texts.Figures.NotAvailable;

    /// <summary>"indicatief".</summary>
    public string Indicative => texts.Figures.Indicative;

    private string WithUnit(string text, TableResult table) =>
        table.Unit is { } unit ? $"{text} {texts.Of(unit)}" : text;
}
