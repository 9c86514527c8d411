using Serverless.Analysis.Results;
using Serverless.Analysis.Wording;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Analysis.Tables;

/// <summary>One table to be made: a question, a grid item or a profile, with the answers that count.</summary>
internal sealed record TablePlan
{
    /// <summary>
    /// Answers of a table up to which it is tested and compared: with more, most have too few respondents to differ, and
    /// a test of all together needs their covariance, which grows with the square of their number.
    /// </summary>
    public const int MaximumTestedAnswers = 250;

    public required TableId Id { get; init; }

    public required TableKind Kind { get; init; }

    public required string Chapter { get; init; }

    /// <summary>The question; null for a profile.</summary>
    public Question? Question { get; init; }

    /// <summary>The part of the question it is about: an item of a grid, an option that is put in order.</summary>
    public TablePart? Part { get; init; }

    /// <summary>The profile; null for a question.</summary>
    public Profile? Profile { get; init; }

    /// <summary>The ratio, with its two questions.</summary>
    public RatioPlan? Ratio { get; init; }

    /// <summary>Groups that have this table, in codebook order.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>Waves that asked it.</summary>
    public required IReadOnlyList<string> Waves { get; init; }

    public required IReadOnlyList<AnswerPlan> Answers { get; init; }

    /// <summary>Whether it has more answers than are tested.</summary>
    public bool IsLongList => Answers.Count > MaximumTestedAnswers;

    /// <summary>Whether answers are taken together to a share of their own.</summary>
    public bool HasSummary =>
        Answers.Any(a => a.InSummary && a.Groups.Count > 0) && Answers.Any(a => !a.InSummary && a.Groups.Count > 0);

    /// <summary>Whether scores, numbers or places are averaged, or a ratio made.</summary>
    public bool HasMean { get; init; }

    public bool HasQuantiles => Kind == TableKind.Numeric && Ratio is null;

    /// <summary>Percentiles besides median and quartiles.</summary>
    public IReadOnlyList<int> Percentiles => Question is NumericQuestion { Percentiles: var chosen } ? chosen : [];

    /// <summary>Whether totals over the population are published and compared.</summary>
    public bool HasTotals => Question?.ShowTotals == true;

    /// <summary>Whether the share of all respondents that each answer makes up is published.</summary>
    public bool HasShareOfResponse => Question?.ShowShareOfResponse == true;

    /// <summary>Whether the standard deviation around the mean is published.</summary>
    public bool HasStandardDeviation => HasMean && Question?.ShowStandardDeviation == true;

    /// <summary>Decimals a mean or ratio is printed with.</summary>
    public int Decimals { get; init; } = 1;

    public LocalizedText? Unit { get; init; }

    /// <summary>The least and the most a mean can be; null where there is none, or no bound.</summary>
    public MeanScale? Scale
    {
        get
        {
            if (!HasMean || Ratio is not null || Kind == TableKind.RankedOption)
                return null;
            if (Question is NumericQuestion number)
                return number is { Minimum: { } least, Maximum: { } most } && most > least
                    ? new MeanScale(least, most)
                    : null;
            double[] scores = [.. Answers.Where(a => a.Groups.Count > 0).Select(a => a.Score).OfType<double>()];
            return scores.Length > 1 && scores.Max() > scores.Min() ? new MeanScale(scores.Min(), scores.Max()) : null;
        }
    }

    /// <summary>Whether the answers are in order from low to high.</summary>
    public bool Ordinal { get; init; }

    /// <summary>Ids of the questions it is made of.</summary>
    public IEnumerable<string> Questions =>
        Question is { } question ? [question.Id]
        : Profile is { } profile ? profile.Questions
        : [Ratio!.Numerator.Id, Ratio.Denominator.Id];

    /// <summary>Who was asked, per question; of a profile it follows from its questions.</summary>
    public IEnumerable<Condition?> Routings =>
        Question is { } question ? [question.Routing]
        : Ratio is { } ratio ? [ratio.Numerator.Routing, ratio.Denominator.Routing]
        : [];

    /// <summary>Answers add up to the base: each respondent is in exactly one.</summary>
    public bool IsDistribution =>
        Kind switch
        {
            TableKind.Single or TableKind.GridItem or TableKind.Profile or TableKind.RankedOption => true,
            TableKind.Multiple or TableKind.Numeric => false,
        };

    /// <summary>Each answer is ticked or not, whatever is done with the others.</summary>
    public bool IsMultipleResponse =>
        Kind switch
        {
            TableKind.Multiple => true,
            TableKind.Single
            or TableKind.GridItem
            or TableKind.Profile
            or TableKind.RankedOption
            or TableKind.Numeric => false,
        };

    /// <summary>Whether changes since the earlier wave mean something.</summary>
    public bool Comparable =>
        Ratio is { } ratio
            ? ratio.Numerator.ComparableWithPreviousWave && ratio.Denominator.ComparableWithPreviousWave
            : Question?.ComparableWithPreviousWave ?? true;

    /// <summary>
    /// Whether shares keep their meaning between two waves: answers that are shares of their own always do, those of a distribution
    /// when both waves offered the group the same ones.
    /// </summary>
    public bool KeepsMeaning(Codebook codebook, string group, string wave, string other) =>
        !IsDistribution
        || codebook
            .Questions.Where(q => Questions.Contains(q.Id, StringComparer.Ordinal))
            .SelectMany(q => q.Answers)
            .All(a => a.Missing || a.IsOfferedTo(group, wave) == a.IsOfferedTo(group, other));

    /// <summary>
    /// The table of those who gave an answer that all these waves offered, where the codebook has it compared so; null
    /// where waves offered the same, or share fewer than two answers.
    /// </summary>
    public TablePlan? AmongCommonAnswers(Codebook codebook, string group, params IReadOnlyList<string> waves)
    {
        if (
            Question is not ScaleQuestion { Comparison: ScaleComparison.Rescale } question
            || !Comparable
            || waves.All(wave => KeepsMeaning(codebook, group, waves[0], wave))
        )
            return null;
        var common = Answers
            .Where(a => waves.All(wave => question.Answers[a.Position].IsOfferedTo(group, wave)))
            .ToList();
        return common.Count < 2 ? null : this with { Answers = common };
    }

    /// <summary>Position in <see cref="Answers"/> of those the group was offered, in print order.</summary>
    public IReadOnlyList<int> AnswersOf(string group) =>
        [.. Enumerable.Range(0, Answers.Count).Where(i => Answers[i].Groups.Contains(group, StringComparer.Ordinal))];
}

/// <summary>A part of a question with a table of its own.</summary>
/// <param name="Id">Item id, or code of the option.</param>
/// <param name="Label">The item, or the option.</param>
internal sealed record TablePart(string Id, LocalizedText Label);

/// <summary>An answer that counts.</summary>
internal sealed record AnswerPlan(string Code, LocalizedText Label)
{
    public bool InSummary { get; init; }

    /// <summary>The number it stands for in the mean; null keeps it out.</summary>
    public double? Score { get; init; }

    public bool Exclusive { get; init; }

    /// <summary>Groups that were offered it in the wave of the plan.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>Its code in the response set: of an answer, its position among all of the question.</summary>
    public required int Position { get; init; }
}

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
            .SelectMany(q => QuestionTables.Of(q, codebook, wave))
            .Concat(codebook.Profiles.Where(p => IsAsked(p, codebook, wave)).Select(p => OfProfile(p, codebook)))
            .Concat(
                codebook
                    .Ratios.Select(r => OfRatio(r, codebook))
                    .Where(r => r.Waves.Contains(wave, StringComparer.Ordinal))
            )
            .ToList();
        return [.. codebook.Chapters.SelectMany(chapter => plans.Where(plan => plan.Chapter == chapter.Id))];
    }

    /// <summary>The plan as the results document has it, figures to be filled in.</summary>
    public static TableResult Describe(TablePlan plan, Codebook codebook, IReadOnlyList<GroupTable> groups) =>
        new()
        {
            Id = plan.Id,
            Kind = plan.Kind,
            Chapter = plan.Chapter,
            Question = plan.Id.Question,
            Text = plan.Question?.Text ?? Label(plan),
            ShortText = plan.Question?.ShortText ?? plan.Question?.Text ?? Label(plan),
            TextByGroup = plan.Question?.TextByGroup ?? new Dictionary<string, LocalizedText>(StringComparer.Ordinal),
            ItemText = plan.Part?.Label,
            BaseText = BaseText(plan, codebook),
            Ordinal = plan.Ordinal,
            Decimals = plan.Decimals,
            Unit = plan.Unit,
            Scale = plan.Scale,
            Ratio = plan.Ratio is { } ratio ? new RatioParts(ratio.Numerator.Id, ratio.Denominator.Id) : null,
            Answers =
            [
                .. plan
                    .Answers.Where(a => a.Groups.Count > 0)
                    .Select(a => new AnswerLabel(a.Code, a.Label, plan.HasSummary && a.InSummary)),
            ],
            HasTotals = plan.HasTotals ? true : null,
            Groups = groups,
        };

    private static LocalizedText Label(TablePlan plan) => plan.Profile?.Label ?? plan.Ratio!.Definition.Label;

    private static LocalizedText? BaseText(TablePlan plan, Codebook codebook)
    {
        if (plan.Profile is { } profile)
            return Texts.Localized(texts => texts.Bases.Profile(profile.Questions.Count, profile.AtLeast));
        if (plan.Ratio is { } ratio)
            return Texts.Localized(texts =>
                texts.Bases.Ratio(
                    texts.Of(ratio.Numerator.ShortText ?? ratio.Numerator.Text),
                    texts.Of(ratio.Denominator.ShortText ?? ratio.Denominator.Text)
                )
            );
        var routed =
            plan.Question!.BaseText
            ?? (plan.Question.Routing is { } routing ? ConditionText.Describe(routing, codebook) : null);
        if (plan.Question is not MultipleQuestion { Base: MultipleBase.Ticked })
            return routed;
        return Texts.Localized(texts =>
            routed is null ? texts.Bases.TickedAny : texts.Bases.AndTickedAny(texts.Of(routed))
        );
    }

    private static TablePlan OfProfile(Profile profile, Codebook codebook)
    {
        IReadOnlyList<string> groups =
        [
            .. codebook.Groups.Select(g => g.Id).Where(g => profile.Groups.Contains(g, StringComparer.Ordinal)),
        ];
        var patterns = profile.Patterns.Select((p, i) => Pattern(p.Id, p.Label, i));
        var unclassified = Pattern(UnclassifiedCode(profile), profile.UnclassifiedLabel, profile.Patterns.Count);
        return new TablePlan
        {
            Id = new TableId(profile.Id),
            Kind = TableKind.Profile,
            Chapter = profile.Chapter,
            Profile = profile,
            Groups = groups,
            Waves = [.. codebook.Waves.Select(w => w.Id).Where(w => IsAsked(profile, codebook, w))],
            Answers = [.. patterns, unclassified],
        };

        AnswerPlan Pattern(string id, LocalizedText label, int position) =>
            new(id, label) { Groups = groups, Position = position };
    }

    private static TablePlan OfRatio(Ratio ratio, Codebook codebook)
    {
        var (numerator, denominator) = (
            codebook.Questions.First(q => q.Id == ratio.Numerator),
            codebook.Questions.First(q => q.Id == ratio.Denominator)
        );
        return new TablePlan
        {
            Id = new TableId(ratio.Id),
            Kind = TableKind.Numeric,
            Chapter = ratio.Chapter,
            Ratio = new RatioPlan(ratio, numerator, denominator),
            HasMean = true,
            Decimals = ratio.Decimals,
            Unit = ratio.Unit,
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
