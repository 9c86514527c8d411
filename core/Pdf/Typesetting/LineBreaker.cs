using Serverless.Pdf.Hyphenation;

namespace Serverless.Pdf.Typesetting;

/// <summary>
/// Ends lines over the paragraph as a whole: of all ways to break it, the one whose lines are evenly full
/// (after D.E. Knuth and M.F. Plass, "Breaking paragraphs into lines", Software: Practice and Experience 11, 1981;
/// here for text that is not justified, so a line's cost is the square of the room it leaves).
/// </summary>
internal static class LineBreaker
{
    /// <summary>Cost of a break inside a word that is wider than the line, in squares of the line's width.</summary>
    private const double InsideWord = 4;

    /// <summary>Cost of a break after a hyphen or slash.</summary>
    private const double AfterHyphen = 0.02;

    /// <summary>Cost of a break inside a word where a hyphen is then shown.</summary>
    private const double AtSoftHyphen = 0.06;

    /// <summary>Cost of a break that hyphenation patterns allow; only where without it a line is <see cref="Loose"/>.</summary>
    private const double AtPattern = 0.08;

    /// <summary>The share of its width that a line may leave empty before words are hyphenated.</summary>
    private const double Loose = 0.35;

    /// <summary>Lines shorter than so many times the size of their type hold a word or two.</summary>
    private const double Narrow = 9;

    /// <summary>Cost of a last line that holds less than an eighth of the width.</summary>
    private const double ShortLastLine = 0.08;

    /// <param name="patterns">Words are hyphenated by these where a line needs it; null where none may be.</param>
    public static IReadOnlyList<TextLine> Break(
        IReadOnlyList<TextSpan> spans,
        double width,
        HyphenationPatterns? patterns = null
    )
    {
        var total = 0.0;
        var forced = false;
        foreach (var span in spans)
        {
            total += span.Text.Width;
            forced |= span.EndsLine;
        }

        if (spans.Count == 0)
            return [];
        if (!forced && total <= width)
            return [WholeLine(spans, total)];

        var lines = new List<TextLine>();
        var from = 0;
        for (var i = 0; i < spans.Count; i++)
        {
            if (!spans[i].EndsLine && i < spans.Count - 1)
                continue;
            AddLines(lines, spans, from, i + 1, width, patterns);
            from = i + 1;
        }

        return lines;
    }

    private static TextLine WholeLine(IReadOnlyList<TextSpan> spans, double width)
    {
        var pieces = new TextPiece[spans.Count];
        for (var i = 0; i < pieces.Length; i++)
            pieces[i] = new TextPiece(spans[i], 0, spans[i].Text.Length);
        var last = spans[^1].Text;
        if (last.Length > 0 && last.CodePoints[^1] == ' ')
            width -= last.WidthOf(last.Length - 1, last.Length);
        return new TextLine(pieces, width);
    }

    private static void AddLines(
        List<TextLine> lines,
        IReadOnlyList<TextSpan> spans,
        int from,
        int to,
        double width,
        HyphenationPatterns? patterns
    )
    {
        var breaks = BreakPoints(spans, from, to, width, patterns: null);
        var chosen = Chosen(breaks, width);
        if (patterns is not null && IsLoose(breaks, chosen, width, spans[from].Text.Style.Size))
        {
            breaks = BreakPoints(spans, from, to, width, patterns);
            chosen = Chosen(breaks, width);
        }

        for (var i = 1; i < chosen.Count; i++)
            lines.Add(Line(spans, breaks[chosen[i - 1]], breaks[chosen[i]]));
    }

    /// <summary>The break points, from the first to the last, that cost least together.</summary>
    private static List<int> Chosen(List<BreakPoint> breaks, double width)
    {
        var count = breaks.Count;
        var cost = new double[count];
        var previous = new int[count];
        for (var j = 1; j < count; j++)
        {
            cost[j] = double.PositiveInfinity;
            for (var i = j - 1; i >= 0; i--)
            {
                var room = width - (breaks[j].Before - breaks[i].After);
                if (room < -0.01 && i < j - 1)
                    break;
                var full = Math.Max(room, 0) / width;
                var last = j == count - 1;
                var here = last ? (full > 0.875 && i > 0 ? ShortLastLine : 0) : (full * full) + breaks[j].Cost;
                if (cost[i] + here >= cost[j])
                    continue;
                (cost[j], previous[j]) = (cost[i] + here, i);
            }
        }

        var chosen = new List<int>();
        for (var j = count - 1; j > 0; j = previous[j])
            chosen.Add(j);
        chosen.Add(0);
        chosen.Reverse();
        return chosen;
    }

    /// <summary>
    /// Whether a word had to be broken anyhow, or a line before the last leaves much room. The latter does no harm in
    /// two lines, such as a label has, or in lines of a word or two, such as the heading of a narrow column has: there a
    /// whole word reads better than an even edge.
    /// </summary>
    private static bool IsLoose(List<BreakPoint> breaks, List<int> chosen, double width, double size)
    {
        var few = chosen.Count <= 3 || width < Narrow * size;
        for (var i = 1; i < chosen.Count - 1; i++)
        {
            var end = breaks[chosen[i]];
            if (end.Cost >= InsideWord)
                return true;
            if (!few && width - (end.Before - breaks[chosen[i - 1]].After) > Loose * width)
                return true;
        }

        return false;
    }

    private static TextLine Line(IReadOnlyList<TextSpan> spans, BreakPoint start, BreakPoint end)
    {
        var pieces = new List<TextPiece>(end.Span - start.Span + 1);
        for (var span = start.Span; span <= end.Span && span < spans.Count; span++)
        {
            var first = span == start.Span ? start.Character : 0;
            var last = span == end.Span ? end.Character : spans[span].Text.Length;
            if (last > first)
                pieces.Add(new TextPiece(spans[span], first, last));
        }

        return new TextLine(pieces, end.Before - start.After, end.Hyphenated);
    }

    private static List<BreakPoint> BreakPoints(
        IReadOnlyList<TextSpan> spans,
        int from,
        int to,
        double width,
        HyphenationPatterns? patterns
    )
    {
        var points = new List<BreakPoint> { new(from, 0, 0, 0, 0) };
        var position = 0.0;
        for (var s = from; s < to; s++)
        {
            var text = spans[s].Text;
            var inWords = patterns is null ? null : WordBreaks.Of(text.CodePoints, patterns);
            for (var c = 0; c < text.Length; c++)
            {
                if (inWords is not null && inWords.Contains(c))
                {
                    var end = position + text.WidthOf(0, c);
                    AddPoint(points, new BreakPoint(s, c, end + text.HyphenWidth, end, AtPattern, Hyphenated: true));
                }

                var character = text.CodePoints[c];
                var before = position + text.WidthOf(0, c);
                var after = position + text.WidthOf(0, c + 1);
                var follows = c + 1 < text.Length ? text.CodePoints[c + 1] : -1;
                if (character == ' ')
                {
                    AddPoint(points, new BreakPoint(s, c + 1, before, after, 0));
                    continue;
                }

                // A first piece may be narrower than the character that is too much: then what is left is too wide as well.
                while (after - points[^1].After > width && before > points[^1].After)
                    AddPoint(points, InsideWordPoint(text, s, c, position, points[^1], width));
                if (character == ShapedText.SoftHyphen && before + text.HyphenWidth - points[^1].After <= width)
                    AddPoint(points, new BreakPoint(s, c + 1, before + text.HyphenWidth, after, AtSoftHyphen));
                else if (
                    character is '-' or 0x2010 or '/' or 0x2013
                    && follows > 0
                    && char.IsLetter((char)Math.Min(follows, 0xFFFF))
                )
                    AddPoint(points, new BreakPoint(s, c + 1, after, after, AfterHyphen));
            }

            position += text.Width;
        }

        var trimmed = points[^1].After >= position - 1e-6 && points.Count > 1 ? points[^1].Before : position;
        if (points[^1].Span == to - 1 && points[^1].Character == spans[to - 1].Text.Length && points.Count > 1)
            points.RemoveAt(points.Count - 1);
        points.Add(new BreakPoint(to - 1, spans[to - 1].Text.Length, trimmed, position, 0));
        return points;
    }

    /// <summary>The last syllable of a word that still fits, or else the last character.</summary>
    private static BreakPoint InsideWordPoint(
        ShapedText text,
        int span,
        int overflow,
        double position,
        BreakPoint last,
        double width
    )
    {
        var first = last.Span == span ? last.Character : 0;
        for (var c = overflow; c > first; c--)
        {
            var end = position + text.WidthOf(0, c);
            if (end + text.HyphenWidth - last.After <= width && Syllables.MayBreakBefore(text.CodePoints, c))
                return new BreakPoint(span, c, end + text.HyphenWidth, end, InsideWord, Hyphenated: true);
        }

        var before = position + text.WidthOf(0, overflow);
        return new BreakPoint(span, overflow, before, before, InsideWord);
    }

    private static void AddPoint(List<BreakPoint> points, BreakPoint point)
    {
        // A word that begins the paragraph with a space must not yield an empty line.
        if (point.Before > points[^1].After)
            points.Add(point);
    }

    /// <summary>A place where a line may end.</summary>
    /// <param name="Before">Width up to here without the space at the end.</param>
    /// <param name="After">Width up to the first character of a next line.</param>
    private sealed record BreakPoint(
        int Span,
        int Character,
        double Before,
        double After,
        double Cost,
        bool Hyphenated = false
    );
}
