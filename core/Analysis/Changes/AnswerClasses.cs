using Serverless.Intake.Differences;
using Serverless.Surveys;
using static System.FormattableString;

namespace Serverless.Analysis.Changes;

/// <summary>An answer, or a class of numbers, with how many gave it in each of two files.</summary>
internal sealed record AnswerClass(string Name, long Before, long After);

/// <summary>The answers of a column in two files, side by side.</summary>
internal static class AnswerClasses
{
    /// <summary>Classes that numbers are taken in.</summary>
    private const int NumberClasses = 10;

    public static IReadOnlyList<AnswerClass> Of(AnswerCounts before, AnswerCounts after) =>
        [
            .. after.IsNumeric ? Numbers(before, after) : Codes(before, after),
            new AnswerClass("blank", before.Blank, after.Blank),
            new AnswerClass("not-asked", before.NotAsked, after.NotAsked),
        ];

    private static IEnumerable<AnswerClass> Codes(AnswerCounts before, AnswerCounts after) =>
        before
            .Codes.Union(after.Codes)
            .Order()
            .Select(code => new AnswerClass(Name(after.Question, code), before.Count(code), after.Count(code)));

    private static string Name(Question question, ushort code) =>
        question.Match(
            single: q => q.Answers[code].Code,
            multiple: _ => code == 1 ? "ticked" : "not-ticked",
            grid: q => q.Answers[code].Code,
            numeric: q => q.Answers[code].Code,
            open: q => q.Answers[code].Code,
            ranking: _ => code == 0 ? "no-place" : Invariant($"place {code}")
        );

    /// <summary>Neighbouring narrow classes taken together until each has a tenth of all numbers.</summary>
    private static IEnumerable<AnswerClass> Numbers(AnswerCounts before, AnswerCounts after)
    {
        var narrow = before
            .Numbers.Select(found => (found.Class, found.Numbers, IsAfter: false))
            .Concat(after.Numbers.Select(found => (found.Class, found.Numbers, IsAfter: true)))
            .OrderBy(found => found.Class)
            .ToList();
        var enough = (double)narrow.Sum(found => found.Numbers.Count) / NumberClasses;
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        long countBefore = 0,
            countAfter = 0;
        for (var i = 0; i < narrow.Count; i++)
        {
            var (place, numbers, isAfter) = narrow[i];
            (least, most) = (Math.Min(least, numbers.Least), Math.Max(most, numbers.Most));
            countBefore += isAfter ? 0 : numbers.Count;
            countAfter += isAfter ? numbers.Count : 0;
            var isLastOfItsClass = i + 1 == narrow.Count || narrow[i + 1].Class != place;
            if (!isLastOfItsClass || (countBefore + countAfter < enough && i + 1 < narrow.Count))
                continue;
            yield return new AnswerClass(
                least == most ? Invariant($"{least}") : Invariant($"{least} to {most}"),
                countBefore,
                countAfter
            );
            (least, most, countBefore, countAfter) = (double.PositiveInfinity, double.NegativeInfinity, 0, 0);
        }
    }
}
