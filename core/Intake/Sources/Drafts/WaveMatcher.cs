using Serverless.Intake.Sources.Tools;
using Serverless.Surveys;
using static System.FormattableString;

namespace Serverless.Intake.Sources.Drafts;

/// <summary>Joins the questions of several waves: what is the same appears once, what changed is reported.</summary>
internal static class WaveMatcher
{
    public static List<DraftQuestion> Join(
        IReadOnlyList<(string Wave, List<DraftQuestion> Questions)> waves,
        List<DraftDecision> decisions
    )
    {
        if (waves.Count == 1)
            return waves[0].Questions;
        var joined = new List<DraftQuestion>();
        for (var w = 0; w < waves.Count; w++)
        {
            var (wave, questions) = waves[w];
            var place = 0;
            foreach (var question in questions)
            {
                var found = joined.FindIndex(known => known.Id == question.Id);
                if (found >= 0)
                {
                    joined[found] = Both(
                        joined[found],
                        question,
                        wave,
                        [.. waves.Take(w).Select(earlier => earlier.Wave)],
                        decisions
                    );
                    place = found + 1;
                    continue;
                }

                if (w > 0)
                    decisions.Add(New(question, wave, joined));
                joined.Insert(Math.Min(place++, joined.Count), question with { Waves = [wave] });
            }
        }

        foreach (
            var question in joined.Where(question =>
                question.Waves.Count < waves.Count && !question.Waves.Contains(waves[^1].Wave, StringComparer.Ordinal)
            )
        )
            decisions.Add(
                new DraftDecision(
                    "wave",
                    question.Id,
                    Invariant($"{question.Code} is not in the file of wave {waves[^1].Wave}."),
                    "It is asked in the other waves only."
                )
            );
        return
        [
            .. joined.Select(question => question.Waves.Count == waves.Count ? question with { Waves = [] } : question),
        ];
    }

    private static DraftDecision New(DraftQuestion question, string wave, List<DraftQuestion> known)
    {
        var alike = known.Find(other =>
            !other.Waves.Contains(wave, StringComparer.Ordinal) && Same(other.Text.Text, question.Text.Text)
        );
        return new DraftDecision(
            "wave",
            question.Id,
            alike is null
                ? $"{question.Code} is new in wave {wave}."
                : $"{question.Code} is new in wave {wave} and has the text of {alike.Code} in an earlier one.",
            alike is null
                ? "It is asked from that wave on."
                : $"They are two questions. Give the column of {question.Code} the name {alike.Column ?? alike.Code} in the file when they are one."
        );
    }

    private static DraftQuestion Both(
        DraftQuestion earlier,
        DraftQuestion later,
        string wave,
        List<string> before,
        List<DraftDecision> decisions
    )
    {
        var changes = new List<string>();
        if (earlier.Type != later.Type)
            changes.Add($"its type ({earlier.Type} became {later.Type})");
        if (!Same(earlier.Text.Text, later.Text.Text))
            changes.Add($"its text ('{earlier.Text.Text}' became '{later.Text.Text}')");
        var answers = Answers(earlier, later, wave, before, changes);
        if (changes.Count > 0)
            decisions.Add(
                new DraftDecision(
                    "wave",
                    earlier.Id,
                    $"{earlier.Code} changed in wave {wave}: {string.Join("; ", changes)}.",
                    earlier.Type == later.Type
                        ? "The waves are not compared on it ('comparableWithPreviousWave': false). Remove that where the change does not matter."
                        : $"The type of wave {wave} is kept, and the waves are not compared on it."
                )
            );
        var kept = earlier.Type == later.Type ? earlier : later with { Id = earlier.Id };
        var ordinal = kept.Ordinal;
        // Answers that nobody gave in an earlier wave are put in their place on the scale, where that is known.
        if (ordinal && earlier.Type == later.Type && answers.Count > earlier.Answers.Count)
            (answers, ordinal) = InOrder(answers);
        return kept with
        {
            Ordinal = ordinal,
            Text = later.Text,
            Waves = [.. earlier.Waves, wave],
            Answers = earlier.Type == later.Type ? answers : later.Answers,
            Items = Items(earlier, later, wave, before),
            IsComparable = earlier.IsComparable && changes.Count == 0,
        };
    }

    private static List<DraftAnswer> Answers(
        DraftQuestion earlier,
        DraftQuestion later,
        string wave,
        List<string> before,
        List<string> changes
    )
    {
        var answers = earlier.Answers.ToList();
        foreach (var answer in later.Answers)
        {
            var found = answers.FindIndex(known => IsSame(known, answer));
            if (found < 0)
            {
                answers.Add(answer with { Waves = [wave] });
                if (!answer.Missing && earlier.Type != QuestionType.Numeric)
                    changes.Add($"the answer '{answer.Label.Text}' ({answer.Code}) is new");
                continue;
            }

            if (!Same(answers[found].Label.Text, answer.Label.Text))
                changes.Add($"code {answer.Code} meant '{answers[found].Label.Text}' and means '{answer.Label.Text}'");
            answers[found] = answers[found] with
            {
                Waves = answers[found].Waves.Count == 0 ? [] : [.. answers[found].Waves, wave],
                Label = answer.Label,
                Missing = answers[found].Missing || answer.Missing,
            };
        }

        for (var i = 0; i < answers.Count; i++)
        {
            if (later.Answers.Any(answer => IsSame(answer, answers[i])))
                continue;
            if (!answers[i].Missing && earlier.Type != QuestionType.Numeric)
                changes.Add($"the answer '{answers[i].Label.Text}' ({answers[i].Code}) is gone");
            answers[i] = answers[i] with { Waves = answers[i].Waves.Count == 0 ? before : answers[i].Waves };
        }

        return AnswerList.Distinct(answers);
    }

    private static (List<DraftAnswer> Answers, bool IsScale) InOrder(List<DraftAnswer> answers)
    {
        var (labels, isScale) = AnswerOrder.Of(answers.Select(answer => answer.Label.Text));
        if (!isScale)
            return (answers, false);
        var places = labels.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        return ([.. answers.OrderBy(answer => places[answer.Label.Text])], true);
    }

    private static List<DraftItem> Items(DraftQuestion earlier, DraftQuestion later, string wave, List<string> before)
    {
        if (earlier.Type != later.Type)
            return [.. later.Items];
        var items = earlier
            .Items.Select(item =>
                later.Items.Any(other => other.Id == item.Id)
                    ? item with
                    {
                        Waves = item.Waves.Count == 0 ? [] : [.. item.Waves, wave],
                    }
                    : item with
                    {
                        Waves = item.Waves.Count == 0 ? before : item.Waves,
                    }
            )
            .ToList();
        items.AddRange(
            later
                .Items.Where(item => !items.Exists(known => known.Id == item.Id))
                .Select(item => item with { Waves = [wave] })
        );
        return items;
    }

    /// <summary>Codes are as file names: those that differ in capitals only are one answer.</summary>
    private static bool IsSame(DraftAnswer one, DraftAnswer other) =>
        string.Equals(one.Code, other.Code, StringComparison.OrdinalIgnoreCase);

    private static bool Same(string one, string other) =>
        string.Equals(Folded(one), Folded(other), StringComparison.OrdinalIgnoreCase);

    private static string Folded(string text) => new([.. PlainText.Of(text).Where(char.IsLetterOrDigit)]);
}
