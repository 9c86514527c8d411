using System.Globalization;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Templates;

/// <summary>
/// What a template's functions put into the text. The text itself only gets a marker in private use characters,
/// so nothing in a label or figure can be taken for Markdown.
/// </summary>
internal sealed class Insertions
{
    /// <summary>First and last character of a marker; the number between them is the place in the list.</summary>
    public const char Start = '\uE000';

    public const char End = '\uE001';

    private readonly List<object> _inserted = [];

    /// <summary>Whether the template placed the methodology and the notice itself.</summary>
    public bool HasMethod { get; set; }

    public bool HasNotice { get; set; }

    /// <summary>The sentences inserted, in order.</summary>
    public IEnumerable<Sentence> Sentences => _inserted.OfType<Sentence>();

    /// <summary>Marks the place of a sentence within running text.</summary>
    public string Add(Sentence sentence) => Mark(sentence);

    /// <summary>Marks the place of one or more blocks; nothing when there are none.</summary>
    public string Add(IReadOnlyList<Block> blocks) => blocks.Count == 0 ? "" : Mark(blocks);

    /// <summary>Marks the place of a tile; tiles that follow each other become one row.</summary>
    public string Add(BigNumber tile) => Mark(tile);

    /// <summary>
    /// Marks the place of a comparison; comparisons of the same two sides that follow each other become one chart.
    /// </summary>
    public string Add(NotableDifference comparison) => Mark(comparison);

    /// <summary>What was inserted at a marker's number; null when there is no such number.</summary>
    public object? At(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < _inserted.Count
            ? _inserted[place]
            : null;

    private string Mark(object value)
    {
        _inserted.Add(value);
        return Start + (_inserted.Count - 1).ToString(CultureInfo.InvariantCulture) + End;
    }
}
