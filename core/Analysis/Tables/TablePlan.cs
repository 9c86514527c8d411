using Serverless.Analysis.Results;
using Serverless.Analysis.Wording;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Analysis.Tables;

/// <summary>One table to be made: a question, a grid item or a profile, with the answers that count.</summary>
internal sealed record TablePlan
{
    public required string Id { get; init; }

    public required TableKind Kind { get; init; }

    public required string Chapter { get; init; }

    /// <summary>The question; null for a profile.</summary>
    public Question? Question { get; init; }

    /// <summary>The grid item.</summary>
    public Item? Item { get; init; }

    /// <summary>The profile; null for a question.</summary>
    public Profile? Profile { get; init; }

    /// <summary>The ratio, with its two questions.</summary>
    public RatioPlan? Ratio { get; init; }

    /// <summary>Groups that have this table, in codebook order.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>Waves that asked it.</summary>
    public required IReadOnlyList<string> Waves { get; init; }

    public required IReadOnlyList<AnswerPlan> Answers { get; init; }

    public bool HasSummary =>
        Kind is not (TableKind.Multiple or TableKind.Numeric)
        && Answers.Any(a => a.InSummary)
        && Answers.Any(a => !a.InSummary);

    public bool HasMean =>
        Kind == TableKind.Numeric
        || (Question?.ShowMean == true && Kind != TableKind.Multiple && Answers.Any(a => a.Score is not null));

    public bool HasQuantiles => Kind == TableKind.Numeric && Ratio is null;

    /// <summary>Decimals a mean or ratio is printed with.</summary>
    public int Decimals => Question?.Decimals ?? Ratio?.Definition.Decimals ?? 1;

    /// <summary>Ids of the questions it is made of.</summary>
    public IEnumerable<string> Questions =>
        Question is { } question ? [question.Id]
        : Profile is { } profile ? profile.Questions
        : [Ratio!.Numerator.Id, Ratio.Denominator.Id];

    /// <summary>Who was asked, per question; of a profile its questions tell.</summary>
    public IEnumerable<Condition?> Routings =>
        Question is { } question ? [question.Routing]
        : Ratio is { } ratio ? [ratio.Numerator.Routing, ratio.Denominator.Routing]
        : [];

    public bool Ordinal => Question?.Ordinal ?? false;

    /// <summary>Answers add up to the base: each respondent is in exactly one.</summary>
    public bool IsDistribution => Kind is TableKind.Single or TableKind.GridItem or TableKind.Profile;

    /// <summary>Whether changes since the earlier wave mean something.</summary>
    public bool Comparable =>
        Ratio is { } ratio
            ? ratio.Numerator.ComparableWithPreviousWave && ratio.Denominator.ComparableWithPreviousWave
            : Question?.ComparableWithPreviousWave ?? true;

    /// <summary>Position in <see cref="Answers"/> of those the group was offered, in print order.</summary>
    public IReadOnlyList<int> AnswersOf(string group) =>
        [
            .. Enumerable
                .Range(0, Answers.Count)
                .Where(i => Answers[i].Groups.Count == 0 || Answers[i].Groups.Contains(group, StringComparer.Ordinal)),
        ];
}

/// <summary>
/// An answer that counts, with its position among all answers of the question (missing ones included).
/// </summary>
internal sealed record AnswerPlan(
    string Code,
    LocalizedText Label,
    bool InSummary,
    double? Score,
    bool Exclusive,
    IReadOnlyList<string> Groups,
    int Position
);

/// <summary>A ratio with its two questions.</summary>
internal sealed record RatioPlan(Ratio Definition, Question Numerator, Question Denominator);

/// <summary>
/// The tables a wave has, in print order: by chapter, then as the codebook lists them; a chapter's profiles and ratios
/// come last.
/// </summary>
internal static class TablePlans
{
    public static IReadOnlyList<TablePlan> Of(Codebook codebook, string wave)
    {
        var plans = codebook
            .Questions.Where(q => q.Chapter is not null && q.Waves.Contains(wave, StringComparer.Ordinal))
            .SelectMany(q => OfQuestion(q, codebook))
            .Concat(codebook.Profiles.Where(p => IsAsked(p, codebook, wave)).Select(p => OfProfile(p, codebook)))
            .Concat(
                codebook
                    .Ratios.Select(r => OfRatio(r, codebook))
                    .Where(r => r.Waves.Contains(wave, StringComparer.Ordinal))
            )
            .ToList();
        return [.. codebook.Chapters.SelectMany(chapter => plans.Where(plan => plan.Chapter == chapter.Id))];
    }

    /// <summary>The plan as it stands in the results document, figures to be filled in.</summary>
    public static TableResult Describe(TablePlan plan, Codebook codebook, IReadOnlyList<GroupTable> groups) =>
        new()
        {
            Id = plan.Id,
            Kind = plan.Kind,
            Chapter = plan.Chapter,
            Question = plan.Question?.Id ?? plan.Profile?.Id ?? plan.Id,
            Text = plan.Question?.Text ?? Label(plan),
            ShortText = plan.Question?.ShortText ?? plan.Question?.Text ?? Label(plan),
            TextByGroup = plan.Question?.TextByGroup ?? new Dictionary<string, LocalizedText>(StringComparer.Ordinal),
            ItemText = plan.Item?.Label,
            BaseText = BaseText(plan, codebook),
            Ordinal = plan.Ordinal,
            Decimals = plan.Decimals,
            Unit = plan.Question?.Unit ?? plan.Ratio?.Definition.Unit,
            Ratio = plan.Ratio is { } ratio ? new RatioParts(ratio.Numerator.Id, ratio.Denominator.Id) : null,
            Answers = [.. plan.Answers.Select(a => new AnswerLabel(a.Code, a.Label, plan.HasSummary && a.InSummary))],
            Groups = groups,
        };

    private static LocalizedText Label(TablePlan plan) => plan.Profile?.Label ?? plan.Ratio!.Definition.Label;

    private static LocalizedText? BaseText(TablePlan plan, Codebook codebook)
    {
        if (plan.Profile is { } profile)
            return Texts.Localized(texts => texts.Bases.Profile(profile.Questions.Count, profile.AtLeast));
        if (plan.Ratio is { } ratio)
            return Texts.Localized(texts =>
                texts.Bases.Ratio(texts.Of(ratio.Numerator.Text), texts.Of(ratio.Denominator.Text))
            );
        var routed = plan.Question!.Routing is { } routing ? ConditionText.Describe(routing, codebook) : null;
        if (plan.Kind != TableKind.Multiple || plan.Question.MultipleBase == MultipleBase.Answered)
            return routed;
        return Texts.Localized(texts =>
            routed is null ? texts.Bases.TickedAny : texts.Bases.AndTickedAny(texts.Of(routed))
        );
    }

    private static IEnumerable<TablePlan> OfQuestion(Question question, Codebook codebook)
    {
        var groups = codebook
            .Groups.Select(g => g.Id)
            .Where(g => question.Groups.Contains(g, StringComparer.Ordinal))
            .ToList();
        IReadOnlyList<AnswerPlan> answers =
            question.Type == QuestionType.Numeric
                ? []
                :
                [
                    .. question
                        .Answers.Select(
                            (a, i) => new AnswerPlan(a.Code, a.Label, a.InSummary, a.Score, a.Exclusive, a.Groups, i)
                        )
                        .Where(a => !question.Answers[a.Position].Missing),
                ];
        var plan = new TablePlan
        {
            Id = question.Id,
            Kind = question.Type switch
            {
                QuestionType.Multiple => TableKind.Multiple,
                QuestionType.Grid => TableKind.GridItem,
                QuestionType.Numeric => TableKind.Numeric,
                _ => TableKind.Single,
            },
            Chapter = question.Chapter!,
            Question = question,
            Groups = groups,
            Waves = question.Waves,
            Answers = answers,
        };
        return question.Type switch
        {
            QuestionType.Open => [],
            QuestionType.Grid => question.Items.Select(item =>
                plan with
                {
                    Id = $"{question.Id}.{item.Id}",
                    Item = item,
                    Groups =
                    [
                        .. groups.Where(g => item.Groups.Count == 0 || item.Groups.Contains(g, StringComparer.Ordinal)),
                    ],
                }
            ),
            _ => [plan],
        };
    }

    private static TablePlan OfProfile(Profile profile, Codebook codebook)
    {
        var patterns = profile.Patterns.Select((p, i) => new AnswerPlan(p.Id, p.Label, false, null, false, [], i));
        var unclassified = new AnswerPlan(
            UnclassifiedCode(profile),
            profile.UnclassifiedLabel,
            false,
            null,
            false,
            [],
            profile.Patterns.Count
        );
        return new TablePlan
        {
            Id = profile.Id,
            Kind = TableKind.Profile,
            Chapter = profile.Chapter,
            Profile = profile,
            Groups =
            [
                .. codebook.Groups.Select(g => g.Id).Where(g => profile.Groups.Contains(g, StringComparer.Ordinal)),
            ],
            Waves = [.. codebook.Waves.Select(w => w.Id).Where(w => IsAsked(profile, codebook, w))],
            Answers = [.. patterns, unclassified],
        };
    }

    private static TablePlan OfRatio(Ratio ratio, Codebook codebook)
    {
        var (numerator, denominator) = (
            codebook.Questions.First(q => q.Id == ratio.Numerator),
            codebook.Questions.First(q => q.Id == ratio.Denominator)
        );
        return new TablePlan
        {
            Id = ratio.Id,
            Kind = TableKind.Numeric,
            Chapter = ratio.Chapter,
            Ratio = new RatioPlan(ratio, numerator, denominator),
            Groups =
            [
                .. codebook.Groups.Select(g => g.Id).Where(g => ratio.Groups.Contains(g, StringComparer.Ordinal)),
            ],
            Waves = [.. numerator.Waves.Where(w => denominator.Waves.Contains(w, StringComparer.Ordinal))],
            Answers = [],
        };
    }

    private static bool IsAsked(Profile profile, Codebook codebook, string wave) =>
        profile.Questions.All(id =>
            codebook.Questions.First(q => q.Id == id).Waves.Contains(wave, StringComparer.Ordinal)
        );

    /// <summary>The code of those who fit no pattern; made longer should a pattern have that name.</summary>
    private static string UnclassifiedCode(Profile profile)
    {
        var code = "unclassified";
        while (profile.Patterns.Any(p => p.Id == code))
            code += "-";
        return code;
    }
}
