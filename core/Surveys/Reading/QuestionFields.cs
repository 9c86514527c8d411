using Serverless.Surveys.Issues;

namespace Serverless.Surveys.Reading;

/// <summary>Reads questions with their answers and items.</summary>
internal sealed class QuestionFields(
    IReadOnlyList<string> allGroups,
    IReadOnlyList<string> allWaves,
    CodebookIssues issues
)
{
    public static readonly Question Unreadable = new OpenQuestion
    {
        Id = "",
        Text = new LocalizedText(""),
        Groups = [],
        Waves = [],
    };

    private static readonly Answer UnreadableAnswer = new() { Code = "", Label = new LocalizedText("") };

    private static readonly Item UnreadableItem = new() { Id = "", Label = new LocalizedText("") };

    public Question Question(JsonFields fields)
    {
        fields.Required("type", "the type of the question");
        var type = fields.Choice("type", QuestionType.Open);
        if (fields.Has("type") && !issues.Has(fields.PathOf("type")))
            Suited(fields, type);
        var question = OfType(type, fields);
        return question with
        {
            Chapter = fields.OptionalReference("chapter"),
            TextByGroup = TextByGroup(fields),
            ShortText = fields.OptionalLabel("shortText"),
            BaseText = fields.OptionalLabel("baseText"),
            Column = fields.OptionalFileColumn("column"),
            Routing = ConditionFields.Optional(fields, "routing", issues),
            ComparableWithPreviousWave = fields.Flag("comparableWithPreviousWave", otherwise: true),
            ShowTotals = fields.Flag("showTotals", otherwise: false),
            ShowShareOfResponse = fields.Flag("showShareOfResponse", otherwise: false),
            ShowStandardDeviation = fields.Flag("showStandardDeviation", otherwise: false),
        };
    }

    /// <summary>The properties that belong to some kinds of question only.</summary>
    private static string[] Properties(QuestionType type) =>
        type switch
        {
            QuestionType.Single =>
            [
                "answers",
                "ordinal",
                "showMean",
                "showTotals",
                "showShareOfResponse",
                "showStandardDeviation",
                "comparison",
            ],
            QuestionType.Multiple => ["answers", "multipleBase", "separator", "showTotals", "showShareOfResponse"],
            QuestionType.Grid =>
            [
                "answers",
                "items",
                "ordinal",
                "showMean",
                "showTotals",
                "showShareOfResponse",
                "showStandardDeviation",
                "showReliability",
                "comparison",
            ],
            QuestionType.Numeric =>
            [
                "answers",
                "showMean",
                "showTotals",
                "showStandardDeviation",
                "percentiles",
                "minimum",
                "maximum",
                "unit",
                "decimal",
                "thousands",
            ],
            QuestionType.Open => [],
            QuestionType.Ranking => ["answers", "places"],
        };

    /// <summary>Every property is read, whatever the kind, so that what is wrong with its value is found.</summary>
    private Question OfType(QuestionType type, JsonFields fields)
    {
        var id = fields.FileId();
        var text = fields.Text("text");
        var groups = fields.OptionalReferences("groups", 1, CodebookLimits.MaximumGroups) ?? allGroups;
        var waves = fields.OptionalReferences("waves", 1, CodebookLimits.MaximumWaves) ?? allWaves;
        var answers = fields.OptionalObjects(
            "answers",
            1,
            CodebookLimits.MaximumAnswers,
            CodebookShape.Answer,
            Answer,
            UnreadableAnswer
        );
        var items = fields.OptionalObjects(
            "items",
            1,
            CodebookLimits.MaximumItems,
            CodebookShape.Item,
            Item,
            UnreadableItem
        );
        var ordinal = fields.Flag("ordinal", otherwise: false);
        var showMean = fields.Flag("showMean", otherwise: false);
        var showReliability = fields.Flag("showReliability", otherwise: false);
        var comparison = fields.Choice("comparison", ScaleComparison.SameAnswers);
        var multipleBase = fields.Choice("multipleBase", MultipleBase.Answered);
        var separator = fields.OptionalSeparator("separator");
        var places = fields.Integer("places", 1, CodebookLimits.MaximumRankedOptions, Math.Max(1, answers.Count));
        var minimum = fields.OptionalNumber("minimum", -CodebookLimits.MaximumNumber, CodebookLimits.MaximumNumber);
        var maximum = fields.OptionalNumber("maximum", -CodebookLimits.MaximumNumber, CodebookLimits.MaximumNumber);
        var decimals = fields.Integer("decimals", 0, 3, 1);
        var unit = fields.OptionalLabel("unit");
        var percentiles = fields.OptionalIntegers("percentiles", 1, 99, CodebookLimits.MaximumPercentiles);
        var notation = new NumberNotation(
            Mark(fields, "decimal", [".", ","]),
            Mark(fields, "thousands", [".", ",", " ", "'"])
        );
        if (notation.Decimal is not null && notation.Decimal == notation.Thousands)
            fields.Note("thousands", CodebookRule.Choice, "'decimal' and 'thousands' are the same mark. Change one.");
        return type switch
        {
            QuestionType.Single => new SingleQuestion
            {
                Id = id,
                Text = text,
                Groups = groups,
                Waves = waves,
                Answers = answers,
                Ordinal = ordinal,
                ShowMean = showMean,
                Decimals = decimals,
                Comparison = comparison,
            },
            QuestionType.Multiple => new MultipleQuestion
            {
                Id = id,
                Text = text,
                Groups = groups,
                Waves = waves,
                Answers = answers,
                Base = multipleBase,
                Separator = separator,
            },
            QuestionType.Grid => new GridQuestion
            {
                Id = id,
                Text = text,
                Groups = groups,
                Waves = waves,
                Answers = answers,
                Items = items,
                Ordinal = ordinal,
                ShowMean = showMean,
                ShowReliability = showReliability,
                Decimals = decimals,
                Comparison = comparison,
            },
            QuestionType.Numeric => new NumericQuestion
            {
                Id = id,
                Text = text,
                Groups = groups,
                Waves = waves,
                Answers = answers,
                Minimum = minimum,
                Maximum = maximum,
                Decimals = decimals,
                Unit = unit,
                Percentiles = percentiles,
                Notation = notation,
            },
            QuestionType.Open => new OpenQuestion
            {
                Id = id,
                Text = text,
                Groups = groups,
                Waves = waves,
                Answers = answers,
            },
            QuestionType.Ranking => new RankingQuestion
            {
                Id = id,
                Text = text,
                Groups = groups,
                Waves = waves,
                Answers = answers,
                Places = places,
                Decimals = decimals,
            },
        };
    }

    /// <summary>
    /// Notes properties that belong to other kinds of question; a flag that is false says nothing and is let pass.
    /// </summary>
    private static void Suited(JsonFields fields, QuestionType type)
    {
        var types = Enum.GetValues<QuestionType>();
        foreach (var property in types.SelectMany(Properties).Distinct(StringComparer.Ordinal))
        {
            if (!fields.Has(property) || Properties(type).Contains(property, StringComparer.Ordinal))
                continue;
            if (fields.IsDefault(property))
                continue;
            var belongs = types.Where(t => Properties(t).Contains(property, StringComparer.Ordinal));
            fields.Note(
                property,
                CodebookRule.QuestionType,
                $"'{property}' belongs to {Quote.All(belongs.Select(CodebookWords.Of))} questions; this one is {CodebookWords.Of(type)}. Leave it out."
            );
        }
    }

    private static char? Mark(JsonFields fields, string name, string[] marks)
    {
        if (!fields.Has(name) || fields.String(name) is not { } mark)
            return null;
        if (marks.Contains(mark, StringComparer.Ordinal))
            return mark[0];
        fields.Note(
            name,
            CodebookRule.Choice,
            $"Found {Quote.Of(mark)}; {Quote.Alternatives(marks.Select(m => $"'{m}'"))} is expected."
        );
        return null;
    }

    private static Dictionary<string, LocalizedText> TextByGroup(JsonFields fields)
    {
        var texts = new Dictionary<string, LocalizedText>(StringComparer.Ordinal);
        if (fields.OptionalObject("textByGroup", known: null) is { } byGroup)
            foreach (var group in byGroup.Names)
                texts[group] = byGroup.Text(group);
        return texts;
    }

    private static Answer Answer(JsonFields fields) =>
        new()
        {
            Code = fields.FileId("code"),
            Label = fields.Label("label"),
            Column = fields.OptionalFileColumn("column"),
            Missing = fields.Flag("missing", otherwise: false),
            Exclusive = fields.Flag("exclusive", otherwise: false),
            InSummary = fields.Flag("inSummary", otherwise: false),
            Score = fields.OptionalNumber("score", -CodebookLimits.MaximumNumber, CodebookLimits.MaximumNumber),
            Groups = fields.OptionalReferences("groups", 1, CodebookLimits.MaximumGroups) ?? [],
            Waves = fields.OptionalReferences("waves", 1, CodebookLimits.MaximumWaves) ?? [],
        };

    private static Item Item(JsonFields fields) =>
        new()
        {
            Id = fields.FileId(),
            Label = fields.Label("label"),
            Column = fields.OptionalFileColumn("column"),
            Groups = fields.OptionalReferences("groups", 1, CodebookLimits.MaximumGroups) ?? [],
            Waves = fields.OptionalReferences("waves", 1, CodebookLimits.MaximumWaves) ?? [],
        };
}
