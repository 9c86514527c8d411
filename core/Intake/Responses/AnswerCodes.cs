using System.Globalization;
using Serverless.Intake.Answers;
using Serverless.Intake.Sources;
using Serverless.Surveys;

namespace Serverless.Intake.Responses;

/// <summary>
/// Reads cells as answers of one question: by code, by label in either language (case ignored), or by a whole number
/// written with decimals ("1.0" for code 1), as programs write codes in columns with blanks.
/// </summary>
internal sealed class AnswerCodes
{
    /// <summary>Neither an answer nor blank.</summary>
    public const ushort Unrecognised = 65_533;

    /// <summary>A 2 in the column of an option; <see cref="TickHabits"/> says what it means.</summary>
    public const ushort Two = 65_532;

    /// <summary>Spellings that are remembered, so that a label is put in one form once and not in every row.</summary>
    private const int MaximumRemembered = 1_000;

    private readonly ushort[] _oneCharacter = new ushort[128];
    private readonly ushort[] _twoDigits = new ushort[100];
    private readonly ushort _empty;
    private readonly IReadOnlyList<string> _blanks;
    private readonly Dictionary<string, ushort> _simplified = new(StringComparer.Ordinal);
    private Dictionary<string, ushort>? _bare;
    private readonly Dictionary<string, ushort>.AlternateLookup<ReadOnlySpan<char>> _rewritten;
    private readonly Dictionary<string, ushort>.AlternateLookup<ReadOnlySpan<char>> _codes;
    private readonly Dictionary<string, ushort>.AlternateLookup<ReadOnlySpan<char>> _labels;

    private AnswerCodes(
        Dictionary<string, ushort> codes,
        Dictionary<string, ushort> labels,
        IReadOnlyList<string> blanks
    )
    {
        _blanks = blanks;
        _rewritten = new Dictionary<string, ushort>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var (label, index) in labels)
            if (LabelText.Simplified(label) is { } simple)
                _simplified[simple] =
                    _simplified.TryGetValue(simple, out var other) && other != index ? Unrecognised : index;
        _codes = codes.GetAlternateLookup<ReadOnlySpan<char>>();
        _labels = labels.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var c = 0; c < _oneCharacter.Length; c++)
            _oneCharacter[c] = char.IsWhiteSpace((char)c) ? ResponseSet.Blank : Search([(char)c]);
        for (var n = 0; n < _twoDigits.Length; n++)
            _twoDigits[n] = _codes.TryGetValue([(char)('0' + n / 10), (char)('0' + n % 10)], out var code)
                ? code
                : Unrecognised;
        _empty = Search("");
        (Rewritten, FirstRewritten) = (0, "");
        HasLabelsThatAreCodes = codes.Any(code => labels.TryGetValue(code.Key, out var other) && other != code.Value);
    }

    /// <summary>Whether some label is the code of another answer; such a text is read as the code.</summary>
    public bool HasLabelsThatAreCodes { get; }

    /// <summary>How often a label was met that is written otherwise than in the codebook.</summary>
    public long Rewritten { get; private set; }

    /// <summary>The first of them.</summary>
    public string FirstRewritten { get; private set; } = "";

    /// <summary>The answers that a group was offered in a wave, as their index in <see cref="Question.Answers"/>.</summary>
    public static AnswerCodes Of(Question question, ResponseColumns columns)
    {
        var codes = new Dictionary<string, ushort>(StringComparer.Ordinal);
        var labels = new Dictionary<string, ushort>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < question.Answers.Count; i++)
        {
            var answer = question.Answers[i];
            if (!answer.IsOfferedTo(columns.Group.Id, columns.Wave))
                continue;
            codes.Add(answer.Code, (ushort)i);
            if (columns.Codebook.Responses != ResponseNotation.Either)
                continue; // files that give labels are converted to codes before they are checked
            foreach (var label in answer.Label.Versions())
                labels.TryAdd(label, (ushort)i);
        }

        return new AnswerCodes(codes, labels, columns.Codebook.Blanks);
    }

    /// <summary>
    /// An option of a multiple question: 0 and 1, yes and no in words, a cross, or the option's own label where it was
    /// ticked.
    /// </summary>
    public static AnswerCodes Ticks(Answer option, IReadOnlyList<string> blanks)
    {
        var words = new Dictionary<string, ushort>(StringComparer.OrdinalIgnoreCase);
        foreach (var word in TickWords.All)
            words.Add(word, (ushort)(TickWords.IsTick(word) ? 1 : 0));
        foreach (var label in option.Label.Versions())
            words.TryAdd(label, 1);
        var codes = new Dictionary<string, ushort>(StringComparer.Ordinal) { ["0"] = 0, ["1"] = 1 };
        if (!words.ContainsKey("2"))
            codes.Add("2", Two);
        return new AnswerCodes(codes, words, blanks);
    }

    /// <summary>The places of a ranking question: 1 for the first, 0 for an option that was given none.</summary>
    public static AnswerCodes Ranks(int places, IReadOnlyList<string> blanks) =>
        new(
            Enumerable
                .Range(0, places + 1)
                .ToDictionary(
                    place => place.ToString(CultureInfo.InvariantCulture),
                    place => (ushort)place,
                    StringComparer.Ordinal
                ),
            [],
            blanks
        );

    /// <summary>Whether a text is a label and no code.</summary>
    public bool IsLabelOnly(ReadOnlySpan<char> trimmed) => _labels.ContainsKey(trimmed) && !_codes.ContainsKey(trimmed);

    /// <summary>Whether a text is the code of one answer and the label of another.</summary>
    public bool IsLabelAndCode(ReadOnlySpan<char> trimmed) =>
        _codes.TryGetValue(trimmed, out var code) && _labels.TryGetValue(trimmed, out var label) && code != label;

    /// <summary>What <see cref="Find"/> gives for one character of ASCII, by its value.</summary>
    public ReadOnlySpan<ushort> OneCharacter => _oneCharacter;

    /// <summary>
    /// Index of the answer, <see cref="ResponseSet.Blank"/> or <see cref="Unrecognised"/>. A blank alone is blank.
    /// </summary>
    public ushort Find(ReadOnlySpan<char> trimmed)
    {
        if (trimmed.IsEmpty)
            return _empty;
        if (trimmed.Length == 1 && trimmed[0] < _oneCharacter.Length)
            return _oneCharacter[trimmed[0]];
        if (trimmed is [>= '0' and <= '9' and var tens, >= '0' and <= '9' and var ones])
        {
            var code = _twoDigits[(tens - '0') * 10 + ones - '0'];
            if (code != Unrecognised)
                return code;
        }

        return Search(trimmed);
    }

    private ushort Search(ReadOnlySpan<char> trimmed)
    {
        if (_codes.TryGetValue(trimmed, out var index) || _labels.TryGetValue(trimmed, out index))
            return index;
        if (BlankCell.Is(trimmed, _blanks))
            return ResponseSet.Blank;
        var point = trimmed.IndexOfAny('.', ',');
        if (
            point > 0
            && point < trimmed.Length - 1
            && !trimmed[(point + 1)..].ContainsAnyExcept('0')
            && _codes.TryGetValue(trimmed[..point], out index)
        )
            return index;
        return Otherwise(trimmed);
    }

    /// <summary>A code or label written otherwise, of which one answer alone can be meant.</summary>
    private ushort Otherwise(ReadOnlySpan<char> trimmed)
    {
        if (!_rewritten.TryGetValue(trimmed, out var index))
        {
            var text = trimmed.Length <= CellTraces.MaximumLength ? trimmed.ToString() : "";
            if (_rewritten.Dictionary.Count < MaximumRemembered)
                _rewritten.Dictionary[text] = index = Meant(text);
            else
                index = Known(text);
        }

        if (index == Unrecognised)
            return index;
        if (Rewritten++ == 0)
            FirstRewritten = trimmed.ToString();
        return index;
    }

    /// <summary>The one answer that can be meant by a text that is neither code nor label.</summary>
    private ushort Meant(string text)
    {
        var index = Known(text);
        foreach (var form in WrittenAnswer.Forms(text))
            if (index == Unrecognised && form != text)
                index = Known(form);
        if (index == Unrecognised && WrittenAnswer.Parts(text) is var (code, label) && !_codes.ContainsKey(label))
            index = _codes.TryGetValue(code, out var coded) && Known(label) == coded ? coded : Unrecognised;
        if (index == Unrecognised && WithoutAccents(text) is { } bare)
            index = (_bare ??= Bare()).GetValueOrDefault(bare, Unrecognised);
        return index == Unrecognised ? RestOf(text) : index;
    }

    private ushort Known(string text)
    {
        if (text.Length == 0)
            return Unrecognised;
        if (_codes.TryGetValue(text, out var index) || _labels.TryGetValue(text, out index))
            return index;
        return LabelText.Simplified(text) is { } simple && _simplified.TryGetValue(simple, out index)
            ? index
            : Unrecognised;
    }

    /// <summary>The answer of which a text can be what a program left of its label; none where it can be of several.</summary>
    private ushort RestOf(string text)
    {
        var found = Unrecognised;
        foreach (var (label, index) in _labels.Dictionary)
        {
            if (index == found || !WrittenAnswer.IsRestOf(text, label))
                continue;
            if (found != Unrecognised)
                return Unrecognised;
            found = index;
        }

        return found;
    }

    private Dictionary<string, ushort> Bare()
    {
        var bare = new Dictionary<string, ushort>(StringComparer.Ordinal);
        foreach (var (label, index) in _labels.Dictionary)
            if (WithoutAccents(label) is { } plain)
                bare[plain] = bare.TryGetValue(plain, out var other) && other != index ? Unrecognised : index;
        return bare;
    }

    private static string? WithoutAccents(string text) =>
        LabelText.Simplified(text) is { } simple ? string.Concat(simple.Select(LabelText.WithoutAccent)) : null;
}
