using Serverless.Surveys.Issues;

namespace Serverless.Surveys.Reading;

/// <summary>Reads questions with their answers and items.</summary>
internal sealed class QuestionFields(
    IReadOnlyList<string> allGroups,
    IReadOnlyList<string> allWaves,
    CodebookIssues issues
)
{
    public static readonly Question Unreadable = new()
    {
        Id = "",
        Type = QuestionType.Open,
        Text = new LocalizedText(""),
        Groups = [],
        Waves = [],
    };

    private static readonly Answer UnreadableAnswer = new() { Code = "", Label = new LocalizedText("") };

    private static readonly Item UnreadableItem = new() { Id = "", Label = new LocalizedText("") };

    public Question Question(JsonFields fields)
    {
        fields.Required("type", "the type of the question");
        return new Question
        {
            Id = fields.Id(),
            Type = fields.Choice("type", QuestionType.Open),
            Chapter = fields.OptionalReference("chapter"),
            Text = fields.Text("text"),
            TextByGroup = TextByGroup(fields),
            ShortText = fields.OptionalLabel("shortText"),
            Groups = fields.OptionalReferences("groups", 1, CodebookLimits.Groups) ?? allGroups,
            Waves = fields.OptionalReferences("waves", 1, CodebookLimits.Waves) ?? allWaves,
            Routing = ConditionFields.Optional(fields, "routing", issues),
            Answers = fields.OptionalObjects(
                "answers",
                1,
                CodebookLimits.Answers,
                CodebookShape.Answer,
                Answer,
                UnreadableAnswer
            ),
            Items = fields.OptionalObjects("items", 1, CodebookLimits.Items, CodebookShape.Item, Item, UnreadableItem),
            Ordinal = fields.Flag("ordinal", otherwise: false),
            ShowMean = fields.Flag("showMean", otherwise: false),
            MultipleBase = fields.Choice("multipleBase", MultipleBase.Answered),
            Minimum = fields.OptionalNumber("minimum", -CodebookLimits.Number, CodebookLimits.Number),
            Maximum = fields.OptionalNumber("maximum", -CodebookLimits.Number, CodebookLimits.Number),
            Decimals = fields.Integer("decimals", 0, 3, 1),
            Unit = fields.OptionalLabel("unit"),
            ComparableWithPreviousWave = fields.Flag("comparableWithPreviousWave", otherwise: true),
        };
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
            Code = fields.Code("code"),
            Label = fields.Label("label"),
            Missing = fields.Flag("missing", otherwise: false),
            Exclusive = fields.Flag("exclusive", otherwise: false),
            InSummary = fields.Flag("inSummary", otherwise: false),
            Score = fields.OptionalNumber("score", -CodebookLimits.Number, CodebookLimits.Number),
            Groups = fields.OptionalReferences("groups", 1, CodebookLimits.Groups) ?? [],
        };

    private static Item Item(JsonFields fields) =>
        new()
        {
            Id = fields.Id(),
            Label = fields.Label("label"),
            Groups = fields.OptionalReferences("groups", 1, CodebookLimits.Groups) ?? [],
        };
}
