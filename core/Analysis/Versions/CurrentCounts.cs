using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Results;
using Serverless.Analysis.Tables;
using Serverless.Surveys;

namespace Serverless.Analysis.Versions;

/// <summary>Counts a group for <see cref="ShownCounts"/>.</summary>
internal sealed class CurrentCounts
{
    /// <summary>The margin that is the number of respondents.</summary>
    public static readonly TableId Everyone = new("respondents");

    private readonly GroupTables _tables;
    private readonly Atoms _atoms;
    private readonly List<Subgroup> _subgroups;
    private readonly byte[] _key;
    private readonly BlockCounter? _blocks;

    private CurrentCounts(Codebook codebook, GroupTables tables, ReadOnlySpan<byte> key)
    {
        (_tables, _key) = (tables, key.ToArray());
        _subgroups = [.. codebook.Subgroups.Where(s => tables.Subgroups.ContainsKey(s.Id))];
        _atoms = Atoms.Of(tables.Sample.Count, [.. _subgroups.Select(s => (s.Id, tables.Subgroups[s.Id]))]);
        _blocks = BlockCounter.Of(tables, _subgroups, _key);
    }

    /// <param name="codebook">The codebook.</param>
    /// <param name="tables">The group.</param>
    /// <param name="key">A secret: numbers are kept as fingerprints, so that nobody's amount is.</param>
    public static ShownCounts Of(Codebook codebook, GroupTables tables, ReadOnlySpan<byte> key) =>
        new CurrentCounts(codebook, tables, key).Count();

    private ShownCounts Count()
    {
        List<ShownTable> tables = [.. _tables.Plans.AsParallel().AsOrdered().Select(Table)];
        return new ShownCounts
        {
            Wave = _tables.Sample.Wave,
            Group = _tables.Sample.Group.Id,
            Subgroups = [.. _subgroups.Select(s => new ShownSubgroup(s.Id, ConditionKey.Of(s.When)))],
            Atoms = [.. AtomDigits()],
            Tables = [.. tables, .. Margins()],
            Respondents = _blocks?.Respondents(),
        };
    }

    private IEnumerable<string> AtomDigits()
    {
        var digits = new char[_atoms.Count][];
        for (var i = _atoms.ByRespondent.Length - 1; i >= 0; i--)
            digits[_atoms.ByRespondent[i]] =
            [
                .. _subgroups.Select(s => (char)('0' + Math.Min(_tables.Subgroups[s.Id].Codes[i], (ushort)2))),
            ];
        return digits.Select(d => new string(d));
    }

    private ShownTable Table(TablePlan plan)
    {
        var columns = _tables.Answers(plan);
        string[] codes = [.. plan.Answers.Select(a => a.Code)];
        return new ShownTable(plan.Id, codes, [.. Columns(plan, columns, codes)], [.. Sets(plan, codes)])
        {
            Routed = columns.Routed,
        };
    }

    private IEnumerable<CountedColumn> Columns(TablePlan plan, TableColumns columns, string[] codes)
    {
        if (columns.Answers is { } answers)
            yield return Counted(plan.Id, "", i => answers[i] < codes.Length ? codes[answers[i]] : null);
        else if (columns.Options is { } options)
        {
            foreach (var (code, option) in codes.Zip(options))
                if (option is not null)
                    yield return Counted(
                        plan.Id,
                        code,
                        i => option[i] <= 1 ? ((char)('0' + option[i])).ToString() : null
                    );
        }
        else if (columns.Numbers is { } numbers)
        {
            var denominators = columns.Denominators;
            yield return Counted(
                plan.Id,
                "",
                i => double.IsFinite(numbers[i]) ? Fingerprint(plan.Id, numbers[i], denominators?[i]) : null
            );
        }
    }

    private CountedColumn Counted(TableId table, string option, Func<int, string?> value)
    {
        string?[] values = [.. Enumerable.Range(0, _tables.Sample.Count).Select(value)];
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        var counts = new SortedDictionary<(int Atom, string Value), int>(
            Comparer<(int Atom, string Value)>.Create(
                (a, b) =>
                    a.Atom != b.Atom
                        ? a.Atom.CompareTo(b.Atom)
                        : string.Compare(a.Value, b.Value, StringComparison.Ordinal)
            )
        );
        for (var i = 0; i < values.Length; i++)
            if (values[i] is { } given)
            {
                var cell = (_atoms.ByRespondent[i], given);
                counts[cell] = counts.GetValueOrDefault(cell) + 1;
            }

        foreach (
            var given in counts.Keys.Select(c => c.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        )
            positions.Add(given, positions.Count);
        return new CountedColumn(
            option,
            [.. positions.Keys],
            [.. counts.SelectMany(c => new[] { c.Key.Atom, positions[c.Key.Value], c.Value })]
        )
        {
            Blocks = _blocks?.Count(table, option, values),
        };
    }

    /// <summary>What was answered, recognisable only by who has the key.</summary>
    private string Fingerprint(TableId table, double number, double? denominator) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(
                _key,
                Encoding.UTF8.GetBytes(
                    string.Create(CultureInfo.InvariantCulture, $"{table} {number:R} {denominator:R}")
                )
            )[..8]
        );

    private IEnumerable<ShownSet> Sets(TablePlan plan, string[] codes)
    {
        if (Set(null, _tables.Whole(plan.Id), codes) is { } whole)
            yield return whole;
        foreach (var subgroup in _subgroups.Where(s => GroupTables.Applies(s, plan)))
            if (Set(subgroup.Id, _tables.Sides(plan.Id, subgroup.Id), codes) is { } sides)
                yield return sides;
    }

    private static ShownSet? Set(string? subgroup, Withholding withheld, string[] codes) =>
        withheld.Suppressed
            ? null
            : new ShownSet(
                subgroup,
                withheld.BaseWithheld,
                [.. codes.Where((_, k) => withheld.Hides(k))],
                withheld.Summary,
                withheld.Mean,
                withheld.Rest,
                withheld.RestRounded,
                withheld.RestBaseWithheld,
                withheld is { Rest: false, RestShown.Length: > 0 }
                    ? [.. codes.Where((_, k) => withheld.RestShown[k])]
                    : null
            );

    private IEnumerable<ShownTable> Margins()
    {
        var respondents = new CountedColumn("", ["1"], [.. _atoms.Respondents.SelectMany((n, a) => new[] { a, 0, n })]);
        yield return Margin(Everyone, respondents);
        foreach (var margin in _tables.Sample.Weighting.Margins.GroupBy(m => m.Margin, StringComparer.Ordinal))
        {
            var categories = margin.ToList();
            yield return Margin(
                DisclosureInputs.MarginTable(margin.Key),
                new CountedColumn(
                    "",
                    [.. categories.Select(c => c.Category)],
                    [.. categories.SelectMany((c, k) => new[] { 0, k, (int)c.Respondents })]
                )
            );
        }
    }

    private static ShownTable Margin(TableId id, CountedColumn column) =>
        new(id, [], [column], [new ShownSet(null, false, [], false, false)]) { IsMargin = true };
}
