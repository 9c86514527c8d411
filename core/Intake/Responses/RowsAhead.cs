using System.Threading.Channels;
using Serverless.Intake.Answers;

namespace Serverless.Intake.Responses;

/// <summary>
/// Some rows of a response file, in its order: enough that handing them over costs nothing, few enough that three batches
/// take some tens of megabytes at most, however many columns there are and however long texts.
/// </summary>
internal sealed class RowBatch(ResponseColumns columns)
{
    private const int MaximumRows = 512;
    private const int MinimumRows = 16;

    /// <summary>Answers in all rows together.</summary>
    private const int Answers = 1 << 16;

    /// <summary>Characters from which on no further row is taken.</summary>
    private const int Characters = 1 << 20;

    private readonly ResponseRow[] _rows =
    [
        .. Enumerable
            .Range(0, Math.Clamp(Answers / Math.Max(1, columns.Answers.Count), MinimumRows, MaximumRows))
            .Select(_ => new ResponseRow(columns)),
    ];

    private int _count;

    public ReadOnlySpan<ResponseRow> Rows => _rows.AsSpan(0, _count);

    /// <summary>Fills it from the file; false when that was the end.</summary>
    public async ValueTask<bool> FillAsync(ResponseFile file, CancellationToken cancellationToken)
    {
        var characters = 0;
        for (_count = 0; _count < _rows.Length && characters < Characters; _count++)
        {
            var row = _rows[_count];
            if (!file.TryRead(row) && !await file.ReadAsync(row, cancellationToken))
                return false;
            characters += row.Characters;
        }

        return true;
    }
}

/// <summary>
/// Reads a response file a few batches of rows ahead of who looks at them, so that reading cells and checking rows each
/// have a processor.
/// </summary>
internal sealed class RowsAhead : IAsyncDisposable
{
    private const int Batches = 3;

    private readonly Channel<RowBatch> _free = Channel.CreateUnbounded<RowBatch>();
    private readonly Channel<RowBatch> _read = Channel.CreateUnbounded<RowBatch>();
    private readonly CancellationTokenSource _stop;
    private readonly Task _reading;
    private RowBatch? _present;

    private RowsAhead(ResponseFile file, ResponseColumns columns, CancellationToken cancellationToken)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        for (var i = 0; i < Batches; i++)
            _free.Writer.TryWrite(new RowBatch(columns));
        _reading = Task.Run(() => ReadAsync(file, _stop.Token), CancellationToken.None);
    }

    /// <summary>Begins to read; the file is not to be touched until this is disposed of or at its end.</summary>
    public static RowsAhead Of(ResponseFile file, ResponseColumns columns, CancellationToken cancellationToken) =>
        new(file, columns, cancellationToken);

    /// <summary>The next rows, valid until the next call; null at the end. Throws what reading threw.</summary>
    public async ValueTask<RowBatch?> NextAsync(CancellationToken cancellationToken)
    {
        if (_present is not null)
            _free.Writer.TryWrite(_present);
        _present = null;
        if (await _read.Reader.WaitToReadAsync(cancellationToken) && _read.Reader.TryRead(out var batch))
            return _present = batch;
        await _reading;
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task ReadAsync(ResponseFile file, CancellationToken cancellationToken)
    {
        try
        {
            var isMore = true;
            while (isMore)
            {
                var batch = await _free.Reader.ReadAsync(cancellationToken);
                isMore = await batch.FillAsync(file, cancellationToken);
                _read.Writer.TryWrite(batch);
            }
        }
        finally
        {
            _read.Writer.Complete();
        }
    }
}
