namespace Serverless.Surveys.Issues;

/// <summary>One thing wrong with a codebook.</summary>
/// <param name="Path">Where, as a JSON path: <c>$.questions[3].answers[1].code</c>.</param>
/// <param name="Rule">The rule that was broken, from <see cref="CodebookRule"/>; stable, for programs.</param>
/// <param name="Text">What was found, what was expected and how to fix it, for the codebook's author.</param>
public sealed record CodebookIssue(string Path, string Rule, MessageText Text)
{
    /// <summary>The text in English.</summary>
    public string Message => Text.ToString();
}
