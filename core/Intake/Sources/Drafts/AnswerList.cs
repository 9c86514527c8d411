using Serverless.Intake.Sources.Forms;
using Serverless.Intake.Sources.Tools;
using Serverless.Surveys;

namespace Serverless.Intake.Sources.Drafts;

/// <summary>Makes lists of answers that a codebook accepts: codes and labels that differ, and none taken for another.</summary>
internal static class AnswerList
{
    private static readonly string[] MissingWords =
    [
        "weet niet",
        "weet ik niet",
        "geen antwoord",
        "wil niet zeggen",
        "wil ik niet zeggen",
        "niet van toepassing",
        "n.v.t",
        "nvt",
        "geen mening",
        "weigert",
        "don't know",
        "dont know",
        "do not know",
        "no answer",
        "not applicable",
        "refused",
        "prefer not",
        "not stated",
        "dk/ns",
        "no opinion",
        "weiß nicht",
        "keine angabe",
        "ne sait pas",
    ];

    /// <summary>From values with their labels.</summary>
    public static List<DraftAnswer> Of(IEnumerable<(string Value, FormText Label, bool Missing)> values)
    {
        var answers = new List<DraftAnswer>();
        var codes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (value, label, missing) in values)
        {
            var code = DraftNames.Code(value);
            if (answers.Count < CodebookLimits.MaximumAnswers && codes.Add(code))
                answers.Add(new DraftAnswer(code, label) { Missing = missing });
        }

        return Distinct(answers);
    }

    /// <summary>Labels that repeat, or that are the code of another answer, get their own code behind them.</summary>
    public static List<DraftAnswer> Distinct(IReadOnlyList<DraftAnswer> answers)
    {
        var taken = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var answer in answers)
            taken.TryAdd(answer.Code, answer.Code);
        return [.. answers.Select(answer => answer with { Label = Label(answer, taken) })];
    }

    private static FormText Label(DraftAnswer answer, Dictionary<string, string> taken)
    {
        var text = Take(answer, PlainText.Of(answer.Label.Text), taken);
        var english =
            answer.Label.English is { Length: > 0 } given && !given.Equals(text, StringComparison.OrdinalIgnoreCase)
                ? Take(answer, PlainText.Of(given), taken)
                : null;
        return new FormText(text, english);
    }

    private static string Take(DraftAnswer answer, string text, Dictionary<string, string> taken)
    {
        if (text.Length == 0)
            text = answer.Code;
        const int room = 60;
        if (text.Length > CodebookLimits.MaximumLabelLength - room)
            text = text[..(CodebookLimits.MaximumLabelLength - room)] + "…";
        if (taken.TryGetValue(text, out var owner) && owner != answer.Code)
            text = $"{text} ({answer.Code})";
        taken[text] = answer.Code;
        return text;
    }

    /// <summary>Whether a label reads as no substantive answer.</summary>
    public static bool ReadsAsMissing(string label) =>
        Array.Exists(MissingWords, word => label.StartsWith(word, StringComparison.OrdinalIgnoreCase));
}
