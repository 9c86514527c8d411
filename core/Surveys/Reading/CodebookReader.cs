using System.Text.Json;
using System.Text.Unicode;
using Serverless.Surveys.Checks;
using Serverless.Surveys.Issues;

namespace Serverless.Surveys.Reading;

/// <summary>
/// Reads a codebook from JSON and checks that its parts fit together. The JSON is hostile until read:
/// size and depth are bounded, properties must be known and appear once, and everything wrong is reported at once.
/// </summary>
public static class CodebookReader
{
    private const int MaximumDepth = 64;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a codebook from a stream, of which no more than <see cref="CodebookLimits.MaximumBytes"/> are held.</summary>
    /// <param name="json">The file.</param>
    /// <param name="gate">What its texts are held against; null for a codebook that was accepted before.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<CodebookReading> ReadAsync(
        Stream json,
        PageTextGate? gate = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(json);
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while (
            bytes.Length <= CodebookLimits.MaximumBytes && (read = await json.ReadAsync(buffer, cancellationToken)) > 0
        )
            bytes.Write(buffer, 0, read);
        return Read(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), gate);
    }

    /// <summary>Reads a codebook from UTF-8 JSON, with or without byte order mark.</summary>
    /// <param name="json">The file.</param>
    /// <param name="gate">What its texts are held against; null for a codebook that was accepted before.</param>
    public static CodebookReading Read(ReadOnlyMemory<byte> json, PageTextGate? gate = null)
    {
        if (json.Length > CodebookLimits.MaximumBytes)
            return Refused(
                "$",
                CodebookRule.Size,
                $"The codebook is larger than {CodebookLimits.MaximumBytes / 1_000_000} MB. A codebook holds questions, not answers: was another file sent?"
            );
        if (json.Span.StartsWith(ByteOrderMark))
            json = json[ByteOrderMark.Length..];
        if (!Utf8.IsValid(json.Span))
            return Refused("$", CodebookRule.Encoding, "The codebook is not UTF-8 text. Save it as UTF-8.");
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaximumDepth });
            return Read(document.RootElement, gate);
        }
        catch (JsonException e)
        {
            return Refused(
                "$",
                CodebookRule.Json,
                $"The codebook is not well-formed JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}. {Reason(e)}"
            );
        }
    }

    private static CodebookReading Read(JsonElement root, PageTextGate? gate)
    {
        var issues = new CodebookIssues(gate);
        if (JsonFields.Of(root, "$", CodebookShape.Codebook, issues) is not { } fields)
            return new CodebookReading(null, issues.Listed, issues.Count);
        var codebook = Assemble(fields, issues);
        CodebookChecks.Run(codebook, issues);
        return new CodebookReading(issues.Count == 0 ? codebook : null, issues.Listed, issues.Count)
        {
            Warnings = issues.Warnings,
        };
    }

    private static Codebook Assemble(JsonFields fields, CodebookIssues issues)
    {
        var waves = fields.Objects(
            "waves",
            1,
            CodebookLimits.MaximumWaves,
            CodebookShape.Wave,
            GroupFields.Wave,
            GroupFields.UnreadableWave
        );
        var groups = fields.Objects(
            "groups",
            1,
            CodebookLimits.MaximumGroups,
            CodebookShape.Group,
            GroupFields.Group,
            GroupFields.UnreadableGroup
        );
        var groupIds = groups
            .Select(group => group.Id)
            .Where(id => id.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        var waveIds = waves
            .Select(wave => wave.Id)
            .Where(id => id.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        var questions = new QuestionFields(groupIds, waveIds, issues);
        var subgroups = new SubgroupFields(groupIds, issues);
        return new Codebook
        {
            Survey = fields.Id("survey"),
            Title = fields.Label("title"),
            Commissioners = ReleaseFields.Commissioners(fields),
            Contact = ReleaseFields.Contact(fields),
            Release = ReleaseFields.Release(fields),
            OpenData = ReleaseFields.OpenData(fields),
            Notice = fields.OptionalText("notice"),
            Waves = waves,
            Groups = groups,
            Chapters = fields.Objects(
                "chapters",
                0,
                CodebookLimits.MaximumChapters,
                CodebookShape.Chapter,
                Chapter,
                new Chapter("", new LocalizedText(""))
            ),
            Responses = fields.Choice("responses", ResponseNotation.Either),
            Blanks = fields.OptionalBlanks("blanks"),
            Encoding = fields.OptionalCodePage("encoding"),
            Questions = fields.Objects(
                "questions",
                1,
                CodebookLimits.MaximumQuestions,
                CodebookShape.Question,
                questions.Question,
                QuestionFields.Unreadable
            ),
            Subgroups = fields.OptionalObjects(
                "subgroups",
                0,
                CodebookLimits.MaximumSubgroups,
                CodebookShape.Subgroup,
                subgroups.Subgroup,
                SubgroupFields.UnreadableSubgroup
            ),
            Profiles = fields.OptionalObjects(
                "profiles",
                0,
                CodebookLimits.MaximumProfiles,
                CodebookShape.Profile,
                subgroups.Profile,
                SubgroupFields.UnreadableProfile
            ),
            Ratios = fields.OptionalObjects(
                "ratios",
                0,
                CodebookLimits.MaximumRatios,
                CodebookShape.Ratio,
                subgroups.Ratio,
                SubgroupFields.UnreadableRatio
            ),
            CrossTables = fields.OptionalObjects(
                "crossTables",
                0,
                CodebookLimits.MaximumCrossTables,
                CodebookShape.CrossTable,
                new CrossTableFields(groupIds).CrossTable,
                CrossTableFields.Unreadable
            ),
            KeyFigures =
            [
                .. (fields.OptionalReferences("keyFigures", 1, CodebookLimits.MaximumKeyFigures) ?? []).Select(
                    KeyFigure.Parse
                ),
            ],
            Settings = fields.OptionalObject("settings", CodebookShape.Settings) is { } settings
                ? SubgroupFields.Settings(settings)
                : new AnalysisSettings(),
        };
    }

    private static Chapter Chapter(JsonFields fields) =>
        new(fields.Id(), fields.Label("title")) { IsBackground = fields.Flag("background", otherwise: false) };

    private static CodebookReading Refused(string path, string rule, MessageText message) =>
        new(null, [new CodebookIssue(path, rule, message)], 1);

    /// <summary>
    /// The parser's own words without the position, which the message already gives; other words where it speaks to
    /// programmers.
    /// </summary>
    private static MessageText Reason(JsonException e)
    {
        if (e.Message.Contains("does not contain any JSON tokens", StringComparison.Ordinal))
            return "The file is empty.";
        if (e.Message.Contains("trailing comma", StringComparison.Ordinal))
            return "There is a comma right before a closing bracket. Remove it.";
        if (e.Message.Contains("maximum configured depth", StringComparison.Ordinal))
            return $"Brackets are nested more than {MaximumDepth} levels deep.";
        var position = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return position < 0 ? e.Message : e.Message[..position];
    }
}
