using System.Globalization;
using Serverless.Intake.Answers;
using Serverless.Surveys;

namespace Serverless.Intake.Responses;

/// <summary>
/// Reads cells as answers of one question: by code, by label in either language (case ignored), or by a whole number
/// written with decimals ("1.0" for code 1), as programs write codes in columns with blanks.
/// </summary>
internal sealed class AnswerCodes
{
    /// <summary>Neither an answer nor blank.</summary>
    public const byte Unrecognised = 253;

    private readonly byte[] _oneCharacter = new byte[128];
    private readonly Dictionary<string, byte>.AlternateLookup<ReadOnlySpan<char>> _codes;
    private readonly Dictionary<string, byte>.AlternateLookup<ReadOnlySpan<char>> _labels;

    private AnswerCodes(Dictionary<string, byte> codes, Dictionary<string, byte> labels)
    {
        _codes = codes.GetAlternateLookup<ReadOnlySpan<char>>();
        _labels = labels.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var c = 0; c < _oneCharacter.Length; c++)
            _oneCharacter[c] = Search([(char)c]);
        HasLabelsThatAreCodes = codes.Any(code => labels.TryGetValue(code.Key, out var other) && other != code.Value);
    }

    /// <summary>Whether some label is the code of another answer; such a text is read as the code.</summary>
    public bool HasLabelsThatAreCodes { get; }

    /// <summary>The answers that a group was offered in a wave, as their index in <see cref="Question.Answers"/>.</summary>
    public static AnswerCodes Of(Question question, string group, string wave)
    {
        var codes = new Dictionary<string, byte>(StringComparer.Ordinal);
        var labels = new Dictionary<string, byte>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < question.Answers.Count; i++)
        {
            var answer = question.Answers[i];
            if (!answer.IsOfferedTo(group, wave))
                continue;
            codes.Add(answer.Code, (byte)i);
            labels.TryAdd(answer.Label.Nl, (byte)i);
            if (answer.Label.En is { } english)
                labels.TryAdd(english, (byte)i);
        }

        return new AnswerCodes(codes, labels);
    }

    /// <summary>The options of a multiple question: 0 and 1, or no and yes in words.</summary>
    public static AnswerCodes ZeroOrOne() =>
        new(
            new Dictionary<string, byte>(StringComparer.Ordinal) { ["0"] = 0, ["1"] = 1 },
            new Dictionary<string, byte>(StringComparer.OrdinalIgnoreCase)
            {
                ["nee"] = 0,
                ["ja"] = 1,
                ["no"] = 0,
                ["yes"] = 1,
                ["false"] = 0,
                ["true"] = 1,
                ["onwaar"] = 0,
                ["waar"] = 1,
            }
        );

    /// <summary>The places of a ranking question: 1 for the first, 0 for an option that was given none.</summary>
    public static AnswerCodes Ranks(int places) =>
        new(
            Enumerable
                .Range(0, places + 1)
                .ToDictionary(
                    place => place.ToString(CultureInfo.InvariantCulture),
                    place => (byte)place,
                    StringComparer.Ordinal
                ),
            []
        );

    /// <summary>Whether a text is a label and no code.</summary>
    public bool IsLabelOnly(ReadOnlySpan<char> trimmed) => _labels.ContainsKey(trimmed) && !_codes.ContainsKey(trimmed);

    /// <summary>Whether a text is the code of one answer and the label of another.</summary>
    public bool IsLabelAndCode(ReadOnlySpan<char> trimmed) =>
        _codes.TryGetValue(trimmed, out var code) && _labels.TryGetValue(trimmed, out var label) && code != label;

    /// <summary>Index of the answer, <see cref="ResponseSet.Blank"/> or <see cref="Unrecognised"/>.</summary>
    public byte Find(ReadOnlySpan<char> trimmed)
    {
        if (trimmed.Length == 1 && trimmed[0] < _oneCharacter.Length)
            return _oneCharacter[trimmed[0]];
        return Search(trimmed);
    }

    private byte Search(ReadOnlySpan<char> trimmed)
    {
        if (_codes.TryGetValue(trimmed, out var index) || _labels.TryGetValue(trimmed, out index))
            return index;
        if (BlankCell.Is(trimmed))
            return ResponseSet.Blank;
        var point = trimmed.IndexOfAny('.', ',');
        if (
            point > 0
            && point < trimmed.Length - 1
            && !trimmed[(point + 1)..].ContainsAnyExcept('0')
            && _codes.TryGetValue(trimmed[..point], out index)
        )
            return index;
        return Unrecognised;
    }
}
