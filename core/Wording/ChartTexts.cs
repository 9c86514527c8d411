namespace Serverless.Wording;

/// <summary>Charts: the line under them, and what they show in words for who cannot see them.</summary>
internal abstract partial class ChartTexts(GrammarTexts grammar)
{
    private protected GrammarTexts Grammar { get; } = grammar;

    /// <summary>Who the figures are of.</summary>
    public abstract string Base(string @base);

    /// <summary>Legend of the asterisk.</summary>
    public abstract string Indicative { get; }

    /// <summary>Which lines were not asked in which waves.</summary>
    public abstract string NotAsked(string lines);

    /// <summary>What an empty part of a stacked bar is.</summary>
    public abstract string Gaps { get; }

    /// <summary>A row by its name, in quotes.</summary>
    public abstract string Row(string name);

    /// <summary>Rows with whom they are about; null for all respondents.</summary>
    public abstract string RowsOf(string rows, string? whom);

    /// <summary>Why figures of a chart are "niet getoond".</summary>
    public abstract string Protected { get; }

    /// <summary>Rows left out by size.</summary>
    public abstract string LargestKept(string kept, string all);

    /// <summary>Rows left out from the end.</summary>
    public abstract string FirstKept(string kept, string all);

    /// <summary>Points of a scale left out from the end.</summary>
    public abstract string FirstAnswersKept(string kept, string all);

    /// <summary>Bases of a line's last wave.</summary>
    public abstract string LastBases(string bases);

    /// <summary>Legend of the band around a line.</summary>
    public abstract string Band(string level);

    /// <summary>Legend of the line through a dot or over a bar's end.</summary>
    public abstract string Line(string level);

    /// <summary>What a chart shows: "Meer dan in 2016 bij basisscholen".</summary>
    public abstract string Finding(string than, string rows);

    /// <summary>Legend of the arrows with changes since an earlier wave.</summary>
    public abstract string Arrow(string earlier);

    /// <summary>The unit of the changes at the right of rows.</summary>
    public abstract string InPoints { get; }

    /// <summary>That no difference from an earlier wave was shown for some rows; null for all of them.</summary>
    public abstract string NoChange(string earlier, string? rows);

    /// <summary>Said of an axis that shows every mean there could be.</summary>
    public abstract string WholeScale(string first, string last);

    /// <summary>Which part an axis shows, and of which scale when that has ends.</summary>
    public abstract string AxisCut(string first, string last, (string Minimum, string Maximum)? scale);

    /// <summary>Items with bases of their own.</summary>
    public abstract string ItemsLeftOut { get; }

    /// <summary>Groups there was no room for.</summary>
    public abstract string OnlyInTablesReport(string groups);

    /// <summary>The rest of a long list of groups.</summary>
    public abstract string OtherGroups(int groups);

    /// <summary>What bars of a grid measure.</summary>
    public abstract string ShareAnswering(string answers);

    /// <summary>Begins an alternative text.</summary>
    public abstract string Chart(string title);

    /// <summary>Begins the alternative text of stacked bars.</summary>
    public abstract string StackedBars(string title);

    /// <summary>Begins the alternative text of a development.</summary>
    public abstract string LineChart(string title, string first, string last);

    /// <summary>A title completed with the two sides compared.</summary>
    public abstract string TitleOfTwo(string title, string first, string second);

    /// <summary>Said of a row or series without any.</summary>
    public abstract string NoFigures { get; }

    /// <summary>Ends a series with the rows it lacks.</summary>
    public abstract string NotShown(string rows);

    /// <summary>The rest of a long list of rows.</summary>
    public abstract string Others { get; }

    /// <summary>A long series, by its ends; without its name where the title has said it.</summary>
    public abstract string Ranked(string? series, string largest, string lowest);

    /// <summary>Ends a row of stacked bars.</summary>
    public abstract string LargestIs(string name);

    /// <summary>Alternative text of the rest of a chart that was broken over two pages.</summary>
    public abstract string Continued { get; }
}
