using System.Buffers;
using System.Runtime.InteropServices;

namespace Serverless.Pdf.Hyphenation;

/// <summary>
/// Where words of a language may be broken, from patterns (F.M. Liang, "Word Hy-phen-a-tion by Com-put-er", Stanford
/// 1983). The patterns know how most Dutch compounds come apart; <see cref="DutchCompounds"/> has parts that they tear. What
/// is wrong all the same, a soft hyphen in the text puts right.
/// </summary>
internal sealed class HyphenationPatterns
{
    /// <summary>Letters that stay together at either end of a word; two, which the patterns allow, look torn off.</summary>
    private const int MinimumLetters = 3;

    /// <summary>What is longer is no word.</summary>
    private const int MaximumLetters = 200;

    private static readonly Lazy<HyphenationPatterns> Dutch = new(() =>
        new HyphenationPatterns("nl", DutchCompounds.LaterParts)
    );
    private static readonly Lazy<HyphenationPatterns> English = new(() => new HyphenationPatterns("en-gb", []));

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyáàâäéèêëíìîïóòôöúùûü");

    /// <summary>For each pattern's letters the values between them, as digits: for "a1b" the text "010".</summary>
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _exceptions = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> _laterParts;
    private readonly int _longest;

    /// <param name="language">The name of the patterns.</param>
    /// <param name="laterParts">What compounds end in or go on with; a compound is broken before them.</param>
    private HyphenationPatterns(string language, IReadOnlyList<string> laterParts)
    {
        _laterParts = laterParts;
        using var stream =
            typeof(HyphenationPatterns).Assembly.GetManifestResourceStream("hyphenation." + language + ".txt")
            ?? throw new InvalidOperationException($"The assembly lacks the hyphenation patterns of {language}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Contains('-', StringComparison.Ordinal))
                AddException(line);
            else if (line.Length > 0)
                _longest = Math.Max(_longest, AddPattern(line));
    }

    /// <summary>The patterns for a language tag such as nl-NL; null for a language without.</summary>
    public static HyphenationPatterns? For(string language) =>
        language.Split('-')[0].ToLowerInvariant() switch
        {
            "nl" => Dutch.Value,
            "en" => English.Value,
            _ => null,
        };

    /// <summary>The places in a word, counted in characters from its start, before which it may be broken.</summary>
    public IReadOnlyList<int> Breaks(ReadOnlySpan<char> word)
    {
        if (word.Length is < 2 * MinimumLetters or > MaximumLetters)
            return [];
        Span<char> dotted = stackalloc char[word.Length + 2];
        dotted[0] = dotted[^1] = '.';
        word.ToLowerInvariant(dotted[1..^1]);
        var length = word.Length;
        if (_exceptions.TryGetValue(dotted[1..^1].ToString(), out var known))
            return [.. known.Where(place => IsInside(place, length))];

        Span<char> values = stackalloc char[dotted.Length + 1];
        values.Fill('0');
        var lookup = _values.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var start = 0; start < dotted.Length; start++)
        for (var end = start + 1; end <= Math.Min(dotted.Length, start + _longest); end++)
            if (lookup.TryGetValue(dotted[start..end], out var pattern))
                for (var i = 0; i < pattern.Length; i++)
                    if (pattern[i] > values[start + i])
                        values[start + i] = pattern[i];
        foreach (var part in _laterParts)
            if (dotted[1..^1].IndexOf(part) is var place and >= MinimumLetters)
                (values[place], values[place + 1]) = ('0', '9');
        var breaks = new List<int>();
        for (var place = MinimumLetters; IsInside(place, length); place++)
        {
            if ((values[place + 1] - '0') % 2 == 0)
                continue;
            // No syllable is without a vowel: of the two breaks around one, the later parts the words.
            if (breaks.Count > 0 && !dotted[(breaks[^1] + 1)..(place + 1)].ContainsAny(Vowels))
                breaks.RemoveAt(breaks.Count - 1);
            breaks.Add(place);
        }

        return breaks;
    }

    private static bool IsInside(int place, int length) => place >= MinimumLetters && place <= length - MinimumLetters;

    private int AddPattern(string line)
    {
        var letters = new List<char>(line.Length);
        var values = new List<char>(line.Length) { '0' };
        foreach (var character in line)
        {
            if (char.IsAsciiDigit(character))
            {
                values[^1] = character;
                continue;
            }

            letters.Add(character);
            values.Add('0');
        }

        _values[new string(CollectionsMarshal.AsSpan(letters))] = new string(CollectionsMarshal.AsSpan(values));
        return letters.Count;
    }

    private void AddException(string line)
    {
        var breaks = new List<int>();
        for (var i = 0; i < line.Length; i++)
            if (line[i] == '-')
                breaks.Add(i - breaks.Count);
        _exceptions[line.Replace("-", "", StringComparison.Ordinal)] = [.. breaks];
    }
}
