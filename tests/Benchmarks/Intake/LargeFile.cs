using System.Globalization;
using System.Text;
using static System.FormattableString;

namespace Serverless.Benchmarks.Intake;

/// <summary>A response file of 40 columns, always the same, as large as is asked for.</summary>
internal static class LargeFile
{
    public const string Survey = "intake";
    public const string Wave = "2026";
    public const string Group = "allen";

    private const int Singles = 33;
    private const int Numbers = 6;

    /// <summary>Writes the file.</summary>
    public static void Make(string file, int rows)
    {
        var random = new Random(1);
        using var writer = new StreamWriter(file, append: false, new UTF8Encoding(false), 1 << 16);
        writer.Write("respondent");
        for (var i = 0; i < Singles; i++)
            writer.Write(string.Create(CultureInfo.InvariantCulture, $",v{i}"));
        for (var i = 0; i < Numbers; i++)
            writer.Write(string.Create(CultureInfo.InvariantCulture, $",n{i}"));
        writer.Write('\n');
        for (var row = 0; row < rows; row++)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"r{row:0000000}"));
            for (var i = 0; i < Singles; i++)
            {
                writer.Write(',');
                writer.Write((char)('1' + random.Next(5)));
            }

            for (var i = 0; i < Numbers; i++)
                writer.Write(string.Create(CultureInfo.InvariantCulture, $",{random.Next(10)}.{random.Next(10)}"));
            writer.Write('\n');
        }
    }

    /// <summary>Its codebook.</summary>
    public static string Codebook()
    {
        var questions = new StringBuilder();
        var answers = string.Join(
            ',',
            Enumerable
                .Range(1, 5)
                .Select(code => Invariant($$"""{ "code": "{{code}}", "label": "antwoord {{code}}" }"""))
        );
        for (var i = 0; i < Singles; i++)
            questions.Append(
                CultureInfo.InvariantCulture,
                $$"""{ "id": "v{{i}}", "type": "single", "text": "v", "answers": [{{answers}}] },"""
            );
        for (var i = 0; i < Numbers; i++)
            questions.Append(CultureInfo.InvariantCulture, $$"""{ "id": "n{{i}}", "type": "numeric", "text": "n" },""");
        questions.Length--;
        return $$"""
            {
              "survey": "{{Survey}}", "title": "Intake",
              "waves": [{ "id": "{{Wave}}", "title": "2026", "fieldworkStart": "2026-01-01", "fieldworkEnd": "2026-02-01" }],
              "groups": [{ "id": "{{Group}}", "label": "allen", "design": { "kind": "self-selected" } }],
              "chapters": [], "questions": [{{questions}}]
            }
            """;
    }
}
