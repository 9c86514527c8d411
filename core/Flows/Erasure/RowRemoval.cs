using Serverless.Flows.Files;
using Serverless.Intake;
using Serverless.Intake.Responses;
using Serverless.Storage;

namespace Serverless.Flows.Erasure;

/// <summary>
/// Copies a response file without the rows of one respondent; every other byte stays as it was uploaded. It works on bytes,
/// as delimiters, quotes and line ends are the same in every encoding that is read.
/// </summary>
internal static class RowRemoval
{
    /// <summary>
    /// The file without the respondent, and the places (from 1) of the rows that were removed; null when there are
    /// none.
    /// Throws <see cref="InvalidDataException"/> rather than hand out a copy in which the respondent is left.
    /// </summary>
    public static async Task<(StagedFile File, IReadOnlyList<int> Places)?> WithoutAsync(
        this UploadedResponses responses,
        StagedFile file,
        string respondent,
        CancellationToken cancellationToken
    )
    {
        var (places, count) = await PlacesAsync(responses, file, respondent, cancellationToken);
        if (places.Count == 0)
            return null;
        var delimiter = Delimiter(await responses.CheckAsync(file, cancellationToken));
        var copy = await StagedFile.WriteAsync(
            (output, stop) => CopyAsync(file, output, delimiter, places.ToHashSet(), stop),
            cancellationToken
        );
        try
        {
            // A file that would be empty without this respondent is no response file any more; there is nothing left to
            // check in it.
            if (
                places.Count < count
                && await PlacesAsync(responses, copy, respondent, cancellationToken) is var (left, remaining)
                && (left.Count > 0 || remaining != count - places.Count)
            )
                throw new InvalidDataException(
                    "The copy of the response file is not the file without the respondent; nothing was changed."
                );
            return (copy, places);
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    private static async Task<(List<int> Places, int Count)> PlacesAsync(
        UploadedResponses responses,
        StagedFile file,
        string respondent,
        CancellationToken cancellationToken
    )
    {
        var places = new List<int>();
        var count = 0;
        await foreach (var row in responses.RowsAsync(file, after: 0, cancellationToken))
        {
            count++;
            if (row.Respondent == respondent)
                places.Add(row.Number);
        }

        return (places, count);
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
            var bytes = record.GetBuffer().AsSpan(0, (int)record.Length);
            var isHeaderOrRow = !IsBlank(bytes) && !(place < 0 && bytes.StartsWith("sep="u8));
            if (isHeaderOrRow)
                place++;
            if (!isHeaderOrRow || place == 0 || !removed.Contains(place))
                output.Write(bytes);
            record.SetLength(0);
        }
    }

    private static byte Delimiter(ValidationReport report) =>
        report.Delimiter switch
        {
            "semicolon" => (byte)';',
            "tab" => (byte)'\t',
            _ => (byte)',',
        };

    private static bool IsBlank(ReadOnlySpan<byte> record) => record.IndexOfAnyExcept(" \t\r\n"u8) < 0;
}
