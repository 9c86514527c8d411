using Serverless.Analysis.Results;
using Serverless.Surveys;

namespace Serverless.Reporting.Wording;

/// <summary>
/// A comparison in words. A difference that the test did not show is never called equality:
/// it is "verschil niet aangetoond", unless the two one-sided tests showed it to be under five points.
/// </summary>
public sealed class ChangeWords(Language language, WaveWords waves)
{
    private readonly NumberFormat _numbers = NumberFormat.For(language);
    private readonly FigureWords _figures = new(language);

    private bool English => language == Language.English;

    /// <summary>
    /// "significant hoger dan in 2016 (71% naar 80%)", "verschil met 2016 niet aangetoond (71% en 73%)",
    /// "niet vergeleken met 2016: ...".
    /// </summary>
    public Sentence SinceEarlierWave(ComparisonResult comparison, ComparisonRow row, TableResult table)
    {
        var earlier = waves.Name(comparison.A.Wave);
        string[] cells = [row.A.Id, row.B.Id];
        if (row.Test is null || row.A.Value is null || row.B.Value is null)
            return new Sentence(
                NotCompared(
                    comparison,
                    row,
                    English ? $"not compared with {earlier}" : $"niet vergeleken met {earlier}"
                ),
                cells
            );

        var (before, after) = Both(row, table);
        if (row.Significant)
        {
            var when = waves.When(comparison.A.Wave);
            return new Sentence(
                English
                    ? $"significantly {Direction(row)} than {when} (from {before} to {after})"
                    : $"significant {Direction(row)} dan {when} ({before} naar {after})",
                cells
            );
        }

        return new Sentence(
            NotShown(
                row,
                English ? $"no difference shown from {earlier}" : $"verschil met {earlier} niet aangetoond",
                before,
                after
            ),
            cells
        );
    }

    /// <summary>"significant hoger bij kindcentra dan bij overige samenwerkingen (7,1 tegenover 6,7)".</summary>
    public Sentence BetweenSides(ComparisonResult comparison, ComparisonRow row, TableResult table)
    {
        var (a, b) = (comparison.A.Label.In(language), comparison.B.Label.In(language));
        string[] cells = [row.A.Id, row.B.Id];
        var sides = English ? $"{b} and {a}" : $"{b} en {a}";
        if (row.Test is null || row.A.Value is null || row.B.Value is null)
            return new Sentence(
                NotCompared(comparison, row, English ? $"{sides} not compared" : $"{sides} niet vergeleken"),
                cells
            );

        var (first, second) = Both(row, table);
        if (row.Significant)
        {
            return new Sentence(
                English
                    ? $"significantly {Direction(row)} among {b} than among {a} ({second} against {first})"
                    : $"significant {Direction(row)} bij {b} dan bij {a} ({second} tegenover {first})",
                cells
            );
        }

        return new Sentence(
            NotShown(
                row,
                English ? $"no difference shown between {sides}" : $"verschil tussen {sides} niet aangetoond",
                second,
                first
            ),
            cells
        );
    }

    /// <summary>
    /// For a tile or chart: "+9 procentpunt sinds 2016", or "verschil met 2016 niet aangetoond"; null when not tested.
    /// </summary>
    public string? Short(ComparisonResult comparison, ComparisonRow row, TableResult table)
    {
        if (row.Test is null || row.Difference is not { } difference)
            return null;
        var earlier = waves.Name(comparison.A.Wave);
        if (!row.Significant)
            return English ? $"no difference shown from {earlier}" : $"verschil met {earlier} niet aangetoond";
        return (
            English
                ? $"{Amount(row, table, difference)} since {earlier}"
                : $"{Amount(row, table, difference)} sinds {earlier}"
        );
    }

    /// <summary>"+9 procentpunt", "+0,4".</summary>
    public string Amount(ComparisonRow row, TableResult table, double difference)
    {
        if (FigureWords.IsNumber(row.B))
            return _numbers.Signed(difference, Decimals(difference, table.Decimals));
        var points = _numbers.Points(difference, Decimals(difference * 100, 0));
        return points
            + (
                English
                    ? (Math.Abs(NumberFormat.Rounded(difference * 100, 0)) == 1 ? " point" : " points")
                    : " procentpunt"
            );
    }

    /// <summary>"hoger" or "lager"; by the sign of B minus A.</summary>
    public string Direction(ComparisonRow row) =>
        (row.Difference > 0, English) switch
        {
            (true, true) => "higher",
            (true, false) => "hoger",
            (false, true) => "lower",
            (false, false) => "lager",
        };

    private string NotShown(ComparisonRow row, string claim, string first, string second)
    {
        var and = English ? "and" : "en";
        var text = $"{claim} ({first} {and} {second})";
        if (row.Equivalent != true || FigureWords.IsNumber(row.B))
            return text;
        return text
            + (
                English
                    ? "; any difference is smaller than 5 points"
                    : "; een eventueel verschil is kleiner dan 5 procentpunt"
            );
    }

    private string NotCompared(ComparisonResult comparison, ComparisonRow row, string claim)
    {
        if (comparison.NotTested is { } reason)
            return $"{claim}: {Enumeration.Lowered(reason.In(language))}";
        if (row.A.Value is null)
            return $"{claim}: {_figures.Withheld(row.A)}";
        return row.B.Value is null ? $"{claim}: {_figures.Withheld(row.B)}" : claim;
    }

    /// <summary>
    /// Both figures, with as many decimals as it takes to tell a significant difference apart, three at most.
    /// </summary>
    private (string A, string B) Both(ComparisonRow row, TableResult table)
    {
        var number = FigureWords.IsNumber(row.B);
        var decimals = number ? table.Decimals : 0;
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
        while (decimals < 3 && difference != 0 && NumberFormat.Rounded(difference, decimals) == 0)
            decimals++;
        return decimals;
    }
}
