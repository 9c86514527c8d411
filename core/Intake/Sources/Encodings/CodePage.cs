using System.Text;
using Serverless.Surveys;

namespace Serverless.Intake.Sources.Encodings;

/// <summary>A code page with one byte per character, the first 128 of which are ASCII.</summary>
internal sealed class CodePage
{
    private static readonly byte[] HighBytes = [.. Enumerable.Range(0x80, 0x80).Select(value => (byte)value)];

    private readonly string _high;

    private CodePage(string name)
    {
        Name = name;
        Encoding =
            CodePagesEncodingProvider.Instance.GetEncoding(name)
            ?? throw new ArgumentException($"'{name}' is not the name of a code page.", nameof(name));
        _high = Encoding.GetString(HighBytes);
    }

    /// <summary>What files are read in that say nothing, and in which no other page is certain.</summary>
    public static CodePage Windows1252 { get; } = new(CodePages.Windows1252);

    /// <summary>
    /// Those that files from Western Europe are found in: Windows, the Mac before 2001, DOS (Excel still saves as both),
    /// and Unix.
    /// </summary>
    public static IReadOnlyList<CodePage> OfWesternEurope { get; } =
    [Windows1252, new("macintosh"), new("ibm850"), new("ibm437"), new("iso-8859-15")];

    /// <summary>The name in the registry of the IANA.</summary>
    public string Name { get; }

    public Encoding Encoding { get; }

    /// <summary>The page of this name, one of <see cref="CodePages.Names"/>.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static CodePage Named(string name) =>
        OfWesternEurope.FirstOrDefault(page => page.Name == name) ?? new CodePage(name);

    /// <summary>The character of a byte from 0x80.</summary>
    public char this[byte value] => _high[value - 0x80];
}
