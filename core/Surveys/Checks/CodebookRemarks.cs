using System.Text.RegularExpressions;
using Serverless.Surveys.Issues;

namespace Serverless.Surveys.Checks;

/// <summary>
/// What the author of a valid codebook should look at all the same: it is accepted, but may not do what was meant.
/// </summary>
public static partial class CodebookRemarks
{
    /// <summary>Ids named in one remark.</summary>
    private const int NamesListed = 10;

    public static IReadOnlyList<CodebookIssue> Of(Codebook codebook) =>
        [.. Chapters(codebook), .. NotAsked(codebook), .. NotComparable(codebook), .. Markup(codebook)];

    /// <summary>Questions to which nobody in the files that are there was routed.</summary>
    /// <param name="codebook">The codebook.</param>
    /// <param name="asked">Per question, by id, how many were routed to it; those that no file has are left out.</param>
    public static IEnumerable<CodebookIssue> NobodyRouted(Codebook codebook, IReadOnlyDictionary<string, long> asked) =>
        codebook
            .Questions.Index()
            .Where(question => asked.TryGetValue(question.Item.Id, out var count) && count == 0)
            .Select(question => new CodebookIssue(
                JsonPath.At("$.questions", question.Index),
                CodebookRemark.NobodyAsked,
                $"Nobody in the files that are there was routed to question '{question.Item.Id}'."
            ));

    private static IEnumerable<CodebookIssue> Chapters(Codebook codebook)
    {
        var without = codebook.Questions.Where(question => question.Chapter is null).Select(q => q.Id).ToList();
        if (without.Count == codebook.Questions.Count)
            yield return new(
                "$.questions",
                CodebookRemark.NoChapter,
                "No question has a chapter, so the report has no figures. Give each question to be reported a 'chapter'."
            );
        else if (without.Count > 0)
            yield return new(
                "$.questions",
                CodebookRemark.NoChapter,
                $"Questions without a chapter have no table of their own: {Listed(without)}. That is right for background variables."
            );
    }

    private static IEnumerable<CodebookIssue> NotAsked(Codebook codebook)
    {
        for (var i = 0; i < codebook.Questions.Count; i++)
        {
            var question = codebook.Questions[i];
            if (question.Groups.Count == 0 || question.Waves.Count == 0)
                yield return new(
                    JsonPath.At("$.questions", i),
                    CodebookRemark.NobodyAsked,
                    $"Question '{question.Id}' was asked of nobody: it has no groups or no waves."
                );
        }
    }

    private static IEnumerable<CodebookIssue> NotComparable(Codebook codebook)
    {
        for (var i = 0; i < codebook.Waves.Count; i++)
        {
            var wave = codebook.Waves[i];
            if (wave.ComparedWith is not { } earlier)
                continue;
            var asked = codebook
                .Questions.Where(question =>
                    question.Chapter is not null && question.Waves.Contains(wave.Id, StringComparer.Ordinal)
                )
                .ToList();
            var isNew = asked
                .Where(question => !question.Waves.Contains(earlier, StringComparer.Ordinal))
                .Select(q => q.Id)
                .ToList();
            var isBroken = asked
                .Where(question =>
                    question.Waves.Contains(earlier, StringComparer.Ordinal) && !question.ComparableWithPreviousWave
                )
                .Select(question => question.Id)
                .ToList();
            if (isNew.Count + isBroken.Count == 0)
                continue;
            yield return new(
                JsonPath.At("$.waves", i),
                CodebookRemark.NotComparable,
                $"Not all figures of wave {wave.Id} can be compared with wave {earlier}.{NotAsked(isNew)}{NotAlike(isBroken)}"
            );
        }
    }

    private static MessageText? NotAsked(List<string> questions) =>
        questions.Count == 0 ? null : (MessageText)$" Not asked then: {Listed(questions)}.";

    private static MessageText? NotAlike(List<string> questions) =>
        questions.Count == 0 ? null : (MessageText)$" Marked as not comparable: {Listed(questions)}.";

    private static IEnumerable<CodebookIssue> Markup(Codebook codebook) =>
        from text in Texts(codebook)
        from version in text.Text?.Versions() ?? []
        let match = MarkupPattern().Match(version)
        where match.Success
        select new CodebookIssue(
            text.Path,
            CodebookRemark.Markup,
            $"The text holds {Quote.Of(match.Value)}, which looks like HTML and is printed as it is. Write plain text."
        );

    private static IEnumerable<(string Path, LocalizedText? Text)> Texts(Codebook codebook)
    {
        yield return ("$.title", codebook.Title);
        foreach (var (i, commissioner) in codebook.Commissioners.Index())
            yield return (JsonPath.At("$.commissioners", i), commissioner);
        yield return ("$.contact.name", codebook.Contact?.Name);
        yield return ("$.notice", codebook.Notice);
        foreach (var (i, wave) in codebook.Waves.Index())
        {
            yield return ($"{JsonPath.At("$.waves", i)}.title", wave.Title);
            foreach (var (j, commissioner) in wave.Commissioners.Index())
                yield return (JsonPath.At($"{JsonPath.At("$.waves", i)}.commissioners", j), commissioner);
        }

        foreach (var (i, group) in codebook.Groups.Index())
            yield return ($"{JsonPath.At("$.groups", i)}.label", group.Label);
        foreach (var (i, chapter) in codebook.Chapters.Index())
            yield return ($"{JsonPath.At("$.chapters", i)}.title", chapter.Title);
        foreach (var (i, question) in codebook.Questions.Index())
        foreach (var text in Texts(question, JsonPath.At("$.questions", i)))
            yield return text;
        foreach (var (i, subgroup) in codebook.Subgroups.Index())
            yield return ($"{JsonPath.At("$.subgroups", i)}.label", subgroup.Label);
        foreach (var (i, profile) in codebook.Profiles.Index())
            yield return ($"{JsonPath.At("$.profiles", i)}.label", profile.Label);
    }

    private static IEnumerable<(string Path, LocalizedText? Text)> Texts(Question question, string path)
    {
        yield return ($"{path}.text", question.Text);
        yield return ($"{path}.shortText", question.ShortText);
        foreach (var (group, text) in question.TextByGroup)
            yield return ($"{path}.textByGroup{JsonPath.Step(group)}", text);
        foreach (var (i, answer) in question.Answers.Index())
            yield return ($"{JsonPath.At($"{path}.answers", i)}.label", answer.Label);
        foreach (var (i, item) in (question as GridQuestion)?.Items.Index() ?? [])
            yield return ($"{JsonPath.At($"{path}.items", i)}.label", item.Label);
    }

    private static string Listed(List<string> ids) =>
        string.Join(", ", ids.Take(NamesListed)) + (ids.Count > NamesListed ? " …" : "");

    [GeneratedRegex(
        "</?[A-Za-z][A-Za-z0-9]{0,19}(\\s[^<>]{0,200})?/?>|&([A-Za-z]{2,8}|#[0-9]{1,6});",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex MarkupPattern();
}

/// <summary>What a remark on a codebook is about; stable, for programs.</summary>
public static class CodebookRemark
{
    /// <summary>Questions in no chapter.</summary>
    public const string NoChapter = "no-chapter";

    /// <summary>A question that was put to nobody.</summary>
    public const string NobodyAsked = "nobody-asked";

    /// <summary>Figures that cannot be compared with the wave before.</summary>
    public const string NotComparable = "not-comparable";

    /// <summary>HTML in a text.</summary>
    public const string Markup = "markup";

    /// <summary>A wave that is published or has answers, and is not in the codebook.</summary>
    public const string WaveDisappears = "wave-disappears";

    /// <summary>A group that has answers, and is not in the codebook.</summary>
    public const string GroupDisappears = "group-disappears";

    /// <summary>A file that is there and does not fit the codebook.</summary>
    public const string FileDoesNotFit = "file-does-not-fit";

    /// <summary>Large files that are checked later.</summary>
    public const string NotChecked = "not-checked";
}
