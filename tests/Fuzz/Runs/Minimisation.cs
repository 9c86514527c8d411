using System.Text;
using System.Text.Json.Nodes;
using Serverless.Fuzz.Checks;
using Serverless.Fuzz.Inputs;

namespace Serverless.Fuzz.Runs;

/// <summary>
/// Makes an input smaller as long as the same fault shows: parts of the codebook and rows and columns of files are left
/// out, large ones first.
/// </summary>
internal static class Minimisation
{
    private const int MaximumTries = 200;

    public static async Task<FuzzInput> OfAsync(FuzzInput input, string kind, bool renders)
    {
        var tries = 0;
        for (var smaller = true; smaller && tries < MaximumTries; )
        {
            smaller = false;
            foreach (var candidate in Candidates(input))
            {
                if (++tries > MaximumTries)
                    break;
                var found = await Examination.OfAsync(candidate, renders);
                if (found.All(violation => violation.Kind != kind))
                    continue;
                (input, smaller) = (candidate, true);
                break;
            }
        }

        return input;
    }

    private static IEnumerable<FuzzInput> Candidates(FuzzInput input)
    {
        if (input.Template is not null)
            yield return input with
            {
                Template = null,
            };
        for (var i = 0; i < input.Files.Count; i++)
            yield return input with
            {
                Files = [.. input.Files.Where((_, j) => j != i)],
            };
        foreach (var codebook in Codebooks(input.Codebook))
            yield return input with
            {
                Codebook = codebook,
                What = "made smaller",
            };
        for (var i = 0; i < input.Files.Count; i++)
            foreach (var content in Tables(input.Files[i].Content))
            {
                var files = input.Files.ToArray();
                files[i] = files[i] with { Content = content };
                yield return input with
                {
                    Files = files,
                    What = "made smaller",
                };
            }
    }

    private static IEnumerable<byte[]> Codebooks(byte[] codebook)
    {
        JsonNode? Parsed() => JsonNode.Parse(codebook);
        foreach (var list in new[] { "questions", "subgroups", "profiles", "ratios", "groups", "waves", "settings" })
        {
            if (Parsed()?[list] is JsonArray { Count: > 0 } items)
                for (var i = 0; i < items.Count; i++)
                {
                    var changed = Parsed()!;
                    changed[list]!.AsArray().RemoveAt(i);
                    yield return FuzzInput.Utf8(changed);
                }
            else if (Parsed()?[list] is JsonObject)
            {
                var changed = Parsed()!;
                changed.AsObject().Remove(list);
                yield return FuzzInput.Utf8(changed);
            }
        }

        var places = Parsed()?["questions"]?.AsArray().Count ?? 0;
        for (var i = 0; i < places; i++)
            foreach (
                var property in new[]
                {
                    "routing",
                    "answers",
                    "items",
                    "shortText",
                    "groups",
                    "waves",
                    "ordinal",
                    "unit",
                    "settings",
                }
            )
            {
                var changed = Parsed()!;
                var question = changed["questions"]![i]!.AsObject();
                if (question[property] is JsonArray { Count: > 1 } parts)
                    parts.RemoveAt(parts.Count - 1);
                else if (!question.Remove(property))
                    continue;
                yield return FuzzInput.Utf8(changed);
            }
    }

    private static IEnumerable<byte[]> Tables(byte[] content)
    {
        var lines = Encoding.UTF8.GetString(content).TrimEnd('\n').Split('\n');
        for (var part = (lines.Length - 1) / 2; part >= 1; part /= 2)
        for (var from = 1; from < lines.Length; from += part)
            yield return Encoding.UTF8.GetBytes(
                string.Join('\n', lines.Where((_, i) => i < from || i >= from + part)) + "\n"
            );
    }
}
