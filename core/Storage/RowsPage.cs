using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Serverless.Intake;
using Serverless.Intake.Responses;

namespace Serverless.Storage;

/// <summary>
/// Rows of respondents that are kept in one entity: those of a hundred numbers, or fewer where they are long. Where a
/// page ends depends
/// on its rows alone, so storing the same rows again writes the same pages.
/// </summary>
internal sealed class RowsPage
{
    /// <summary>Most rows of a page; no page holds numbers on both sides of a multiple of it.</summary>
    public const int MaximumRows = 100;

    private const string Content = "Rows";

    /// <summary>A binary property holds 64 KB.</summary>
    private const int MaximumBytes = 1 << 16;

    /// <summary>Number, length of the id and length of the answers.</summary>
    private const int HeadBytes = 12;

    private readonly List<PackedRespondent> _rows = [];
    private ETag _etag;

    /// <summary>Size of the rows, in bytes.</summary>
    public int Bytes { get; private set; }

    public IReadOnlyList<PackedRespondent> Rows => _rows;

    /// <summary>The number as a row key: zero-padded, so that pages sort as in the file.</summary>
    public static string RowKey(int firstNumber) => firstNumber.ToString("D8", CultureInfo.InvariantCulture);

    /// <summary>First of the numbers that <paramref name="number"/> may share a page with.</summary>
    public static int FirstOf(int number) => ((number - 1) / MaximumRows * MaximumRows) + 1;

    /// <summary>Adds the next row; false when it belongs on a page of its own.</summary>
    public bool TryAdd(PackedRespondent row)
    {
        var bytes = HeadBytes + Encoding.UTF8.GetByteCount(row.Respondent) + row.Answers.Length;
        if (_rows.Count > 0 && (Bytes + bytes > MaximumBytes || FirstOf(row.Number) != FirstOf(_rows[0].Number)))
            return false;
        _rows.Add(row);
        Bytes += bytes;
        return true;
    }

    /// <summary>
    /// This page without some rows, to be written only over the page as it was read; null when it held none of them.
    /// </summary>
    public RowsPage? Without(IReadOnlySet<int> numbers)
    {
        var left = new RowsPage { _etag = _etag };
        foreach (var row in _rows.Where(row => !numbers.Contains(row.Number)))
            left.TryAdd(row);
        return left._rows.Count < _rows.Count ? left : null;
    }

    public ETag ETag => _etag;

    public static RowsPage From(TableEntity entity)
    {
        var page = new RowsPage { _etag = entity.ETag };
        ReadOnlyMemory<byte> content = entity.GetBinary(Content) ?? [];
        page.Bytes = content.Length;
        while (!content.IsEmpty)
        {
            var head = content.Span;
            var number = BinaryPrimitives.ReadInt32LittleEndian(head);
            var id = BinaryPrimitives.ReadInt32LittleEndian(head[4..]);
            var answers = BinaryPrimitives.ReadInt32LittleEndian(head[8..]);
            page._rows.Add(
                new(number, Encoding.UTF8.GetString(head.Slice(HeadBytes, id)), content.Slice(HeadBytes + id, answers))
            );
            content = content[(HeadBytes + id + answers)..];
        }

        return page;
    }

    /// <summary>
    /// The entity; <paramref name="rowKey"/> when it replaces one that began with a row no longer on it.
    /// </summary>
    public TableEntity ToEntity(string partition, string? rowKey = null)
    {
        var content = new byte[Bytes];
        var rest = content.AsSpan();
        foreach (var row in _rows)
        {
            var id = Encoding.UTF8.GetBytes(row.Respondent, rest[HeadBytes..]);
            BinaryPrimitives.WriteInt32LittleEndian(rest, row.Number);
            BinaryPrimitives.WriteInt32LittleEndian(rest[4..], id);
            BinaryPrimitives.WriteInt32LittleEndian(rest[8..], row.Answers.Length);
            row.Answers.Span.CopyTo(rest[(HeadBytes + id)..]);
            rest = rest[(HeadBytes + id + row.Answers.Length)..];
        }

        return new(partition, rowKey ?? RowKey(_rows[0].Number)) { [Content] = content };
    }
}
