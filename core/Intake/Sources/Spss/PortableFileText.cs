using System.Text;
using Serverless.Intake.Sources.Bytes;

namespace Serverless.Intake.Sources.Spss;

/// <summary>
/// The characters of a portable file: lines of 80 that are read as one, short ones filled with blanks, translated to
/// ASCII by the table at the file's start where the writing machine had another character set.
/// </summary>
internal sealed class PortableFileText
{
    private const int LineLength = 80;
    private const int TableStart = 200;

    /// <summary>The portable characters, in the order of the table; a blank where the place has no use here.</summary>
    private static readonly string Portable =
        new string(' ', 64)
        + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz ."
        + "<(+|&[]!$*);^-/|,%_>?`:$@'=\"      ~-   0123456789   -() {}\\     "
        + new string(' ', 64);

    private readonly SourceBytes _bytes;
    private readonly byte[]? _table;
    private int _column;
    private int _fill;

    public PortableFileText(SourceBytes bytes)
    {
        _bytes = bytes;
        for (var i = 0; i < TableStart; i++)
            Next();
        var table = new byte[256];
        for (var i = 0; i < table.Length; i++)
            table[i] = Next();
        _table = Translation(table);
        if (Next() != 'S' || !Raw(7).SequenceEqual("PSSPORT"u8))
            throw _bytes.Damaged("its beginning is not that of a portable file");
    }

    /// <summary>The next character, translated.</summary>
    /// <exception cref="SourceException">The file ends.</exception>
    public byte Next()
    {
        var next = Raw();
        return _table is null ? next : _table[next];
    }

    /// <summary>The next so many characters.</summary>
    public byte[] Raw(int count)
    {
        if (count is < 0 or > 32_767)
            throw Damaged("a text that is too long");
        var text = new byte[count];
        for (var i = 0; i < count; i++)
            text[i] = Next();
        return text;
    }

    public SourceException Damaged(string what) => _bytes.Damaged(what);

    private byte Raw()
    {
        for (; ; )
        {
            if (_fill > 0)
            {
                _fill--;
                return (byte)' ';
            }

            var next = _bytes.Byte();
            if (next == '\r')
                continue;
            if (next == '\n')
            {
                _fill = _column is > 0 and < LineLength ? LineLength - _column : 0;
                _column = 0;
                continue;
            }

            if (_column == LineLength)
                _column = 0;
            _column++;
            return next;
        }
    }

    /// <summary>
    /// Null where digits and letters already are ASCII, so that letters the table does not know stay as they are.
    /// </summary>
    private static byte[]? Translation(byte[] table)
    {
        const int digits = 64;
        var letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8;
        if (table.AsSpan(digits, letters.Length).SequenceEqual(letters))
            return null;
        var portable = Encoding.ASCII.GetBytes(Portable);
        var translation = new byte[256];
        for (var i = table.Length - 1; i >= 0; i--)
            if (portable[i] != ' ' || i == 126)
                translation[table[i]] = portable[i];
        for (var i = 0; i < translation.Length; i++)
            if (translation[i] == 0)
                translation[i] = (byte)' ';
        return translation;
    }
}
