using Serverless.Intake.Sources.Forms;
using Serverless.Surveys;
using static System.FormattableString;

namespace Serverless.Intake.Sources.Drafts;

/// <summary>Makes a question of a single column.</summary>
internal sealed class QuestionOfColumn
{
    private readonly List<DraftDecision> _decisions;

    private QuestionOfColumn(List<DraftDecision> decisions) => _decisions = decisions;

    /// <param name="profile">What the file knows of the column, and what it holds.</param>
    /// <param name="position">Where it is in the file.</param>
    /// <param name="ids">Ids that are taken.</param>
    /// <param name="decisions">Where decisions are added.</param>
    public static DraftQuestion Of(
        ColumnProfile profile,
        int position,
        HashSet<string> ids,
        List<DraftDecision> decisions
    ) => new QuestionOfColumn(decisions).Make(profile, position, ids);

    private DraftQuestion Make(ColumnProfile profile, int position, HashSet<string> ids)
    {
        var column = profile.Column;
        var code = column.Part is { Item: { } item }
            ? $"{column.Part.Question} {item}"
            : column.Part?.Question ?? column.Name;
        var text = column.Part is { Item: not null, Text: { } asked }
            ? $"{asked} {QuestionsOfColumns.ItemText(column)}"
            : column.Label ?? column.Part?.Text ?? column.Name;
        var draft = new DraftQuestion
        {
            Id = DraftNames.FileId(code, ids),
            Code = code,
            Type = QuestionType.Open,
            Text = new FormText(text),
            Column = column.Name,
            Position = position,
        };
        if (column.Part?.Role == ColumnRole.OtherText || column.TimeScale is not null || profile.Filled == 0)
            return draft;
        if (column.ValueLabels.Any(label => label.Value.Kind != CellKind.Blank))
            return OfLabelled(draft, profile);
        if (profile.IsNumeric && profile.Counts.Count > 0)
            return OfNumbers(draft, profile);
        if (JoinedCells.Of(profile) is var (separator, parts))
            return OfJoined(draft, separator, parts);
        var repeats = profile.Counts.Values.DefaultIfEmpty(0).Max() > 1;
        if (
            profile.HasMoreValues
            || profile.Counts.Count > JoinedCells.MaximumAnswers
            || profile.LongestText > CodebookLimits.MaximumLabelLength
            || !repeats
            || profile.Counts.Count * 2 > profile.Filled + 2
        )
            return draft;
        return OfWords(draft, profile);
    }

    private DraftQuestion OfWords(DraftQuestion draft, ColumnProfile profile)
    {
        var (words, isScale) = AnswerOrder.Of(profile.Counts.Keys);
        var answers = ColumnAnswers.Valued(words);
        if (isScale)
            _decisions.Add(
                new DraftDecision(
                    "scale",
                    draft.Id,
                    $"The answers of {draft.Code} read as a scale or as classes: {string.Join(", ", answers.Where(answer => !answer.Missing).Select(answer => answer.Label.Text))}.",
                    "They are in that order, from low to high ('ordinal'). Turn the list round, or leave 'ordinal' out, where that is not so."
                )
            );
        return draft with { Type = QuestionType.Single, Answers = answers, Ordinal = isScale };
    }

    private DraftQuestion OfLabelled(DraftQuestion draft, ColumnProfile profile)
    {
        var column = profile.Column;
        var labelled = column.ValueLabels.Select(label => label.Value.ToString()).ToHashSet(StringComparer.Ordinal);
        var unlabelled = profile.IsNumeric
            ? profile.Counts.Keys.Where(value => !labelled.Contains(value)).ToList()
            : [];
        var isNumber =
            column.Kind == ColumnKind.Number
            && (profile.HasMoreValues || unlabelled.Count > QuestionsOfColumns.MaximumScalePoints || !profile.IsWhole);
        if (isNumber)
        {
            var codes = ColumnAnswers.Labelled(column, []).Select(answer => answer with { Missing = true }).ToList();
            _decisions.Add(
                new DraftDecision(
                    "type",
                    draft.Id,
                    Invariant(
                        $"{draft.Code} holds numbers and has labels for {codes.Count} of them ({string.Join(", ", codes.Take(4).Select(answer => $"{answer.Code} = {answer.Label.Text}"))})."
                    ),
                    "It is taken to be a number, and the labelled values to be missing codes."
                )
            );
            return draft with { Type = QuestionType.Numeric, Answers = codes };
        }

        if (profile.HasMoreValues || profile.Counts.Count > CodebookLimits.MaximumAnswers)
            return draft;
        var answers = ColumnAnswers.Labelled(column, profile.Counts.Keys);
        Missing(draft, column, answers);
        var ordinal = column.Measure == Measure.Ordinal && answers.Count(answer => !answer.Missing) > 2;
        return draft with { Type = QuestionType.Single, Answers = answers, Ordinal = ordinal };
    }

    private void Missing(DraftQuestion draft, SourceColumn column, List<DraftAnswer> answers)
    {
        foreach (
            var answer in answers.Where(answer =>
                answer.Missing && !column.Missing.Contains(ColumnAnswers.ValueOf(column, answer.Code))
            )
        )
            _decisions.Add(
                new DraftDecision(
                    "missing",
                    draft.Id,
                    $"{draft.Code} has an answer '{answer.Label.Text}' ({answer.Code}), which the file does not declare missing.",
                    "It is taken to be no substantive answer: it counts neither in the base nor in percentages."
                )
            );
    }

    private DraftQuestion OfNumbers(DraftQuestion draft, ColumnProfile profile)
    {
        if (profile.IsWhole && profile is { Minimum: 0, Maximum: 1 })
        {
            _decisions.Add(
                new DraftDecision(
                    "type",
                    draft.Id,
                    $"{draft.Code} holds 0 and 1 without labels.",
                    "It is taken to be a question with the answers nee (0) and ja (1)."
                )
            );
            return draft with
            {
                Type = QuestionType.Single,
                Answers =
                [
                    new DraftAnswer("0", new FormText("nee", "no")),
                    new DraftAnswer("1", new FormText("ja", "yes")),
                ],
            };
        }

        if (
            profile.IsWhole
            && profile.Counts.Count is >= 2 and <= QuestionsOfColumns.MaximumScalePoints
            && !profile.HasMoreValues
        )
            _decisions.Add(
                new DraftDecision(
                    "type",
                    draft.Id,
                    Invariant(
                        $"{draft.Code} holds {profile.Counts.Count} whole numbers, {profile.Minimum} to {profile.Maximum}, without labels."
                    ),
                    "It is taken to be a number. Make it a single question with answers where the numbers are codes."
                )
            );
        var declared = profile.Column.Missing.Values.Select(value =>
            (value.ToString(), new FormText(value.ToString()), true)
        );
        return draft with { Type = QuestionType.Numeric, Answers = AnswerList.Of(declared) };
    }

    private DraftQuestion OfJoined(DraftQuestion draft, string separator, List<string> parts)
    {
        _decisions.Add(
            new DraftDecision(
                "type",
                draft.Id,
                Invariant(
                    $"{draft.Code} has several answers in one cell, with '{separator}' between them; {parts.Count} differ."
                ),
                "It is taken to be a question with several answers."
            )
        );
        return draft with
        {
            Type = QuestionType.Multiple,
            Separator = separator,
            Answers = ColumnAnswers.Valued(parts),
        };
    }
}
