using System.Globalization;
using Serverless.Comparison;
using Serverless.Intake;
using Serverless.Intake.Differences;
using Serverless.Surveys;
using Serverless.Surveys.Issues;
using static System.FormattableString;

namespace Serverless.Analysis.Changes;

/// <summary>Where the answers of one file are distributed otherwise than those of another, beyond chance.</summary>
/// <param name="Wave">The wave of the file that is compared with.</param>
/// <param name="Test">How each column is tested.</param>
/// <param name="Correction">How p-values are corrected for the number of columns.</param>
/// <param name="Alpha">Corrected p-values below this are beyond chance.</param>
/// <param name="Tested">Columns that were tested.</param>
/// <param name="Count">Columns whose answers differ beyond chance.</param>
/// <param name="Columns">The first of them, the largest effect first.</param>
public sealed record DistributionShifts(
    string Wave,
    string Test,
    string Correction,
    double Alpha,
    int Tested,
    int Count,
    IReadOnlyList<DistributionShift> Columns
)
{
    /// <summary>Most columns that are listed; all are counted.</summary>
    public const int MaximumListed = 50;

    /// <summary>Cohen (1988, 7.2).</summary>
    private const double SmallEffect = 0.1;

    /// <summary>Cohen (1988, 7.2).</summary>
    private const double MediumEffect = 0.3;

    /// <summary>
    /// Tests every column of answers that both files have by Pearson's chi-square test of homogeneity, Holm's correction
    /// over the columns. Blanks and not being asked are answers of their own; numbers are taken in at most ten classes
    /// of about equal size. Questions that the codebook calls not comparable, or whose answers are not the same in both
    /// waves, are left out between waves.
    /// </summary>
    /// <remarks>
    /// Respondents that both files have are counted in both, as if they were different people: the test then finds less
    /// than there is, and what it finds would also be beyond chance between different respondents.
    /// </remarks>
    public static DistributionShifts Of(ResponseProfile before, ResponseProfile after, AnalysisSettings settings)
    {
        var earlier = before.Columns.ToDictionary(column => column.Column, StringComparer.Ordinal);
        var columns = after
            .Columns.Where(column => earlier.ContainsKey(column.Column))
            .Where(column =>
                before.Wave == after.Wave || IsSameQuestion(column.Question, before, after.Wave, column.Column)
            )
            .Select(column => (Column: column, Classes: AnswerClasses.Of(earlier[column.Column], column)))
            .ToList();
        var tests = columns.ConvertAll(column =>
            Homogeneity.Test(
                [.. column.Classes.Select(answer => answer.Before)],
                [.. column.Classes.Select(answer => answer.After)]
            )
        );
        var adjusted = Adjustment.Of("columns", [.. tests.Select(test => test?.PValue)]).Holm;
        var shifts = columns
            .Select(
                (column, i) =>
                    adjusted[i] < settings.Alpha
                        ? Shift(column.Column, column.Classes, tests[i]!, adjusted[i]!.Value)
                        : null
            )
            .OfType<DistributionShift>()
            .OrderByDescending(shift => shift.CramersV)
            .ToList();
        return new DistributionShifts(
            before.Wave,
            "pearson-chi-square",
            "holm",
            settings.Alpha,
            tests.Count(test => test is not null),
            shifts.Count,
            [.. shifts.Take(MaximumListed)]
        );
    }

    /// <summary>
    /// A warning when effects are more than small (between versions of one file) or medium (between waves, where
    /// opinions may really have changed); null otherwise.
    /// </summary>
    public ValidationWarning? Warning(bool isSameWave)
    {
        var notable = Columns.Where(shift => shift.CramersV >= (isSameWave ? SmallEffect : MediumEffect)).ToList();
        if (notable.Count == 0)
            return null;
        var largest = notable[0];
        MessageText against = isSameWave ? "the present version" : (MessageText)$"wave {Wave}";
        return new ValidationWarning(
            IntakeRule.AnswersShifted,
            largest.Column,
            notable.Count,
            $"Answers in {notable.Count} of {Tested} columns differ from {against} more than chance allows; most in '{largest.Column}': '{largest.Largest.Answer}' goes from {largest.Largest.From:P1} to {largest.Largest.To:P1}. Are codes, labels and columns as they were?"
        );
    }

    private static bool IsSameQuestion(Question question, ResponseProfile before, string wave, string column) =>
        question.ComparableWithPreviousWave
        && question.Answers.All(answer =>
            answer.IsOfferedTo(before.OfColumns.Group.Id, before.Wave)
            == answer.IsOfferedTo(before.OfColumns.Group.Id, wave)
        );

    private static DistributionShift Shift(
        AnswerCounts column,
        IReadOnlyList<AnswerClass> answers,
        HomogeneityTest test,
        double adjusted
    )
    {
        double before = answers.Sum(answer => answer.Before),
            after = answers.Sum(answer => answer.After);
        var largest = answers.MaxBy(answer => Math.Abs(answer.After / after - answer.Before / before))!;
        return new DistributionShift(
            column.Column,
            column.Question.Id,
            Round(test.Statistic),
            test.DegreesOfFreedom,
            Round(test.PValue),
            Round(adjusted),
            Round(test.CramersV),
            new ShiftedAnswer(largest.Name, Round(largest.Before / before), Round(largest.After / after))
        );
    }

    /// <summary>Four digits, as a reader of the difference can use.</summary>
    private static double Round(double value) =>
        double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}

/// <summary>A column whose answers differ beyond chance; counts are without weights.</summary>
/// <param name="Column">The column: <c>question</c> or <c>question.part</c>.</param>
/// <param name="Question">The question's id.</param>
/// <param name="Statistic">Pearson's X².</param>
/// <param name="DegreesOfFreedom">Its degrees of freedom.</param>
/// <param name="P">Its p-value.</param>
/// <param name="AdjustedP">The same corrected for the number of columns.</param>
/// <param name="CramersV">Effect size, 0 to 1; from .1 small, from .3 medium (Cohen 1988).</param>
/// <param name="Largest">The answer whose share moved most.</param>
public sealed record DistributionShift(
    string Column,
    string Question,
    double Statistic,
    int DegreesOfFreedom,
    double P,
    double AdjustedP,
    double CramersV,
    ShiftedAnswer Largest
);

/// <summary>An answer's share (0 to 1) of everyone in the file, before and after.</summary>
/// <param name="Answer">Its code; <c>blank</c>, <c>not-asked</c>, <c>ticked</c>, or the range of numbers.</param>
/// <param name="From">In the file that is compared with.</param>
/// <param name="To">In this file.</param>
public sealed record ShiftedAnswer(string Answer, double From, double To);
