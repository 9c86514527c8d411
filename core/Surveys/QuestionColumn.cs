namespace Serverless.Surveys;

/// <summary>What the cells of a question's column hold.</summary>
public enum ColumnContent
{
    /// <summary>One of the answers.</summary>
    Answer,

    /// <summary>1 when the option was ticked, 0 when not; blank for all options of the question or for none.</summary>
    Ticked,

    /// <summary>
    /// The place the option was given, 1 for the first, 0 when it was given none; blank for all options of the question
    /// or for none.
    /// </summary>
    Rank,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Free text.</summary>
    Text,
}

/// <summary>A column that a question has in response files.</summary>
/// <param name="Question">The question's id.</param>
/// <param name="Part">The item or option it is for; null for the question as a whole.</param>
/// <param name="Content">What its cells hold.</param>
/// <param name="Offer">The item or option itself, which may be limited to groups and waves.</param>
public sealed record QuestionColumn(string Question, string? Part, ColumnContent Content, Offered? Offer = null)
{
    public string Name => NameOf(Question, Part);

    /// <summary>Whether the group has the column in the wave, given that it was asked the question there.</summary>
    public bool IsOfferedTo(string group, string wave) => Offer?.IsOfferedTo(group, wave) ?? true;

    /// <summary><c>question.part</c>, or the question's id where it has no parts.</summary>
    public static string NameOf(string question, string? part = null) => part is null ? question : $"{question}.{part}";
}
