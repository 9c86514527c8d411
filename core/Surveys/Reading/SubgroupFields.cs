using Serverless.Surveys.Issues;

namespace Serverless.Surveys.Reading;

/// <summary>Reads subgroups, profiles, ratios and settings.</summary>
internal sealed class SubgroupFields(IReadOnlyList<string> allGroups, CodebookIssues issues)
{
    private static readonly LocalizedText NoText = new("");

    public static readonly Subgroup UnreadableSubgroup = new()
    {
        Id = "",
        Label = NoText,
        ComplementLabel = NoText,
        Groups = [],
        When = new UnreadableCondition(),
    };

    public static readonly Profile UnreadableProfile = new()
    {
        Id = "",
        Label = NoText,
        Chapter = "",
        Groups = [],
        Questions = [],
        AtLeast = 0,
        Patterns = [],
        UnclassifiedLabel = NoText,
    };

    public static readonly Ratio UnreadableRatio = new()
    {
        Id = "",
        Label = NoText,
        Chapter = "",
        Groups = [],
        Numerator = "",
        Denominator = "",
    };

    private static readonly ProfilePattern UnreadablePattern = new(
        "",
        NoText,
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    );

    public Subgroup Subgroup(JsonFields fields) =>
        new()
        {
            Id = fields.Id(),
            Label = fields.Label("label"),
            ComplementLabel = fields.Label("complementLabel"),
            Groups = fields.OptionalReferences("groups", 1, CodebookLimits.MaximumGroups) ?? allGroups,
            When = ConditionFields.Read(fields, "when", issues),
        };

    public Profile Profile(JsonFields fields)
    {
        fields.Required("atLeast", "a whole number");
        return new Profile
        {
            Id = fields.Id(),
            Label = fields.Label("label"),
            Chapter = fields.Reference("chapter"),
            Groups = fields.OptionalReferences("groups", 1, CodebookLimits.MaximumGroups) ?? allGroups,
            Questions = fields.References("questions", 1, CodebookLimits.MaximumItems),
            AtLeast = fields.Integer("atLeast", 1, CodebookLimits.MaximumItems, 0),
            Patterns = fields.Objects(
                "patterns",
                1,
                CodebookLimits.MaximumPatterns,
                CodebookShape.Pattern,
                Pattern,
                UnreadablePattern
            ),
            UnclassifiedLabel = fields.Label("unclassifiedLabel"),
        };
    }

    public Ratio Ratio(JsonFields fields) =>
        new()
        {
            Id = fields.Id(),
            Label = fields.Label("label"),
            Chapter = fields.Reference("chapter"),
            Groups = fields.OptionalReferences("groups", 1, CodebookLimits.MaximumGroups) ?? allGroups,
            Numerator = fields.Reference("numerator"),
            Denominator = fields.Reference("denominator"),
            Decimals = fields.Integer("decimals", 0, 3, 1),
            Unit = fields.OptionalLabel("unit"),
        };

    public static AnalysisSettings Settings(JsonFields fields)
    {
        var usual = new AnalysisSettings();
        return new AnalysisSettings
        {
            ConfidenceLevel = fields.Number("confidenceLevel", 0.8, 0.999, usual.ConfidenceLevel),
            Alpha = fields.Number("alpha", 0.001, 0.2, usual.Alpha),
            MinimumBase = fields.Integer("minimumBase", 0, 1_000, usual.MinimumBase),
            SmallCell = fields.Integer("smallCell", 0, 100, usual.SmallCell),
            Dominance = fields.Number("dominance", 0, 100, usual.Dominance),
            MinimumChange = fields.Integer("minimumChange", 0, 1_000, usual.MinimumChange),
            MaximumDelay = fields.Integer("maximumDelay", 0, 365, usual.MaximumDelay),
            MinimumBaseForTests = fields.Integer("minimumBaseForTests", 2, 1_000, usual.MinimumBaseForTests),
            ShareInterval = fields.Choice("shareInterval", usual.ShareInterval),
            QuantileRule = Unless(fields.Choice("quantileRule", QuantileRule.Hf1), QuantileRule.Hf1),
            RankScores = Unless(fields.Choice("rankScores", RankScores.Wilcoxon), RankScores.Wilcoxon),
            QuantileInterval = Unless(
                fields.Choice("quantileInterval", ShareInterval.Symmetric),
                ShareInterval.Symmetric
            ),
            DegreesOfFreedom = Unless(
                fields.Choice("degreesOfFreedom", DegreesOfFreedomRule.Base),
                DegreesOfFreedomRule.Base
            ),
            Correction = fields.Choice("correction", usual.Correction),
            NonResponse = fields.Flag("nonResponse", otherwise: false) ? true : null,
            PairedChange = fields.Flag("pairedChange", otherwise: false) ? true : null,
            ProfilePages = fields.Flag("profilePages", otherwise: false) ? true : null,
        };
    }

    /// <summary>Null for what is usual, so that only choices stand in results documents.</summary>
    private static T? Unless<T>(T chosen, T usual)
        where T : struct, Enum => EqualityComparer<T>.Default.Equals(chosen, usual) ? null : chosen;

    private static ProfilePattern Pattern(JsonFields fields)
    {
        var fits = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (fields.Object("fits", known: null) is { } byQuestion)
            foreach (var question in byQuestion.Names)
                fits[question] = byQuestion.References(question, 1, CodebookLimits.MaximumAnswers);
        return new ProfilePattern(fields.Id(), fields.Label("label"), fits);
    }
}
