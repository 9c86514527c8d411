using Serverless.Analysis.Results;
using Serverless.Analysis.Samples;
using Serverless.Intake.Answers;
using Serverless.Surveys;

namespace Serverless.Analysis.Tables;

/// <summary>Makes the columns of a table from the answers of a group in a wave.</summary>
internal static class TableColumnsBuilder
{
    private const ushort Outside = TableColumns.Outside;

    /// <summary>All columns that the table's figures need.</summary>
    public static TableColumns Build(TablePlan plan, GroupSample sample, Codebook codebook)
    {
        var columns = Answers(plan, sample, codebook);
        if (columns.Answers is not { } answers)
            return columns;
        var count = plan.Answers.Count;
        return columns with
        {
            Summary = plan.HasSummary
                ? Array.ConvertAll(
                    answers,
                    a =>
                        a >= count ? Outside
                        : plan.Answers[a].InSummary ? (ushort)1
                        : (ushort)0
                )
                : null,
            Numbers = plan.HasMean
                ? Array.ConvertAll(answers, a => a >= count ? double.NaN : plan.Answers[a].Score ?? double.NaN)
                : null,
        };
    }

    /// <summary>
    /// The columns without the summary and the scores that follow from the answers; enough for counting.
    /// </summary>
    public static TableColumns Answers(TablePlan plan, GroupSample sample, Codebook codebook) =>
        plan.Kind switch
        {
            TableKind.Multiple => Multiple(plan, (MultipleQuestion)plan.Question!, sample),
            TableKind.Numeric => plan.Ratio is { } ratio ? Ratio(ratio, sample) : Numeric(plan, sample),
            TableKind.Profile => Profile(plan, sample, codebook),
            TableKind.Single or TableKind.GridItem or TableKind.RankedOption => OneAnswer(plan, sample),
        };

    private static TableColumns OneAnswer(TablePlan plan, GroupSample sample)
    {
        var codes = sample.Responses.Codes(plan.Question!.Id, plan.Part?.Id);
        // Places of a ranking are positions too, and go one further than its options.
        var position = new ushort[plan.Answers.Select(answer => answer.Position + 1).DefaultIfEmpty(0).Max()];
        Array.Fill(position, Outside);
        for (var k = 0; k < plan.Answers.Count; k++)
            position[plan.Answers[k].Position] = (ushort)k;

        // Answers that are already in the table's order are not copied: a large file has a megabyte of them per
        // question.
        var inOrder = plan.Answers.Select((answer, k) => answer.Position == k).All(same => same);
        var answers = inOrder ? codes : new ushort[codes.Length];
        var routed = 0;
        for (var i = 0; i < codes.Length; i++)
        {
            routed += codes[i] == ResponseSet.NotRouted ? 0 : 1;
            if (!inOrder)
                answers[i] = codes[i] < position.Length ? position[codes[i]] : Outside;
        }

        return new TableColumns
        {
            Count = answers.Length,
            Routed = routed,
            Answers = answers,
        };
    }

    private static TableColumns Profile(TablePlan plan, GroupSample sample, Codebook codebook)
    {
        var answers = ProfileColumn.Classify(plan.Profile!, codebook, sample.Responses);
        return new TableColumns { Count = answers.Length, Answers = answers };
    }

    /// <summary>
    /// In the base is who filled in the question and did not tick only answers that mean no answer ("weet niet");
    /// where the codebook says so, only who ticked something.
    /// </summary>
    private static TableColumns Multiple(TablePlan plan, MultipleQuestion question, GroupSample sample)
    {
        var columns = question
            .Answers.Select(a =>
                sample.Responses.HasCodes(question.Id, a.Code) ? sample.Responses.Codes(question.Id, a.Code) : null
            )
            .ToList();
        var valid = plan.Answers.Select(a => columns[a.Position]).ToList();
        var missing = question.Answers.Zip(columns, (a, c) => a.Missing ? c : null).Where(c => c is not null).ToList();
        var counted = valid.Where(c => c is not null).ToList();
        var options = valid.Select(c => c is null ? null : new ushort[sample.Count]).ToList();
        var routed = 0;
        for (var i = 0; i < sample.Count; i++)
        {
            var asked = columns.Exists(c => c is not null && c[i] != ResponseSet.NotRouted);
            var answered = columns.Exists(c => c is not null && c[i] <= 1);
            var ticked = counted.Exists(c => c![i] == 1);
            var inBase =
                answered && (ticked || (question.Base == MultipleBase.Answered && !missing.Exists(c => c![i] == 1)));
            routed += asked ? 1 : 0;
            for (var k = 0; k < options.Count; k++)
                if (options[k] is { } option)
                    option[i] =
                        !inBase ? Outside
                        : valid[k]![i] == 1 ? (ushort)1
                        : (ushort)0;
        }

        return new TableColumns
        {
            Count = sample.Count,
            Routed = routed,
            Options = options,
        };
    }

    /// <summary>Both numbers of who gave both.</summary>
    private static TableColumns Ratio(RatioPlan ratio, GroupSample sample)
    {
        double[] numerators = [.. sample.Responses.Numbers(ratio.Numerator.Id)],
            denominators = [.. sample.Responses.Numbers(ratio.Denominator.Id)];
        var routed = 0;
        for (var i = 0; i < numerators.Length; i++)
        {
            routed += ResponseSet.IsNotRouted(numerators[i]) || ResponseSet.IsNotRouted(denominators[i]) ? 0 : 1;
            if (!double.IsFinite(numerators[i]) || !double.IsFinite(denominators[i]))
                (numerators[i], denominators[i]) = (double.NaN, double.NaN);
        }

        return new TableColumns
        {
            Count = sample.Count,
            Routed = routed,
            Numbers = numerators,
            Denominators = denominators,
        };
    }

    private static TableColumns Numeric(TablePlan plan, GroupSample sample)
    {
        var numbers = sample.Responses.Numbers(plan.Question!.Id);
        return new TableColumns
        {
            Count = sample.Count,
            Routed = numbers.Count(x => !ResponseSet.IsNotRouted(x)),
            Numbers = numbers,
        };
    }
}
