using System.Text;
using Serverless.Flows.Files;
using Serverless.Intake.Responses;
using Serverless.Storage;

namespace Serverless.Flows.Erasure;

/// <summary>A copy of a response file without some respondents.</summary>
/// <param name="File">The copy.</param>
/// <param name="Removed">Those who are not in it, by their place in the file it was made from.</param>
/// <param name="Left">How many respondents are in it.</param>
internal sealed record ReducedFile(StagedFile File, IReadOnlyList<ListedRespondent> Removed, int Left);

/// <summary>
/// Copies a response file without the rows of some respondents; every other byte stays as it was uploaded. It works on
/// bytes, as delimiters, quotes and line ends are the same in every encoding that is read.
/// </summary>
internal static class RowRemoval
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>
    /// The file without those whom <paramref name="isRemoved"/> names by their id; null when it holds none of them.
    /// Throws <see cref="InvalidDataException"/> rather than hand out a copy in which one is left.
    /// </summary>
    public static async Task<ReducedFile?> WithoutAsync(
        this UploadedResponses responses,
        StagedFile file,
        Func<string, bool> isRemoved,
        CancellationToken cancellationToken
    )
    {
        var before = await responses.FindAsync(file, isRemoved, cancellationToken);
        if (before.Found.Count == 0)
            return null;
        var places = before.Found.Select(respondent => respondent.Number).ToHashSet();
        var copy = await StagedFile.WriteAsync(
            (output, stop) => CopyAsync(file, output, (byte)before.Delimiter, places, stop),
            cancellationToken
        );
        try
        {
            var after = await responses.FindAsync(copy, isRemoved, cancellationToken);
            if (after.Found.Count > 0 || after.Count != before.Count - places.Count)
                throw new InvalidDataException(
                    "The copy of the response file is not the file without the respondent; nothing was changed."
                );
            return new(copy, before.Found, after.Count);
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    private static async Task CopyAsync(
        StagedFile file,
        Stream output,
        byte delimiter,
        HashSet<int> removed,
        CancellationToken cancellationToken
    )
    {
        await using var input = file.Open();
        var records = new CsvRecords(delimiter);
        var buffer = new byte[1 << 16];
        var record = new MemoryStream();
        var place = -1;
        var isFirst = true;
        int read;
        while ((read = await input.ReadAsync(buffer, cancellationToken)) > 0)
        {
            for (var start = 0; start < read; )
            {
                var length = records.Advance(buffer.AsSpan(start, read - start), out var ended);
                record.Write(buffer, start, length);
                start += length;
                if (ended)
                    Pass();
            }
        }

        Pass();

        void Pass()
        {
            ReadOnlySpan<byte> bytes = record.GetBuffer().AsSpan(0, (int)record.Length);
            var content = isFirst && bytes.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes;
            var isHeaderOrRow = !IsBlank(content, delimiter) && !(isFirst && NamesDelimiter(content));
            if (isHeaderOrRow)
                place++;
            if (!isHeaderOrRow || place == 0 || !removed.Contains(place))
                output.Write(bytes);
            isFirst = false;
            record.SetLength(0);
        }
    }

    /// <summary>The line <c>sep=;</c> that Excel writes, which may be in quotes.</summary>
    private static bool NamesDelimiter(ReadOnlySpan<byte> record)
    {
        var line = record.StartsWith("\""u8) ? record[1..] : record;
        return line.Length >= 4 && Ascii.EqualsIgnoreCase(line[..4], "sep="u8);
    }

    /// <summary>
    /// Whether a record has nothing but white space in its values, which may be in quotes; such a line is no row.
    /// </summary>
    private static bool IsBlank(ReadOnlySpan<byte> record, byte delimiter)
    {
        ReadOnlySpan<byte> empty = [.. " \t\r\n\""u8, delimiter];
        if (record.IndexOfAnyExcept(empty) < 0 && record.IndexOf("\"\"\""u8) < 0)
            return true;
        const int maximumLength = 1_000;
        if (record.Length > maximumLength)
            return false;
        return IsBlank(Encoding.UTF8.GetString(record), (char)delimiter)
            || IsBlank(Encoding.Latin1.GetString(record), (char)delimiter);
    }

    /// <summary>
    /// A doubled quote within quotes is a quote, and so no blank; neither is the ellipsis that Windows-1252 has where
    /// Latin-1 has a line end.
    /// </summary>
    private static bool IsBlank(string record, char delimiter) =>
        record.All(c => (char.IsWhiteSpace(c) && c != '\u0085') || c == '"' || c == delimiter)
        && !record.Contains("\"\"\"", StringComparison.Ordinal);
}
