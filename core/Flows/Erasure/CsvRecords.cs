namespace Serverless.Flows.Erasure;

/// <summary>Finds where records of delimited text end (RFC 4180): a line end inside quotes does not end one.</summary>
internal sealed class CsvRecords(byte delimiter)
{
    private enum Place
    {
        FieldStart,
        Unquoted,
        Quoted,
        QuoteInQuoted,
    }

    private Place _place = Place.FieldStart;

    /// <summary>
    /// How many of <paramref name="bytes"/> belong to the current record, its line end included;
    /// <paramref name="ended"/> when it ends there.
    /// A carriage return before a line feed stays with its record; old line ends of a carriage return alone are not
    /// known.
    /// </summary>
    public int Advance(ReadOnlySpan<byte> bytes, out bool ended)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            var b = bytes[i];
            if (b == (byte)'\n' && _place != Place.Quoted)
            {
                _place = Place.FieldStart;
                ended = true;
                return i + 1;
            }

            _place = Next(b);
        }

        ended = false;
        return bytes.Length;
    }

    private Place Next(byte b) =>
        _place switch
        {
            Place.Quoted => b == (byte)'"' ? Place.QuoteInQuoted : Place.Quoted,
            Place.QuoteInQuoted when b == (byte)'"' => Place.Quoted,
            Place.FieldStart when b == (byte)'"' => Place.Quoted,
            _ => b == delimiter ? Place.FieldStart : Place.Unquoted,
        };
}
