using Serverless.Analysis.Results;
using Serverless.Wording;

namespace Serverless.Reporting.Wording;

/// <summary>
/// A comparison in words. A difference that the test did not show is never called equality:
/// it is "verschil niet aangetoond", unless the two one-sided tests showed it to be under five points.
/// </summary>
public sealed class ChangeWords(Texts texts, WaveWords waves)
{
    private readonly NumberTexts _numbers = texts.Numbers;
    private readonly ChangeTexts _words = texts.Changes;
    private readonly FigureWords _figures = new(texts);

    /// <summary>
    /// "meer dan in 2016 (van 71% naar 80%)", "verschil met 2016 niet aangetoond (71% en 73%)",
    /// "niet vergeleken met 2016: ...".
    /// </summary>
    public Sentence SinceEarlierWave(ComparisonResult comparison, ComparisonRow row, TableResult table)
    {
        var earlier = waves.Name(comparison.A.Wave);
        CellId[] cells = [row.A.Id, row.B.Id];
        if (row.Test is null || row.A.Value is null || row.B.Value is null)
            return new Sentence(NotCompared(comparison, row, _words.NotComparedWith(earlier)), cells);

        var (before, after) = Both(row, table);
        var text = row.Significant
            ? _words.ShownSince(
                !FigureWords.IsNumber(row.B),
                row.Difference > 0,
                waves.When(comparison.A.Wave),
                before,
                after
            )
            : NotShown(row, _words.NotShownFrom(earlier), before, after);
        return new Sentence(comparison.CommonAnswers is null ? text : _words.AmongCommonAnswers(text), cells);
    }

    /// <summary>"hoger bij kindcentra dan bij overige samenwerkingen (7,1 tegenover 6,7)".</summary>
    public Sentence BetweenSides(ComparisonResult comparison, ComparisonRow row, TableResult table)
    {
        var (a, b) = (texts.Of(comparison.A.Label), texts.Of(comparison.B.Label));
        CellId[] cells = [row.A.Id, row.B.Id];
        if (row.Test is null || row.A.Value is null || row.B.Value is null)
            return new Sentence(NotCompared(comparison, row, _words.SidesNotCompared(b, a)), cells);

        var (first, second) = Both(row, table);
        var text = row.Significant
            ? _words.ShownBetween(!FigureWords.IsNumber(row.B), row.Difference > 0, b, a, second, first)
            : NotShown(row, _words.NotShownBetween(b, a), second, first);
        return new Sentence(text, cells);
    }

    /// <summary>
    /// For a tile or chart: "+9 procentpunt sinds 2016", or "verschil met 2016 niet aangetoond"; null when not tested.
    /// </summary>
    public string? Short(ComparisonResult comparison, ComparisonRow row, TableResult table)
    {
        if (row.Test is null || row.Difference is not { } difference)
            return null;
        var earlier = waves.Name(comparison.A.Wave);
        return row.Significant ? _words.Since(Amount(row, table, difference), earlier) : _words.NotShownFrom(earlier);
    }

    /// <summary>"+9 procentpunt", "+0,4".</summary>
    public string Amount(ComparisonRow row, TableResult table, double difference)
    {
        if (FigureWords.IsNumber(row.B))
            return _numbers.Signed(difference, Decimals(difference, FigureWords.Decimals(table, row.Answer)));
        return _words.Points(Points(difference), one: Math.Abs(NumberTexts.Rounded(difference * 100, 0)) == 1);
    }

    /// <summary>A difference of shares in points, without its unit: "+9".</summary>
    public string Points(double difference) => _numbers.Points(difference, Decimals(difference * 100, 0));

    private string NotShown(ComparisonRow row, string claim, string first, string second)
    {
        var text = $"{claim} ({_words.Both(first, second)})";
        return row.Equivalent == true && !FigureWords.IsNumber(row.B) ? $"{text}; {_words.Equivalent}" : text;
    }

    private string NotCompared(ComparisonResult comparison, ComparisonRow row, string claim)
    {
        if (comparison.NotTested is { } reason)
            return $"{claim}: {texts.Grammar.Lowered(texts.Of(reason))}";
        if (row.A.Value is null)
            return $"{claim}: {_figures.Withheld(row.A)}";
        return row.B.Value is null ? $"{claim}: {_figures.Withheld(row.B)}" : claim;
    }

    /// <summary>
    /// Both figures of a row that has both, with as many decimals as it takes to tell a significant difference apart, three
    /// at most.
    /// </summary>
    public (string A, string B) Both(ComparisonRow row, TableResult table)
    {
        var number = FigureWords.IsNumber(row.B);
        var decimals = number ? FigureWords.Decimals(table, row.Answer) : 0;
        while (true)
        {
            var (a, b) = number
                ? (_numbers.Number(row.A.Value!.Value, decimals), _numbers.Number(row.B.Value!.Value, decimals))
                : (Share(row.A.Value!.Value, decimals), Share(row.B.Value!.Value, decimals));
            if (a != b || !row.Significant || decimals >= 3)
                return (a, b);
            decimals++;
        }
    }

    private string Share(double share, int decimals) =>
        decimals == 0 ? _numbers.PercentInText(share) : _numbers.Percent(share, decimals);

    private static int Decimals(double difference, int decimals)
    {
        while (decimals < 3 && difference != 0 && NumberTexts.Rounded(difference, decimals) == 0)
            decimals++;
        return decimals;
    }
}
