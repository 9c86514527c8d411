using System.Globalization;
using Serverless.Analysis.Results;
using Serverless.Analysis.Tables;
using Serverless.Intake.Answers;

namespace Serverless.Analysis.Disclosure;

/// <summary>
/// Members that answered in both of two waves and can be recognised over them. The standard error of a change then holds
/// the number that answered otherwise: with the change itself, which is those that moved to an answer less those that
/// moved away from it, two equations for two counts. With how many of them gave it in either wave, those that kept it follow too.
/// </summary>
internal static class LinkedChanges
{
    /// <summary>
    /// Whether 1 to <paramref name="threshold"/> members moved to an answer of the table, away from it or kept it, or gave
    /// another number.
    /// </summary>
    public static bool AreFew(GroupTables earlier, GroupTables later, TableId table, int threshold)
    {
        if (threshold == 0 || Pairs(earlier.Sample.Links, later.Sample.Links) is not { Count: > 0 } pairs)
            return false;
        if (!earlier.Plans.Any(p => p.Id == table) || !later.Plans.Any(p => p.Id == table))
            return false;
        var (before, now) = (Answers(earlier, table), Answers(later, table));
        foreach (var option in before.Keys.Intersect(now.Keys, StringComparer.Ordinal))
        {
            var (moved, kept) = (
                new Dictionary<(string Answer, bool IsTo), int>(),
                new Dictionary<string, int>(StringComparer.Ordinal)
            );
            foreach (var (i, j) in pairs)
                if (before[option](i) is { } was && now[option](j) is { } answer)
                {
                    if (was == answer)
                    {
                        kept[was] = kept.GetValueOrDefault(was) + 1;
                        continue;
                    }

                    moved[(was, false)] = moved.GetValueOrDefault((was, false)) + 1;
                    moved[(answer, true)] = moved.GetValueOrDefault((answer, true)) + 1;
                }

            if (
                IsNumber(earlier, table)
                    ? IsFew(moved.Where(m => m.Key.IsTo).Sum(m => m.Value))
                    : moved.Values.Concat(kept.Values).Any(IsFew)
            )
                return true;
        }

        return false;

        bool IsFew(int count) => count >= 1 && count <= threshold;
    }

    private static bool IsNumber(GroupTables group, TableId table) => group.Plan(table).Answers.Count == 0;

    /// <summary>Per option of a multiple question, or under an empty name, what each respondent answered.</summary>
    private static Dictionary<string, Func<int, string?>> Answers(GroupTables group, TableId table)
    {
        var plan = group.Plan(table);
        var columns = group.Answers(plan);
        var answers = new Dictionary<string, Func<int, string?>>(StringComparer.Ordinal);
        if (columns.Answers is { } codes)
            answers.Add("", i => codes[i] < plan.Answers.Count ? plan.Answers[codes[i]].Code : null);
        else if (columns.Options is { } options)
        {
            for (var k = 0; k < plan.Answers.Count; k++)
                if (options[k] is { } ticked)
                    answers.Add(
                        plan.Answers[k].Code,
                        i => ticked[i] <= 1 ? ticked[i].ToString(CultureInfo.InvariantCulture) : null
                    );
        }
        else if (columns.Numbers is { } numbers)
            answers.Add("", i => double.IsFinite(numbers[i]) ? Number(numbers[i], columns.Denominators?[i]) : null);
        return answers;
    }

    private static string Number(double number, double? denominator) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:R} {denominator:R}");

    private static List<(int Earlier, int Later)> Pairs(TextColumn? earlier, TextColumn? later)
    {
        if (earlier is null || later is null)
            return [];
        var byKey = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < earlier.Indices.Length; i++)
            if (earlier.Indices[i] >= 0)
                byKey[earlier.Values[earlier.Indices[i]]] = i;
        var pairs = new List<(int, int)>();
        for (var j = 0; j < later.Indices.Length; j++)
            if (later.Indices[j] >= 0 && byKey.TryGetValue(later.Values[later.Indices[j]], out var i))
                pairs.Add((i, j));
        return pairs;
    }
}
