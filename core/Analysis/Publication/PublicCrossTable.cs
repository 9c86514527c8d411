using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Results;
using Serverless.Surveys;

namespace Serverless.Analysis.Publication;

/// <summary>
/// A crossed table as it may be published. Crossings of groups whose members can be recognised are not: their columns
/// would be as many further subgroups, which overlap each other and everything else that is shown. Of a group
/// that was published before with other answers they stay as they were, or are not shown: nothing compares the columns with
/// what was shown then.
/// </summary>
internal static class PublicCrossTable
{
    public static CrossTableResult Of(
        CrossTableResult exact,
        WithheldFigures withheld,
        HeldFigures held,
        string wave,
        Codebook codebook
    )
    {
        var groups = exact.Groups.ToDictionary(g => g.Group, Published, StringComparer.Ordinal);
        return exact with
        {
            Groups = [.. groups.Values.OfType<CrossGroup>()],
            WithheldGroups = [.. groups.Where(g => g.Value is null).Select(g => g.Key)],
        };

        CrossGroup? Published(CrossGroup group)
        {
            if (codebook.Groups.First(g => g.Id == group.Group).Identifiable)
                return null;
            return held.Differs(wave, group.Group)
                ? held.Crossed(exact, group.Group, wave)
                : Group(group, exact.Table, withheld, wave, codebook.Settings.Alpha);
        }
    }

    private static CrossGroup Group(
        CrossGroup exact,
        TableId table,
        WithheldFigures withheld,
        string wave,
        double alpha
    )
    {
        var whole = withheld.Whole(table, wave, exact.Group);
        return exact with
        {
            Columns =
            [
                .. exact.Columns.Select(column =>
                {
                    var hidden = column.Withheld || whole.Withheld.Suppressed;
                    var shown = whole with { Withheld = hidden ? Withholding.Everything : whole.Withheld };
                    return column with { Withheld = hidden, Figures = shown.Of(column.Figures) };
                }),
            ],
            Letters = whole.Withheld.HasAny ? [] : exact.Letters,
            Overall = whole.Withheld.HasAny ? null : PublicComparison.Rounded(exact.Overall, whole.Precision, alpha),
            Alternatives = whole.Withheld.HasAny
                ? []
                : [.. exact.Alternatives.Select(t => PublicComparison.Rounded(t, whole.Precision, alpha)!)],
            Rank = whole.Withheld.HasAny ? null : PublicComparison.Rounded(exact.Rank, whole.Precision, alpha),
            RankInFileOrder = whole.Withheld.HasAny
                ? null
                : PublicComparison.Rounded(exact.RankInFileOrder, whole.Precision, alpha),
            CramersV = whole.Withheld.HasAny || exact.CramersV is not { } v ? null : Precision.Test(v),
        };
    }
}
