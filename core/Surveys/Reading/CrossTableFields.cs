namespace Serverless.Surveys.Reading;

/// <summary>Reads what tables are crossed by.</summary>
internal sealed class CrossTableFields(IReadOnlyList<string> allGroups)
{
    public static readonly CrossTable Unreadable = new() { By = "", Groups = [] };

    public CrossTable CrossTable(JsonFields fields) =>
        new()
        {
            By = fields.Reference("by"),
            Item = fields.OptionalReference("item"),
            Questions = fields.OptionalReferences("questions", 1, CodebookLimits.MaximumQuestions) ?? [],
            Groups = fields.OptionalReferences("groups", 1, CodebookLimits.MaximumGroups) ?? allGroups,
        };
}
