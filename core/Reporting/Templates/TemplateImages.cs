using System.Text.RegularExpressions;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Pictures;
using Serverless.Surveys.Issues;

namespace Serverless.Reporting.Templates;

/// <summary>
/// The pictures of a template. They are in the template itself, as Markdown has it: <c>![What it shows][photo]</c> where one is
/// shown, and a line <c>[photo]: data:image/jpeg;base64,… "Caption"</c>, so that text and pictures are checked, stored and
/// dated as one file.
/// </summary>
internal sealed partial class TemplateImages
{
    /// <summary>Largest picture, in bytes.</summary>
    public const int MaximumBytes = 500_000;

    private const int MaximumCount = 8;

    /// <summary>Pixels of all pictures together: what is unpacked for a page has to fit in memory.</summary>
    private const int MaximumPixels = 6_000_000;

    /// <summary>What Markdown calls the pictures, in place of their bytes.</summary>
    private const string Scheme = "picture:";

    private readonly List<Picture?> _pictures = [];
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<TemplateProblem> _problems = [];

    private TemplateImages() { }

    /// <summary>The template without the bytes of its pictures; every line has its number still.</summary>
    public string Text { get; private set; } = "";

    /// <summary>What is wrong with the pictures and where they are shown.</summary>
    public IReadOnlyList<TemplateProblem> Problems => _problems;

    /// <summary>Takes the pictures out of a template.</summary>
    public static TemplateImages Of(string markdown)
    {
        var images = new TemplateImages();
        var lines = markdown.Split('\n');
        for (var i = 0; i < lines.Length; i++)
            lines[i] = images.WithoutBytes(lines[i], i + 1);
        images.Text = string.Join('\n', lines);
        var total = images._pictures.OfType<Picture>().Sum(picture => picture.Width * picture.Height);
        if (total > MaximumPixels)
            images.Report(
                1,
                1,
                $"The pictures have {total} pixels together; at most {MaximumPixels} are allowed. Make them smaller."
            );
        return images;
    }

    /// <summary>Adds what is wrong with the places where pictures are shown.</summary>
    /// <param name="shown">The places, as Markdown finds them.</param>
    public void Check(IReadOnlyList<ShownImage> shown)
    {
        foreach (var image in shown)
        {
            if (Find(image.Address) is null && !IsFaulty(image.Address))
                Report(
                    image.Line,
                    image.Column,
                    "The picture is not in the template, and none is fetched from elsewhere. Write ![What it shows][name], and on a line of its own [name]: data:image/png;base64,… or data:image/jpeg;base64,…."
                );
            if (image.AlternativeText.Length == 0)
                Report(
                    image.Line,
                    image.Column,
                    "The picture has no alternative text. Say between ![ and ] what it shows, for who does not see it; write ![decorative] when it shows nothing that matters."
                );
        }

        foreach (var (line, column, name) in Unknown())
            Report(
                line,
                column,
                $"The picture '{name}' is not in the template. Add a line [{name}]: data:image/png;base64,… or data:image/jpeg;base64,…."
            );
    }

    /// <summary>The picture at an address that Markdown gives; null when there is none.</summary>
    public Picture? Find(string? address) => Place(address) is { } place ? _pictures[place] : null;

    /// <summary>Whether an alternative text says that a picture only decorates.</summary>
    public static bool IsDecorative(string alternativeText) =>
        alternativeText.Equals("decorative", StringComparison.OrdinalIgnoreCase)
        || alternativeText.Equals("decoratief", StringComparison.OrdinalIgnoreCase);

    private bool IsFaulty(string? address) => Place(address) is { } place && _pictures[place] is null;

    private int? Place(string? address) =>
        address is not null
        && address.StartsWith(Scheme, StringComparison.Ordinal)
        && int.TryParse(
            address.AsSpan(Scheme.Length),
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var place
        )
        && place < _pictures.Count
            ? place
            : null;

    private string WithoutBytes(string line, int number)
    {
        if (Definition().Match(line) is not { Success: true } definition)
            return line;
        _names.Add(definition.Groups["name"].Value);
        var address = FormattableString.Invariant($"{Scheme}{_pictures.Count}");
        _pictures.Add(Read(definition, number));
        return $"[{definition.Groups["name"].Value}]: {address}{definition.Groups["caption"].Value.TrimEnd()}";
    }

    private Picture? Read(Match definition, int line)
    {
        var column = definition.Groups["type"].Index + 1;
        if (_pictures.Count >= MaximumCount)
        {
            Report(line, column, $"The template has more than {MaximumCount} pictures; a factsheet takes few.");
            return null;
        }

        var base64 = definition.Groups["bytes"].ValueSpan;
        var bytes = new byte[Math.Min(base64.Length, (MaximumBytes * 2) + 4)];
        if (base64.Length > bytes.Length || !Convert.TryFromBase64Chars(base64, bytes, out var length) || length == 0)
        {
            Report(
                line,
                column,
                base64.Length > bytes.Length
                    ? TooLarge(base64.Length / 4L * 3)
                    : "The picture is not base64. Encode the bytes of its file in base64, on one line."
            );
            return null;
        }

        if (length > MaximumBytes)
        {
            Report(line, column, TooLarge(length));
            return null;
        }

        try
        {
            return PictureFile.Read(definition.Groups["type"].Value.ToLowerInvariant(), bytes.AsSpan(0, length));
        }
        catch (UnusableFileException wrong)
        {
            Report(line, column, $"The picture cannot be used. {wrong.Text}");
            return null;
        }
    }

    private static MessageText TooLarge(long length) =>
        $"The picture has {length} bytes; at most {MaximumBytes} are allowed. Save it smaller.";

    /// <summary>Pictures that are shown by a name that no line gives to one: Markdown leaves them as they are written.</summary>
    private IEnumerable<(int Line, int Column, string Name)> Unknown()
    {
        var lines = Text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
            foreach (Match shown in Reference().Matches(lines[i]))
                if (shown.Groups["name"].Value is { Length: > 0 } name && !_names.Contains(name))
                    yield return (i + 1, shown.Index + 1, name);
    }

    private void Report(int line, int column, MessageText message) =>
        _problems.Add(new TemplateProblem(line, column, TemplateSeverity.Error, message));

    [GeneratedRegex(
        """^ {0,3}\[(?<name>[A-Za-z0-9_-]{1,60})\]:[ \t]+<?data:(?<type>[A-Za-z0-9+./-]{1,60});base64,(?<bytes>[^\s>"]*)>?(?<caption>[ \t]+"[^"]*")?\s*$""",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Definition();

    [GeneratedRegex(
        @"!\[[^\]]*\]\[(?<name>[^\]\[]*)\]",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Reference();
}

/// <summary>A place of a template where a picture is shown.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Address">What Markdown takes for its address.</param>
/// <param name="AlternativeText">What is said of it; empty for nothing.</param>
internal sealed record ShownImage(int Line, int Column, string? Address, string AlternativeText);
