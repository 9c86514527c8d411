using System.Threading.Channels;
using Serverless.Intake.Answers;

namespace Serverless.Intake.Responses;

/// <summary>Some rows of a response file, in its order.</summary>
internal sealed class RowBatch(ResponseColumns columns)
{
    /// <summary>
    /// Enough that handing over costs nothing, few enough that the longest rows there may be take some tens of megabytes.
    /// </summary>
    public const int Size = 128;

    private readonly ResponseRow[] _rows = [.. Enumerable.Range(0, Size).Select(_ => new ResponseRow(columns))];
    private int _count;

    public ReadOnlySpan<ResponseRow> Rows => _rows.AsSpan(0, _count);

    /// <summary>Fills it from the file; false when that was the end.</summary>
    public async ValueTask<bool> FillAsync(ResponseFile file, CancellationToken cancellationToken)
    {
        _count = 0;
        while (_count < Size && await file.ReadAsync(_rows[_count], cancellationToken))
            _count++;
        return _count == Size;
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
