using Serverless.Surveys;

namespace Serverless.Intake.Answers;

/// <summary>A column of codes: a single question, a grid item, or an option that is ticked or given a place.</summary>
/// <param name="Name">As in the response file and in <see cref="ResponseSet"/>: <c>question</c> or
/// <c>question.part</c>.</param>
/// <param name="Part">The item or option; null for a single question.</param>
/// <param name="Content">What the codes mean: indices in <see cref="Question.Answers"/>, ticks or places.</param>
public sealed record AnswerColumn(string Name, Question Question, string? Part, ColumnContent Content)
{
    /// <summary>Whether it is blank where all columns of its question are, and only there.</summary>
    public bool IsOption => Content is ColumnContent.Ticked or ColumnContent.Rank;

    /// <summary>Whether its codes take two bytes of a packed row.</summary>
    internal bool IsWide { get; } = Content == ColumnContent.Answer && Question.Answers.Count > RowLayout.MaximumNarrow;
}

/// <summary>What a column of numbers is for.</summary>
public enum NumberRole
{
    /// <summary>Answer to a numeric question.</summary>
    Answer,

    BaseWeight,

    /// <summary>With which the primary sampling unit was drawn.</summary>
    InclusionProbability,

    /// <summary>How many secondary sampling units the cluster has.</summary>
    ClusterSize,

    ReplicateWeight,
}

/// <summary>A column of numbers: a numeric question, or (null) one of the design.</summary>
public sealed record NumberColumn(string Name, NumericQuestion? Question, NumberRole Role = NumberRole.Answer);

/// <summary>What a column of texts is for.</summary>
public enum TextRole
{
    /// <summary>Primary sampling unit.</summary>
    Cluster,

    /// <summary>Secondary sampling unit.</summary>
    Subcluster,

    /// <summary>Key that links an organisation over waves.</summary>
    Link,

    /// <summary>Design stratum that is not a question.</summary>
    Stratum,

    /// <summary>Answer to an open question: kept, never published, not part of a <see cref="ResponseSet"/>.</summary>
    Open,
}

/// <summary>A column of texts.</summary>
public sealed record TextField(string Name, TextRole Role);

/// <summary>The columns that a group's response file has in a wave, in the order in which rows are packed.</summary>
public sealed class ResponseColumns
{
    private ResponseColumns(Codebook codebook, string wave, TargetGroup group)
    {
        Codebook = codebook;
        Wave = wave;
        Group = group;
        Questions = [.. codebook.Questions.Where(question => question.IsAskedOf(group.Id, wave))];
        var (answers, numbers, texts) = (new List<AnswerColumn>(), new List<NumberColumn>(), new List<TextField>());
        foreach (var question in Questions)
        foreach (var column in question.Columns.Where(column => column.IsOfferedTo(group.Id, wave)))
            _ = column.Content switch
            {
                ColumnContent.Answer or ColumnContent.Ticked or ColumnContent.Rank => Add(
                    answers,
                    new AnswerColumn(column.Name, question, column.Part, column.Content)
                ),
                ColumnContent.Number => Add(numbers, new NumberColumn(column.Name, (NumericQuestion)question)),
                ColumnContent.Text => Add(texts, new TextField(column.Name, TextRole.Open)),
            };
        Answers = answers;
        CodeBytes = answers.Sum(column => column.IsWide ? 2 : 1);
        Numbers = [.. numbers, .. DesignNumbers()];
        Texts = [.. Technical(), .. texts];
    }

    public Codebook Codebook { get; }

    public string Wave { get; }

    public TargetGroup Group { get; }

    /// <summary>The questions the group was asked in the wave.</summary>
    public IReadOnlyList<Question> Questions { get; }

    public IReadOnlyList<AnswerColumn> Answers { get; }

    /// <summary>Bytes that the codes of one packed row take.</summary>
    internal int CodeBytes { get; }

    public IReadOnlyList<NumberColumn> Numbers { get; }

    public IReadOnlyList<TextField> Texts { get; }

    /// <exception cref="ArgumentException">The codebook has no such wave or group.</exception>
    public static ResponseColumns Of(Codebook codebook, string wave, string group)
    {
        ArgumentNullException.ThrowIfNull(codebook);
        if (codebook.Waves.All(w => w.Id != wave))
            throw new ArgumentException($"Survey '{codebook.Survey}' has no wave '{wave}'.", nameof(wave));
        var target =
            codebook.Groups.FirstOrDefault(g => g.Id == group)
            ?? throw new ArgumentException($"Survey '{codebook.Survey}' has no group '{group}'.", nameof(group));
        return new ResponseColumns(codebook, wave, target);
    }

    private static bool Add<T>(List<T> columns, T column)
    {
        columns.Add(column);
        return true;
    }

    private IEnumerable<NumberColumn> DesignNumbers()
    {
        if (Group.Columns.BaseWeight is { } weight)
            yield return new NumberColumn(weight, null, NumberRole.BaseWeight);
        if (Group.Columns.InclusionProbability is { } probability)
            yield return new NumberColumn(probability, null, NumberRole.InclusionProbability);
        if (Group.Columns.ClusterSize is { } size)
            yield return new NumberColumn(size, null, NumberRole.ClusterSize);
        foreach (var replicate in Group.Replicates?.Columns ?? [])
            yield return new NumberColumn(replicate, null, NumberRole.ReplicateWeight);
    }

    private IEnumerable<TextField> Technical()
    {
        var names = new HashSet<string>(StringComparer.Ordinal); // one column may be, for instance, both cluster and link key
        if (
            Group.Design.Strata is { } strata
            && Codebook.Questions.All(question => question.Id != strata)
            && names.Add(strata)
        )
            yield return new TextField(strata, TextRole.Stratum);
        if (Group.Columns.Cluster is { } cluster && names.Add(cluster))
            yield return new TextField(cluster, TextRole.Cluster);
        if (Group.Columns.Subcluster is { } subcluster && names.Add(subcluster))
            yield return new TextField(subcluster, TextRole.Subcluster);
        if (Group.Columns.Link is { } link && names.Add(link))
            yield return new TextField(link, TextRole.Link);
    }
}
