namespace Serverless.Wording;

/// <summary>Lists, plurals and capitals in a sentence.</summary>
public abstract partial class GrammarTexts(NumberTexts numbers)
{
    /// <summary>"a", "a en b", "a, b en c"; English without a comma before "and".</summary>
    public string And(IReadOnlyList<string> parts) => Joined(parts, AndWord);

    /// <summary>"a of b".</summary>
    public string Or(IReadOnlyList<string> parts) => Joined(parts, OrWord);

    /// <summary>
    /// The text with its first letter as a capital; texts that start otherwise stay as they are.
    /// </summary>
    public string Capitalised(string text)
    {
        var letters = Math.Min(FirstLetters(text), text.Length);
        return text[..letters].ToUpperInvariant() + text[letters..];
    }

    /// <summary>
    /// The text with a small first letter, for use within a sentence; abbreviations, single letters and names with
    /// capitals within a word (GroenLinks) stay as they are.
    /// </summary>
    public virtual string Lowered(string text) =>
        text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]) && !FirstWord(text)[1..].Any(char.IsUpper)
            ? char.ToLowerInvariant(text[0]) + text[1..]
            : text;

    /// <summary>
    /// Words of others, such as an answer, in quotation marks: "‘geen rol’". A number needs none.
    /// </summary>
    public string Quoted(string text) => text.Any(char.IsLetter) ? InQuotationMarks(text) : text;

    /// <summary>"en".</summary>
    public abstract string AndWord { get; }

    /// <summary>"of".</summary>
    public abstract string OrWord { get; }

    /// <summary>
    /// Whether an answer is "anders" or "anders, namelijk": what it stands for differs by who was asked, so that it is no
    /// finding.
    /// </summary>
    public bool IsOther(string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.StartsWith(OtherWord, StringComparison.OrdinalIgnoreCase)
            && (answer.Length == OtherWord.Length || answer[OtherWord.Length] is ',' or ':' or '.' or '…' or '(');
    }

    /// <summary>Whether an answer is "ja" or begins with it: "ja, vaak".</summary>
    public bool IsYes(string answer) => FirstWord(answer).Equals(YesWord, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an answer is "nee" or begins as a denial does: "niet genoemd", "geen".</summary>
    public bool IsNo(string answer) => DenyingWords.Contains(FirstWord(answer), StringComparer.OrdinalIgnoreCase);

    /// <summary>How many letters at the start of a text become a capital together.</summary>
    protected virtual int FirstLetters(string text) => 1;

    /// <summary>"1.598".</summary>
    public string Number(int count) => numbers.Number(count);

    /// <summary>"1 respondent", "1.598 respondenten".</summary>
    public string Counted(int count, string singular, string plural) =>
        $"{Number(count)} {(count == 1 ? singular : plural)}";

    /// <summary>The same; where it is not said how many, "enkele respondenten".</summary>
    public string CountedOrFew(int? count, string singular, string plural) =>
        count is { } known ? Counted(known, singular, plural) : $"{FewWord} {plural}";

    /// <summary>"minder dan 10".</summary>
    public string FewerThan(int limit) => $"{FewerThanWords} {numbers.Number(limit)}";

    /// <summary>
    /// "1.598 respondenten"; where groups are not counted since too few of them responded, "ten minste 1.598
    /// respondenten", or of nobody else "minder dan 10 respondenten".
    /// </summary>
    public string Counted(BoundedCount count, string singular, string plural) =>
        $"{Number(count)} {(count is { Number: 1, Bound: not CountBound.FewerThan } ? singular : plural)}";

    /// <summary>The same without what is counted.</summary>
    public string Number(BoundedCount count) =>
        count.Bound switch
        {
            CountBound.AtLeast => $"{AtLeastWords} {numbers.Number(count.Number)}",
            CountBound.FewerThan => FewerThan(count.Number),
            _ => numbers.Number(count.Number),
        };

    /// <summary>"‘…’".</summary>
    protected abstract string InQuotationMarks(string text);

    /// <summary>"enkele".</summary>
    protected abstract string FewWord { get; }

    /// <summary>What an answer begins with that stands for all answers not listed.</summary>
    protected abstract string OtherWord { get; }

    /// <summary>"ja".</summary>
    protected abstract string YesWord { get; }

    /// <summary>"nee", "niet", "geen".</summary>
    protected abstract IReadOnlyList<string> DenyingWords { get; }

    /// <summary>"minder dan".</summary>
    protected abstract string FewerThanWords { get; }

    /// <summary>"ten minste".</summary>
    protected abstract string AtLeastWords { get; }

    private static string FirstWord(string text) => new([.. text.TakeWhile(c => char.IsLetterOrDigit(c) || c == '\'')]);

    private static string Joined(IReadOnlyList<string> parts, string last) =>
        parts.Count switch
        {
            0 => "",
            1 => parts[0],
            _ => $"{string.Join(", ", parts.Take(parts.Count - 1))} {last} {parts[^1]}",
        };
}
